"""A reading laid out for quotation: who an id is, which words carry a row, on whose word it stands."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

import click

from regesta.core.records import Attribution, Entity, Reading
from regesta.core.spans import HasSpan, Span, meets

STYLES = {"trigger": {"bold": True}, "name": {"fg": "cyan"}, "flag": {"fg": "magenta"}, "": {}}
NARRATOR = "narrator"
STOP = re.compile(r"[.!?][’”)]*\d*\s+(?=\W?[A-Z])|\n")
REACH = 600  # characters
NAME = 100  # characters, at most
BETWEEN = " ,;:.!?)]\n\t"


class Desk:
    """A reading, with what its rows refer to within reach. `width` is the screen's, in columns."""

    def __init__(self, reading: Reading, width: int = 100) -> None:
        self.reading = reading
        self.width = width
        self.text = reading.document.text

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """By id."""
        return {entity.id: entity for entity in self.reading.entities}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """By id."""
        return {row.id: row for row in self.reading.attributions}

    @cached_property
    def labels(self) -> dict[str, str]:
        """The notes' markers by id."""
        return {note.id: note.marker for note in self.reading.notes}

    @cached_property
    def markers(self) -> frozenset[int]:
        """The offsets that hold note markers, which are shown apart from the prose."""
        return frozenset(
            at
            for note in self.reading.notes
            if note.start is not None and note.end
            for at in range(note.start, note.end)
        )

    @cached_property
    def names(self) -> list[Span]:
        """Where people and bodies are named, in text order."""
        return sorted(
            Span(mention.start, mention.end)
            for entity in self.reading.entities
            if entity.kind in ("person", "group")
            for mention in entity.mentions
            if mention.form == "name"
        )

    def name(self, entity: str | None, otherwise: str = "somebody") -> str:
        """What an entity is called; `narrator` is himself, an unknown one is `otherwise`."""
        if entity == NARRATOR:
            return "the narrator"
        known = self.entities.get(entity or "")
        return known.name if known else otherwise

    def chain(self, attribution: str | None) -> list[Attribution]:
        """From the outermost voice to this one, e.g. Volkogonov, then Stalin."""
        found: list[Attribution] = []
        while attribution and (row := self.attributions.get(attribution)) and row not in found:
            found.insert(0, row)
            attribution = row.parent
        return found

    def voices(self, attribution: str | None) -> str:
        """`Brandt ▸ Reuss`; empty where the narrator speaks for himself."""
        return " ▸ ".join(self.name(row.source) for row in self.chain(attribution))

    def markers_of(self, notes: Sequence[str]) -> str:
        """`n. 4, 5` for ids of notes."""
        wanted = [self.labels[note] for note in notes if note in self.labels]
        return f"n. {', '.join(wanted)}" if wanted else ""

    def sentence(self, span: HasSpan) -> Span:
        """The words round a row, as far as the next full stop or line end on either side."""
        stops = STOP.finditer(self.text, max(0, span.start - REACH), span.end + REACH)
        edges = [(found.start(), found.end()) for found in stops]
        start = max((end for _, end in edges if end <= span.start), default=span.start)
        return Span(start, min((begin for begin, _ in edges if begin >= span.end), default=span.end))

    def excerpt(
        self, span: HasSpan, room: int, *, trigger: HasSpan | None = None, flags: Sequence[HasSpan] = ()
    ) -> str:
        """The words of `span` in at most `room` columns, names and `trigger` brought out, cut around the trigger."""
        letters = _squeezed(self._letters(span, trigger, flags))
        kept = letters[_window(letters, room)]
        head, tail = kept[:1] != letters[:1], kept[-1:] != letters[-1:]
        body = "".join(
            click.style("".join(char for char, _ in run), **STYLES[style])  # type: ignore[arg-type]
            for style, run in groupby(kept, key=lambda letter: letter[1])
        )
        return "…" * head + body + "…" * tail

    def _letters(self, span: HasSpan, trigger: HasSpan | None, flags: Sequence[HasSpan]) -> Iterator[tuple[str, str]]:
        marked = [(piece, "trigger") for piece in (trigger,) if piece] + [(piece, "flag") for piece in flags]
        marked += [(name, "name") for name in self._names_in(span)]
        for at in range(span.start, span.end):
            if at not in self.markers:
                style = next((style for piece, style in marked if piece.start <= at < piece.end), "")
                yield self.text[at], style

    def _names_in(self, span: HasSpan) -> list[Span]:
        """Looked up by place: a book has thousands of names, and thousands of rows to be shown."""
        first = bisect_left(self.names, Span(span.start - NAME, 0))
        last = bisect_left(self.names, Span(span.end, 0))
        return [name for name in self.names[first:last] if meets(name, span)]


def _squeezed(letters: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """White space as one blank; control characters, and what stands between clauses, left out at the beginning."""
    kept: list[tuple[str, str]] = []
    for char, style in letters:
        if not kept and char in BETWEEN:
            continue
        if not char.isspace():
            if char.isprintable():
                kept.append((char, style))
        elif kept and kept[-1][0] != " ":
            kept.append((" ", style))
    return kept[:-1] if kept and kept[-1][0] == " " else kept


def _window(letters: list[tuple[str, str]], room: int) -> slice:
    """The stretch of `room` letters that shows the trigger, cut between words and as near the beginning as can be."""
    if len(letters) <= room:
        return slice(0, len(letters))
    room -= 2
    last = max((at for at, letter in enumerate(letters) if letter[1] == "trigger"), default=0)
    start = 0 if last < room else _word_start(letters, min(last - room // 2, len(letters) - room))
    end = start + room
    while end > start + room // 2 and end < len(letters) and letters[end][0] != " ":
        end -= 1
    return slice(start, end)


def _word_start(letters: list[tuple[str, str]], at: int) -> int:
    return next((place + 1 for place in range(at, len(letters)) if letters[place][0] == " "), at)
