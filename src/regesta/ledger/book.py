"""The ledger itself: one object over the database, through which readings come in and judgements are made."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, select, update

import regesta
from regesta.core.interchange import dump
from regesta.core.records import Reading, Record
from regesta.core.spans import Span
from regesta.ledger import log, recording, replaying, reviewing, store
from regesta.ledger.anchoring import Ground
from regesta.ledger.applying import refresh, show, splits
from regesta.ledger.dividing import Divided
from regesta.ledger.log import Entry, Judgement
from regesta.ledger.recording import Added
from regesta.ledger.schema import judgements, readings, sources

if TYPE_CHECKING:
    import pandas

AT_HAND = 4  # readings kept unpacked in memory


class Kept(Record, frozen=True, kw_only=True):
    """A reading in the ledger: `current` is the one that the tables show for its source."""

    number: int
    source: str
    title: str
    sha256: str
    origin: str | None
    reader: str
    read_at: str
    words: int
    current: bool
    removed: bool


class Ledger:
    """Readings kept, corrected by signed judgements, asked through `regesta.inquiry`. Safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._grounds: dict[tuple[object, ...], Ground] = {}

    @classmethod
    def open(cls, where: str | Path = "regesta.ledger.db") -> "Ledger":
        """The ledger at a path or `postgresql://` URL, made where absent.

        Raises:
            LedgerError: it can't be opened (`CorruptLedger` damaged, `NewerLedger` of a later version).
        """
        return cls(store.open_engine(where))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __repr__(self) -> str:
        kept = [one for one in self.readings() if one.current]
        return f"<Ledger {self.engine.url!r}: {len(kept)} sources, {sum(one.words for one in kept):,} words>"

    def _repr_html_(self) -> str:
        from regesta.exports import frames
        from regesta.inquiry import shelf

        return f"<p>{escape(repr(self))}</p>{frames.page(shelf(self))}"

    def to_frame(self) -> "pandas.DataFrame":
        """The sources on the shelf as a data frame; `inquiry.timeline(ledger).to_frame()` has the statements.

        Raises:
            UsageError: pandas isn't installed.
        """
        from regesta.inquiry import shelf

        return shelf(self).to_frame()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A transaction that only looks: one moment of the ledger, for the questions of `regesta.inquiry`."""
        with store.reading(self.engine) as connection:
            yield connection

    # Readings

    def add(
        self,
        reading: Reading,
        *,
        source: str | None = None,
        origin: str | None = None,
        reader: str = f"regesta {regesta.__version__}",
    ) -> Added:
        """Keep a reading. The same one again changes nothing; another of the same source takes its place and inherits
        its judgements where their words still stand.

        Args:
            reading: what `regesta.read` gave.
            source: key of the source this is an edition of (or of a new source); found by its bytes or origin if None.
            origin: where the file lies; a changed file from the same place is a new edition.
            reader: who read it, for the record.

        Raises:
            CorruptLedger: a row of the reading has no words.
        """
        recording.refuse_unproved(reading)
        encoded = dump(reading)
        with store.writing(self.engine) as connection:
            key = recording.find_source(connection, reading, source, origin)
            if key is None:
                key = source or recording.new_key(connection, reading.document.title)
                source_id, status = recording.make_source(connection, key, reading), "new"
            else:
                source_id, status = recording.source_row(connection, key)[0], "again"
                known = self._known(connection, source_id, recording.digest(encoded))
                if known is not None:
                    return Added(source=key, reading=known, status="unchanged")
            number = recording.make_reading(connection, source_id, reading, encoded, origin=origin, reader=reader)
            kept, lost = show(connection, Ground(reading, number, key, dict(splits(connection, key)).values()))
        return Added(source=key, reading=number, status=status, kept=kept, lost=tuple(lost))  # type: ignore[arg-type]

    def _known(self, connection: Connection, source_id: int, digest: str) -> int | None:
        where = (readings.c.source_id == source_id, readings.c.digest == digest)
        return connection.execute(select(readings.c.id).where(*where)).scalar()

    def known(self, sha256: str, *, reader: str) -> Added | None:
        """The reading of these bytes by this reader, if it is kept and its source on the shelf."""
        with self.looking() as connection:
            where = (readings.c.sha256 == sha256, readings.c.reader == reader, sources.c.removed.is_(False))
            joined = select(sources.c.key, readings.c.id).join(readings, readings.c.source_id == sources.c.id)
            found = connection.execute(joined.where(*where)).first()
            return Added(source=found[0], reading=found[1], status="unchanged") if found else None

    def reading(self, source: str) -> Reading:
        """The current reading of a source, as it was read."""
        with self.looking() as connection:
            return self._ground(connection, source).reading

    def divided(self, source: str) -> Divided:
        """The current reading of a source with the splits that count worked in."""
        with self.looking() as connection:
            return self._ground(connection, source).divided

    def readings(self) -> tuple[Kept, ...]:
        """Every reading kept, old ones and removed sources' too, oldest first."""
        with self.looking() as connection:
            joined = select(readings, sources.c.key, sources.c.title, sources.c.current, sources.c.removed)
            found = connection.execute(
                joined.join(sources, sources.c.id == readings.c.source_id).order_by(readings.c.id)
            )
            return tuple(_kept(row) for row in found)

    def remove(self, source: str, *, by: str) -> int:
        """Take a source off the shelf; nothing is destroyed, `undo` puts it back."""
        with self._writing() as desk:
            recording.source_row(desk.connection, source)
            step = log.append(desk.connection, [Entry(act="remove", source=source)], by=by)[0].step
            self._hide_and_show(desk.connection, {source})
            return step

    def _hide_and_show(self, connection: Connection, names: set[str]) -> None:
        """Take off the shelf what a counting judgement removes, and put back what none does any more."""
        gone = {told.source for _, told in log.live(connection, judgements.c.act == "remove")}
        for name in sorted(names):
            source_id, current = recording.source_row(connection, name)
            if name in gone and current is not None:
                recording.clear_rows(connection, current)
                recording.set_current(connection, source_id, None)
            elif name not in gone and current is None:
                show(connection, self._ground(connection, name))
            connection.execute(update(sources).where(sources.c.id == source_id).values(removed=name in gone))

    # Judgements

    def accept(self, keys: Sequence[str], *, by: str) -> int:
        """These rows are right; the step's number."""
        with self._writing() as desk:
            return desk.on_rows("accept", keys, by=by)

    def reject(self, keys: Sequence[str], *, by: str) -> int:
        """These rows are wrong: no answer shows them any more."""
        with self._writing() as desk:
            return desk.on_rows("reject", keys, by=by)

    def edit(self, key: str, changes: Mapping[str, Any], *, by: str) -> int:
        """Correct fields of a row, e.g. `{"edtf": "1927-11"}`; an entity is told by its key or name.

        Raises:
            UsageError: no such row or field, an unreadable date, a word outside its vocabulary.
        """
        with self._writing() as desk:
            return desk.on_rows("edit", [key], by=by, value={"changes": dict(changes)})

    def note(self, key: str, words: str, *, by: str) -> int:
        """Write a note beside a row."""
        with self._writing() as desk:
            return desk.on_rows("note", [key], by=by, value={"text": words})

    def same(self, keys: Sequence[str], *, by: str) -> int:
        """These entities are one.

        Raises:
            UsageError: judgements of `different` stand against it; the hint names their steps.
        """
        with self._writing() as desk:
            return desk.commit([desk.on_pair("same", keys[0], other) for other in keys[1:]], by=by)

    def different(self, one: str, other: str, *, by: str) -> int:
        """These two are not one; a `same` said of this very pair before no longer counts."""
        with self._writing() as desk:
            return desk.commit([desk.on_pair("different", one, other)], by=by)

    def split(self, key: str, places: Sequence[tuple[int, int]], *, by: str, name: str | None = None) -> int:
        """What was read as one entity is two: its mentions in these stretches of the text are another's.

        Everything that rests on those mentions goes with them, another row with its nearest mention.

        Args:
            key: the entity's.
            places: (start, end) of the stretches, as `inquiry.mentions` gives them; a whole chapter may be one.
            name: what the other is called; the first of its names, told apart by a number where it is the same.
            by: who says so.

        Raises:
            UsageError: no such entity, or none or all of its mentions stand there.
        """
        with self._writing() as desk:
            return desk.split(key, [Span(*place) for place in places], name=name, by=by)

    def mark(self, source: str, row: Mapping[str, Any], *, by: str) -> int:
        """Add a missed row: `{"kind": "statement", "start": 10, "end": 18, "type": "arrest", "edtf": "1871"}`."""
        with self._writing() as desk:
            return desk.mark(source, row, by=by)

    def undo(self, step: int | None = None, *, by: str) -> int:
        """Undo a whole step (the reviewer's last one that counts); undoing an undo does it again."""
        with self._writing() as desk:
            connection = desk.connection
            step = log.last_step(connection, log.sign(by)) if step is None else replaying.known_step(connection, step)
            made = log.append(connection, [Entry(act="undo", undoes=step)], by=by)[0].step
            self._reconsider(connection, step)
            return made

    def _reconsider(self, connection: Connection, step: int) -> None:
        """Bring up to date what hangs on a step that began or ceased to count, and on those it undoes in turn."""
        steps = replaying.chain(connection, step)
        refresh(connection, self._ground, steps)
        removed = log.read(connection, judgements.c.act == "remove", judgements.c.step.in_(steps))
        self._hide_and_show(connection, {told.source for _, told in removed if told.source})

    def history(self, *, source: str | None = None, by: str | None = None) -> tuple[Judgement, ...]:
        """The whole log, or what concerns one source or one reviewer, oldest first."""
        where = [judgements.c.source == source] if source else []
        where += [judgements.c.by == by] if by else []
        with self.looking() as connection:
            return tuple(told for _, told in log.read(connection, *where))

    def undone(self) -> frozenset[int]:
        """The steps that no longer count."""
        with self.looking() as connection:
            return frozenset(log.undone(connection))

    def replay(self, path: str | Path) -> replaying.Replayed:
        """Bring another ledger's log (JSON lines) into this one; what no longer fits is listed."""
        told = replaying.read_log(Path(path))
        with self._writing() as desk:
            return replaying.replay(desk.connection, told, self._ground, self._reconsider)

    @contextmanager
    def _writing(self) -> Iterator[reviewing.Desk]:
        with store.writing(self.engine) as connection:
            yield reviewing.Desk(connection, self._ground)

    def _ground(self, connection: Connection, source: str) -> Ground:
        """A source's current reading (of a removed one the latest), kept at hand while it is worked on."""
        number = recording.source_row(connection, source)[1] or recording.latest(connection, source)
        told = dict(splits(connection, source))
        wanted = (number, *told)
        if wanted not in self._grounds:
            while len(self._grounds) >= AT_HAND:
                self._grounds.pop(next(iter(self._grounds)), None)
            self._grounds[wanted] = Ground(recording.archived(connection, number), number, source, told.values())
        return self._grounds[wanted]


def _kept(row: Any) -> Kept:
    told = {name: getattr(row, name) for name in ("sha256", "origin", "reader", "read_at", "words", "removed", "title")}
    return Kept(number=row.id, source=row.key, current=row.current == row.id, **told)
