"""Who stands where: an index over a document's entities."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from regesta.core.records import Entity, Mention
from regesta.core.spans import Span, likeness

_REACH = 400


class People:
    """Entities by place; answers from offsets of the document."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self.entities = {entity.id: entity for entity in entities}
        rows = [(mention, entity.id) for entity in entities for mention in entity.mentions]
        self._rows = sorted(rows, key=lambda row: (row[0].start, row[0].end, row[1]))
        self._starts = [mention.start for mention, _ in self._rows]

    def kind(self, entity: str) -> str:
        """The entity's kind."""
        return self.entities[entity].kind

    def name(self, entity: str) -> str:
        """The entity's name as the ledger gives it."""
        return self.entities[entity].name

    def mentions_in(self, start: int, end: int) -> list[tuple[Mention, str]]:
        """All mentions that lie wholly inside, in text order; one of several people stands under each."""
        low, high = (bisect_left(self._starts, edge) for edge in (start, end))
        return [(mention, entity) for mention, entity in self._rows[low:high] if mention.end <= end]

    def all_at(self, start: int, end: int) -> list[str]:
        """The entities of the mention that covers or best fits `[start, end)`; several for one of several people."""
        near = [(m, e) for m, e in self._near(start, end) if m.start < end and start < m.end]
        if not near:
            return []
        here = Span(start, end)
        best = max(near, key=lambda row: (likeness(row[0], here), -row[0].start))[0]
        return [e for m, e in near if (m.start, m.end) == (best.start, best.end)]

    def at(self, start: int, end: int) -> str | None:
        """The first of `all_at`, or None."""
        found = self.all_at(start, end)
        return found[0] if found else None

    def owners(self, entity: str) -> frozenset[str]:
        """Whose the entity is where it is described: of "his men" whoever "his" stands for."""
        return self._owners.get(entity, frozenset())

    @cached_property
    def _owners(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for (mention, owner), (other, owned) in pairwise(self._rows):
            if (mention.form, other.form) == ("pronoun", "nominal") and mention.start == other.start:
                found[owned].add(owner)
        return {owned: frozenset(owners) for owned, owners in found.items()}

    def _near(self, start: int, end: int) -> list[tuple[Mention, str]]:
        return self._rows[bisect_left(self._starts, start - _REACH) : bisect_left(self._starts, end)]
