"""WikiWars' texts and TIMEX3 values, and how a TIMEX3 value is written in EDTF.

| TIMEX3 | EDTF | |
| --- | --- | --- |
| `1934-12-16`, `1934-12`, `1934` | the same | |
| `BC0490-09` | `-0489-09` | years before Christ are astronomical in EDTF |
| `1942-SP`, `-SU`, `-FA`, `-WI` | `1942-21` .. `1942-24` | |
| `1942-H1`, `1942-Q3` | `1942-40`, `1942-35` | |
| `1934-12-16TNI`, `...T05:30` | `1934-12-16` | clock times are left out |
| `1934-12-XX`, `1934-XX-XX` | `1934-12`, `1934` | |
| `193`, `BC048`, `18` | `193X`, `-0488/-0479`, `18XX` | decades and centuries |
| `PRESENT_REF`, `XXXX-..`, week values, empty | none | no calendar value: left out |

A tag with a `mod` (START, MID, END, ...) is met by any value that lies in its period.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from regesta.core import edtf

SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


class Tag(NamedTuple):
    """A gold date: its place in the text, its EDTF value, whether only a part of it is meant."""

    start: int
    end: int
    value: str
    part: bool


def to_edtf(timex: str) -> str | None:
    """A TIMEX3 value in EDTF; None for one without a calendar value."""
    bce = timex.startswith("BC")
    bare = re.sub(r"(-XX)+$", "", timex.removeprefix("BC").split("T")[0])
    if found := re.fullmatch(r"(\d{4})(?:-(\d\d|SP|SU|FA|WI|H[12]|Q[1-4]))?(?:-(\d\d))?", bare):
        year, part, day = found.groups()
        first = edtf.year_text(1 - int(year) if bce else int(year))
        return "-".join(filter(None, (first, _part(part), day)))
    if re.fullmatch(r"\d{3}", bare):
        first = int(bare) * 10
        return f"{edtf.year_text(-8 - first)}/{edtf.year_text(1 - first)}" if bce else f"{bare}X"
    return f"{bare}XX" if re.fullmatch(r"\d\d", bare) and not bce else None


def _part(part: str | None) -> str | None:
    if part is None or part.isdigit():
        return part
    return str(SEASONS.get(part) or {"H": 39, "Q": 32}[part[0]] + int(part[1]))


def documents(folder: Path) -> Iterator[tuple[str, list[Tag]]]:
    """Each text of the corpus with its dates; the document times at its head are left out."""
    for path in sorted(folder.glob("*.tml")):
        raw = path.read_text(encoding="utf-8")
        yield _read(raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")])


def _read(body: str) -> tuple[str, list[Tag]]:
    text, tags, open_tags = "", [], []
    for piece in re.finditer(r"<TIMEX3([^>]*)>|</TIMEX3>|<[^>]+>|[^<]+", body):
        words = piece.group()
        if words.startswith("<TIMEX3"):
            open_tags.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', piece[1]))))
        elif words == "</TIMEX3>":
            start, said = open_tags.pop()
            value = to_edtf(said.get("value", ""))
            if value and said["type"] in ("DATE", "TIME"):
                tags.append(Tag(start, len(text), value, bool(said.get("mod"))))
            if said["tid"] == "t0":
                text, tags = "", []
        elif not words.startswith("<"):
            text += html.unescape(words)
    return text, tags
