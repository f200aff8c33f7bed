"""Lives that can't be as told: two dates of one death, deeds outside a life, ages that its dates don't give.

A link may be wrong, and an editor's time is short: only what is said of a person by name, in plain words, with its date
in the same clause, counts as told.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

import msgspec

from regesta.core import edtf
from regesta.core.records import Entity, Finding, Mention, Role, Statement, Time
from regesta.core.spans import Span
from regesta.voices.nearby import Nearby

_SURE = 0.7
_YEAR = 365.25
_LONGEST_LIFE = 115 * _YEAR
_SLACK = 3 * _YEAR  # days by which dates called approximate may lie off
_BIRTHS = ("birth",)
_DEATHS = ("death", "execution", "killing")
_PLAIN = re.compile(
    r"born|births?|die[ds]?|dying|dead|deaths?|demise|killed|murder(?:ed)?|execut(?:ed|ion)|beheaded|hanged|guillotined|"
    r"assassinat(?:ed|ion)|shot|drowned|perished|succumbed",
    re.I,
)
_PARENTAGE = re.compile(r"[’']s?\b")
_POSTHUMOUS = ("publication", "birth", *_DEATHS)


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """What is surely told of one person: their births and deaths (more than one where tellings differ), their deeds."""

    name: str
    births: list[Statement] = []
    deaths: list[Statement] = []
    deeds: list[Statement] = []


def find_odd_lives(
    prose: str, entities: Sequence[Entity], statements: Sequence[Statement], times: Sequence[Time]
) -> Iterator[Finding]:
    """The findings on each life, and on life dates in parentheses that no one can have lived."""
    for life in _lives(prose, entities, statements, {time.id: time for time in times}):
        yield from _conflicts(life)
        yield from _outside(life)
        yield from _spans(life)
        yield from _ages(prose, life, times)
    yield from _parentheses(prose, entities, times)


def _lives(
    prose: str, entities: Sequence[Entity], statements: Sequence[Statement], times: dict[str, Time]
) -> Iterator[Life]:
    names = (m for entity in entities for m in entity.mentions if m.form == "name")
    named: Nearby[Mention] = Nearby(names, lambda mention: mention)
    lives: dict[str, Life] = defaultdict(lambda: Life(name="", births=[], deaths=[], deeds=[]))
    for statement in statements:
        for role in statement.roles if _dated(statement, times) else ():
            if role.entity and role.score >= _SURE and _by_name(prose, role, named):
                _enter(lives[role.entity], prose, statement, role)
    for entity in entities:
        if entity.kind == "person" and entity.id in lives:
            yield msgspec.structs.replace(lives[entity.id], name=entity.name)


def _dated(statement: Statement, times: dict[str, Time]) -> bool:
    """Told as having happened, with a date that stands in its own words and leans on no other."""
    time = times.get(statement.time or "")
    if time is None or time.inside == "quotation" or statement.edtf is None or statement.polarity != "+":
        return False
    leans = time.anchor is not None and not time.reason.startswith("the year is understood")
    return not leans and statement.span.start <= time.start and time.end <= statement.span.end


def _by_name(prose: str, role: Role, named: Nearby[Mention]) -> bool:
    """Whether the one who takes part is named there, and not only as whose heir or friend somebody is."""
    start, end = role.start or 0, role.end or 0
    met = named.meeting(start, end)
    return bool(met) and not any(_PARENTAGE.match(prose, name.end) for name in met)


def _enter(life: Life, prose: str, statement: Statement, role: Role) -> None:
    plain = _PLAIN.fullmatch(prose[statement.trigger.start : statement.trigger.end])
    if role.role == "patient" and plain and statement.type in _BIRTHS:
        life.births.append(statement)
    elif role.role == "patient" and plain and statement.type in _DEATHS:
        life.deaths.append(statement)
    elif role.role == "agent" and statement.type not in _POSTHUMOUS:
        life.deeds.append(statement)


def _conflicts(life: Life) -> Iterator[Finding]:
    """Two dates that share no day for what happens once."""
    for what, rows in (("birth", life.births), ("death", life.deaths)):
        for a, b in combinations(rows, 2):
            if _before(a, b) or _before(b, a):
                yield _finding("date-conflict", f"The {what} of {life.name} is dated {a.edtf} and {b.edtf}.", a, b)


def _outside(life: Life) -> Iterator[Finding]:
    """Deeds after every death told, or before every birth told."""
    for deed in life.deeds:
        if life.deaths and all(_before(death, deed) for death in life.deaths):
            death = life.deaths[0]
            yield _finding("order", f"{life.name} acts ({deed.edtf}) after the death told ({death.edtf}).", death, deed)
        if life.births and all(_before(deed, birth) for birth in life.births):
            birth = life.births[0]
            yield _finding(
                "order", f"{life.name} acts ({deed.edtf}) before the birth told ({birth.edtf}).", birth, deed
            )


def _spans(life: Life) -> Iterator[Finding]:
    for birth, death in product(life.births, life.deaths):
        if _before(death, birth):
            yield _finding("order", f"{life.name} dies before the birth told.", birth, death)
        elif _shortest(birth, death) > _LONGEST_LIFE:
            yield _finding("impossible-age", f"{life.name} would be older than anyone has been.", birth, death)


def _ages(prose: str, life: Life, times: Sequence[Time]) -> Iterator[Finding]:
    """An age told with a death that the dates of birth and death do not give, by more than a year."""
    for birth, death in product(life.births, life.deaths):
        least, most = int(_shortest(birth, death) / _YEAR), int(_longest(birth, death) / _YEAR)
        for time in times if least >= 0 else ():
            age = _age_told(time, death)
            if age is not None and not least - 1 <= age <= most + 1:
                lived = str(least) if least == most else f"{least} or {most}"
                message = (
                    f"{life.name} dies “{prose[time.start : time.end]}”, but the dates told "
                    f"({birth.edtf}, {death.edtf}) make {lived} years."
                )
                yield Finding(kind="impossible-age", spans=(birth.span, Span(time.start, time.end)), message=message)


def _age_told(time: Time, death: Statement) -> int | None:
    """The years of an age that stands in the words of a death."""
    years = re.fullmatch(r"P(\d+)Y", time.iso8601 or "") if time.kind == "age" else None
    return int(years[1]) if years and death.span.start <= time.start and time.end <= death.span.end else None


def _parentheses(prose: str, entities: Sequence[Entity], times: Sequence[Time]) -> Iterator[Finding]:
    """Life dates right behind a person's name, "Ada Brandt (1601–1789)", that no one can have lived."""
    people = {mention.end: entity.name for entity in entities if entity.kind == "person" for mention in entity.mentions}
    for time in times:
        name = people.get(time.start - 2) if prose[time.start - 2 : time.start] == " (" else None
        if name is None or time.edtf is None or not prose.startswith(")", time.end):
            continue
        low, high = edtf.bounds(time.edtf)
        if high - low > _LONGEST_LIFE + 2 * _YEAR:
            message = f"{name} ({prose[time.start : time.end]}) would be older than anyone has been."
            yield Finding(kind="impossible-age", spans=(Span(time.start, time.end),), message=message)


def _finding(kind: str, message: str, a: Statement, b: Statement) -> Finding:
    return Finding(kind=kind, spans=(a.span, b.span), message=message)


def _before(a: Statement, b: Statement) -> bool:
    """Whether the one ended before the other began, beyond what dates called approximate leave open."""
    slack = _SLACK if re.search(r"[?~%]", f"{a.edtf}{b.edtf}") else 0
    return edtf.bounds(a.edtf or "")[1] + slack < edtf.bounds(b.edtf or "")[0]


def _shortest(birth: Statement, death: Statement) -> float:
    """The fewest days that can lie between."""
    return edtf.bounds(death.edtf or "")[0] - edtf.bounds(birth.edtf or "")[1]


def _longest(birth: Statement, death: Statement) -> float:
    return edtf.bounds(death.edtf or "")[1] - edtf.bounds(birth.edtf or "")[0]
