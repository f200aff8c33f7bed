"""What happened when, and what made it happen."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, RowMapping, select

from regesta.inquiry import naming
from regesta.inquiry.loading import Loader
from regesta.inquiry.records import Answer, Caused, Event
from regesta.inquiry.selecting import Condition, answer, counting, holding, page, table_page, window
from regesta.ledger import Ledger
from regesta.ledger.schema import FOREVER, WIDE, YEAR, causes, roles, statements


def timeline(
    ledger: Ledger,
    *,
    person: str | None = None,
    type: str | None = None,
    since: str | None = None,
    until: str | None = None,
    sources: Sequence[str] | None = None,
    reviewed: bool = False,
    limit: int = 100,
    offset: int = 0,
) -> Answer[Event]:
    """Dated statements in the order of their earliest day; with `since` and `until` those that the window meets.

    Args:
        ledger: the ledger to ask.
        person: anybody who takes part, by name or key (groups, places, works and events too).
        type: a statement's type, e.g. `arrest`.
        since: EDTF; its first day opens the window.
        until: EDTF; its last day closes it.
        sources: source keys, or None for the whole shelf.
        reviewed: only rows that a person has judged.
        limit: rows a page.
        offset: rows to pass over.

    Raises:
        UsageError: nobody bears the name, or a date can't be read.
    """
    with ledger.looking() as connection:
        where = counting(connection, statements, sources)
        where += [statements.c.type == type] if type else []
        where += [statements.c.review != "read"] if reviewed else []
        where += [_takes_part(naming.ids(connection, person, sources=sources))] if person else []
        first, last = window(since)[0] if since else -FOREVER, window(until)[1] if until else FOREVER
        rows = meeting(connection, where, first, last, limit + 1, offset)
        return answer(Loader(connection).events(rows), limit)


def _takes_part(numbers: Sequence[int]) -> Condition:
    return statements.c.id.in_(select(roles.c.statement_id).where(roles.c.entity_id.in_(numbers)))


def meeting(
    connection: Connection, where: Sequence[Condition], first: int, last: int, limit: int, offset: int
) -> list[RowMapping]:
    """Statements whose days meet `[first, last]`, by earliest day: at most `limit` after `offset`.

    Three walks along the index of earliest days, one after the other: the wide dates that began more than a year before
    the window, the narrow ones that may still reach into it, and those that begin inside.
    """
    rows: list[RowMapping] = []
    for segment in _segments(first, last):
        query = select(statements).where(*where, *segment).order_by(statements.c.earliest, statements.c.id)
        rows += connection.execute(query.limit(limit + offset - len(rows))).mappings()
        if len(rows) >= limit + offset:
            break
    return rows[offset:]


def _segments(first: int, last: int) -> Iterator[list[Condition]]:
    begins = statements.c.earliest
    if first > -FOREVER:
        yield [WIDE, begins < first - YEAR, statements.c.latest >= first]
        yield [begins >= first - YEAR, begins < first, statements.c.latest >= first]
    yield [begins >= first, begins <= last]


def causes_of(
    ledger: Ledger,
    *,
    words: str | None = None,
    sources: Sequence[str] | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Answer[Caused]:
    """What made what happen, by the text's own connectives; `words` that cause, effect or connective must hold."""
    with ledger.looking() as connection:
        where = counting(connection, causes, sources) + (holding(causes.c.quote, words) if words else [])
        rows = table_page(connection, causes, where, limit, offset)
        return answer(caused(Loader(connection), rows), limit)


def caused(load: Loader, rows: Sequence[RowMapping]) -> Iterator[Caused]:
    """Cause rows as records."""
    load.places(rows)
    load.words(row["attribution_id"] for row in rows)
    for row in rows:
        told = {name: row[name] for name in ("cause", "effect", "cue")}
        yield Caused(**load.common(row), **told, voices=load.voices(row["attribution_id"]))


def told_by(connection: Connection, numbers: Sequence[int]) -> list[RowMapping]:
    """These statements, in the order of time."""
    query = select(statements).where(statements.c.id.in_(numbers), statements.c.review != "rejected")
    return page(connection, query.order_by(statements.c.earliest, statements.c.id), len(numbers), 0)
