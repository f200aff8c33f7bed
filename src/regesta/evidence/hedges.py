"""How sure the narrator is of what a word says happened, and whether he says that it did or did not.

The hedge is looked for in the word's own clause first (adverbs, modals, set phrases), then in the clauses above it, up
to where somebody else's word begins. FactBank's scale: certain, probable, possible, unknown.
"""

from collections.abc import Iterator
from typing import Any

from regesta.core.records import Ground
from regesta.evidence.lexicon import table, words

Token = Any

_SCALES = ("unknown", "possible", "probable")
_NOT = frozenset("not n't n’t never neither nor no none nobody nothing without hardly scarcely".split())
_FAILS = frozenset("fail refuse decline neglect forbear omit avoid refrain deny prevent".split())
_DOWN = frozenset({"advmod", "aux", "mark", "obl", "parataxis", "discourse", "det"})


def certainty(doc: Any, token: Token) -> tuple[str, Ground | None]:
    """The scale and the hedge that carries it (offsets are the Doc's); ("certain", None) for a plain assertion."""
    for clause in _clauses(token):
        for word in _own_words(clause):
            scale = _scale_of(word, clause)
            if scale is not None:
                return scale, _ground(word, scale)
        scale = None if clause == token else _scale_above(clause)
        if scale is not None:
            return scale, _ground(clause, scale)
    return _by_phrase(doc, token)


def polarity(doc: Any, token: Token) -> str:
    """ "-" where the clause denies it ("did not", "no", "failed to", "without"), else "+"."""
    negations = [
        w for w in _own_words(token) if w.lower_ in _NOT and w.dep_ in ("advmod", "det", "neg", "mark", "cc", "aux")
    ]
    negations += [c for c in token.children if c.dep_.startswith("nsubj") and _negative_phrase(c)]
    negations += [c for c in token.children if c.dep_ in ("obj", "case") and _negative_phrase(c)]
    above = token.head
    if token.dep_ == "xcomp" and above.lemma_ in _FAILS:
        negations.append(above)
    return "-" if len(negations) % 2 else "+"


def _negative_phrase(noun: Token) -> bool:
    return noun.lower_ in _NOT or any(c.lower_ in ("no", "neither", "not") for c in noun.children)


def _clauses(token: Token) -> Iterator[Token]:
    """The word and the heads of the clauses over it, as far as its truth depends on them."""
    yield token
    for _ in range(4):
        above = token.head
        if above == token or token.dep_.split(":")[0] not in ("ccomp", "csubj", "xcomp", "acl", "conj", "obj", "nsubj"):
            return
        token = above
        yield token


def _own_words(clause: Token) -> Iterator[Token]:
    return (c for c in clause.children if c.dep_.split(":")[0] in _DOWN)


def _scale_of(word: Token, clause: Token) -> str | None:
    """What an adverb, modal or conjunction under the clause says."""
    relation = word.dep_.split(":")[0]
    for scale in _SCALES:
        if relation in ("advmod", "discourse", "obl") and word.lower_ in words("hedges", scale, "adverbs"):
            return scale
        if relation == "mark" and word.lower_ in words("hedges", scale, "marks"):
            return scale
        if relation == "aux" and word.lower_ in words("hedges", scale, "modals") and _of_the_past(clause, word):
            return scale
    return None


def _of_the_past(clause: Token, modal: Token) -> bool:
    """Whether a modal hedges ("may have", "must have") rather than permits or orders; "may" and "might" always do."""
    return modal.lower_ in ("may", "might") or any(c.lower_ == "have" and c.i > modal.i for c in clause.children)


def _scale_above(clause: Token) -> str | None:
    return next((scale for scale in _SCALES if clause.lemma_.lower() in words("hedges", scale, "above")), None)


def _by_phrase(doc: Any, token: Token) -> tuple[str, Ground | None]:
    """A set phrase in the same sentence before the word ("it seems", "no doubt")."""
    sentence = token.sent if doc.has_annotation("SENT_START") else doc[:]
    said = sentence.text.lower()
    for scale in _SCALES:
        for phrase in table("hedges")[scale].get("phrases", ()):
            at = said.find(phrase)
            if at >= 0 and abs(sentence.start_char + at - token.idx) < 80:
                start = sentence.start_char + at
                return scale, Ground(flag=scale, start=start, end=start + len(phrase))
    return "certain", None


def _ground(word: Token, scale: str) -> Ground:
    return Ground(flag=scale, start=int(word.idx), end=int(word.idx) + len(word))
