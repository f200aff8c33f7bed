"""Who called whom what, and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from regesta.core.records import Attribution, Characterisation, Quotation
from regesta.core.spans import Span, holds
from regesta.language import Passage, signals
from regesta.mentions import People
from regesta.statements import links_of
from regesta.statements.roles import Links
from regesta.synthesis.memberships import DateAt
from regesta.synthesis.wording import bearers, whole
from regesta.voices.nearby import Nearby, innermost

FLOOR, LINKED = 0.4, 0.3


@dataclass(frozen=True)
class Voices:
    """Whose words stand where, and when they were said."""

    attributions: Sequence[Attribution]
    quotations: Sequence[Quotation]
    date_at: DateAt

    @cached_property
    def contents(self) -> Nearby[Attribution]:
        """The attributions by the place of what they say."""
        return Nearby(self.attributions, lambda attribution: attribution.content)

    @cached_property
    def spoken(self) -> Nearby[Quotation]:
        """The quotations whose speaker is known, by place."""
        return Nearby((q for q in self.quotations if q.speaker), lambda quotation: quotation)

    def around(self, phrase: Span) -> tuple[str | None, str | None]:
        """(entity, EDTF) of the innermost attribution, else of the quotation, that holds the phrase."""
        inner = innermost(a for a in self.contents.meeting(phrase.start, phrase.end) if holds(a.content, phrase))
        if inner:
            return inner.source, inner.edtf or self.date_at(phrase.start)
        spoken = [q for q in self.spoken.meeting(phrase.start, phrase.end) if holds(q, phrase)]
        if spoken:
            return spoken[-1].speaker, spoken[-1].edtf or self.date_at(phrase.start)
        return None, self.date_at(phrase.start)


def find_characterisations(passages: Sequence[Passage], voices: Voices, people: People) -> tuple[Characterisation, ...]:
    """One row for each phrase, in text order."""
    return tuple(row for passage, links in _linked(passages) for row in _phrases(passage, links, voices, people))


def _linked(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Links]]:
    return zip(passages, links_of(passages, "character"), strict=True)


def _phrases(passage: Passage, links: Links, voices: Voices, people: People) -> Iterator[Characterisation]:
    end = 0
    for mark in signals(passage.doc).spans.get("phrases", ()):
        if mark.score < FLOOR or mark.start < end:
            continue
        start, end = whole(passage.doc, mark.start, mark.end)
        phrase = passage.span(start, end)
        source, said = voices.around(phrase)
        by = source or _end("by", mark.end - 1, passage, links, people)
        yield Characterisation(
            by=by if by or mark.label == "voice" else "narrator",
            of=_end("of", mark.end - 1, passage, links, people) or _borne(passage, start, end, people),
            phrase=phrase,
            edtf=said,
            reason="the phrase head, with the voice around it",
            score=round(mark.score, 3),
        )


def _borne(passage: Passage, start: int, end: int, people: People) -> str | None:
    """Whom the sentence’s build lets the phrase be said of."""
    for token in bearers(passage.doc, start, end):
        at = passage.start + token.idx
        if entity := people.at(at, at + len(token)):
            return entity
    return None


def _end(label: str, pivot: int, passage: Passage, links: Links, people: People) -> str | None:
    """The entity that the phrase's last word links to as its `of` or `by`."""
    options = [(labels[label], word) for word, labels in links.get(pivot, {}).items() if labels.get(label, 0) >= LINKED]
    if not options:
        return None
    token = passage.doc[max(options)[1]]
    start = passage.start + token.idx
    return people.at(start, start + len(token))
