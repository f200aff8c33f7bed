"""The company that a phrase keeps: whether a number, a name or an adjective is a date where it stands."""

import re

from regesta.dating.lexicon import DASH, ERA, MONTHS, either
from regesta.dating.said import Found, Said

_REACH = 48  # characters to the left that can speak of a phrase

_PREPOSITION = re.compile(
    r"(?<!\w)(?:in|by|since|until|till|from|during|before|after|throughout|through|between|to|of|for|and|or|on|that|this|"
    r"early|late|mid|next|last|as|around|about|towards|toward|c\.|circa|ca\.)[\s,]+$|[(/–—]\s*$",
    re.I,
)
_CERTAIN = re.compile(
    r"(?<!\w)(?:in|since|until|till|during|throughout|through|before|between|from)\s+(?:the\s+)?(?:year\s+)?$", re.I
)
_ON = re.compile(r"(?<!\w)(?:(?:up)?on|until|till|by|from|since|before|after|to|through|and|between)\s+$", re.I)
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
    r"men-at-arms|foot|sabres|lances|bayonets|hours|knights|slaves|students|peasants|settlers|colonists|children|women|refugees|rounds|barrels|cubic|square|"
    r"sheep|cattle|oxen|muskets|rifles|souls|kilograms|kg|bushels|gallons|hogsheads"
)
_PAPERS = r"volumes|books|copies|pages|documents|items|letters|pieces|cases|articles|pamphlets"
_NEW = (
    r"the|his|her|its|their|all|that|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|some|several|"
    r"many|most|both|few|half|hundreds|thousands|no|another|other|these|those"
)
"""What begins a phrase of its own behind a year: "in 1615 three of them left"."""
_QUANTITY = re.compile(rf"(?:\s+|-)(?:(?!(?:{_NEW})\b)[a-z]+\s+)?(?:{_COUNTED})(?!\w)")
_PAPER = re.compile(rf"\s+(?:{_PAPERS})(?!\w)")
_REFERENCE = re.compile(
    r"(?:[£$€#§]|(?<!\w)(?:pp?|vols?|nos?|no|fols?|folios?|leaf|ff?|ll?|ser|cols?|pl|fig|inv|cat|ch|chap|chapter|page|"
    r"pages|line|lines|room|number|article|section|part|book|canto|psalm|verse|figure|table|plate|regiment|resolution|"
    r"battalion|division|telegram|document|doc|despatch|note|item|MSS?|Add|op|Art|Rev|Cap|Reg|bill|Convoy|Flight|box|"
    r"file|delo|fond|opis|RG)\.?\s*)$",
    re.I,
)
_NAME_LIKE = ("April", "May", "June", "August", "March")
_MODERN = re.compile(r"(?<![\d.,£$€])1[0-9]\d\d(?!\d)")
_ANCIENT = re.compile(rf"\d\s?{ERA}|{ERA}\s?\d|(?:c\.|circa)\s?[1-9]\d\d(?!\d)|{either(MONTHS)}\s[1-9]\d\d(?!\d)")
_FEAST_LEFT = re.compile(
    r"(?<!\w)(?:on|at|in|by|of|before|after|until|till|since|from|to|that|the|and|between|every|for|during)\s+$", re.I
)
_SAINT = re.compile(r"(?:the )?(?:feast of )?(?:(?:St\b\.?|Saint) (?!.*(?:[’']s|s[’'])(?: |$))|Immaculate)", re.I)
_SAINT_LEFT = re.compile(
    r"(?<!\w)(?:on|by|until|till|since|before|after|(?:feast|eve|day|night|vigil|morrow|octave|mass|week) of)\s+"
    r"(?:the\s+)?$",
    re.I,
)
_LIFE = re.compile(r"(?<!\w)(?:died|born|crowned|martyred|d\.|b\.|fl\.)\s+(?:in\s+)?$")
_IN = re.compile(r"(?:^|[.;!?][”’\"]?\s+|\n\s*)In\s+$")
_COUNTED_FROM = re.compile(r"(?<!\w)(?:before|after)\s+$", re.I)
_TO_ERA = re.compile(rf"\s*(?:{DASH}|to|until|and)\s*(?:the\s+)?\d{{1,4}}\s?{ERA}")
_SMALL_RIGHT = re.compile(
    r"\s*(?:[,.;:)–—]|$)|\s+(?:the|he|she|it|they|his|her|and|to|when|by|at|in|was|were|had|with|after|as|for|under|over|on|"
    r"until|but|which|a|an|[A-Z]\w+)\b"
)
_OWNED = re.compile(r"(?:[’']s?|(?<!\w)(?:the|an?|his|her|their|its))\s+$")


def left_of(text: str, at: int, floor: int = 0) -> str:
    """The words before `at` that can speak of it, down to `floor`."""
    return text[max(floor, at - _REACH) : at]


def is_ancient(text: str) -> bool:
    """Whether the text tells of times whose years have three digits: by an era, or for want of later years."""
    return _ANCIENT.search(text) is not None or _MODERN.search(text) is None


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
    if said.feast and said.year is None and said.away is None:
        return _plausible_feast(said.feast, left, right)
    if said.form == "point" and said.year is not None and said.month is None and said.season is None:
        return _plausible_year(said, text[found.start : found.end], left, right)
    return True


def _plausible_feast(feast: str, left: str, right: str) -> bool:
    """A feast without a year: no "Corpus Christi College", "St. Bartholomew's Day Massacre", "cross of St. George"."""
    fits = _COUNTED_FROM if feast == "Trinity" else _SAINT_LEFT if _SAINT.match(feast) else _FEAST_LEFT
    return not _CAPITAL.match(right) and bool(fits.search(left))


def _plausible_year(said: Said, words: str, left: str, right: str) -> bool:
    if said.bce is not None or said.feast:
        return True
    if _REFERENCE.search(left) or re.search(r"(?<!\d)\d{3}- ?$|\d:$", left):
        return False
    if _PAPER.match(right) and not _THE.search(left) and said.year is not None and said.year % 10 == 0:
        return False
    return not _QUANTITY.match(right) and not re.match(r"[\d,]*\d|\s?%|°|:\d", right)


def _plausible_small(said: Said, left: str, right: str, *, ancient: bool) -> bool:
    """Two and three digits: only after a preposition of time or `c.`, before a pause or a function word.

    A text of later times has them where a life begins or ends ("died in 335") and alone at the head of a sentence.
    """
    if said.year is None or _REFERENCE.search(left) or _QUANTITY.match(right):
        return False
    if _TO_ERA.match(right):
        return True
    if not ancient:
        told = _LIFE.search(left) or (_IN.search(left) and right.startswith(","))
        return bool(told) and said.year >= 100 and bool(_SMALL_RIGHT.match(right))
    if said.mark and (said.until or said.year >= 100):
        return bool(re.match(r"\s*(?:[,.;:)]|$)|\s+(?:and|to|he|she|the|in|by)\b", right))
    if said.until is not None:
        return said.until > said.year >= 100 and bool(re.search(r"\(\s*$", left))
    return (
        said.year >= 100
        and bool(_CERTAIN.search(left) or re.search(r"(?<!\w)(?:of|by|from\s+\d+\s+to)\s+$", left))
        and bool(_SMALL_RIGHT.match(right))
    )


def _plausible_day(text: str, found: Found, left: str, right: str) -> bool:
    words = text[found.start : found.end]
    if not _ON.search(left):
        return False
    if re.search(r"\d", words):
        return bool(
            _FUNCTION.match(right) or (re.search(r"(?<!\w)(?:up)?on\s+$", left, re.I) and _CAPITAL.match(right))
        )
    return bool(
        re.match(r"\s*[,.;:)]|\s+(?:he|she|they|the|it|a)\b", right) and re.search(r"(?<!\w)(?:up)?on\s+$", left, re.I)
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
