"""LitBank: names, coreference and realis events of a hundred novels' openings; split 80/10/10 by book."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from training.examples import Example
from training.readers.flat import LINKS, longest

KINDS = {"PER": "person", "GPE": "place", "LOC": "place", "FAC": "place", "ORG": "group"}
_BEFORE_NAMES = {"the", "this", "that", "a", "an", "old", "poor", "dear"}
_AFTER_HEADS = frozenset(
    "of in who whom whose which that , from with to at for on by -- ( or and upon under near ; —".split()
)


@dataclass(frozen=True)
class Mention:
    """Words `start:end` of the book; `kind` as LitBank has it; `form` PROP, NOM or PRON."""

    id: str
    start: int
    end: int
    kind: str
    form: str


def read(data: Path, part: str) -> list[Example]:
    """The books of `part`: of every ten in the order of their file names the ninth is dev, the tenth test."""
    paths = sorted((data / "litbank" / "coref" / "tsv").glob("*.txt"))
    return [_book(path, data) for n, path in enumerate(paths) if _part(n) == part]


def entities(data: Path, part: str) -> Iterator[tuple[str, list[str], dict[int, str], set[int]]]:
    """Each book's name and words, the entity of every mention by its head word, and the heads of names and pronouns."""
    for n, path in enumerate(sorted((data / "litbank" / "coref" / "tsv").glob("*.txt"))):
        if _part(n) == part:
            words, starts = _words(path)
            mentions, entity = _annotations(path.with_suffix(".ann"), starts)
            heads = {_head(words, m): entity.get(m.id, m.id) for m in mentions}
            yield path.stem, words, heads, {_head(words, m) for m in mentions if m.form != "NOM"}


def quotations(data: Path, name: str) -> list[tuple[int, int, str]]:
    """The quotations of a book, marks included: first word, last word + 1, and the speaker."""
    path = data / "litbank" / "quotations" / "tsv" / f"{name}.ann"
    _, starts = _words(path.with_suffix(".txt"))
    rows = [line.split("\t") for line in path.read_text(encoding="utf8").split("\n")]
    speakers = {row[1]: row[2] for row in rows if row[0] == "ATTRIB"}
    return [
        (starts[int(row[2])] + int(row[3]), starts[int(row[4])] + int(row[5]) + 1, speakers[row[1]])
        for row in rows
        if row[0] == "QUOTE" and row[1] in speakers
    ]


def _part(n: int) -> str:
    return {8: "dev", 9: "test"}.get(n % 10, "train")


def _book(path: Path, data: Path) -> Example:
    words, starts = _words(path)
    mentions, entity = _annotations(path.with_suffix(".ann"), starts)
    labels: dict[str, Any] = {
        "names": _names(words, mentions),
        "coref": _links(words, mentions, entity),
        "realis": _events(data, path.stem, words),
    }
    return Example(words, sorted(set(starts) - {len(words)}), labels, "litbank")


def _words(path: Path) -> tuple[list[str], list[int]]:
    """The words of a book, and with which of them each line begins."""
    lines = [line.split() for line in path.read_text(encoding="utf8").split("\n")]
    starts = [0, *accumulate(len(line) for line in lines)][: len(lines)]
    return [word for line in lines for word in line], starts


def _annotations(path: Path, starts: list[int]) -> tuple[list[Mention], dict[str, str]]:
    mentions, entity = [], {}
    for line in path.read_text(encoding="utf8").split("\n"):
        column = line.split("\t")
        if column[0] == "MENTION":
            first, last = (starts[int(column[k])] + int(column[k + 1]) for k in (2, 4))
            mentions.append(Mention(column[1], first, last + 1, column[-2], column[-1]))
        elif column[0] == "COREF":
            entity[column[1]] = column[2]
    return mentions, entity


def _names(words: list[str], mentions: list[Mention]) -> Any:
    """Flat names, longest first; capitals inside common noun phrases are nobody's to say, so ignored."""
    spans = longest({span for m in mentions if m.form == "PROP" and (span := _trimmed(words, m))})
    taken = {i for start, end, _ in spans for i in range(start, end)}
    loose = {
        (i, i + 1)
        for m in mentions
        if m.form == "NOM"
        for i in range(m.start + 1, m.end)
        if i not in taken and words[i][:1].isupper()
    }
    return {"spans": [span for span in spans if span[2]], "ignore": sorted(loose)}


def _trimmed(words: list[str], mention: Mention) -> tuple[int, int, str] | None:
    """A name without the article before it and whatever follows its capitals."""
    start, end = mention.start, mention.end
    while start < end and (not words[start][:1].isupper() or words[start].lower() in _BEFORE_NAMES):
        start += 1
    stop = start
    while stop < end and (words[stop][:1].isupper() or words[stop].lower() in LINKS):
        stop += 1
    while stop > start and not words[stop - 1][:1].isupper() and words[stop - 1] != ".":
        stop -= 1
    return (start, stop, KINDS.get(mention.kind, "")) if stop > start else None


def _head(words: list[str], mention: Mention) -> int:
    """The word before the first preposition, comma or relative; names and nouns only, by their look."""
    for i in range(mention.start + 1, mention.end):
        if words[i].lower() in _AFTER_HEADS:
            return i - 1 if words[i - 1] not in ("'s", "’s") else i - 2
    return mention.end - 1


def _links(words: list[str], mentions: list[Mention], entity: dict[str, str]) -> Any:
    """Pronouns and common nouns to the heads of the same person's, place's or body's other mentions."""
    heads: dict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        heads[entity.get(mention.id, mention.id)].add(_head(words, mention))
    right: dict[int, set[int]] = {}
    for mention in mentions:
        if mention.form != "PROP":
            head = _head(words, mention)
            right[head] = right.get(head, set()) | (heads[entity.get(mention.id, mention.id)] - {head})
    return {"right": right, "among": {}}


def _events(data: Path, name: str, words: list[str]) -> list[str | None]:
    lines = (data / "litbank" / "events" / "tsv" / f"{name}.tsv").read_text(encoding="utf8").split("\n")
    rows = [line.split("\t") for line in lines if "\t" in line]
    if [row[0] for row in rows] != words:
        return [None] * len(words)
    return ["event" if row[1].strip() == "EVENT" else "O" for row in rows]
