"""What is counted from a date in its own phrase: "the eve of Easter 1916", "ten years after 1066"."""

import re

from msgspec.structs import replace

from regesta.dating.amounts import AMOUNT, amount
from regesta.dating.company import left_of
from regesta.dating.lexicon import ORDINAL_WORD, ORDINALS, WEEKDAY, either, unit_name
from regesta.dating.said import Found

_FIXED = {"eve": (-1, "day"), "vigil": (-1, "day"), "morrow": (1, "day"), "octave": (7, "day"), "octaves": (7, "day")}
_FIXED |= {"quinzaine": (14, "day"), "quindene": (14, "day")}
_BEFORE_IT = re.compile(
    rf"(?<!\w)(?:(?:the\s+)?(?P<fixed>{either(_FIXED)})\s+of"
    rf"|(?:the\s+)?(?:(?P<rank>{ORDINAL_WORD})\s+)?(?P<weekday>{WEEKDAY})(?:\s+next)?"
    r"\s+(?P<side>before|after|following|preceding)"
    rf"|(?:the\s+(?P<one>day|night|evening|morning|week|month|year)|(?P<all>the\s+)?(?P<amount>{AMOUNT}))"
    r"\s+(?P<way>before|after))(?:\s+the)?(?:\s+feast\s+of)?\s*$",
    re.I,
)


def counted(text: str, found: Found, floor: int) -> Found:
    """The phrase with what is counted from it: days and weeks from a day, years and longer from any date."""
    said, left = found.said, left_of(text, found.start, floor)
    hit = _BEFORE_IT.search(left) if said.form == "point" and not said.away and not said.why else None
    away = _distance(hit) if hit else None
    if hit is None or away is None or not (said.day or said.feast or away[1] in ("year", "decade", "century")):
        return found
    stretch = "stretch" if hit["all"] and abs(away[0]) > 1 else None  # "the two decades after 1925"
    return replace(found, start=found.start - len(left) + hit.start(), said=replace(said, away=away, which=stretch))


def _distance(hit: re.Match[str]) -> tuple[int, str] | None:
    """A count, negative before the date, and its unit or weekday."""
    if hit["fixed"]:
        return _FIXED[hit["fixed"].casefold()]
    if hit["weekday"]:
        rank = ORDINALS[hit["rank"].casefold()] if hit["rank"] else 1
        sign = 1 if hit["side"].casefold() in ("after", "following") else -1
        return sign * rank, hit["weekday"].capitalize()
    measured = (1, unit_name(hit["one"])) if hit["one"] else amount(hit["amount"])
    sign = 1 if hit["way"].casefold() == "after" else -1
    return (sign * measured[0], measured[1]) if measured else None
