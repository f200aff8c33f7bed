"""A ledger at size: adding, size on disk, every question's p50 and p95, on SQLite or PostgreSQL; and kills.

    python -m benchmarks.ledger                              a million statements in a SQLite file
    python -m benchmarks.ledger --statements 100000
    python -m benchmarks.ledger --url postgresql://...       the same in PostgreSQL (an empty database)
    python -m benchmarks.ledger --kills 100                  kill -9 a writer at random moments, then look

The books are made up by `benchmarks.chronicle` from a seed. Times are wall-clock milliseconds, beside them the CPU time
of this process (on PostgreSQL the server's own isn't in it).
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, text

from benchmarks.chronicle import World, book
from regesta import inquiry
from regesta.errors import UsageError
from regesta.ledger import Ledger
from regesta.ledger.rows import DERIVED
from regesta.ledger.schema import ROOM, metadata

SEED = 7
BOOK = 2500  # statements of a book
Ask = Callable[[], object]


def fill(ledger: Ledger, statements: int) -> tuple[float, float]:
    """Add books until the ledger holds so many statements; wall and CPU seconds of the adding alone."""
    world, wall, cpu = World(SEED), 0.0, 0.0
    for number in range(len(ledger.readings()), statements // BOOK):
        made = book(world, number, statements=BOOK)
        began, spent = time.perf_counter(), time.process_time()
        ledger.add(made)
        wall, cpu = wall + time.perf_counter() - began, cpu + time.process_time() - spent
        if sys.stderr.isatty():
            print(f"\r{(number + 1) * BOOK:,} statements", end="", file=sys.stderr)
    return wall, cpu


def multiply(ledger: Ledger, times: int) -> None:
    """Lay all that was added `times - 1` times more, inside the database, under other numbers, keys and names."""
    with ledger.engine.connect().execution_options(writing=True) as connection, connection.begin():
        step = int(connection.execute(text("SELECT max(id) FROM readings")).scalar_one())
        for copy in range(1, times):
            for name in ("sources", "readings", "archives", *DERIVED):
                _copy(connection, metadata.tables[name], copy, copy * step)
            if connection.dialect.name == "postgresql":
                shift = copy * step * ROOM
                words = (
                    "INSERT INTO passage_words SELECT passage_id + {0}, words FROM passage_words WHERE passage_id < {1}"
                )
                connection.execute(text(words.format(shift, (step + 1) * ROOM)))


def _copy(connection: Connection, table: Table, copy: int, shift: int) -> None:
    """One table's rows once more: numbers shifted, keys and names made another's."""
    first = table.c.get("reading_id", table.c.get("id", table.c.get("entity_id", table.c.get("statement_id"))))
    first = first if first is not None else table.c.attribution_id
    small = table.name in ("sources", "readings", "archives") or "reading_id" in table.c
    limit = (shift // copy + 1) * (1 if small else ROOM)
    columns = ", ".join(f'"{column.name}"' for column in table.c)
    values = ", ".join(_value(column, copy, shift) for column in table.c)
    connection.execute(
        text(f'INSERT INTO {table.name} ({columns}) SELECT {values} FROM {table.name} WHERE "{first.name}" < {limit}')
    )


def _value(column: Column[Any], copy: int, shift: int) -> str:
    name, suffix = column.name, chr(ord("a") + copy % 26)
    if name in ("source_id", "reading_id", "current") and column.table.name in ("sources", "readings", "archives"):
        return f'"{name}" + {shift}'
    if name == "reading_id" or (name == "id" and column.table.name in ("sources", "readings")):
        return f'"{name}" + {shift}'
    if name in ("id", "row_id", "cluster") or name.endswith("_id"):
        return f'"{name}" + {shift * ROOM}'
    if name in ("key", "token") or (name == "name" and column.table.name in ("entities", "tokens")):
        return f"replace(\"{name}\", ' ', '{suffix} ') || '{suffix}{copy if name == 'key' else ''}'"
    return f'"{name}"'


def questions(ledger: Ledger, chance: random.Random) -> dict[str, Callable[[], Ask]]:
    """For each question a maker of calls with arguments drawn at random from what the ledger holds."""
    world = World(SEED)
    pick = chance.choice
    sources = [kept.source for kept in ledger.readings()]

    def person() -> str:
        return str(world.people[int(len(world.people) * chance.random() ** 3)])

    def year() -> str:
        return str(chance.randint(1600, 1950))

    def word() -> str:
        return str(pick([*world.words[:200], "expelled", "library", person().split()[1]]))

    ask, some = partial, chance.randint
    return {
        "timeline": lambda: ask(inquiry.timeline, ledger, since=(y := year()), until=y),
        "timeline --person": lambda: ask(inquiry.timeline, ledger, person=person()),
        "timeline --type": lambda: ask(inquiry.timeline, ledger, type="arrest", since=year()),
        "who": lambda: ask(inquiry.who, ledger, person()),
        "who (misspelled)": lambda: ask(inquiry.who, ledger, (p := person())[:3] + "x" + p[4:]),
        "at": lambda: ask(inquiry.at, ledger, year()),
        "at --person": lambda: ask(inquiry.at, ledger, year(), person=person()),
        "said --by": lambda: ask(inquiry.said, ledger, by=person()),
        "said --about": lambda: ask(inquiry.said, ledger, about=person()),
        "claims --unsourced": lambda: ask(inquiry.claims, ledger, unsourced=True, offset=some(0, 500)),
        "claims --flag": lambda: ask(inquiry.claims, ledger, flag="coerced", offset=some(0, 500)),
        "claims --doubted": lambda: ask(inquiry.claims, ledger, doubted=True, offset=some(0, 500)),
        "accounts": lambda: ask(inquiry.accounts, ledger, f"death of {person()}"),
        "holdings": lambda: ask(inquiry.holdings, ledger, f"library of {pick(world.towns)}"),
        "notes": lambda: ask(inquiry.notes, ledger, sources=[pick(sources)]),
        "works": lambda: ask(inquiry.works, ledger, author=person()),
        "causes": lambda: ask(inquiry.causes, ledger, sources=[pick(sources)]),
        "search": lambda: ask(inquiry.search, ledger, word()),
        "search (two words)": lambda: ask(inquiry.search, ledger, f"{word()} {word()}"),
        "check": lambda: ask(inquiry.check, ledger),
        "withdraw": lambda: ask(inquiry.withdraw, ledger, person()),
        "shelf": lambda: ask(inquiry.shelf, ledger),
        "compare": lambda: ask(inquiry.compare, ledger, chance.sample(sources, 2)),
    }


def measure(make: Callable[[], Ask], times: int) -> tuple[float, float, float]:
    """p50 and p95 of the wall time, p95 of the CPU time, in milliseconds."""
    walls, cpus = [], []
    for _ in range(times):
        ask = make()
        began, spent = time.perf_counter(), time.process_time()
        with suppress(UsageError):  # nobody of that name: an answer like another
            ask()
        walls.append((time.perf_counter() - began) * 1000)
        cpus.append((time.process_time() - spent) * 1000)
    return _percentile(walls, 0.5), _percentile(walls, 0.95), _percentile(cpus, 0.95)


def _percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def size(ledger: Ledger) -> int:
    """Bytes on disk."""
    with ledger.looking() as connection:
        if connection.dialect.name == "postgresql":
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    with ledger.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    path = str(ledger.engine.url.database)
    return sum(os.path.getsize(path + end) for end in ("", "-wal") if os.path.exists(path + end))  # noqa: PTH110, PTH202


def report(ledger: Ledger, statements: int, copies: int, times: int) -> None:
    """Fill and measure, and print the table."""
    wall, cpu = fill(ledger, statements)
    if copies > 1:
        multiply(ledger, copies)
    with ledger.looking() as connection:
        held = connection.execute(text("SELECT count(*) FROM statements")).scalar_one()
        counted = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in
                   ("passages", "entities", "attributions", "roles")}  # fmt: skip
    print(f"{held:,} statements, " + ", ".join(f"{number:,} {name}" for name, number in counted.items()))
    if wall:
        rates = f"{held / copies / wall:,.0f} statements a second wall, {held / copies / cpu:,.0f} CPU"
        print(f"added in {wall:.0f} s wall, {cpu:.0f} s CPU: {rates}")
    print(f"{size(ledger) / 1e6:,.0f} MB on disk, {size(ledger) / max(1, held):,.0f} bytes a statement")
    print("| question | p50 ms | p95 ms | p95 CPU ms |\n| --- | ---: | ---: | ---: |")
    for name, make in questions(ledger, random.Random(SEED)).items():
        middle, high, spent = measure(make, max(3, times // 20) if name == "compare" else times)
        print(f"| {name} | {middle:.1f} | {high:.1f} | {spent:.1f} |", flush=True)


def kills(number: int) -> None:
    """Kill a writer at random moments; after each, every reading is whole or absent and the next run goes on."""
    with tempfile.TemporaryDirectory() as folder:
        path, chance, kept = Path(folder) / "killed.db", random.Random(SEED), 0
        Ledger.open(path).close()
        for _ in range(number):
            kill_a_writer(path, chance.uniform(0, 1.5))
            kept = whole(path, kept)
        print(f"{number} kills, {kept} readings kept, none lost, none half written")


def kill_a_writer(path: Path, after: float) -> None:
    """Start a writer and kill it so many seconds after it has begun to write."""
    command = [sys.executable, "-m", "benchmarks.ledger", "--write", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout and writer.stdout.readline() == b"writing\n"
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)


def whole(path: Path, before: int) -> int:
    """How many readings there are, each with all its rows; never fewer than before."""
    with Ledger.open(path) as ledger, ledger.looking() as connection:
        found = list(connection.execute(text("SELECT id FROM readings")).scalars())
        per = "SELECT count(*) FROM statements WHERE reading_id = :n"
        for number in found:
            assert connection.execute(text(per), {"n": number}).scalar_one() == 200, f"reading {number} is not whole"
        assert connection.execute(text("SELECT count(*) FROM archives")).scalar_one() == len(found)
        assert connection.execute(text("PRAGMA quick_check")).scalar_one() == "ok"
        assert len(found) >= before, "a committed reading is lost"
        return len(found)


def keep_writing(path: str) -> None:
    """Add small books for ever: what gets killed."""
    world = World(SEED, people=300, bodies=20, towns=30)
    with Ledger.open(path) as ledger:
        print("writing", flush=True)
        for number in _from(len(ledger.readings())):
            ledger.add(book(world, number, statements=200))


def _from(number: int) -> Iterator[int]:
    while True:
        yield number
        number += 1


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--copies", type=int, default=1, help="then lay it all so many times, inside the database")
    parser.add_argument("--url", help="a path or postgresql:// URL; a temporary SQLite file by default")
    parser.add_argument("--times", type=int, default=100, help="calls of each question")
    parser.add_argument("--kills", type=int, help="kill a writer so many times instead")
    parser.add_argument("--write", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.write:
        keep_writing(told.write)
    elif told.kills:
        kills(told.kills)
    else:
        with tempfile.TemporaryDirectory() as folder, Ledger.open(told.url or Path(folder) / "million.db") as ledger:
            report(ledger, told.statements, told.copies, told.times)


if __name__ == "__main__":
    main()
