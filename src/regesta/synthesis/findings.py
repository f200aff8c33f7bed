"""What an editor would query: lives that can't be as told, two spellings, two wordings, grounds that give way."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from regesta.core.records import Attribution, Entity, Finding, Problem, Quotation, Statement, Time
from regesta.core.spans import Span
from regesta.mentions.names import folded, person_key, same_person, surname
from regesta.synthesis.lives import find_odd_lives


def find_findings(
    prose: str,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    problems: Sequence[Problem],
    *,
    times: Sequence[Time] = (),
) -> tuple[Finding, ...]:
    """All of them, by kind and then in text order; those on dates alone are `dating`'s."""
    found = [
        *find_odd_lives(prose, entities, statements, times),
        *_spellings(entities),
        *_misquoted(prose, quotations),
        *_discredited(statements, attributions),
        *_notes(problems),
    ]
    return tuple(found)


def _spellings(entities: Sequence[Entity]) -> Iterator[Finding]:
    """Two people whose surnames differ by one letter only, and whose forenames don't speak against it."""
    people = [e for e in entities if e.kind == "person" and any(m.form == "name" for m in e.mentions)]
    keys = [tuple(word.strip(".,") for word in person_key(e.name)) for e in people]
    called = [(e, key) for e, key in zip(people, keys, strict=True) if len(key[-1]) > 5 and surname(key) == key[-1]]
    for (a, left), (b, right) in combinations(called, 2):
        if DamerauLevenshtein.distance(left[-1], right[-1]) == 1 and same_person((*left[:-1], right[-1]), right):
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
    """A statement told only on words that the narrator rejects or calls baseless, and on no better ones elsewhere."""
    weak = {a.id: a for a in attributions if a.stance == "rejects" or "unsupported" in a.evidence}
    sound = {statement.event for statement in statements if statement.attribution not in weak}
    for statement in statements:
        ground = weak.get(statement.attribution or "")
        if ground and statement.event not in sound:
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
