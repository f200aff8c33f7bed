"""Which words say that something of a known type happened."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from spacy.tokens import Token

from regesta.core.spans import Span
from regesta.language import Passage, Tagged, signals

FLOOR = 0.35
BARE = frozenset("DET ADP PRON PUNCT PART CCONJ SCONJ AUX".split())
RAISED = 0.25
"""What a word of plain meaning adds to the head’s score."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens `first:last` of passage `at` that carry a statement of `type`."""

    at: int
    first: int
    last: int
    type: str
    score: float

    def span(self, passage: Passage) -> Span:
        """The words' place in the document."""
        return passage.span(self.first, self.last)

    def root(self, passage: Passage) -> Token:
        """The word that the others hang on."""
        token: Token = passage.doc[self.first : self.last].root
        return token


@cache
def plain_words() -> dict[str, frozenset[str]]:
    """Lemma -> the types that it speaks of by itself."""
    table = tomllib.loads((files("regesta.statements") / "lexicon" / "triggers.toml").read_text(encoding="utf-8"))
    types: dict[str, set[str]] = defaultdict(set)
    for kind, lemmas in table.items():
        for lemma in lemmas:
            types[lemma].add(kind)
    return {lemma: frozenset(kinds) for lemma, kinds in types.items()}


def _sure(passage: Passage, tag: Tagged) -> float:
    """The head's score, raised where the word by itself speaks of that type."""
    plain = tag.label in plain_words().get(passage.doc[tag.i].lemma_.lower(), ())
    return min(1.0, tag.score + RAISED) if plain else tag.score


def find_triggers(passages: Sequence[Passage], floor: float = FLOOR) -> Iterator[Trigger]:
    """Runs of neighbouring words that the model gives one type, in text order; one word of them says more than "the".

    Of a verb and its object that tell the same ("signed a confession") the surer one stands.
    """
    for at, passage in enumerate(passages):
        runs = [run for run in _runs(at, passage, floor) if _says_something(run, passage)]
        told = {i: run for run in runs for i in range(run.first, run.last)}
        yield from (run for run in runs if not any(_outdone(run, told.get(i)) for i in _beside(run, passage)))


def _runs(at: int, passage: Passage, floor: float) -> Iterator[Trigger]:
    run: Trigger | None = None
    for tag, sure in _surest(passage):
        if sure < floor:
            continue
        if run and tag.i == run.last and tag.label == run.type:
            run = Trigger(at, run.first, tag.i + 1, run.type, max(run.score, sure))
            continue
        if run:
            yield run
        run = Trigger(at, tag.i, tag.i + 1, tag.label, sure)
    if run:
        yield run


def _surest(passage: Passage) -> Iterator[tuple[Tagged, float]]:
    """Each word's likeliest label, what the word means by itself added in, in text order."""
    for _, tags in groupby(signals(passage.doc).words.get("triggers", ()), key=lambda tag: tag.i):
        yield max(((tag, _sure(passage, tag)) for tag in tags), key=lambda row: row[1])


def _says_something(run: Trigger, passage: Passage) -> bool:
    return any(token.pos_ not in BARE for token in passage.doc[run.first : run.last])


def _beside(run: Trigger, passage: Passage) -> Iterator[int]:
    """The verb that the run's words are the object of, and the objects of its words."""
    for token in passage.doc[run.first : run.last]:
        if token.dep_ == "obj":
            yield token.head.i
        yield from (child.i for child in token.children if child.dep_ == "obj")


def _outdone(run: Trigger, other: Trigger | None) -> bool:
    """Whether the other tells the same and is surer, or as sure and first."""
    if other is None or other is run or other.type != run.type:
        return False
    return (other.score, -other.first) > (run.score, -run.first)
