"""Cause and effect as grammar alone tells them: "left because the army came", "owing to the frost", "led to a purge".

Only patterns that are right more often than not on annotated history; the rest is left to the learned links.
"""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Doc, Token

from regesta.language import signals
from regesta.synthesis.ties import ACTORS
from regesta.voices.tree import child, children, relation

BRINGING = frozenset("cause trigger provoke spark inspire precipitate occasion ignite".split())
"""Verbs whose subject is the cause and whose object the effect."""
DRIVING = frozenset("cause lead drive provoke spur prompt".split())
"""Verbs whose subject is the cause of what their object then does ("drove him to resign")."""
MOVING = frozenset(
    "accelerate alarm alienate allow anger attract boost bring compel convince cost cripple deepen delay destroy"
    " devastate discourage discredit dismay disrupt divide draw drive earn embitter embolden enable encourage end"
    " enrage establish exacerbate force frighten frustrate hasten help heighten humiliate increase infuriate influence"
    " intensify leave make move offend open oblige persuade prolong prompt push raise reduce reinforce render restore"
    " revive rouse ruin save seal shatter shock spoil spur stimulate stop strengthen tempt threaten topple transform"
    " turn undermine unite unleash unnerve weaken win worsen".split()
)
"""Verbs that tell what a thing, not a person, brought about: "the defeat left them leaderless"."""
OWING = frozenset("because owing due thanks".split())
"""Prepositions of cause: "owing to the frost the march was put off"."""
SEQUELS = frozenset("result consequence response".split())
"""Nouns of "as a result of", "in response to"."""
Ends = tuple[Token, Token]
"""The words of cause and effect."""


def told_causes(doc: Doc) -> Iterator[Ends]:
    """Each cause with its effect, in text order."""
    acting = _acting(doc)
    for token in doc:
        if token.pos_ == "VERB":
            yield from _brought_about(token)
            yield from ((thing, token) for thing in _moved_by(token) if thing.i not in acting)
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


def _moved_by(verb: Token) -> Iterator[Token]:
    """The things that a verb of `MOVING` has for its subject, or for its agent in the passive."""
    if verb.lemma_.lower() not in MOVING:
        return
    if child(verb, "obj", "xcomp", "ccomp"):
        active = (word for word in children(verb, "nsubj") if not word.dep_.endswith(":pass"))
        things = (verb.head if word.lower_ in ("which", "that") else word for word in active)
        yield from (thing for thing in things if thing.pos_ in ("NOUN", "PROPN"))
    yield from (word for word in children(verb, "obl:agent") if word.pos_ == "NOUN")


def _acting(doc: Doc) -> frozenset[int]:
    """The words that name or describe people, bodies and places, which act and are no causes themselves."""
    marked = (mark for head in ("names", "nominals") for mark in signals(doc).spans.get(head, ()))
    return frozenset(i for mark in marked if mark.label in ACTORS for i in range(mark.start, mark.end))


def _owing(noun: Token) -> Iterator[Ends]:
    cases = _cases(noun)
    if OWING & cases:
        yield noun, noun.head
    elif noun.lower_ in SEQUELS and {"as", "in"} & cases:
        yield from ((cause, noun.head) for cause in islice(children(noun, "nmod"), 1))


def _cases(noun: Token) -> set[str]:
    """The prepositions of a noun with the words fixed to them ("because of", "owing to")."""
    return {word.lower_ for case in children(noun, "case") for word in (case, *children(case, "fixed"))}
