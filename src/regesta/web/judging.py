"""Judgements as the reading room sends and shows them: the rows' keys, one act, one signature, one step."""

from collections.abc import Callable
from typing import Any, Literal

from pydantic import BaseModel, Field

from regesta.errors import UsageError
from regesta.ledger import Judgement, Ledger
from regesta.ledger.dividing import Divided
from regesta.ledger.rows import anchors_of
from regesta.web.answers import Judged, Opened

LISTS = {
    "entities": "entity",
    "times": "time",
    "notes": "note",
    "attributions": "attribution",
    "quotations": "quotation",
    "statements": "statement",
    "memberships": "membership",
    "ties": "tie",
    "works": "work",
    "holdings": "holding",
    "causes": "cause",
    "accounts": "account",
    "characterisations": "characterisation",
    "findings": "finding",
}
MOST = 20_000  # rows of one bulk action
SHOWN = frozenset(("accept", "reject", "edit", "same", "different", "split", "add", "note"))


class Judging(BaseModel):
    """One act on these rows, as one step."""

    act: Literal["accept", "reject", "edit", "same", "different", "split", "add", "note"]
    keys: list[str] = Field(max_length=MOST)
    by: str = Field(min_length=1, max_length=120)
    value: dict[str, Any] = {}


class Undoing(BaseModel):
    """A step to be undone."""

    step: int = Field(ge=1, le=2**31)
    by: str = Field(min_length=1, max_length=120)


def opened(ledger: Ledger, source: str) -> Opened:
    """A source's reading, split as judgements say, with the keys of its rows."""
    told = ledger.divided(source)
    return Opened(reading=told.reading, keys={name: _keys(told, source, kind) for name, kind in LISTS.items()})


def _keys(told: Divided, source: str, kind: str) -> tuple[str, ...]:
    return tuple(anchors_of(told.reading, number=0, source=source, kind=kind, halves=told.halves))


def counting(ledger: Ledger, source: str) -> list[Judged]:
    """The judgements on a source's rows that count, oldest first."""
    dead = ledger.undone()
    told = ledger.history(source=source)
    return [_judged(judgement) for judgement in told if judgement.act in SHOWN and judgement.step not in dead]


def _judged(judgement: Judgement) -> Judged:
    fields = {name: getattr(judgement, name) for name in Judgement.__struct_fields__}
    return Judged(**fields, key=judgement.target.key() if judgement.target else "")


def judge(ledger: Ledger, source: str, told: Judging) -> list[Judged]:
    """Make the judgement; the source's judgements as they then count.

    Raises:
        UsageError: an unknown row, an unreadable date, nothing to judge, two names that can't be one.
    """
    _ACTS[told.act](ledger, source, told)
    return counting(ledger, source)


def undo(ledger: Ledger, source: str, told: Undoing) -> list[Judged]:
    """Undo a step; the source's judgements as they then count."""
    ledger.undo(told.step, by=told.by)
    return counting(ledger, source)


def _edit(ledger: Ledger, _source: str, told: Judging) -> None:
    ledger.edit(_only(told.keys), _mapping(told.value.get("changes")), by=told.by)


def _note(ledger: Ledger, _source: str, told: Judging) -> None:
    ledger.note(_only(told.keys), str(told.value.get("text", "")), by=told.by)


def _same(ledger: Ledger, _source: str, told: Judging) -> None:
    ledger.same([_only(told.keys), str(told.value.get("key", ""))], by=told.by)


def _different(ledger: Ledger, _source: str, told: Judging) -> None:
    ledger.different(_only(told.keys), str(told.value.get("key", "")), by=told.by)


def _split(ledger: Ledger, _source: str, told: Judging) -> None:
    places = [(place[0], place[1]) for place in told.value.get("places", ()) if _is_place(place)]
    ledger.split(_only(told.keys), places, name=str(told.value.get("name") or "") or None, by=told.by)


def _is_place(told: object) -> bool:
    return isinstance(told, list) and len(told) == 2 and all(type(offset) is int for offset in told)


def _add(ledger: Ledger, source: str, told: Judging) -> None:
    value = told.value
    if not (type(value.get("start")) is int and type(value.get("end")) is int and isinstance(value.get("kind"), str)):
        raise UsageError(expected="`kind`, `start` and `end` of the words", found="none", hint="Mark the words.")
    place = {name: value[name] for name in ("kind", "start", "end")}
    ledger.mark(source, {**_mapping(value.get("row", {})), **place}, by=told.by)


def _only(keys: list[str]) -> str:
    if len(keys) != 1:
        raise UsageError(expected="one row", found=f"{len(keys)} rows", hint="This act is done row by row.")
    return keys[0]


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UsageError(expected="fields and their values", found=repr(value)[:80], hint='Such as {"edtf": "1927"}.')
    return value


_ACTS: dict[str, Callable[[Ledger, str, Judging], object]] = {
    "accept": lambda ledger, _, told: ledger.accept(told.keys, by=told.by),
    "reject": lambda ledger, _, told: ledger.reject(told.keys, by=told.by),
    "edit": _edit,
    "note": _note,
    "same": _same,
    "different": _different,
    "split": _split,
    "add": _add,
}
