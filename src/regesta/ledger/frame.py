"""A reading laid out for the tables: where each stretch stands, which number each entity gets, whose key is whose."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from regesta.core import edtf
from regesta.core.records import Block, Entity, Reading, Record
from regesta.core.spans import Span
from regesta.errors import LedgerError
from regesta.ledger.schema import FOREVER, ROOM
from regesta.ledger.selectors import Selector, selector

Values = dict[str, Any]
NARRATOR = "narrator"


@lru_cache(maxsize=65536)
def days(value: str | None) -> tuple[int | None, int | None]:
    """First and last day number that an EDTF string allows; both None without one or where it can't be read."""
    try:
        low, high = edtf.bounds(value) if value else (None, None)
    except edtf.EdtfError:
        return None, None
    return _finite(low), _finite(high)


def _finite(day: float | None) -> int | None:
    return None if day is None else int(max(-FOREVER, min(FOREVER, day)))


def dated(value: str | None) -> Values:
    """The three columns of a date."""
    earliest, latest = days(value)
    return {"edtf": value, "earliest": earliest, "latest": latest}


def listed(items: Iterable[Any]) -> str:
    """A list as the tables keep it."""
    items = list(items)
    return msgspec.json.encode(items).decode() if items else "[]"


class Half(Record, frozen=True, kw_only=True):
    """An entity that a judgement parted, or the part split off it: what makes its rows' keys, as it was read.

    `origin` is the id it was read under, `anchor` the words and `facet` the kind that its own key is made of.
    """

    origin: str
    anchor: Span | None
    facet: str


def first(entity: Entity) -> Span | None:
    """The mention that shows an entity best: its first by name, else its first."""
    named = (mention for mention in entity.mentions if mention.form == "name")
    best = next(named, entity.mentions[0] if entity.mentions else None)
    return Span(best.start, best.end) if best else None


class Frame:
    """One reading with its number and its source's key: the ground on which its rows are laid.

    `halves` are the entities that judgements split, by id.
    """

    def __init__(self, reading: Reading, number: int, source: str, halves: Mapping[str, Half]) -> None:
        self.reading, self.number, self.source, self.halves = reading, number, source, halves
        self.text = reading.document.text
        self.blocks: tuple[Block, ...] = tuple(sorted(reading.document.blocks, key=lambda b: b.start))
        self._starts = [block.start for block in self.blocks]
        self._seen: Counter[str] = Counter()
        self.anchors: dict[str, tuple[Selector, Span]] = {}
        self.entities = self._numbered(reading.entities)
        self.attributions = self._numbered(reading.attributions)
        self.quotations = self._numbered(reading.quotations)
        self.statements = self._numbered(reading.statements)
        self.markers = {note.id: note.marker for note in reading.notes}
        self.times = {time.id: time for time in reading.times}

    def _numbered(self, rows: Iterable[Any]) -> dict[str, int]:
        return {row.id: self.id(n) for n, row in enumerate(rows)}

    def id(self, n: int) -> int:
        """The nth row's id in any table."""
        if n >= ROOM:
            raise LedgerError(
                expected=f"a source with fewer than {ROOM} rows of a kind",
                found=f"{self.reading.document.title!r} with more",
                hint="Split the source into volumes.",
            )
        return self.number * ROOM + n

    def passage(self, at: int) -> int | None:
        """The id of the block that holds the offset."""
        index = bisect_right(self._starts, at) - 1
        return self.id(index) if index >= 0 and at <= self.blocks[index].end else None

    def selector(self, kind: str, span: Span, facet: str = "") -> tuple[str, Selector]:
        """A row's key and selector; the second row on the same words gets the next `nth`."""
        found = selector(self.text, span, source=self.source, kind=kind, facet=facet)
        key = found.key()
        self._seen[key] += 1
        if self._seen[key] > 1:
            found = msgspec.structs.replace(found, nth=self._seen[key] - 1)
            key = found.key()
        return key, found

    def row(self, kind: str, n: int, anchor: Span | None, *, facet: str = "", quote: Span | None = None) -> Values:
        """The columns that all rows begin with. `anchor` is what the key holds to; `quote` the words to show."""
        span = anchor or Span(0, 0)
        shown = quote or span
        key, held = self.selector(kind, span, facet)
        self.anchors[key] = (held, span)
        return {
            "id": self.id(n),
            "reading_id": self.number,
            "passage_id": self.passage(shown.start) if anchor else None,
            "key": key,
            "start": shown.start if anchor else None,
            "stop": shown.end if anchor else None,
            "quote": shown.of(self.text),
        }

    def anchor(self, entity: Entity) -> Span | None:
        """The words that an entity's key is made of: of a split one those that it was read from."""
        half = self.halves.get(entity.id)
        return half.anchor if half else first(entity)

    def facet(self, entity: Entity) -> str:
        """The facet of an entity's key."""
        half = self.halves.get(entity.id)
        return half.facet if half else entity.kind

    def entity_key(self, entity: Entity) -> str:
        """An entity's key, where all are asked for once and in order."""
        return self.selector("entity", self.anchor(entity) or Span(0, 0), self.facet(entity))[0]

    def origin(self, told: str | None) -> Entity | None:
        """The entity that an id was read under; None for nobody, and for the narrator."""
        half = self.halves.get(told or "")
        number = self.entity(half.origin if half else told)
        return None if number is None else self.reading.entities[number - self.id(0)]

    def entity(self, told: str | None) -> int | None:
        """The number of an entity id; None for nobody, and for the narrator."""
        return self.entities.get(told) if told else None

    def noted(self, ids: Iterable[str]) -> str:
        """The markers of these notes, as the tables keep lists."""
        return listed(self.markers.get(note, note) for note in ids)
