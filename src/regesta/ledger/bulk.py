"""Many rows at once, by the quickest way that each database has: `executemany` in SQLite, `COPY` in PostgreSQL."""

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table

from regesta.ledger.frame import Values


def insert_rows(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Insert rows, all with the same columns; columns that they leave out get the table's defaults."""
    if not rows:
        return
    defaults = {name: value for name, value in _defaults(table).items() if name not in rows[0]}
    names = (*rows[0], *defaults)
    columns = ", ".join(map(connection.dialect.identifier_preparer.quote, names))
    pick, tail = _picker(tuple(rows[0])), tuple(defaults.values())
    values = [pick(row) + tail for row in rows]
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY {table.name} ({columns}) FROM STDIN", values)
    else:
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", values)


def _copy(connection: Connection, command: str, values: Sequence[tuple[Any, ...]]) -> None:
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(command) as copy:
        for row in values:
            copy.write_row(row)


@lru_cache(maxsize=256)
def _picker(names: tuple[str, ...]) -> Any:
    return itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)


@lru_cache(maxsize=64)
def _defaults(table: Table) -> dict[str, Any]:
    return {column.name: column.default.arg for column in table.columns if column.default is not None}  # type: ignore[attr-defined]
