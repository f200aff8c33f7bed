"""What stands before a date phrase and speaks of it: parts of periods, qualifiers, limits."""

import re

from msgspec.structs import replace

from regesta.dating.company import left_of, plausible
from regesta.dating.counting import counted
from regesta.dating.lexicon import DASH, NUMBER, ORDINAL_WORD, VAGUE_NUMBERS, either, number
from regesta.dating.said import Found

_PART_WORDS = {
    "early": "early", "earlier": "early", "earliest": "earliest", "mid": "mid", "middle": "middle", "late": "late",
    "later": "late", "latter": "late", "beginning": "beginning", "start": "beginning", "opening": "beginning",
    "outset": "beginning", "dawn": "beginning", "end": "end", "close": "end", "closing": "end", "height": "mid",
    "first half": "first half", "second half": "second half", "latter half": "second half", "last half": "second half",
    "first third": "first third", "last third": "last third", "first quarter": "first quarter",
    "second quarter": "second quarter", "third quarter": "third quarter", "last quarter": "last quarter",
    "final quarter": "last quarter", "rest": "rest", "remainder": "rest", "whole": "rest", "course": "rest",
    "very end": "end", "very beginning": "beginning", "tail end": "end", "high": "mid", "dead": "mid", "depth": "mid",
    "depths": "mid", "heart": "mid", "middle decades": "mid", "fourth quarter": "last quarter",
}  # fmt: skip
_WORD = either(_PART_WORDS)
_STRETCH = r"(?:part|parts|days|week|weeks|months|years|decades|portion|half)"
_PART = re.compile(
    rf"(?<!\w)(?:(?:the\s+)?(?:(?P<noun>{_WORD})(?:\s+{_STRETCH})?|(?P<span>first|last|final)(?:\s+few)?\s+{_STRETCH})\s+of"
    rf"|(?:very\s+)?(?P<adverb>early|late|(?<=the\s)(?:later|earlier)|(?<=in\s)high|mid|middle)"
    rf"(?:\s?{DASH}|\s+(?:on\s+)?in)?)(?:\s+the)?(?:\s+year)?\s*$",
    re.I,
)
_SHARE = re.compile(
    rf"(?<!\w)(?:the\s+)?(?P<rank>(?:very\s+)?(?:last|final|closing|opening|{ORDINAL_WORD}))(?:\s+(?P<count>(?i:{NUMBER})))?"
    r"\s+(?P<unit>decade|year|month|week|fortnight|day)s?\s+(?:of|in)(?:\s+the)?(?:\s+year)?\s*$",
    re.I,
)
_MARK = re.compile(
    r"(?<!\w)(?:(?P<about>c\.|ca\.?|circa|about|around|approximately|roughly|some ?time (?:in|about|around)|near)"
    r"|(?P<perhaps>perhaps|probably|possibly|conceivably|maybe)(?: in| on| by)?)\s*(?:the\s+)?(?:year\s+)?$",
    re.I,
)
_DOUBT = re.compile(r"\?(?=[\])])|\s?(?:\[\?\]|\(\?\))")  # "(1632?)", "1751 [?]"
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
_DIVISIBLE = ("point", "decade", "century", "near", "value")
_FIRST_AND_LAST = {"first": "early", "last": "end", "final": "end"}
_RANKS = {"final": "last", "closing": "last", "opening": "first"}


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
        wider = counted(text, _parted(text, found, floor), floor)
        wider = _marked(text, wider, floor)
        if wider is found:
            break
        found = wider
    limit = _BOUND.search(left_of(text, found.start, floor))
    bound = _BOUNDS.get(limit["words"].casefold()) if limit else None
    return replace(found, said=replace(found.said, bound=bound)) if bound else found


def _parted(text: str, found: Found, floor: int) -> Found:
    said, left = found.said, left_of(text, found.start, floor)
    if said.part or said.day or said.feast or said.unit == "day" or said.form not in _DIVISIBLE:
        return found
    for pattern, read in ((_SHARE, _share), (_PART, _part)):
        hit = pattern.search(left)
        if hit and (part := read(hit)):
            return replace(found, start=found.start - len(left) + hit.start(), said=replace(found.said, part=part))
    return found


def _part(hit: re.Match[str]) -> str:
    word = " ".join((hit["noun"] or hit["adverb"] or hit["span"]).casefold().split())
    return _FIRST_AND_LAST.get(word) or _PART_WORDS[word]


def _share(hit: re.Match[str]) -> str | None:
    """ "third week", "first 6 months", "last decade"; vague counts are no shares of this kind."""
    rank = _RANKS.get(rank := hit["rank"].casefold().removeprefix("very").strip(), rank)
    units, count = hit["unit"].casefold(), hit["count"]
    if count is None:
        plural = hit[0][hit.end("unit") - hit.start() :].startswith("s")
        return None if plural else f"{rank} {units}"
    many = None if count.casefold() in VAGUE_NUMBERS else number(count)
    return f"{rank} {many} {units}s" if many and rank in ("first", "last") else None


def _marked(text: str, found: Found, floor: int) -> Found:
    doubt = _DOUBT.match(text, found.end) if not found.said.mark else None
    if doubt:
        return replace(found, end=doubt.end(), said=replace(found.said, mark="?"))
    left = left_of(text, found.start, floor)
    hit = _MARK.search(left) if not found.said.mark and found.said.form != "shift" else None
    if hit is None:
        return found
    mark = "~" if hit["about"] else "?"
    start = found.start - len(left) + hit.start() if hit["about"] else found.start
    return replace(found, start=start, said=replace(found.said, mark=mark))
