"""What a collection holds, lacks, or cannot be said to hold."""

import re
from collections.abc import Iterable, Iterator, Sequence

from regesta.core.records import Attribution, Holding, Note
from regesta.core.spans import Span, holds
from regesta.language import Marked, Passage, signals
from regesta.mentions import People
from regesta.voices.nearby import Nearby, innermost

FLOOR = 0.45
BARE = frozenset(("DET", "ADP", "PRON", "PUNCT", "PART", "CCONJ", "SCONJ", "AUX", "ADV", "VERB"))
Marking = tuple[Span, str, float]
"""Where a thing is named, its status, and how sure the model is."""
COLLECTION = re.compile(
    r"(?:(?:[A-ZÀ-Þ][\w.’'-]*\s+){0,4}[A-ZÀ-Þ][\w-]*(?:’s|'s|’|')\s+(?:[a-z]+\s+){0,2}|(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s+(?:[\w-]+\s+){0,3})"
    r"(?:library|collection|archives?|bookshel(?:f|ves)|shelves|papers|cabinet|museum|study|books)\b(?:\s+(?:of|at|in)\s+[A-ZÀ-Þ][\w-]+)?"
)

STOP = re.compile(r"[.!?][”’\"')]?\s")
OWNERS = ("the", "his", "her", "their")
NAMELESS, ELSEWHERE = 400, 200
"""By how many characters a collection without a name, or in another sentence, counts as farther off."""


def find_holdings(
    prose: str, passages: Sequence[Passage], people: People, attributions: Sequence[Attribution], notes: Sequence[Note]
) -> tuple[Holding, ...]:
    """One row for each thing said to be there or not to be there, in text order."""
    collections = [(m.start(), m.group()) for m in COLLECTION.finditer(prose)]
    contents = Nearby(attributions, lambda attribution: attribution.content)
    scopes = Nearby(notes, lambda note: note.scope)
    return tuple(
        _holding(prose, place, status, score, people, collections, contents, scopes)
        for place, status, score in _apart(_marked(passages), people)
    )


def _marked(passages: Sequence[Passage]) -> Iterator[Marking]:
    """What the model marks, where there is a noun in it: a bare article names nothing."""
    for passage in passages:
        for mark in signals(passage.doc).spans.get("holdings", ()):
            if mark.score >= FLOOR and _names_something(passage, mark):
                yield passage.span(mark.start, mark.end), mark.label, mark.score


def _names_something(passage: Passage, mark: Marked) -> bool:
    return any(token.pos_ not in BARE for token in passage.doc[mark.start : mark.end])


def _apart(marked: Iterable[Marking], people: People) -> Iterator[Marking]:
    """The marks with their titles whole, each title once."""
    end = -1
    for place, status, score in marked:
        whole = _whole(place, people)
        if whole.start >= end:
            end = whole.end
            yield whole, status, score


def _whole(place: Span, people: People) -> Span:
    """A span that ends at or in a title's owner or the title itself takes the whole title in."""
    near = [
        m for m, e in people.mentions_in(place.start, place.end + 80) if people.kind(e) == "work" and m.form == "name"
    ]
    return Span(place.start, max([place.end, *(m.end for m in near if m.start <= place.end + 1)]))


def _holding(
    prose: str,
    place: Span,
    status: str,
    score: float,
    people: People,
    collections: Sequence[tuple[int, str]],
    contents: Nearby[Attribution],
    scopes: Nearby[Note],
) -> Holding:
    told = innermost(a for a in contents.meeting(place.start, place.end) if holds(a.content, place))
    works = [e for _, e in people.mentions_in(place.start, place.end) if people.kind(e) == "work"]
    return Holding(
        start=place.start,
        end=place.end,
        collection=_collection(prose, place, collections),
        work=works[0] if works else None,
        description=place.of(prose),
        status=status,  # type: ignore[arg-type]
        attribution=told.id if told else None,
        notes=tuple(note.id for note in scopes.meeting(place.start, place.end)),
        reason="the holdings head",
        score=round(score, 3),
    )


def _collection(prose: str, place: Span, collections: Sequence[tuple[int, str]]) -> str | None:
    """The nearest, where a named one ("X’s library", "the Bremen archive") and one of the same sentence come first."""

    def far(row: tuple[int, str]) -> int:
        at, words = row
        low, high = sorted((at, place.start))
        named = any(word[0].isupper() and word.lower() not in OWNERS for word in words.split())
        return high - low + (0 if named else NAMELESS) + (ELSEWHERE if STOP.search(prose, low, high) else 0)

    return min(collections, key=far, default=(0, None))[1]
