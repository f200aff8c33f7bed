"""Where a clause or a sentence ends in plain text: full stops that are no abbreviation's, and the end of a line."""

import re
from bisect import bisect_left, bisect_right

from regesta.core.spans import HasSpan, Span

_SHORT = "".join(
    rf"(?<!\b{word})" for word in "Mr Mrs Ms Dr St Rev Gen Col Capt Sir Hon Sen Gov Prof Jr cf vol pp ca".split()
)
_POINT = rf"{_SHORT}(?<!\b[A-Z])(?<!\.)\."

CLAUSE_END = re.compile(rf"(?:{_POINT}|[;:?!])\s|\n")
"""A stop, colon or semicolon with what follows it."""
SENTENCE_END = re.compile(rf"(?:{_POINT}|[?!])(?:[”’\"')\]]|\s)*\s+(?=[“‘\"'(\[]*[A-Z0-9])|\n")
"""The end of a sentence, up to the first letter of the next."""


class Sentences:
    """The sentences of a text by their stops alone, found once for all who ask."""

    def __init__(self, text: str, reach: int = 600) -> None:
        stops = list(SENTENCE_END.finditer(text))
        self._stops = [stop.start() for stop in stops]
        self._begins = [0, *(stop.end() for stop in stops)]
        self._end, self._reach = len(text), reach

    def around(self, span: HasSpan) -> Span:
        """The sentence that `span` stands in, its stop included, begun no further back than the reach."""
        begun = self._begins[bisect_right(self._begins, span.start) - 1]
        stop = bisect_left(self._stops, max(span.start, span.end - 1))
        end = self._stops[stop] + 1 if stop < len(self._stops) else self._end
        return Span(max(begun, span.start - self._reach), end)
