"""Who takes part by the tree alone: what the learned links leave open, grammar may still say.

Relations are those of Universal Dependencies (v2).
"""

from collections.abc import Iterator

from spacy.tokens import Token

UNDERGONE = frozenset(("birth", "death", "exile", "imprisonment", "marriage"))
"""Types whose subject undergoes what is told, even of an active verb or as the owner of a noun."""
MUTUAL = frozenset(("alliance", "split", "agreement", "conflict", "marriage"))
SUFFERED = UNDERGONE | frozenset(
    """
    killing execution arrest trial sentence release deprivation persecution expulsion removal appointment accusation
    """.split()
)
TOLD_TO = frozenset(("speech",))
MADE = frozenset(("publication", "reading", "possession"))
LEFT = frozenset(("expulsion", "removal", "resignation"))
JOINED = frozenset(("joining", "appointment"))
Found = tuple[Token, str]


def participants(token: Token, kind: str) -> Iterator[Found]:
    """(word, role) of each argument that the trigger's own tree gives it, coordinated ones too."""
    find = _of_noun if token.pos_ in ("NOUN", "PROPN") else _of_verb
    for word, role in find(token, kind):
        role = "party" if kind in MUTUAL and role in ("agent", "patient") else role
        yield word, role
        yield from ((other, role) for other in word.children if other.dep_ == "conj")


def _of_verb(verb: Token, kind: str) -> Iterator[Found]:
    yield from _subjects(verb, kind)
    for child in verb.children:
        if child.dep_ == "obj":
            yield child, _object(kind)
        elif child.dep_ == "iobj":
            yield child, "recipient"
        elif child.dep_.startswith("obl"):
            yield from _oblique(child, kind)


def _subjects(verb: Token, kind: str) -> Iterator[Found]:
    """Its own subject, that of the verb it is coordinated with, or the noun that a participle stands by."""
    passive = any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children) or verb.tag_ == "VBN"
    role = _undergoer(kind) if passive or kind in UNDERGONE else "agent"
    own = [child for child in verb.children if child.dep_.startswith("nsubj")]
    if not own and verb.dep_ == "conj":
        own = [child for child in verb.head.children if child.dep_.startswith("nsubj")]
    if verb.dep_.startswith("acl") and (not own or own[0].lower_ in ("who", "which", "that")):
        own = [verb.head]
    yield from ((word, role) for word in own)


def _undergoer(kind: str) -> str:
    return "recipient" if kind in TOLD_TO else "work" if kind in MADE else "patient"


def _object(kind: str) -> str:
    return "group" if kind in ("joining", "founding", "dissolution", "resignation") else _undergoer(kind)


def _oblique(word: Token, kind: str) -> Iterator[Found]:
    case = next((child.lower_ for child in word.children if child.dep_ == "case"), "")
    if case == "by" or word.dep_ == "obl:agent":
        yield word, "agent"
    elif case in ("with", "against", "between") and kind in MUTUAL:
        yield word, "party"
    elif (case in ("from", "out") and kind in LEFT) or (case in ("to", "into", "in") and kind in JOINED):
        yield word, "group"
    elif case == "to" and kind in TOLD_TO:
        yield word, "recipient"
    elif case == "from":
        yield word, "origin"
    elif case in ("in", "at", "to", "into", "on", "near", "for"):
        yield word, "place"


def _of_noun(noun: Token, kind: str) -> Iterator[Found]:
    for child in noun.children:
        case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
        if child.dep_ == "nmod:poss":
            yield child, "patient" if kind in SUFFERED else "agent"
        elif child.dep_.startswith("nmod") and case == "of":
            yield child, "patient" if kind in SUFFERED or kind in MUTUAL else "agent"
        elif child.dep_.startswith("nmod"):
            yield from _oblique(child, kind)
