"""Who stood with whom and against whom: from what they did to each other, and from how the text puts it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec
from spacy.tokens import Token

from regesta.core.edtf import covering
from regesta.core.records import Role, Statement, Tie
from regesta.core.spans import Span, cover, holds
from regesta.language import Passage
from regesta.mentions import People
from regesta.statements import surest
from regesta.synthesis.memberships import DateAt
from regesta.synthesis.siding import told_sides
from regesta.voices.tree import brought_in_by

FLOOR, BY_WORD = 0.45, 0.6
MOST_ALLIES = 3
"""An alliance of more is a list of members: it isn't told of each two of them that they stood together."""
BETWEEN = {"alliance": "+", "conflict": "-", "split": "-"}
TOWARDS = {
    "accusation": "-",
    "removal": "-",
    "deprivation": "-",
    "persecution": "-",
    "expulsion": "-",
}
AGAINST = ("against", "on", "upon")
SIGNS = {"plus": "+", "minus": "-"}
HOSTILE = re.compile(
    r"\b(?:enem(?:y|ies)|(?:rival|foe|opponent|adversar|antagonist|pursuer|assailant|accuser|critic|captor|murderer"
    r"|persecutor|victim|prisoner|predecessor)\w*)",
    re.I,
)
ACTORS = ("person", "group", "place")


def find_ties(
    statements: Sequence[Statement], passages: Sequence[Passage], people: People, date_at: DateAt
) -> tuple[Tie, ...]:
    """One row for each stretch of the text in which a pair stands with one sign; ends in the order of their ids."""
    one_side: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for pair, place in (row for passage in passages for row in _attacked_together(passage, people)):
        one_side[pair].append(place)
    told = [tie for tie in _told(statements, people) if not _misread(tie, one_side)]
    known = {(tie.a, tie.b, tie.sign) for tie in told}
    seen = (*_sided(passages, people, date_at), *_linked(passages, people, date_at))
    described = [
        tie
        for tie in seen
        if (tie.a, tie.b, tie.sign) not in known and not _misread(tie, one_side) and not _is_own(tie, people)
    ]
    rows: dict[tuple[str, str], list[Tie]] = {}
    for tie in sorted((*told, *described), key=lambda tie: tie.start or 0):
        stretches = rows.setdefault((tie.a, tie.b), [])
        if stretches and stretches[-1].sign == tie.sign:
            stretches[-1] = _together(stretches[-1], tie)
        else:
            stretches.append(tie)
    return tuple(tie for stretches in rows.values() for tie in stretches)


def _together(earlier: Tie, later: Tie) -> Tie:
    """One tie told twice: it rests on both, and lasts from the first date to the last."""
    dates = [edtf for edtf in (earlier.edtf, later.edtf) if edtf]
    return msgspec.structs.replace(
        earlier,
        edtf=covering(*dates) if len(dates) == 2 else next(iter(dates), None),
        statements=(*earlier.statements, *(s for s in later.statements if s not in earlier.statements)),
        score=max(earlier.score, later.score),
    )


def _told(statements: Sequence[Statement], people: People) -> Iterator[Tie]:
    for statement in statements:
        if statement.polarity == "-":
            continue
        for a, b, sign in (*_between(statement), *_towards(statement)):
            if a != b and people.kind(a) in ACTORS and people.kind(b) in ACTORS:
                yield _tie(statement, min(a, b), max(a, b), sign)


def _tie(statement: Statement, a: str, b: str, sign: str) -> Tie:
    return Tie(
        a=a,
        b=b,
        sign=sign,  # type: ignore[arg-type]
        edtf=statement.edtf,
        statements=(statement.id,),
        start=statement.span.start,
        end=statement.span.end,
        reason=f"{statement.type} that names both",
        score=statement.score,
    )


def _between(statement: Statement) -> Iterator[tuple[str, str, str]]:
    sign = BETWEEN.get(statement.type)
    parties = [r for r in statement.roles if r.entity and r.role in ("party", "agent", "patient")]
    if sign == "+" and len(parties) > MOST_ALLIES:
        return
    for a, b in combinations(parties, 2) if sign else ():
        if a.entity and b.entity and (sign == "+" or not _one_side(a, b, statement)):
            yield a.entity, b.entity, sign or ""


def _one_side(a: Role, b: Role, statement: Statement) -> bool:
    """Both stand before the trigger or both behind it: they are told as one side, unless only two are named."""
    if a.start is None or b.start is None or len([r for r in statement.roles if r.role == "party"]) < 3:
        return False
    return (a.start < statement.trigger.start) == (b.start < statement.trigger.start)


def _attacked_together(passage: Passage, people: People) -> Iterator[tuple[tuple[str, str], Span]]:
    """Pairs on the one side of a fight ("a war against Roth and Lind"), in the order of their ids, and where."""
    for token in passage.doc:
        if token.dep_ == "conj" and any(brought_in_by(token.head, word) for word in AGAINST):
            ends = [passage.span(word.i, word.i + 1) for word in (token.head, token)]
            some, others = (people.all_at(end.start, end.end) for end in ends)
            yield from (((min(a, b), max(a, b)), cover(ends)) for a in some for b in others)


def _misread(tie: Tie, one_side: dict[tuple[str, str], list[Span]]) -> bool:
    """Whether the two are set against each other by the very words that tell of them as one side."""
    here = Span(tie.start or 0, tie.end or 0)
    return tie.sign == "-" and any(holds(here, place) for place in one_side.get((tie.a, tie.b), ()))


def _is_own(tie: Tie, people: People) -> bool:
    """Whether somebody is set against his own ("his men", but not "his enemies") by no deed that is told."""
    return tie.sign == "-" and any(
        owner in people.owners(owned) and not HOSTILE.search(people.name(owned))
        for owner, owned in ((tie.a, tie.b), (tie.b, tie.a))
    )


def _towards(statement: Statement) -> Iterator[tuple[str, str, str]]:
    sign = TOWARDS.get(statement.type)
    if sign:
        yield from ((a, b, sign) for a in statement.bearers("agent") for b in statement.bearers("patient"))


def _linked(passages: Sequence[Passage], people: People, date_at: DateAt) -> Iterator[Tie]:
    for passage, pivot, word, label, score in surest(passages, "ties", FLOOR):
        if label == "plus" or not _side_by_side(passage.doc[pivot], passage.doc[word]):
            yield from _pair(passage, (pivot, word), (SIGNS[label], score), people, date_at)


def _side_by_side(one: Token, other: Token) -> bool:
    """Whether two are named as one ("Roth and Lind"), which doesn't set them against each other."""
    first, second = sorted((one, other))
    return second.dep_ == "conj" and second.head == first and not brought_in_by(first, "between")


def _sided(passages: Sequence[Passage], people: People, date_at: DateAt) -> Iterator[Tie]:
    for passage in passages:
        for one, other, sign in told_sides(passage.doc):
            yield from _pair(passage, (one.i, other.i), (sign, BY_WORD), people, date_at)


def _pair(
    passage: Passage, words: tuple[int, int], told: tuple[str, float], people: People, date_at: DateAt
) -> Iterator[Tie]:
    left, right = (passage.doc[i] for i in sorted(words))
    start, end = passage.start + left.idx, passage.start + right.idx
    for a in people.all_at(start, start + len(left)):
        for b in people.all_at(end, end + len(right)):
            if a != b and people.kind(a) in ACTORS and people.kind(b) in ACTORS:
                first, second = sorted((a, b))
                yield Tie(
                    a=first,
                    b=second,
                    sign=told[0],  # type: ignore[arg-type]
                    edtf=date_at(start),
                    start=start,
                    end=end + len(right),
                    reason="the text sets them so to each other",
                    score=round(told[1], 3),
                )
