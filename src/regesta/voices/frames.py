"""Attributions by grammar: a cue verb with what it takes (clause, infinitive, object, label, charge, preposition).

Spans are the Doc's own here; `attributions` moves them into the document.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from regesta.core.spans import Span
from regesta.voices.lexicon import Cue, cues, phrases
from regesta.voices.told import Told
from regesta.voices.tree import (
    Token,
    agent,
    child,
    children,
    clause_span,
    is_passive,
    marker,
    phrase_span,
    reach,
    relation,
    span_between,
    subject,
)

_STOPS = frozenset(". ; : ? !".split())


def verb_frames(doc: Any) -> Iterator[Told]:
    """Every cue verb of the Doc that has a complement of its class."""
    for token in doc:
        if token.pos_ not in ("VERB", "AUX", "NOUN", "ADJ") or token.tag_[:2] not in ("VB", ""):
            continue
        if token.lower_ in cues("adjective") and is_passive(token) and agent(token) is None:
            continue
        for cue in cues("verb").get(token.lower_, ()):
            told = _first_frame(token, cue)
            if told is not None:
                yield told
                break


def _first_frame(verb: Token, cue: Cue) -> Told | None:
    for name in cue.complements:
        content = _COMPLEMENTS[name](verb, cue)
        if content is not None:
            return _told(verb, cue, content, name)
    return None


def _told(verb: Token, cue: Cue, content: Span, complement: str) -> Told | None:
    here = word_span(verb)
    if content.start <= here.start < content.end:
        return None
    source = subject(verb)
    return Told(
        cue=here,
        content=content,
        source=None if source is None else reach(source),
        head=None if source is None else word_span(source),
        cue_class=cue.name,
        complement=complement,
        stance=cue.stance,
        mode="indirect" if complement == "clause" else "paraphrase",
        by=f"“{verb.text}” with {_SAID_OF[complement]}",
        score=_SCORES[complement],
        hearsay=is_hearsay(verb),
        seeks=source is None and not is_passive(verb),
    )


def is_hearsay(verb: Token) -> bool:
    """Whether a passive tells what nobody in particular says: "he was said to have fled"."""
    return is_passive(verb) and verb.lower_ in _hearsay_forms() and agent(verb) is None


def _clause(verb: Token, cue: Cue) -> Span | None:
    clause = next((c for c in children(verb, "ccomp", "csubj") if _finite(c)), None)
    if clause is not None:
        return clause_span(clause)
    if is_passive(verb) and verb.lower_ in _hearsay_forms():
        raised = child(verb, "xcomp")
        if raised is not None and marker(raised) == "to":
            return clause_span(raised)
    return _behind_that(verb)


def _behind_that(verb: Token) -> Span | None:
    """What stands behind "that", where the tree missed it: to the next stop, hearer and date skipped over."""
    for token in verb.doc[verb.i + 1 : verb.i + 14]:
        if token.text in _STOPS or token.tag_ in ("VBD", "VBZ", "VBP", "MD", "TO"):
            return None
        if token.lower_ == "that" and token.tag_ not in ("DT", "WDT"):
            last = next((t.i - 1 for t in verb.doc[token.i :] if t.text in _STOPS), len(verb.doc) - 1)
            return span_between(verb.doc, token.i + 1, last)
    return None


def _finite(clause: Token) -> bool:
    """Not an infinitive or a gerund under a verb of wanting or making."""
    return clause.tag_ != "VB" or child(clause, "nsubj", "aux", "mark") is not None


def _infinitive(verb: Token, cue: Cue) -> Span | None:
    purpose = child(verb, "xcomp", "ccomp")
    if purpose is None or marker(purpose) != "to":
        return None
    return clause_span(purpose)


def _object(verb: Token, cue: Cue) -> Span | None:
    thing = child(verb, "obj")
    if (
        verb.tag_ == "VB"
        or thing is None
        or is_passive(verb)
        or thing.tag_ in ("PRP", "WP", "WDT")
        or thing.lower_ in ("that", "himself")
    ):
        return None
    more = child(verb, "xcomp")
    return reach(thing, more) if more is not None and marker(more) == "to" else phrase_span(thing)


def _naming(verb: Token, cue: Cue) -> Span | None:
    label = _label(verb)
    if label is None:
        return None
    if is_passive(verb):
        return phrase_span(label) if agent(verb) is not None or _finite_infinitive(label) else None
    thing = child(verb, "obj")
    if thing is None or thing.tag_ in ("WP", "WDT") or relation(thing) != "obj":
        return phrase_span(label)
    return reach(thing, label)


def _finite_infinitive(label: Token) -> bool:
    return marker(label) == "to"


def _label(verb: Token) -> Token | None:
    """The name given: a second complement, or what stands behind "as"."""
    named = next((c for c in children(verb, "obl", "advcl", "xcomp") if marker(c) == "as"), None)
    if named is None:
        thing = child(verb, "obj")
        named = next((c for c in children(verb, "nmod") if marker(c) == "as"), None) or (
            None if thing is None else next((c for c in children(thing, "nmod") if marker(c) == "as"), None)
        )
    if named is None and verb.lower_ in _labels():
        named = next((c for c in children(verb, "xcomp") if c.tag_ not in ("VB", "VBG") or marker(c) == "to"), None)
        named = named or _second_object(verb)
    return named


def _second_object(verb: Token) -> Token | None:
    """ "called the region Andalus": the name given, where the tree has it beside the object or under it."""
    things = [c for c in children(verb, "obj", "iobj") if c.i > verb.i]
    if len(things) > 1:
        return things[-1]
    beside = child(things[0], "appos") if things else None
    return beside if beside is not None and verb.doc[beside.left_edge.i - 1].text != "," else None


@cache
def _labels() -> frozenset[str]:
    return frozenset(form for form, classes in cues("verb").items() if any(c.name == "name" for c in classes))


def _charge(verb: Token, cue: Cue) -> Span | None:
    crime = next((c for c in children(verb, "obl", "advcl") if marker(c) in ("of", "with", "for", "on")), None)
    thing = child(verb, "obj")
    if crime is None and thing is not None:
        crime = next((c for c in children(thing, "nmod", "acl") if marker(c) in ("of", "with", "for", "on")), None)
    if crime is None:
        return None if thing is None or cue.name != "accuse" or verb.lemma_ != "blame" else phrase_span(thing)
    if is_passive(verb) or thing is None:
        return phrase_span(crime)
    return reach(thing, crime)


def _pairing(verb: Token, cue: Cue) -> Span | None:
    other = next((c for c in children(verb, "obl") if marker(c) in ("to", "with")), None)
    thing = child(verb, "obj")
    if other is None and thing is not None:
        other = next((c for c in children(thing, "nmod") if marker(c) in ("to", "with")), None)
    if other is None:
        return None
    if is_passive(verb):
        patient = child(verb, "nsubj")
        return reach(other) if patient is None else phrase_span(patient)
    return reach(other) if thing is None else reach(thing, other)


def _preps(verb: Token, cue: Cue) -> Span | None:
    topic = next((c for c in children(verb, "obl", "advcl") if marker(c) in cue.preps), None)
    return None if topic is None or topic.tag_ == "PRP" else phrase_span(topic)


_COMPLEMENTS: dict[str, Callable[[Token, Cue], Span | None]] = {
    "clause": _clause,
    "infinitive": _infinitive,
    "object": _object,
    "naming": _naming,
    "charge": _charge,
    "pairing": _pairing,
    "preps": _preps,
}
_SCORES = {
    "clause": 0.85,
    "infinitive": 0.6,
    "object": 0.6,
    "naming": 0.65,
    "charge": 0.65,
    "pairing": 0.6,
    "preps": 0.55,
}
_SAID_OF = {
    "clause": "a clause",
    "infinitive": "an infinitive",
    "object": "an object",
    "naming": "a label",
    "charge": "a charge",
    "pairing": "what is ascribed to what",
    "preps": "a topic",
}


def _hearsay_forms() -> frozenset[str]:
    return frozenset(phrases("hearsay", "participles"))


def word_span(token: Token) -> Span:
    """The token itself."""
    return Span(int(token.idx), int(token.idx) + len(token))


def around_frames(doc: Any) -> Iterator[Told]:
    """A reporting clause thrown in: "every entry, she reported, was forged"; "as he put it"; "so he claimed"."""
    for token in doc:
        told = _around(token)
        if told is not None:
            yield told


def _around(verb: Token) -> Told | None:
    speaking = [c for c in cues("verb").get(verb.lower_, ()) if "clause" in c.complements]
    if not speaking or verb.tag_[:2] not in ("VB", ""):
        return None
    thrown_in = relation(verb) == "parataxis" or (relation(verb) == "advcl" and marker(verb) in ("as", "so"))
    thrown_in = thrown_in or _between_commas(verb)
    if not thrown_in or child(verb, "ccomp", "obj", "xcomp") is not None or subject(verb) is None:
        return None
    content = span_between(verb.doc, *around_bounds(_clause_over(verb), verb))
    source = subject(verb)
    if content is None or source is None:
        return None
    return Told(
        cue=word_span(verb),
        content=content,
        source=reach(source),
        head=word_span(source),
        cue_class=speaking[0].name,
        stance=speaking[0].stance,
        mode="indirect",
        by=f"“{verb.text}” thrown into what is said",
        score=0.75,
    )


def _between_commas(verb: Token) -> bool:
    """ ", they argued, ": a bare clause hung on a noun, a comma before its subject and behind its verb."""
    own = child(verb, "nsubj")
    if own is None or relation(verb) != "acl" or own.i > verb.i or own.lower_ in ("who", "which", "that"):
        return False
    first, doc = own.left_edge.i, verb.doc
    behind = doc[verb.i + 1].text if verb.i + 1 < len(doc) else ""
    return first > 0 and doc[first - 1].text == "," and behind == ","


def _clause_over(verb: Token) -> Token:
    """The verb of the clause that a reporting clause is thrown into."""
    above = verb.head
    while relation(verb) == "acl" and above.pos_ not in ("VERB", "AUX") and above.head != above:
        above = above.head
    return above


def around_bounds(above: Token, verb: Token) -> tuple[int, int]:
    """The clause that the reporting clause is thrown into; the report is cut off where it stands at an edge."""
    first, last = int(above.left_edge.i), int(above.right_edge.i)
    inner_first, inner_last = int(verb.left_edge.i), int(verb.right_edge.i)
    if inner_first <= first + 1:
        return inner_last + 1, last
    return (first, inner_first - 1) if inner_last >= last - 1 else (first, last)
