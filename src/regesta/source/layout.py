"""What each line of a PDF page is: prose, running head, page number, or a note at the page's foot."""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from regesta.source.glyphs import Line, Sheet

NUMBER = re.compile(r"\W*(?P<label>\d{1,4}|[ivxlc]{1,7})\W*")
EDGE_NUMBER = re.compile(r"^\s*(\d{1,4}|[ivxlc]{1,7})\s+\D|\D\s+(\d{1,4}|[ivxlc]{1,7})\s*$")
NOTE_SIZE = 0.93  # of the body's size: notes are set no larger
MARGIN = 0.16  # of the page's height: heads and numbers stand so near to its edges
REPEATED = 2  # pages on which a running head stands at least


class Laid(NamedTuple):
    """A page taken apart: lines of prose, lines of notes at its foot, the printed page number."""

    prose: list[Line]
    foot: list[Line]
    label: str


def body_size(pages: Sequence[Sheet]) -> float:
    """The height of the prose: the largest that a quarter of the book's characters have (notes may outweigh it)."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    total = sum(sizes.values())
    return max((size for size, count in sizes.items() if count * 4 >= total), default=max(sizes, default=0.0))


def laid_out(pages: Sequence[Sheet]) -> list[Laid]:
    """The pages, taken apart."""
    size = body_size(pages)
    heads = _running(pages)
    numbers = _page_numbers(pages)
    return [_laid(page, size, heads, number) for page, number in zip(pages, numbers, strict=True)]


def _laid(page: Sheet, size: float, heads: set[str], number: str | None) -> Laid:
    furniture = [line for line in _edges(page) if _is_furniture(line, heads, number)]
    kept = [line for line in page.lines if line not in furniture]
    cut = _foot_start(kept, size)
    return Laid(kept[:cut], kept[cut:], number or page.label)


def _edges(page: Sheet) -> list[Line]:
    """The first and the last line, if they stand so near to the page's edge that they may be a head or a number."""
    low, high = MARGIN * page.height, (1 - MARGIN) * page.height
    down = sorted(page.lines, key=lambda line: -line.bottom)
    return [line for line in dict.fromkeys([*down[:1], *down[-1:]]) if line.bottom > high or line.bottom < low]


def _running(pages: Sequence[Sheet]) -> set[str]:
    """The words of heads that recur at the pages' edges, without their numbers."""
    counts = Counter(words for page in pages for words in {_wordless(line) for line in _edges(page)} if words)
    return {words for words, count in counts.items() if count >= REPEATED}


def _wordless(line: Line) -> str:
    """A head without its page number, so that all its pages agree."""
    return re.sub(r"\d+|\b[ivxlc]+\b|\s+", " ", line.text.casefold()).strip()


def _page_numbers(pages: Sequence[Sheet]) -> list[str | None]:
    """Each page's printed number: one at an edge that agrees with its neighbours' (number less page is constant)."""
    found = [[_number(line) for line in _edges(page)] for page in pages]
    shifts = Counter(int(n) - i for i, numbers in enumerate(found) for n in numbers if n and n.isdigit())
    usual = {shift for shift, count in shifts.items() if count >= max(2, len(pages) // 10)}
    return [_agreeing(numbers, index, usual) for index, numbers in enumerate(found)]


def _number(line: Line) -> str | None:
    whole = NUMBER.fullmatch(line.text.strip())
    if whole:
        return whole["label"]
    edge = EDGE_NUMBER.search(line.text)
    return (edge[1] or edge[2]) if edge else None


def _agreeing(numbers: Sequence[str | None], index: int, usual: set[int]) -> str | None:
    arabic = (n for n in numbers if n and n.isdigit() and int(n) - index in usual)
    roman = (n for n in numbers if n and not n.isdigit() and len(n) <= 7)
    return next(arabic, None) or next(roman, None)


def _is_furniture(line: Line, heads: set[str], number: str | None) -> bool:
    alone = NUMBER.fullmatch(line.text.strip())
    return bool(alone and (alone["label"] == number or not number)) or _wordless(line) in heads


def _foot_start(lines: Sequence[Line], size: float) -> int:
    """Index of the first line of the notes at the page's foot: small print below the last line of prose."""
    cut = len(lines)
    while cut and lines[cut - 1].size <= NOTE_SIZE * size:
        cut -= 1
    if cut == len(lines) or (cut and statistics.median(line.bottom for line in lines[cut:]) > lines[cut - 1].bottom):
        return len(lines)
    return cut
