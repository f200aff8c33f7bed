"""Logs that travel: written as JSON lines, brought into another ledger, and two reviewers' logs compared."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Literal

import msgspec
from sqlalchemy import Connection, select

from regesta.core.records import Record
from regesta.errors import CorruptLedger, MissingSource, UsageError
from regesta.ledger import log
from regesta.ledger.applying import Grounds, apply, targets
from regesta.ledger.log import Judgement
from regesta.ledger.recording import Lost
from regesta.ledger.schema import judgements, sources

_LOCAL_STEP = select(judgements.c.step)


class Replayed(Record, frozen=True, kw_only=True):
    """What became of a log: entries new here, already here, and those that no longer fit."""

    new: int
    known: int
    lost: tuple[Lost, ...]


class Agreement(Record, frozen=True, kw_only=True):
    """What two reviewers make of one row: the last act of each that counts; null where one has said nothing."""

    kind: str
    source: str
    exact: str
    one: str | None
    other: str | None
    relation: Literal["agree", "differ", "only one", "only other"]


def write_log(told: Iterable[Judgement]) -> bytes:
    """JSON lines, one judgement each, oldest first."""
    return b"".join(msgspec.json.encode(judgement) + b"\n" for judgement in told)


def read_log(path: Path) -> list[Judgement]:
    """The judgements of a JSON-lines file.

    Raises:
        MissingSource: there is no such file.
        CorruptLedger: a line is no judgement.
    """
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        found = error.strerror or str(error)
        raise MissingSource(expected=f"a log of judgements at {path}", found=found, hint="Check the name.") from error
    return [_judgement(line, number) for number, line in enumerate(lines, start=1) if line.strip()]


def _judgement(line: bytes, number: int) -> Judgement:
    try:
        return msgspec.json.decode(line, type=Judgement)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        hint = "`regesta review log --json-lines` writes such a file."
        raise CorruptLedger(expected=f"a judgement in line {number}", found=str(error), hint=hint) from error


def known_step(connection: Connection, step: int) -> int:
    """The step, if there is one of that number.

    Raises:
        UsageError: there isn't.
    """
    if connection.execute(_LOCAL_STEP.where(judgements.c.step == step).limit(1)).scalar() is None:
        raise UsageError(expected="a step of the log", found=str(step), hint="`regesta review log` lists them.")
    return step


def chain(connection: Connection, step: int) -> list[int]:
    """The step and, if it is an undo, the step that it undoes, and so on."""
    undoes = select(judgements.c.undoes).where(judgements.c.undoes.is_not(None))
    steps = [step]
    while (further := connection.execute(undoes.where(judgements.c.step == steps[-1])).scalar()) is not None:
        steps.append(further)
    return steps


def replay(
    connection: Connection,
    told: Sequence[Judgement],
    grounds: Grounds,
    reconsider: Callable[[Connection, int], None],
) -> Replayed:
    """Write the judgements that are new here under their own names and dates, and let them take effect."""
    local = dict(connection.execute(select(judgements.c.uid, judgements.c.step)).all())
    shelf = set(connection.execute(select(sources.c.key)).scalars())
    steps: dict[int, int] = {}
    new, lost = 0, []
    for theirs, group in groupby(told, key=lambda judgement: judgement.step):
        entries = list(group)
        fresh = [entry for entry in entries if entry.uid not in local]
        steps[theirs] = next((local[e.uid] for e in entries if e.uid in local), log.next_step(connection))
        here = [moved for entry in fresh if (moved := _moved(entry, steps, shelf))]
        lost += [_homeless(entry) for entry in fresh if _moved(entry, steps, shelf) is None]
        new += len(here)
        lost += _take(connection, here, grounds, reconsider)
    return Replayed(new=new, known=len([j for j in told if j.uid in local]), lost=tuple(lost))


def _moved(told: Judgement, steps: dict[int, int], shelf: set[str]) -> Judgement | None:
    """The judgement with this ledger's step numbers; None where one of its sources isn't on this shelf."""
    named = {target.source for target in targets(told)} | ({told.source} if told.act == "remove" else set())
    if not named <= shelf or (told.undoes is not None and told.undoes not in steps):
        return None
    undoes = None if told.undoes is None else steps[told.undoes]
    return msgspec.structs.replace(told, step=steps[told.step], undoes=undoes)


def _homeless(told: Judgement) -> Lost:
    target = told.target
    return Lost(
        uid=told.uid,
        act=told.act,
        by=told.by,
        source=target.source if target else told.source or "",
        kind=target.kind if target else "",
        exact=target.exact if target else "",
        why="its source isn't in this ledger",
    )


def _take(
    connection: Connection,
    here: Sequence[Judgement],
    grounds: Grounds,
    reconsider: Callable[[Connection, int], None],
) -> list[Lost]:
    if not here:
        return []
    savepoint = connection.begin_nested()
    try:
        log.write(connection, here)
        lost = apply(connection, grounds, here)
        for told in here:
            if told.act in ("undo", "remove"):
                reconsider(connection, told.step)
    except UsageError as error:
        savepoint.rollback()
        return [msgspec.structs.replace(_homeless(told), why=error.found) for told in here]
    savepoint.commit()
    return lost


def compare_reviewers(told: Iterable[Judgement], dead: frozenset[int], one: str, other: str) -> list[Agreement]:
    """What two reviewers make of the same rows, by the last act of each that counts."""
    last: dict[tuple[str, str], dict[str, Judgement]] = {}
    for judgement in told:
        if judgement.target and judgement.step not in dead and judgement.act not in ("note", "undo"):
            last.setdefault((_subject(judgement), judgement.target.source), {})[judgement.by] = judgement
    pairs = [(by.get(one), by.get(other)) for by in last.values()]
    return [_agreement(a, b) for a, b in pairs if a or b]


def _subject(told: Judgement) -> str:
    return "/".join(sorted(target.key() for target in targets(told)))


def _agreement(one: Judgement | None, other: Judgement | None) -> Agreement:
    said = one or other
    assert said is not None and said.target is not None
    acts = [_said(told) if told else None for told in (one, other)]
    relation = (
        "only one" if other is None else "only other" if one is None else "agree" if acts[0] == acts[1] else "differ"
    )
    return Agreement(
        kind=said.target.kind,
        source=said.target.source,
        exact=said.target.exact,
        one=acts[0],
        other=acts[1],
        relation=relation,  # type: ignore[arg-type]
    )


def _said(told: Judgement) -> str:
    changes = told.value.get("changes")
    return f"{told.act} {msgspec.json.encode(changes).decode()}" if changes else told.act
