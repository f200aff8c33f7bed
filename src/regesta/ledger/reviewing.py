"""Making judgements: from the keys and words a reviewer points at to entries of the log, and their effects at once."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, select

from regesta.core.records import Entity, Mention
from regesta.core.spans import Span, meets
from regesta.errors import UsageError
from regesta.ledger import log
from regesta.ledger.anchoring import Ground
from regesta.ledger.applying import Grounds, apply
from regesta.ledger.dividing import half_facet
from regesta.ledger.frame import first
from regesta.ledger.log import Act, Entry
from regesta.ledger.portable import columns, portable
from regesta.ledger.schema import KINDS, judgements, sources
from regesta.ledger.selectors import Selector, selector


class Desk:
    """A reviewer's desk in one writing transaction: finds what a key stands for, makes entries, applies them.

    `grounds` gives the current reading of a source made ready for judgements.
    """

    def __init__(self, connection: Connection, grounds: Grounds) -> None:
        self.connection, self.grounds = connection, grounds

    def row(self, key: str) -> tuple[Selector, RowMapping]:
        """A row's selector and columns by its key.

        Raises:
            UsageError: no row bears the key.
        """
        kind = key.partition(":")[0]
        table = KINDS.get(kind)
        found = None
        if table is not None:
            found = self.connection.execute(select(table).where(table.c.key == key)).mappings().first()
        if found is None:
            raise UsageError(expected="the key of a row", found=repr(key), hint="Keys stand in every answer's `key`.")
        return self._selector(kind, key, found["reading_id"]), found

    def _selector(self, kind: str, key: str, reading: int) -> Selector:
        ground = self.grounds(self.connection, self._source(reading))
        read = ground.anchors(kind).get(key)
        return read[0] if read else self._by_hand(key, kind)

    def _by_hand(self, key: str, kind: str) -> Selector:
        """The selector of a row that no reader made: the judgement that added it holds it."""
        added = log.read(self.connection, judgements.c.kind == kind, judgements.c.act.in_(("add", "accept", "edit")))
        return next(told.target for _, told in added if told.target and told.target.key() == key)

    def _source(self, reading: int) -> str:
        return str(self.connection.execute(select(sources.c.key).where(sources.c.current == reading)).scalar_one())

    def on_rows(self, act: Act, keys: Sequence[str], *, by: str, value: Mapping[str, Any] | None = None) -> int:
        """One judgement on each of these rows, as one step."""
        entries = [self._entry(act, key, dict(value or {})) for key in dict.fromkeys(keys)]
        if not entries:
            raise UsageError(expected="at least one row", found="none", hint="Give the keys of the rows.")
        return self.commit(entries, by=by)

    def _entry(self, act: Act, key: str, value: dict[str, Any]) -> Entry:
        target, row = self.row(key)
        if act == "edit":
            columns(self.connection, target.kind, value["changes"], reading=row["reading_id"])
        keep = {"row": portable(self.connection, target.kind, dict(row))} if act in ("accept", "edit") else {}
        return Entry(act=act, target=target, value={**value, **keep})

    def on_pair(self, act: Act, one: str, other: str) -> Entry:
        """`same` or `different` of two entities.

        Raises:
            UsageError: they aren't two entities of one kind.
        """
        (a, row_a), (b, row_b) = self.row(one), self.row(other)
        if a.kind != "entity" or b.kind != "entity" or row_a["kind"] != row_b["kind"] or one == other:
            raise UsageError(
                expected="two people, groups, places, works or events",
                found=f"{one} and {other}",
                hint="Give two keys of one kind; one that is two is parted by a split.",
            )
        value = {"other": msgspec.to_builtins(b), "names": [row_a["name"], row_b["name"]]}
        return Entry(act=act, target=a, value=value)

    def split(self, key: str, places: Sequence[Span], *, name: str | None, by: str) -> int:
        """Give an entity's mentions in these stretches to another.

        Raises:
            UsageError: no entity bears the key, or none or all of its mentions stand there.
        """
        target, row = self.row(key)
        ground = self.grounds(self.connection, target.source)
        whole = ground.divided.entities(ground.source).get(key)
        mentions = whole.mentions if whole else ()
        taken = [mention for mention in mentions if any(meets(mention, place) for place in places)]
        if whole is None or not 0 < len(taken) < len(mentions):
            raise UsageError(
                expected=f"some of the {len(mentions)} mentions of {row['quote']!r}, but not all",
                found=f"{len(taken)} of them",
                hint="`regesta review mentions KEY` lists them.",
            )
        return self.commit([_parting(ground, target, whole, taken, name)], by=by)

    def mark(self, source: str, told: Mapping[str, Any], *, by: str) -> int:
        """Add a missed row on the words from `start` to `end`."""
        ground = self.grounds(self.connection, source)
        row = {name: value for name, value in told.items() if name not in ("kind", "start", "end")}
        target = self._marked(ground, told, row)
        columns(self.connection, target.kind, row, reading=ground.number)
        return self.commit([Entry(act="add", target=target, value={"row": row})], by=by)

    def _marked(self, ground: Ground, told: Mapping[str, Any], row: dict[str, Any]) -> Selector:
        kind, start, end = told.get("kind", ""), told.get("start", -1), told.get("end", -1)
        text = ground.reading.document.text
        if kind not in KINDS or not 0 <= start < end <= len(text):
            raise UsageError(
                expected=f"a row with `kind` ({', '.join(KINDS)}) and `start`, `end` within {len(text)} characters",
                found=f"{kind or 'no kind'}, {start}-{end}",
                hint="Mark at least one word.",
            )
        facet = str(row.get("type") if kind == "statement" else row.get("kind") or "") or ""
        found = selector(text, Span(start, end), source=ground.source, kind=kind, facet=facet)
        taken = self.connection.execute(select(KINDS[kind].c.id).where(KINDS[kind].c.key == found.key())).first()
        return msgspec.structs.replace(found, nth=1000 + log.next_step(self.connection)) if taken else found

    def commit(self, entries: Sequence[Entry], *, by: str) -> int:
        """Write the entries as one step and let them take effect."""
        made = log.append(self.connection, entries, by=by)
        apply(self.connection, self.grounds, made)
        return made[0].step


def _parting(ground: Ground, target: Selector, whole: Entity, taken: Sequence[Mention], name: str | None) -> Entry:
    """The judgement that parts these mentions from an entity, as it goes into the log."""
    text, source = ground.reading.document.text, ground.source
    anchor = first(msgspec.structs.replace(whole, mentions=tuple(taken))) or Span(0, 0)
    apart = selector(text, anchor, source=source, kind="entity", facet=half_facet(whole.kind))
    places = [selector(text, Span(m.start, m.end), source=source, kind="mention") for m in taken]
    other = name or _free_name(anchor.of(text), {entity.name for entity in ground.divided.reading.entities})
    value = {"other": apart, "names": [whole.name, other], "mentions": places}
    return Entry(act="split", target=target, value=msgspec.to_builtins(value))


def _free_name(name: str, taken: set[str]) -> str:
    """The name, with the first number that tells it from those that others bear: `John Smith (2)`."""
    return next(free for n in count(1) if (free := name if n == 1 else f"{name} ({n})") not in taken)
