"""Which words say that something of a known type happened."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from regesta.core.spans import Span
from regesta.language import Passage, Tagged, signals

FLOOR = 0.35
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
    """Runs of neighbouring words that the model gives one type, in text order."""
    for at, passage in enumerate(passages):
        run: Trigger | None = None
        for tag in signals(passage.doc).words.get("triggers", ()):
            sure = _sure(passage, tag)
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
