"""Lets the sequence decide which candidates are markers: labels rise by one, restart with a chapter, seldom skip.

The best chain through the candidates is found by dynamic programming over "the best chain that ends in label v": one
step of a dozen look-ups for each candidate, so time grows linearly with the text.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol, TypeVar

NEXT = 2.0  # what rising by one is worth
ALONE = -1.2  # what a chain must overcome to begin at all
REACH = 9  # the largest gap that still counts as one
SKIP = 0.35  # cost of each label left out
RESTART = 0.5  # at 1, after a chapter's heading
AGAIN = -1.5  # at 1, with no heading between
JUMP = -3.5  # anything else
SURE = 0.0  # the least weight of a candidate that is taken as a misprinted number


class Labelled(Protocol):
    """What can stand in a sequence."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def value(self) -> int: ...  # noqa: D102
    @property
    def weight(self) -> float: ...  # noqa: D102


L = TypeVar("L", bound=Labelled)


class Step(NamedTuple):
    """The best chain that ends here: its score, and the index it came from (-1 at its beginning)."""

    score: float
    at: int


def best_chain(found: Sequence[L], breaks: Sequence[int] = ()) -> list[L]:
    """The candidates (in text order) that form the most plausible sequence; `breaks` are the offsets of headings."""
    ending: dict[int, Step] = {}
    came_from: list[int] = []
    top = fresh = Step(0.0, -1)
    chapter = 0
    for index, item in enumerate(found):
        if chapter < len(breaks) and breaks[chapter] < item.start:
            chapter, fresh = bisect_left(breaks, item.start), top
        step = _best_step(item.value, ending, top, fresh)
        came_from.append(step.at)
        here = Step(step.score + item.weight, index)
        if item.value not in ending or here.score > ending[item.value].score:
            ending[item.value] = here
        top = max(top, here)
    return _trace(found, came_from, top.at)


def _best_step(value: int, ending: dict[int, Step], top: Step, fresh: Step) -> Step:
    """The best way to arrive at a label; `fresh` is the best chain up to the chapter's heading."""
    best = Step(ALONE, -1)
    if top.at >= 0:
        best = max(best, Step(top.score + (AGAIN if value == 1 else JUMP), top.at))
    if value <= 2 and fresh.at >= 0:
        best = max(best, Step(fresh.score + RESTART - SKIP * (value - 1), fresh.at))
    for back in range(1, REACH + 1):
        earlier = ending.get(value - back)
        if earlier:
            best = max(best, Step(earlier.score + NEXT - SKIP * (back - 1), earlier.at))
    return best


def _trace(found: Sequence[L], came_from: list[int], index: int) -> list[L]:
    chain = []
    while index >= 0:
        chain.append(found[index])
        index = came_from[index]
    return chain[::-1]


def misprints(found: Sequence[L], chain: Sequence[L]) -> list[L]:
    """Candidates that fill a gap of the chain under a wrong number: the second 579 in 578, 579, 579, 581."""
    chosen = {item.start for item in chain}
    gaps = [(a, b) for a, b in pairwise(chain) if a.value + 1 < b.value <= a.value + REACH]
    starts = [item.start for item in found]
    fillers: list[L] = []
    for a, b in gaps:
        between = found[bisect_left(starts, a.start) + 1 : bisect_left(starts, b.start)]
        fitting = [item for item in between if item.value in (a.value, b.value) and item.weight >= SURE]
        fillers += [item for item in fitting[: b.value - a.value - 1] if item.start not in chosen]
    return fillers
