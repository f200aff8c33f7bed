"""Finds a source's notes: the links that the file gives, then the markers and notes of plain text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from regesta.apparatus.alignment import aligned
from regesta.apparatus.bodies import Body, loose_bodies, sure_bodies
from regesta.apparatus.citations import cited
from regesta.apparatus.covered import Covered
from regesta.apparatus.oddities import oddities
from regesta.apparatus.printed import printed_markers
from regesta.apparatus.scope import scope_of
from regesta.apparatus.sequence import best_chain
from regesta.core.records import Document, Note, Placed, Problem
from regesta.core.spans import Span
from regesta.source.record import Source

TYPED = re.compile(r"``(?=\S)|(?<=\S)''(?!')")


class Marker(Placed, frozen=True, kw_only=True):
    """A marker that stands, and where its note does; `linked` if the file itself says so."""

    label: str
    body: Span | None = None
    linked: bool = False


def find_notes(source: Source) -> tuple[tuple[Note, ...], tuple[Problem, ...]]:
    """All notes in the order of their markers, notes without a marker last; and what is amiss with their sequence."""
    document = source.document
    linked = [
        Marker(start=k.span.start, end=k.span.end, label=k.marker, body=k.body, linked=True) for k in source.links
    ]
    links = Covered([*(link.span for link in source.links), *(k.body for k in source.links if k.body)])
    sure = [body for body in sure_bodies(document) if body.start not in links]
    markers = _with_printed(document, linked, links, sure)
    bodies = sorted([*sure, *_asked_for(document, sure, markers)], key=lambda body: body.entry)
    markers, orphans = _joined(markers, bodies)
    notes = tuple(cited(_notes(document, markers, orphans)))
    return notes, tuple(oddities(notes))


def blank(document: Document, notes: Iterable[Note]) -> str:
    """The text with as many blanks for each marker, and ``typed'' quotation marks as curly ones: same offsets."""
    parts: list[str] = []
    at = 0
    for start, end in sorted((n.start, n.end) for n in notes if n.start is not None and n.end is not None):
        parts += [document.text[at:start], " " * (end - max(start, at))]
        at = max(at, end)
    return "\n".join(_curled(line) for line in ("".join(parts) + document.text[at:]).split("\n"))


def _curled(line: str) -> str:
    """The quotation marks of typewriters and TeX, two characters each, as a blank and a curly mark."""
    if "``" not in line:
        return line
    return TYPED.sub(lambda mark: " “" if mark.group() == "``" else "” ", line)


def _with_printed(document: Document, linked: list[Marker], links: Covered, sure: Sequence[Body]) -> list[Marker]:
    """The file's own links and what the sequence finds beside them, in text order."""
    elsewhere = Covered([*links.spans(), *(Span(b.entry, b.end) for b in sure)])
    found = printed_markers(document, elsewhere, least=3 if linked else 1)
    printed = [Marker(start=c.start, end=c.end, label=c.label) for c in found]
    return sorted([*linked, *printed], key=lambda m: m.start)


def _asked_for(document: Document, sure: Sequence[Body], markers: Sequence[Marker]) -> list[Body]:
    """Paragraphs that look like notes where most markers would otherwise have none."""
    bare = [m for m in markers if m.body is None]
    held = {body.label for body in sure}
    bare = [m for m in bare if m.label not in held]
    breaks = [b.start for b in document.blocks if b.role == "heading"]
    loose = loose_bodies(document, sure) if bare else []
    numbers = best_chain([b for b in loose if b.label.isdigit()], breaks)
    symbols = [b for b in loose if not b.label.isdigit()]
    return [*_answering(numbers, bare), *_answering(symbols, bare)]


def _answering(bodies: Sequence[Body], markers: Sequence[Marker]) -> list[Body]:
    """The bodies, if they answer the markers of their kind one by one and from below."""
    bodies_numbered = bool(bodies) and bodies[0].label.isdigit()
    asking = [m for m in markers if m.label.isdigit() == bodies_numbered]
    pairs = aligned([m.label for m in asking], [b.label for b in bodies])
    answers = [bodies[b] for m, b in pairs.items() if asking[m].start < bodies[b].entry]
    enough = len(answers) >= 0.6 * len(asking) and len(answers) >= 0.6 * len(bodies)
    return answers if enough else []


def _joined(markers: Sequence[Marker], bodies: Sequence[Body]) -> tuple[list[Marker], list[Body]]:
    """Each marker with its note; then the notes that no marker leads to."""
    notes = Covered(Span(b.entry, b.end) for b in bodies)
    outside = [m for m in markers if m.linked or m.start not in notes]
    bare = [m for m in outside if m.body is None]
    pairs = aligned([m.label for m in bare], [b.label for b in bodies])
    found = {bare[m].start: bodies[b] for m, b in pairs.items()}
    joined = [_with_body(m, found.get(m.start)) for m in outside]
    return joined, [b for i, b in enumerate(bodies) if i not in set(pairs.values())]


def _with_body(marker: Marker, body: Body | None) -> Marker:
    if body is None:
        return marker
    place = Span(body.start, body.end)
    return Marker(start=marker.start, end=marker.end, label=marker.label, body=place, linked=marker.linked)


def _notes(document: Document, markers: Sequence[Marker], orphans: Sequence[Body]) -> Iterator[Note]:
    starts = [block.start for block in document.blocks]
    previous = 0
    for number, marker in enumerate(markers, 1):
        block = document.blocks[bisect_right(starts, marker.start) - 1]
        scope = scope_of(document.text, block, previous, marker.start, marker.end)
        previous = marker.end
        yield _note(document, f"n{number}", marker.label, Span(marker.start, marker.end), marker.body, scope)
    for number, body in enumerate(orphans, len(markers) + 1):
        yield _note(document, f"n{number}", body.label, None, Span(body.start, body.end), None)


def _note(document: Document, id: str, label: str, marker: Span | None, body: Span | None, scope: Span | None) -> Note:
    return Note(
        id=id,
        marker=label,
        start=marker.start if marker else None,
        end=marker.end if marker else None,
        body=body.of(document.text) if body else None,
        body_start=body.start if body else None,
        body_end=body.end if body else None,
        scope=scope,
    )
