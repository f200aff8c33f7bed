"""Who is spoken to: "Roth told *the delegates*: “...”", "she wrote to *Grimm*", "*he* was told that"."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from regesta.core.records import Attribution, Quotation
from regesta.core.spans import Span, holds, length, overlap
from regesta.voices.nearby import Nearby
from regesta.voices.people import Passage, People
from regesta.voices.tree import Token, antecedent, children, is_passive, marker

_TELLING = frozenset(
    """
    tell inform assure remind warn address ask answer implore beg urge advise instruct caution notify entreat beseech
    exhort admonish upbraid reproach rebuke greet tease taunt console persuade reassure interrupt
    """.split()
)
"""Verbs whose object is the one spoken to."""
_HEARERS = ("person", "group")


def give_hearers(
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    passages: Iterable[Passage],
    people: People,
) -> tuple[Quotation, ...]:
    """The quotations with their addressees, where the reporting clause of the innermost attribution names one."""
    heard = dict(_heard(attributions, passages, people, Nearby(quotations, lambda row: row)))
    shelf = Nearby(attributions, lambda attribution: attribution.content)
    return tuple(_addressed(row, shelf.meeting(row.start, row.end), heard) for row in quotations)


def _addressed(row: Quotation, around: Sequence[Attribution], heard: dict[str, str]) -> Quotation:
    bringing = [a for a in around if a.source == row.speaker and overlap(a.content, row) > 0.6 * length(row)]
    if row.kind != "direct" or not bringing:
        return row
    best = min(bringing, key=lambda a: length(a.content))
    who = heard.get(best.id)
    return row if who in (None, row.speaker) else replace(row, addressee=who)


def _heard(
    attributions: Sequence[Attribution], passages: Iterable[Passage], people: People, quoted: Nearby[Quotation]
) -> Iterator[tuple[str, str]]:
    """The id of each attribution whose clause names a hearer, and that entity."""
    bringing = {a.cue.start: a.id for a in attributions if a.cue is not None}
    for passage in passages:
        for token in passage.doc:
            told = bringing.get(passage.start + token.idx)
            if told is not None:
                cue = passage.span(token.i, token.i + 1)
                spans = (passage.span(word.i, word.i + 1) for word in _hearers(token))
                spoken_to = (people.at(s.start, s.end) for s in spans if _beside(s, cue, quoted))
                who = next((entity for entity in spoken_to if entity and people.kind(entity) in _HEARERS), None)
                if who:
                    yield told, who


def _beside(word: Span, cue: Span, quoted: Nearby[Quotation]) -> bool:
    """Whether the word stands with its cue outside the words that the cue brings in."""
    return all(holds(row, cue) for row in quoted.meeting(word.start, word.end))


def _hearers(cue: Token) -> Iterator[Token]:
    """The words that may stand for the one spoken to, the likeliest first."""
    yield from (antecedent(word) for word in children(cue, "iobj"))
    if cue.lemma_.lower() in _TELLING:
        patient = "nsubj" if is_passive(cue) else "obj"
        yield from (antecedent(word) for word in children(cue, patient))
    yield from (word for word in children(cue, "obl", "nmod") if marker(word) == "to")
