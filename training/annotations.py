"""Annotated passages kept stand-off: what is marked lies in training/annotations/, the words stay in the books.

A file NAME.json holds `source` (the path of a book or corpus from the folder of books, its sha256, `form` `text`,
`xml` or `conllu`, and `lines`: the [start, end] of each line of the passage in the decoded file) and `layers`, named as
in the ledger, every span an [start, end] in the passage's text. `trigger`, and the cause and effect of `causes`, list
every span accepted. With `"partial": true` the statements, attributions, causes, characterisations, memberships and
ties are marked in full, and of the entities only the mentions that take part in those.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from training.books import BOOKS, fetch
from training.phrasing import Span, hits, locate, phrase

FOLDER = Path(__file__).parent / "annotations"
COMPOSITIONS = Path(__file__).parent / "compositions"
"""Passages of our own writing, which lie whole in this repository, each with its YAML beside it."""
LAYERS = (
    "notes times entities quotations attributions statements memberships ties works holdings causes accounts"
    " characterisations"
).split()
SINGLE = {
    "quotations": ("span",),
    "attributions": ("cue", "content"),
    "holdings": ("at", "item_at"),
    "accounts": ("claim",),
    "characterisations": ("phrase",),
}
"""The keys of a layer's items that hold one span."""
TEXTS = ("title", "item", "collection", "office")
"""Keys that hold words in the YAML; a span in the JSON where the passage has those very words."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A stretch of a book and what is marked in it; `layers` maps each layer's name to its items."""

    name: str
    text: str
    layers: dict[str, list[Any]]
    partial: bool = False


def annotated(folder: Path = FOLDER, books: Path = BOOKS) -> Iterator[Annotated]:
    """Every annotated passage; FileNotFoundError without the books, ValueError where a book is another edition."""
    for path in sorted(folder.glob("*.json")):
        yield one(path, books)


def one(path: Path, books: Path = BOOKS) -> Annotated:
    """The annotated passage of one file."""
    record = json.loads(path.read_text(encoding="utf-8"))
    return Annotated(path.stem, fetch(record["source"], books), record["layers"], record.get("partial", False))


def materialise(target: Path, folder: Path = FOLDER, books: Path = BOOKS) -> list[Path]:
    """Write every passage as NAME.txt and NAME.yaml, its spans as words; the YAML files written."""
    target.mkdir(parents=True, exist_ok=True)
    return [write(passage, target) for passage in annotated(folder, books)]


def standoff(path: Path) -> dict[str, list[Any]]:
    """The layers of a YAML file whose spans are written as words, with offsets in their place."""
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = (path.parent / gold["text"]).read_text(encoding="utf-8")
    entities = gold.get("entities") or []
    spared = [span for entity in entities for words in entity.get("not") or [] for span in locate(text, words)]
    names = named(text, entities, spared)
    return {layer: [located(text, layer, item, names) for item in gold.get(layer) or []] for layer in LAYERS}


def named(text: str, entities: list[dict[str, Any]], spared: list[Span]) -> dict[str, list[Span]]:
    """Where each entity is named: the longest name takes a place first, and no name stands in the places `spared`."""
    taken, out = list(spared), {entity["id"]: list[Span]() for entity in entities}
    for name, owner in sorted(((n, e["id"]) for e in entities for n in e["names"]), key=lambda pair: -len(pair[0])):
        free = [spot for spot in hits(text, name) if not meets(spot, taken)]
        taken += free
        out[owner] += free
    return {owner: sorted(spots) for owner, spots in out.items()}


def meets(span: Span, others: list[Span]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in others)


def located(text: str, layer: str, item: Any, names: dict[str, list[Span]]) -> Any:
    """One item of a layer with offsets for words."""
    if layer == "notes":
        return locate(text, item)[0]
    if layer == "times":
        return [locate(text, item[0])[0], item[1]]
    if layer == "causes":
        return [locate(text, part) for part in item]
    if layer == "entities":
        forms = {form: [locate(text, w)[0] for w in item.get(form) or []] for form in ("nominals", "pronouns")}
        return {"id": item["id"], "kind": item["kind"], "names": names[item["id"]], **forms}
    several = {key: locate(text, item[key]) for key in ("trigger",) if key in item}
    quoted = {key: hits(text, item[key])[0] for key in TEXTS if item.get(key) and item[key] in text}
    return item | several | quoted | {key: locate(text, item[key])[0] for key in SINGLE.get(layer, ()) if key in item}


def write(passage: Annotated, target: Path) -> Path:
    """Write NAME.txt and NAME.yaml; the latter's path."""
    (target / f"{passage.name}.txt").write_text(passage.text, encoding="utf-8")
    rows = [f"text: {passage.name}.txt\n", *(["partial: true\n"] if passage.partial else [])]
    for layer, items in passage.layers.items():
        rows.append(f"{layer}:{'' if items else ' []'}\n")
        rows += [f"  - {flow(worded(passage, layer, item))}" for item in items]
    path = target / f"{passage.name}.yaml"
    path.write_text("".join(rows), encoding="utf-8")
    return path


def flow(item: Any) -> str:
    row: str = yaml.safe_dump(item, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**9)
    return row.removesuffix("...\n")


def worded(passage: Annotated, layer: str, item: Any) -> Any:
    """One item of a layer with words for offsets."""

    def say(*spans: Span) -> str:
        return " | ".join(phrase(passage.text, span) for span in spans)

    if layer == "notes":
        return say(item)
    if layer == "times":
        return [say(item[0]), item[1]]
    if layer == "causes":
        return [say(*part) for part in item]
    if layer == "entities":
        others = {form: [say(span) for span in item[form]] for form in ("nominals", "pronouns") if item[form]}
        return naming(passage, item) | others
    several = {key: say(*item[key]) for key in ("trigger",) if key in item}
    quoted = {key: passage.text[slice(*item[key])] for key in TEXTS if isinstance(item.get(key), list)}
    return item | several | quoted | {key: say(item[key]) for key in SINGLE.get(layer, ()) if key in item}


def naming(passage: Annotated, entity: dict[str, Any]) -> dict[str, Any]:
    """An entity's names, and under `not` the places where those words name nobody who is marked."""
    text, everyone = passage.text, [span for other in passage.layers["entities"] for span in other["names"]]
    names = sorted({text[start:end] for start, end in entity["names"]}, key=len, reverse=True)
    stray = [phrase(text, spot) for name in names for spot in hits(text, name) if not meets(spot, everyone)]
    return {"id": entity["id"], "kind": entity["kind"], "names": names} | ({"not": stray} if stray else {})
