"""How a rule of the grammar is written: a pattern for the words, and a reader that says what they say.

A blank in a pattern matches any white space; named groups are for the reader. A reader returns None for "no date after
all", and the scan goes on one word further.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from regesta.dating.said import Said

Reader = Callable[[re.Match[str]], Said | None]
_NAME = re.compile(r"\(\?P<\w+>")
OPENING = re.compile(r"(?:^|[.;:!?”’—–]\s+|\n\s*|,\s+|\b(?:and|but|then|when)\s+)$")
"""What stands before the head of a sentence or clause."""


class Rule(NamedTuple):
    """`plain` is the pattern without names, to stand in the one alternation that finds all phrases."""

    plain: str
    pattern: re.Pattern[str]
    read: Reader


def rulebook(rules: list[Rule]) -> Callable[[str], Callable[[Reader], Reader]]:
    """A decorator `@rule(pattern)` that adds its reader to `rules`, which stand in order of precedence."""

    def rule(pattern: str) -> Callable[[Reader], Reader]:
        spaced = pattern.replace(" ?", r"\s?").replace(" ", r"\s+")

        def register(read: Reader) -> Reader:
            rules.append(Rule(_NAME.sub("(?:", spaced), re.compile(spaced), read))
            return read

        return register

    return rule
