"""What could be a note marker in running text, by its shape alone, and how likely its shape makes it.

Four families, each with a sequence of its own: numbers glued to the word or stop before them ("publications.51"),
numbers or letters in brackets ("dawn.[12]"), superscript characters ("dawn.¹²"), symbols ("dawn.*"), and labels with a
prefix ("Cossacks,A11.16"). A plausibility above 1 means: a marker even if it stands alone; below 0: only if the
sequence asks for it.
"""

import re
from collections.abc import Iterator
from typing import Literal

from regesta.core.records import Placed, Record

Style = Literal["glued", "bracket", "superscript", "symbol", "prefixed", "roman"]


class Candidate(Placed, frozen=True, kw_only=True):
    """A possible marker: `label` as printed without brackets, `value` its place in the sequence."""

    label: str
    value: int
    style: Style
    weight: float


class Shape(Record, frozen=True, kw_only=True):
    """The pattern of one family; group `label` holds the label."""

    style: Style
    pattern: re.Pattern[str]


SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
CLOSERS = "’”\"'»)\\]"
STOPS = ".,;:!?…"
AFTER = rf"(?=$|[\s{STOPS}{CLOSERS}—–])"
SUPER = "[¹²³⁴⁵⁶⁷⁸⁹]"
# Each pattern begins with the label's first character and looks back over it: that is what makes a search fast.
SHAPES = (
    Shape(
        style="glued",
        pattern=re.compile(rf"(?P<label>[1-9](?<=[^\W\d_][1-9]|[{STOPS}{CLOSERS}%][1-9])\d{{0,3}}){AFTER}", re.M),
    ),
    Shape(style="bracket", pattern=re.compile(r"\[(?P<label>[1-9]\d{0,3}|[A-Za-z]|[*†‡§]{1,3})\]")),
    Shape(
        style="superscript",
        pattern=re.compile(rf"(?P<label>{SUPER}(?<=[^\s⁰¹²³⁴⁵⁶⁷⁸⁹]{SUPER})[⁰¹²³⁴⁵⁶⁷⁸⁹]{{0,3}})(?!\w)"),
    ),
    Shape(
        style="symbol",
        pattern=re.compile(
            rf"(?P<label>[*†‡¶](?<=[^\W_][*†‡¶]|[{STOPS}{CLOSERS}][*†‡¶])(?:(?<=\*)\*{{0,2}}|(?<=†)†?|(?<=‡)‡?)){AFTER}",
            re.M,
        ),
    ),
    Shape(
        style="prefixed",
        pattern=re.compile(
            rf"(?P<label>[A-Z](?<=[a-zà-ÿ{STOPS}{CLOSERS}][A-Z])[A-Z]?\d{{1,3}}\.\d{{1,3}}){AFTER}", re.M
        ),
    ),
    Shape(
        style="roman",
        pattern=re.compile(
            rf"(?P<label>[ivx](?<=[{STOPS}{CLOSERS}][ivx])(?:(?<=x)x{{0,2}}(?:ix|iv|v?i{{0,3}})|(?<=i)[xv]|(?<=[vi])i{{0,3}}))"
            rf"{AFTER}",
            re.M,
        ),
    ),
)
ABBREVIATION = re.compile(
    r"(?i)(?:^|[\s(\[‘“])(?:no|nos|p|pp|vol|vols|c|ca|ch|art|fol|f|ff|fig|sec|st|cap|lib|col|cols|pt|r|v|n|nn|l|ll|bk|"
    r"ser|doc|d|op|t|tom|sect|par|bd|nr|jg|ad|bc|matt|mk|lk|jn|gen|exod|ps|cor|rom|rev)[.:]$"
)
NUMERAL = re.compile(r"(?:^|[\s(])(?:[ivxlc]{1,6}|[IVXLC]{1,6})[.:,]$")  # "World War II.22", but also "vol. ii.4"
SECTION = re.compile(r"\d\.[A-Z]\.$")  # "1.E.7"
NEIGHBOUR = re.compile(rf"(?: |, ?)(?P<label>[1-9]\d{{0,3}}){AFTER}", re.M)
UNITS = re.compile(r"(?:^|[\s\d(])(?:k?m|cm|mm|ft|mi|in|yd|[a-zA-Z])$")
ROMAN = {"i": 1, "v": 5, "x": 10}
SYMBOLS = {"*": 1, "†": 2, "**": 2, "‡": 3, "***": 3, "§": 4, "††": 4, "¶": 5, "‡‡": 5}


def candidates(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Possible markers in `text[start:end]`, a block; nothing at its very beginning is one. Order: by family."""
    for shape in SHAPES:
        for match in shape.pattern.finditer(text, start, end):
            label = match["label"].translate(SUPERSCRIPTS)
            if match.start() > start and label:
                yield _candidate(text, match, shape.style, label, end)
                yield from _neighbours(text, match.end(), end, label) if shape.style == "glued" else ()


def _neighbours(text: str, at: int, end: int, label: str) -> Iterator[Candidate]:
    """A second marker beside the first, one higher: "supported.65 66 The"."""
    match = NEIGHBOUR.match(text, at, end)
    if match and int(match["label"]) == int(label) + 1:
        start, value = match.start("label"), int(match["label"])
        yield Candidate(start=start, end=match.end(), label=match["label"], value=value, style="glued", weight=0.5)


def _candidate(text: str, match: re.Match[str], style: Style, label: str, end: int) -> Candidate:
    weight = WEIGHTS[style](text, match, label, end)
    return Candidate(
        start=match.start(), end=match.end(), label=label, value=value_of(label), style=style, weight=weight
    )


def value_of(label: str) -> int:
    """A label's place in its sequence: "12" 12, "iv" 4, "b" 2, "†" 2, "A3.11" 11."""
    if label.isdigit():
        return int(label)
    if label in SYMBOLS:
        return SYMBOLS[label]
    if "." in label:
        return int(label.rsplit(".", 1)[1])
    if len(label) == 1 and label not in ROMAN:
        return ord(label.lower()) - ord("a") + 1
    return _roman(label)


def _roman(label: str) -> int:
    digits = [ROMAN.get(c, 0) for c in label]
    return sum(-d if any(d < later for later in digits[i + 1 :]) else d for i, d in enumerate(digits))


def _glued(text: str, match: re.Match[str], label: str, end: int) -> float:
    before = text[max(0, match.start() - 12) : match.start()]
    if ABBREVIATION.search(before) or SECTION.search(before):
        return -3.0
    year = -2.0 if len(label) == 4 and 1000 <= int(label) <= 2100 else 0.0
    return year + _left(before) + _right(text, match.end(), end)


def _left(before: str) -> float:
    """How the words before the number speak for a marker."""
    mark = before[-1]
    if before[-2:-1].isspace():
        return -3.0
    if NUMERAL.search(before):
        return -0.5 if mark == "." and before[-2].isupper() else -3.0
    if mark.isalpha():
        word = re.findall(r"[^\W\d_]+$", before)[0]
        return -0.4 if len(word) > 2 and word[1:].islower() else -2.5
    body = before.rstrip(".,;:!?…’”\"'»)]")
    if mark in ".,:" and len(before) - len(body) == 1 and body[-1:].isdigit():
        return -2.5
    return 1.0


def _right(text: str, at: int, end: int) -> float:
    """How what follows speaks for a marker: a new sentence, or the end of the paragraph, most."""
    following = text[at : min(end, at + 12)]
    if not following.strip():
        return 1.0
    word = following.lstrip(" \n")
    if following[0] in " \n":
        return 1.0 if word[:1].isupper() or word[:1] in "‘“\"'([—" else 0.5
    return 0.0 if following[0] in CLOSERS.replace("\\", "") + "—–" else -0.5


def _bracket(text: str, match: re.Match[str], label: str, end: int) -> float:
    apart = text[match.start() - 1].isspace()
    if label.isdigit():
        return (0.0 if apart else 2.0) - (2.0 if len(label) == 4 else 0.0)
    return 0.2 if not apart and not label.isalpha() else -0.8


def _superscript(text: str, match: re.Match[str], label: str, end: int) -> float:
    before = text[max(0, match.start() - 5) : match.start()]
    unit = label in "23" and UNITS.search(before)
    return -1.0 if unit or before[-1].isdigit() else 2.0


def _symbol(text: str, match: re.Match[str], label: str, end: int) -> float:
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    emphasised = label[0] == "*" and re.search(r"(?:^|[\s(‘“])" + re.escape(label) + r"\w", line)
    initial = re.search(r"(?:^|\W)[A-Z]$", line)
    return -9.0 if emphasised or (initial and len(label) > 1) else 2.0


def _prefixed(text: str, match: re.Match[str], label: str, end: int) -> float:
    return 2.0


def _roman_weight(text: str, match: re.Match[str], label: str, end: int) -> float:
    before = text[max(0, match.start() - 12) : match.start()]
    return (
        -3.0 if ABBREVIATION.search(before) or before[-1] in ",:" else 0.3 + 0.5 * (_right(text, match.end(), end) - 1)
    )


WEIGHTS = {
    "glued": _glued,
    "bracket": _bracket,
    "superscript": _superscript,
    "symbol": _symbol,
    "prefixed": _prefixed,
    "roman": _roman_weight,
}
