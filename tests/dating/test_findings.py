"""What an editor would query in dates."""

from msgspec.structs import replace

from regesta.core.records import Finding
from regesta.dating import findings
from tests.dating.passages import told


def queried(passage: str | None, date: str | None = None) -> tuple[Finding, ...]:
    read = told(passage)
    return findings(replace(read.document, date=date), read.times)


def test_a_weekday_that_does_not_fit() -> None:
    """The garrison gave way on Monday, 14 July 1789."""
    (found,) = queried(test_a_weekday_that_does_not_fit.__doc__)
    assert found.kind == "weekday"
    assert "1789-07-14 was a Tuesday" in found.message and "not a Monday" in found.message


def test_a_weekday_that_fits_in_one_of_the_calendars_in_use() -> None:
    """On Tuesday, 14 July 1789 they fought; the stranger was found on Thursday, 17 October 1678."""
    assert queried(test_a_weekday_that_fits_in_one_of_the_calendars_in_use.__doc__) == ()


def test_a_day_that_no_calendar_has() -> None:
    """The order is dated 31 June 1934."""
    (found,) = queried(test_a_day_that_no_calendar_has.__doc__)
    assert (found.kind, found.message) == ("date-conflict", "“31 June 1934”: June has no day 31")


def test_a_range_that_runs_backward() -> None:
    """He governed the province (1934–1931), and from 1950 to 1948 the town."""
    kinds = [(found.kind, found.message) for found in queried(test_a_range_that_runs_backward.__doc__)]
    assert kinds == [
        ("order", "“1934–1931” ends before it begins"),
        ("order", "“from 1950 to 1948” ends before it begins"),
    ]


def test_a_date_after_the_text_itself() -> None:
    """The works council met in 1954."""
    (found,) = queried(test_a_date_after_the_text_itself.__doc__, date="1936")
    assert found.kind == "date-conflict" and "1936-12-31" in found.message
    assert queried(test_a_date_after_the_text_itself.__doc__, date="1960") == ()


def test_every_finding_is_tied_to_its_words() -> None:
    """The order is dated 31 June 1934."""
    text = told(test_every_finding_is_tied_to_its_words.__doc__).document.text
    (found,) = queried(test_every_finding_is_tied_to_its_words.__doc__)
    assert found.spans[0].of(text) == "31 June 1934"
