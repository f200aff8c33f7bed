"""Spans and their algebra: half-open stretches `[start, end)` of Unicode code points of one text.

The terms are those of the W3C Web Annotation model's TextPositionSelector (section 4.2.5) and of STAM.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

import msgspec


class HasSpan(Protocol):
    """Anything that stands somewhere in the text: `start` inclusive, `end` exclusive, in code points."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


Placed = TypeVar("Placed", bound=HasSpan)


class Span(msgspec.Struct, frozen=True, order=True):
    """`text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


def length(span: HasSpan) -> int:
    """How many code points the span holds."""
    return span.end - span.start


def overlap(a: HasSpan, b: HasSpan) -> int:
    """How many code points both hold; 0 where they only touch."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def meets(a: HasSpan, b: HasSpan) -> bool:
    """Whether they share a code point."""
    return a.start < b.end and b.start < a.end


def holds(outer: HasSpan, inner: HasSpan) -> bool:
    """Whether `inner` lies wholly in `outer` (the same span counts)."""
    return outer.start <= inner.start and inner.end <= outer.end


def likeness(a: HasSpan, b: HasSpan) -> float:
    """Intersection over union, 0..1 (the Jaccard index)."""
    union = max(a.end, b.end) - min(a.start, b.start)
    return overlap(a, b) / union if union else 0.0


def cover(spans: Iterable[HasSpan]) -> Span:
    """The shortest span that holds them all.

    Raises:
        ValueError: there are none.
    """
    listed = list(spans)
    if not listed:
        raise ValueError("cover() needs at least one span")
    return Span(min(s.start for s in listed), max(s.end for s in listed))


def stripped(text: str, start: int, end: int, drop: str = "") -> Span:
    """`[start, end)` without white space (and the characters of `drop`) at either side."""
    while start < end and (text[start].isspace() or text[start] in drop):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in drop):
        end -= 1
    return Span(start, end)


def outermost(spans: Sequence[Placed]) -> list[Placed]:
    """Those that no other one of them wholly holds, in text order; of equal ones the first."""
    kept: list[Placed] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or not holds(kept[-1], span):
            kept.append(span)
    return kept
