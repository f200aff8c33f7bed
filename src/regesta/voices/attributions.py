"""Attributions: somebody's word for something, with its source, cue and content, nested as the text nests them.

Grammar proposes (verbs, nouns, adjectives, phrases, quoted speech), the learned heads confirm, correct or add, and what
is left is tied to entities. The order of trust for one cue: quoted speech, then the surer of grammar and learning.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from regesta.core.records import Attribution, Document, Quotation
from regesta.core.spans import Span, holds, length, likeness, meets
from regesta.voices.frames import around_frames, verb_frames
from regesta.voices.learned import settle
from regesta.voices.nearby import Nearby
from regesta.voices.nouns import adjective_frames, noun_frames
from regesta.voices.people import Passage, People
from regesta.voices.phrases import phrase_frames
from regesta.voices.sources import NARRATOR, find_source
from regesta.voices.speech import Words, moved, speech
from regesta.voices.told import Told

TURN = re.compile(
    r",?\s+(?:though|although|but|yet|and)\s*,?\s+(?:\w+,\s+)?(?:he|she|they|it)?\s*"
    r"(?:cit|giv|gave|offer|provid|produc|nam|adduc)\w*\s+(?:no|neither|none|nobody|not)\b"
)
_NEEDS_SOURCE = frozenset({"infinitive", "object", "naming", "preps", "pairing"})
_PAGE = 1000  # code points; two cues of one saying are never farther apart
_THINGS = frozenset({"person", "group", "place"})


def find_attributions(
    document: Document,
    prose: str,
    passages: Iterable[Passage],
    quotations: Sequence[Quotation],
    people: People,
) -> tuple[Attribution, ...]:
    """Every attribution of the document in text order; stance and evidence are the cue's own until weighed.

    `prose` is the text with its note markers blanked; the passages' Docs are parsed over it.
    """
    listed = list(passages)
    found = list(speech(prose, quotations, Words(listed)))
    for passage in listed:
        found += [_moved(told, passage.start) for told in _by_grammar(passage)]
    found = [_before_turn(told, prose) for told in settle(listed, found)]
    rows = _tied(_distinct(_snapped(found, quotations)), document.text, people)
    return tuple(_nested(rows))


def _by_grammar(passage: Passage) -> Iterator[Told]:
    finders = (verb_frames, around_frames, noun_frames, adjective_frames, phrase_frames)
    return chain.from_iterable(find(passage.doc) for find in finders)


def _moved(told: Told, offset: int) -> Told:
    return replace(
        told,
        cue=moved(told.cue, offset),
        content=moved(told.content, offset),
        source=None if told.source is None else moved(told.source, offset),
        head=None if told.head is None else moved(told.head, offset),
    )


def _before_turn(told: Told, prose: str) -> Told:
    """A report ends where the narrator turns to what its teller shows for it ("..., but he cites no source")."""
    turn = TURN.search(prose, told.content.start + 1, told.content.end)
    if turn is None or told.mode == "direct":
        return told
    return replace(told, content=Span(told.content.start, turn.start()))


def _snapped(found: Iterable[Told], quotations: Sequence[Quotation]) -> Iterator[Told]:
    """Contents that end inside a quotation that they began, or began with, run to the quotation's end."""
    shelf = Nearby(quotations, lambda quotation: quotation)
    for told in found:
        around = shelf.meeting(told.content.start, told.content.end)
        cut = [q for q in around if told.content.end < q.end and not holds(q, told.cue)]
        end = max((q.end for q in cut if q.start >= told.content.start - 2), default=told.content.end)
        yield replace(told, content=Span(told.content.start, end))


def _distinct(found: Iterable[Told]) -> list[Told]:
    """One told for each cue; of two that claim one content from cues side by side, the surer."""
    kept: dict[int, list[Told]] = defaultdict(list)
    for told in sorted(found, key=lambda t: (-t.score, t.cue.start, -length(t.content))):
        page = told.cue.start // _PAGE
        others = chain(kept[page - 1], kept[page], kept[page + 1])
        if not any(meets(told.cue, other.cue) or _same_saying(told, other) for other in others):
            kept[page].append(told)
    return sorted(chain.from_iterable(kept.values()), key=lambda t: (t.cue.start, t.content.start))


def _same_saying(a: Told, b: Told) -> bool:
    """One content of one source from two cues: "expressed his fear that" is found by its verb and by its noun."""
    return a.head == b.head and likeness(a.content, b.content) > 0.9


def _tied(found: Iterable[Told], text: str, people: People) -> Iterator[Attribution]:
    """Rows with their sources; the narrator's own words and labels that nobody gives are no attributions."""
    listed = list(found)
    sources = [find_source(told, text, people) for told in listed]
    for told, named in zip(listed, sources, strict=True):
        source = _speaker_of(told, listed, sources) if named == NARRATOR else named
        if named == NARRATOR and source is None:
            continue
        if told.complement in _NEEDS_SOURCE and (source is None or _bare_thing(told, people)) and not told.hearsay:
            continue
        yield Attribution(
            id="",
            source=source,
            cue=told.cue,
            content=told.content,
            stance=told.stance,
            mode=told.mode,
            reason=told.by,
            score=told.score,
        )


def _speaker_of(told: Told, others: Sequence[Told], sources: Sequence[str | None]) -> str | None:
    """Whose "I" or "we" it is: the source of the innermost quoted words around it; None outside of quoted words."""
    around = [
        (length(other.content), source)
        for other, source in zip(others, sources, strict=True)
        if other.mode == "direct" and holds(other.content, told.cue) and source not in (None, NARRATOR)
    ]
    return min(around)[1] if around else None


def _bare_thing(told: Told, people: People) -> bool:
    """Whether the content is no more than somebody or some place: "denounced the marshal" is no report."""
    if told.complement != "object":
        return False
    found = people.at(told.content.start, told.content.end)
    return found is not None and people.kind(found) in _THINGS


def _nested(rows: Iterable[Attribution]) -> list[Attribution]:
    """Ids a1, a2, ... in text order, and for each the innermost attribution whose content holds its cue."""
    named = [replace(row, id=f"a{number}") for number, row in enumerate(rows, 1)]
    shelf = Nearby(named, lambda row: row.content)
    return [replace(row, parent=_parent(row, shelf)) for row in named]


def _parent(row: Attribution, shelf: Nearby[Attribution]) -> str | None:
    if row.cue is None:
        return None
    others = (r for r in shelf.meeting(row.cue.start, row.cue.end) if r.id != row.id)
    around = [r for r in others if _within(row.cue, row.content, r)]
    return min(around, key=lambda r: length(r.content)).id if around else None


def _within(cue: Span, content: Span, outer: Attribution) -> bool:
    return holds(outer.content, cue) and outer.cue is not None and not holds(content, outer.cue)
