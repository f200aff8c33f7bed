"""The first person of quoted speech is its speaker, the second the one spoken to."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from regesta.core.records import Entity, Mention, Quotation

SPOKEN = re.compile(
    r"(?<![\w’'.])(I|me|my|mine|myself|we|us|our|ours|ourselves|you|your|yours|yourself)(?![\w.])", re.IGNORECASE
)
MANY = frozenset("we us our ours ourselves".split())
HEARER = frozenset("you your yours yourself".split())
NEAR = 240
"""So many characters before spoken words somebody stands near them."""


def give_first_person(entities: Sequence[Entity], quotations: Sequence[Quotation], prose: str) -> tuple[Entity, ...]:
    """Each "I" of a quotation becomes a mention of its speaker, "we" of a body that speaks, "you" of its hearer.

    Where no hearer is told of, "you" is the last person named before the words who doesn't say them. What nobody known
    says stays unresolved.
    """
    kinds = {entity.id: entity.kind for entity in entities}
    named = sorted((mention.start, e.id) for e in entities if e.kind == "person" for mention in e.mentions)
    found: dict[str, list[Mention]] = defaultdict(list)
    for (start, end), quotation in sorted(_inner(quotations, prose).items()):
        who, reason, score = _meant(prose[start:end].lower(), quotation, kinds, named)
        if who:
            found[who].append(Mention(start=start, end=end, form="pronoun", reason=reason, score=score))
    return tuple(_with(entity, found[entity.id]) if entity.id in found else entity for entity in entities)


def _beside(quotation: Quotation, named: Sequence[tuple[int, str]]) -> str | None:
    """The last person mentioned shortly before the quotation, its speaker left out."""
    low, high = (bisect_left(named, (edge,)) for edge in (quotation.start - NEAR, quotation.start))
    others = [entity for _, entity in named[low:high] if entity != quotation.speaker]
    return others[-1] if others and quotation.speaker else None


def _inner(quotations: Sequence[Quotation], prose: str) -> dict[tuple[int, int], Quotation]:
    """Each spoken person's word with the innermost quotation around it."""
    inner: dict[tuple[int, int], Quotation] = {}
    for quotation in quotations:
        for word in SPOKEN.finditer(prose, quotation.start, quotation.end):
            other = inner.get(word.span())
            if other is None or quotation.end - quotation.start < other.end - other.start:
                inner[word.span()] = quotation
    return inner


def _meant(
    word: str, quotation: Quotation, kinds: Mapping[str, str], named: Sequence[tuple[int, str]]
) -> tuple[str | None, str, float]:
    """Whom a word of the first or second person means, if anybody known, on what ground, and how surely."""
    if word in HEARER:
        if quotation.addressee:
            return quotation.addressee, "the one spoken to", 0.9
        return _beside(quotation, named), "the last named beside the speaker", 0.4
    many = word in MANY and kinds.get(quotation.speaker or "") != "group"
    return None if many else quotation.speaker, "the speaker of the quotation", 0.9


def _with(entity: Entity, more: Sequence[Mention]) -> Entity:
    mentions = sorted((*entity.mentions, *more), key=lambda mention: (mention.start, mention.end))
    return msgspec.structs.replace(entity, mentions=tuple(mentions))
