"""Attributions by a phrase: "according to Zosimus", "in the governor's view", "to the army, he was an enemy"."""

from collections.abc import Iterator
from typing import Any

from regesta.core.spans import Span
from regesta.voices.frames import around_bounds, word_span
from regesta.voices.lexicon import phrases
from regesta.voices.told import Told
from regesta.voices.tree import Token, child, children, marker, reach, relation, span_between


def phrase_frames(doc: Any) -> Iterator[Told]:
    """Every phrase of the Doc that names whose word a clause is; one told for each."""
    for token in doc:
        found = _according(token) or _possessed(token) or _dative(token)
        if found is not None:
            holder, cue, score = found
            content = _rest_of_clause(token)
            if content is not None:
                yield _told(holder, cue, content, score)


def _told(holder: Token, cue: Span, content: Span, score: float) -> Told:
    return Told(
        cue=cue,
        content=content,
        source=reach(holder),
        head=word_span(holder),
        cue_class="phrase",
        mode="paraphrase",
        by="a phrase that names whose word it is",
        score=score,
    )


def _according(token: Token) -> tuple[Token, Span, float] | None:
    """ "according to X": X and the words "according to"."""
    word = next((c for c in token.children if c.lower_ == "according"), None)
    if word is None and token.head.lower_ == "according":
        word = token.head
    if word is None or word.i >= token.i:
        return None
    to = token.doc[word.i + 1]
    return token, Span(int(word.idx), int(to.idx) + len(to)), 0.8


def _possessed(token: Token) -> tuple[Token, Span, float] | None:
    """ "in X's view", "in the eyes of X"."""
    if token.lower_ not in phrases("phrase", "possessed") or marker(token) not in ("in", "to", "by", "from"):
        return None
    holder = child(token, "nmod:poss") or next((c for c in children(token, "nmod") if marker(c) == "of"), None)
    return None if holder is None else (holder, word_span(token), 0.65)


def _dative(token: Token) -> tuple[Token, Span, float] | None:
    """A sentence that opens "To X, ...": how the thing looks to X."""
    case = child(token, "case")
    if case is None or case.lower_ != "to" or not case.is_sent_start or relation(token) != "obl":
        return None
    last = token.right_edge.i
    comma = token.doc[last + 1] if last + 1 < len(token.doc) else token
    return (token, Span(int(case.idx), int(token.idx) + len(token)), 0.5) if comma.text == "," else None


def _rest_of_clause(token: Token) -> Span | None:
    """The clause that the phrase is thrown into, the phrase cut off where it stands at an edge."""
    above = token.head.head if token.head.lower_ == "according" else token.head
    if above == token or relation(token) not in ("obl", "advcl", "nmod", "obj", "parataxis", "pcomp"):
        return None
    return span_between(token.doc, *around_bounds(above, token))
