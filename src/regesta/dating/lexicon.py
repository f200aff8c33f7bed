"""The words of time in English prose, and the pattern fragments that the grammar is written in.

Fragments hold no capturing groups, so that they can stand anywhere; the numbers are read from the words matched.
"""

import re
from collections.abc import Iterable

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = {"Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9, "Oct": 10}
SHORT_MONTHS |= {"Nov": 11, "Dec": 12}
# as clerks wrote them; 7ber to Xber count from March
SHORT_MONTHS |= {
    "Jany": 1,
    "Feby": 2,
    "Apl": 4,
    "Augt": 8,
    "Septr": 9,
    "Octr": 10,
    "Octbr": 10,
    "Novr": 11,
    "Novbr": 11,
}
SHORT_MONTHS |= {"Decr": 12, "Decbr": 12, "7ber": 9, "8ber": 10, "9ber": 11, "10ber": 12, "Xber": 12}
SHORT_MONTHS |= {"7br": 9, "8br": 10, "9br": 11, "10br": 12, "Xbr": 12}
MONTH_NUMBERS = {name: at for at, name in enumerate(MONTHS, start=1)} | SHORT_MONTHS
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "midsummer": 22, "midwinter": 24}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {word: at for at, word in enumerate(_SMALL, start=1)} | {
    ten + (f"-{one}" if one else ""): 10 * by + at
    for by, ten in enumerate(_TENS, start=2)
    for at, one in enumerate(["", *_SMALL[:9]])
}
NUMBERS |= {"a": 1, "an": 1, "one": 1, "a couple of": 2, "half a": 0}
VAGUE_NUMBERS = {"several": 4, "a few": 3, "some": 3, "many": 5}

_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
_IRREGULAR |= {"twelve": "twelfth"}


def _ordinal_word(cardinal: str) -> str:
    head, dash, last = cardinal.rpartition("-")
    if last in _IRREGULAR:
        return head + dash + _IRREGULAR[last]
    return f"{cardinal[:-1]}ieth" if cardinal.endswith("y") else f"{cardinal}th"


ORDINALS = {_ordinal_word(word): n for word, n in NUMBERS.items() if " " not in word and len(word) > 2}
DECADE_WORDS = {f"{ten[:-1]}ies": 10 * by for by, ten in enumerate(_TENS, start=2)}

UNITS = {
    "hour": "hour", "day": "day", "night": "day", "evening": "day", "morning": "day", "afternoon": "day",
    "week": "week", "fortnight": "fortnight", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "century", "centurie": "century", "twelvemonth": "year",
}  # fmt: skip
ISO_UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}


def iso_duration(count: int, unit: str) -> str:
    """An ISO 8601 duration: P3Y, P2W; decades, centuries and quarters in years and months."""
    years = {"decade": 10, "century": 100}
    if unit in years:
        return f"P{years[unit] * count}Y"
    return f"P{3 * count}M" if unit == "quarter" else f"P{count}{ISO_UNITS[unit]}"


_DIED = "died|dead|death|killed|murdered|assassinat|executed|shot|beheaded|perished|drowned|fell|end came"
_KILLED = "assassin|killed|murder|shot|stabbed|poisoned|struck down"
# a noun for an event -> how a sentence that dated the event may have told it (alternatives of a pattern)
EVENT_WORDS = {
    "death": _DIED, "execution": _DIED, "suicide": _DIED, "fall": _DIED, "killing": _KILLED, "murder": _KILLED,
    "assassination": _KILLED, "birth": "born|birth", "marriage": "marri|wed", "wedding": "marri|wed",
    "coronation": "crown|coronation", "accession": "accession|acceded|succeeded|ascended|throne",
    "burial": "burie|burial", "funeral": "burie|funeral", "arrival": "arriv|landed|reached",
    "departure": "depart|left|sailed|set out",
    "flight": "fled|flight|escaped", "return": "return|came back", "founding": "found", "foundation": "found",
    "trial": "trial|tried", "election": "elect|chosen", "appointment": "appoint|named", "signing": "sign",
    "expulsion": "expel|expulsion", "exile": "exile|banish", "release": "released|freed", "siege": "siege|besieg",
    "baptism": "bapti|christen", "abdication": "abdicat", "victory": "victor|won|defeat",
    "defeat": "defeat|lost|beaten",
    "publication": "publi|appeared|came out", "sale": "sold|sale", "purchase": "bought|purchase",
}  # fmt: skip


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a blank stays a blank."""
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True)) + ")"


MONTH = rf"(?:{either(MONTHS)}|{either(SHORT_MONTHS)}\b\.?)"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|[Mm]idsummer|[Mm]idwinter)(?:time)?"
WEEKDAY = either(WEEKDAYS)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|d(?!\w))?(?![\d:])"
ORDINAL_WORD = either(ORDINALS)
NUMBER = rf"(?:\d{{1,3}}|{either([*NUMBERS, *VAGUE_NUMBERS])})"
UNIT = either(UNITS)
BCE = r"(?:BCE|B\.\s?C\.\s?E\.|BC|B\.\s?C\.)"
CE = r"(?:CE|C\.\s?E\.|AD|A\.\s?D\.)"
ERA = rf"(?:{BCE}|{CE})(?!\w)"
DASH = r"(?:--|[-–—‒‑])"


def number(words: str) -> int | None:
    """What a number in digits or words says; vague ones ("a few") say roughly."""
    words = words.casefold().strip()
    digits = re.match(r"\d+", words)
    return int(digits.group()) if digits else NUMBERS.get(words, VAGUE_NUMBERS.get(words))


def month_number(word: str) -> int:
    """1..12 for a month's name or abbreviation."""
    return MONTH_NUMBERS[word.rstrip(".")]


def unit_name(word: str) -> str:
    """The unit that a word in the singular or plural names: "evenings" are days."""
    word = word.casefold()
    return UNITS.get(word) or UNITS[word.rstrip("s")]


def season_code(word: str) -> int:
    """EDTF's code of a northern season, 21..24."""
    return SEASONS[word.casefold().removesuffix("time")]
