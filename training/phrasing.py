"""Spans written as words, and read again: "exiled @8 #2 | banished @8" (see ../shared/gold/FORMAT.md).

`@8` is a line of the text, counted from 0; `#2` an occurrence in that line, counted from 1; `|` parts what is accepted
alike; "first words … last words" is all from the former to the latter.
"""

import re

Span = list[int]
PLACE = re.compile(r" @\d+(?: #\d+)?$")
LONG = 90
"""Spans of more characters than these are written by their first and last words."""


def locate(text: str, wanted: str) -> list[Span]:
    """The accepted spans; raises ValueError where words stand nowhere, or at several places and none is named."""
    parts = wanted.split(" | ")
    place = PLACE.search(parts[-1])
    whole = [part if PLACE.search(part) else part + (place.group() if place else "") for part in parts]
    ends = [(part.split(" … ")[0], part.split(" … ")[-1]) for part in whole]
    return [[stand(text, first)[0], stand(text, last)[1]] for first, last in ends]


def stand(text: str, wanted: str) -> Span:
    """Where "words @line #occurrence" stand."""
    found = re.fullmatch(r"(.*?)(?: @(\d+))?(?: #(\d+))?", wanted, re.S)
    assert found
    words, line, nth = found.groups()
    start, body = line_at(text, int(line)) if line else (0, text)
    spots = hits(body, words)
    if len(spots) < int(nth or 1) or (len(spots) > 1 and not nth):
        raise ValueError(f"expected one place for {wanted!r}, found {len(spots)}: name its line and occurrence")
    return [start + offset for offset in spots[int(nth or 1) - 1]]


def hits(body: str, words: str) -> list[Span]:
    """Where the words stand: as whole words if they do, else inside others; ValueError where there are none."""
    if not words:
        raise ValueError("expected words of the passage, found none: name a span of at least one character")
    found, at = [], body.find(words)
    while at >= 0:
        found.append([at, at + len(words)])
        at = body.find(words, at + len(words))
    if not (words[0].isalnum() and words[-1].isalnum()):
        return found
    return [span for span in found if _is_whole(body, *span)] or found


def _is_whole(body: str, start: int, end: int) -> bool:
    return not any(c.isalnum() or c == "_" for c in (body[start - 1 : start] + body[end : end + 1]))


def line_at(text: str, number: int) -> tuple[int, str]:
    """A line's offset and its text."""
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[:number]), lines[number]


def phrase(text: str, span: Span) -> str:
    """The words of a span, with their place."""
    start, end = span
    said = text[start:end]
    if len(said) <= LONG and "\n" not in said and " … " not in said:
        return placed(text, start, end)
    first = re.match(r"(?:[^ …\n]+ ?){1,5}(?=[ \n]|$)", said)
    last = re.search(r"(?:(?<=[ \n])|^)[^ …\n]+(?: [^ …\n]+){0,4}$", said)
    assert first and last, said
    head = placed(text, start, start + len(first.group().rstrip()))
    return f"{head} … {placed(text, end - len(last.group()), end)}"


def placed(text: str, start: int, end: int) -> str:
    number, opening = text.count("\n", 0, start), text.rfind("\n", 0, start) + 1
    spots = hits(text.split("\n")[number], text[start:end])
    nth = spots.index([start - opening, end - opening]) + 1
    return f"{text[start:end]} @{number}" + (f" #{nth}" if len(spots) > 1 else "")
