"""Writing EDTF values: points, parts of periods ("early", "the end of"), intervals, and shifting one from another.

Parts follow historians' usage: early, mid and late are thirds, beginning and end are shorter. All parts carry `~`.
"""

import re

from regesta.core.edtf import Bounds, bounds, civil, month_length, ordinal, year_text
from regesta.dating.lexicon import ORDINALS

APPROXIMATE = "~"
_UNITS_OF = re.compile(r"(?P<rank>\S+) (?:(?P<count>\d+) )?(?P<unit>day|week|fortnight|month|year|decade)s?")


def year(number: int) -> str:
    """A year."""
    return year_text(number)


def month(of_year: int, number: int) -> str:
    """A month (1..12) or a season (21..24) of a year."""
    return f"{year_text(of_year)}-{number:02d}"


def day(of_year: int, of_month: int, number: int) -> str:
    """A day."""
    return f"{year_text(of_year)}-{of_month:02d}-{number:02d}"


def on(number: int) -> str:
    """The day with that ordinal."""
    return day(*civil(number))


def is_day(of_year: int, of_month: int, number: int) -> bool:
    """Whether the calendar has it; the Julian calendar's 29 February counts up to 1752."""
    if of_month == 2 and number == 29 and of_year <= 1752:
        return of_year % 4 == 0
    return 1 <= number <= month_length(of_year, of_month)


def decade(first: int, *, bce: bool = False) -> str:
    """The ten years named by `first` ("the 1920s"); before Christ they count down ("the 550s BCE" are 559-550)."""
    if bce:
        return f"{year_text(-(first + 8))}/{year_text(1 - first)}"
    return f"{year_text(first)[:-1]}X"


def century(number: int, *, bce: bool = False) -> str:
    """The `number`th century: 1801/1900 for the nineteenth, 400-301 BCE for the fourth before Christ."""
    if bce:
        return f"{year_text(1 - 100 * number)}/{year_text(-100 * (number - 1))}"
    return f"{year_text(100 * number - 99)}/{year_text(100 * number)}"


def millennium(number: int, *, bce: bool = False) -> str:
    """The `number`th millennium: 1001/2000 for the second, 3000-2001 BCE for the third before Christ."""
    if bce:
        return f"{year_text(1 - 1000 * number)}/{year_text(-1000 * (number - 1))}"
    return f"{year_text(1000 * number - 999)}/{year_text(1000 * number)}"


def sides(value: str) -> tuple[str, str]:
    """First and last side of an interval; a point is both."""
    first, slash, last = value.partition("/")
    return (first, last) if slash else (value, value)


def interval(first: str, last: str) -> str:
    """From the first day of the one to the last of the other; None of their qualifiers is lost."""
    start, end = edges(first)[0], edges(last)[1]
    return start if start == end else f"{start}/{end}"


def edges(value: str) -> tuple[str, str]:
    """The sides of an interval, a decade's first and last year, or the value twice."""
    if "/" in value:
        return sides(value)
    if "X" in value:
        bare = value.rstrip("?~%")
        mark = value[len(bare) :]
        return bare.replace("X", "0") + mark, bare.replace("X", "9") + mark
    return value, value


def qualified(value: str, mark: str) -> str:
    """The value with a qualifier on each side that has none; a season keeps its own vagueness unsaid."""
    if not mark:
        return value
    marked = [side if side[-1:] in "?~%" or side in ("..", "") else side + mark for side in value.split("/")]
    return "/".join(marked)


def unit_of(value: str) -> str:
    """How fine a value is: day, month, season, year, decade, or span for any other interval."""
    if "/" in value:
        return "span"
    bare = value.rstrip("?~%").lstrip("-")
    if "X" in bare:
        return "decade"
    fields = bare.split("-")
    if len(fields) == 2:
        return "season" if int(fields[1]) > 12 else "month"
    return ("year", "", "day")[len(fields) - 1]


def days(low: float, high: float) -> str:
    """The shortest value for the days from `low` to `high`: whole years or months are written as such."""
    (y1, m1, d1), (y2, m2, d2) = civil(int(low)), civil(int(high))
    if d1 != 1 or d2 != month_length(y2, m2):
        first, last = day(y1, m1, d1), day(y2, m2, d2)
    elif m1 != 1 or m2 != 12:
        first, last = month(y1, m1), month(y2, m2)
    else:
        first, last = year(y1), year(y2)
    return first if first == last else f"{first}/{last}"


# part -> the share of the period that it begins and ends with
_SHARES = {
    "early": (0.0, 0.334), "earliest": (0.0, 0.1),
    "mid": (0.334, 0.667), "late": (0.667, 1.0), "beginning": (0.0, 0.25), "end": (0.82, 1.0),
    "middle": (0.4, 0.6), "first half": (0.0, 0.5), "second half": (0.5, 1.0), "first third": (0.0, 0.334),
    "last third": (0.667, 1.0), "first quarter": (0.0, 0.25), "second quarter": (0.25, 0.5),
    "third quarter": (0.5, 0.75), "last quarter": (0.75, 1.0), "first days": (0.0, 0.2), "last days": (0.8, 1.0),
}  # fmt: skip
# where usage departs from plain shares: years within a decade, days within a month
_DECADE_YEARS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "beginning": (0, 2), "end": (8, 9), "middle": (4, 6)}
_MONTH_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (20, 31), "beginning": (1, 8), "end": (21, 31)}
_MONTH_DAYS |= {"middle": (11, 20), "first days": (1, 7), "last days": (25, 31)}


def part_of(value: str, part: str) -> str:
    """A part of a period, to whole years, months or days, with `~`: late 1688 is 1688-09~/1688-12~."""
    if part == "rest":
        return value
    low, high = (int(edge) for edge in bounds(value))
    if share := _UNITS_OF.fullmatch(part):
        return _units(low, high, share) or value
    return qualified(_part(low, high, part), APPROXIMATE)


def _units(low: int, high: int, share: re.Match[str]) -> str | None:
    """ "third week", "first 6 months", "last decade": so many units, counted from the beginning or the end."""
    count, unit = int(share["count"] or 1), share["unit"]
    rank = -1 if share["rank"] == "last" else ORDINALS[share["rank"]]
    if unit in ("day", "week", "fortnight"):
        days_each = {"day": 1, "week": 7, "fortnight": 14}[unit]
        first = low + (rank - 1) * days_each if rank > 0 else high + 1 - count * days_each
        last = min(first + count * days_each - 1, high)
        return None if not low <= first <= last else _exact(days(first, last), unit)
    (year_number, month_number, _), months = civil(low), count * {"month": 1, "year": 12, "decade": 120}[unit]
    start = year_number * 12 + month_number - 1
    if rank < 0:
        year_number, month_number, _ = civil(high)
        start = year_number * 12 + month_number - months
    else:
        start += (rank - 1) * months
    first, last = (
        ordinal(start // 12, start % 12 + 1, 1),
        ordinal((start + months) // 12, (start + months) % 12 + 1, 1) - 1,
    )
    return None if first < low or last > high else _exact(days(first, last), unit)


def _exact(value: str, unit: str) -> str:
    """Days and months are counted off; weeks and longer stretches are meant roughly."""
    return value if unit in ("day", "month", "year") else qualified(value, APPROXIMATE)


def _part(low: int, high: int, part: str) -> str:
    (first_year, first_month, first_day), length = civil(low), high - low + 1
    if 3600 < length < 3700 and part in _DECADE_YEARS:
        start, end = _DECADE_YEARS[part]
        return f"{year(first_year + start)}/{year(first_year + end)}"
    if first_day == 1 and 28 <= length <= 31 and part in _MONTH_DAYS:
        start, end = _MONTH_DAYS[part]
        return days(ordinal(first_year, first_month, start), min(high, ordinal(first_year, first_month, 1) + end - 1))
    start_share, end_share = _SHARES[part]
    return _share(low, high, start_share, end_share)


def _share(low: int, high: int, start: float, end: float) -> str:
    """Shares of a period: whole years in a long one, whole months within some years, days within a month or season."""
    (y1, m1, _), (y2, m2, _), length = civil(low), civil(high), high - low + 1
    if length > 1500:
        first, last = _slice(y2 - y1 + 1, start, end)
        return f"{year(y1 + first)}/{year(y1 + last)}"
    if length > 150:
        first, last = (m1 - 1 + step for step in _slice((y2 - y1) * 12 + m2 - m1 + 1, start, end))
        return f"{month(y1 + first // 12, first % 12 + 1)}/{month(y1 + last // 12, last % 12 + 1)}"
    first, last = _slice(length, start, end)
    return days(low + first, low + last)


def _slice(units: int, start: float, end: float) -> tuple[int, int]:
    """First and last of so many units that a share of them holds; one at the least."""
    first = min(round(start * units), units - 1)
    return first, max(first, round(end * units) - 1)


def shifted_month(value: Bounds, months: int) -> tuple[int, int]:
    """Year and month that lie so many months from the first day of the bounds."""
    of_year, of_month, _ = civil(int(value[0]))
    at = of_year * 12 + of_month - 1 + months
    return at // 12, at % 12 + 1
