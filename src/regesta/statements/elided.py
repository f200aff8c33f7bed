"""What a sentence tells again without its verb: "removed from office and later from the board, as was Roth".

Three ways of leaving the verb out (Quirk et al. 1985, 12.24 and 13.92 ff.): what it governs comes again with a date
of its own; another subject comes with a date of its own ("Roth died in May and Lind a year later"); "as was", "as
did", "so did" bring further subjects.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from regesta.core.records import Role, Time
from regesta.core.spans import Span
from regesta.language import Passage
from regesta.mentions import People

AUXILIARIES = frozenset("was were is are did does had has have".split())
SHARED = ("group", "work", "recipient")
"""What another subject did it to as well ("Weber joined the league in May and Roth in June"); where, is left open."""
NEAR = 4
"""So many words, an article and adjectives, may stand between a preposition or "and" and the name that it brings."""


@dataclass(frozen=True, slots=True)
class Again:
    """A telling without its verb: all its words, the name that bears it, who takes part, when (None: as the verb)."""

    words: Span
    place: Span
    roles: tuple[Role, ...]
    time: Time | None


def find_elided(
    passage: Passage, root: Token, roles: Sequence[Role], times: Sequence[Time], people: People
) -> list[Again]:
    """What the sentence tells again of its verb `root`, whose participants are `roles`; `times` are the sentence's."""
    return _Rest(passage, root, roles, times, people).told_again() if root.pos_ == "VERB" else []


class _Rest:
    """A sentence from behind a verb to the next one."""

    def __init__(
        self, passage: Passage, root: Token, roles: Sequence[Role], times: Sequence[Time], people: People
    ) -> None:
        self.passage, self.root, self.roles, self.people = passage, root, roles, people
        rest = passage.doc[root.i + 1 : root.sent.end]
        self.last = next((token.i for token in rest if token.pos_ == "VERB"), root.sent.end)
        self.tokens = list(passage.doc[root.i + 1 : self.last])
        placed = ((passage.words(time.start, time.end), time) for time in times)
        self.dates = {words.start: (words.end, time) for words, time in placed if words}

    def told_again(self) -> list[Again]:
        """In text order."""
        ands = [token for token in self.tokens if token.pos_ == "CCONJ" and token.i + 2 < self.last]
        found = [again for token in ands if (again := self._governed(token) or self._of_another(token))]
        return self._with_more_subjects(found)

    def _governed(self, conjunction: Token) -> Again | None:
        """At "and": "a year later from the board", "from the board a year later"."""
        doc, first = self.passage.doc, conjunction.i + 1
        first += doc[first].lower_ == "then"
        first, time = self.dates.get(first, (first, None))
        if first >= self.last or doc[first].pos_ != "ADP":
            return None
        role, brought = self._brought_before(doc[first].lower_, conjunction), self._brought_by(doc[first])
        if role is None or brought is None:
            return None
        entity, place, behind = brought
        time = time or self._date_at(behind)
        kept = (other for other in self._before(conjunction) if other.role != role.role)
        if time is None:
            return None
        return Again(self._from(conjunction, place.end), place, (*kept, _like(role, entity, place)), time)

    def _of_another(self, conjunction: Token) -> Again | None:
        """At "and": "Lind a year later"."""
        role = self.subject
        for end in range(conjunction.i + 2, min(conjunction.i + 2 + NEAR, self.last)) if role else ():
            behind, time = self.dates.get(end, (end, None))
            place = self.passage.span(conjunction.i + 1, end)
            named = [e for m, e in self.people.mentions_in(place.start, place.end) if m.end == place.end]
            if role and time and named and self._closes(behind) and self._kind(named[0]) == self._kind(role.entity):
                shared = (r for r in self._before(conjunction) if r.role in SHARED and r.role != role.role)
                roles = (*shared, *(_like(role, entity, place) for entity in named))
                return Again(self._from(conjunction, time.end), place, roles, time)
        return None

    def _with_more_subjects(self, found: list[Again]) -> list[Again]:
        """`found`, with "as were Lind and Roth", "as did Lind" added to what was told last, or told by itself."""
        role = self.subject
        for token in self.tokens[:-2] if role else ():
            if role and token.lower_ in ("as", "so") and token.nbor().lower_ in AUXILIARIES:
                place = self.passage.span(token.i + 2, self._end_of_names(token.i + 2))
                named = (e for _, e in self.people.mentions_in(place.start, place.end) if self._kind(e) == "person")
                more = tuple(_like(role, entity, place) for entity in dict.fromkeys(named))
                if more and found:
                    words = Span(found[-1].words.start, place.end)
                    return [*found[:-1], replace(found[-1], words=words, roles=(*found[-1].roles, *more))]
                if more:
                    kept = (other for other in self._before(token) if other.role != role.role)
                    return [Again(self._from(token, place.end), place, (*kept, *more), None)]
        return found

    @cached_property
    def subject(self) -> Role | None:
        """The part of the verb's own subject."""
        subjects = (token for token in self.root.children if token.dep_.startswith("nsubj"))
        places = (self.passage.span(token.i, token.i + 1) for token in subjects)
        who = {entity for place in places for entity in self.people.all_at(place.start, place.end)}
        return next((role for role in self.roles if role.entity in who), None)

    def _brought_before(self, preposition: str, conjunction: Token) -> Role | None:
        """The part that the same preposition brought in between the verb and "and"."""
        for token in self.tokens:
            if token.i < conjunction.i and token.pos_ == "ADP" and token.lower_ == preposition:
                behind = self.passage.start + token.idx
                parts = (role for role in self._before(conjunction) if role.role != "agent")
                return next((role for role in parts if (role.start or 0) > behind), None)
        return None

    def _brought_by(self, preposition: Token) -> tuple[str, Span, int] | None:
        """The body or place that the preposition brings in: who, where it is named, the word behind it."""
        near = self.passage.span(preposition.i + 1, min(preposition.i + 2 + NEAR, self.last))
        for mention, entity in self.people.mentions_in(near.start, near.end):
            words = self.passage.words(mention.start, mention.end)
            if words and self._kind(entity) in ("group", "place", "event"):
                return entity, Span(mention.start, mention.end), words.end
        return None

    def _date_at(self, i: int) -> Time | None:
        """The date that begins at `i`, a preposition apart."""
        prepositions = 1 if i < self.last and self.passage.doc[i].pos_ == "ADP" else 0
        return self.dates.get(i + prepositions, (0, None))[1]

    def _closes(self, i: int) -> bool:
        """Whether nothing more is said of what ends before `i`."""
        token = self.passage.doc[i] if i < self.last else None
        return token is None or token.is_punct or token.pos_ in ("CCONJ", "ADP")

    def _end_of_names(self, i: int) -> int:
        """Where a row of names that begins at `i` ends."""
        doc = self.passage.doc
        while i < self.last and (doc[i].pos_ in ("PROPN", "CCONJ", "DET") or doc[i].text == ","):
            i += 1
        return i

    def _before(self, token: Token) -> Iterator[Role]:
        """The parts of what stands before `token`."""
        return (role for role in self.roles if (role.start or 0) < self.passage.start + token.idx)

    def _from(self, token: Token, end: int) -> Span:
        return Span(self.passage.start + token.idx, end)

    def _kind(self, entity: str | None) -> str:
        return self.people.kind(entity) if entity else ""


def _like(role: Role, entity: str, place: Span) -> Role:
    """The same part, taken by another."""
    return Role(role=role.role, entity=entity, start=place.start, end=place.end, score=role.score)
