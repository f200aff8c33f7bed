"""Whoever takes part in what is told, and is neither named nor marked: a thing with a description only."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from regesta.language import Passage, signals
from regesta.mentions.spotting import Spot, spot

FLOOR = 0.45
KINDS = {"place": "place", "origin": "place", "group": "group", "work": "work"}
TAKERS = ("agent", "patient", "party", "recipient", "source", *KINDS)


def participants(passages: Sequence[Passage], known: Sequence[Spot]) -> list[Spot]:
    """A nominal for each noun that a trigger or cue links to and that no spot of `known` covers."""
    taken = {(s.at, i) for s in known for i in range(s.first, s.last)}
    found: dict[tuple[int, int], Spot] = {}
    for at, passage in enumerate(passages):
        for word, label, score in _linked(passage):
            token = passage.doc[word]
            if token.pos_ == "NOUN" and (at, word) not in taken:
                kind = KINDS.get(label) or ("group" if token.tag_ == "NNS" else "person")
                first, last = _phrase(token)
                new = spot(passage, at, first, last, kind, "nominal", score, f"the {label} of what is told")
                found.setdefault((at, word), new)
    return list(found.values())


def _linked(passage: Passage) -> Iterator[tuple[int, str, float]]:
    pairs = signals(passage.doc).pairs
    for pair in (*pairs.get("roles", ()), *pairs.get("source", ())):
        if pair.score >= FLOOR and pair.label in TAKERS:
            yield pair.j, pair.label, pair.score


def _phrase(token: Token) -> tuple[int, int]:
    """The noun with what stands before it: determiner, numeral, adjectives, possessor."""
    first = token.i
    while first > token.left_edge.i and token.doc[first - 1].pos_ in (
        "DET",
        "NUM",
        "ADJ",
        "NOUN",
        "PROPN",
        "PART",
        "PRON",
    ):
        first -= 1
    return first, token.i + 1
