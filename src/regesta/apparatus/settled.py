"""Gives the notes' bodies blocks of their own, once it is known where they stand."""

from collections.abc import Iterable, Iterator

from msgspec import structs

from regesta.apparatus.covered import Covered
from regesta.core.records import Block, Document, Note
from regesta.core.spans import Span, stripped


def settled(document: Document, notes: Iterable[Note]) -> Document:
    """The document with a block of role `note` for each note's words; a block they stood in is cut at their edges.

    Labels stay with their notes, so that no "12." is left over as prose.
    """
    bodies = [Span(n.body_start, n.body_end) for n in notes if n.body_start is not None and n.body_end is not None]
    covered = Covered(bodies)
    blocks = [part for block in document.blocks for part in _cut(document.text, block, covered)]
    return structs.replace(document, blocks=tuple(blocks))


def _cut(text: str, block: Block, notes: Covered) -> Iterator[Block]:
    """A block's parts: prose as it was, notes with their role."""
    at = block.start
    for note in notes.within(block.start, block.end):
        label, end = _label_start(text, at, note.start), note.end + text.startswith("]", note.end)
        yield from _part(text, block, at, label, note=False)
        yield from _part(text, block, label, end, note=True)
        at = end
    yield from _part(text, block, at, block.end, note=False) if at > block.start else [block]


def _label_start(text: str, floor: int, body: int) -> int:
    """Where the label before a body begins: at its line's beginning, or at the bracket that opens it."""
    line = max(floor, text.rfind("\n", floor, body) + 1)
    bracket = text.rfind("[", line, body)
    return bracket if bracket >= 0 and body - bracket < 24 else line if body - line < 12 else body


def _part(text: str, block: Block, start: int, end: int, *, note: bool) -> Iterator[Block]:
    span = stripped(text, start, end)
    if span.start >= span.end or (not note and not any(c.isalnum() for c in span.of(text))):
        return
    role = "note" if note and block.role != "heading" else block.role
    yield structs.replace(block, start=span.start, end=span.end, role=role)
