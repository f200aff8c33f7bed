"""Rows found by their place, so that a whole book costs no more than its pages."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from regesta.core.records import Attribution
from regesta.core.spans import HasSpan, length

Row = TypeVar("Row")


def innermost(attributions: Iterable[Attribution]) -> Attribution | None:
    """The one with the shortest content: of voices around one place, whose word it is."""
    return min(attributions, key=lambda a: (length(a.content), a.id), default=None)


class Nearby(Generic[Row]):
    """Rows sorted by the span that `place` gives for each; rows without one (None) are left out."""

    def __init__(self, rows: Iterable[Row], place: Callable[[Row], HasSpan | None]) -> None:
        placed = [(span.start, span.end, number, row) for number, row in enumerate(rows) if (span := place(row))]
        self._rows = sorted(placed, key=lambda entry: entry[:3])
        self._starts = [entry[0] for entry in self._rows]
        self._longest = max((end - start for start, end, _, _ in placed), default=0)

    def meeting(self, start: int, end: int) -> list[Row]:
        """The rows that share a code point with `[start, end)`, by their beginnings."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return [row for _, stop, _, row in self._rows[first:last] if stop > start]
