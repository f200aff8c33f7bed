"""The grammar of single date phrases: one alternation of all rules finds them, one reader reads each.

Rules stand in order of precedence. What surrounds a phrase (parts, qualifiers) is `context`'s, ranges are `ranges`'.
"""

import re
from collections.abc import Iterator

from regesta.dating import absolute, bare, lasting, reckoned, relative
from regesta.dating.said import Found

RULES = (*reckoned.RULES, *absolute.RULES, *relative.RULES, *bare.RULES, *lasting.RULES, *bare.SMALL_YEARS)
# a phrase never begins inside a word, a number or an amount of money
_SCAN = re.compile(r"(?<![\w£$€#§/.,’'])(?:" + "|".join(f"(?:{rule.plain})" for rule in RULES) + ")")


def scan(text: str) -> Iterator[Found]:
    """The date phrases in order, none overlapping."""
    start = 0
    while hit := _SCAN.search(text, start):
        found = _read(text, hit.start())
        if found:
            yield found
        start = found.end if found else _next_word(text, hit.start())


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at + 1


def _read(text: str, at: int) -> Found | None:
    for _, pattern, read in RULES:
        found = pattern.match(text, at)
        said = read(found) if found else None
        if found and said:
            return Found(start=at, end=found.end(), said=said)
    return None
