"""Dates as a historian keeps them: EDTF (ISO 8601-2:2019) parsed, printed, bounded by days and compared.

    >>> bounds("1934-12") == (ordinal(1934, 12, 1), ordinal(1934, 12, 31))
    True
    >>> format(parse("1924~/1926~")), iso_day(bounds("-0043-03-15")[0]), overlaps("193X", "1934-12-16")
    ('1924~/1926~', '-0043-03-15', True)

Levels 0, 1 and 2 are read. Years are astronomical: `-0043` is 44 BCE. Light on purpose: standard library and msgspec.
"""

from regesta.core.edtf.comparison import bounds, compare, contains, covering, likeness, overlaps
from regesta.core.edtf.days import civil, iso_day, month_length, ordinal, weekday, year_text
from regesta.core.edtf.doubt import doubted
from regesta.core.edtf.extent import Bounds
from regesta.core.edtf.grammar import EdtfError, parse
from regesta.core.edtf.model import Component, Date, Edge, Instant, Interval, LongYear, Range, Set, Value

__all__ = [
    "Bounds",
    "Component",
    "Date",
    "Edge",
    "EdtfError",
    "Instant",
    "Interval",
    "LongYear",
    "Range",
    "Set",
    "Value",
    "bounds",
    "civil",
    "compare",
    "contains",
    "covering",
    "doubted",
    "format",
    "iso_day",
    "likeness",
    "month_length",
    "ordinal",
    "overlaps",
    "parse",
    "weekday",
    "year_text",
]


def format(value: Value) -> str:
    """The EDTF string of a value; `format(parse(text)) == text.strip()` for every string that parses."""
    return str(value)
