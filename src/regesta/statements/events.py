"""Several tellings of one event, linked; each stays a statement of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from regesta.core import edtf
from regesta.core.records import Statement

CENTRAL = ("patient", "party", "work", "group")


def link_events(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Each statement with `event`: the id of the first telling of the same thing, its own where it is the first."""
    firsts: dict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
    out = []
    for statement in statements:
        keys = list(_keys(statement))
        first = next((f for key in keys for f in firsts[key] if _can_be_one(f, statement)), None)
        for key in keys if first is None else ():
            firsts[key].append(statement)
        out.append(msgspec.structs.replace(statement, event=(first or statement).id))
    return tuple(out)


def _keys(statement: Statement) -> Iterator[tuple[str, str, str, str]]:
    """Type and polarity with each central participant: tellings of one event share at least one."""
    for role in statement.roles:
        if role.entity and role.role in CENTRAL:
            yield statement.type, statement.polarity, role.role, role.entity


def _can_be_one(a: Statement, b: Statement) -> bool:
    """Dates given by phrases must not exclude each other; the narrative's clock is too weak to tell two apart."""
    if a.time is None or b.time is None or a.edtf is None or b.edtf is None:
        return True
    return edtf.overlaps(a.edtf, b.edtf)
