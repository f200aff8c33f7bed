"""How sure the narrator is, and whether he says that it happened, over hand-made trees."""

import pytest

from regesta.evidence import certainty, polarity
from tests.voices.passages import parsed


def judged(tree: str, word: str) -> tuple[str, str | None]:
    """The scale for one word of the passage and the hedge's own words."""
    doc = parsed(tree).doc
    token = next(token for token in doc if token.text == word)
    scale, ground = certainty(doc, token)
    return scale, None if ground is None else doc.text[ground.start : ground.end]


DIED = "The|DT|det|1 king|NN|nsubj|{at} {hedge}died|VBD|ROOT|{at} in|IN|case|{june} June|NNP|obl|{at} .|.|punct|{at}"


def test_a_plain_assertion_is_certain() -> None:
    """The king died in June."""
    assert judged(DIED.format(hedge="", at=2, june=4), "died") == ("certain", None)


@pytest.mark.parametrize(
    ("hedge", "scale"),
    [("probably", "probable"), ("perhaps", "possible"), ("allegedly", "unknown"), ("presumably", "probable")],
)
def test_an_adverb_hedges_its_clause(hedge: str, scale: str) -> None:
    """The king probably died in June."""
    tree = DIED.format(hedge=f"{hedge}|RB|advmod|3 ", at=3, june=5)
    assert judged(tree, "died") == (scale, hedge)


def test_a_modal_hedges() -> None:
    """The treaty may have been burned."""
    tree = (
        "The|DT|det|1 treaty|NN|nsubj:pass|5 may|MD|aux|5 have|VB|aux|5 been|VBN|aux:pass|5 "
        "burned|VBN|ROOT|5 .|.|punct|5"
    )
    assert judged(tree, "burned") == ("possible", "may")


def test_a_verb_above_hedges() -> None:
    """It seems that the fleet sailed."""
    tree = "It|PRP|expl|1 seems|VBZ|ROOT|1 that|IN|mark|5 the|DT|det|4 fleet|NN|nsubj|5 sailed|VBD|ccomp|1 .|.|punct|1"
    assert judged(tree, "sailed") == ("probable", "seems")


@pytest.mark.parametrize(
    ("tree", "word", "sign"),
    [
        ("He|PRP|nsubj|1 signed|VBD|ROOT|1 .|.|punct|1", "signed", "+"),
        ("He|PRP|nsubj|3 did|VBD|aux|3 not|RB|advmod|3 sign|VB|ROOT|3 .|.|punct|3", "sign", "-"),
        ("Nobody|NN|nsubj|1 signed|VBD|ROOT|1 .|.|punct|1", "signed", "-"),
        ("No|DT|det|1 envoy|NN|nsubj|2 signed|VBD|ROOT|2 .|.|punct|2", "signed", "-"),
        ("He|PRP|nsubj|1 failed|VBD|ROOT|1 to|TO|mark|3 sign|VB|xcomp|1 .|.|punct|1", "sign", "-"),
    ],
)
def test_polarity(tree: str, word: str, sign: str) -> None:
    doc = parsed(tree).doc
    assert polarity(doc, next(token for token in doc if token.text == word)) == sign
