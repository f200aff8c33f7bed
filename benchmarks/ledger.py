"""A ledger at size: adding, size on disk, every question's p50 and p95, on SQLite or PostgreSQL; and kills.

    python -m benchmarks.ledger                              a million statements in a SQLite file
    python -m benchmarks.ledger --statements 100000
    python -m benchmarks.ledger --books FOLDER               of other books, or of ledgers (.json) that were read before
    python -m benchmarks.ledger --url postgresql://...       the same in PostgreSQL (an empty database)
    python -m benchmarks.ledger --kills 100                  kill -9 a writer at random moments, then look

What it is filled with, see `benchmarks.filling`. Times are milliseconds on the clock, beside them the CPU time of this
process (on PostgreSQL the server's own isn't in it). The rate of adding is the kept ledger's own, without the reading.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text

from benchmarks.asking import held, measure, questions
from benchmarks.chronicle import World, book
from benchmarks.filling import BOOKS, SEED, fill
from regesta.ledger import Ledger


def size(ledger: Ledger) -> int:
    """Bytes on disk."""
    with ledger.looking() as connection:
        if connection.dialect.name == "postgresql":
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    with ledger.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    path = str(ledger.engine.url.database)
    return sum(os.path.getsize(path + end) for end in ("", "-wal") if os.path.exists(path + end))  # noqa: PTH110, PTH202


def report(ledger: Ledger, folder: Path, statements: int, times: int) -> None:
    """Fill and measure, and print the table."""
    added, wall, cpu = fill(ledger, folder, statements)
    with ledger.looking() as connection:
        tables = ("statements", "sources", "passages", "entities", "attributions", "roles")
        counted = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}
    print(", ".join(f"{number:,} {name}" for name, number in counted.items()))
    if added:
        rates = f"{added / wall:,.0f} a second, {added / cpu:,.0f} a CPU-second"
        print(f"{added:,} of these statements added in {wall:.0f} s: {rates}")
    print(
        f"{size(ledger) / 1e6:,.0f} MB on disk, {size(ledger) / max(1, counted['statements']):,.0f} bytes a statement"
    )
    print("| question | p50 ms | p95 ms | p50 CPU ms | p95 CPU ms |\n| --- | ---: | ---: | ---: | ---: |")
    for name, make in questions(ledger, held(ledger), random.Random(SEED)).items():
        took = measure(make, max(3, times // 30) if name == "compare" else times)
        print(f"| `{name}` | {' | '.join(f'{value:.1f}' for value in took)} |", flush=True)


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
    parser.add_argument("--books", type=Path, default=BOOKS, help="books to read, or their ledgers (.json)")
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
            report(ledger, told.books, told.statements, told.times)


if __name__ == "__main__":
    main()
