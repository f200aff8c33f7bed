"""Offices that the text names beside their holders: "Anna Roth, secretary of the league", "the league’s secretary"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from regesta.core.records import Membership
from regesta.language import Passage
from regesta.mentions import People
from regesta.voices.tree import brought_in_by

OFFICES = frozenset(
    """
    president vice-president secretary minister chancellor bishop archbishop abbot abbess prior leader head
    director chairman chairwoman chair chief commander commander-in-chief captain colonel general marshal
    admiral governor governor-general viceroy senator congressman representative deputy delegate member editor
    ambassador envoy consul commissioner commissar inspector superintendent treasurer mayor judge justice
    magistrate prosecutor attorney-general king queen emperor empress tsar czar sultan caliph pope patriarch
    duke prince count landgrave elector doge shogun pharaoh khan prime-minister premier professor librarian
    curator keeper archivist historian founder co-founder rector bailiff inquisitor correspondent commandant
    administrator warden juror steward sheriff provost dean canon tribune prefect legate praetor censor dictator
    spokesman spokeswoman organizer organiser candidate officer official agent adviser advisor clerk servant
    soldier
    """.split()
)
LEADING = frozenset("lead head chair command".split())
"""Verbs that say of a body who holds the first place in it."""
BODIES = frozenset(
    "party union league committee army navy government council church court club society senate congress".split()
)
"""Common nouns that stand before an office for the body spoken of."""
OF_THEMSELVES = {"senator": "senate", "congressman": "congress", "congresswoman": "congress", "justice": "court"}
"""Offices of one body alone, whose name ends so."""
LINKS = frozenset("of in for at to on over".split())
LEADS = ("group", "place")


def offices(passages: Sequence[Passage], people: People) -> Iterator[tuple[str, str, str, int, int]]:
    """(person, body, office, start, end) of each, in text order."""
    called: dict[str, str] = {}
    for passage in passages:
        for token in passage.doc:
            if token.lower_ in BODIES and (here := _entities(iter((token,)), passage, people, ("group",))):
                called[token.lower_] = here[0][0]
            elif token.lower_ in OFFICES and token.pos_ in ("NOUN", "PROPN"):
                named = _entities(_bodies(token), passage, people, LEADS)
                bodies = _body_before(token, called) or named or _body_of(token, called)
                yield from _held(token, _holders(token), bodies, passage, people)
            elif token.lemma_ in LEADING and token.pos_ == "VERB":
                bodies = _entities(_led(token), passage, people, ("group",))
                yield from _held(token, _leaders(token), bodies, passage, people)


def _held(
    token: Token, holding: Iterator[Token], bodies: list[tuple[str, Token]], passage: Passage, people: People
) -> Iterator[tuple[str, str, str, int, int]]:
    holders = _entities(holding, passage, people, ("person",))
    for person, first in holders[:1]:
        for body, last in bodies[:1]:
            start, end = min(first.idx, last.idx, token.idx), max(t.idx + len(t) for t in (first, last, token))
            yield person, body, _title(token), passage.start + start, passage.start + end


def _body_before(token: Token, called: dict[str, str]) -> list[tuple[str, Token]]:
    """The body last spoken of by the noun before the office: "the Bremen *party* secretary" is the party's."""
    nouns = (t for t in token.children if t.dep_ == "compound" and t.i == token.i - 1)
    return [(called[noun.lower_], noun) for noun in nouns if noun.lower_ in called]


def _body_of(token: Token, called: dict[str, str]) -> list[tuple[str, Token]]:
    """The one body that has this office, where it was spoken of."""
    body = called.get(OF_THEMSELVES.get(token.lower_, ""))
    return [(body, token)] if body else []


def _holders(token: Token) -> Iterator[Token]:
    """Words that may stand for whoever holds the office: itself as a description, or a name beside it."""
    yield from (child for child in token.children if child.dep_ in ("appos", "flat", "nsubj"))
    yield token
    if token.dep_ in ("appos", "compound", "flat", "nmod", "obl", "xcomp", "conj"):
        yield token.head
    yield from (t for t in token.head.children if token.dep_ in ("obl", "xcomp") and t.dep_ in ("obj", "nsubj:pass"))


def _bodies(token: Token) -> Iterator[Token]:
    """The body or place behind "of", before the office as its first part, or its owner ("King Louis of *France*")."""
    named = token.head.children if token.dep_ in ("compound", "flat", "appos", "nmod") else ()
    for child in (*token.children, *named):
        case = {t.lower_ for t in child.children if t.dep_ == "case"}
        if (
            child.dep_.startswith("nmod")
            and (case & LINKS or child.dep_ == "nmod:poss" or "’s" in case or "'s" in case)
        ) or child.dep_ == "compound":
            yield child


def _leaders(verb: Token) -> Iterator[Token]:
    """Who leads: the subject of the active ("Roth headed the league"), or who stands behind "by"."""
    active = [child for child in verb.children if child.dep_ == "nsubj"]
    yield from active or (
        c for c in verb.children if c.dep_ == "obl:agent" or (c.dep_ == "obl" and brought_in_by(c, "by"))
    )


def _led(verb: Token) -> Iterator[Token]:
    """What is led: the object, or the subject of the passive, or what the participle describes ("the wing led by")."""
    if any(child.dep_ == "nsubj" for child in verb.children):
        yield from (child for child in verb.children if child.dep_ == "obj")
    elif verb.dep_ == "acl":
        yield verb.head
    else:
        yield from (child for child in verb.children if child.dep_ == "nsubj:pass")


def _entities(
    tokens: Iterator[Token], passage: Passage, people: People, kinds: tuple[str, ...]
) -> list[tuple[str, Token]]:
    found = []
    for token in tokens:
        start = passage.start + token.idx
        entity = people.at(start, start + len(token))
        if entity and people.kind(entity) in kinds:
            found.append((entity, token))
    return found


def _title(token: Token) -> str:
    """The office with what stands closely before it: "deputy editor"."""
    first = token.i
    while (
        first > token.left_edge.i
        and token.doc[first - 1].dep_ in ("compound", "amod")
        and token.doc[first - 1].is_alpha
    ):
        first -= 1
    return str(token.doc[first : token.i + 1].text)


def as_membership(row: tuple[str, str, str, int, int], edtf: str | None) -> Membership:
    """The row as the ledger's."""
    person, body, office, start, end = row
    return Membership(
        person=person,
        group=body,
        change="holds",
        office=office,
        edtf=edtf,
        start=start,
        end=end,
        reason="an office named beside its holder",
        score=0.7,
    )
