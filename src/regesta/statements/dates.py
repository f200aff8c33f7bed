"""When a statement's thing happened: by its own phrase, by one of its clause, or about when the narrative stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span as Words
from spacy.tokens import Token

from regesta.core.edtf import compare, covering, doubted
from regesta.core.records import Time
from regesta.dating import Clock
from regesta.language import Passage
from regesta.statements.roles import Part
from regesta.statements.triggers import Trigger
from regesta.voices.tree import children, relation

Dated = tuple[str | None, str | None, str]
"""A time's id, the EDTF, the reason."""
_ASIDE = ("title", "parenthesis", "note")
_CLAUSES = frozenset("ROOT acl advcl ccomp csubj parataxis xcomp".split())
_JOINED = (" and ", " and in ")
_APART = frozenset("ccomp parataxis".split())
"""Clauses that the date of the one above says nothing of."""
_NAMED = ("obj", "nmod")
_COMPARING = frozenset("like unlike than".split())


class Dates:
    """A statement's date: the linked phrase, else the nearest one that dates its clause, else the narrative's clock."""

    def __init__(self, times: Sequence[Time], clock: Clock) -> None:
        self.times = [t for t in times if t.kind == "date" and t.edtf]
        self.starts = [t.start for t in self.times]
        self.anchors = {t.id: t.edtf for t in self.times}
        self.clock = clock

    def of(self, trigger: Trigger, parts: Sequence[Part], passage: Passage, edge: int) -> Dated:
        """By what stands before `edge`. The clock's date is a doubtful one, and so is that from which the text counts
        another: "a year before his *death*".
        """
        counted = self._at(trigger.span(passage).start)
        if counted:
            anchor = self.anchors.get(counted.anchor or "")
            return None, anchor and doubted(anchor), "a date is counted from it"
        linked = self._linked(trigger, parts, passage, edge)
        if linked:
            return linked.id, self._coordinated(linked, passage), "dated by the linked phrase"
        near = self._nearest(trigger, passage, edge)
        if near:
            return near.id, self._coordinated(near, passage), "dated by the nearest phrase of its clause"
        told = self.clock.about(trigger.span(passage).start)
        return None, told, "dated by the narrative's clock" if told else "undated"

    def _linked(self, trigger: Trigger, parts: Sequence[Part], passage: Passage, edge: int) -> Time | None:
        token = trigger.root(passage)
        whens = (part for part in sorted(parts, key=lambda part: -part.score) if part.label == "when")
        times = (self._at(passage.start + passage.doc[part.word].idx) for part in whens)
        told = (time for time in times if time and time.start < edge)
        return next((t for t in told if not is_apart(passage.words(t.start, t.end), token)), None)

    def _coordinated(self, time: Time, passage: Passage) -> str | None:
        """Its date, or the stretch that it makes with another: "in *1580 and 1581* they printed it"."""
        k, text = bisect_left(self.starts, time.start), passage.doc.text
        for one, other in pairwise(self.times[max(0, k - 1) : k + 2]):
            between = text[one.end - passage.start : other.start - passage.start]
            if between in _JOINED and one.edtf and other.edtf and compare(one.edtf, other.edtf) == -1:
                return covering(one.edtf, other.edtf)
        return time.edtf

    def _at(self, offset: int) -> Time | None:
        k = bisect_right(self.starts, offset) - 1
        return self.times[k] if k >= 0 and offset < self.times[k].end else None

    def within(self, passage: Passage, token: Token) -> Sequence[Time]:
        """The dates that begin in the token's sentence."""
        sentence = token.sent
        start, end = passage.start + sentence.start_char, passage.start + sentence.end_char
        return self.times[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _nearest(self, trigger: Trigger, passage: Passage, edge: int) -> Time | None:
        place, token = trigger.span(passage).start, trigger.root(passage)
        here = (t for t in self.within(passage, token) if t.start < edge and t.inside not in _ASIDE)
        dating = (t for t in here if reaches(passage.words(t.start, t.end), token))
        return min(dating, key=lambda t: abs(t.start - place), default=None)


def reaches(date: Words | None, token: Token) -> bool:
    """Whether a date stands in the token's clause or in one that holds it, and so tells when that was."""
    if date is None or is_apart(date, token):
        return False
    clause = _clause(date.root)
    while token != clause:
        if relation(token) in _APART or token.head == token:
            return False
        token = token.head
    return True


def is_apart(date: Words | None, token: Token) -> bool:
    """Whether a date tells only of a thing that the token's clause names or compares itself with.

    "Like the rising of 1674", "than they had been in 1850", "called its *1688* charter void".
    """
    if date is None:
        return False
    above = (date.root, *date.root.ancestors)
    things = [t for t in above if any(word.lower_ in _COMPARING for word in children(t, "case", "mark"))]
    noun = date.root.head
    if date.root.i < noun.i and noun.pos_ in ("NOUN", "PROPN") and relation(noun) in _NAMED:
        things.append(noun)
    return any(t != token and not t.is_ancestor(token) for t in things)


def _clause(token: Token) -> Token:
    """The head of the clause that the word stands in."""
    return next((t for t in (token, *token.ancestors) if _heads_clause(t)), token)


def _heads_clause(token: Token) -> bool:
    return relation(token) in _CLAUSES or (relation(token) == "conj" and token.pos_ in ("VERB", "AUX"))
