"""Quotations: words between marks, and block quotations that need none; speech, terms and titles told apart."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from regesta.core.records import Block, Document, Note, Problem, Quotation
from regesta.core.spans import HasSpan, Span, holds, meets, stripped
from regesta.voices.kinds import kind_of
from regesta.voices.lexicon import alternatives
from regesta.voices.nearby import Nearby
from regesta.voices.pairs import Quoted, pair_marks

_READ_IN = frozenset({"body", "blockquote", "caption", "table"})
_ANNOUNCES = re.compile(
    rf"\b(?:{alternatives('quoted', 'speaking')}|{alternatives('quoted', 'announcing')})\b[^.!?]*:\s*$", re.I
)
_MARKS = "“”‘’\"'«»‹›„"


def find_quotations(
    document: Document, prose: str, notes: Sequence[Note]
) -> tuple[tuple[Quotation, ...], tuple[Problem, ...]]:
    """Every quotation of the body in text order, without speakers, and the marks that do not come out even.

    `prose` is the document's text with its note markers blanked out. A quotation over several paragraphs gives one
    row for each; one that the reporting clause interrupts gives one for each part.
    """
    blocks = [block for block in document.blocks if block.role in _READ_IN]
    quoted, problems = pair_marks(prose, blocks)
    displayed = [span for span in _displayed(prose, blocks) if not any(holds(q, span) for q in quoted)]
    rows: list[Quotation] = [_block_row(span, notes) for span in displayed]
    rows += [_row(prose, stretch, notes) for stretch in quoted]
    return tuple(_numbered(rows)), tuple(problems)


def _displayed(prose: str, blocks: Sequence[Block]) -> list[Span]:
    """Paragraphs set off as quotations: by their role, or by an announcing colon before a paragraph without marks."""
    spans = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        announced = before is not None and _announces(prose[before.start : before.end])
        span = stripped(prose, block.start, block.end)
        if span.start < span.end and (block.role == "blockquote" or (announced and prose[span.start] not in _MARKS)):
            spans.append(span)
    return spans


def _announces(paragraph: str) -> bool:
    return paragraph.rstrip().endswith(":") and _ANNOUNCES.search(paragraph) is not None


def _block_row(span: Span, notes: Sequence[Note]) -> Quotation:
    return Quotation(
        id="",
        start=span.start,
        end=span.end,
        kind="direct",
        notes=notes_on(span, notes),
        reason="a paragraph set off as a quotation",
    )


def _row(prose: str, stretch: Quoted, notes: Sequence[Note]) -> Quotation:
    kind = "direct" if stretch.runs_on else kind_of(prose, stretch)
    reason = "between quotation marks"
    if stretch.runs_on:
        reason += ", going on in the next paragraph"
    elif not stretch.closed:
        reason = "opened by a quotation mark that nothing closes: taken to the paragraph's end"
    return Quotation(
        id="",
        start=stretch.start,
        end=stretch.end,
        kind=kind,
        notes=notes_on(stretch, notes),
        reason=reason,
        score=0.95 if stretch.closed else 0.4,
    )


def notes_on(span: HasSpan, notes: Iterable[Note]) -> tuple[str, ...]:
    """The notes that back `span`: their scope holds its end, or their marker follows it at once."""
    return tuple(note.id for note in notes if _backs(note, span))


def _backs(note: Note, span: HasSpan) -> bool:
    if note.start is None:
        return False
    last = Span(span.end - 1, span.end)
    return (note.scope is not None and meets(note.scope, last)) or 0 <= note.start - span.end <= 3


def _numbered(rows: list[Quotation]) -> list[Quotation]:
    """The rows in text order with ids q1, q2, ... and the id of the quotation that each stands in."""
    ordered = sorted(rows, key=lambda row: (row.start, -row.end))
    named = [replace(row, id=f"q{number}") for number, row in enumerate(ordered, 1)]
    shelf = Nearby(named, lambda row: row)
    return [replace(row, parent=_parent(row, shelf)) for row in named]


def _parent(row: Quotation, shelf: Nearby[Quotation]) -> str | None:
    """The innermost quotation that holds this one: the last to begin before it."""
    outer = [other for other in shelf.meeting(row.start, row.end) if other.id != row.id and holds(other, row)]
    before = [other for other in outer if (other.start, -other.end) <= (row.start, -row.end)]
    return before[-1].id if before else None
