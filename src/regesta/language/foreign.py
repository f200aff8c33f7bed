"""Other spaCy pipelines: their labels to ours, by one table at the boundary.

ClearNLP's relations become Universal Dependencies', and prepositions hang on their nouns; OntoNotes' entity types
become the ledger's kinds, and types of numbers and times are dropped.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

RELATIONS = {
    "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "dative": "iobj",
    "attr": "xcomp", "acomp": "xcomp", "oprd": "xcomp", "pcomp": "advcl", "prt": "compound:prt", "poss": "nmod:poss",
    "possessive": "case", "case": "case", "relcl": "acl:relcl", "neg": "advmod", "npadvmod": "obl:npmod",
    "nn": "compound", "num": "nummod", "number": "nummod", "quantmod": "advmod", "preconj": "cc:preconj",
    "predet": "det:predet", "intj": "discourse", "meta": "discourse", "agent": "case", "prep": "case", "pobj": "obl",
}  # fmt: skip
ENTITIES = {
    "PERSON": "person", "PER": "person", "NORP": "group", "ORG": "group", "GPE": "place", "LOC": "place",
    "FAC": "place", "WORK_OF_ART": "work", "LAW": "work", "EVENT": "event",
}  # fmt: skip
OURS = ("person", "group", "place", "work", "event")


@Language.component(
    "regesta_labels", requires=["token.dep", "token.head"], assigns=["token.dep", "token.head", "doc.ents"]
)
def relabel(doc: Doc) -> Doc:
    """Map one Doc's relations and entity types."""
    if any(token.dep_ in ("pobj", "dobj", "nsubjpass") for token in doc):
        _turn_prepositions(doc)
        for token in doc:
            token.dep_ = RELATIONS.get(token.dep_, token.dep_)
    kinds = [(span, ENTITIES.get(span.label_, span.label_)) for span in doc.ents]
    doc.set_ents([Span(doc, span.start, span.end, label=kind) for span, kind in kinds if kind in OURS])
    return doc


def _turn_prepositions(doc: Doc) -> None:
    """ "of" above "Rome" becomes "of" below "Rome"; the noun takes the preposition's place."""
    for noun in [token for token in doc if token.dep_ == "pobj" and token.head.dep_ in ("prep", "agent")]:
        preposition, above = noun.head, noun.head.head
        if preposition is above:
            continue
        noun.head = above
        noun.dep_ = "obl:agent" if preposition.dep_ == "agent" else _oblique(above)
        preposition.head = noun
        preposition.dep_ = "case"


def _oblique(above: Token) -> str:
    return "obl" if above.pos_ in ("VERB", "AUX", "ADJ", "ADV") else "nmod"
