"""Cause and effect as grammar alone tells them: "left because the army came", "owing to the frost", "led to a purge".

Only patterns that are right more often than not on annotated history; the rest is left to the learned links.
"""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Doc, Token

from regesta.voices.tree import children, relation

BRINGING = frozenset("cause trigger provoke spark inspire precipitate occasion ignite".split())
"""Verbs whose subject is the cause and whose object the effect."""
DRIVING = frozenset("cause lead drive provoke spur prompt".split())
"""Verbs whose subject is the cause of what their object then does ("drove him to resign")."""
OWING = frozenset("because owing due thanks".split())
"""Prepositions of cause: "owing to the frost the march was put off"."""
SEQUELS = frozenset("result consequence response".split())
"""Nouns of "as a result of", "in response to"."""
Ends = tuple[Token, Token]
"""The words of cause and effect."""


def told_causes(doc: Doc) -> Iterator[Ends]:
    """Each cause with its effect, in text order."""
    for token in doc:
        if token.pos_ == "VERB":
            yield from _brought_about(token)
        elif token.lower_ == "because" and token.dep_ == "mark" and relation(token.head) == "advcl":
            yield token.head, token.head.head
        elif relation(token) in ("obl", "nmod"):
            yield from _owing(token)


def _brought_about(verb: Token) -> Iterator[Ends]:
    lemma = verb.lemma_.lower()
    if lemma not in BRINGING | DRIVING:
        return
    active = (word for word in children(verb, "nsubj") if not word.dep_.endswith(":pass"))
    for subject in islice(active, 1):
        if lemma in BRINGING:
            yield from ((subject, effect) for effect in islice(children(verb, "obj"), 1))
        if lemma in DRIVING:
            yield from ((subject, effect) for effect in islice(children(verb, "xcomp"), 1))
        if lemma == "lead":
            yield from ((subject, effect) for effect in children(verb, "obl") if "to" in _cases(effect))


def _owing(noun: Token) -> Iterator[Ends]:
    cases = _cases(noun)
    if OWING & cases:
        yield noun, noun.head
    elif noun.lower_ in SEQUELS and {"as", "in"} & cases:
        yield from ((cause, noun.head) for cause in islice(children(noun, "nmod"), 1))


def _cases(noun: Token) -> set[str]:
    """The prepositions of a noun with the words fixed to them ("because of", "owing to")."""
    return {word.lower_ for case in children(noun, "case") for word in (case, *children(case, "fixed"))}
