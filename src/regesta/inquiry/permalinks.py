"""The one row that bears a key, whatever it is: what a permalink leads to."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, RowMapping, select

from regesta.errors import UsageError
from regesta.inquiry import catalogue, chronicle, people, standing, voices
from regesta.inquiry.loading import Loader
from regesta.inquiry.records import Identity, Row
from regesta.ledger import Ledger
from regesta.ledger.schema import KINDS

Rows = list[RowMapping]


def _changes(load: Loader, rows: Rows) -> Iterable[Row]:
    table = KINDS["membership"]
    return (change for _, change in standing.changes_of(load, [table.c.id.in_([row["id"] for row in rows])], len(rows)))


def _ties(load: Loader, rows: Rows) -> Iterable[Row]:
    table = KINDS["tie"]
    return (tie for _, tie in standing.tied(load, [table.c.id.in_([row["id"] for row in rows])], len(rows)))


TOLD: dict[str, Callable[[Loader, Rows], Iterable[Row]]] = {
    "statement": lambda load, rows: load.events(rows),
    "attribution": voices.told_claims,
    "quotation": lambda load, rows: voices.told_sayings(load, [("quotation", row) for row in rows]),
    "characterisation": lambda load, rows: voices.told_sayings(load, [("characterisation", row) for row in rows]),
    "account": voices.told_accounts,
    "holding": catalogue.told_holdings,
    "note": catalogue.told_notes,
    "work": catalogue.authored,
    "cause": chronicle.caused,
    "finding": catalogue.told_findings,
    "membership": _changes,
    "tie": _ties,
}


def row(ledger: Ledger, key: str) -> Row | Identity:
    """The row that bears the key; an entity as the identity it has in its source. Rejected ones too.

    Raises:
        UsageError: no row bears it.
    """
    with ledger.looking() as connection:
        load, kind = Loader(connection), key.partition(":")[0]
        found = _rows(connection, kind, key)
        if kind == "entity":
            return people.identities(load, found)[0]
        if kind == "time":
            load.places(found)
            return Row(**load.common(found[0]))
        return next(iter(TOLD[kind](load, found)))


def _rows(connection: Connection, kind: str, key: str) -> Rows:
    table = KINDS.get(kind)
    found = [] if table is None else list(connection.execute(select(table).where(table.c.key == key)).mappings())
    if not found:
        raise UsageError(expected="the key of a row", found=repr(key), hint="Keys stand in every answer's `key`.")
    return found[:1]
