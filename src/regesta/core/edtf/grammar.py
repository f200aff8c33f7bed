"""EDTF strings to records: levels 0, 1 and 2 of ISO 8601-2:2019 as the Library of Congress sets them out.

Nothing is bent: what is no EDTF (a 30 February, a month 13, an interval that runs backward) is refused with the reason.
"""

import re
from functools import lru_cache
from typing import cast

from regesta.core.edtf.days import month_length
from regesta.core.edtf.extent import reach
from regesta.core.edtf.model import Component, Date, Edge, Instant, Interval, LongYear, Qualifier, Range, Set, Value
from regesta.errors import UsageError

_Q = "[?~%]?"
_DATE = re.compile(
    rf"({_Q})(-?[\dX]{{4}})({_Q})(?:-({_Q})([\dX]{{2}})({_Q})(?:-({_Q})([\dX]{{2}})({_Q}))?)?"
    r"(?:T((?:[01]\d|2[0-4]):[0-5]\d:[0-6]\d(?:Z|[+-]\d\d(?::?\d\d)?)?))?",
    re.ASCII,
)
_LONG = re.compile(rf"Y(-?[1-9]\d{{4,99}}|-?[1-9]\d{{0,99}}(?=E))(?:E(\d{{1,2}}))?(?:S(\d{{1,2}}))?({_Q})", re.ASCII)
_SIGNIFICANT = re.compile(rf"(-?\d{{4}})S(\d{{1,2}})({_Q})", re.ASCII)
_SEASON_CODES = range(21, 42)


class EdtfError(UsageError):
    """A string that is no EDTF."""

    code = "edtf"


def parse(text: str) -> Value:
    """The value of an EDTF string, level 0, 1 or 2.

    Raises:
        EdtfError: it is no EDTF; says why.
    """
    return _parse(text.strip())


@lru_cache(maxsize=4096)
def _parse(text: str) -> Value:
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _instant(text)


def _refuse(text: str, why: str) -> EdtfError:
    hint = "EDTF writes 1934, 1934-12, 1934-12-16, 1924/1926, 1935~, ../1928-01, -0043 for 44 BCE."
    return EdtfError(expected="an EDTF date", found=f"{text!r} ({why})", hint=hint)


def _instant(text: str) -> Instant:
    if found := _LONG.fullmatch(text):
        year, exponent, significant, qualifier = found.groups()
        return _long(year, exponent, significant, qualifier)
    if found := _SIGNIFICANT.fullmatch(text):
        year, significant, qualifier = found.groups()
        return _long(year, None, significant, qualifier, marked=False)
    if found := _DATE.fullmatch(text):
        return _checked(text, _date(found))
    raise _refuse(text, "not the form of a date")


def _long(year: str, exponent: str | None, significant: str | None, qualifier: str, *, marked: bool = True) -> LongYear:
    return LongYear(
        mantissa=int(year),
        exponent=None if exponent is None else int(exponent),
        significant=None if significant is None else int(significant),
        marked=marked,
        qualifier=cast(Qualifier, qualifier),
    )


def _date(found: re.Match[str]) -> Date:
    groups = found.groups()
    parts = [_component(*groups[at : at + 3]) for at in (0, 3, 6)]
    return Date(cast(Component, parts[0]), parts[1], parts[2], groups[9])


def _component(own: str, digits: str | None, group: str) -> Component | None:
    return None if digits is None else Component(digits, cast(Qualifier, own), cast(Qualifier, group))


def _checked(text: str, value: Date) -> Date:
    why = _date_fault(value)
    if why:
        raise _refuse(text, why)
    return value


def _date_fault(value: Date) -> str | None:
    if value.year.digits == "-0000":
        return "the year 0 has no sign"
    if value.time and value.day is None:
        return "a clock time needs a day"
    if value.month is None:
        return None
    if "X" not in value.month.digits and not (1 <= value.month.low <= 12 or value.month.low in _SEASON_CODES):
        return "months are 01-12, seasons and parts of years 21-41"
    if value.month.digits[0] not in "01X" and "X" in value.month.digits:
        return "no month has these digits"
    return _day_fault(value, value.month) if value.day else None


def _day_fault(value: Date, month: Component) -> str | None:
    assert value.day is not None
    if month.low > 12:
        return "a season has no days"
    longest = max(month_length(_some_leap(value.year), m) for m in range(max(1, month.low), min(12, month.high) + 1))
    if "X" not in value.day.digits:
        return None if 1 <= value.day.low <= longest else f"the month has {longest} days at most"
    return None if value.day.low <= longest else "no day has these digits"


def _some_leap(year: Component) -> int:
    """The year itself, or a leap year where a digit is open."""
    return 2000 if "X" in year.digits else year.low


def _interval(text: str) -> Interval:
    sides = text.split("/")
    if len(sides) != 2:
        raise _refuse(text, "an interval has two sides")
    value = Interval(_end(sides[0]), _end(sides[1]))
    if isinstance(value.start, Edge) and isinstance(value.end, Edge):
        raise _refuse(text, "one side must be a date")
    _refuse_backward(text, value.start, value.end)
    return value


def _end(side: str) -> Instant | Edge:
    return Edge(side) if side in ("", "..") else _instant(side)


def _refuse_backward(text: str, first: Instant | Edge | None, last: Instant | Edge | None) -> None:
    if first is None or last is None or isinstance(first, Edge) or isinstance(last, Edge):
        return
    if reach(first)[0] > reach(last)[1]:
        raise _refuse(text, "it ends before it begins")


def _set(text: str) -> Set:
    every = text.startswith("{")
    if not text.endswith("}" if every else "]") or len(text) < 3:
        raise _refuse(text, "a set needs members and its closing bracket")
    gap = " " if ", " in text else ""
    members = tuple(_member(part.strip()) for part in text[1:-1].split(","))
    return Set(members, every=every, gap=gap)


def _member(text: str) -> Instant | Range:
    first, dots, last = text.partition("..")
    if not dots:
        return _instant(text)
    if not first and not last:
        raise _refuse(text, "a range needs a date")
    value = Range(_instant(first) if first else None, _instant(last) if last else None)
    _refuse_backward(text, value.first, value.last)
    return value
