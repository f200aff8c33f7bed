"""Whom the quoted words are spoken to."""

from msgspec.structs import replace

from regesta.core.records import Attribution
from regesta.core.spans import Span
from regesta.language import Passage
from regesta.voices import find_quotations, give_hearers
from tests.voices.passages import Cast, document, parsed


def hearer(tree: str, cue: str, said: str, **names: str) -> str | None:
    """The addressee of the first quotation, which the roth of every passage speaks."""
    page = parsed(tree)
    text = page.doc.text
    rows, _ = find_quotations(document(text), text, ())
    row = Attribution(id="a1", source="roth", cue=_span(text, cue), content=_span(text, said), mode="direct")
    spoken = [replace(quotation, speaker="roth") for quotation in rows]
    return give_hearers(spoken, [row], [Passage(page.doc, 0)], Cast(text, **names))[0].addressee


def _span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def test_whoever_is_told() -> None:
    """Roth told the legate: “We have no bread left in the house.”"""
    tree = (
        "Roth|NNP|nsubj|1 told|VBD|ROOT|1 the|DT|det|3 legate|NN|obj|1 :|:|punct|1 “We|PRP|nsubj|6 have|VBP|ccomp|1 "
        "no|DT|det|8 bread|NN|obj|6 left|VBN|acl|8 in|IN|case|12 the|DT|det|12 house|NN|obl|9 .|.|punct|1 ”|''|punct|1"
    )
    assert hearer(tree, "told", "We have no bread left in the house.", legate="the legate") == "legate"


def test_whoever_is_written_to() -> None:
    """Roth wrote to Brandt: “We have no bread left in the house.”"""
    tree = (
        "Roth|NNP|nsubj|1 wrote|VBD|ROOT|1 to|IN|case|3 Brandt|NNP|obl|1 :|:|punct|1 “We|PRP|nsubj|6 have|VBP|ccomp|1 "
        "no|DT|det|8 bread|NN|obj|6 left|VBN|acl|8 in|IN|case|12 the|DT|det|12 house|NN|obl|9 .|.|punct|1 ”|''|punct|1"
    )
    assert hearer(tree, "wrote", "We have no bread left in the house.", brandt="Brandt") == "brandt"


def test_nobody_inside_the_words_themselves() -> None:
    """Roth said: “Write to Brandt that we have no bread.”"""
    tree = (
        "Roth|NNP|nsubj|1 said|VBD|ROOT|1 :|:|punct|1 “Write|VB|ccomp|1 to|IN|case|5 Brandt|NNP|obl|1 that|IN|mark|8 "
        "we|PRP|nsubj|8 have|VBP|ccomp|3 no|DT|det|10 bread|NN|obj|8 .|.|punct|1 ”|''|punct|1"
    )
    assert hearer(tree, "said", "Write to Brandt that we have no bread.", brandt="Brandt") is None
