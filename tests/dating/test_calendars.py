"""Other calendars: Easter, feasts, Julian and Republican days, reigns."""

import pytest

from regesta.dating import calendars


@pytest.mark.parametrize(
    ("year", "day"),
    [(1916, (4, 23)), (2000, (4, 23)), (1818, (3, 22)), (1943, (4, 25)), (1525, (4, 16)), (1204, (4, 25))],
)
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert calendars.easter(year) == (year, *day)


@pytest.mark.parametrize(
    ("feast", "year", "day"),
    [
        ("Good Friday", 1865, (4, 14)),
        ("Corpus Christi", 1381, (6, 13)),
        ("Christmas Eve", 1678, (12, 24)),
        ("St. Crispin’s Day", 1415, (10, 25)),
        ("Saint Bartholomew's Day", 1572, (8, 24)),
        ("feast of St Luke", 1415, (10, 18)),
    ],
)
def test_feasts(feast: str, year: int, day: tuple[int, int]) -> None:
    assert calendars.feast_day(feast, year) == (year, *day)


def test_an_unknown_saint_has_no_day() -> None:
    assert calendars.feast_day("St. Nobody’s Day", 1415) is None


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [((1917, 10, 25), (1917, 11, 7)), ((1688, 11, 5), (1688, 11, 15)), ((1582, 10, 5), (1582, 10, 15))],
)
def test_old_style_days(julian: tuple[int, int, int], gregorian: tuple[int, int, int]) -> None:
    assert calendars.from_julian(*julian) == gregorian


def test_republican_days() -> None:
    assert calendars.republican(18, "Brumaire", 8) == (1799, 11, 9)
    assert calendars.republican(13, "vendemiaire", 4) == (1795, 10, 5)
    assert calendars.republican(1, "Germinal", 15) is None


@pytest.mark.parametrize(("numeral", "value"), [("II", 2), ("IV", 4), ("VIII", 8), ("XIV", 14)])
def test_roman_numerals(numeral: str, value: int) -> None:
    assert calendars.roman(numeral) == value


def test_regnal_years_begin_with_the_accession() -> None:
    assert calendars.regnal(1, "Victoria") == ((1837, 6, 20), (1838, 6, 19))
    assert calendars.regnal(3, "Nobody") is None
