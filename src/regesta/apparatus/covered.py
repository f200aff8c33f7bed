"""Whether an offset lies in one of many spans, in logarithmic time."""

from bisect import bisect_right
from collections.abc import Iterable

from regesta.core.spans import Span


class Covered:
    """The union of spans, asked for offsets."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def __contains__(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]

    def spans(self) -> list[Span]:
        """The stretches covered, merged, in text order."""
        return [Span(start, end) for start, end in zip(self._starts, self._ends, strict=True)]

    def within(self, start: int, end: int) -> list[Span]:
        """The parts of them that lie in `[start, end)`, in text order."""
        first = bisect_right(self._ends, start)
        found: list[Span] = []
        while first < len(self._starts) and self._starts[first] < end:
            found.append(Span(max(start, self._starts[first]), min(end, self._ends[first])))
            first += 1
        return found
