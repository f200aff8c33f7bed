"""Every typed thing that the prose says happened or held, with who, when, how sure, on whose word, under which note."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec
from spacy.tokens import Token

from regesta.core.records import Attribution, Ground, Note, Role, Statement, Time
from regesta.core.spans import Span, cover, holds
from regesta.dating import Clock
from regesta.evidence import certainty, polarity
from regesta.language import Passage
from regesta.mentions import People
from regesta.statements.dates import Dated, Dates
from regesta.statements.elided import Again, find_elided
from regesta.statements.roles import links_of, parts_of, roles_of
from regesta.statements.triggers import Trigger, find_triggers
from regesta.voices.nearby import Nearby, innermost


@dataclass(frozen=True)
class Surroundings:
    """What a statement is read against: all of it found before."""

    people: People
    times: Sequence[Time]
    clock: Clock
    attributions: Sequence[Attribution]
    notes: Sequence[Note]

    @cached_property
    def contents(self) -> Nearby[Attribution]:
        """The attributions by the place of what they say."""
        return Nearby(self.attributions, lambda attribution: attribution.content)

    @cached_property
    def scopes(self) -> Nearby[Note]:
        """The notes by the words that they can support."""
        return Nearby(self.notes, lambda note: note.scope)


def find_statements(passages: Sequence[Passage], around: Surroundings) -> tuple[Statement, ...]:
    """All statements in text order, those whose verb is left out behind the one that it is understood from."""
    links = links_of(passages, "roles")
    dates = Dates(around.times, around.clock)
    out: list[Statement] = []
    told_to = 0
    for trigger in find_triggers(passages):
        passage, parts = passages[trigger.at], parts_of(trigger, links[trigger.at])
        if trigger.span(passage).start < told_to:
            continue
        roles = roles_of(trigger, parts, passage, around.people)
        root = trigger.root(passage)
        again = find_elided(passage, root, roles, dates.within(passage, root), around.people)
        edge = again[0].words.start if again else passage.start + len(passage.doc.text)
        own = tuple(role for role in roles if (role.start or 0) < edge)
        statement = _statement(trigger, own, passage, around, dates.of(trigger, parts, passage, edge))
        out += (statement, *(_elided(statement, row) for row in again))
        told_to = again[-1].words.end if again else told_to
    return tuple(out)


def _statement(
    trigger: Trigger, roles: tuple[Role, ...], passage: Passage, around: Surroundings, date: Dated
) -> Statement:
    place, token = trigger.span(passage), trigger.root(passage)
    scale, hedge = certainty(passage.doc, token)
    said = polarity(passage.doc, token)
    time, edtf, why = date
    clause = _clause(passage, token, place)
    return Statement(
        id=_identity(place, trigger.type, said),
        type=trigger.type,
        trigger=place,
        span=clause,
        roles=roles,
        edtf=edtf,
        polarity="-" if said == "-" else "+",
        certainty=scale,
        attribution=_on_whose_word(place, around.contents),
        notes=tuple(note.id for note in around.scopes.meeting(place.start, place.end)),
        time=time,
        hedge=_moved(hedge, passage.start),
        reason=f"the trigger head reads “{passage.doc[trigger.first : trigger.last].text}” as {trigger.type}; {why}",
        score=round(trigger.score, 3),
    )


def _elided(statement: Statement, again: Again) -> Statement:
    """The telling without a verb of its own."""
    dated = {"time": again.time.id, "edtf": again.time.edtf} if again.time else {}
    return msgspec.structs.replace(
        statement,
        id=_identity(again.place, statement.type, statement.polarity),
        trigger=again.place,
        span=cover((statement.span, again.words)),
        roles=again.roles,
        reason=f"{statement.type} is understood again, its verb left out",
        **dated,
    )


def _identity(place: Span, kind: str, said: str) -> str:
    """Of place, type and polarity only, so that it stands while the text stands."""
    return "s" + hashlib.sha256(f"{place.start}:{place.end}:{kind}:{said}".encode()).hexdigest()[:12]


def _moved(hedge: Ground | None, by: int) -> Ground | None:
    """A hedge's place in the passage as its place in the document."""
    return hedge and Ground(start=hedge.start + by, end=hedge.end + by, flag=hedge.flag)


def _clause(passage: Passage, token: Token, place: Span) -> Span:
    """The words that hang on the trigger, within its sentence; the trigger's own where nothing does."""
    return cover((passage.span(token.left_edge.i, token.right_edge.i + 1), place))


def _on_whose_word(place: Span, contents: Nearby[Attribution]) -> str | None:
    """The innermost attribution whose content holds the trigger."""
    found = innermost(a for a in contents.meeting(place.start, place.end) if holds(a.content, place))
    return found.id if found else None
