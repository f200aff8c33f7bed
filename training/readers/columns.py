"""Corpora of one word and one tag a line: CrossNER and Wikigold."""

from pathlib import Path

from training.examples import Example
from training.readers import iob

CROSSNER = {
    "person": "person", "politician": "person", "writer": "person", "musicalartist": "person", "scientist": "person",
    "researcher": "person", "organisation": "group", "band": "group", "university": "group", "politicalparty": "group",
    "location": "place", "country": "place", "book": "work", "poem": "work", "song": "work", "album": "work",
    "magazine": "work", "academicjournal": "work", "event": "event", "conference": "event", "award": "misc",
    "misc": "misc", "product": "misc", "literarygenre": "misc", "musicgenre": "misc",
}  # fmt: skip
WIKIGOLD = {"PER": "person", "ORG": "group", "LOC": "place", "MISC": "misc"}


def crossner(data: Path, part: str) -> list[Example]:
    """Literature keeps its own parts; the other domains are all training."""
    folder = data / "crossner"
    if part != "train":
        return _read(folder / "literature" / f"{part}.txt", "crossner", CROSSNER)
    files = [folder / "literature" / "train.txt"]
    files += [folder / domain / f"{p}.txt" for domain in ("music", "science", "ai") for p in ("train", "dev", "test")]
    return [example for file in files for example in _read(file, "crossner", CROSSNER)]


def wikigold(data: Path, part: str) -> list[Example]:
    """All of Wikigold is training."""
    path = data / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt"
    return _read(path, "wikigold", WIKIGOLD) if part == "train" else []


def _read(path: Path, source: str, kinds: dict[str, str]) -> list[Example]:
    found = []
    for block in path.read_text(encoding="utf8").split("\n\n"):
        rows = [line.split() for line in block.split("\n") if len(line.split()) == 2]
        if rows and rows[0][0] != "-DOCSTART-":
            spans = iob.mapped(iob.spans([row[1] for row in rows]), kinds)
            labels = {"names": {"spans": spans, "ignore": []}}
            found.append(Example([row[0] for row in rows], [0], labels, source))
    return found
