"""Who is who across sources: judgements of `same` and `different` kept consistent, and the clusters they make.

A split says of its two halves that they are different. For each pair the last judgement that counts decides. A
cluster is what `same` joins; a pair judged `different` that other judgements would join all the same is a
contradiction, refused with the steps that make it.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from regesta.errors import UsageError
from regesta.ledger import log
from regesta.ledger.log import IDENTITY_ACTS
from regesta.ledger.schema import entities, fits, judgements

Pair = tuple[int, int]


def verdicts(connection: Connection) -> dict[Pair, tuple[str, int]]:
    """The last word on every judged pair of entities: (`same` or `different`, its step)."""
    sides: dict[int, dict[int, int]] = {}
    where = (judgements.c.act.in_(IDENTITY_ACTS), fits.c.row_id.is_not(None))
    for judgement, side, row in connection.execute(
        select(fits.c.judgement_id, fits.c.side, fits.c.row_id).join(judgements).where(*where)
    ):
        sides.setdefault(judgement, {})[side] = row
    told: dict[Pair, tuple[str, int]] = {}
    for number, judgement in log.live(connection, judgements.c.act.in_(IDENTITY_ACTS)):
        rows = sides.get(number, {})
        if len(rows) == 2 and rows[0] != rows[1]:
            act = "same" if judgement.act == "same" else "different"
            told[min(rows.values()), max(rows.values())] = (act, judgement.step)
    return told


def parted(connection: Connection) -> set[frozenset[int]]:
    """The pairs of entities that are judged to be two."""
    return {frozenset(pair) for pair, (act, _) in verdicts(connection).items() if act == "different"}


def recluster(connection: Connection, nodes: Iterable[int] = ()) -> None:
    """Write the cluster of every entity that identity judgements touch, and of `nodes`, which they may have left.

    Raises:
        UsageError: judgements contradict one another.
    """
    told = verdicts(connection)
    leader = _clusters(pair for pair, (act, _) in told.items() if act == "same")
    for (a, b), (act, step) in told.items():
        if act == "different" and leader.get(a, a) == leader.get(b, b):
            raise _contradiction(connection, (a, b), step, told)
    touched = set(nodes) | set(leader) | {node for pair in told for node in pair}
    before = dict(connection.execute(select(entities.c.id, entities.c.cluster).where(entities.c.id.in_(touched))).all())
    for node, cluster in before.items():
        if cluster != leader.get(node, node):
            changed = update(entities).where(entities.c.id == node).values(cluster=leader.get(node, node))
            connection.execute(changed)


def _clusters(pairs: Iterable[Pair]) -> dict[int, int]:
    """Each joined node with the smallest of its cluster."""
    leader: dict[int, int] = {}

    def root(node: int) -> int:
        while leader.setdefault(node, node) != node:
            leader[node] = node = leader[leader[node]]
        return node

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        leader[high] = low
    return {node: root(node) for node in list(leader)}


def _contradiction(connection: Connection, pair: Pair, step: int, told: dict[Pair, tuple[str, int]]) -> UsageError:
    names = [connection.execute(select(entities.c.name).where(entities.c.id == node)).scalar() for node in pair]
    path = _path(pair, [p for p, (act, _) in told.items() if act == "same"])
    steps = ", ".join(str(told[link][1]) for link in path)
    return UsageError(
        expected=f"{names[0]!r} and {names[1]!r} to be either one or two",
        found=f"step {step}, which says they are different, and steps {steps}, which join them",
        hint="Undo one of these steps first.",
    )


def _path(pair: Pair, links: list[Pair]) -> list[Pair]:
    """The links that lead from one to the other, breadth first."""
    start, goal = pair
    reached: dict[int, list[Pair]] = {start: []}
    queue = [start]
    for node in queue:
        for link in links:
            if node in link:
                other = link[0] if link[1] == node else link[1]
                if other not in reached:
                    reached[other] = [*reached[node], link]
                    queue.append(other)
    return reached.get(goal, [])
