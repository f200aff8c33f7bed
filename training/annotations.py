"""Annotated passages kept stand-off: the layers lie in training/annotations/, the words stay in the books.

A file NAME.json holds `source` (the book's path under the folder of books, its sha256, `form` `text` or `xml`, and
`lines`: the [start, end] of each line of the passage in the decoded book) and `layers`, named as in the ledger, every span
an [start, end] in the passage's text. `trigger`, and the cause and effect of `causes`, list every span that is accepted.
A line of the passage is a stretch of the book without tags, its notes shrunk to their markers, its white space to one blank.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Span = list[int]
FOLDER = Path(__file__).parent / "annotations"
BOOKS = Path(__file__).parents[2] / "shared" / "books"
LAYERS: dict[str, tuple[str, ...]] = {  # each layer's keys that hold one span
    "notes": (), "times": (), "entities": (), "quotations": ("span",), "attributions": ("cue", "content"), "statements": (),
    "memberships": (), "ties": (), "works": (), "holdings": ("at", "item_at"), "causes": (), "accounts": ("claim",),
    "characterisations": ("phrase",)}
NOTE = re.compile(r'<note\b[^>]*?\bn="([^"]+)"[^>]*>.*?</note>', re.S)
ENDING = re.compile(r" @\d+(?: #\d+)?$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a book and what is marked in it; `gold` maps each layer to its items."""

    name: str
    text: str
    gold: dict[str, list[Any]]


def passages(folder: Path = FOLDER, books: Path = BOOKS) -> Iterator[Passage]:
    """Every annotated passage; raises FileNotFoundError without the books, ValueError where a book is another edition."""
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        yield Passage(path.stem, fetch(record["source"], books), record["layers"])


def materialise(target: Path, folder: Path = FOLDER, books: Path = BOOKS) -> list[Path]:
    """Write every passage as NAME.txt and NAME.yaml (spans as words, see gold/FORMAT.md) and return the YAML files."""
    target.mkdir(parents=True, exist_ok=True)
    return [write(passage, target) for passage in passages(folder, books)]


def fetch(source: dict[str, Any], books: Path = BOOKS) -> str:
    """The passage's text, from the book that `source` names."""
    data = (books / source["book"]).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != source["sha256"]:
        raise ValueError(f"{source['book']}: expected sha256 {source['sha256']}, found {found}: fetch that edition")
    book = re.sub(r"\r\n?", "\n", data.decode("utf-8-sig"))
    return "\n".join(normal(book[start:end], source["form"]) for start, end in source["lines"])


def normal(raw: str, form: str) -> str:
    """One line of a passage from its stretch of the book."""
    if form == "xml":
        raw = html.unescape(re.sub(r"<[^>]+>|[\u2060\ufeff]", "", NOTE.sub(r"\1", raw)))
    return re.sub(r"\s+", " ", raw).strip()


# ---- words -> offsets ------------------------------------------------------------------------------------------------
def standoff(path: Path) -> dict[str, list[Any]]:
    """The layers of a YAML file whose spans are written as words, with offsets in their place."""
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = (path.parent / gold["text"]).read_text(encoding="utf-8")
    taken = [span for entity in gold.get("entities") or [] for words in entity.get("not") or [] for span in locate(text, words)]
    names = named(text, gold.get("entities") or [], taken)
    return {layer: [located(text, layer, item, names) for item in gold.get(layer) or []] for layer in LAYERS}


def named(text: str, entities: list[dict[str, Any]], taken: list[Span]) -> dict[str, list[Span]]:
    """Where each entity is named; the longest name takes a place first, and no name stands in the places `taken`."""
    out: dict[str, list[Span]] = {entity["id"]: [] for entity in entities}
    for name, owner in sorted(((name, e["id"]) for e in entities for name in e.get("names") or []), key=lambda x: -len(x[0])):
        free = [spot for spot in hits(text, name) if not any(spot[0] < t[1] and t[0] < spot[1] for t in taken)]
        taken += free
        out[owner] += free
    return {owner: sorted(spots) for owner, spots in out.items()}


def located(text: str, layer: str, item: Any, names: dict[str, list[Span]]) -> Any:
    """One item of a layer with offsets for words."""
    if layer == "notes":
        return locate(text, item)[0]
    if layer == "times":
        return [locate(text, item[0])[0], item[1]]
    if layer == "causes":
        return [locate(text, part) for part in item]
    if layer == "entities":
        forms = {form: [locate(text, words)[0] for words in item.get(form) or []] for form in ("nominals", "pronouns")}
        return {"id": item["id"], "kind": item["kind"], "names": names[item["id"]]} | forms
    several = {key: locate(text, item[key]) for key in ("trigger",) if key in item}
    return item | several | {key: locate(text, item[key])[0] for key in LAYERS[layer] if key in item}


def locate(text: str, wanted: str) -> list[Span]:
    """The accepted spans of "words @line #occurrence | other words"; raises ValueError where they don't stand there once."""
    parts = wanted.split(" | ")
    ending = ENDING.search(parts[-1])
    whole = [part if ENDING.search(part) else part + (ending.group() if ending else "") for part in parts]
    return [[place(text, part.split(" … ")[0])[0], place(text, part.split(" … ")[-1])[1]] for part in whole]


def place(text: str, wanted: str) -> Span:
    words, line, nth = re.fullmatch(r"(.*?)(?: @(\d+))?(?: #(\d+))?", wanted, re.S).groups()  # type: ignore[union-attr]
    start, body = line_at(text, int(line)) if line else (0, text)
    found = hits(body, words)
    if len(found) < int(nth or 1) or (len(found) > 1 and not nth):
        raise ValueError(f"expected one place for {wanted!r}, found {len(found)}: name its line and occurrence")
    return [start + offset for offset in found[int(nth or 1) - 1]]


def hits(body: str, words: str) -> list[Span]:
    """Where the words stand, whole if they can."""
    exact = rf"(?<!\w){re.escape(words)}(?!\w)" if words[0].isalnum() and words[-1].isalnum() else re.escape(words)
    found = [list(m.span()) for m in re.finditer(exact, body)]
    return found or [list(m.span()) for m in re.finditer(re.escape(words), body)]


def line_at(text: str, number: int) -> tuple[int, str]:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[:number]), lines[number]


# ---- offsets -> words ------------------------------------------------------------------------------------------------
def write(passage: Passage, target: Path) -> Path:
    (target / f"{passage.name}.txt").write_text(passage.text, encoding="utf-8")
    rows = [f"text: {passage.name}.txt\n"]
    for layer, items in passage.gold.items():
        rows += [f"{layer}:{'' if items else ' []'}\n", *(f"  - {flow(worded(passage, layer, item))}" for item in items)]
    path = target / f"{passage.name}.yaml"
    path.write_text("".join(rows), encoding="utf-8")
    return path


def flow(item: Any) -> str:
    return yaml.safe_dump(item, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**9).removesuffix("...\n")


def worded(passage: Passage, layer: str, item: Any) -> Any:
    """One item of a layer with words for offsets."""
    def say(*spans: Span) -> str:
        return " | ".join(words(passage.text, *span) for span in spans)

    if layer == "notes":
        return say(item)
    if layer == "times":
        return [say(item[0]), item[1]]
    if layer == "causes":
        return [say(*part) for part in item]
    if layer == "entities":
        return names(passage, item) | {form: [say(span) for span in item[form]] for form in ("nominals", "pronouns") if item[form]}
    several = {key: say(*item[key]) for key in ("trigger",) if key in item}
    return item | several | {key: say(item[key]) for key in LAYERS[layer] if key in item}


def names(passage: Passage, entity: dict[str, Any]) -> dict[str, Any]:
    """An entity's names, and under `not` the places where they name nobody that is marked."""
    text, everyone = passage.text, [span for e in passage.gold["entities"] for span in e["names"]]
    known = sorted({text[start:end] for start, end in entity["names"]}, key=len, reverse=True)
    stray = [s for name in known for s in hits(text, name) if not any(s[0] < t[1] and t[0] < s[1] for t in everyone)]
    head = {"id": entity["id"], "kind": entity["kind"], "names": known}
    return head | ({"not": [words(text, *span) for span in stray]} if stray else {})


def words(text: str, start: int, end: int) -> str:
    """The words of a span with their line and occurrence; of a long or broken one, the first and last words."""
    said = text[start:end]
    if len(said) <= 90 and "\n" not in said and " … " not in said:
        return spelled(text, start, end)
    first = re.match(r"(?:[^ …\n]+ ?){1,5}(?=[ \n]|$)", said)
    last = re.search(r"(?:(?<=[ \n])|^)[^ …\n]+(?: [^ …\n]+){0,4}$", said)
    return f"{spelled(text, start, start + len(first.group().rstrip()))} … {spelled(text, end - len(last.group()), end)}"  # type: ignore[union-attr]


def spelled(text: str, start: int, end: int) -> str:
    number, opening = text.count("\n", 0, start), text.rfind("\n", 0, start) + 1
    found = hits(text.split("\n")[number], text[start:end])
    nth = found.index([start - opening, end - opening]) + 1
    return f"{text[start:end]} @{number}" + (f" #{nth}" if len(found) > 1 else "")
