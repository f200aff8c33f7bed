"""Days as whole numbers in the proleptic Gregorian calendar: day 1 is 0001-01-01, as in `datetime.date.toordinal`.

Years are astronomical, as in EDTF: 0 is 1 BCE, -43 is 44 BCE. Any year goes, not only `datetime`'s 1..9999.
"""

MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
_UNIX_EPOCH = 719_163


def is_leap(year: int) -> bool:
    """Whether the Gregorian year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days of the month (1..12)."""
    return 29 if month == 2 and is_leap(year) else MONTH_LENGTHS[month - 1]


def ordinal(year: int, month: int, day: int) -> int:
    """The day's number (after Howard Hinnant's `days_from_civil`: years that begin in March)."""
    shifted = year - (month <= 2)
    cycle, of_cycle = divmod(shifted, _CYCLE_YEARS)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_cycle = of_cycle * 365 + of_cycle // 4 - of_cycle // 100 + day_of_year
    return cycle * _CYCLE_DAYS + day_of_cycle - 719_468 + _UNIX_EPOCH


def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of the day with that number: the inverse of `ordinal`."""
    cycle, rest = divmod(day - _UNIX_EPOCH + 719_468, _CYCLE_DAYS)
    of_cycle = (rest - rest // 1460 + rest // 36_524 - rest // 146_096) // 365
    day_of_year = rest - (365 * of_cycle + of_cycle // 4 - of_cycle // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = (shifted_month + 2) % 12 + 1
    year = cycle * _CYCLE_YEARS + of_cycle + (month <= 2)
    return year, month, day_of_year - (153 * shifted_month + 2) // 5 + 1


def weekday(day: int) -> int:
    """Day of the week, Monday 0 .. Sunday 6."""
    return (day - 1) % 7


def year_text(year: int) -> str:
    """EDTF's form of a year: four digits at least, `Y` before one that needs more (`-0043`, `1934`, `Y17000`)."""
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}" if abs(year) <= 9999 else f"Y{year}"


def iso_day(day: float) -> str | None:
    """The day in ISO 8601's extended form (`-0043-03-15`); None for an infinite one, which no calendar can print."""
    if day in (float("inf"), float("-inf")):
        return None
    year, month, of_month = civil(int(day))
    return f"{year_text(year)}-{month:02d}-{of_month:02d}"
