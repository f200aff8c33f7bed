"""Who belonged to what: from what people did, and from how the text describes them."""

from collections.abc import Callable, Iterator, Sequence

from regesta.core.records import Membership, Statement
from regesta.core.spans import Span, meets
from regesta.language import Passage
from regesta.mentions import People
from regesta.statements import surest
from regesta.synthesis.offices import OFFICES, as_membership, offices

FLOOR = 0.3
CHANGES = {
    "joining": ("joins", ("agent", "patient")),
    "appointment": ("joins", ("patient",)),
    "founding": ("joins", ("agent",)),
    "expulsion": ("leaves", ("patient",)),
    "removal": ("leaves", ("patient",)),
    "resignation": ("leaves", ("agent",)),
}
Row = tuple[str, str, str]
DateAt = Callable[[int], str | None]
"""The date of the sentence or paragraph at an offset."""


def find_memberships(
    statements: Sequence[Statement], passages: Sequence[Passage], people: People, date_at: DateAt
) -> tuple[Membership, ...]:
    """One row for each person, body, change and date: what is told, offices not told of, and what else is described."""
    rows: dict[tuple[str, str, str, str | None], Membership] = {}
    for row in _told(statements, people):
        rows.setdefault((row.person, row.group, row.change, row.edtf), row)
    moves = list(rows.values())
    told = {(row.person, row.group, row.change) for row in moves}
    held = [as_membership(row, date_at(row[3])) for row in offices(passages, people)]
    offered = {(row.person, row.group) for row in held}
    described = (
        row
        for row in _described(passages, people, date_at)
        if (row.person, row.group) not in offered and not any(_same_move(row, other) for other in moves)
    )
    for row in (*held, *described):
        if (row.person, row.group, row.change) not in told:
            told.add((row.person, row.group, row.change))
            rows[row.person, row.group, row.change, row.edtf] = row
    return tuple(rows.values())


def _told(statements: Sequence[Statement], people: People) -> Iterator[Membership]:
    for statement in statements:
        change, takers = CHANGES.get(statement.type, ("", ()))
        if not change or statement.polarity == "-":
            continue
        bodies = statement.bearers("group") or _implied(statement, people)
        for person in statement.bearers(*takers):
            for body in bodies:
                if people.kind(person) == "person" and person != body:
                    yield _from_statement(statement, person, body, change)


def _implied(statement: Statement, people: People) -> list[str]:
    """Where no body is named: the place of an office ("bishop of Alexandria"), or the body that puts its member out."""
    if statement.type == "appointment":
        return statement.bearers("place")
    agents = statement.bearers("agent") if statement.type == "expulsion" else ()
    return [agent for agent in agents if people.kind(agent) == "group"]


def _from_statement(statement: Statement, person: str, body: str, change: str) -> Membership:
    return Membership(
        person=person,
        group=body,
        change=change,  # type: ignore[arg-type]
        edtf=statement.edtf,
        statements=(statement.id,),
        start=statement.span.start,
        end=statement.span.end,
        reason=f"{statement.type} with {body} as its body",
        score=statement.score,
    )


def _described(passages: Sequence[Passage], people: People, date_at: DateAt) -> Iterator[Membership]:
    for passage, pivot, word, change, score in surest(passages, "members", FLOOR):
        yield from _pair(passage, (pivot, word), (change, score), people, date_at)


def _same_move(row: Membership, told: Membership) -> bool:
    """Whether the words that describe a move lie in the telling of one that has its own body."""
    here, there = (Span(one.start or 0, one.end or 0) for one in (row, told))
    return (row.person, row.change) == (told.person, told.change) and meets(here, there)


def _pair(
    passage: Passage, words: tuple[int, int], told: tuple[str, float], people: People, date_at: DateAt
) -> Iterator[Membership]:
    left, right = (passage.doc[i] for i in words)
    start, end = passage.start + left.idx, passage.start + right.idx
    for person in people.all_at(start, start + len(left)):
        for body in people.all_at(end, end + len(right)):
            if people.kind(person) == "person" and people.kind(body) in ("group", "place") and person != body:
                yield Membership(
                    person=person,
                    group=body,
                    change=told[0],  # type: ignore[arg-type]
                    office=_office(passage, words),
                    edtf=date_at(start),
                    start=min(start, end),
                    end=max(start + len(left), end + len(right)),
                    reason="the text describes the person so",
                    score=round(told[1], 3),
                )


def _office(passage: Passage, words: tuple[int, int]) -> str | None:
    """The office named between person and body ("Henry Smith, *leader* of the ... Party")."""
    low, high = sorted(words)
    return next((t.text for t in reversed(passage.doc[low + 1 : high]) if t.lower_ in OFFICES), None)
