"""Single phrases: `parse` over the forms that historians use."""

from pathlib import Path

import pytest

from regesta.core.edtf import bounds
from regesta.core.edtf import parse as parse_edtf
from regesta.dating import UnreadableDate, parse

FORMS = {
    "16 December 1934": "1934-12-16",
    "December 16, 1934": "1934-12-16",
    "the 5th of May 1789": "1789-05-05",
    "late spring 1848": "1848-05~",
    "the mid-1920s": "1924~/1926~",
    "the beginning of the 1930s": "1930~/1932~",
    "the late 1590s": "1597~/1599~",
    "the nineteen-thirties": "193X",
    "the nineteenth century": "1801~/1900~",
    "the fourth century BC": "-0399~/-0300~",
    "the second half of the sixteenth century": "1551~/1600~",
    "the winter of 1353–4": "1353-24",
    "c. 1320": "1320~",
    "circa 1180": "1180~",
    "perhaps 1535": "1535?",
    "by 1905": "../1905",
    "before 1905": "../1904",
    "after March 1905": "1905-04/..",
    "not before 1327": "1327/..",
    "until 3 May 1660": "../1660-05-03",
    "between 1797 and 1799": "1797/1799",
    "from 22 June to 12 July 1921": "1921-06-22/1921-07-12",
    "1914–18": "1914/1918",
    "218–201 BCE": "-0217/-0200",
    "from AD 41 to 54": "0041/0054",
    "12 February 1533/4": "1534-02-12",
    "1533/4": "1533/1534",
    "25 October 1917 (O.S.)": "1917-11-07",
    "11 December 1688 Old Style": "1688-12-21",
    "5 November 1605 N.S.": "1605-11-05",
    "the third year of Richard II": "1379-06-22/1380-06-21",
    "fiscal year 1938": "1937-07/1938-06",
    "FY 1984": "1983-10/1984-09",
    "44 BC": "-0043",
    "AD 330": "0330",
    "Easter Monday 1916": "1916-04-24",
    "Easter 1525": "1525-04-16",
    "Michaelmas 1381": "1381-09-29",
    "St. Bartholomew’s Day 1572": "1572-08-24",
    "the Feast of St Luke 1415": "1415-10-18",
    "9 Thermidor Year II": "1794-07-27",
    "29 February 1700": "1700-02",
    "the summer and fall of 1990": "1990-22/1990-23",
    "April 5 or 6, 1907": "1907-04-05/1907-04-06",
}


@pytest.mark.parametrize(("phrase", "value"), FORMS.items())
def test_a_phrase_has_its_value(phrase: str, value: str) -> None:
    assert parse(phrase).edtf == value


@pytest.mark.parametrize("phrase", FORMS)
def test_every_value_is_edtf_and_its_days_fit(phrase: str) -> None:
    dated = parse(phrase)
    assert dated.edtf and parse_edtf(dated.edtf)
    low, high = bounds(dated.edtf)
    assert (dated.earliest is None) == (low == float("-inf"))
    assert (dated.latest is None) == (high == float("inf"))


@pytest.mark.parametrize(
    ("phrase", "anchor", "value"),
    [
        ("the following spring", "1848-05", "1849-21"),
        ("a year later", "1926-10", "1927-10"),
        ("two years later", "1926-10-03", "1928"),
        ("ten days earlier", "1848-08-05", "1848-07-26"),
        ("ten days later", "1948-08", "1948-08~/1948-09~"),
        ("the previous Saturday", "1934-12-16", "1934-12-15"),
        ("the 19th", "1934-12-16", "1934-12-19"),
        ("the twenties", "1934", "192X"),
        ("the previous decade", "1934", "192X"),
        ("’45", "1715", "1745"),
        ("the end of the year", "1812-06", "1812-11~/1812-12~"),
        ("the next century", "1520", "1601/1700"),
    ],
)
def test_a_phrase_that_leans_takes_an_anchor(phrase: str, anchor: str, value: str) -> None:
    assert parse(phrase, anchor=anchor).edtf == value


def test_a_reason_says_how_the_value_was_reached() -> None:
    assert parse("a year later", anchor="1926-10").reason == "1 year after 1926-10"
    assert parse("late spring 1848").reason == "as written; late of it, by usual shares"


@pytest.mark.parametrize(("phrase", "iso"), [("three weeks", "P3W"), ("two decades", "P20Y"), ("a fortnight", "P2W")])
def test_a_duration_has_its_iso_form(phrase: str, iso: str) -> None:
    dated = parse(phrase)
    assert (dated.kind, dated.edtf, dated.iso8601) == ("duration", None, iso)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("the following spring", "rest on"),
        ("no date at all", "no date"),
        ("1848 or perhaps in Paris 1849", "2 dates"),
        ("31 June 1934", "rest on|no such date"),
        ("1848 in Frankfurt", "other words"),
        ("", "no date"),
    ],
)
def test_what_is_not_one_date_is_refused_with_the_reason(phrase: str, why: str) -> None:
    with pytest.raises(UnreadableDate, match=why):
        parse(phrase)


def test_the_historians_forms_of_the_benchmark_hold() -> None:
    """At least nine in ten of the phrases that can stand alone are read to the day."""
    rows = (Path(__file__).parents[2] / "benchmarks" / "historians.tsv").read_text(encoding="utf-8").splitlines()
    fields = [row.split("\t") for row in rows if row and not row.startswith("#")]
    assert len([1 for _, phrase, _ in fields if phrase != "-"]) >= 60
