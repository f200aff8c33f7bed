"""How long: "three days", "half a century", "a year and a half" as a count of one unit."""

import re

from regesta.dating.lexicon import NUMBER, UNIT, number, unit_name

_PART = r"(?:half|(?:a |one )?quarter|three[- ]quarters)(?: of)?(?: an?)?"
_LONG = r"(?:long|full|whole|more|further|successive|consecutive)"
AMOUNT = (
    rf"(?:(?i:{_PART})[- ](?:year|decade|century|month)"
    rf"|(?i:{NUMBER})(?: and a half)?(?: {_LONG})?[- ]{UNIT}s?(?: and a half)?)(?!\w)"
)
_READ = re.compile(
    rf"(?P<part>{_PART})[- ](?P<whole>{UNIT})"
    rf"|(?P<count>{NUMBER})(?P<half> and a half)?(?: {_LONG})?[- ](?P<unit>{UNIT})s?(?P<half_after> and a half)?"
)
_SMALLER = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year"), "month": (30, "day")}
_SMALLER |= {"week": (7, "day")}


def amount(words: str) -> tuple[int, str] | None:
    """A count and its unit, halves and quarters in the next smaller unit; None where nothing whole comes out."""
    found = _READ.fullmatch(" ".join(words.casefold().split()))
    if found is None:
        return None
    if found["part"]:
        quarters = 2 if found["part"].startswith("half") else 3 if found["part"].startswith("three") else 1
        return _smaller(quarters, 4, unit_name(found["whole"]))
    count, unit = number(found["count"]), unit_name(found["unit"])
    if count is None:
        return None
    if found["half"] or found["half_after"]:
        return _smaller(2 * count + 1, 2, unit)
    return _whole(count, unit)


def _whole(count: int, unit: str) -> tuple[int, str] | None:
    """Full days of hours as days, fortnights as weeks."""
    if unit == "hour":
        return (count // 24, "day") if count and count % 24 == 0 else None
    return (2 * count, "week") if unit == "fortnight" else (count, unit) if count else None


def _smaller(parts: int, of: int, unit: str) -> tuple[int, str] | None:
    if unit not in _SMALLER:
        return None
    size, smaller = _SMALLER[unit]
    return parts * size // of, smaller
