"""Quotation marks told from apostrophes: every mark of a stretch of prose with the part it plays there.

Curly, straight and angled marks are read in the English, French and German manners. A single closing mark is the
hard case, since it is also the apostrophe: `closer` weighs the candidates for each opening mark.
"""

import re
from typing import Literal

from regesta.core.records import Record

Part = Literal["open", "close"]
Family = Literal["double", "single", "angle", "small-angle"]

FAMILIES: dict[str, Family] = {
    **dict.fromkeys('“”„‟"', "double"),
    **dict.fromkeys("‘’‚‛'", "single"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "small-angle"),
}
_MARK = re.compile("[" + "".join(FAMILIES) + "]")
_OPENS_AFTER = "([{<—–-―/…" + "".join(FAMILIES)
_ELIDED = re.compile(
    r"(?:t(?:is|was|were|will|would|wixt)|em|im|er|til|till|cause|bout|round|gainst|neath|mid|mongst|fore|n|pon|scuse)\b"
    r"|\d\ds?\b",
    re.I,
)
_FOLLOWS_CLOSER = re.compile(
    r"\W*$|\s*[.,;:!?)\]—–…”»\"]|\s+(?:and|or|but|nor|yet|so|as|at|by|for|from|in|into|of|off|on|onto|to|with|without|over|"
    r"under|upon|against|among|before|after|during|since|until|till|through|than|that|which|who|whom|whose|when|where|"
    r"while|whilst|because|if|though|although|unless|whether|how|why|what|is|are|was|were|be|been|has|have|had|do|does|did|"
    r"will|would|can|could|may|might|must|shall|should|he|she|it|they|we|i|you|his|her|its|their|our|my|the|a|an|this|"
    r"these|those|not|never|also|only|even|still|then|thus|too|rather|about|said|says|wrote|writes|asked|told|replied)\b"
    r"|\s+[^\sA-Za-z]|\s+[A-Z]",
)


class Mark(Record, frozen=True, kw_only=True):
    """One mark at offset `at` of the text, opening or closing a quotation of its family."""

    at: int
    family: Family
    part: Part


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks of `text[start:end]` in order, apostrophes left out; offsets are the text's."""
    found: list[Mark] = []
    closers: set[int] = set()
    for hit in _MARK.finditer(text, start, end):
        family = FAMILIES[hit.group()]
        part = _single(text, hit.start(), end, closers) if family == "single" else _paired(text, hit.start(), found)
        if part:
            found.append(Mark(at=hit.start(), family=family, part=part))
    return found


def _paired(text: str, at: int, before: list[Mark]) -> Part:
    """The part of a double or angled mark, which is never an apostrophe."""
    mark, family = text[at], FAMILIES[text[at]]
    last = next((m for m in reversed(before) if m.family == family), None)
    is_open = last is not None and last.part == "open"
    if mark in "„‟":
        return "open"
    if mark == "“":
        return "close" if is_open and last and text[last.at] == "„" else "open"
    if mark == "”":
        return "open" if not is_open and _opening_place(text, at) else "close"
    if mark in "«»‹›":
        return "close" if is_open and last and text[last.at] != mark else "open"
    if _opening_place(text, at) == _closing_place(text, at):
        return "close" if is_open else "open"
    return "open" if _opening_place(text, at) else "close"


def _single(text: str, at: int, end: int, closers: set[int]) -> Part | None:
    """The part of a single mark, or None for an apostrophe; `closers` remembers the ends already chosen."""
    if at in closers:
        return "close"
    if not _opens_single(text, at):
        return None
    ending = closer(text, at, end)
    if ending is None and text[at] in "'’":
        return None
    closers.update(() if ending is None else (ending,))
    return "open"


def _opens_single(text: str, at: int) -> bool:
    if text[at] == "’" or not _opening_place(text, at):
        return False
    return not _ELIDED.match(text, at + 1)


def closer(text: str, at: int, end: int) -> int | None:
    """Where the single quotation opened at `at` closes before `end`; None if nowhere.

    Candidates run to the next opening mark. One that may be a plural's genitive ("the soldiers’ families") waits for
    a surer one behind it; of doubtful ones alone the first counts.
    """
    candidates: list[int] = []
    for i in range(at + 1, end):
        if text[i] in "‘‚‛'" and _opens_single(text, i) and candidates:
            break
        if text[i] in "’'" and _closing_place(text, i):
            candidates.append(i)
    sure = (i for i in candidates if not _genitive(text, i, end))
    return next(sure, candidates[0] if candidates else None)


def _genitive(text: str, at: int, end: int) -> bool:
    """Whether the mark at `at` may be a plural's apostrophe: behind s, x or z, before what may be a noun."""
    return text[at - 1] in "sxzSXZ" and not _FOLLOWS_CLOSER.match(text[at + 1 : min(end, at + 40)])


def _opening_place(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in _OPENS_AFTER) and not after.isspace()


def _closing_place(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and not after.isalnum()
