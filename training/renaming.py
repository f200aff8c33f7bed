"""Other surnames for the people of annotated passages, so that a head learns what was done and not who did it.

A few people fill the passages (one reader of books, one emperor); their names alone would tell what to expect of them.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from training.augment import respelt
from training.examples import Example


@dataclass(frozen=True)
class Surnames:
    """Last words of persons' names that nobody bears as a first name."""

    known: frozenset[str]
    listed: tuple[str, ...]

    @classmethod
    def of(cls, documents: Iterable[Example]) -> "Surnames":
        """Those of the persons that the corpora mark."""
        given: set[str] = set()
        last: set[str] = set()
        for document in documents:
            for start, end in _persons(document):
                given |= set(document.words[start : end - 1])
                last |= {document.words[end - 1]} if end - start > 1 else set()
        known = frozenset(word for word in last - given if _plain(word))
        return cls(known, tuple(sorted(known)))

    def renamed(self, example: Example, rng: random.Random) -> Example:
        """`example` with every surname of a person exchanged, the same name always for the same."""
        bearers = {i for start, end in _persons(example) for i in range(start, end) if example.words[i] in self.known}
        names = sorted({example.words[i] for i in bearers})
        other = dict(zip(names, rng.sample(self.listed, len(names)), strict=True))
        return respelt(example, lambda i, word: other[word] if i in bearers else word)


def _persons(example: Example) -> Iterator[tuple[int, int]]:
    for start, end, kind in example.labels.get("names", {"spans": ()})["spans"]:
        if kind == "person":
            yield start, end


def _plain(word: str) -> bool:
    return word.isalpha() and len(word) > 3 and word[0].isupper() and word[1:].islower()
