"""Two values, or one and the calendar: everything here takes a parsed value or its EDTF string.

Raises `EdtfError` throughout for a string that is no EDTF.
"""

from functools import lru_cache

from regesta.core.edtf.extent import INFINITE, Bounds, reach
from regesta.core.edtf.grammar import parse
from regesta.core.edtf.model import Value


def bounds(value: Value | str) -> Bounds:
    """First and last day (numbers as in `core.edtf.days`) that the value allows; infinite at open and unknown ends."""
    return _text_bounds(value) if isinstance(value, str) else reach(value)


@lru_cache(maxsize=4096)
def _text_bounds(text: str) -> Bounds:
    return reach(parse(text))


def overlaps(a: Value | str, b: Value | str) -> bool:
    """Whether some day is allowed by both."""
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    return a_low <= b_high and b_low <= a_high


def contains(outer: Value | str, inner: Value | str) -> bool:
    """Whether every day that `inner` allows is allowed by `outer` (equal ones do)."""
    (low, high), (inner_low, inner_high) = bounds(outer), bounds(inner)
    return low <= inner_low and inner_high <= high


def compare(a: Value | str, b: Value | str) -> int | None:
    """-1 where `a` is wholly before `b`, 1 wholly after, 0 where both allow the same days, None where they overlap."""
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    if (a_low, a_high) == (b_low, b_high):
        return 0
    return -1 if a_high < b_low else 1 if b_high < a_low else None


def likeness(a: Value | str, b: Value | str) -> float:
    """Shared days over all days of both, 0..1; 0 where an end is infinite on one side only."""
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    if (a_low, a_high) == (b_low, b_high):
        return 1.0
    shared = min(a_high, b_high) - max(a_low, b_low) + 1
    every = max(a_high, b_high) - min(a_low, b_low) + 1
    return 0.0 if shared <= 0 or every == INFINITE else shared / every


def covering(a: str, b: str) -> str:
    """The shortest value made of the two strings' own ends that allows all days of both.

    >>> covering("1926-10", "1924/1925"), covering("1926", "1926-10-03")
    ('1924/1926-10', '1926')
    """
    for outer, inner in ((a, b), (b, a)):
        if contains(outer, inner):
            return outer
    first, last = sorted((a, b), key=bounds)
    return f"{first.split('/')[0]}/{last.split('/')[-1]}"
