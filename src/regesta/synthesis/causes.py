"""What the text says made what happen, with its connective."""

import re
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from spacy.tokens import Token

from regesta.core.records import Attribution, Cause
from regesta.core.spans import Span, cover, holds
from regesta.language import Passage, signals
from regesta.statements import links_of
from regesta.synthesis.because import told_causes
from regesta.voices.nearby import Nearby, innermost

FLOOR, FLOOR_AFAR, BY_GRAMMAR = 0.6, 0.8, 0.6
CONNECTIVE = re.compile(
    r"\b(because(?: of)?|since|as a result(?: of)?|therefore|thus|hence|so that|owing to|due to|thanks to|on account of"
    r"|consequently|for this reason|in response to|led to|leading to|caus(?:ed|ing)|prompt(?:ed|ing)|trigger(?:ed|ing)"
    r"|provok(?:ed|ing)|spark(?:ed|ing)|result(?:ed|ing) (?:in|from)|brought about|gave rise to|forc(?:ed|ing)|made"
    r"|drove|allow(?:ed|ing)|enabl(?:ed|ing)|after|when|so|for|by|from|with|which)\b",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """Both triggers, the clauses that they head, how sure, and why."""

    cause: Span
    effect: Span
    clauses: Span
    score: float
    reason: str


def find_causes(prose: str, passages: Sequence[Passage], attributions: Sequence[Attribution]) -> tuple[Cause, ...]:
    """One row for each effect and its cause, in the order of effects: the learned links, then what grammar adds."""
    contents = Nearby(attributions, lambda attribution: attribution.content)
    linked = list(_linked(passages))
    taken = Nearby([place for row in linked for place in (row.cause, row.effect)], lambda place: place)
    added = (
        row
        for row in _told(passages)
        if not any(taken.meeting(place.start, place.end) for place in (row.cause, row.effect))
        and not _holder(row.cause, row.effect, contents)
    )
    return tuple(
        Cause(
            cause=row.cause,
            effect=row.effect,
            cue=_cue(prose, row.cause, row.effect),
            span=row.clauses,
            attribution=_holder(row.cause, row.effect, contents),
            reason=row.reason,
            score=round(row.score, 3),
        )
        for row in sorted((*linked, *added), key=lambda row: row.effect)
    )


def _found(passage: Passage, cause: Token, effect: Token, score: float, reason: str) -> Found:
    words = [passage.span(token.i, token.i + 1) for token in (cause, effect)]
    clauses = cover(passage.span(token.left_edge.i, token.right_edge.i + 1) for token in (cause, effect))
    return Found(words[0], words[1], clauses, score, reason)


def _told(passages: Sequence[Passage]) -> Iterator[Found]:
    for passage in passages:
        for cause, effect in told_causes(passage.doc):
            yield _found(passage, cause, effect, BY_GRAMMAR, "the sentence says so")


def _linked(passages: Sequence[Passage]) -> Iterator[Found]:
    """The best cause of each effect; how sure is the mean of word and link, multiplied.

    Of two effects of one cause of which one hangs on the other ("received a sentence") the surer is told.
    """
    for passage, links in zip(passages, links_of(passages, "causes"), strict=True):
        effects = {tag.i: tag.score for tag in signals(passage.doc).words.get("causal", ())}
        found: dict[tuple[int, int], float] = {}
        for effect in links:
            word, link = max(((j, labels["cause"]) for j, labels in links[effect].items()), key=lambda row: row[1])
            score = sqrt(link * effects.get(effect, 0.0))
            far = passage.doc[word].sent != passage.doc[effect].sent
            if score >= (FLOOR_AFAR if far else FLOOR):
                found[word, effect] = score
        for (word, effect), score in sorted(found.items()):
            if all(score >= found.get((word, other), 0.0) for other in _hanging(passage.doc[effect])):
                yield _found(passage, passage.doc[word], passage.doc[effect], score, "the learned link to the cause")


def _hanging(effect: Token) -> Iterator[int]:
    """The words beside an effect in the tree: what it hangs on and what hangs on it."""
    yield effect.head.i
    yield from (word.i for word in effect.children)


def _cue(prose: str, cause: Span, effect: Span) -> Span | None:
    """The first connective between the two, or just before the first of them."""
    first, second = sorted((cause, effect))
    for low, high in ((first.end, second.start), (max(0, first.start - 40), first.start)):
        found = CONNECTIVE.search(prose, low, max(low, high))
        if found:
            return Span(found.start(), found.end())
    return None


def _holder(cause: Span, effect: Span, contents: Nearby[Attribution]) -> str | None:
    around = contents.meeting(cause.start, cause.end)
    found = innermost(a for a in around if holds(a.content, cause) and holds(a.content, effect))
    return found.id if found else None
