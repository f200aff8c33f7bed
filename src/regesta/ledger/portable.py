"""Rows in a form that travels: by field name, entities by their names, so that another ledger can make them again."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from regesta.core import edtf
from regesta.errors import UsageError
from regesta.ledger.frame import NARRATOR, Values, dated, listed
from regesta.ledger.names import folded, name_tokens
from regesta.ledger.rows import BACKED
from regesta.ledger.schema import KINDS, ROOM, entities, flags, roles, statements, tokens

# What a row begins with, and what follows from other columns or from the reading: nobody edits these.
FIXED = frozenset("id reading_id passage_id key start stop quote review reviewer score reason".split())
DERIVED_FIELDS = frozenset("earliest latest folded cluster unsourced narrator orphan mentions parent_id".split())
LISTS = frozenset("evidence notes grounds aliases citations places".split())
SOUGHT = {"holding": "collection", "account": "event"}  # the field whose folded form is searched
VOCABULARY = {
    "polarity": ("+", "-"),
    "sign": ("+", "-"),
    "change": ("joins", "leaves", "holds"),
    "status": ("present", "absent", "unknown"),
    "certainty": ("certain", "probable", "possible", "unknown"),
    "stance": ("endorses", "neutral", "doubts", "rejects"),
    "verdict": ("accepted", "open", "unsupported", "rejected"),
}


def fields(kind: str) -> dict[str, str]:
    """The fields of a row of this kind that can be edited, each with its column."""
    columns = [name for name in tuple(KINDS[kind].c.keys()) if name not in FIXED | DERIVED_FIELDS]
    named = {name.removesuffix("_id"): name for name in columns if name != "attribution_id"}
    return {**named, "roles": "roles"} if kind == "statement" else named


def portable(connection: Connection, kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row's fields as JSON values; an entity is its name."""
    told: dict[str, Any] = {}
    for field, column in fields(kind).items():
        if field != "roles":
            value = row[column]
            told[field] = json.loads(value) if field in LISTS else value
            if column.endswith("_id") and value is not None:
                told[field] = _name(connection, value)
    if kind in ("account", "characterisation") and row["narrator"]:
        told["holder" if kind == "account" else "by"] = NARRATOR
    if kind == "statement":
        told["roles"] = [
            {"role": part.role, "entity": _name(connection, part.entity_id), "words": part.words}
            for part in connection.execute(select(roles).where(roles.c.statement_id == row["id"]).order_by(roles.c.id))
        ]
    return told


def _name(connection: Connection, number: int | None) -> str | None:
    return connection.execute(select(entities.c.name).where(entities.c.id == number)).scalar()


def columns(connection: Connection, kind: str, told: Mapping[str, Any], *, reading: int) -> Values:
    """The inverse: column values for the fields told, in this reading; entities found by key or by name.

    Raises:
        UsageError: an unknown field, an unreadable date, a word outside its vocabulary.
    """
    known, values = fields(kind), Values()
    for field, value in told.items():
        if field not in known:
            hint = f"A {kind} has: {', '.join(known)}."
            raise UsageError(expected=f"a field of a {kind}", found=repr(field), hint=hint)
        values |= _column(connection, known[field], value, reading)
    if SOUGHT.get(kind) in told:
        values["folded"] = folded(told[SOUGHT[kind]] or "")
    if kind == "attribution" and {"notes", "evidence"} & told.keys():
        values["unsourced"] = not told.get("notes") and BACKED.isdisjoint(told.get("evidence") or ())
    return values


def _column(connection: Connection, column: str, value: Any, reading: int) -> Values:
    if column == "edtf":
        return dated(_date(value))
    if column == "roles":
        return {"roles": [_role(connection, part, reading) for part in value]}
    if column.endswith("_id"):
        narrator = {"narrator": value == NARRATOR} if column in ("holder_id", "by_id") else {}
        return {column: find_entity(connection, value, reading), **narrator}
    if column in LISTS:
        return {column: listed(value)}
    if value is not None and value not in VOCABULARY.get(column, (value,)):
        raise UsageError(expected=f"one of {', '.join(VOCABULARY[column])}", found=repr(value), hint="")
    return {column: value}


def _date(value: str | None) -> str | None:
    try:
        return None if value is None else edtf.format(edtf.parse(value))
    except edtf.EdtfError as error:
        raise UsageError(expected="an EDTF date", found=repr(value), hint="Write 1927-11, 1924/1926, 1935~.") from error


def _role(connection: Connection, part: Mapping[str, Any], reading: int) -> Values:
    told = part.get("entity")
    number = find_entity(connection, told, reading)
    return {"role": part["role"], "entity_id": number, "words": part.get("words") or told or ""}


def find_entity(connection: Connection, told: str | None, reading: int) -> int | None:
    """The entity of this reading that bears this key or, alone, this name; None where there is none or several."""
    if not told or told == NARRATOR:
        return None
    within = entities.c.id.between(reading * ROOM, (reading + 1) * ROOM - 1)
    found = connection.execute(
        select(entities.c.id).where(within, (entities.c.key == told) | (entities.c.name == told))
    )
    numbers = list(found.scalars())
    return numbers[0] if len(numbers) == 1 else None


def write_row(connection: Connection, kind: str, number: int, values: Mapping[str, Any]) -> None:
    """Set columns of a row, and what other tables keep of it."""
    table, plain = KINDS[kind], {name: value for name, value in values.items() if name != "roles"}
    if plain:
        connection.execute(update(table).where(table.c.id == number).values(plain))
    if kind == "statement" and {"roles", "earliest"} & values.keys():
        _write_roles(connection, number, values)
    if kind == "entity" and {"name", "aliases"} & values.keys():
        _write_tokens(connection, number)
    if kind == "attribution" and "evidence" in values:
        connection.execute(delete(flags).where(flags.c.attribution_id == number))
        told = [{"flag": flag, "attribution_id": number} for flag in dict.fromkeys(json.loads(values["evidence"]))]
        if told:
            connection.execute(insert(flags), told)


def _write_tokens(connection: Connection, number: int) -> None:
    """The words under which an entity is found."""
    name, aliases = connection.execute(select(entities.c.name, entities.c.aliases).where(entities.c.id == number)).one()
    connection.execute(delete(tokens).where(tokens.c.entity_id == number))
    told = [
        {"token": token, "entity_id": number, "name": form}
        for form, words in name_tokens((name, *json.loads(aliases)))
        for token in words
    ]
    if told:
        connection.execute(insert(tokens), told)


def _write_roles(connection: Connection, number: int, values: Mapping[str, Any]) -> None:
    if "roles" in values:
        connection.execute(delete(roles).where(roles.c.statement_id == number))
        base = (number // ROOM) * ROOM
        first = next_id(connection, roles, base // ROOM)
        parts = [{**part, "id": first + n, "statement_id": number} for n, part in enumerate(values["roles"])]
        if parts:
            connection.execute(insert(roles), parts)
    earliest = select(statements.c.earliest).where(statements.c.id == number).scalar_subquery()
    connection.execute(update(roles).where(roles.c.statement_id == number).values(earliest=earliest))


def next_id(connection: Connection, table: Table, reading: int) -> int:
    """The first free id of this reading in a table."""
    within = table.c.id.between(reading * ROOM, (reading + 1) * ROOM - 1)
    last = connection.execute(select(table.c.id).where(within).order_by(table.c.id.desc()).limit(1)).scalar()
    return reading * ROOM if last is None else int(last) + 1


def whole_row(connection: Connection, kind: str, number: int) -> Values | None:
    """All columns of a row, a statement with its roles; None where there is no such row."""
    table = KINDS[kind]
    found = connection.execute(select(table).where(table.c.id == number)).mappings().first()
    if found is None:
        return None
    row = Values(found)
    if kind == "statement":
        parts = connection.execute(select(roles).where(roles.c.statement_id == number).order_by(roles.c.id)).mappings()
        row["roles"] = [{name: part[name] for name in ("role", "entity_id", "words")} for part in parts]
    return row
