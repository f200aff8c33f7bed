"""Rows of answers as flat rows of cells: the columns of a table, in the order of the record's fields."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from regesta.inquiry.records import Named, Part, Proof, Voice

Cell = str | int | float | bool | None
PLACE = ("source", "title", "chapter", "paragraph", "page", "start", "end")


def cells(row: msgspec.Struct) -> dict[str, Cell]:
    """One record as cells: the words first under `quote`, its place last; lists joined by semicolons."""
    told: dict[str, Cell] = {}
    proof: Proof | None = getattr(row, "proof", None)
    for field in row.__struct_fields__:
        if field != "proof":
            told[field] = cell(getattr(row, field))
    if proof is None:
        return told
    return {**told, "quote": proof.quote, **{name: getattr(proof, name) for name in PLACE}}


def cell(value: Any) -> Cell:
    """One value as people read it: a name, `agent: Voss`, a chain of voices, `a; b`."""
    if isinstance(value, tuple):
        between = " ▸ " if value and isinstance(value[0], Voice) else "; "
        return between.join(str(cell(item)) for item in value)
    if isinstance(value, msgspec.Struct):
        return _told(value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {cell(item)}" for name, item in value.items())
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _told(value: msgspec.Struct) -> str:
    if isinstance(value, Named):
        return value.name
    if isinstance(value, Part):
        return f"{value.role}: {value.who.name}"
    if isinstance(value, Voice):
        return value.source.name if value.source else "it is said"
    if isinstance(value, Proof):
        return value.quote
    proof = getattr(value, "proof", None)
    return str(getattr(value, "regest", None) or getattr(value, "name", None) or (proof.quote if proof else value))


def table(rows: Iterable[msgspec.Struct]) -> tuple[list[str], list[list[Cell]]]:
    """The header and the body: every column that any of the rows has."""
    flat = [cells(row) for row in rows]
    header = list(dict.fromkeys(name for row in flat for name in row))
    return header, [[row.get(name) for name in header] for row in flat]


def listed(answer: Any) -> Sequence[msgspec.Struct]:
    """The rows of any answer: its page, or the parts of a dossier, a moment, a comparison one after another."""
    rows = getattr(answer, "rows", None)
    if rows is not None:
        return tuple(rows)
    parts = (getattr(answer, field) for field in answer.__struct_fields__)
    return tuple(item for part in parts if isinstance(part, tuple) for item in part if isinstance(item, msgspec.Struct))
