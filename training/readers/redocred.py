"""Re-DocRED: the names of Wikipedia passages, several sentences each."""

import json
from pathlib import Path
from typing import Any

from training.examples import Example

KINDS = {"PER": "person", "ORG": "group", "LOC": "place", "MISC": "misc"}


def read(data: Path, part: str) -> list[Example]:
    """All of it is training."""
    if part != "train":
        return []
    passages = json.loads((data / "re-docred" / "dev_revised.json").read_text(encoding="utf8"))
    return [_passage(passage) for passage in passages]


def _passage(passage: dict[str, Any]) -> Example:
    starts, words = [], []
    for sentence in passage["sents"]:
        starts.append(len(words))
        words += sentence
    spans = {
        (starts[m["sent_id"]] + m["pos"][0], starts[m["sent_id"]] + m["pos"][1], KINDS[m["type"]])
        for entity in passage["vertexSet"]
        for m in entity
        if m["type"] in KINDS
    }
    return Example(words, starts, {"names": {"spans": sorted(spans), "ignore": []}}, "redocred")
