"""Two or more sources side by side: where they agree, where they differ, what only one of them tells."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from sqlalchemy import select

from regesta.errors import UsageError
from regesta.inquiry.catalogue import told_notes
from regesta.inquiry.loading import Loader
from regesta.inquiry.people import across
from regesta.inquiry.records import Candidate, Comparison, Event, Matter, Named
from regesta.inquiry.selecting import counting
from regesta.inquiry.telling import PRINCIPALS, bearers, differences, is_one, likeness, refinements
from regesta.ledger import Ledger
from regesta.ledger.names import folded
from regesta.ledger.recording import source_row
from regesta.ledger.schema import notes, statements

BATCH = 500
RANK = {"differ": 0, "agree": 1, "finer": 2, "only": 3}


def compare(ledger: Ledger, names: Sequence[str], *, limit: int = 1000) -> Comparison:
    """What the sources with these keys tell: disagreements first, then agreements, then what only one tells.

    People, places and the rest are taken for one where a judgement says so, or for this comparison only where their
    names are kin and nobody else's is as near; `people` lists the latter with reasons. Nothing is merged.

    Raises:
        UsageError: fewer than two sources, or one that isn't on the shelf.
    """
    if len(set(names)) < 2:
        raise UsageError(expected="two sources", found=", ".join(names) or "none", hint="Give two or more keys.")
    with ledger.looking() as connection:
        load = Loader(connection)
        told = {name: _events(load, name) for name in names}
        people = _taken_for_one(load, [source_row(connection, name)[1] or 0 for name in names])
        table = _Table(told, people, _roots(load, told))
        matters = sorted(table.matters(), key=lambda matter: (RANK[matter.relation], _when(matter)))
        return Comparison(sources=tuple(names), matters=tuple(matters[:limit]), people=tuple(people))


def _when(matter: Matter) -> str:
    return min((event.earliest or "~" for side in matter.sides for event in side), default="~")


def _events(load: Loader, source: str) -> list[Event]:
    query = select(statements).where(*counting(load.connection, statements, [source])).order_by(statements.c.id)
    rows = list(load.connection.execute(query).mappings())
    return [event for n in range(0, len(rows), BATCH) for event in load.events(rows[n : n + BATCH])]


def _taken_for_one(load: Loader, readings: Sequence[int]) -> list[Candidate]:
    """Candidates of which each side has no other as likely in that source."""
    found = across(load, readings)
    best: dict[tuple[str, str], list[Candidate]] = {}
    for pair in found:
        for mine, other in ((pair.a, pair.b), (pair.b, pair.a)):
            best.setdefault((mine.key, other.source), []).append(pair)
    return [pair for pair in found if _alone(pair, best)]


def _alone(pair: Candidate, best: dict[tuple[str, str], list[Candidate]]) -> bool:
    rivals = [*best[pair.a.key, pair.b.source], *best[pair.b.key, pair.a.source]]
    return all(rival is pair or rival.score < pair.score for rival in rivals)


def _roots(load: Loader, told: dict[str, list[Event]]) -> dict[str, frozenset[str]]:
    """For each statement the sources on which it rests: whose word it is, and what its notes cite."""
    cited: dict[tuple[int, str], set[str]] = {}
    for events in told.values():
        for reading in {event.proof.reading for event in events}:
            rows = list(load.connection.execute(select(notes).where(notes.c.reading_id == reading)).mappings())
            for note in told_notes(load, rows):
                cited.setdefault((reading, note.marker), set()).update(map(folded, note.citations))
    return {event.key: frozenset(_rests_on(event, cited)) for events in told.values() for event in events}


def _rests_on(event: Event, cited: dict[tuple[int, str], set[str]]) -> Iterator[str]:
    last = event.voices[-1].source if event.voices else None
    if last is not None:
        yield folded(last.name)
    for marker in event.notes:
        yield from cited.get((event.proof.reading, marker), ())


class _Table:
    """The sources' tellings, with who is taken for whom: groups those of one event and weighs them."""

    def __init__(
        self, told: dict[str, list[Event]], people: Iterable[Candidate], roots: dict[str, frozenset[str]]
    ) -> None:
        self.told, self.roots = told, roots
        self.leader: dict[str, str] = {}
        self.why: dict[str, str] = {}
        for pair in people:
            self._join(pair.a.key, pair.b.key)
            self.why[pair.a.key] = self.why[pair.b.key] = f"{pair.a.name} = {pair.b.name}: {pair.reasons[0]}"

    def _join(self, one: str, other: str) -> None:
        a, b = sorted((self._root(one), self._root(other)))
        self.leader[b] = a

    def _root(self, key: str) -> str:
        while key in self.leader:
            key = self.leader[key]
        return key

    def canonical(self, who: Named) -> str:
        """The name under which this entity goes in the comparison."""
        return self._root(who.key) if who.key else f"words:{folded(who.name)}"

    def matters(self) -> Iterator[Matter]:
        """Every event told, once, with each side's tellings."""
        for group in self._groups():
            sides = tuple(tuple(event for event in events if event.key in group) for events in self.told.values())
            yield self._matter(sides)

    def _groups(self) -> list[set[str]]:
        """The keys of statements that tell of one event, together."""
        of: dict[str, set[str]] = {event.key: {event.key} for events in self.told.values() for event in events}
        for one, other in self._pairs():
            if of[one.key] is not of[other.key]:
                joined = of[one.key] | of[other.key]
                of.update((key, joined) for key in joined)
        return list({id(group): group for group in of.values()}.values())

    def _pairs(self) -> Iterator[tuple[Event, Event]]:
        """Statements, of two sources or of one, that tell of one event."""
        for block in self._blocks().values():
            lonely = {source: _told_once(events) for source, events in block.items()}
            for (a, mine), (b, theirs) in combinations(block.items(), 2):
                for one, other in ((x, y) for x in mine for y in theirs):
                    alone = lonely[a] and lonely[b]
                    if is_one(one, other, likeness(one, other, self.canonical), alone=alone):
                        yield one, other
            for mine in block.values():
                yield from ((one, other) for one, other in combinations(mine, 2) if self._retold(one, other))

    def _retold(self, one: Event, other: Event) -> bool:
        """Whether one source tells the same event twice: days and people meet."""
        like = likeness(one, other, self.canonical)
        return not like.parted and like.days in ("same", "finer") and is_one(one, other, like, alone=False)

    def _blocks(self) -> dict[tuple[str, str, str], dict[str, list[Event]]]:
        """Statements by type, role and bearer, then by source: only those that share one may be of one event."""
        blocks: dict[tuple[str, str, str], dict[str, list[Event]]] = {}
        for source, events in self.told.items():
            for event in events:
                for role in PRINCIPALS:
                    for who in bearers(event, role, self.canonical):
                        blocks.setdefault((event.type, role, who), {}).setdefault(source, []).append(event)
        return blocks

    def _matter(self, sides: tuple[tuple[Event, ...], ...]) -> Matter:
        told = [side for side in sides if side]
        first = told[0][0]
        if len(told) == 1:
            return Matter(subject=first.regest, relation="only", on=(), why="told by one source", sides=sides)
        pairs = [(a, b) for one, other in combinations(told, 2) for a in one for b in other]
        found = [(a, b, likeness(a, b, self.canonical)) for a, b in pairs]
        differ = dict(told for a, b, like in found for told in differences(a, b, like))
        finer = dict(told for a, b, like in found for told in refinements(a, b, like))
        relation, on = ("differ", differ) if differ else ("finer", finer) if finer else ("agree", {})
        return Matter(
            subject=first.regest,
            relation=relation,  # type: ignore[arg-type]
            on=tuple(on),
            why="; ".join(on.values()) or "the same in each",
            sides=sides,
            same_as=self._reasons(event for side in told for event in side),
            root=self._one_root(told),
        )

    def _reasons(self, events: Iterable[Event]) -> tuple[str, ...]:
        keys = (part.who.key for event in events for part in event.parts)
        return tuple(dict.fromkeys(self.why[key] for key in keys if key in self.why))

    def _one_root(self, told: Sequence[Sequence[Event]]) -> str | None:
        """The one source on which every side rests."""
        sides = [frozenset().union(*(self.roots[event.key] for event in side)) for side in told]
        common = frozenset.intersection(*sides)
        return min(common) if common else None


def _told_once(events: Sequence[Event]) -> bool:
    """Whether a source tells only one such event: all dated tellings share their date."""
    return len({event.edtf for event in events if event.edtf}) <= 1
