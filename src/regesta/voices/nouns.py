"""Attributions by a noun or an adjective: "his claim that", "suspicions linger that", "aware that"."""

from collections.abc import Iterator
from typing import Any

from regesta.core.spans import Span
from regesta.voices.frames import word_span
from regesta.voices.lexicon import Cue, cues, phrases
from regesta.voices.told import Told
from regesta.voices.tree import (
    Token,
    child,
    children,
    clause_span,
    holder,
    marker,
    phrase_span,
    reach,
    relation,
    subject,
)


def noun_frames(doc: Any) -> Iterator[Told]:
    """Every cue noun of the Doc with a content clause, or with its topic in "of", "about", "for"."""
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        for cue in cues("noun").get(token.lower_, ())[:1]:
            content, score = _content(token)
            if content is not None:
                yield _told(token, cue, content, score)


def _content(noun: Token) -> tuple[Span | None, float]:
    clause = next((c for c in children(noun, "acl", "ccomp") if _that_clause(c)), None)
    if clause is not None:
        return clause_span(clause), 0.8
    if relation(noun) == "nsubj":
        told = next((c for c in children(noun.head, "ccomp") if marker(c) == "that"), None)
        if told is not None and noun.head.lemma_ == "be":
            return clause_span(told), 0.75
        if marker(noun.head) == "that":
            return clause_span(noun.head), 0.6
        apart = next((c for c in children(noun.head, "acl", "ccomp", "advcl") if marker(c) == "that"), None)
        if apart is not None and noun.head.pos_ == "VERB" and noun.head.lower_ not in cues("verb"):
            return clause_span(apart), 0.8
    topic = next((c for c in children(noun, "nmod", "acl") if marker(c) in _OF and _owner(noun) is not None), None)
    return (None, 0.0) if topic is None else (phrase_span(topic), 0.45)


_OF = ("of", "about", "for", "against", "on")


def _that_clause(clause: Token) -> bool:
    if marker(clause) in ("that", "whether", "how"):
        return child(clause, "nsubj", "expl", "csubj") is not None
    return relation(clause) == "ccomp"


def _told(noun: Token, cue: Cue, content: Span, score: float) -> Told:
    source = _source(noun)
    return Told(
        cue=word_span(noun),
        content=content,
        source=None if source is None else reach(source),
        head=None if source is None else word_span(source),
        cue_class=cue.name,
        stance=cue.stance,
        mode="paraphrase",
        by=f"“{noun.text}” with its content",
        score=score,
        hearsay=cue.rumour,
    )


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: "his claim", "the claim of the court", "a proposal by Hull"."""
    owner = child(noun, "nmod:poss")
    if owner is not None:
        return owner
    return next((c for c in children(noun, "nmod") if marker(c) in ("by", "from")), None)


def _source(noun: Token) -> Token | None:
    """The owner, else who has, makes or spreads it ("he made the claim that"), else nobody."""
    owner = _owner(noun)
    if owner is not None:
        return owner
    if any(marker(c) == "that" for c in noun.children) or child(noun, "acl") is not None:
        of = next((c for c in children(noun, "nmod") if marker(c) in ("of", "among")), None)
        if of is not None:
            return of
    verb = noun.head
    return subject(verb) if relation(noun) in ("obj", "obl") and verb.lemma_ in phrases("support", "verbs") else None


def adjective_frames(doc: Any) -> Iterator[Told]:
    """ "He was convinced that the war was lost": an adjective of mind with its clause or its topic in "of"."""
    for token in doc:
        for cue in cues("adjective").get(token.lower_, ())[:1]:
            told = _adjective(token, cue)
            if told is not None:
                yield told


def _adjective(token: Token, cue: Cue) -> Told | None:
    clause = next(children(token, "ccomp"), None)
    topic = next((c for c in children(token, "obl", "advcl") if marker(c) == "of"), None)
    content = clause_span(clause) if clause is not None else None if topic is None else phrase_span(topic)
    source = holder(token)
    if content is None or source is None or source.lower_ in ("it", "there", "this", "that"):
        return None
    return Told(
        cue=word_span(token),
        content=content,
        source=reach(source),
        head=word_span(source),
        cue_class="believe" if cue.stance == "neutral" else "know",
        stance=cue.stance,
        mode="paraphrase",
        by=f"“{token.text}” with what is in mind",
        score=0.7,
    )
