"""The log of judgements: only ever added to, each signed and dated, in steps that can be undone as one."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, func, insert, select

from regesta.core.records import Record
from regesta.errors import UsageError
from regesta.ledger.schema import judgements
from regesta.ledger.selectors import Selector

Act = Literal["accept", "reject", "edit", "same", "different", "split", "add", "note", "undo", "remove"]
ROW_ACTS = frozenset(("accept", "reject", "edit", "add", "note"))
IDENTITY_ACTS = frozenset(("same", "different", "split"))


class Judgement(Record, frozen=True, kw_only=True):
    """One entry. `target` are the words judged; `value` what the act says of them:

    an edit's `changes`, a note's `text`, the `other` entity of `same`, `different` and `split` (and both `names`), the
    `mentions` that a split gives to the other, the `row` added, or accepted as it stood, so that it can be made again
    where a new reader passes over it. `undoes` is a step.
    """

    uid: str
    step: int
    at: str
    by: str
    act: Act
    target: Selector | None = None
    value: dict[str, Any] = msgspec.field(default_factory=dict)
    undoes: int | None = None
    source: str | None = None


class Entry(Record, frozen=True, kw_only=True):
    """What a reviewer says, before it is signed and dated."""

    act: Act
    target: Selector | None = None
    value: dict[str, Any] = msgspec.field(default_factory=dict)
    undoes: int | None = None
    source: str | None = None


def sign(by: str) -> str:
    """The reviewer's name, or an error where there is none."""
    if not by.strip():
        raise UsageError(expected="a reviewer's name", found="none", hint="Every judgement is signed: give --by NAME.")
    return by.strip()


def now() -> str:
    """The moment, as the log and the readings keep it: UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def next_step(connection: Connection) -> int:
    """The number of the step to come."""
    return int(connection.execute(select(func.coalesce(func.max(judgements.c.step), 0))).scalar_one()) + 1


def append(connection: Connection, entries: Sequence[Entry], *, by: str) -> list[Judgement]:
    """Sign, date and write the entries as one step."""
    step, at, by = next_step(connection), now(), sign(by)
    made = [_signed(entry, step, at, by, n) for n, entry in enumerate(entries)]
    write(connection, made)
    return made


def _signed(entry: Entry, step: int, at: str, by: str, n: int) -> Judgement:
    told = msgspec.json.encode((entry, at, by, n))
    uid = blake2b(told, digest_size=12).hexdigest()
    return Judgement(uid=uid, step=step, at=at, by=by, **{f: getattr(entry, f) for f in entry.__struct_fields__})


def write(connection: Connection, made: Iterable[Judgement]) -> None:
    """Put signed judgements in the log."""
    rows = [
        {
            **{name: getattr(j, name) for name in ("uid", "step", "at", "by", "act", "undoes")},
            "source": j.target.source if j.target else j.source,
            "kind": j.target.kind if j.target else None,
            "target": msgspec.json.encode(j.target).decode() if j.target else None,
            "value": msgspec.json.encode(j.value).decode() if j.value else None,
        }
        for j in made
    ]
    if rows:
        connection.execute(insert(judgements), rows)


def read(connection: Connection, *where: Any) -> list[tuple[int, Judgement]]:
    """Judgements with their numbers, oldest first."""
    found = connection.execute(select(judgements).where(*where).order_by(judgements.c.id))
    return [(row.id, _judgement(row)) for row in found]


def _judgement(row: Any) -> Judgement:
    return Judgement(
        **{name: getattr(row, name) for name in ("uid", "step", "at", "by", "act", "undoes", "source")},
        target=msgspec.json.decode(row.target, type=Selector) if row.target else None,
        value=msgspec.json.decode(row.value) if row.value else {},
    )


def undone(connection: Connection) -> set[int]:
    """The steps that no longer count: undone by a step that does."""
    undos = select(judgements.c.step, judgements.c.undoes).where(judgements.c.undoes.is_not(None))
    dead: set[int] = set()
    for step, target in sorted(connection.execute(undos), reverse=True):
        if step not in dead:
            dead.add(target)
    return dead


def live(connection: Connection, *where: Any) -> list[tuple[int, Judgement]]:
    """The judgements that count."""
    dead = undone(connection)
    return [(number, told) for number, told in read(connection, *where) if told.step not in dead]


def last_step(connection: Connection, by: str | None) -> int:
    """The last step that still counts and is no undo, of this reviewer where one is named.

    Raises:
        UsageError: there is none.
    """
    where = [judgements.c.act != "undo"] + ([judgements.c.by == by] if by else [])
    dead = undone(connection)
    steps = connection.execute(select(judgements.c.step).where(*where).distinct().order_by(judgements.c.step.desc()))
    for step in steps.scalars():
        if step not in dead:
            return int(step)
    raise UsageError(expected="a step to undo", found="none that still counts", hint="`regesta review log` lists them.")
