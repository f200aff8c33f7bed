"""The words a note can be said to support: the clause, sentence or sentences since the last marker.

A marker after a full stop covers everything since the last marker of its paragraph; a marker inside a sentence covers
that sentence's words up to itself.
"""

import re

from regesta.core.records import Block
from regesta.core.spans import Span, stripped

SENTENCE_END = re.compile(r"[.!?…][’”\"')\]]*(?:\[?[\d*†‡]{1,4}\]?)?\s+(?=[\"'‘“(\[]?[A-ZÀ-Þ])")
FINAL = ".!?…’”\"')]"


def scope_of(text: str, block: Block, previous_end: int, start: int, end: int) -> Span | None:
    """The words that the marker at `[start, end)` of this block covers; None where no word stands before it."""
    begin = max(block.start, previous_end)
    following = text[end : block.end].lstrip()[:1]
    if text[start - 1 : start] not in FINAL or following.islower():
        ends = [m.end() for m in SENTENCE_END.finditer(text, begin, start)]
        begin = ends[-1] if ends else begin
    span = stripped(text, begin, start, drop=",;:—–")
    return span if span.start < span.end else None
