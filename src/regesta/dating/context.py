"""What stands round a date phrase: parts of periods, qualifiers, limits, and the words that make it no date at all."""

import re

from msgspec.structs import replace

from regesta.dating.lexicon import DASH, ERA, MONTHS, either
from regesta.dating.said import Found, Said

_REACH = 48  # characters to the left that a modifier can take

_PART_WORDS = {
    "early": "early", "earlier": "early", "earliest": "earliest", "mid": "mid", "middle": "middle", "late": "late",
    "later": "late", "latter": "late", "beginning": "beginning", "start": "beginning", "opening": "beginning",
    "outset": "beginning", "dawn": "beginning", "end": "end", "close": "end", "closing": "end", "height": "mid",
    "first half": "first half", "second half": "second half", "latter half": "second half", "last half": "second half",
    "first third": "first third", "last third": "last third", "first quarter": "first quarter",
    "second quarter": "second quarter", "third quarter": "third quarter", "last quarter": "last quarter",
    "final quarter": "last quarter", "rest": "rest", "remainder": "rest", "whole": "rest", "course": "rest",
    "very end": "end", "very beginning": "beginning",
    "tail end": "end",
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

_PREPOSITION = re.compile(
    r"(?<!\w)(?:in|by|since|until|till|from|during|before|after|throughout|through|between|to|of|for|and|or|on|that|this|"
    r"early|late|mid|next|last|as|around|about|towards|toward|c\.|circa|ca\.)[\s,]+$|[(/–—]\s*$",
    re.I,
)
_CERTAIN = re.compile(
    r"(?<!\w)(?:in|since|until|till|during|throughout|through|before|between|from)\s+(?:the\s+)?(?:year\s+)?$", re.I
)
_ON = re.compile(r"(?<!\w)(?:on|upon|until|till|by|from|since|before|after|to|through|and|between)\s+$", re.I)
_THE = re.compile(r"(?<!\w)(?:the|an?|his|her|their|its)\s+$", re.I)
_FUNCTION = re.compile(
    r"\s*(?:[,.;:)!?’”—–]|$|\n|\s(?:the|an?|he|she|it|they|we|his|her|its|their|and|or|but|to|for|with|in|at|on|by|when|"
    r"which|who|there|this|that|was|were|had|has|is|as|from|of|after|before|came|did|two|three|some|all|both|one|"
    r"while|where|until|than|nor|not|no|saw|brought|would|could|should|another|most|more|over|under|only|also|then|"
    r"several|many|thousands|hundreds|large|a|about|into|out|up|left|found|began|however|\w+ed)\b)"
)
_CAPITAL = re.compile(r"\s+(?:[A-Z][a-z]|[A-Z]+\b)")
_COUNTED = (
    r"men|people|soldiers|troops|miles|pounds|years|days|tons|tonnes|feet|yards|acres|prisoners|inhabitants|workers|"
    r"horses|ships|guns|members|dead|killed|persons|votes|francs|dollars|roubles|rubles|marks|florins|ducats|livres|"
    r"crowns|words|delegates|deputies|others|km|kilometers|kilometres|metres|meters|hectares|of them|percent|per cent|"
    r"or so|more|strong|casualties|civilians|families|houses|villages|tanks|aircraft|planes|infantry|cavalry|"
    r"men-at-arms|knights|slaves|students|peasants|settlers|colonists|children|women|refugees|rounds|barrels|cubic|square"
)
_PAPERS = r"volumes|books|copies|pages|documents|items|letters|pieces|cases|articles|pamphlets"
_QUANTITY = re.compile(rf"(?:\s+|-)(?:(?!the|his|her|its|their|all|that)[a-z]+\s+)?(?:{_COUNTED})(?!\w)")
_PAPER = re.compile(rf"\s+(?:{_PAPERS})(?!\w)")
_REFERENCE = re.compile(
    r"(?:[£$€#§]|(?<!\w)(?:pp?|vols?|nos?|no|fols?|ff?|ll?|ch|chap|chapter|page|pages|line|lines|room|number|article|"
    r"section|part|book|canto|psalm|verse|figure|table|plate|regiment|resolution|battalion|division|telegram|document|doc|despatch|"
    r"note|item|MS|MSS|op|Art|Rev|Cap|Reg|bill|Convoy|Flight|box|file|delo|fond|opis|RG)\.?\s*)$",
    re.I,
)
_NAME_LIKE = ("April", "May", "June", "August", "March")


def left_of(text: str, at: int, floor: int = 0) -> str:
    """The words before `at` that can speak of it, down to `floor`."""
    return text[max(floor, at - _REACH) : at]


_MODERN = re.compile(r"(?<![\d.,£$€])1[0-9]\d\d(?!\d)")
_ANCIENT = re.compile(rf"\d\s?{ERA}|{ERA}\s?\d|(?:c\.|circa)\s?[1-9]\d\d(?!\d)|{either(MONTHS)}\s[1-9]\d\d(?!\d)")


def is_ancient(text: str) -> bool:
    """Whether the text tells of times whose years have three digits: by an era, or for want of later years."""
    return _ANCIENT.search(text) is not None or _MODERN.search(text) is None


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
    left = left_of(text, found.start, floor)
    hit = (
        _PART.search(left)
        if found.said.part is None and found.said.form in _DIVISIBLE and found.said.unit != "day"
        else None
    )
    if hit is None or found.said.day is not None:
        return found
    word = " ".join((hit["noun"] or hit["adverb"] or hit["span"]).casefold().split())
    part = {"first": "early", "last": "end", "final": "end"}.get(word) or _PART_WORDS[word]
    return replace(found, start=found.start - len(left) + hit.start(), said=replace(found.said, part=part))


_DIVISIBLE = ("point", "decade", "century", "near")


def _marked(text: str, found: Found, floor: int) -> Found:
    left = left_of(text, found.start, floor)
    hit = _MARK.search(left) if not found.said.mark and found.said.form != "shift" else None
    if hit is None:
        return found
    mark = "~" if hit["about"] else "?"
    start = found.start - len(left) + hit.start() if hit["about"] else found.start
    return replace(found, start=start, said=replace(found.said, mark=mark))


def plausible(text: str, found: Found, *, floor: int, ancient: bool) -> bool:
    """Whether a phrase that could be something else (a number, a name, an adjective) is a date here."""
    said, left, right = found.said, left_of(text, found.start, floor), text[found.end : found.end + 40]
    if said.why == "part":
        return said.part is not None
    if said.why == "nth":
        return _plausible_day(text, found, left, right)
    if said.why == "short":
        return re.search(r"(?<!\w)(?:of|in|since|the|by)\s+$", left) is not None
    if said.why == "small":
        return _plausible_small(said, left, right, ancient=ancient)
    if said.why == "bare":
        return said.part is not None or _plausible_bare(text, found, left, right)
    if said.feast and said.year is None:
        return _plausible_feast(left, right)
    if said.form == "point" and said.year is not None and said.month is None and said.season is None:
        return _plausible_year(said, text[found.start : found.end], left, right)
    return True


def _plausible_feast(left: str, right: str) -> bool:
    """A feast without a year: not "Corpus Christi College", nor "the St. Bartholomew's Day Massacre"."""
    return not _CAPITAL.match(right) and bool(_FEAST_LEFT.search(left))


_FEAST_LEFT = re.compile(
    r"(?<!\w)(?:on|at|by|of|before|after|until|till|since|from|to|that|the|and|between|every|for)\s+$", re.I
)


def _plausible_year(said: Said, words: str, left: str, right: str) -> bool:
    if said.bce is not None or said.feast:
        return True
    if _REFERENCE.search(left):
        return False
    if _PAPER.match(right) and not _THE.search(left) and said.year is not None and said.year % 10 == 0:
        return False
    return not _QUANTITY.match(right) and not re.match(r"[\d,]*\d|\s?%|°|:\d", right)


def _plausible_small(said: Said, left: str, right: str, *, ancient: bool) -> bool:
    """Two and three digits: only after a preposition of time or `c.`, before a pause or a function word."""
    if said.year is None or _REFERENCE.search(left) or _QUANTITY.match(right):
        return False
    if _TO_ERA.match(right):
        return True
    if not ancient:
        return False
    if said.mark and (said.until or said.year >= 100):
        return bool(re.match(r"\s*(?:[,.;:)]|$)|\s+(?:and|to|he|she|the|in|by)\b", right))
    if said.until is not None:
        return said.until > said.year >= 100 and bool(re.search(r"\(\s*$", left))
    return (
        said.year >= 100
        and bool(_CERTAIN.search(left) or re.search(r"(?<!\w)(?:of|by|from\s+\d+\s+to)\s+$", left))
        and bool(_SMALL_RIGHT.match(right))
    )


_TO_ERA = re.compile(rf"\s*(?:{DASH}|to|until|and)\s*(?:the\s+)?\d{{1,4}}\s?{ERA}")
_SMALL_RIGHT = re.compile(
    r"\s*(?:[,.;:)–—]|$)|\s+(?:the|he|she|it|they|his|her|and|to|when|by|at|in|was|were|had|with|after|as|for|under|over|on|"
    r"until|but|which|a|an|[A-Z]\w+)\b"
)


def _plausible_day(text: str, found: Found, left: str, right: str) -> bool:
    words = text[found.start : found.end]
    if not _ON.search(left):
        return False
    if re.search(r"\d", words):
        return bool(_FUNCTION.match(right) or (re.search(r"(?<!\w)on\s+$", left, re.I) and _CAPITAL.match(right)))
    return bool(
        re.match(r"\s*[,.;:)]|\s+(?:he|she|they|the|it|a)\b", right) and re.search(r"(?<!\w)on\s+$", left, re.I)
    )


def _plausible_bare(text: str, found: Found, left: str, right: str) -> bool:
    words = text[found.start : found.end]
    if found.said.month is not None:
        return _plausible_month(words, left, right)
    if found.said.weekday is not None:
        return bool(_ON.search(left)) and bool(_FUNCTION.match(right) or _CAPITAL.match(right))
    if re.search(r"[SAFW]\w+$", words):
        return bool(re.search(r"(?<!\w)(?:in|by|until|since)\s+$", left, re.I)) and not _CAPITAL.match(right)
    if "fall" in words and (not words.casefold().startswith("the") or re.match(r"\s+of\b", right)):
        return False
    if re.match(r"\s+(?:of|and)\b", right) or not (_FUNCTION.match(right) or _CAPITAL.match(right)):
        return False
    return bool(re.match(r"the\s", words, re.I)) or bool(re.search(r"(?<!\w)(?:by|until|since|in)\s+$", left, re.I))


_OWNED = re.compile(r"(?:[’']s?|(?<!\w)(?:the|an?|his|her|their|its))\s+$")


def _plausible_month(words: str, left: str, right: str) -> bool:
    named = _CAPITAL.match(right) is not None
    if re.match(r"[’']s\b|-\w", right) or (named and _THE.search(left)):
        return False
    if _OWNED.search(left) and re.match(r"\s+[a-z]", right) and words not in ("March", "May"):
        return True
    if _CERTAIN.search(left):
        return True
    if named and words in _NAME_LIKE:
        return False
    if _PREPOSITION.search(left) or re.search(rf"{either(MONTHS)},?\s+(?:and\s+)?$", left):
        return not (words == "May" and re.search(r"(?:and|or|that|this|to)\s+$", left) and re.match(r"\s+[a-z]", right))
    opening = re.search(r"(?:^|[.!?]\s+)$", left)
    return bool(opening) and words not in _NAME_LIKE and bool(_FUNCTION.match(right))
