"""Who belonged to what and stood with whom: tenures and ties, through time and on one date.

"No" and "not said" are kept apart: only told changes count, and each answer holds the changes that prove it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, TypeVar

from sqlalchemy import Connection, RowMapping, Table, or_, select

from regesta.inquiry import naming
from regesta.inquiry.loading import Loader, day
from regesta.inquiry.records import Change, Moment, Named, Stand, Standing, Tenure, Tied
from regesta.inquiry.selecting import Condition, counting, window
from regesta.ledger import Ledger
from regesta.ledger.schema import memberships, ties

CANDIDATES = 150  # people told of last before a date, who are looked at where nobody is named
MOST = 2000  # rows looked at for one answer
CERTAIN = ("yes", "open")
BRIEF = ("id", "edtf", "earliest", "latest")  # what weighing a row needs; only those shown are read whole
MEMBERS, SIDES = ("person_id", "group_id"), ("a_id", "b_id")
MEMBER = (*BRIEF, *MEMBERS, "change")
TIE = (*BRIEF, *SIDES, "sign")
Rows = list[RowMapping]
Weighed = TypeVar("Weighed", bound=tuple[Any, ...])
"""What is said of a pair, why, and last the rows told of it."""
Said = Literal["yes", "open", "no", "not said"]
StandSaid = Literal["yes", "open", "not said"]


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
    either only `yes` and `open` are given, of people and bodies that are more than "his regiment", those told of last
    before the date first.

    Raises:
        UsageError: the date can't be read, or nobody bears the name.
    """
    days = window(date)
    with ledger.looking() as connection:
        load = Loader(connection)
        people = naming.ids(connection, person, sources=sources) if person else None
        groups = naming.ids(connection, group, sources=sources) if group else None
        named = people is not None or groups is not None
        told = _standings(load, days, people, groups, sources)
        both = _stands(load, days, people or groups, sources)
        if not named:
            told, both = _worth_telling(load, told, MEMBERS), _worth_telling(load, both, SIDES)
        changes = _whole(load, memberships, [row for *_, rows in told[:limit] for row in rows])
        proofs = _whole(load, ties, [row for *_, rows in both[:limit] for row in rows])
        return Moment(
            date=date,
            standings=tuple(_standing(load, *row, days, changes) for row in told[:limit]),
            stands=tuple(_stand(load, *row, proofs) for row in both[:limit]),
            more=len(told) > limit or len(both) > limit,
        )


def _worth_telling(load: Loader, told: list[Weighed], ends: tuple[str, str]) -> list[Weighed]:
    """What is certain of those who both have a name, or a description that singles them out."""
    sure = [row for row in told if row[0] in CERTAIN]
    load.people(row[-1][0][end] for row in sure for end in ends)
    names = ([load.named(row[-1][0][end]) for end in ends] for row in sure)
    return [row for row, both in zip(sure, names, strict=True) if not any(n and naming.is_vague(n.name) for n in both)]


def _whole(load: Loader, table: Table, brief: Rows) -> dict[int, RowMapping]:
    """The rows that are shown, all columns, by number, with all that their records need."""
    query = select(table).where(table.c.id.in_([row["id"] for row in brief]))
    rows = list(load.connection.execute(query).mappings()) if brief else []
    load.places(rows)
    ends = MEMBERS if table is memberships else SIDES
    load.people(row[end] for row in rows for end in ends)
    return {row["id"]: row for row in rows}


def changes_of(load: Loader, where: Sequence[Condition], limit: int) -> list[tuple[RowMapping, Change]]:
    """Membership rows as records, in the order of time."""
    rows = _rows(load.connection, memberships, where, limit)
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
) -> list[tuple[Said, str, Rows]]:
    """Every person in every body: what is said of the date, why, and the changes told."""
    where = counting(load.connection, memberships, sources)
    where += [memberships.c.person_id.in_(people)] if people is not None else []
    where += [memberships.c.group_id.in_(groups)] if groups is not None else []
    if people is None and groups is None:
        where += [memberships.c.person_id.in_(_lately(load.connection, memberships, "person_id", days, where))]
    rows = _rows(load.connection, memberships, where, MOST, MEMBER)
    return [(*judged(pair, days), pair) for pair in _by_pair(load, rows)]


def _rows(
    connection: Connection, table: Table, where: Sequence[Condition], limit: int, names: Sequence[str] = ()
) -> Rows:
    """Rows in the order of time, undated ones last: all columns, or those named."""
    columns = [table.c[name] for name in names or tuple(table.c.keys())]
    order = (table.c.earliest.is_(None), table.c.earliest, table.c.id)
    return list(connection.execute(select(*columns).where(*where).order_by(*order).limit(limit)).mappings())


def _lately(
    connection: Connection, table: Table, column: str, days: tuple[int, int], where: Sequence[Condition]
) -> list[int]:
    """Those told of last before the date."""
    query = select(table.c[column]).where(*where, table.c.earliest <= days[1])
    query = query.order_by(table.c.earliest.desc()).limit(CANDIDATES)
    return [number for number in dict.fromkeys(connection.execute(query).scalars()) if number is not None]


def _by_pair(load: Loader, rows: Rows) -> list[Rows]:
    """Membership rows by person and body, merged ones together."""
    pairs: dict[tuple[int | None, ...], Rows] = {}
    for row in rows:
        pair = tuple(load.cluster(row[name]) for name in ("person_id", "group_id"))
        pairs.setdefault(pair, []).append(row)
    return list(pairs.values())


def _standing(
    load: Loader, said: Said, why: str, brief: Rows, days: tuple[int, int], whole: Mapping[int, RowMapping]
) -> Standing:
    rows = [whole[row["id"]] for row in brief]
    changes = tuple(_change(load, row) for row in rows)
    offices = [row["office"] for row in rows if row["office"] and _covers(row, days)]
    last = changes[-1]
    office = offices[-1] if offices else last.office
    return Standing(person=last.person, group=last.group, office=office, answer=said, why=why, changes=changes)


def _covers(row: RowMapping, days: tuple[int, int]) -> bool:
    return row["earliest"] is not None and row["earliest"] <= days[1] and days[0] <= row["latest"]


def _inferred(row: RowMapping) -> bool:
    """Whether the date is only taken over from the narrative."""
    return "?" in row["edtf"] or "%" in row["edtf"]


def judged(rows: Sequence[RowMapping], days: tuple[int, int]) -> tuple[Said, str]:
    """What the changes of one person in one body say of a date, and why."""
    dated = [row for row in rows if row["earliest"] is not None]
    held = [row for row in dated if row["change"] == "holds" and _covers(row, days)]
    if held:
        surest = min(held, key=_inferred)
        return "open" if _inferred(surest) else "yes", f"said to hold a place, {surest['edtf']}"
    before = [row for row in dated if row["earliest"] <= days[1] and row["change"] != "holds"]
    after = [row for row in dated if row["earliest"] > days[1]]
    if before:
        return _since(before[-1], after, days)
    if after and after[0]["change"] == "joins":
        return "no", f"joined only {after[0]['edtf']}"
    if after and after[0]["change"] == "leaves":
        return "open", f"left only {after[0]['edtf']}; the joining is not told"
    return "not said", "told of on other dates only" if dated else "told of without a date"


def _since(last: RowMapping, after: Sequence[RowMapping], days: tuple[int, int]) -> tuple[Said, str]:
    if last["change"] == "leaves":
        if last["latest"] > days[0]:
            return "open", f"left some time, {last['edtf']}"
        return "no", f"left {last['edtf']}"
    if last["latest"] > days[0] and not _within(last, days):
        return "open", f"joined some time, {last['edtf']}"
    if after and after[0]["change"] == "leaves":
        return "yes", f"joined {last['edtf']}, left {after[0]['edtf']}"
    return "open", f"joined {last['edtf']}; no leaving is told"


def _within(row: RowMapping, days: tuple[int, int]) -> bool:
    return bool(days[0] <= row["earliest"] and row["latest"] <= days[1])


def tied(load: Loader, where: Sequence[Condition], limit: int) -> list[tuple[RowMapping, Tied]]:
    """Tie rows as records, in the order of time."""
    rows = _rows(load.connection, ties, where, limit)
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
) -> list[tuple[StandSaid, str, RowMapping, Rows]]:
    """Every pair: what is said of the date, why, the tie that says it, and all that are told."""
    where = counting(load.connection, ties, sources)
    if people is None:
        where += [ties.c.a_id.in_(_lately(load.connection, ties, "a_id", days, where))]
    else:
        where += [or_(ties.c.a_id.in_(people), ties.c.b_id.in_(people))]
    pairs: dict[frozenset[int | None], Rows] = {}
    for row in _rows(load.connection, ties, where, MOST, TIE):
        pairs.setdefault(frozenset(load.cluster(row[name]) for name in ("a_id", "b_id")), []).append(row)
    return [(*_stood(pair, days), pair) for pair in pairs.values()]


def _stood(rows: Rows, days: tuple[int, int]) -> tuple[StandSaid, str, RowMapping]:
    covering = [row for row in rows if _covers(row, days)]
    before = [row for row in rows if row["earliest"] is not None and row["earliest"] <= days[1]]
    if covering:
        surest = min(reversed(covering), key=_inferred)
        return "open" if _inferred(surest) else "yes", f"told of {surest['edtf']}", surest
    if before:
        return "open", f"last told of {before[-1]['edtf']}", before[-1]
    return "not said", f"told only of {rows[-1]['edtf'] or 'no date'}", rows[-1]


def _stand(
    load: Loader, said: StandSaid, why: str, row: RowMapping, rows: Rows, whole: Mapping[int, RowMapping]
) -> Stand:
    tie, proof = _tied(load, whole[row["id"]]), tuple(_tied(load, whole[other["id"]]) for other in rows)
    return Stand(a=tie.a, b=tie.b, sign=tie.sign, answer=said, why=why, ties=proof)


def tenures(load: Loader, told: Sequence[tuple[RowMapping, Change]]) -> Iterator[Tenure]:
    """Places held in bodies, one after the other: joining opens one, leaving closes it; ends not told are null."""
    changes = {row["id"]: change for row, change in told}
    for rows in _by_pair(load, [row for row, _ in told]):
        opened: list[Change] = []
        for change in (changes[row["id"]] for row in rows):
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
