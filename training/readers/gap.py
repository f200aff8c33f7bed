"""GAP: one pronoun of a Wikipedia paragraph and two names that it may stand for."""

import csv
import re
from pathlib import Path

from training.examples import Example

_WORD = re.compile(r"\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|(?:\w\.){2,}|\w+|[^\w\s]")


def read(data: Path, part: str) -> list[Example]:
    """The development file is training, the validation file is dev."""
    name = {"train": "development", "dev": "validation"}.get(part)
    if not name:
        return []
    with (data / "gap" / f"gap-{name}.tsv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [example for row in rows if (example := _example(row))]


def _example(row: dict[str, str]) -> Example | None:
    found = list(_WORD.finditer(row["Text"]))
    at = {match.start(): i for i, match in enumerate(found)}
    pronoun = at.get(int(row["Pronoun-offset"]))
    heads = {side: _last_word(row, side, at) for side in "AB"}
    if pronoun is None or None in heads.values():
        return None
    right = {head for side, head in heads.items() if row[f"{side}-coref"] == "TRUE" and head is not None}
    among = {head for head in heads.values() if head is not None}
    words = [match.group() for match in found]
    starts = [0, *(i + 1 for i in range(len(words) - 1) if words[i] == "." and words[i + 1][0].isupper())]
    links = {"right": {pronoun: right} if right else {}, "among": {pronoun: among}}
    return Example(words, starts, {"coref": links}, "gap")


def _last_word(row: dict[str, str], side: str, at: dict[int, int]) -> int | None:
    start = int(row[f"{side}-offset"])
    inside = [i for offset, i in at.items() if start <= offset < start + len(row[side])]
    return max(inside, default=None)
