"""Rival explanations of one event, each with its holder and the narrator's verdict."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from regesta.core.records import Account, Attribution, Statement
from regesta.core.spans import Span, likeness
from regesta.language import Passage, signals
from regesta.mentions import People
from regesta.voices.nearby import Nearby

FLOOR = 0.35
DEED = re.compile(" (?:of|by) ")
APART = 500
"""So many characters apart in one paragraph nine of ten pairs of annotated explanations are of one event."""
DISPUTED = 0.2
"""From this score on a cue brings in an explanation that the text sets against others."""
WEIGHED = frozenset(("unsupported", "rumour", "disputed"))
BY_STANCE = {"endorses": "accepted", "rejects": "rejected", "doubts": "unsupported", "neutral": "open"}


@dataclass(frozen=True)
class Claim:
    """A stretch that the model marks as an explanation in dispute, or the cue of one, with the narrator's verdict."""

    span: Span
    verdict: str
    score: float


def find_accounts(
    passages: Sequence[Passage], attributions: Sequence[Attribution], statements: Sequence[Statement], people: People
) -> tuple[Account, ...]:
    """One row for each voice whose explanation is marked or weighed, and for each marked one of the narrator's.

    Where two cues bring in the same words of the same voice ("his theory was, he wrote, that") the surer one counts.
    """
    marked = list(_marked(passages))
    claims = Nearby(marked, lambda claim: claim.span)
    cues = Nearby(list(_disputed(passages)), lambda claim: claim.span)
    contents = Nearby(attributions, lambda attribution: attribution.content)
    triggers = Nearby(statements, lambda statement: statement.trigger)
    told: list[tuple[Claim, Attribution | None]] = []
    told += [(claim, a) for a in attributions for claim in _weighed(a, claims, cues)]
    told += [(claim, None) for claim in marked if not contents.meeting(claim.span.start, claim.span.end)]
    told.sort(key=lambda row: row[0].score)
    rows = {(c.span, a and a.source): _account(c, a, triggers, people) for c, a in told}
    return tuple(_rivals(passages, sorted(rows.values(), key=lambda row: (row.claim.start, row.claim.end))))


def _rivals(passages: Sequence[Passage], rows: Sequence[Account]) -> Iterator[Account]:
    """Explanations that follow each other closely in one paragraph explain one event, which bears its plainest name."""
    starts = [passage.start for passage in passages]
    group: list[Account] = []
    for row in rows:
        if group and not _follows(group[-1].claim, row.claim, starts):
            yield from _of_one_event(group)
            group = []
        group.append(row)
    yield from _of_one_event(group)


def _follows(one: Span, other: Span, starts: Sequence[int]) -> bool:
    return other.start - one.end <= APART and bisect(starts, one.start) == bisect(starts, other.start)


def _of_one_event(group: Sequence[Account]) -> Iterator[Account]:
    names = sorted((row.event for row in group if row.event), key=lambda name: not DEED.search(name))
    yield from (replace(row, event=names[0] if names else "") for row in group)


def _marked(passages: Sequence[Passage]) -> Iterator[Claim]:
    for passage in passages:
        for mark in signals(passage.doc).spans.get("claims", ()):
            if mark.score >= FLOOR:
                yield Claim(passage.span(mark.start, mark.end), mark.label, mark.score)


def _disputed(passages: Sequence[Passage]) -> Iterator[Claim]:
    for passage in passages:
        for flag in signals(passage.doc).flags.get("disputed", ()):
            if flag.score >= DISPUTED:
                yield Claim(passage.span(flag.i, flag.i + 1), flag.label, flag.score)


def _weighed(attribution: Attribution, marked: Nearby[Claim], cues: Nearby[Claim]) -> Iterator[Claim]:
    """The attribution’s content as a claim: disputed by its cue, marked by the model, or rejected or found wanting."""
    content, cue = attribution.content, attribution.cue
    disputed = cues.meeting(cue.start, cue.end) if cue else ()
    inside = marked.meeting(content.start, content.end)
    best = max(disputed, key=lambda claim: claim.score, default=None) or max(
        inside, key=lambda claim: likeness(claim.span, content), default=None
    )
    if best:
        yield Claim(content, best.verdict, best.score)
    elif attribution.stance == "rejects" or (attribution.stance != "neutral" and WEIGHED & set(attribution.evidence)):
        verdict = "unsupported" if attribution.stance == "doubts" else BY_STANCE[attribution.stance]
        yield Claim(content, verdict, 0.5)


def _account(claim: Claim, voice: Attribution | None, statements: Nearby[Statement], people: People) -> Account:
    held = "held by the voice around it" if voice else "in the narrator’s own words"
    return Account(
        event=_event(claim.span, statements, people),
        claim=claim.span,
        holder=voice.source if voice else "narrator",
        verdict=claim.verdict,
        attribution=voice.id if voice else None,
        reason=f"an explanation in dispute, {held}",
        score=round(claim.score, 3),
    )


def _event(claim: Span, statements: Nearby[Statement], people: People) -> str:
    """What is explained: the first thing that the claim tells, by whom it befell or who did it; else its first name."""
    for statement in statements.meeting(claim.start, claim.end):
        for how, roles in (("of", ("patient", "party")), ("by", ("agent",))):
            for entity in statement.bearers(*roles)[:1]:
                return f"{statement.type} {how} {people.name(entity)}"
    named = [entity for mention, entity in people.mentions_in(claim.start, claim.end) if mention.form == "name"]
    return people.name(named[0]) if named else ""
