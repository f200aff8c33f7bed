"""From rows of the tables to the records of an answer: one batch of look-ups for a whole page, never one a row."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, RowMapping, Table, select

from regesta.core.edtf import iso_day
from regesta.inquiry.records import Event, Named, Part, Proof, Voice
from regesta.ledger.schema import FOREVER, MERGED, attributions, entities, passages, readings, roles, sources

Rows = Sequence[RowMapping]
NARRATOR = Named(key="narrator", name="the narrator")
PLACES = ("chapter", "paragraph", "page")


def day(number: int | None) -> str | None:
    """A day number as an ISO day; None where there is no date or the end is open."""
    return None if number is None or abs(number) >= FOREVER else iso_day(number)


def listed(told: str) -> tuple[Any, ...]:
    """A list as the tables keep it."""
    return () if told == "[]" else tuple(json.loads(told))


class Columns(Protocol):
    """A row as the database gives it, or a dict of the same columns."""

    def __getitem__(self, name: str, /) -> Any: ...


class Loader:
    """Look-ups for the rows of one answer; what was looked up once is kept for the next batch."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._shelf: dict[int, tuple[str, str]] = {}
        self._passages: dict[int, RowMapping] = {}
        self._named: dict[int, Named] = {}
        self._attributions: dict[int, RowMapping] = {}
        self._merged: dict[int, int] | None = None

    def _missing(self, known: Mapping[int, Any], wanted: Iterable[int | None]) -> list[int]:
        return sorted({number for number in wanted if number is not None} - known.keys())

    def _fetch(
        self, table: Table, known: dict[int, RowMapping], wanted: Iterable[int | None], names: Sequence[str] = ()
    ) -> None:
        missing = self._missing(known, wanted)
        if missing:
            columns = [table.c[name] for name in names or tuple(table.c.keys())]
            found = self.connection.execute(select(*columns).where(table.c.id.in_(missing))).mappings()
            known.update((row["id"], row) for row in found)

    # Where rows stand

    def places(self, rows: Iterable[Columns]) -> None:
        """Look up the sources and passages of these rows."""
        rows = list(rows)
        self._fetch(passages, self._passages, (row["passage_id"] for row in rows), ("id", *PLACES))
        missing = self._missing(self._shelf, (row["reading_id"] for row in rows))
        if missing:
            joined = select(readings.c.id, sources.c.key, sources.c.title).join(sources)
            found = self.connection.execute(joined.where(readings.c.id.in_(missing)))
            self._shelf.update((number, (key, title)) for number, key, title in found)

    def proof(self, row: Columns) -> Proof:
        """Where a row stands and its words (after `places`)."""
        source, title = self._shelf[row["reading_id"]]
        place = self._passages.get(row["passage_id"])
        located = {name: place[name] for name in PLACES} if place else {}
        start, stop = row["start"] or 0, row["stop"] or 0
        told = {"source": source, "title": title, "reading": row["reading_id"], "quote": row["quote"]}
        return Proof(**told, start=start, end=stop, **located)

    def common(self, row: Columns) -> dict[str, Any]:
        """What all rows of all answers begin with."""
        told = {name: row[name] for name in ("key", "review", "reviewer", "score", "reason")}
        return {**told, "proof": self.proof(row)}

    # Who is meant

    def people(self, numbers: Iterable[int | None]) -> None:
        """Look up these entities; a merged one goes by its cluster's key."""
        missing = self._missing(self._named, numbers)
        if not missing:
            return
        leader = entities.alias()
        joined = select(entities.c.id, leader.c.key, entities.c.name, entities.c.kind)
        joined = joined.join(leader, leader.c.id == entities.c.cluster).where(entities.c.id.in_(missing))
        for number, key, name, kind in self.connection.execute(joined):
            self._named[number] = Named(key=key, name=name, kind=kind)

    def named(self, number: int | None) -> Named | None:
        """An entity by its number (after `people`)."""
        return None if number is None else self._named.get(number)

    def cluster(self, number: int | None) -> int | None:
        """What stands for an entity where rows are put together: the first of those judged to be one with it."""
        if self._merged is None:
            merged = select(entities.c.id, entities.c.cluster).where(MERGED)
            self._merged = dict(self.connection.execute(merged).all())
        return None if number is None else self._merged.get(number, number)

    # On whose word

    def words(self, numbers: Iterable[int | None]) -> None:
        """Look up attributions with all that they are nested in, and their sources."""
        wanted = {number for number in numbers if number is not None}
        while wanted:
            self._fetch(attributions, self._attributions, wanted)
            parents = {self._attributions[n]["parent_id"] for n in wanted if n in self._attributions}
            wanted = {parent for parent in parents if parent is not None} - self._attributions.keys()
        self.people(row["source_id"] for row in self._attributions.values())

    def voices(self, number: int | None) -> tuple[Voice, ...]:
        """The chain of voices that ends with this attribution, the outermost first (after `words`)."""
        chain: list[Voice] = []
        seen: set[int] = set()
        while number is not None and number in self._attributions and number not in seen:
            seen.add(number)
            row = self._attributions[number]
            chain.append(self._voice(row))
            number = row["parent_id"]
        return tuple(reversed(chain))

    def _voice(self, row: RowMapping) -> Voice:
        told = {name: row[name] for name in ("key", "cue", "stance", "edtf")}
        return Voice(**told, source=self.named(row["source_id"]), evidence=listed(row["evidence"]))

    # What happened

    def events(self, rows: Rows) -> tuple[Event, ...]:
        """Statements as events, in the order given."""
        self.places(rows)
        self.words(row["attribution_id"] for row in rows)
        parts = self._parts([row["id"] for row in rows])
        return tuple(self._event(row, parts.get(row["id"], ())) for row in rows)

    def _parts(self, numbers: Sequence[int]) -> dict[int, tuple[Part, ...]]:
        found = select(roles).where(roles.c.statement_id.in_(numbers)).order_by(roles.c.id)
        rows = self.connection.execute(found).all() if numbers else []
        self.people(row.entity_id for row in rows)
        told: dict[int, tuple[Part, ...]] = {}
        for row in rows:
            who = self.named(row.entity_id) or Named(key=None, name=row.words)
            told[row.statement_id] = (*told.get(row.statement_id, ()), Part(role=row.role, who=who))
        return told

    def _event(self, row: RowMapping, parts: tuple[Part, ...]) -> Event:
        voices = self.voices(row["attribution_id"])
        plain = {name: row[name] for name in ("type", "trigger", "edtf", "polarity", "certainty", "hedge", "event")}
        return Event(
            **self.common(row),
            **plain,
            regest=regest(row["type"], parts, row["polarity"], voices),
            parts=parts,
            earliest=day(row["earliest"]),
            latest=day(row["latest"]),
            voices=voices,
            evidence=voices[-1].evidence if voices else (),
            notes=listed(row["notes"]),
        )


def regest(kind: str, parts: Sequence[Part], polarity: str, voices: Sequence[Voice]) -> str:
    """One line that sums up a statement: `expulsion: the council → Clara Voss (says Emil Roth)`."""
    told: dict[str, list[str]] = {}
    for part in parts:
        told.setdefault(part.role, []).append(part.who.name)
    joined = {role: ", ".join(names) for role, names in told.items()}
    doers = joined.pop("agent", "") or joined.pop("party", "")
    done = joined.pop("patient", "")
    who = " → ".join(filter(None, (doers, done))) or done
    rest = "; ".join(f"{role} {names}" for role, names in joined.items())
    said = " ▸ ".join(voice.source.name if voice.source else "it is said" for voice in voices)
    line = f"{'not ' if polarity == '-' else ''}{kind}: {'; '.join(filter(None, (who, rest)))}".rstrip(": ")
    somebody = "says " if voices and voices[0].source else ""
    return f"{line} ({somebody}{said})" if said else line
