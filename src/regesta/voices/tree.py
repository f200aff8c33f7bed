"""Walks over a dependency tree in Universal Dependencies: complements, subjects, and the words under a token.

Tokens are spaCy's. Relations are compared without their subtype where it doesn't matter ("nsubj:pass" is a "nsubj").
"""

from collections.abc import Iterator
from typing import Any

from regesta.core.spans import Span

Token = Any

_EDGE = frozenset(", ; : . ! ? ( ) [ ] – — - … “ ” ‘ ’ \" ' « »".split())
_RELATIVES = frozenset("who which that whom".split())
_PERCEIVING = frozenset("hear overhear see watch make let bid".split())
_CARRIES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})


def relation(token: Token) -> str:
    """The relation without its subtype."""
    return str(token.dep_).split(":")[0]


def children(token: Token, *relations: str) -> Iterator[Token]:
    """The children that stand in one of the relations (subtypes count) to `token`, in text order."""
    return (child for child in token.children if relation(child) in relations or child.dep_ in relations)


def child(token: Token, *relations: str) -> Token | None:
    """The first of them."""
    return next(children(token, *relations), None)


def marker(token: Token) -> str:
    """The word that introduces a clause or a noun phrase (that, of, as), lower case; "" for none."""
    word = child(token, "mark", "case")
    return "" if word is None else str(word.lower_)


def brought_in_by(noun: Token, preposition: str) -> bool:
    """Whether the preposition stands before the noun, alone or among others."""
    return any(word.lower_ == preposition for word in children(noun, "case"))


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, a bare participle included ("Accused of murder, he fled")."""
    if any(c.dep_ in ("aux:pass", "nsubj:pass", "csubj:pass") for c in verb.children):
        return True
    if verb.tag_ != "VBN" or any(c.dep_ == "nsubj" for c in verb.children):
        return False
    helpers = [c.lower_ for c in children(verb, "aux")]
    return not helpers or helpers[-1] in ("been", "being", "be", "is", "are", "was", "were")


def agent(verb: Token) -> Token | None:
    """The noun in "by ..." under a passive."""
    return next((c for c in children(verb, "obl") if c.dep_ == "obl:agent" or marker(c) == "by"), None)


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Who does what the verb says: its own subject, else the one that it shares with the verb above it."""
    if is_passive(verb):
        return agent(verb)
    own = child(verb, "nsubj")
    if own is not None:
        return antecedent(own)
    above = verb.head
    if depth > 4 or above == verb:
        return None
    if relation(verb) == "acl":
        return above
    if relation(verb) not in _CARRIES_SUBJECT:
        return None
    if relation(verb) == "xcomp" and child(above, "obj") is not None:
        return child(above, "obj")
    if (heard := _heard(verb, above)) is not None:
        return heard
    if is_passive(above):
        return antecedent(patient) if (patient := child(above, "nsubj")) is not None else subject(above, depth + 1)
    return subject(above, depth + 1)


def _heard(verb: Token, above: Token) -> Token | None:
    """Who stands between a verb of perceiving or letting and what he does ("heard *him* say"), however it is parsed."""
    if above.lemma_.lower() not in _PERCEIVING:
        return None
    return next((c for c in children(above, "obj", "nsubj") if above.i < c.i < verb.i), None)


def holder(state: Token) -> Token | None:
    """Who is in a state of mind ("was convinced", "remained persuaded"): the subject, be it called passive or not."""
    own = child(state, "nsubj")
    if own is not None:
        return antecedent(own)
    above = state.head
    return subject(above) if above != state and relation(state) in _CARRIES_SUBJECT else None


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.lower_ not in _RELATIVES or token.tag_ not in ("WP", "WDT", "IN", "WP$", "PRP", ""):
        return token
    clause = token.head
    for _ in range(4):
        if clause.dep_ == "acl:relcl" or relation(clause) == "acl":
            return clause.head
        clause = clause.head
    return token


def bounds(token: Token) -> tuple[int, int]:
    """First and last token index (inclusive) of the words under `token`."""
    return int(token.left_edge.i), int(token.right_edge.i)


def span_between(doc: Any, first: int, last: int) -> Span | None:
    """The words from token `first` to `last` inclusive, punctuation at the edges left out; None if nothing remains."""
    while first <= last and (doc[first].text in _EDGE or doc[first].is_space):
        first += 1
    while last >= first and (doc[last].text in _EDGE or doc[last].is_space):
        last -= 1
    if first > last:
        return None
    return Span(int(doc[first].idx), int(doc[last].idx) + len(doc[last]))


def clause_span(token: Token) -> Span | None:
    """The words of a complement clause, without the word that introduces it."""
    first, last = bounds(token)
    while first < last and token.doc[first].lower_ == "that" and relation(token.doc[first]) in ("mark", "case"):
        first += 1
    return span_between(token.doc, first, last)


def phrase_span(token: Token) -> Span | None:
    """The words of a noun phrase, without its preposition."""
    first, last = bounds(token)
    preposition = child(token, "case", "mark")
    if preposition is not None and preposition.i < token.i:
        first = preposition.i + 1
    return span_between(token.doc, first, last)


def reach(*tokens: Token) -> Span | None:
    """The words from the first of the phrases to the last."""
    edges = [bounds(token) for token in tokens]
    return span_between(tokens[0].doc, min(e[0] for e in edges), max(e[1] for e in edges))
