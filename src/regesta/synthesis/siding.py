"""Who stands with or against whom as single words tell it: "denounced", "broke with", "stood by", "the rival of".

Each word is one whose subject and object stood so to each other in most of its uses in annotated history, or that can
mean nothing else. What lasts no longer than the deed (to meet, to visit, to name) is left out.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from regesta.voices.tree import brought_in_by, children

AGAINST = frozenset(
    """
    defeat denounce attack overthrow invade oppose hate detest despise loathe fight betray resist accuse oust depose
    assail drive beat vilify revile
    """.split()
)
FOR = frozenset("support back befriend endorse defend champion".split())
"""Verbs by what the subject is to the object."""
WITH = {
    **dict.fromkeys(("break", "quarrel", "clash", "feud", "fall"), ("with", "-")),
    **dict.fromkeys(("turn", "conspire", "plot", "rebel", "rise", "intrigue"), ("against", "-")),
    **dict.fromkeys(("side", "ally", "sympathize", "sympathise", "reconcile"), ("with", "+")),
    **dict.fromkeys(("rally",), ("to", "+")),
    **dict.fromkeys(("stand", "stick"), ("by", "+")),
}
"""Verbs by the preposition that brings the other side in, with the sign."""
ENEMIES = frozenset("rival enemy antagonist opponent foe adversary".split())
FRIENDS = frozenset("ally supporter friend disciple protector patron champion adherent partisan follower".split())
"""Nouns by what their bearer is to their owner ("Roth’s rival", "a friend of Lind")."""
Side = tuple[Token, Token, str]
"""The words of the two, and the sign."""


def told_sides(doc: Doc) -> Iterator[Side]:
    """Each pair of words, in text order; whether they stand for anybody is for the caller to see."""
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            yield from _by_verb(token, lemma)
        elif token.pos_ == "NOUN" and lemma in ENEMIES | FRIENDS:
            sign = "-" if lemma in ENEMIES else "+"
            yield from ((owner, bearer, sign) for owner in _owners(token) for bearer in _bearers(token))


def _by_verb(verb: Token, lemma: str) -> Iterator[Side]:
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if lemma in AGAINST | FOR:
        sign = "-" if lemma in AGAINST else "+"
        yield from ((s, o, sign) for s in subjects for o in verb.children if o.dep_ == "obj")
    if lemma in WITH:
        preposition, sign = WITH[lemma]
        others = [other for other in children(verb, "obl") if brought_in_by(other, preposition)]
        yield from ((s, o, sign) for s in subjects for o in others)


def _owners(noun: Token) -> list[Token]:
    return [c for c in noun.children if c.dep_ == "nmod:poss" or (c.dep_ == "nmod" and brought_in_by(c, "of"))]


def _bearers(noun: Token) -> list[Token]:
    """The noun itself as a description, the name beside it, its subject."""
    named = [c for c in noun.children if c.dep_ in ("appos", "flat", "nsubj")]
    return [*named, *([noun.head] if noun.dep_ in ("appos", "compound") else []), noun]
