"""The first person of quoted speech is its speaker."""

import re
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from regesta.core.records import Entity, Mention, Quotation

FIRST_PERSON = re.compile(r"(?<![\w’'.])(I|me|my|mine|myself)(?![\w.])")


def give_first_person(entities: Sequence[Entity], quotations: Sequence[Quotation], prose: str) -> tuple[Entity, ...]:
    """Every "I" and "my" of a quotation becomes a mention of its speaker; those of nobody's speech stay unresolved."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for start, end, speaker in _words(quotations, prose):
        found[speaker].append(
            Mention(start=start, end=end, form="pronoun", reason="the speaker of the quotation", score=0.9)
        )
    return tuple(_with(entity, found[entity.id]) if entity.id in found else entity for entity in entities)


def _words(quotations: Sequence[Quotation], prose: str) -> set[tuple[int, int, str]]:
    """Each first-person word once, with the speaker of the innermost quotation around it."""
    inner: dict[tuple[int, int], tuple[int, str | None]] = {}
    for quotation in quotations:
        size = quotation.end - quotation.start
        for word in FIRST_PERSON.finditer(prose, quotation.start, quotation.end):
            if size < inner.get(word.span(), (size + 1, None))[0]:
                inner[word.span()] = (size, quotation.speaker)
    return {(*place, speaker) for place, (_, speaker) in inner.items() if speaker}


def _with(entity: Entity, more: Sequence[Mention]) -> Entity:
    mentions = sorted((*entity.mentions, *more), key=lambda mention: (mention.start, mention.end))
    return msgspec.structs.replace(entity, mentions=tuple(mentions))
