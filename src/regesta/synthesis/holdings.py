"""What a collection holds, lacks, or cannot be said to hold."""

from collections.abc import Iterable, Iterator, Sequence

from regesta.core.records import Attribution, Holding, Note
from regesta.core.spans import Span, holds
from regesta.language import Marked, Passage, signals
from regesta.mentions import People
from regesta.synthesis.repositories import Repositories
from regesta.synthesis.wording import whole
from regesta.voices.nearby import Nearby, innermost

FLOOR = 0.45
BARE = frozenset(("DET", "ADP", "PRON", "PUNCT", "PART", "CCONJ", "SCONJ", "AUX", "ADV", "VERB"))
Marking = tuple[Span, str, float]
"""Where a thing is named, its status, and how sure the model is."""
LEADS = frozenset("in at on among amongst within".split())
"""What leads from a thing to where it is."""


def find_holdings(
    prose: str, passages: Sequence[Passage], people: People, attributions: Sequence[Attribution], notes: Sequence[Note]
) -> tuple[Holding, ...]:
    """One row for each thing said to be there or not to be there, in text order."""
    repositories = Repositories(prose, passages, people)
    contents = Nearby(attributions, lambda attribution: attribution.content)
    scopes = Nearby(notes, lambda note: note.scope)
    return tuple(
        _holding(prose, place, status, score, people, repositories, contents, scopes)
        for place, status, score in _apart(_marked(passages), people)
    )


def _marked(passages: Sequence[Passage]) -> Iterator[Marking]:
    """What the model marks, where there is a noun in it: a bare article names nothing."""
    for passage in passages:
        for mark in signals(passage.doc).spans.get("holdings", ()):
            if mark.score >= FLOOR and _names_something(passage, mark):
                yield passage.span(*_thing(passage, mark)), mark.label, mark.score


def _thing(passage: Passage, mark: Marked) -> tuple[int, int]:
    """The tokens that name it: "a copy" without "in", which leads to where it is, but "works by" up to the author."""
    end = mark.end
    while end - mark.start > 1 and passage.doc[end - 1].lower_ in LEADS:
        end -= 1
    last = passage.doc[end - 1]
    named = last.dep_ == "compound" and last.head.pos_ == "PROPN"
    return (mark.start, end) if named else whole(passage.doc, mark.start, end)


def _names_something(passage: Passage, mark: Marked) -> bool:
    return any(token.pos_ not in BARE for token in passage.doc[mark.start : mark.end])


def _apart(marked: Iterable[Marking], people: People) -> Iterator[Marking]:
    """The marks with their titles whole, each title once."""
    end = -1
    for place, status, score in marked:
        titled = _titled(place, people)
        if titled.start >= end:
            end = titled.end
            yield titled, status, score


def _titled(place: Span, people: People) -> Span:
    """A span that ends in a name, or at a title that it names the owner of, takes all of that in."""
    near = [(m, people.kind(e)) for m, e in people.mentions_in(place.start, place.end + 80) if m.form == "name"]
    ends = (m.end for m, kind in near if m.start < place.end or (kind == "work" and m.start <= place.end + 1))
    return Span(place.start, max([place.end, *ends]))


def _holding(
    prose: str,
    place: Span,
    status: str,
    score: float,
    people: People,
    repositories: Repositories,
    contents: Nearby[Attribution],
    scopes: Nearby[Note],
) -> Holding:
    told = innermost(a for a in contents.meeting(place.start, place.end) if holds(a.content, place))
    works = [e for _, e in people.mentions_in(place.start, place.end) if people.kind(e) == "work"]
    return Holding(
        start=place.start,
        end=place.end,
        collection=repositories.near(place),
        work=works[0] if works else None,
        description=place.of(prose),
        status=status,  # type: ignore[arg-type]
        attribution=told.id if told else None,
        notes=tuple(note.id for note in scopes.meeting(place.start, place.end)),
        reason="the holdings head",
        score=round(score, 3),
    )
