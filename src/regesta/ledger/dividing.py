"""One read entity that is really two, told apart: pure, from a reading and the judgements that split it.

Each row goes with the mention that it rests on: a role with its own, another with the nearest. Rows keep their keys,
for these are made of what was read (see `frame.Half`), so that a split costs no other judgement its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

import msgspec
from msgspec.structs import replace

from regesta.core.records import Entity, Mention, Placed, Reading, Record, Statement
from regesta.core.spans import HasSpan, Span, meets
from regesta.ledger.frame import Frame, Half, first
from regesta.ledger.selectors import Selector, find

APART = "|apart"


class Split(Record, frozen=True, kw_only=True):
    """The mentions of `entity` that are another's, and what that other goes by: words and name."""

    entity: Selector
    apart: Selector
    mentions: tuple[Selector, ...]
    name: str


class Divided(Record, frozen=True, kw_only=True):
    """A reading with its splits worked in. `known` leads from the key a half was judged under to its key here."""

    reading: Reading
    halves: dict[str, Half] = msgspec.field(default_factory=dict)
    known: dict[str, str] = msgspec.field(default_factory=dict)

    def entities(self, source: str) -> dict[str, Entity]:
        """The entities by their keys, in the reading's order."""
        frame = Frame(self.reading, 0, source, self.halves)
        return {frame.entity_key(entity): entity for entity in self.reading.entities}


def divide(read: Reading, source: str, splits: Iterable[Split]) -> Divided:
    """The reading with these splits worked in, one after the other; one that finds nothing to part changes nothing."""
    told = Divided(reading=read)
    for split in splits:
        told = _part(told, source, split)
    return told


def half_facet(kind: str) -> str:
    """The facet of a split-off entity's key: never taken for that of one that was read."""
    return f"{kind}{APART}"


def is_half(told: Selector) -> bool:
    """Whether this is an entity that only a split makes."""
    return told.facet.endswith(APART)


def _part(told: Divided, source: str, split: Split) -> Divided:
    text, keys = told.reading.document.text, told.entities(source)
    wanted = told.known.get(split.entity.key(), split.entity.key())
    spans = [span for mention in split.mentions if (span := find(mention, text))]
    whole = keys.get(wanted) or _standing(told.reading, split.entity.facet, find(split.entity, text))
    taken = [m for m in whole.mentions if any(meets(m, span) for span in spans)] if whole else []
    if whole is None or not spans:
        return told
    if not 0 < len(taken) < len(whole.mentions):
        there = _standing(told.reading, whole.kind, spans[0])
        key = next((key for key, entity in keys.items() if entity is there), None)
        return replace(told, known={**told.known, split.apart.key(): key}) if key else told
    return _halved(told, source, split, whole, taken)


def _standing(reading: Reading, kind: str, span: Span | None) -> Entity | None:
    """The entity of this kind that is mentioned in the span; none for a half whose split no longer counts."""
    like = (entity for entity in reading.entities if entity.kind == kind) if span else ()
    return next((entity for entity in like if any(meets(m, span) for m in entity.mentions)), None)  # type: ignore[arg-type]


def _halved(told: Divided, source: str, split: Split, whole: Entity, taken: Sequence[Mention]) -> Divided:
    reading = told.reading
    other = _other(reading, split, whole, taken)
    own = told.halves.get(whole.id) or Half(origin=whole.id, anchor=first(whole), facet=whole.kind)
    halves = {
        **told.halves,
        whole.id: own,
        other.id: Half(origin=own.origin, anchor=first(other), facet=half_facet(whole.kind)),
    }
    left = _left(reading.document.text, whole, taken)
    entities = (*(left if entity is whole else entity for entity in reading.entities), other)
    parted = Divided(reading=_Sides(whole, other).reading(replace(reading, entities=entities)), halves=halves)
    key = next(key for key, entity in parted.entities(source).items() if entity is other)
    return replace(parted, known={**told.known, split.apart.key(): key})


def _other(reading: Reading, split: Split, whole: Entity, taken: Sequence[Mention]) -> Entity:
    ids = {entity.id for entity in reading.entities}
    number = next(f"{whole.id}-{n}" for n in count(2) if f"{whole.id}-{n}" not in ids)
    aliases = tuple(dict.fromkeys((split.name, *_forms(reading.document.text, taken))))
    return Entity(id=number, kind=whole.kind, name=split.name, aliases=aliases, mentions=tuple(taken))


def _left(text: str, whole: Entity, taken: Sequence[Mention]) -> Entity:
    """What stays of an entity: its other mentions, without the names that only the taken ones used."""
    mentions = tuple(mention for mention in whole.mentions if mention not in taken)
    gone = set(_forms(text, taken)) - set(_forms(text, mentions)) - {whole.name}
    return replace(whole, mentions=mentions, aliases=tuple(alias for alias in whole.aliases if alias not in gone))


def _forms(text: str, mentions: Iterable[Mention]) -> list[str]:
    return [text[m.start : m.end] for m in mentions if m.form == "name"]


class _Sides:
    """One entity and the half split off it: which of the two a row means."""

    def __init__(self, whole: Entity, other: Entity) -> None:
        self.whole, self.other = whole, other
        self.taken = frozenset(other.mentions)

    def of(self, told: str | None, at: HasSpan | None) -> str | None:
        """Whom a row at these words means by `told`: the one whose mention is nearest, the earlier of two as near."""
        if told != self.whole.id or at is None:
            return told
        near = min(self.whole.mentions, key=lambda mention: (_gap(mention, at), mention.start))
        return self.other.id if near in self.taken else told

    def reading(self, read: Reading) -> Reading:
        """The reading with every row's people told apart."""
        statements = tuple(self._statement(row) for row in read.statements)
        parties = {row.id: frozenset(role.entity for role in row.roles) for row in statements}
        changed: dict[str, Any] = {
            "statements": statements,
            "quotations": self._rows(read.quotations, lambda row: row, "speaker", "addressee"),
            "attributions": self._rows(read.attributions, lambda row: row.cue or row.content, "source"),
            "memberships": tuple(self._resting(row, parties, "person", "group") for row in read.memberships),
            "ties": tuple(self._resting(row, parties, "a", "b") for row in read.ties),
            "works": self._rows(read.works, _titles(read), "author"),
            "holdings": self._rows(read.holdings, lambda row: row, "work"),
            "accounts": self._rows(read.accounts, lambda row: row.claim, "holder"),
            "characterisations": self._rows(read.characterisations, lambda row: row.phrase, "by", "of"),
        }
        return replace(read, **changed)

    def _rows(self, rows: Iterable[Any], place: Any, *fields: str) -> tuple[Any, ...]:
        told = [(row, [name for name in fields if getattr(row, name) == self.whole.id]) for row in rows]
        return tuple(
            replace(row, **{name: self.of(self.whole.id, place(row)) for name in names}) if names else row
            for row, names in told
        )

    def _statement(self, row: Statement) -> Statement:
        if all(role.entity != self.whole.id for role in row.roles):
            return row
        places = [_place(role) or row.trigger for role in row.roles]
        pairs = zip(row.roles, places, strict=True)
        return replace(row, roles=tuple(replace(role, entity=self.of(role.entity, at)) for role, at in pairs))

    def _resting(self, row: Any, parties: Mapping[str, frozenset[str | None]], *fields: str) -> Any:
        """A membership or tie: as the statements it rests on tell it, else by its own place."""
        told = frozenset().union(*(parties.get(statement, frozenset()) for statement in row.statements))
        moved = self.other.id in told and self.whole.id not in told
        who = self.other.id if moved else self.whole.id if told else self.of(self.whole.id, _place(row))
        names = [name for name in fields if getattr(row, name) == self.whole.id]
        return replace(row, **dict.fromkeys(names, who)) if names else row


def _place(row: Any) -> Span | None:
    return None if row.start is None or row.end is None else Span(row.start, row.end)


def _titles(read: Reading) -> Any:
    """Where each work is first named."""
    placed = {entity.id: first(entity) for entity in read.entities if entity.kind == "work"}
    return lambda work: placed.get(work.entity)


def _gap(a: Placed, b: HasSpan) -> int:
    return max(0, b.start - a.end, a.start - b.end)
