"""What would fall if a source were not to be believed, what would stand on others, and what conclusion would flip."""

from collections.abc import Iterator, Sequence

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
PRINCIPALS = ("agent", "patient", "party", "work", "group")


class Grounds:
    """All that rests on a source: its entities, its attributions (nested ones too) and the statements in them."""

    def __init__(self, source: Named, ids: Sequence[int], told: Sequence[int], rows: Sequence[RowMapping]) -> None:
        self.source, self.ids, self.told, self.rows = source, ids, told, rows
        self.fallen = {row["id"] for row in rows}


def withdraw(ledger: Ledger, name: str, *, sources: Sequence[str] | None = None, limit: int = 200) -> Withdrawal:
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
    """For each statement the others of its type that somebody of its principals takes part in, and whose days meet."""
    mine, theirs, told = roles.alias(), roles.alias(), statements.alias()
    me, other = entities.alias(), entities.alias()
    query = (
        select(mine.c.statement_id, told.c.id)
        .join(me, me.c.id == mine.c.entity_id)
        .join(other, other.c.cluster == me.c.cluster)
        .join(theirs, theirs.c.entity_id == other.c.id)
        .join(told, told.c.id == theirs.c.statement_id)
        .join(statements, statements.c.id == mine.c.statement_id)
        .where(mine.c.statement_id.in_([row["id"] for row in rows]), mine.c.role.in_(PRINCIPALS))
        .where(theirs.c.role == mine.c.role, told.c.type == statements.c.type, told.c.review != "rejected")
        .distinct()
    )
    found: dict[int, list[int]] = {}
    for number, other_number in connection.execute(query) if rows else ():
        if other_number not in fallen:
            found.setdefault(number, []).append(other_number)
    return found


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
