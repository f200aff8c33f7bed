"""Another spaCy pipeline: a small one built here, its labels turned into ours."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from regesta import language
from regesta.language import foreign


@Language.component("small_parser")
def small_parser(doc: Doc) -> Doc:
    """The envoy was sent by Clara Voss to Rome."""
    heads = {"The": 1, "envoy": 3, "was": 3, "sent": 3, "by": 3, "Clara": 6, "Voss": 4, "to": 3, "Rome": 7, ".": 3}
    deps = "det nsubjpass auxpass ROOT agent compound pobj prep pobj punct".split()
    for token, dep in zip(doc, deps, strict=True):
        token.head, token.dep_ = doc[heads[token.text]], dep
        token.pos_ = "VERB" if dep == "ROOT" else "NOUN"
    doc.set_ents([Span(doc, 5, 7, "PERSON"), Span(doc, 8, 9, "GPE"), Span(doc, 0, 2, "CARDINAL")])
    return doc


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    nlp = spacy.blank("en")
    nlp.add_pipe("small_parser")
    path = tmp_path_factory.mktemp("small") / "pipeline"
    nlp.to_disk(path)
    return path


def test_relations_and_kinds_are_ours(folder: Path) -> None:
    doc = language.load(str(folder))("The envoy was sent by Clara Voss to Rome.")
    found = {token.text: (token.dep_, token.head.text) for token in doc}
    assert found["envoy"] == ("nsubj:pass", "sent")
    assert found["was"] == ("aux:pass", "sent")
    assert found["Voss"] == ("obl:agent", "sent")
    assert found["by"] == ("case", "Voss")
    assert found["Rome"] == ("obl", "sent")
    assert found["to"] == ("case", "Rome")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Clara Voss", "person"), ("Rome", "place")]


def test_its_trees_stand_beside_our_signals(folder: Path) -> None:
    doc = language.load(str(folder))("The envoy was sent by Clara Voss to Rome.")
    assert any(doc[s.start : s.end].text == "Clara Voss" for s in language.signals(doc).spans["names"])
    assert doc[3].dep_ == "ROOT"


def test_every_kind_of_the_table_is_one_of_ours() -> None:
    assert set(foreign.ENTITIES.values()) <= set(foreign.OURS)
