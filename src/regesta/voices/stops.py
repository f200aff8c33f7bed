"""Where a clause or a sentence ends in plain text: full stops that are no abbreviation's, and the end of a line."""

import re

_SHORT = "".join(
    rf"(?<!\b{word})" for word in "Mr Mrs Ms Dr St Rev Gen Col Capt Sir Hon Sen Gov Prof Jr cf vol pp ca".split()
)
_POINT = rf"{_SHORT}(?<!\b[A-Z])(?<!\.)\."

CLAUSE_END = re.compile(rf"(?:{_POINT}|[;:?!])\s|\n")
"""A stop, colon or semicolon with what follows it."""
SENTENCE_END = re.compile(rf"(?:{_POINT}|[?!])(?:[”’\"')\]]|\s)*\s+(?=[“‘\"'(\[]*[A-Z0-9])|\n")
"""The end of a sentence, up to the first letter of the next."""


def sentence_start(text: str, at: int, reach: int = 600) -> int:
    """Where the sentence that holds `at` begins, looked for as far back as `reach`."""
    earliest = max(0, at - reach)
    return max((stop.end() for stop in SENTENCE_END.finditer(text, earliest, at)), default=earliest)
