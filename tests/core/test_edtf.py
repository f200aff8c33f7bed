"""EDTF: the specification's own examples (level 0, 1 and 2), the bounds in days, comparison, refusal."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.core import edtf
from regesta.core.edtf import (
    Edge,
    EdtfError,
    Interval,
    Set,
    bounds,
    compare,
    contains,
    doubted,
    iso_day,
    likeness,
    ordinal,
    overlaps,
    parse,
)

LEVEL_0 = """
1985-04-12 1985-04 1985 1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30
1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2004-02-01/2005 2005/2006-02 0000 9999
"""
LEVEL_1 = """
Y170000002 Y-170000002 2001-21 2001-22 2001-23 2001-24 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX
1985-04-XX 1985-XX-XX
1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985-04 ../1985 1985-04-12/ 1985-04/ 1985/ /1985-04-12 /1985-04 /1985
-1985 -0043-03-15 1984?/2004-06~ 1984~/.. 2004-06-XX/2004-07-03
"""
LEVEL_2 = """
Y-17E7 1950S2 Y171010000S3 Y3388E2S3 2001-34 2001-25 2001-29 2001-37 2001-40 [1667,1668,1670..1672]
[..1760-12-03] [1760-12..]
[1667,1760-12] [..1984] {1667,1668,1670..1672} {1960,1961-12} {..1984} 2004-06~-11 2004?-06-11 ?2004-06-~11 2004-%06-11
156X-12-25 15XX-12-25 XXXX-12-XX
1XXX-XX 1XXX-12 1984-1X 2004-06-~01/2004-06-~20 1984?-06/2004-08?
"""
EXAMPLES = [*(LEVEL_0 + LEVEL_1 + LEVEL_2).split(), "[1760-01, 1760-02, 1760-12..]"]


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_of_the_specification_survives_a_round_trip(text: str) -> None:
    assert edtf.format(parse(text)) == text


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_has_ordered_bounds(text: str) -> None:
    low, high = bounds(text)
    assert low <= high


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1934", "1934-01-01", "1934-12-31"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("1934-12-16~", "1934-12-16", "1934-12-16"),
        ("193X", "1930-01-01", "1939-12-31"),
        ("-01XX", "-0199-01-01", "-0100-12-31"),
        ("1848-21", "1848-03-01", "1848-05-31"),
        ("1739-24", "1739-12-01", "1740-02-29"),
        ("2001-29", "2001-09-01", "2001-11-30"),
        ("2001-30", "2001-12-01", "2002-02-28"),
        ("2001-34", "2001-04-01", "2001-06-30"),
        ("2001-39", "2001-09-01", "2001-12-31"),
        ("2001-41", "2001-07-01", "2001-12-31"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("Y-17E3", "Y-17000-01-01", "Y-17000-12-31"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("2004-02-XX", "2004-02-01", "2004-02-29"),
        ("1924~/1926~", "1924-01-01", "1926-12-31"),
        ("-0218/-0201", "-0218-01-01", "-0201-12-31"),
        ("../1928-01", None, "1928-01-31"),
        ("1928-01/", "1928-01-01", None),
        ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("[..1760-12-03]", None, "1760-12-03"),
    ],
)
def test_bounds_are_the_first_and_last_day_allowed(text: str, first: str | None, last: str | None) -> None:
    low, high = bounds(text)
    assert (iso_day(low), iso_day(high)) == (first, last)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1985-02-30", "28 days"),
        ("2004-02-30", "29 days"),
        ("1900-02-29", "28 days"),
        ("1985-13", "months are"),
        ("1985-00", "months are"),
        ("1985-4X", "no month"),
        ("1985-04-4X", "no day"),
        ("2001-21-05", "a season has no days"),
        ("2008/1964", "ends before it begins"),
        ("[1672..1670]", "ends before it begins"),
        ("../..", "one side must be a date"),
        ("1964/1965/1966", "two sides"),
        ("[]", "needs members"),
        ("[1667", "closing bracket"),
        ("[..]", "a range needs a date"),
        ("-0000", "no sign"),
        ("1985T12:00:00", "needs a day"),
        ("85", "not the form"),
        ("late 1848", "not the form"),
        ("١٩٣٤", "not the form"),
        ("Y1934", "not the form"),
    ],
)
def test_what_is_no_edtf_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(EdtfError, match=why):
        parse(text)


def test_open_and_unknown_ends_stay_apart() -> None:
    assert parse("1985/..") != parse("1985/")
    value = parse("1985/")
    assert isinstance(value, Interval) and value.end is Edge.UNKNOWN


def test_one_of_and_all_of_stay_apart() -> None:
    one, every = parse("[1667,1668]"), parse("{1667,1668}")
    assert isinstance(one, Set) and isinstance(every, Set)
    assert (one.every, every.every) == (False, True)


@pytest.mark.parametrize(
    ("text", "marks"), [("1984?/2004-06~", "?~"), ("?2004-06-~11", "?~"), ("{1960%,1961}", "%"), ("Y17000~", "~")]
)
def test_qualifiers_are_listed_in_order(text: str, marks: str) -> None:
    assert parse(text).qualifiers == marks


def test_two_values_overlap_hold_and_follow_each_other() -> None:
    assert overlaps("193X", "1934-12-16") and not overlaps("1933", "1934")
    assert contains("1934", "1934-12-16") and not contains("1934-12-16", "1934")
    assert contains("1928/..", "1934")
    assert (compare("1933", "1934"), compare("-0043", "-0044")) == (-1, 1)
    assert (compare("1934", "1934~"), compare("1934", "1934-12")) == (0, None)


def test_likeness_is_the_share_of_days() -> None:
    assert likeness("1934", "1934~") == 1.0
    assert likeness("1930/1931", "1930/1933") == pytest.approx(730 / 1461)
    assert likeness("1930", "1940") == likeness("1930", "1930/..") == 0.0


@given(st.dates())
def test_days_agree_with_the_standard_library(day: datetime.date) -> None:
    number = ordinal(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert edtf.civil(number) == (day.year, day.month, day.day)
    assert edtf.weekday(number) == day.weekday()


@given(st.integers(-4_000_000, 4_000_000))
def test_days_run_on_before_the_year_one(number: int) -> None:
    assert ordinal(*edtf.civil(number)) == number


@given(st.text(alphabet="0123456789X-/.?~%YES[]{}, T:Z", max_size=24))
def test_any_string_parses_and_prints_itself_or_is_refused(text: str) -> None:
    try:
        value = parse(text)
    except EdtfError:
        return
    assert edtf.format(parse(edtf.format(value))) == edtf.format(value)
    low, high = bounds(value)
    assert low <= high


@pytest.mark.parametrize("level", [LEVEL_0, LEVEL_1, LEVEL_2])
def test_a_doubted_value_allows_the_same_days_and_is_doubted_once(level: str) -> None:
    for text in level.split():
        once = doubted(text)
        assert bounds(once) == bounds(text) and doubted(once) == once, text
