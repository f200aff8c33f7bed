"""What the text says made what happen, with its connective."""

import re
from collections.abc import Iterator, Sequence
from math import sqrt

from spacy.tokens import Token

from regesta.core.records import Attribution, Cause
from regesta.core.spans import Span, holds
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


def find_causes(prose: str, passages: Sequence[Passage], attributions: Sequence[Attribution]) -> tuple[Cause, ...]:
    """One row for each effect and its cause, in the order of effects: the learned links, then what grammar adds."""
    contents = Nearby(attributions, lambda attribution: attribution.content)
    linked = [(*row, "the learned link from effect to cause") for row in _linked(passages)]
    taken = Nearby([place for row in linked for place in row[:2]], lambda place: place)
    told = [(*ends, BY_GRAMMAR, "the sentence says so") for ends in _told(passages)]
    found = linked + [
        row
        for row in told
        if not any(taken.meeting(place.start, place.end) for place in row[:2]) and not _holder(*row[:2], contents)
    ]
    return tuple(
        Cause(
            cause=cause,
            effect=effect,
            cue=_cue(prose, cause, effect),
            attribution=_holder(cause, effect, contents),
            reason=reason,
            score=round(score, 3),
        )
        for cause, effect, score, reason in sorted(found, key=lambda row: row[1])
    )


def _told(passages: Sequence[Passage]) -> Iterator[tuple[Span, Span]]:
    for passage in passages:
        for cause, effect in told_causes(passage.doc):
            yield passage.span(cause.i, cause.i + 1), passage.span(effect.i, effect.i + 1)


def _linked(passages: Sequence[Passage]) -> Iterator[tuple[Span, Span, float]]:
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
                yield passage.span(word, word + 1), passage.span(effect, effect + 1), score


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
