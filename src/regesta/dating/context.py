"""What stands before a date phrase and speaks of it: parts of periods, qualifiers, limits."""

import re

from msgspec.structs import replace

from regesta.dating.company import left_of, plausible
from regesta.dating.lexicon import DASH, either
from regesta.dating.said import Found

_PART_WORDS = {
    "early": "early", "earlier": "early", "earliest": "earliest", "mid": "mid", "middle": "middle", "late": "late",
    "later": "late", "latter": "late", "beginning": "beginning", "start": "beginning", "opening": "beginning",
    "outset": "beginning", "dawn": "beginning", "end": "end", "close": "end", "closing": "end", "height": "mid",
    "first half": "first half", "second half": "second half", "latter half": "second half", "last half": "second half",
    "first third": "first third", "last third": "last third", "first quarter": "first quarter",
    "second quarter": "second quarter", "third quarter": "third quarter", "last quarter": "last quarter",
    "final quarter": "last quarter", "rest": "rest", "remainder": "rest", "whole": "rest", "course": "rest",
    "very end": "end", "very beginning": "beginning", "tail end": "end",
}  # fmt: skip
_WORD = either(_PART_WORDS)
_STRETCH = r"(?:part|parts|days|week|weeks|months|years|decades|portion|half)"
_PART = re.compile(
    rf"(?<!\w)(?:(?:the\s+)?(?:(?P<noun>{_WORD})(?:\s+{_STRETCH})?|(?P<span>first|last|final)(?:\s+(?:two|three|four|few))?\s+{_STRETCH})\s+of"
    rf"|(?:very\s+)?(?P<adverb>early|late|(?<=the\s)(?:later|earlier)|mid|middle)(?:\s?{DASH}|\s+(?:on\s+)?in)?)(?:\s+the)?(?:\s+year)?\s*$",
    re.I,
)
_MARK = re.compile(
    r"(?<!\w)(?:(?P<about>c\.|ca\.|circa|about|around|approximately|roughly|some ?time (?:in|about|around)|near)"
    r"|(?P<perhaps>perhaps|probably|possibly|conceivably|maybe)(?: in| on| by)?)\s*(?:the\s+)?(?:year\s+)?$",
    re.I,
)
_BOUND = re.compile(
    r"(?<!\w)(?P<words>not before|no earlier than|not earlier than|not after|no later than|not later than|"
    r"up to|before|after|since|until|till|by|from|as early as|as late as)\s+(?:the\s+)?(?:year\s+)?"
    r"(?:about\s+|c\.\s*)?$",
    re.I,
)
_BOUNDS = {
    "not before": "after", "no earlier than": "after", "not earlier than": "after", "since": "after", "after": "later",
    "not after": "before", "no later than": "before", "not later than": "before", "up to": "before", "until": "before",
    "till": "before", "by": "before", "before": "earlier",
}  # fmt: skip
_DIVISIBLE = ("point", "decade", "century", "near")
_FIRST_AND_LAST = {"first": "early", "last": "end", "final": "end"}


def dressed(text: str, found: Found, *, floor: int, ancient: bool) -> Found | None:
    """The phrase with its modifiers read and its span widened over them; None where it is no date.

    `floor` is where the phrase before ends; `ancient` lets years of three digits in more easily.
    """
    whole = _modified(text, found, floor)
    return whole if plausible(text, whole, floor=floor, ancient=ancient) else None


def _modified(text: str, found: Found, floor: int) -> Found:
    """Parts and qualifiers in any order, then a limit, which stays outside the span."""
    if found.said.form in ("set", "age", "duration"):
        return found
    for _ in range(3):
        wider = _parted(text, found, floor)
        wider = _marked(text, wider, floor)
        if wider is found:
            break
        found = wider
    limit = _BOUND.search(left_of(text, found.start, floor))
    bound = _BOUNDS.get(limit["words"].casefold()) if limit else None
    return replace(found, said=replace(found.said, bound=bound)) if bound else found


def _parted(text: str, found: Found, floor: int) -> Found:
    said, left = found.said, left_of(text, found.start, floor)
    if said.part or said.day or said.unit == "day" or said.form not in _DIVISIBLE:
        return found
    hit = _PART.search(left)
    if hit is None:
        return found
    word = " ".join((hit["noun"] or hit["adverb"] or hit["span"]).casefold().split())
    part = _FIRST_AND_LAST.get(word) or _PART_WORDS[word]
    return replace(found, start=found.start - len(left) + hit.start(), said=replace(found.said, part=part))


def _marked(text: str, found: Found, floor: int) -> Found:
    left = left_of(text, found.start, floor)
    hit = _MARK.search(left) if not found.said.mark and found.said.form != "shift" else None
    if hit is None:
        return found
    mark = "~" if hit["about"] else "?"
    start = found.start - len(left) + hit.start() if hit["about"] else found.start
    return replace(found, start=start, said=replace(found.said, mark=mark))
