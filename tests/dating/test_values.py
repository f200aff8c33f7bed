"""Parts of periods, decades, centuries, and how fine a value is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.core.edtf import bounds, contains
from regesta.dating import values

PARTS = (
    "early",
    "mid",
    "late",
    "beginning",
    "middle",
    "end",
    "first half",
    "second half",
    "last quarter",
    "first days",
)


@pytest.mark.parametrize(
    ("period", "part", "value"),
    [
        ("1688", "late", "1688-09~/1688-12~"),
        ("1812", "end", "1812-11~/1812-12~"),
        ("1918", "first half", "1918-01~/1918-06~"),
        ("192X", "mid", "1924~/1926~"),
        ("1501/1600", "early", "1501~/1533~"),
        ("1501/1600", "end", "1583~/1600~"),
        ("1895-11", "end", "1895-11-21~/1895-11-30~"),
        ("1848-21", "late", "1848-05~"),
        ("-0399/-0300", "second half", "-0349~/-0300~"),
        ("1496", "rest", "1496"),
    ],
)
def test_a_part_of_a_period(period: str, part: str, value: str) -> None:
    assert values.part_of(period, part) == value


@given(st.integers(-500, 2000), st.integers(1, 12), st.sampled_from(PARTS))
def test_a_part_lies_in_its_period(year: int, month: int, part: str) -> None:
    for period in (values.year(year), values.month(year, month), values.on(700_000 + year)):
        assert contains(period, values.part_of(period, part))


def test_decades_and_centuries_before_christ_count_down() -> None:
    assert values.decade(550, bce=True) == "-0558/-0549"
    assert values.century(4, bce=True) == "-0399/-0300"
    assert values.century(1, bce=True) == "-0099/0000"
    assert values.century(19) == "1801/1900"


@pytest.mark.parametrize(
    ("value", "unit"),
    [("1934", "year"), ("-0043", "year"), ("1934-12~", "month"), ("1934-22", "season"), ("1934-12-16?", "day")],
)
def test_how_fine_a_value_is(value: str, unit: str) -> None:
    assert values.unit_of(value) == unit


def test_the_days_of_a_range_are_written_as_whole_years_or_months_where_they_are() -> None:
    low, high = bounds("1934/1936")
    assert values.days(low, high) == "1934/1936"
    assert values.days(*bounds("1934-02/1936-03")) == "1934-02/1936-03"
    assert values.days(*bounds("1934-02-01/1934-02-27")) == "1934-02-01/1934-02-27"


def test_an_interval_keeps_the_qualifiers_of_its_sides() -> None:
    assert values.interval("1924~", "1926?") == "1924~/1926?"
    assert values.interval("192X~", "193X") == "1920~/1939"
