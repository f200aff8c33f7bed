"""Ledgers to test on: the same tests over SQLite and over a PostgreSQL that the tests start for themselves."""

import glob
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from regesta.ledger import Ledger

_NUMBERS = count(1)


@contextmanager
def postgres() -> Iterator[str]:
    """A server of Debian's packages on a free local port; gives the URL up to the database's name, without it."""
    programs = sorted(glob.glob("/usr/lib/postgresql/*/bin/pg_ctl"))  # noqa: PTH207
    if not programs:
        pytest.skip(
            "PostgreSQL isn't installed (apt-get install postgresql): its half of the ledger's tests is skipped"
        )
    folder = Path(tempfile.mkdtemp(prefix="regesta-pg-"))
    port, server = _free_port(), Path(programs[-1]).parent
    try:
        _prepare(folder)
        _run("initdb", server, "-D", str(folder / "data"), "-A", "trust", "-U", "regesta", "--no-sync")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
        _run("pg_ctl", server, "-D", str(folder / "data"), "-o", options, "-l", str(folder / "log"), "-w", "start")
        yield f"postgresql://regesta@127.0.0.1:{port}/"
        _run("pg_ctl", server, "-D", str(folder / "data"), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")


def _run(program: str, server: Path, *words: str) -> None:
    """Run one of the server's programs, never as root: it refuses that."""
    command = [str(server / program), *words]
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*as_postgres, *command], capture_output=True, text=True, cwd="/")
    if done.returncode:
        pytest.skip(f"PostgreSQL can't be started here: {done.stderr.strip()[-200:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Shelves:
    """Makes fresh ledgers of one kind, and closes them all at the end."""

    def __init__(self, folder: Path, server: str | None) -> None:
        self.folder, self.server = folder, server
        self.opened: list[Ledger] = []

    def fresh(self) -> Ledger:
        """A new, empty ledger."""
        return self.open(self.place())

    def place(self) -> str:
        """Where a new ledger can be: a path, or the URL of an empty database."""
        name = f"ledger_{os.getpid()}_{next(_NUMBERS)}"
        if self.server is None:
            return str(self.folder / f"{name}.db")
        engine = create_engine(self.server.replace("postgresql", "postgresql+psycopg") + "postgres")
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return self.server + name

    def open(self, place: str) -> Ledger:
        """Open a ledger that will be closed at the end of the test."""
        self.opened.append(Ledger.open(place))
        return self.opened[-1]

    def close(self) -> None:
        for ledger in self.opened:
            ledger.close()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def shelves(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelves]:
    """Both databases, one after the other."""
    server = request.getfixturevalue("postgres_server") if request.param == "postgres" else None
    made = Shelves(tmp_path, server)
    yield made
    made.close()


@pytest.fixture
def ledger(shelves: Shelves) -> Ledger:
    """An empty ledger."""
    return shelves.fresh()
