"""Judgements put to work: fitted to readings, their effects written on the rows, and taken back when undone.

Every effect is recomputed from what was read and the judgements that count, never patched, so undoing can't drift.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select

from regesta.ledger import identity, log, recording
from regesta.ledger.anchoring import Fit, Ground, namesake, number_of
from regesta.ledger.dividing import Split, is_half
from regesta.ledger.frame import Values
from regesta.ledger.log import IDENTITY_ACTS, ROW_ACTS, Judgement
from regesta.ledger.portable import columns, next_id, whole_row, write_row
from regesta.ledger.recording import Lost, source_row
from regesta.ledger.schema import KINDS, fits, judgements, originals, passages
from regesta.ledger.selectors import Selector

REVIEWS = {"accept": "accepted", "reject": "rejected", "edit": "edited", "add": "added"}
Place = tuple[str, int]
Grounds = Callable[[Connection, str], Ground]


def targets(told: Judgement) -> list[Selector]:
    """The words a judgement is on: one row, or the two sides of `same`, `different` and `split`."""
    sides = [told.target] if told.target else []
    if told.act in IDENTITY_ACTS:
        sides.append(msgspec.convert(told.value["other"], Selector))
    return sides


def on_source(told: Judgement, source: str) -> bool:
    """Whether a judgement is on words of this source."""
    return any(target.source == source for target in targets(told))


def splits(connection: Connection, source: str) -> list[tuple[str, Split]]:
    """The splits of this source's entities that count, oldest first, each with its judgement's uid."""
    told = log.live(connection, judgements.c.act == "split", judgements.c.source == source)
    return [(judgement.uid, _split(judgement)) for _, judgement in told]


def _split(told: Judgement) -> Split:
    value = {"entity": told.target, "apart": told.value["other"], "name": told.value["names"][1]}
    return msgspec.convert({**msgspec.to_builtins(value), "mentions": told.value["mentions"]}, Split)


def show(connection: Connection, ground: Ground) -> tuple[int, list[Lost]]:
    """Make this reading the one that the tables show for its source; how many judgements fit it, and the lost ones."""
    source_id, before = source_row(connection, ground.source)
    if before is not None:
        recording.clear_rows(connection, before)
    recording.set_current(connection, source_id, ground.number, ground.reading.document.title or ground.source)
    recording.lay_rows(connection, ground.divided, ground.number, ground.source)
    told = [(n, judgement) for n, judgement in log.read(connection) if on_source(judgement, ground.source)]
    lost = carry(connection, ground, told) if told else []
    if any(judgement.act in IDENTITY_ACTS for _, judgement in told):
        identity.recluster(connection)
    return len(told) - len(lost), lost


def carry(connection: Connection, ground: Ground, told: Iterable[tuple[int, Judgement]]) -> list[Lost]:
    """Fit judgements to one reading, write where each stands, and bring the touched rows up to date."""
    lost: list[Lost] = []
    touched: set[Place] = set()
    for number, judgement in told:
        for side, target in enumerate(targets(judgement)):
            if target.source != ground.source:
                continue
            fit, row = _place(connection, ground, judgement, target, side)
            _note_fit(connection, number, side, ground.number, target.kind, row, fit)
            if fit == "lost":
                lost.append(_lost(judgement, target))
            elif row is not None and judgement.act in ROW_ACTS:
                touched.add((target.kind, row))
    settle(connection, touched)
    return lost


def _place(
    connection: Connection, ground: Ground, told: Judgement, target: Selector, side: int
) -> tuple[str, int | None]:
    """How the judgement stands in the reading, and on which row: a row that nobody reads any more is made again."""
    found = ground.fit(target)
    row = number_of(connection, target.kind, found.key, ground.number) if found.key else None
    if row is None and told.act in IDENTITY_ACTS:
        row = namesake(connection, target, told.value.get("names", [None, None])[side], ground.number)
        return ("stands", row) if row is not None else ("lost", None)
    if row is not None or found.fit == "lost":
        return ("stands" if row is not None else "lost"), row
    return _by_hand(connection, ground, told, target, found)


def _by_hand(
    connection: Connection, ground: Ground, told: Judgement, target: Selector, found: Fit
) -> tuple[str, int | None]:
    """The words stand and no row read from them: the one made by hand before, or one made now where that is due."""
    row = number_of(connection, target.kind, target.key(), ground.number)
    if row is None and (told.act == "reject" or is_half(target)):
        return "moot", None
    if row is None and "row" in told.value and found.span is not None:
        row = make_row(connection, ground, target, told.value["row"], (found.span.start, found.span.end))
    fit = {"add": "added", "accept": "remade", "edit": "remade"}.get(told.act, "stands")
    return (fit, row) if row is not None else ("words", None)


def make_row(
    connection: Connection, ground: Ground, target: Selector, told: dict[str, Any], at: tuple[int, int]
) -> int:
    """Write a row by hand on the words at `at`; its number."""
    table, reading = KINDS[target.kind], ground.number
    start, stop = at
    values = columns(connection, target.kind, told, reading=reading)
    parts = values.pop("roles", None)
    number = next_id(connection, table, reading)
    shown = {"key": target.key(), "start": start, "stop": stop, "quote": ground.reading.document.text[start:stop]}
    fixed = {"id": number, "reading_id": reading, "passage_id": _passage(connection, reading, start), **shown}
    blank = {"score": 1.0, "reason": "added by hand", "review": "added"} | _needed(target, number)
    row = {**blank, **values, **fixed}
    connection.execute(insert(table).values(row))
    write_row(connection, target.kind, number, {**row, "roles": parts} if parts else row)
    keep_original(connection, target.kind, number, reading)
    return number


def _needed(target: Selector, number: int) -> Values:
    """Columns that a hand-made row of this kind can't do without."""
    needed: dict[str, Values] = {
        "statement": {"trigger": target.exact, "type": target.facet},
        "attribution": {"stance": "neutral", "unsourced": True},
        "entity": {"name": target.exact, "kind": "person", "cluster": number},
        "quotation": {"kind": "direct"},
        "time": {"kind": "date"},
        "note": {"marker": target.exact},
        "account": {"event": "", "folded": "", "verdict": "open"},
        "holding": {"status": "present"},
        "work": {"title": target.exact},
        "cause": {"cause": target.exact, "effect": ""},
        "membership": {"change": "holds"},
        "tie": {"sign": "+"},
        "finding": {"kind": "by-hand", "message": ""},
    }
    return needed.get(target.kind, {})


def _passage(connection: Connection, reading: int, at: int) -> int | None:
    where = (passages.c.reading_id == reading, passages.c.start <= at, passages.c.stop >= at)
    return connection.execute(select(passages.c.id).where(*where).limit(1)).scalar()


def _note_fit(
    connection: Connection, judgement: int, side: int, reading: int, kind: str, row: int | None, fit: str
) -> None:
    values = {"judgement_id": judgement, "side": side, "reading_id": reading, "kind": kind, "row_id": row, "fit": fit}
    connection.execute(insert(fits).values(values))


def _lost(told: Judgement, target: Selector) -> Lost:
    return Lost(
        uid=told.uid,
        act=told.act,
        by=told.by,
        source=target.source,
        kind=target.kind,
        exact=target.exact,
        why="nobody of that name" if told.act in IDENTITY_ACTS else "the words stand nowhere in a like context",
    )


def keep_original(connection: Connection, kind: str, number: int, reading: int) -> Values | None:
    """The row as it was read, kept from the moment it is first judged; None where there is no such row."""
    where = (originals.c.kind == kind, originals.c.row_id == number)
    kept = connection.execute(select(originals.c.row).where(*where)).scalar()
    if kept is not None:
        return Values(json.loads(kept))
    row = whole_row(connection, kind, number)
    if row is not None:
        values = {"kind": kind, "row_id": number, "reading_id": reading, "row": json.dumps(row)}
        connection.execute(insert(originals).values(values))
    return row


def settle(connection: Connection, places: Iterable[Place]) -> None:
    """Bring rows up to date with the judgements that count."""
    dead = log.undone(connection)
    for kind, number in sorted(places):
        told = _judged(connection, kind, number)
        by_hand = any(fit in ("added", "remade") for _, fit, _ in told)
        alive = [judgement for step, _, judgement in told if step not in dead]
        if by_hand and not any(fit in ("added", "remade") and step not in dead for step, fit, _ in told):
            _unmake(connection, kind, number)
        else:
            _rewrite(connection, kind, number, alive)


def _judged(connection: Connection, kind: str, number: int) -> list[tuple[int, str, Judgement]]:
    where = (fits.c.kind == kind, fits.c.row_id == number)
    fitted = dict(connection.execute(select(fits.c.judgement_id, fits.c.fit).where(*where)).all())
    told = log.read(connection, judgements.c.id.in_(fitted)) if fitted else []
    return [(judgement.step, fitted[n], judgement) for n, judgement in told if judgement.act in ROW_ACTS]


def _unmake(connection: Connection, kind: str, number: int) -> None:
    """Hide a hand-made row whose judgement no longer counts: rejected, so that a redo finds it again."""
    write_row(connection, kind, number, {"review": "rejected", "reviewer": None})


def _rewrite(connection: Connection, kind: str, number: int, alive: list[Judgement]) -> None:
    reading = number // 1_000_000
    row = keep_original(connection, kind, number, reading)
    if row is None:
        return
    values = {name: value for name, value in row.items() if name not in ("id", "cluster")}
    for told in alive:
        if told.act == "edit":
            values |= columns(connection, kind, told.value["changes"], reading=reading)
        if told.act in REVIEWS:
            values |= {"review": REVIEWS[told.act], "reviewer": told.by}
    write_row(connection, kind, number, values)


def refresh(connection: Connection, grounds: Grounds, steps: Iterable[int]) -> None:
    """Bring everything that these steps touched up to date, after they began or ceased to count."""
    steps = list(steps)
    _lay_split(connection, grounds, [told for _, told in log.read(connection, judgements.c.step.in_(steps))])
    touched = select(fits.c.kind, fits.c.row_id, judgements.c.act).join(judgements).where(judgements.c.step.in_(steps))
    found = [(kind, row, act) for kind, row, act in connection.execute(touched) if row is not None]
    settle(connection, {(kind, row) for kind, row, act in found if act in ROW_ACTS})
    nodes = {row for _, row, act in found if act in IDENTITY_ACTS}
    if nodes:
        identity.recluster(connection, nodes)


def apply(connection: Connection, grounds: Grounds, made: Sequence[Judgement]) -> list[Lost]:
    """Fit new judgements to the current readings of their sources and let them take effect; the lost ones."""
    told = log.read(connection, judgements.c.uid.in_([judgement.uid for judgement in made]))
    lost, laid = _lay_split(connection, grounds, made)
    for source in sorted({target.source for judgement in made for target in targets(judgement)} - laid):
        if source_row(connection, source)[1] is not None:
            lost += carry(connection, grounds(connection, source), told)
    if any(judgement.act in IDENTITY_ACTS for judgement in made):
        identity.recluster(connection)
    return lost


def _lay_split(connection: Connection, grounds: Grounds, made: Sequence[Judgement]) -> tuple[list[Lost], set[str]]:
    """Lay the rows of every source anew whose entities these judgements split; those of them lost, and the sources."""
    parted = {told.target.source for told in made if told.act == "split" and told.target}
    laid = {source for source in parted if source_row(connection, source)[1] is not None}
    lost = [one for source in sorted(laid) for one in show(connection, grounds(connection, source))[1]]
    return [one for one in lost if one.uid in {told.uid for told in made}], laid
