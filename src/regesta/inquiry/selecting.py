"""What every question shares: which rows count, from which sources, and one page of them."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, select

from regesta.core import edtf
from regesta.errors import UsageError
from regesta.inquiry.records import Answer
from regesta.ledger.recording import source_row
from regesta.ledger.schema import FOREVER

T = TypeVar("T")
Condition = ColumnElement[bool]


def counting(connection: Connection, table: Table, sources: Sequence[str] | None) -> list[Condition]:
    """The conditions that all answers hold to: not rejected, and from the sources asked for.

    Raises:
        UsageError: a source isn't on the shelf.
    """
    where: list[Condition] = [table.c.review != "rejected"]
    if sources is not None:
        where.append(table.c.reading_id.in_(numbers(connection, sources)))
    return where


def numbers(connection: Connection, sources: Sequence[str]) -> list[int]:
    """The current readings of these sources."""
    found = (source_row(connection, source)[1] for source in sources)
    return [number for number in found if number is not None]


def page(connection: Connection, query: Select[Any], limit: int, offset: int) -> list[RowMapping]:
    """One row more than the page holds, so that the answer can say whether others follow."""
    return list(connection.execute(query.limit(limit + 1).offset(offset)).mappings())


def answer(rows: Iterable[T], limit: int) -> Answer[T]:
    """A page from its rows and the one that follows."""
    listed = tuple(rows)
    return Answer(rows=listed[:limit], more=len(listed) > limit)


def table_page(
    connection: Connection, table: Table, where: Sequence[Condition], limit: int, offset: int
) -> list[RowMapping]:
    """A page of a table in the order of the sources and their text."""
    return page(connection, select(table).where(*where).order_by(table.c.id), limit, offset)


def holding(column: Any, words: str) -> list[Condition]:
    """The column holds each of these words."""
    escaped = (word.replace("%", r"\%").replace("_", r"\_") for word in words.split())
    return [column.like(f"%{word}%", escape="\\") for word in escaped]


def window(value: str) -> tuple[int, int]:
    """First and last day number of an EDTF date.

    Raises:
        UsageError: it can't be read.
    """
    try:
        low, high = edtf.bounds(value)
    except edtf.EdtfError as error:
        raise UsageError(
            expected="an EDTF date", found=repr(value), hint="Write 1927, 1927-11, 1927-11-14 or 1924/1926."
        ) from error
    return int(max(low, -FOREVER)), int(min(high, FOREVER))
