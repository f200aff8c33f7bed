"""How far a value reaches: the first and last day that it allows.

Seasons are those of the northern hemisphere by whole months (spring March-May ... winter December-February of the next
year), as the codes 25-28 are; 29-32 are the southern ones. `~` and `?` say how sure the date is and widen nothing.
"""

from regesta.core.edtf.days import month_length, ordinal
from regesta.core.edtf.model import Date, Edge, Instant, Interval, LongYear, Range, Set, Value

Bounds = tuple[float, float]
INFINITE = float("inf")

# season code -> (first month, how many months); a span over December runs into the next year
SEASONS: dict[int, tuple[int, int]] = {
    **{code: (3 * step, 3) for first in (21, 25) for step, code in enumerate(range(first, first + 4), start=1)},
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6) for half in range(2)},
}


def reach(value: Value | Range) -> Bounds:
    """First and last day (numbers as in `core.edtf.days`) that the value allows; infinite at open and unknown ends."""
    if isinstance(value, Date):
        return _date_bounds(value)
    if isinstance(value, LongYear):
        return _long_bounds(value)
    if isinstance(value, Set):
        reaches = [reach(member) for member in value.members]
        return min(low for low, _ in reaches), max(high for _, high in reaches)
    first, last = (value.start, value.end) if isinstance(value, Interval) else (value.first, value.last)
    return _side(first, 0, -INFINITE), _side(last, 1, INFINITE)


def _side(side: Instant | Edge | None, which: int, otherwise: float) -> float:
    return otherwise if side is None or isinstance(side, Edge) else reach(side)[which]


def _long_bounds(value: LongYear) -> Bounds:
    low = high = value.number
    if value.significant is not None:
        unit = 10 ** max(0, len(str(abs(low))) - value.significant)
        near = abs(low) // unit * unit
        low, high = (near, near + unit - 1) if low >= 0 else (-near - unit + 1, -near)
    return ordinal(low, 1, 1), ordinal(high, 12, 31)


def _date_bounds(value: Date) -> Bounds:
    low_year, high_year = value.year.low, value.year.high
    if value.month is None:
        return ordinal(low_year, 1, 1), ordinal(high_year, 12, 31)
    if value.month.low > 12:
        return _season_bounds(low_year, high_year, value.month.low)
    low_month, high_month = max(1, value.month.low), min(12, value.month.high)
    low_day, high_day = (value.day.low, value.day.high) if value.day else (1, 31)
    last = min(high_day, month_length(high_year, high_month))
    return ordinal(low_year, low_month, max(1, low_day)), ordinal(high_year, high_month, last)


def _season_bounds(low_year: int, high_year: int, code: int) -> Bounds:
    first, months = SEASONS[code]
    over, last = divmod(first + months - 2, 12)
    last_year = high_year + over
    return ordinal(low_year, first, 1), ordinal(last_year, last + 1, month_length(last_year, last + 1))
