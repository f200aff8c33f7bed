"""Dates in a reckoning of their own, and dates counted from a day that stands in the same phrase."""

import pytest

from regesta.dating import parse
from tests.dating.passages import told


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("25 Edward III", "1351-01-25/1352-01-24"),
        ("33 Hen. VIII", "1541-04-22/1542-04-21"),
        ("5 Eliz.", "1562-11-17/1563-11-16"),
        ("fiscal year 1921–22", "1921-07/1922-06"),
        ("the financial year 1908/9", "1908-04/1909-03"),
        ("Michaelmas term 1621", "1621-10~/1621-11~"),
        ("Year II of the Republic", "1793-09-22/1794-09-21"),
        ("Thermidor an II", "1794-07-19/1794-08-17"),
        ("the Ides of March 44 BC", "-0043-03-15"),
        ("the nones of October 1110", "1110-10-07"),
        ("the 4th of the Kalends of May 1190", "1190-04-28"),
        ("10 Muharram 61 AH", "0680-10-10"),
        ("A.H. 923", "1517-01-24/1518-01-12"),
    ],
)
def test_another_reckoning(phrase: str, value: str) -> None:
    assert parse(phrase).edtf == value


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("the eve of Easter 1916", "1916-04-22"),
        ("the morrow of Martinmas 1290", "1290-11-12"),
        ("the octave of Michaelmas 1275", "1275-10-06"),
        ("two days after Michaelmas 1340", "1340-10-01"),
        ("the day before 14 July 1789", "1789-07-13"),
        ("ten years after 1066", "1076"),
        ("the two decades after 1925", "1925/1945"),
        ("the Tuesday next after the feast of St. Michael 1301", "1301-10-03"),
        ("the nineteenth Sunday after Trinity 1525", "1525-10-22"),
        ("the first Monday in November 1860", "1860-11-05"),
        ("the last Friday of June 1789", "1789-06-26"),
        ("Holy Week 1525", "1525-04-09/1525-04-15"),
    ],
)
def test_counted_from_a_day(phrase: str, value: str) -> None:
    assert parse(phrase).edtf == value


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("the first decade of the twentieth century", "1901~/1910~"),
        ("the last two decades of the sixteenth century", "1581~/1600~"),
        ("the first six months of 1916", "1916-01/1916-06"),
        ("the third week of May 1916", "1916-05-15~/1916-05-21~"),
        ("the last day of 1916", "1916-12-31"),
        ("the turn of the twentieth century", "1895~/1905~"),
        ("the 1700s", "1700/1799"),
        ("the 1900s", "190X"),
        ("the late eighteenth and early nineteenth centuries", "1768~/1833~"),
        ("the third millennium BC", "-2999~/-2000~"),
        ("the XIIth century", "1101~/1200~"),
        ("s. xii ex.", "1176~/1200~"),
    ],
)
def test_a_share_of_a_period(phrase: str, value: str) -> None:
    assert parse(phrase).edtf == value


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("25 October/7 November 1917", "1917-11-07"),
        ("25 October (7 November) 1917", "1917-11-07"),
        ("12/22 July 1688", "1688-07-22"),
        ("4/5 August 1789", "1789-08-04/1789-08-05"),
        ("18.v.1536", "1536-05-18"),
        ("17/3/1942", "1942-03-17"),
        ("3/17/1942", "1942-03-17"),
        ("7th Novr. 1801", "1801-11-07"),
        ("8br 1690", "1690-10"),
        ("September 3d, 1783", "1783-09-03"),
    ],
)
def test_written_in_two_styles_in_figures_or_by_a_clerk(phrase: str, value: str) -> None:
    assert parse(phrase).edtf == value


def test_a_reign_ends() -> None:
    """The roll of 30 Richard III is a forgery."""
    assert told(test_a_reign_ends.__doc__).dates() == {}


def test_the_eve_of_an_event_that_was_dated() -> None:
    """The king died on 5 March 1461. On the eve of his death he signed; the year of his death was wet.

    The queen was crowned on 9 May 1465. The day after her coronation it rained.
    """
    passage = told(test_the_eve_of_an_event_that_was_dated.__doc__)
    assert passage.time("the eve of his death").edtf == "1461-03-04"
    assert passage.time("the year of his death").edtf == "1461"
    assert passage.time("The day after her coronation").edtf == "1465-05-10"
    assert passage.anchor("The day after her coronation") == "9 May 1465"


def test_a_clause_is_no_event() -> None:
    """The trial opened in January 1981. Yao walked free five years after Jiang had hanged herself."""
    passage = told(test_a_clause_is_no_event.__doc__)
    assert passage.time("five years after Jiang").edtf is None


def test_the_morning_of_a_day_is_that_day() -> None:
    """In July 1759 they waited; on the morning of the twenty-fourth of July the guns were heard."""
    assert told(test_the_morning_of_a_day_is_that_day.__doc__).dates()["the twenty-fourth of July"] == "1759-07-24"


def test_this_month_and_the_last() -> None:
    """On 5 March 1916 he wrote; on the 2nd of the following month he was back, and on the 28th ult. he had left."""
    dates = told(test_this_month_and_the_last.__doc__).dates()
    assert (dates["the 28th ult."], dates["the 2nd of the following month"]) == ("1916-03-28", "1916-04-02")


def test_stretches_from_the_last_date_and_up_to_it() -> None:
    """In 1834 she left. Over the next two decades she wrote; in the preceding three years she had only read."""
    dates = told(test_stretches_from_the_last_date_and_up_to_it.__doc__).dates()
    assert dates["Over the next two decades"] == "1834~/1854~"
    assert dates["in the preceding three years"] == "1831~/1834~"


def test_almost_two_years_later_falls_short() -> None:
    """In June 1834 she left; almost two years later she was back. Half a century later her works were burnt."""
    dates = told(test_almost_two_years_later_falls_short.__doc__).dates()
    assert dates["almost two years later"] == "1836-02~/1836-06~"
    assert dates["Half a century later"] == "1886"


def test_a_term_of_years_is_no_date() -> None:
    """The act of 1991 released the records after thirty years. More than ten years on, nobody used it."""
    assert list(told(test_a_term_of_years_is_no_date.__doc__).dates()) == ["1991"]


def test_the_narrator_does_not_lean_on_what_he_quotes() -> None:
    """In March 1934 the committee met. “In 1871,” he said, “we lost.” The following month it was dissolved."""
    passage = told(test_the_narrator_does_not_lean_on_what_he_quotes.__doc__)
    assert passage.time("The following month").edtf == "1934-04"
    assert passage.anchor("The following month") == "March 1934"


def test_a_feast_without_its_year_takes_the_one_in_force() -> None:
    """She left in the autumn of 1919. Two days before Christmas she was arrested."""
    assert told(test_a_feast_without_its_year_takes_the_one_in_force.__doc__).dates()["Two days before Christmas"] == (
        "1919-12-23"
    )


def test_some_days_from_a_year_are_about_that_year() -> None:
    """He died in 1940. On the eve of his death he wrote to her."""
    assert told(test_some_days_from_a_year_are_about_that_year.__doc__).time("the eve of his death").edtf == "1940~"
