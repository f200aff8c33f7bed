"""What is amiss with a sequence of notes: gaps, repeats, markers without a note, notes without a marker."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from regesta.core.records import Note, Problem

RUN = 12  # a fall or leap of more than this is a new series, not a gap


def oddities(notes: Sequence[Note]) -> Iterator[Problem]:
    """The problems, those of the sequence first."""
    placed = [n for n in notes if n.start is not None]
    for before, after in pairwise(n for n in placed if n.marker.isdigit()):
        yield from _step(before, after)
    if any(n.body is not None for n in placed):
        yield from (_missing(n) for n in placed if n.body is None)
    yield from (_orphan(n) for n in notes if n.start is None)


def _step(before: Note, after: Note) -> Iterator[Problem]:
    step = int(after.marker) - int(before.marker)
    if step == 0:
        yield _problem("note-repeat", after, f"marker {after.marker} stands twice running")
    elif 1 < step <= RUN:
        absent = f"note {int(before.marker) + 1}" if step == 2 else f"{step - 1} notes"
        yield _problem("note-gap", after, f"{absent} missing between markers {before.marker} and {after.marker}")


def _missing(note: Note) -> Problem:
    return _problem("note-without-body", note, f"marker {note.marker} leads to no note")


def _orphan(note: Note) -> Problem:
    message = f"note {note.marker} has no marker in the text"
    return Problem(code="note-orphan", message=message, start=note.body_start, end=note.body_end)


def _problem(code: str, note: Note, message: str) -> Problem:
    return Problem(code=code, message=message, start=note.start, end=note.end)
