"""What an editor would query: clashing dates, impossible orders, two spellings, grounds that give way."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from regesta.core import edtf
from regesta.core.records import Attribution, Entity, Finding, Problem, Quotation, Role, Statement
from regesta.core.spans import Span
from regesta.mentions.names import folded, person_key, surname

ONCE = ("birth", "death", "execution", "killing")
SURE = 0.7
LONGEST_LIFE = 115 * 366


def find_findings(
    prose: str,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    problems: Sequence[Problem],
) -> tuple[Finding, ...]:
    """All of them, by kind and then in text order."""
    names = {entity.id: entity.name for entity in entities}
    found = [
        *_date_conflicts(statements, names),
        *_orders(statements, names, entities),
        *_spellings(entities),
        *_misquoted(prose, quotations),
        *_discredited(statements, attributions),
        *_notes(problems),
    ]
    return tuple(found)


def _by_person(statements: Sequence[Statement]) -> dict[tuple[str, str], list[Statement]]:
    out: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        for role in statement.roles:
            if role.role == "patient" and role.entity and statement.time and statement.polarity == "+":
                out[role.entity, statement.type].append(statement)
    return out


def _date_conflicts(statements: Sequence[Statement], names: dict[str, str]) -> Iterator[Finding]:
    """Two dates that share no day for something that happens once."""
    for (entity, kind), rows in _by_person(statements).items():
        for a, b in combinations(rows, 2) if kind in ONCE else ():
            if a.edtf and b.edtf and not edtf.overlaps(a.edtf, b.edtf):
                yield Finding(
                    kind="date-conflict",
                    spans=(a.span, b.span),
                    message=f"The {kind} of {names[entity]} is dated {a.edtf} and {b.edtf}.",
                )


def _orders(statements: Sequence[Statement], names: dict[str, str], entities: Sequence[Entity]) -> Iterator[Finding]:
    """Something a person did after their death, before their birth, or at an age nobody reaches."""
    rows = _by_person(statements)
    named = {(m.start, m.end) for entity in entities for m in entity.mentions if m.form == "name"}
    ends = {entity: group for (entity, kind), group in rows.items() if kind in ("death", "execution", "killing")}
    births = {entity: group[0] for (entity, kind), group in rows.items() if kind == "birth"}
    for statement in statements:
        for role in statement.roles:
            death = next(iter(ends.get(role.entity or "", ())), None)
            if death and _surely_does(role, statement, named) and _before(death, statement):
                yield Finding(
                    kind="order",
                    spans=(death.span, statement.span),
                    message=f"{names[role.entity or '']} acts ({statement.edtf}) after the death told ({death.edtf}).",
                )
    for entity, birth in births.items():
        for death in ends.get(entity, ()):
            yield from _ages(birth, death, names[entity])


def _surely_does(role: Role, statement: Statement, named: set[tuple[int, int]]) -> bool:
    """A name, surely linked as the doer of something dated by a phrase: only that is worth an editor’s time."""
    place = (role.start or 0, role.end or 0)
    by_name = any(start <= place[0] and place[1] <= end for start, end in named)
    return (
        role.role == "agent"
        and role.score >= SURE
        and by_name
        and statement.time is not None
        and statement.type != "publication"
    )


def _ages(birth: Statement, death: Statement, name: str) -> Iterator[Finding]:
    if _before(death, birth):
        yield Finding(kind="order", spans=(birth.span, death.span), message=f"{name} dies before the birth told.")
    elif edtf.bounds(death.edtf or "")[0] - edtf.bounds(birth.edtf or "")[1] > LONGEST_LIFE:
        yield Finding(
            kind="impossible-age",
            spans=(birth.span, death.span),
            message=f"{name} would be older than anyone has been.",
        )


def _before(a: Statement, b: Statement) -> bool:
    return bool(a.edtf and b.edtf) and edtf.bounds(a.edtf or "")[1] < edtf.bounds(b.edtf or "")[0]


def _spellings(entities: Sequence[Entity]) -> Iterator[Finding]:
    """Two people whose names differ by one letter only."""
    people = [e for e in entities if e.kind == "person" and any(m.form == "name" for m in e.mentions)]
    for a, b in combinations(people, 2):
        left, right = surname(person_key(a.name)), surname(person_key(b.name))
        if min(len(left), len(right)) > 5 and left != right and DamerauLevenshtein.distance(left, right) == 1:
            spans = tuple(Span(e.mentions[0].start, e.mentions[0].end) for e in (a, b))
            yield Finding(
                kind="spelling-variant", spans=spans, message=f"{a.name} and {b.name}: one name spelled two ways?"
            )


def _misquoted(prose: str, quotations: Sequence[Quotation]) -> Iterator[Finding]:
    """Two quotations that are nearly but not quite the same words."""
    long = [(q, folded(prose[q.start : q.end])) for q in quotations if q.end - q.start > 40]
    by_start: dict[str, list[tuple[Quotation, str]]] = defaultdict(list)
    for q, words in long:
        by_start[words[:15]].append((q, words))
    for group in by_start.values():
        for (a, x), (b, y) in combinations(group, 2):
            if x != y and DamerauLevenshtein.normalized_distance(x[: len(y)], y[: len(x)]) < 0.15:
                yield Finding(
                    kind="quote-mismatch",
                    spans=(Span(a.start, a.end), Span(b.start, b.end)),
                    message="One passage is quoted in two wordings.",
                )


def _discredited(statements: Sequence[Statement], attributions: Sequence[Attribution]) -> Iterator[Finding]:
    """A statement whose only ground is a word that the narrator rejects or calls baseless."""
    weak = {a.id: a for a in attributions if a.stance == "rejects" or "unsupported" in a.evidence}
    for statement in statements:
        ground = weak.get(statement.attribution or "")
        if ground:
            yield Finding(
                kind="discredited-ground",
                spans=(statement.span, ground.content),
                message="Told only on a word that the text itself rejects.",
            )


def _notes(problems: Sequence[Problem]) -> Iterator[Finding]:
    for problem in problems:
        if problem.code.startswith("note-"):
            spans = (Span(problem.start, problem.end),) if problem.start is not None and problem.end is not None else ()
            yield Finding(kind=problem.code, spans=spans, message=problem.message)
