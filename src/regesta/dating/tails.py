"""The year that a date may end in, and what several rules read alike: "1934", "AD 183", "1534/5", "of that year"."""

import re
from typing import Any

from regesta.dating import calendars
from regesta.dating.lexicon import BCE, DASH, ERA, MONTH, ORDINALS, SEASON, WEEKDAYS, number, season_code

_NEXT_TO = r"(?:following|ensuing|next|preceding|previous)"
_BESIDE = r"the year (?:before|after)(?=[,.;]| (?:he|she|it|they|the)\b)"
_YEAR_WORD = rf"(?:of |in )?(?:{_BESIDE}|(?:that(?: same)?|this|the(?: very)? same|the(?: very)? {_NEXT_TO}) year)"
_OBJECT = r"(?! (?:the|an?|his|her|their|its) [^,.;]{1,60},)"  # "following the rising, he" tells no year
_FOLLOW = rf"(?:following|ensuing|next|preceding)(?= |[,.;]){_OBJECT}"
_YEAR = r"(?:[12]\d{3}(?!\d)|[1-9]\d{2}(?!\d|,\d))"
_SPLIT = rf"(?:(?:/|{DASH})\d{{1,4}}(?!\d))?"
_SHORT = r"[’‘']\d\d(?![\d’'\w])"
TAIL = (
    rf"(?:,? ?(?:of |in )?(?:the year (?:of our Lord |of grace )?)?(?P<era_before>{ERA} ?)?"
    rf"\[?(?P<year>{_YEAR}|\d{{1,2}}(?= ?{ERA}))(?P<split>{_SPLIT})\]?(?: ?(?P<era>{ERA}))?"
    rf"| (?:of |in )?(?P<short>{_SHORT})"
    rf"|,? (?P<word>{_YEAR_WORD})| (?P<follow>{_FOLLOW}))"
)
STYLE = r"(?: ?\(?(?P<style>O\.? ?S\.?|N\.? ?S\.?|Old Style|New Style)\)?(?!\w))?"
STYLE_AFTER = STYLE.replace("style", "style_after")
JOINT = rf"(?: ?(?:{DASH}|/) ?| (?:and|or|to|until|till|through) (?:the )?)"
LAST_SEASON = rf"(?P<last>{SEASON})"


def _titled(name: str) -> str:
    """A feast's name as it is printed, each word with its capital, either apostrophe."""
    words = [word if word in ("the", "of", "and") else word[0].upper() + word[1:] for word in name.split()]
    return " ".join(words).replace(".", r"\.?").replace("’", "[’']?")


def _any(names: object) -> str:
    return "(?:" + "|".join(sorted(map(_titled, names), key=len, reverse=True)) + ")"  # type: ignore[call-overload]


_FEAST = _any({*calendars.FIXED_FEASTS, *calendars.MOVABLE_FEASTS, *calendars.FEAST_WEEKS})
SAINT = rf"(?:St\.?|Saint) {_any(calendars.SAINTS)}"
FEAST = rf"(?:{_FEAST}|{SAINT}(?:[’']s?)? [Dd]ay|(?<=of\s){SAINT}|(?<=after\s){SAINT}|(?<=before\s){SAINT})"
DATED_NEXT = (
    rf" (?:the )?(?:[Ff]east of )?(?:(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH}(?!\w| [A-Z])|{FEAST}|[12]\d{{3}}(?!\w))"
)

Fields = dict[str, Any]


def tail(found: re.Match[str]) -> Fields:
    """The year's part of a date, as fields of `Said`."""
    groups = found.groupdict()
    if groups.get("word"):
        return {"year_word": which_of(groups["word"])}
    if groups.get("follow"):
        return {"year_word": "before" if which_of(groups["follow"]) == "previous" else "after"}
    if groups.get("short"):
        return {"of_century": int(groups["short"][1:])}
    if not groups.get("year"):
        return {}
    year, split = int(groups["year"]), (groups.get("split") or "")[1:]
    bce = era_of(groups.get("era_before"), groups.get("era"))
    return {"year": year, "bce": bce, "until": completed(year, split) if split else None}


def dual(said: Fields, month: int) -> Fields:
    """January to March 1534/5 is 1535 in new reckoning: the second of the years written."""
    until = said.pop("until", None)
    return {**said, "year": until} if until is not None and month <= 3 else said


def era_of(*written: str | None) -> bool | None:
    """True before Christ, False after, None where no era is written."""
    said = next((era for era in written if era), None)
    return None if said is None else re.match(BCE, said) is not None


def completed(first: int, last: str) -> int:
    """The second year of a pair, its leading digits understood: 1914, "18" -> 1918."""
    whole = str(first)
    return int(whole[: max(0, len(whole) - len(last))] + last)


def which_of(words: str) -> str:
    """Which year, month or day a word points at: same, next or previous."""
    if re.search(r"following|ensuing|next|after|coming|subsequent|succeeding", words, re.I):
        return "next"
    return "previous" if re.search(r"previous|preceding|before|prior", words, re.I) else "same"


def count(word: str | None) -> int | None:
    """The rank that "third" or "3rd" says."""
    return (ORDINALS.get(word.casefold()) or number(word)) if word else None


def weekday(word: str | None) -> int | None:
    """Monday 0 .. Sunday 6."""
    return WEEKDAYS.index(word) if word else None


def last_season(found: re.Match[str]) -> int | None:
    """The second season of "the summer and fall"."""
    return season_code(found["last"]) if found["last"] else None
