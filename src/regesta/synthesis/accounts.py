"""Rival explanations of one event, each with its holder and the narrator's verdict."""

from collections.abc import Sequence

from regesta.core.records import Account, Attribution, Statement
from regesta.core.spans import Span, holds, likeness, meets
from regesta.language import Passage, signals
from regesta.mentions import People

FLOOR = 0.35


def find_accounts(
    passages: Sequence[Passage], attributions: Sequence[Attribution], statements: Sequence[Statement], people: People
) -> tuple[Account, ...]:
    """One row for each claim that the model marks as an explanation in dispute, in text order."""
    out = []
    for passage in passages:
        for mark in signals(passage.doc).spans.get("claims", ()):
            if mark.score >= FLOOR:
                words = passage.doc[mark.start : mark.end]
                claim = Span(passage.start + words.start_char, passage.start + words.end_char)
                out.append(_account(claim, mark.label, mark.score, attributions, statements, people))
    return tuple(out)


def _account(
    claim: Span,
    verdict: str,
    score: float,
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    people: People,
) -> Account:
    told = max(attributions, key=lambda a: (likeness(a.content, claim), a.id), default=None)
    if told and not meets(told.content, claim):
        told = next((a for a in attributions if holds(a.content, claim)), None)
    return Account(
        event=_event(claim, statements, people),
        claim=claim,
        holder=told.source if told else "narrator",
        verdict=verdict,
        attribution=told.id if told else None,
        reason="marked as an explanation in dispute",
        score=round(score, 3),
    )


def _event(claim: Span, statements: Sequence[Statement], people: People) -> str:
    """What is explained: the named participant of the first thing that the claim tells, else the first name in it."""
    for statement in statements:
        if meets(statement.trigger, claim):
            central = [r.entity for r in statement.roles if r.entity and r.role in ("patient", "party", "agent")]
            if central:
                return f"{statement.type} of {people.name(central[0])}"
    named = [entity for mention, entity in people.mentions_in(claim.start, claim.end) if mention.form == "name"]
    return people.name(named[0]) if named else ""
