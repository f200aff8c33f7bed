"""What would fall if a source were not to be believed, what would stand on others, and what conclusion would flip."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, or_, select

from regesta.core import edtf
from regesta.errors import UsageError
from regesta.inquiry import naming
from regesta.inquiry.chronicle import told_by
from regesta.inquiry.loading import Loader
from regesta.inquiry.records import Event, Fallen, Flip, Named, Withdrawal
from regesta.inquiry.standing import changes_of, tied
from regesta.inquiry.voices import told_accounts
from regesta.ledger import Ledger
from regesta.ledger.recording import source_row
from regesta.ledger.schema import (
    accounts,
    attributions,
    entities,
    memberships,
    rests,
    roles,
    statements,
    ties,
)

MOST = 1000  # conclusions looked at for one source
ALIKE = 20  # other tellings looked at for one statement
PARTS = 10_000  # parts of one bearer's looked through for them
PEOPLE = ("agent", "patient", "party", "work")
BODIES = ("founding", "dissolution", "congress")  # what happens to bodies is known by the body
PRINCIPALS = ("agent", "patient", "party", "work", "group")


class Grounds:
    """All that rests on a source: its entities, its attributions (nested ones too) and the statements in them."""

    def __init__(self, source: Named, ids: Sequence[int], told: Sequence[int], rows: Sequence[RowMapping]) -> None:
        self.source, self.ids, self.told, self.rows = source, ids, told, rows
        self.fallen = {row["id"] for row in rows}


def withdraw(ledger: Ledger, name: str, *, sources: Sequence[str] | None = None, limit: int = 100) -> Withdrawal:
    """What rests on the word of a person, body or work (or of a whole source on the shelf, by its key).

    `falls` are statements that nobody else tells; `stands` those that others tell too; `flips` the memberships, ties
    and accepted accounts that would lose their ground.

    Raises:
        UsageError: neither a name nor a source's key.
    """
    with ledger.looking() as connection:
        load = Loader(connection)
        grounds = _grounds(connection, name, sources, limit)
        told = list(_others(load, grounds, limit))
        return Withdrawal(
            source=grounds.source,
            falls=tuple(row for row in told if not row.others),
            stands=tuple(row for row in told if row.others),
            flips=tuple(_flips(load, grounds)),
            more=len(grounds.rows) > limit,
        )


def _grounds(connection: Connection, name: str, sources: Sequence[str] | None, limit: int) -> Grounds:
    whole = _whole_source(connection, name)
    if whole:
        number, title = whole
        rows = _statements(connection, statements.c.reading_id == number, limit)
        within = attributions.c.reading_id == number
        told = connection.execute(select(attributions.c.id).where(within)).scalars().all()
        return Grounds(Named(key=name, name=title, kind="source"), [], told, rows)
    ids = naming.ids(connection, name, sources=sources)
    told = nested(connection, ids)
    rows = _statements(connection, statements.c.attribution_id.in_(told), limit) if told else []
    load = Loader(connection)
    load.people(ids)
    return Grounds(load.named(ids[0]) or Named(key=None, name=name), ids, told, rows)


def _whole_source(connection: Connection, name: str) -> tuple[int, str] | None:
    try:
        number = source_row(connection, name)[1]
    except UsageError:
        return None
    return (number, name) if number is not None else None


def _statements(connection: Connection, where: ColumnElement[bool], limit: int) -> list[RowMapping]:
    query = select(statements).where(where, statements.c.review != "rejected")
    return list(connection.execute(query.order_by(statements.c.earliest, statements.c.id).limit(limit + 1)).mappings())


def nested(connection: Connection, ids: Sequence[int]) -> list[int]:
    """The attributions with one of these as their source, and all that are nested in them."""
    where = (attributions.c.source_id.in_(ids), attributions.c.review != "rejected")
    found = set(connection.execute(select(attributions.c.id).where(*where)).scalars())
    edge = found
    while edge:
        inside = select(attributions.c.id).where(attributions.c.parent_id.in_(edge))
        edge = set(connection.execute(inside).scalars()) - found
        found |= edge
    return sorted(found)


def _others(load: Loader, grounds: Grounds, limit: int) -> Iterator[Fallen]:
    """Each statement that falls, with other tellings of the same."""
    rows = grounds.rows[:limit]
    alike = _alike(load.connection, rows, grounds.fallen)
    others = load.events(told_by(load.connection, sorted({n for found in alike.values() for n in found})))
    by_key = {event.key: event for event in others}
    keys = _keys(load.connection, sorted({n for found in alike.values() for n in found}))
    for event, row in zip(load.events(rows), rows, strict=True):
        told = [by_key[keys[n]] for n in alike.get(row["id"], ()) if keys.get(n) in by_key]
        yield Fallen(event=event, others=tuple(one for one in told if same_thing(event, one)))


def _keys(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    query = select(statements.c.id, statements.c.key).where(statements.c.id.in_(numbers))
    return dict(connection.execute(query).all()) if numbers else {}


def _alike(connection: Connection, rows: Sequence[RowMapping], fallen: set[int]) -> dict[int, list[int]]:
    """For each statement the others of its type and days in which one of its principals plays the same part."""
    types = {row["type"] for row in rows}
    mine = _parts(connection, roles.c.statement_id.in_([row["id"] for row in rows]))
    bearers = _same_bearers(connection, {part.entity_id for part in mine})
    by_part: dict[tuple[str, str, int], list[Any]] = {}
    for part in _parts(connection, roles.c.entity_id.in_(bearers)):
        if part.statement_id not in fallen and part.type in types:
            by_part.setdefault((part.type, part.role, bearers[part.entity_id]), []).append(part)
    found: dict[int, list[int]] = {}
    for part in mine:
        alike = by_part.get((part.type, part.role, bearers.get(part.entity_id, part.entity_id)), [])
        numbers = [other.statement_id for other in alike if _meet(part, other)]
        found[part.statement_id] = list(dict.fromkeys((*found.get(part.statement_id, ()), *numbers)))[:ALIKE]
    return found


def _meet(one: Any, other: Any) -> bool:
    undated = one.earliest is None or other.earliest is None
    return undated or (one.earliest <= other.latest and other.earliest <= one.latest)


def _parts(connection: Connection, *where: ColumnElement[bool]) -> Sequence[Any]:
    """Who plays which principal part in which statement: with its type and days."""
    told = statements.c
    query = select(roles.c.statement_id, roles.c.role, roles.c.entity_id, told.type, told.earliest, told.latest)
    query = query.join(statements, told.id == roles.c.statement_id).where(*where, told.review != "rejected")
    return connection.execute(
        query.where(roles.c.role.in_(PRINCIPALS), roles.c.entity_id.is_not(None)).limit(PARTS)
    ).all()


def _same_bearers(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """These entities and all that are judged to be the same, each with its cluster."""
    clusters = select(entities.c.cluster).where(entities.c.id.in_(numbers))
    query = select(entities.c.id, entities.c.cluster).where(entities.c.cluster.in_(clusters))
    return dict(connection.execute(query).all())


def same_thing(one: Event, other: Event) -> bool:
    """Whether two statements tell the same: type and polarity, every principal role that both fill, days that meet."""
    if (one.type, one.polarity) != (other.type, other.polarity) or not days_meet(one, other):
        return False
    for role in PRINCIPALS:
        a, b = (_bearers(event, role) for event in (one, other))
        if a and b and not a & b:
            return False
    return True


def _bearers(event: Event, role: str) -> set[str]:
    return {part.who.key or part.who.name for part in event.parts if part.role == role}


def days_meet(one: Event, other: Event) -> bool:
    """Whether two dates share a day; an undated one meets every other."""
    if not (one.edtf and other.edtf):
        return True
    return edtf.overlaps(one.edtf, other.edtf)


def _flips(load: Loader, grounds: Grounds) -> Iterator[Flip]:
    why = f"rests on {grounds.source.name} alone"
    lost = _groundless(load.connection, "membership", grounds.fallen)
    for _, change in changes_of(load, [memberships.c.id.in_(lost), memberships.c.review != "rejected"], MOST):
        told = f"{change.person.name} {change.change} {change.group.name}"
        yield Flip(conclusion=told, why=why, rows=(change,))
    lost = _groundless(load.connection, "tie", grounds.fallen)
    for _, tie in tied(load, [ties.c.id.in_(lost), ties.c.review != "rejected"], MOST):
        told = f"{tie.a.name} stands {'with' if tie.sign == '+' else 'against'} {tie.b.name}"
        yield Flip(conclusion=told, why=why, rows=(tie,))
    yield from _fallen_accounts(load, grounds)


def _fallen_accounts(load: Loader, grounds: Grounds) -> Iterator[Flip]:
    his = or_(accounts.c.attribution_id.in_(grounds.told), accounts.c.holder_id.in_(grounds.ids))
    accepted = select(accounts).where(his, accounts.c.verdict == "accepted", accounts.c.review != "rejected")
    for account in told_accounts(load, list(load.connection.execute(accepted).mappings())):
        told = f"the accepted account of {account.event}: {account.proof.quote}"
        yield Flip(conclusion=told, why=f"it is {grounds.source.name}'s account", rows=(account,))


def _groundless(connection: Connection, kind: str, fallen: set[int]) -> list[int]:
    """The rows of a kind all of whose statements fall."""
    touched = select(rests.c.row_id).where(rests.c.kind == kind, rests.c.statement_id.in_(fallen)).distinct()
    numbers = list(connection.execute(touched).scalars()) if fallen else []
    query = select(rests.c.row_id, rests.c.statement_id).where(rests.c.kind == kind, rests.c.row_id.in_(numbers))
    standing = {row for row, told in connection.execute(query) if told not in fallen} if numbers else set()
    return [number for number in numbers if number not in standing]
