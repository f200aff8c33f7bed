"""Where things are kept: the libraries, archives and shelves that the prose names, each under its owner's name."""

import re
from collections.abc import Iterator, Sequence

from regesta.core.spans import Span
from regesta.language import Passage
from regesta.mentions import People

_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]*\s+){0,4}[A-ZÀ-Þ][\w-]*"
_OWNER = rf"(?:{_NAME}|[Tt]he\s+(?:(?!of\b)[a-z-]+\s+){{0,2}}?[a-z-]+)(?:’s|'s|’|')\s+|(?:[Hh]is|[Hh]er|[Tt]heir)\s+"
_PLACE = r"(?:\s+(?:of|at|in)\s+[A-ZÀ-Þ][\w-]+)?"
_NAMED = re.compile(
    rf"(?:{_OWNER})(?:[a-z]+\s+){{0,2}}"
    rf"(?:library|collection|archives?|bookshel(?:f|ves)|shelves|papers|cabinet|museum|study|books)\b{_PLACE}"
    rf"|[Tt]he\s+(?:[\w-]+\s+){{0,3}}(?:library|collection|archives?|bookshel(?:f|ves)|shelves|cabinet|museum)\b{_PLACE}"
)
_STOP = re.compile(r"[.!?][”’\"')]?\s")
_OWNED = re.compile(r"[’']s?\s")
_PRONOUN = re.compile(r"(?:his|her|their)\b", re.I)
_NAMELESS, _ELSEWHERE = 400, 200
"""By how many characters a repository without a name, or in another sentence, counts as farther off."""


class Repositories:
    """All that the passages name, in text order."""

    def __init__(self, prose: str, passages: Sequence[Passage], people: People) -> None:
        self._prose = prose
        self._rows = [row for passage in passages for row in _found(passage, people)]

    def near(self, place: Span) -> str | None:
        """The nearest; one with a name ("X’s library", "the Bremen archive") and one of the sentence come first."""
        others = (row for row in self._rows if not place.start <= row[0] < place.end)
        return min(others, key=lambda row: self._far(row, place), default=(0, None))[1]

    def _far(self, row: tuple[int, str], place: Span) -> int:
        at, name = row
        low, high = sorted((at, place.start))
        named = _OWNED.search(name) or any(word[0].isupper() for word in name.split()[1:])
        return high - low + (0 if named else _NAMELESS) + (_ELSEWHERE if _STOP.search(self._prose, low, high) else 0)


def _found(passage: Passage, people: People) -> Iterator[tuple[int, str]]:
    for hit in _NAMED.finditer(passage.doc.text):
        yield passage.start + hit.start(), _owned(hit.group(), passage.start + hit.start(), people)


def _owned(name: str, start: int, people: People) -> str:
    """The words, with the owner's name for "his": "Ada Roth’s papers"."""
    pronoun = _PRONOUN.match(name)
    owner = people.at(start, start + pronoun.end()) if pronoun else None
    if pronoun is None or owner is None or people.kind(owner) != "person":
        return name
    return f"{people.name(owner)}’s{name[pronoun.end() :]}"
