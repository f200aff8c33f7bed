"""What an editor would query in dates."""

from msgspec.structs import replace

from regesta.core.records import Finding, Note
from regesta.dating import findings
from tests.dating.passages import told


def queried(passage: str | None, date: str | None = None, notes: tuple[Note, ...] = ()) -> tuple[Finding, ...]:
    read = told(passage)
    return findings(replace(read.document, date=date), read.times, notes)


def test_a_weekday_that_does_not_fit() -> None:
    """The garrison gave way on Monday, 14 July 1789."""
    (found,) = queried(test_a_weekday_that_does_not_fit.__doc__)
    assert found.kind == "weekday"
    assert "1789-07-14 was a Tuesday" in found.message and "not a Monday" in found.message


def test_a_weekday_that_fits_in_one_of_the_calendars_in_use() -> None:
    """On Tuesday, 14 July 1789 they fought; the stranger was found on Thursday, 17 October 1678."""
    assert queried(test_a_weekday_that_fits_in_one_of_the_calendars_in_use.__doc__) == ()


def test_a_weekday_of_the_old_style_is_told_as_one() -> None:
    """He vanished on Saturday, 12 October 1678; the palace fell on Wednesday, 25 October 1917."""
    read = told(test_a_weekday_of_the_old_style_is_told_as_one.__doc__)
    assert [time.reason for time in read.times] == ["as written; its weekday fits Old Style"] * 2
    assert findings(read.document, read.times) == ()


def test_a_weekday_before_the_reform_is_counted_by_the_old_calendar() -> None:
    """They fought on Friday, 25 October 1415, and not on Sunday, 25 October 1415."""
    (found,) = queried(test_a_weekday_before_the_reform_is_counted_by_the_old_calendar.__doc__)
    assert found.message == "1415-10-25 was a Friday, not a Sunday"


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


def test_a_number_in_a_list_is_no_range() -> None:
    """The letters lie in Box 3, 1928–2, and Box 4, 1929-1."""
    assert queried(test_a_number_in_a_list_is_no_range.__doc__) == ()


def test_an_age_that_nobody_reaches() -> None:
    """The abbot died aged 134; his brother lived to the age of ninety-four; the oak was 300 years old."""
    (found,) = queried(test_an_age_that_nobody_reaches.__doc__)
    assert (found.kind, found.message) == (
        "impossible-age",
        "“aged 134”: hardly anyone has lived longer than 115 years",
    )


def test_what_is_foreseen_is_not_too_late() -> None:
    """The lease runs until 1999, the dam will be ready by 1975, and the comet is due in 1986."""
    assert queried(test_what_is_foreseen_is_not_too_late.__doc__, date="1954") == ()


def test_a_date_that_leans_on_another_is_not_too_late() -> None:
    """The council met in 1954. Thirty years later nobody remembered it."""
    assert queried(test_a_date_that_leans_on_another_is_not_too_late.__doc__, date="1960") == ()


def test_the_imprint_says_when_the_text_was_written() -> None:
    """The Weavers’ Guild

    London:
    Holm and Sons,
    1885.

    The guild built its hall in 1790, and the hall burnt in 1902.
    """
    (found,) = queried(test_the_imprint_says_when_the_text_was_written.__doc__)
    assert found.message == "“1902” is later than the text itself, of 1885-12-31 at the latest"


def test_a_heading_with_a_year_is_no_imprint() -> None:
    """The Rising, 1848

    The guild rose in 1848, and rose again in 1902.
    """
    assert queried(test_a_heading_with_a_year_is_no_imprint.__doc__) == ()


def test_the_source_dates_itself_in_many_ways() -> None:
    """The works council met in 1954."""
    passage = test_the_source_dates_itself_in_many_ways.__doc__
    assert [len(queried(passage, date)) for date in ("1936-05-01T10:00:00Z", "c. 1936", "n.d.", "1955")] == [1, 1, 0, 0]


def test_a_work_cited_came_out_after_the_text() -> None:
    """The guild was small.1 It grew.2"""
    works = (
        {"title": "Looms", "issued": {"date-parts": [[1962]]}},
        {"title": "Hands", "issued": {"date-parts": [[1950]]}},
    )
    notes = tuple(Note(id=f"n{n}", marker=str(n), start=20, end=21, citations=(work,)) for n, work in enumerate(works))
    (found,) = queried(test_a_work_cited_came_out_after_the_text.__doc__, "1954", notes)
    assert found.message == "Looms, of 1962, is later than the text that cites it, of 1954-12-31 at the latest"
