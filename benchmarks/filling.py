"""Filling a ledger to a size: whole books read once, then laid again and again inside the database under other names.

The books are those of `../shared/books`, or made up by `benchmarks.chronicle` where they are absent. Each copy is
another library: every name in it is changed by syllables drawn from the seed. Words and dates stay, so that a year of
the filled ledger is as crowded as it can be.
"""

import io
import random
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, text

import regesta
from benchmarks.chronicle import SYLLABLES, World, book
from regesta.core.records import Reading
from regesta.ledger import Ledger
from regesta.ledger.rows import DERIVED
from regesta.ledger.schema import ROOM, metadata

SEED = 7
BOOK = 2500  # statements of a made-up book
BOOKS = Path(__file__).resolve().parents[2] / "shared" / "books"
CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="epub/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
COPY_WORDS = "INSERT INTO passage_words SELECT passage_id + {0}, words FROM passage_words WHERE passage_id < {1}"


def fill(ledger: Ledger, folder: Path, statements: int) -> tuple[int, float, float]:
    """Add books once, then copies until the ledger holds so many; statements, wall and CPU seconds of the adding."""
    added, wall, cpu = 0, 0.0, 0.0
    if not ledger.readings():
        for reading in real_books(folder) if any(folder.glob("*")) else made_up(statements // 10):
            began, spent = time.perf_counter(), time.process_time()
            ledger.add(reading)
            wall, cpu = wall + time.perf_counter() - began, cpu + time.process_time() - spent
            added += len(reading.statements)
            _progress(added)
    multiply(ledger, statements)
    return added, wall, cpu


def made_up(statements: int) -> Iterator[Reading]:
    """Books of the chronicler, with so many statements in all."""
    world = World(SEED)
    yield from (book(world, number, statements=BOOK) for number in range(max(1, statements // BOOK)))


def real_books(folder: Path) -> Iterator[Reading]:
    """The books of a folder: ledgers that were read before (.json), texts, and unpacked EPUBs."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".json":
            yield regesta.load(path.read_bytes())
        for inside in sorted(path.glob("*")) if path.is_dir() else ():
            if inside.suffix in (".txt", ".xml") and inside.stat().st_size > 200_000:
                yield regesta.read(inside)
            elif (inside / "epub").is_dir():
                yield regesta.read(_bound(inside))


def _bound(unpacked: Path) -> bytes:
    """An unpacked EPUB as one file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        for path in sorted((unpacked / "epub").rglob("*")):
            if path.is_file():
                archive.write(path, str(path.relative_to(unpacked)))
    return made.getvalue()


def multiply(ledger: Ledger, statements: int) -> None:
    """Lay all that was read once more, and again, until there are so many statements."""
    with ledger.looking() as connection:
        read = connection.execute(text("SELECT count(*), max(reading_id) FROM statements")).one()
    chance, step = random.Random(SEED), int(read[1])
    for copy in range(1, -(-statements // int(read[0]))):
        suffix = "".join(chance.choices(SYLLABLES, k=3))
        with ledger.engine.connect().execution_options(writing=True) as connection, connection.begin():
            for name in ("sources", "readings", "archives", *DERIVED):
                _copy(connection, metadata.tables[name], step, copy, suffix)
            if connection.dialect.name == "postgresql":
                connection.execute(text(COPY_WORDS.format(copy * step * ROOM, (step + 1) * ROOM)))
        _progress(int(read[0]) * (copy + 1))
    with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ANALYZE"))


def _copy(connection: Connection, table: Table, step: int, copy: int, suffix: str) -> None:
    """One table's rows once more: numbers shifted, keys and names made another's."""
    owners = (table.c.get(name) for name in ("reading_id", "id", "entity_id", "statement_id", "attribution_id"))
    owner = next(column for column in owners if column is not None)
    counted = table.name in ("sources", "readings", "archives") or "reading_id" in table.c
    columns = ", ".join(f'"{column.name}"' for column in table.c)
    values = ", ".join(_value(column, copy * step, copy, suffix) for column in table.c)
    limit = (step + 1) * (1 if counted else ROOM)
    command = f'INSERT INTO {table.name} ({columns}) SELECT {values} FROM {table.name} WHERE "{owner.name}" < {limit}'
    connection.execute(text(command))


def _value(column: Column[Any], shift: int, copy: int, suffix: str) -> str:
    name, of = column.name, column.table.name  # type: ignore[attr-defined]
    if name == "reading_id" or (of in ("sources", "readings") and name in ("id", "source_id", "current")):
        return f'"{name}" + {shift}'
    if name in ("id", "row_id", "cluster") or name.endswith("_id"):
        return f'"{name}" + {shift * ROOM}'
    if name == "key":
        return f"\"key\" || '-{copy}'"
    if name == "token" or (name == "name" and of in ("entities", "tokens")):
        return f"replace(\"{name}\", ' ', '{suffix} ') || '{suffix}'"
    return f'"{name}"'


def _progress(statements: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{statements:,} statements", end="", file=sys.stderr)
