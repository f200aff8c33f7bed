"""A document's prose to Docs, one for each block, their offsets kept."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regesta.core.spans import HasSpan, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words

LONGEST_BLOCK = 30_000
"""Code points, about five thousand words; a longer block becomes several Docs."""
_PAUSE = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A parsed stretch of prose: a token's offset in `doc` plus `start` is its offset in the document's text."""

    doc: "Doc"
    start: int

    def span(self, first: int, last: int) -> Span:
        """Where the tokens `first:last` stand in the document's text."""
        words = self.doc[first:last]
        return Span(self.start + words.start_char, self.start + words.end_char)

    def words(self, start: int, end: int) -> "Words | None":
        """The tokens that touch `[start, end)` of the document's text; None outside the passage."""
        return self.doc.char_span(start - self.start, end - self.start, alignment_mode="expand")


def parse(
    text: str, blocks: Iterable[HasSpan], nlp: "Language", *, progress: Callable[[int], None] | None = None
) -> list[Passage]:
    """Read the blocks of `text`, which is the document's prose with note markers blanked out.

    `progress` is called after each passage with the code points read so far.
    """
    places = [(start, end) for block in blocks for start, end in _pieces(text, block.start, block.end)]
    docs = nlp.pipe(text[start:end] for start, end in places)
    passages, done = [], 0
    for (start, end), doc in zip(places, docs, strict=True):
        passages.append(Passage(doc, start))
        done += end - start
        if progress:
            progress(done)
    return passages


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The block itself, or its parts cut where a sentence seems to end."""
    while end - start > LONGEST_BLOCK:
        middle = start + LONGEST_BLOCK
        pauses = [match.end() for match in _PAUSE.finditer(text, start + LONGEST_BLOCK // 2, middle)]
        stop = pauses[-1] if pauses else text.rfind(" ", start, middle) + 1 or middle
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end
