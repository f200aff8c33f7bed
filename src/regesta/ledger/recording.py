"""Writing readings: what was read goes to the archive, its rows to the tables, the last reading's rows make room."""

import json
import zlib
from hashlib import sha256
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, CursorResult, delete, insert, select, text, update

from regesta.core import interchange
from regesta.core.records import Reading, Record
from regesta.core.show import counts
from regesta.errors import CorruptLedger, UsageError
from regesta.ledger import schema
from regesta.ledger.bulk import insert_rows
from regesta.ledger.dividing import Divided
from regesta.ledger.log import now
from regesta.ledger.names import folded
from regesta.ledger.rows import DERIVED, rows_of
from regesta.ledger.schema import ROOM, archives, readings, sources

# Tables without an id of their own: the column whose numbers tell which reading a row belongs to.
OWNER = {"tokens": "entity_id", "flags": "attribution_id", "mentioned": "entity_id", "rests": "statement_id"}
WORDS = "INSERT INTO passage_words SELECT id, to_tsvector('simple', :folded) FROM passages WHERE id = :id"


class Lost(Record, frozen=True, kw_only=True):
    """A judgement that no longer fits, with the words it was made on and why they aren't found."""

    uid: str
    act: str
    by: str
    source: str
    kind: str
    exact: str
    why: str


class Added(Record, frozen=True, kw_only=True):
    """What adding a reading did; `kept` counts the judgements that found their words again."""

    source: str
    reading: int
    status: Literal["new", "again", "unchanged"]
    kept: int = 0
    lost: tuple[Lost, ...] = ()


def digest(encoded: bytes) -> str:
    """The reading's own fingerprint: the same words read in the same way give the same one."""
    return sha256(encoded).hexdigest()


def find_source(connection: Connection, reading: Reading, source: str | None, origin: str | None) -> str | None:
    """The key of the source this is an edition of: the one named, or with the same bytes, or from the same place."""
    if source is not None:
        return connection.execute(select(sources.c.key).where(sources.c.key == source)).scalar()
    joined = select(sources.c.key).join(readings, readings.c.source_id == sources.c.id).order_by(readings.c.id)
    same = connection.execute(joined.where(readings.c.sha256 == reading.document.sha256)).scalar()
    if same is None and origin is not None:
        return connection.execute(joined.where(readings.c.origin == origin)).scalar()
    return same


def new_key(connection: Connection, title: str) -> str:
    """A readable key for a new source, made of its title: `the-council-of-1871`, `-2` where taken."""
    stem = folded(title).replace(" ", "-")[:60].strip("-") or "source"
    taken = set(connection.execute(select(sources.c.key).where(sources.c.key.like(f"{stem}%"))).scalars())
    return next(key for n in range(1, len(taken) + 2) if (key := stem if n == 1 else f"{stem}-{n}") not in taken)


def make_source(connection: Connection, key: str, reading: Reading) -> int:
    """Put a new source on the shelf."""
    told = reading.document
    values = {"key": key, "title": told.title or key, "author": told.author, "written": told.date}
    return _inserted(connection.execute(insert(sources).values(**values, language=told.language, removed=False)))


def _inserted(made: CursorResult[Any]) -> int:
    assert made.inserted_primary_key is not None
    return int(made.inserted_primary_key[0])


def make_reading(
    connection: Connection,
    source_id: int,
    reading: Reading,
    encoded: bytes,
    *,
    origin: str | None,
    reader: str,
) -> int:
    """Archive the reading; its number."""
    told = reading.document
    values = {"source_id": source_id, "digest": digest(encoded), "sha256": told.sha256, "origin": origin}
    more = {"reader": reader, "read_at": now(), "words": len(told.text.split()), "counts": json.dumps(counts(reading))}
    number = _inserted(connection.execute(insert(readings).values(**values, **more)))
    connection.execute(insert(archives).values(reading_id=number, json_zlib=zlib.compress(encoded, 1)))
    return number


def lay_rows(connection: Connection, told: Divided, number: int, source: str) -> None:
    """Write every row that this reading gives, split as judgements say."""
    for name, rows in rows_of(told.reading, number=number, source=source, halves=told.halves):
        insert_rows(connection, schema.metadata.tables[name], rows)
        if name == "passages" and connection.dialect.name == "postgresql":
            words = [{"id": row["id"], "folded": folded(row["text"])} for row in rows]
            connection.execute(text(WORDS), words)


def clear_rows(connection: Connection, number: int) -> None:
    """Take a reading's rows out of the tables; its archive stays."""
    for name in ("fits", "originals", *reversed(DERIVED)):
        table = schema.metadata.tables[name]
        if "reading_id" in table.c:
            connection.execute(delete(table).where(table.c.reading_id == number))
        else:
            owner = table.c[OWNER.get(name, "id")]
            connection.execute(delete(table).where(owner >= number * ROOM, owner < (number + 1) * ROOM))


def set_current(connection: Connection, source_id: int, number: int | None, title: str | None = None) -> None:
    """Say which reading of a source the tables show, and its title."""
    values = {"current": number} | ({"title": title} if title else {})
    connection.execute(update(sources).where(sources.c.id == source_id).values(values))


def archived(connection: Connection, number: int) -> Reading:
    """A reading as it was read.

    Raises:
        CorruptLedger: the archive doesn't hold what it promises.
    """
    packed = connection.execute(select(archives.c.json_zlib).where(archives.c.reading_id == number)).scalar()
    try:
        return interchange_reading(packed or b"")
    except (zlib.error, msgspec.DecodeError) as error:
        raise CorruptLedger(
            expected=f"reading {number} in the archive", found=str(error), hint="Add the source again."
        ) from error


def interchange_reading(packed: bytes) -> Reading:
    """Unpack and decode; the spans were checked when it was stored."""
    return msgspec.json.decode(zlib.decompress(packed), type=Reading)


def refuse_unproved(reading: Reading) -> None:
    """No row enters the ledger without its words.

    Raises:
        CorruptLedger: the reading breaks a promise of its form.
    """
    for wrong in interchange.broken_promises(reading):
        hint = "Nothing was written. The reader that made it has a fault."
        raise CorruptLedger(expected="a reading whose every row proves itself", found=wrong, hint=hint)


def source_row(connection: Connection, key: str) -> tuple[int, int | None]:
    """A source's id and current reading.

    Raises:
        UsageError: there is no source of that key.
    """
    found = connection.execute(select(sources.c.id, sources.c.current).where(sources.c.key == key)).first()
    if found is None:
        known = ", ".join(connection.execute(select(sources.c.key).order_by(sources.c.key).limit(20)).scalars())
        raise UsageError(
            expected="a source on the shelf",
            found=repr(key),
            hint=f"There are: {known or 'none yet; add a file first'}.",
        )
    return int(found[0]), found[1]


def latest(connection: Connection, key: str) -> int:
    """The number of a source's last reading."""
    joined = select(readings.c.id).join(sources, sources.c.id == readings.c.source_id)
    return int(
        connection.execute(joined.where(sources.c.key == key).order_by(readings.c.id.desc())).scalars().first() or 0
    )
