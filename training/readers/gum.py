"""GUM, open genres: tags, parse, names and coreference, from the one CoNLL-U file of each document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.examples import Example
from training.readers import conllu
from training.readers.flat import LINKS, longest

KINDS = {
    "person": "person",
    "organization": "group",
    "place": "place",
    "event": "event",
    "object": "misc",
    "abstract": "misc",
}
_BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")


@dataclass(frozen=True)
class Mention:
    """A bracketed phrase: words `start:end` of the document, its entity, type and head word."""

    start: int
    end: int
    entity: str
    kind: str
    head: int


def read(data: Path, part: str) -> list[Example]:
    """The documents of `part` (train, dev, test) as GUM's own splits file has them."""
    return [_document(path) for path in _paths(data, part)]


def entities(data: Path, part: str) -> Iterator[tuple[str, list[str], dict[int, str], set[int]]]:
    """Each document's name and words, the entity of every person, body and place by the head word of each mention, and
    the heads of names and pronouns.
    """
    for path in _paths(data, part):
        document, found = _annotated(path)
        heads = {m.head: m.entity for m in found if m.kind in ("person", "organization", "place")}
        yield path.stem, document.words, heads, {i for i in heads if document.labels["upos"][i] in ("PROPN", "PRON")}


def blocks(data: Path, part: str) -> list[Example]:
    """The paragraphs and headings of `part`, each by itself."""
    return [conllu.example(group, "gum") for path in _paths(data, part) for group in conllu.blocks(path)]


def _paths(data: Path, part: str) -> list[Path]:
    splits = _splits(data / "gum" / "splits.md")
    paths = sorted((data / "gum" / "dep").glob("*.conllu"))
    return [path for path in paths if splits.get(path.stem, "train") == part]


def _splits(path: Path) -> dict[str, str]:
    found, current = {}, ""
    for line in path.read_text(encoding="utf8").split("\n"):
        if line.startswith("## "):
            current = line[3:].strip()
        elif line.strip().startswith("* "):
            found[line.strip()[2:].strip()] = current
    return found


def _annotated(path: Path) -> tuple[Example, list[Mention]]:
    """A document with its grammar, and its bracketed phrases."""
    group = list(conllu.sentences(path))
    document = conllu.example(group, "gum")
    return document, _mentions([misc for s in group for misc in s.misc], document.labels["parse"]["heads"])


def _document(path: Path) -> Example:
    document, found = _annotated(path)
    document.labels["names"] = {"spans": _names(document, found), "ignore": []}
    document.labels["coref"] = _links(document, found)
    return document


def _mentions(misc: list[str], heads: list[int]) -> list[Mention]:
    """The entity brackets of the last column, whatever sentence they open and close in."""
    opened: list[tuple[str, int, str]] = []
    found: list[Mention] = []
    for i, cell in enumerate(misc):
        entity = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")
        for bracket in _BRACKET.findall(entity):
            if bracket.startswith("("):
                name, kind = bracket.strip("()").split("-")[:2]
                opened.append((name, i, kind))
            if bracket.endswith(")"):
                wanted = bracket.strip("()").split("-")[0]
                at = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == wanted), None)
                if at is not None:
                    name, start, kind = opened.pop(at)
                    found.append(Mention(start, i + 1, name, kind, _head(start, i + 1, heads)))
    return found


def _head(start: int, end: int, heads: list[int]) -> int:
    """The word of `start:end` whose own head lies outside."""
    return next((i for i in range(start, end) if not start <= heads[i] < end), end - 1)


def _names(document: Example, found: list[Mention]) -> list[tuple[int, int, str]]:
    """The proper names in the mentions: runs of proper nouns round a proper head, the longest first."""
    return longest({span for mention in found if (span := _name(document, mention))})


def _name(document: Example, mention: Mention) -> tuple[int, int, str] | None:
    upos, xpos = document.labels["upos"], document.labels["xpos"]
    if upos[mention.head] != "PROPN" or mention.kind not in KINDS:
        return None
    kind = "group" if mention.kind == "person" and xpos[mention.head] == "NNPS" else KINDS[mention.kind]
    start = _leftmost(document, mention)
    end = _rightmost(document, mention)
    return start, end, kind


def _proper(document: Example, i: int) -> bool:
    tag = document.labels["upos"][i]
    return tag == "PROPN" or (document.words[i][:1].isupper() and tag in ("ADJ", "NOUN", "X", "VERB"))


def _leftmost(document: Example, mention: Mention) -> int:
    at = mention.head
    while at > mention.start:
        before = document.words[at - 1].lower()
        if _proper(document, at - 1):
            at -= 1
        elif at - 2 >= mention.start and before in LINKS - {"in", "on", "at"} and _proper(document, at - 2):
            at -= 2
        else:
            break
    return at


def _rightmost(document: Example, mention: Mention) -> int:
    apart = {"and", "&", "'s", "’s", "in", "on", "at"} if mention.kind == "person" else set()
    at = mention.head + 1
    while at < mention.end:
        words = [word.lower() for word in document.words[at : min(at + 3, mention.end)]]
        if _proper(document, at) or document.labels["upos"][at] == "NUM":
            at += 1
        elif len(words) > 1 and words[0] in LINKS - apart and _proper(document, at + 1):
            at += 2
        elif len(words) > 2 and words[0] in ("of", "for") and words[1] == "the" and _proper(document, at + 2):
            at += 3
        else:
            break
    return at


def _links(document: Example, found: list[Mention]) -> Any:
    """Pronouns and common nouns to the heads of the same entity's other mentions (names and nouns)."""
    upos = document.labels["upos"]
    heads: dict[str, set[int]] = {}
    for mention in found:
        heads.setdefault(mention.entity, set()).add(mention.head)
    right: dict[int, set[int]] = {}
    for mention in found:
        if upos[mention.head] in ("PRON", "DET") or (
            upos[mention.head] == "NOUN" and mention.kind in ("person", "organization", "place")
        ):
            others = {j for j in heads[mention.entity] if j != mention.head}
            right[mention.head] = right.get(mention.head, set()) | others
    return {"right": right, "among": {}}
