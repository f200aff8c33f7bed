"""Who takes part in what: the learned link between a trigger and the mentions around it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from regesta.core.records import Role
from regesta.language import Passage, signals
from regesta.mentions import People
from regesta.statements.syntax import participants
from regesta.statements.triggers import Trigger
from regesta.voices.tree import brought_in_by

FLOOR = 0.3
BY_TREE = 0.25
"""How sure a role is that only the tree gives."""
ALONE = ("agent", "patient", "recipient")
"""Parts that one alone has, or several together: a second one that stands apart needs to be sure."""
DOUBT = 0.6
BEFALLEN = frozenset("killing execution arrest trial sentence release expulsion removal".split())
"""Types whose noun belongs to whom it befell."""
ALLYING = ("alliance", "agreement")
"""Against whom they are made is no party to them."""
KINDS = {
    "place": ("place",),
    "origin": ("place", "group"),
    "group": ("group", "place", "event"),
    "work": ("work",),
    "recipient": ("person", "group", "work", "place"),
}
Links = dict[int, dict[int, dict[str, float]]]
"""Pivot -> other word -> label -> score."""


@dataclass(frozen=True, slots=True)
class Part:
    """One word's label for a trigger."""

    word: int
    label: str
    score: float


def links_of(passages: Sequence[Passage], head: str) -> list[Links]:
    """For each passage the scores that a pair head gives, by pivot, other word and label."""
    out: list[Links] = []
    for passage in passages:
        found: Links = defaultdict(lambda: defaultdict(dict))
        for pair in signals(passage.doc).pairs.get(head, ()):
            found[pair.i][pair.j][pair.label] = pair.score
        out.append(found)
    return out


def surest(passages: Sequence[Passage], head: str, floor: float) -> Iterator[tuple[Passage, int, int, str, float]]:
    """(passage, pivot, other word, label, score): the best label of each pair of words, from `floor` on."""
    for passage, links in zip(passages, links_of(passages, head), strict=True):
        for pivot, words in links.items():
            for word, labels in words.items():
                label, score = max(labels.items(), key=lambda row: row[1])
                if score >= floor:
                    yield passage, pivot, word, label, score


def parts_of(trigger: Trigger, links: Links, floor: float = FLOOR) -> list[Part]:
    """The best label of each word that the trigger's words (on average) link to, in text order."""
    count = trigger.last - trigger.first
    totals: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for pivot in range(trigger.first, trigger.last):
        for word, labels in links.get(pivot, {}).items():
            for label, score in labels.items():
                totals[word][label] += score / count
    best = ((word, *max(labels.items(), key=lambda x: x[1])) for word, labels in totals.items())
    return [Part(*row) for row in sorted(best) if row[2] >= floor]


def roles_of(trigger: Trigger, parts: Sequence[Part], passage: Passage, people: People) -> tuple[Role, ...]:
    """The parts that stand on a mention, each entity in one role; learned links first, then what the tree adds."""
    parts = [_suffered(part, trigger, passage) for part in parts]
    learned = [part for part in parts if part.label != "when" and not _outdone(part, parts, passage)]
    filled = {part.label for part in learned}
    tree = participants(trigger.root(passage), trigger.type)
    added = [Part(word.i, role, BY_TREE) for word, role in tree if role not in filled]
    found: dict[str, Role] = {}
    for part in sorted([*learned, *added], key=lambda p: -p.score):
        token = passage.doc[part.word]
        if trigger.type in ALLYING and brought_in_by(token, "against"):
            continue
        start = passage.start + token.idx
        for entity in people.all_at(start, start + len(token)):
            if entity not in found and _fits(part.label, people.kind(entity)):
                found[entity] = Role(
                    role=part.label, entity=entity, start=start, end=start + len(token), score=round(part.score, 3)
                )
    return tuple(sorted(found.values(), key=lambda role: (role.start or 0, role.role, role.entity or "")))


def _suffered(part: Part, trigger: Trigger, passage: Passage) -> Part:
    """The owner of a deed's noun is whom it befell ("Roth’s murder"), unless the noun has another ("of Lind")."""
    word, noun = passage.doc[part.word], trigger.root(passage)
    if part.label != "agent" or trigger.type not in BEFALLEN or word.dep_ != "nmod:poss" or word.head != noun:
        return part
    return part if any(brought_in_by(other, "of") for other in noun.children) else replace(part, label="patient")


def _outdone(part: Part, parts: Sequence[Part], passage: Passage) -> bool:
    """Whether a surer word holds the part, and this one is not coordinated with it."""
    best = max((p for p in parts if p.label == part.label), key=lambda p: p.score)
    if part.label not in ALONE or part.score >= DOUBT * best.score or part is best:
        return False
    return passage.doc[best.word] not in passage.doc[part.word].conjuncts


def _fits(role: str, kind: str) -> bool:
    return kind in KINDS.get(role, (kind,))
