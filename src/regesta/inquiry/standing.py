"""Who belonged to what and stood with whom: tenures and ties, through time and on one date.

"No" and "not said" are kept apart: only told changes count, and each answer holds the changes that prove it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from sqlalchemy import Connection, RowMapping, Table, or_, select

from regesta.inquiry import naming
from regesta.inquiry.loading import Loader, day
from regesta.inquiry.records import Change, Moment, Named, Stand, Standing, Tenure, Tied
from regesta.inquiry.selecting import Condition, counting, window
from regesta.ledger import Ledger
from regesta.ledger.schema import FOREVER, memberships, ties

CANDIDATES = 400  # rows before a date that are looked at for one answer
Said = Literal["yes", "open", "no", "not said"]


def at(
    ledger: Ledger,
    date: str,
    *,
    person: str | None = None,
    group: str | None = None,
    sources: Sequence[str] | None = None,
    limit: int = 100,
) -> Moment:
    """Who belonged to what, and stood with whom, on a date (EDTF).

    For a `person` or a `group` every body or member that is ever told of is answered: yes, open, no, not said. Without
    either only `yes` and `open` are given, those told of last before the date first.

    Raises:
        UsageError: the date can't be read, or nobody bears the name.
    """
    days = window(date)
    with ledger.looking() as connection:
        load = Loader(connection)
        people = naming.ids(connection, person, sources=sources) if person else None
        groups = naming.ids(connection, group, sources=sources) if group else None
        named = people is not None or groups is not None
        standings = list(_standings(load, days, people, groups, sources))
        stands = list(_stands(load, days, people or groups, sources))
        told = [row for row in standings if named or row.answer in ("yes", "open")]
        both = [row for row in stands if named or row.answer in ("yes", "open")]
        more = len(told) > limit or len(both) > limit
        return Moment(date=date, standings=tuple(told[:limit]), stands=tuple(both[:limit]), more=more)


def changes_of(load: Loader, where: Sequence[Condition], limit: int) -> list[tuple[RowMapping, Change]]:
    """Membership rows as records, in the order of time."""
    query = select(memberships).where(*where).order_by(memberships.c.earliest, memberships.c.id).limit(limit)
    rows = list(load.connection.execute(query).mappings())
    load.places(rows)
    load.people(number for row in rows for number in (row["person_id"], row["group_id"]))
    return [(row, _change(load, row)) for row in rows]


def _change(load: Loader, row: RowMapping) -> Change:
    nobody = Named(key=None, name="somebody")
    return Change(
        **load.common(row),
        person=load.named(row["person_id"]) or nobody,
        group=load.named(row["group_id"]) or Named(key=None, name="a body"),
        change=row["change"],
        office=row["office"],
        edtf=row["edtf"],
        earliest=day(row["earliest"]),
        latest=day(row["latest"]),
    )


def _standings(
    load: Loader,
    days: tuple[int, int],
    people: Sequence[int] | None,
    groups: Sequence[int] | None,
    sources: Sequence[str] | None,
) -> Iterator[Standing]:
    where = counting(load.connection, memberships, sources)
    where += [memberships.c.person_id.in_(people)] if people is not None else []
    where += [memberships.c.group_id.in_(groups)] if groups is not None else []
    if people is None and groups is None:
        where += [memberships.c.person_id.in_(_lately(load.connection, memberships, "person_id", days, where))]
    told = changes_of(load, where, CANDIDATES * 4)
    for rows in _by_pair(told):
        yield _standing(rows, days)


def _lately(
    connection: Connection, table: Table, column: str, days: tuple[int, int], where: Sequence[Condition]
) -> list[int]:
    """Those told of last before the date."""
    query = select(table.c[column]).where(*where, table.c.earliest <= days[1])
    query = query.order_by(table.c.earliest.desc()).limit(CANDIDATES)
    return [number for number in dict.fromkeys(connection.execute(query).scalars()) if number is not None]


def _by_pair(told: Iterable[tuple[RowMapping, Change]]) -> list[list[tuple[RowMapping, Change]]]:
    """Changes by person and body (merged ones together); undated ones last in each."""
    pairs: dict[tuple[str, ...], list[tuple[RowMapping, Change]]] = {}
    for row, change in told:
        pair = tuple(who.key or who.name for who in (change.person, change.group))
        pairs.setdefault(pair, []).append((row, change))
    return [sorted(rows, key=lambda told: told[0]["earliest"] or FOREVER) for rows in pairs.values()]


def _standing(rows: Sequence[tuple[RowMapping, Change]], days: tuple[int, int]) -> Standing:
    said, why = judged([row for row, _ in rows], days)
    last = rows[-1][1]
    office = next(
        (change.office for row, change in reversed(rows) if change.office and _covers(row, days)), last.office
    )
    proof = tuple(change for _, change in rows)
    return Standing(person=last.person, group=last.group, office=office, answer=said, why=why, changes=proof)


def _covers(row: RowMapping, days: tuple[int, int]) -> bool:
    return row["earliest"] is not None and row["earliest"] <= days[1] and days[0] <= row["latest"]


def judged(rows: Sequence[RowMapping], days: tuple[int, int]) -> tuple[Said, str]:
    """What the changes of one person in one body say of a date, and why."""
    dated = [row for row in rows if row["earliest"] is not None]
    for row in dated:
        if row["change"] == "holds" and _covers(row, days):
            return "yes", f"said to hold a place in {row['edtf']}"
    before = [row for row in dated if row["earliest"] <= days[1] and row["change"] != "holds"]
    after = [row for row in dated if row["earliest"] > days[1]]
    if before:
        return _since(before[-1], after, days)
    if after and after[0]["change"] == "joins":
        return "no", f"joined only in {after[0]['edtf']}"
    if after and after[0]["change"] == "leaves":
        return "open", f"left only in {after[0]['edtf']}; the joining is not told"
    return "not said", "told of on other dates only" if dated else "told of without a date"


def _since(last: RowMapping, after: Sequence[RowMapping], days: tuple[int, int]) -> tuple[Said, str]:
    if last["change"] == "leaves":
        return (
            ("open", f"left some time in {last['edtf']}")
            if last["latest"] > days[0]
            else ("no", f"left in {last['edtf']}")
        )
    if last["latest"] > days[0] and not _within(last, days):
        return "open", f"joined some time in {last['edtf']}"
    if after and after[0]["change"] == "leaves":
        return "yes", f"joined in {last['edtf']}, left in {after[0]['edtf']}"
    return "open", f"joined in {last['edtf']}; no leaving is told"


def _within(row: RowMapping, days: tuple[int, int]) -> bool:
    return bool(days[0] <= row["earliest"] and row["latest"] <= days[1])


def tied(load: Loader, where: Sequence[Condition], limit: int) -> list[tuple[RowMapping, Tied]]:
    """Tie rows as records, in the order of time."""
    query = select(ties).where(*where).order_by(ties.c.earliest, ties.c.id).limit(limit)
    rows = list(load.connection.execute(query).mappings())
    load.places(rows)
    load.people(number for row in rows for number in (row["a_id"], row["b_id"]))
    return [(row, _tied(load, row)) for row in rows]


def _tied(load: Loader, row: RowMapping) -> Tied:
    nobody = Named(key=None, name="somebody")
    told = {"sign": row["sign"], "edtf": row["edtf"]}
    a, b = load.named(row["a_id"]) or nobody, load.named(row["b_id"]) or nobody
    return Tied(**load.common(row), **told, earliest=day(row["earliest"]), latest=day(row["latest"]), a=a, b=b)


def _stands(
    load: Loader, days: tuple[int, int], people: Sequence[int] | None, sources: Sequence[str] | None
) -> Iterator[Stand]:
    where = counting(load.connection, ties, sources)
    if people is None:
        where += [ties.c.a_id.in_(_lately(load.connection, ties, "a_id", days, where))]
    else:
        where += [or_(ties.c.a_id.in_(people), ties.c.b_id.in_(people))]
    pairs: dict[frozenset[str], list[tuple[RowMapping, Tied]]] = {}
    for row, tie in tied(load, where, CANDIDATES * 4):
        pairs.setdefault(frozenset(who.key or who.name for who in (tie.a, tie.b)), []).append((row, tie))
    for rows in pairs.values():
        yield _stand(rows, days)


def _stand(rows: Sequence[tuple[RowMapping, Tied]], days: tuple[int, int]) -> Stand:
    dated = [(row, tie) for row, tie in rows if row["earliest"] is not None]
    covering = [tie for row, tie in dated if _covers(row, days)]
    before = [tie for row, tie in dated if row["earliest"] <= days[1]]
    tie = (covering or before or [rows[-1][1]])[-1]
    said, why = ("yes", f"told of {tie.edtf}") if covering else ("open", f"last told of {tie.edtf}")
    if not covering and not before:
        said, why = "not said", f"told only of {tie.edtf or 'no date'}"
    proof = tuple(tie for _, tie in rows)
    return Stand(a=tie.a, b=tie.b, sign=tie.sign, answer=said, why=why, ties=proof)  # type: ignore[arg-type]


def tenures(told: Iterable[tuple[RowMapping, Change]]) -> Iterator[Tenure]:
    """Places held in bodies, one after the other: joining opens one, leaving closes it; ends not told are null."""
    for rows in _by_pair(told):
        opened: list[Change] = []
        for _, change in rows:
            if change.change == "joins" and opened:
                yield _tenure(opened)
                opened = []
            opened.append(change)
            if change.change == "leaves":
                yield _tenure(opened)
                opened = []
        if opened:
            yield _tenure(opened)


def _tenure(changes: Sequence[Change]) -> Tenure:
    first, last = changes[0], changes[-1]
    return Tenure(
        person=first.person,
        group=first.group,
        office=next((change.office for change in changes if change.office), None),
        since=first.edtf if first.change == "joins" else None,
        until=last.edtf if last.change == "leaves" else None,
        changes=tuple(changes),
    )
