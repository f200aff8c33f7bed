"""Opening a ledger's database, whichever of the two it is, and the transactions on it.

Reading transactions see one moment of the ledger; writing ones exclude each other (SQLite's `BEGIN IMMEDIATE`, an
advisory lock in PostgreSQL), so two writers wait for one another and neither meets a half-written reading.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from regesta.errors import CorruptLedger, LedgerError, NewerLedger
from regesta.ledger.schema import HEAD

PATIENCE = 60  # seconds that a writer waits for another
LOCK = 0x5265676573  # "Reges", the advisory lock of a ledger's writers
PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"busy_timeout={PATIENCE * 1000}")
READ_PRAGMAS = ("cache_size=-65536", "mmap_size=1073741824", "temp_store=MEMORY")


def open_engine(where: str | Path) -> Engine:
    """The database at a path or `postgresql://` URL, made where absent and brought up to the newest schema.

    Raises:
        NewerLedger: a later Regesta made it.
        CorruptLedger: the file is no ledger, or damaged.
        LedgerError: it can't be reached or made.
    """
    engine = _postgres(str(where)) if _is_url(str(where)) else _sqlite(Path(where))
    try:
        with told(str(where)):
            _settle(engine)
    except LedgerError:
        engine.dispose()
        raise
    return engine


def _is_url(where: str) -> bool:
    return where.startswith(("postgresql:", "postgresql+psycopg:", "postgres:"))


def _postgres(where: str) -> Engine:
    url = make_url(where.replace("postgres:", "postgresql:", 1))
    return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)


def _sqlite(path: Path) -> Engine:
    if not path.parent.is_dir():
        raise LedgerError(
            expected=f"a folder for the ledger at {path.parent}", found="no such folder", hint="Make it first."
        )
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS + READ_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only looks."""
    with told(str(engine.url)), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """The one transaction that writes: all of it stands or nothing does."""
    with told(str(engine.url)), engine.connect().execution_options(writing=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        yield connection


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn what a database says into the ledger's own errors."""
    try:
        yield
    except DBAPIError as error:
        raise _translated(where, error) from error


def _translated(where: str, error: DBAPIError) -> LedgerError:
    said = str(error.orig).strip().splitlines()[0]
    if "disk is full" in said or "disk I/O" in said or "No space left" in said:
        return LedgerError(expected=f"room to write to {where}", found=said, hint="Nothing was written: make room.")
    if "locked" in said:
        hint = "Try again when the other writer has finished."
        return LedgerError(expected=f"a turn to write to {where}", found=said, hint=hint)
    broken = isinstance(error, DatabaseError) and not isinstance(error, OperationalError)
    if broken and ("not a database" in said or "malformed" in said):
        hint = "Nothing was written: take a copy from a backup, or make the ledger anew from the sources."
        return CorruptLedger(expected=f"a sound ledger at {where}", found=said, hint=hint)
    return LedgerError(expected=f"a ledger at {where}", found=said, hint="Check the path or URL and its permissions.")


def _settle(engine: Engine) -> None:
    """Make or migrate the tables where the version says so."""
    with engine.connect() as connection, connection.begin():
        version = _version(connection)
    if version != HEAD:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            _refuse_strangers(connection, str(engine.url))
            _migrate(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _refuse_strangers(connection: Connection, where: str) -> None:
    version = _version(connection)
    if version is not None and version > HEAD:
        raise NewerLedger(
            expected=f"a ledger of schema {HEAD} or older",
            found=f"schema {version} at {where}",
            hint="Update Regesta to open it; nothing was changed.",
        )
    if version is None and inspect(connection).get_table_names():
        raise CorruptLedger(
            expected=f"a ledger at {where}", found="a database of something else", hint="Choose another place."
        )


def _migrate(connection: Connection) -> None:
    """Run alembic on this connection, in this transaction; imported late, for it is slow to load."""
    from alembic import command
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
