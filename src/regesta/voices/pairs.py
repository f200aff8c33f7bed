"""Marks joined into quoted stretches, nested as they stand, paragraph by paragraph.

A quotation over several paragraphs opens anew in each and closes in the last (the English custom): each paragraph
gives one stretch, and all but the last say that they `run_on`.
"""

import re
from collections.abc import Iterable, Sequence

from regesta.core.records import Placed, Problem
from regesta.core.spans import HasSpan, stripped
from regesta.voices.marks import Mark, find_marks


class Quoted(Placed, frozen=True, kw_only=True):
    """Words between marks, marks left out. `closed` is False where the closing mark is missing."""

    closed: bool = True
    runs_on: bool = False


def pair_marks(text: str, blocks: Sequence[HasSpan]) -> tuple[list[Quoted], list[Problem]]:
    """Every quoted stretch of the blocks, outer ones before what they hold, and what does not come out even."""
    found: list[Quoted] = []
    problems: list[Problem] = []
    for number, block in enumerate(blocks):
        pairs, left, stray = _join(find_marks(text, block.start, block.end))
        found += [_quoted(text, a.at + 1, b.at) for a, b in pairs]
        problems += [_stray(mark) for mark in stray]
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        for mark in left:
            runs_on = following is not None and _opens_with(text, following, mark)
            whole = _quoted(text, mark.at + 1, block.end)
            found.append(Quoted(start=whole.start, end=whole.end, closed=runs_on, runs_on=runs_on))
            problems += [] if runs_on else [_unclosed(text, mark)]
    filled = (q for q in found if q.start < q.end)
    return sorted(filled, key=lambda q: (q.start, -q.end)), problems


def _join(marks: Iterable[Mark]) -> tuple[list[tuple[Mark, Mark]], list[Mark], list[Mark]]:
    """Pairs of marks, opening marks that nothing closes, closing marks that close nothing."""
    marks = list(marks)
    stack: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    left: list[Mark] = []
    stray: list[Mark] = []
    for number, mark in enumerate(marks):
        same = [m for m in stack if m.family == mark.family]
        if mark.part == "open":
            if same and not _comes_out_even(marks[number:], mark, len(same)):
                stack.remove(same[-1])
                left.append(same[-1])
            stack.append(mark)
        elif same:
            pairs.append((same[-1], mark))
            left += stack[stack.index(same[-1]) + 1 :]
            del stack[stack.index(same[-1]) :]
        else:
            stray.append(mark)
    return pairs, left + stack, stray


def _comes_out_even(rest: Sequence[Mark], mark: Mark, depth: int) -> bool:
    """Whether the marks from this opening one on still close the `depth` quotations of its family open before it."""
    family = [1 if m.part == "close" else -1 for m in rest if m.family == mark.family]
    return sum(family) >= depth


def _quoted(text: str, start: int, end: int) -> Quoted:
    inner = stripped(text, start, end)
    return Quoted(start=inner.start, end=inner.end)


def _opens_with(text: str, block: HasSpan, mark: Mark) -> bool:
    """Whether the block begins with the same opening mark, as a further paragraph of one quotation does."""
    return re.match(r"\s*" + re.escape(text[mark.at]), text[block.start : block.end]) is not None


def _unclosed(text: str, mark: Mark) -> Problem:
    words = text[mark.at : mark.at + 40].split("\n")[0]
    return Problem(
        code="quotation-unclosed",
        message=f"opened and never closed before the paragraph ends: {words} …",
        start=mark.at,
        end=mark.at + 1,
    )


def _stray(mark: Mark) -> Problem:
    return Problem(
        code="quotation-unopened",
        message="a closing quotation mark that no opening one answers",
        start=mark.at,
        end=mark.at + 1,
    )
