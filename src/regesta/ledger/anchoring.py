"""Where a judgement's words stand in a reading, and which row of it they carry; finding only, nothing is written."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal

from sqlalchemy import Connection, select

from regesta.core.records import Reading, Record
from regesta.core.spans import Span, likeness, meets
from regesta.ledger.dividing import Split, divide
from regesta.ledger.names import folded, kinship
from regesta.ledger.rows import anchors_of
from regesta.ledger.schema import KINDS, ROOM, entities
from regesta.ledger.selectors import Selector, find

Anchors = dict[str, tuple[Selector, Span]]


class Fit(Record, frozen=True, kw_only=True):
    """How a judgement's target stands in a reading.

    `stands`: row `key` is the one judged; `words`: they stand at `span`, but no such row; `lost`: they don't.
    """

    fit: Literal["stands", "words", "lost"]
    key: str | None = None
    span: Span | None = None


class Ground:
    """One reading made ready for judgements to be fitted to it; `divided` is the same as judgements split it."""

    def __init__(self, reading: Reading, number: int, source: str, splits: Iterable[Split] = ()) -> None:
        self.reading, self.number, self.source = reading, number, source
        self.divided = divide(reading, source, splits)
        self.anchors: Callable[[str], Anchors] = lru_cache(maxsize=None)(self._anchors)

    def _anchors(self, kind: str) -> Anchors:
        told = self.divided
        return anchors_of(told.reading, number=self.number, source=self.source, kind=kind, halves=told.halves)

    def fit(self, target: Selector) -> Fit:
        """Where the target stands here: by its key, else by its words and the row that best covers them."""
        anchors = self.anchors(target.kind)
        known = self.divided.known.get(target.key(), target.key())
        if known in anchors:
            return Fit(fit="stands", key=known, span=anchors[known][1])
        span = find(target, self.reading.document.text)
        if span is None:
            return Fit(fit="lost")
        key = self._nearest(target, span, anchors)
        return Fit(fit="stands" if key else "words", key=key, span=span)

    def _nearest(self, target: Selector, span: Span, anchors: Anchors) -> str | None:
        near = [
            (likeness(span, place), key)
            for key, (held, place) in anchors.items()
            if meets(span, place) and same_facet(held.facet, target.facet)
        ]
        return max(near)[1] if near else None


def same_facet(one: str, other: str) -> bool:
    """Whether two facets tell of the same row: the same words, or `leaves|Voss|council` with fuller names."""
    a, b = one.split("|"), other.split("|")
    if len(a) != len(b):
        return False
    alike = [x == y or folded(x) == folded(y) for x, y in zip(a, b, strict=True)]
    return all(alike) or (
        len(a) > 1 and all(same or kinship([x], [y]) > 0 for same, x, y in zip(alike, a, b, strict=True))
    )


def namesake(connection: Connection, target: Selector, name: str | None, reading: int) -> int | None:
    """The one entity of this reading with the judged one's kind and name, where its first words have moved."""
    within = entities.c.id.between(reading * ROOM, (reading + 1) * ROOM - 1)
    found = connection.execute(
        select(entities.c.id).where(within, entities.c.name == (name or target.exact), entities.c.kind == target.facet)
    )
    numbers = list(found.scalars())
    return numbers[0] if len(numbers) == 1 else None


def number_of(connection: Connection, kind: str, key: str, reading: int) -> int | None:
    """The id of the row with this key in this reading."""
    table = KINDS[kind]
    where = (table.c.key == key, table.c.reading_id == reading)
    return connection.execute(select(table.c.id).where(*where)).scalar()
