"""EDTF in a reader's words: `1851-11-14` is "14 Nov 1851", `1805~` "c. 1805", `../1928-01` "until Jan 1928"."""

import re

from regesta.core.edtf import Date, Edge, EdtfError, Instant, Interval, Range, Set, parse

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
SEASONS = dict(enumerate(("spring", "summer", "autumn", "winter") * 3, start=21))
PARTS = dict(enumerate("Q1 Q2 Q3 Q4 early mid late first-half second-half".split(), start=33))

_DAY = r"-?[\dX]{4}(?:-[\dX]{2}){0,2}[~?%]?"
_DATE = re.compile(rf"(?<![\w./-])(?:{_DAY}(?:/(?:\.\.|{_DAY}))?|\.\./{_DAY})(?![\w/-])")


def in_words(told: str) -> str:
    """A sentence with its EDTF dates said: "joined 1832-21; no leaving is told" has "spring 1832"."""
    return _DATE.sub(lambda date: said(date.group()), told)


def said(edtf: str | None) -> str:
    """A date as a historian would set it; an EDTF string that doesn't parse stands as it is, none is empty."""
    if not edtf:
        return ""
    try:
        value = parse(edtf)
    except EdtfError:
        return edtf
    if isinstance(value, Interval):
        return _interval(value)
    return _set(value) if isinstance(value, Set) else _instant(value)


def _interval(value: Interval) -> str:
    start, end = _side(value.start), _side(value.end)
    if not start:
        return f"until {end}"
    return _pair(start, end) if end else f"from {start}"


def _pair(start: str, end: str) -> str:
    """Both ends, what they share said once: c. 1924–1926, Mar–May 1678, 15–30 Nov 1750, 1 Feb – 3 Mar 1633."""
    first, last = start.split(), end.split()
    if first[0] == last[0] == "c.":
        del last[0]
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    dash = "–" if len(last) - shared == 1 else " – "
    return f"{' '.join(first[: len(first) - shared])}{dash}{' '.join(last)}"


def _side(side: Instant | Edge) -> str:
    return "" if isinstance(side, Edge) else _instant(side)


def _set(value: Set) -> str:
    joined = (" and " if value.every else " or ").join(_member(member) for member in value.members)
    return joined or str(value)


def _member(member: Instant | Range) -> str:
    if isinstance(member, Range):
        return f"{_instant(member.first) if member.first else ''}–{_instant(member.last) if member.last else ''}"
    return _instant(member)


def _instant(value: Instant) -> str:
    plain = _date(value) if isinstance(value, Date) else str(value.number)
    vague = isinstance(value, Date) and value.month and value.month.low in SEASONS
    about = "c. " if set("~%") & set(value.qualifiers) and not vague else ""
    doubt = "?" if set("?%") & set(value.qualifiers) else ""
    return f"{about}{plain}{doubt}"


def _date(date: Date) -> str:
    parts = [_day(date), _month(date), _year(date)]
    return " ".join(part for part in parts if part)


def _day(date: Date) -> str:
    return str(date.day.low) if date.day and "X" not in date.day.digits else ""


def _month(date: Date) -> str:
    if not date.month or "X" in date.month.digits:
        return ""
    number = date.month.low
    return MONTHS[number - 1] if number <= 12 else SEASONS.get(number) or PARTS.get(number, "")


def _year(date: Date) -> str:
    digits = date.year.digits
    if digits.endswith("XXX"):
        return "" if digits == "XXXX" else digits
    if digits.endswith("XX"):
        return f"{digits[:-2].lstrip('-0') or '0'}00s{' BC' * digits.startswith('-')}"
    if digits.endswith("X"):
        return f"{digits[:-1].lstrip('-0')}0s{' BC' * digits.startswith('-')}"
    year = date.year.low
    return str(year) if year > 0 else f"{1 - year} BC"
