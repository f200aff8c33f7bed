"""The passages that were written for training: each whole, each span standing where it says."""

from pathlib import Path

import pytest
import yaml

from training.annotations import COMPOSITIONS, LAYERS, located

PASSAGES = sorted(COMPOSITIONS.glob("*.yaml"))


def test_every_text_is_annotated() -> None:
    assert {path.stem for path in COMPOSITIONS.glob("*.txt")} == {path.stem for path in PASSAGES}


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: str(path.stem))
def test_every_span_stands_in_its_text(path: Path) -> None:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    for layer in LAYERS:
        for item in gold[layer] if layer != "notes" else ():
            located(text, layer, item, {entity["id"]: [] for entity in gold["entities"]})


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: str(path.stem))
def test_nobody_acts_who_is_not_listed(path: Path) -> None:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    known = {entity["id"] for entity in gold["entities"]}
    assert all(isinstance(name, str) for name in known), "YAML reads a bare off, no or on as a truth value"
    acting = {who for row in gold["statements"] for ids in (row.get("roles") or {}).values() for who in ids}
    assert acting <= known


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: str(path.stem))
def test_every_layer_is_named(path: Path) -> None:
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert gold["text"] == f"{path.stem}.txt"
    assert set(LAYERS) <= set(gold)
