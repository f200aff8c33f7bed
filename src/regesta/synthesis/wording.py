"""The words of a characterisation as the sentence has them: whole, without what hangs on, and whose they are."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from regesta.voices.tree import child, children

OPEN = frozenset("det amod compound nummod advmod cc nmod:poss case".split())
"""What a phrase can’t end with: the word that it belongs to is still to come."""
FAR = 8
RELATIVES = frozenset(("WDT", "WP", "WP$", "WRB"))


def whole(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """`start:end` up to the word that its last one belongs to, cut before a relative clause and bare of marks."""
    last = end - 1
    while doc[last].dep_ in OPEN and last < doc[last].head.i < end + FAR:
        last = doc[last].head.i
    stop = next((i for i in range(start + 1, last + 1) if doc[i].tag_ in RELATIVES), last + 1)
    while stop - start > 1 and doc[stop - 1].is_punct:
        stop -= 1
    while stop - start > 1 and doc[start].is_punct:
        start += 1
    return start, stop


def bearers(doc: Doc, start: int, end: int) -> Iterator[Token]:
    """Words that may stand for whom `start:end` characterises: its subject, what it stands beside, its own head."""
    head = doc[start:end].root
    if child(head, "cop"):
        yield from children(head, "nsubj")
    if head.dep_ in ("xcomp", "obl"):
        yield from children(head.head, "obj", "nsubj:pass")
    if head.dep_ in ("appos", "flat", "compound"):
        yield head.head
    yield from children(head, "appos", "flat")
    yield head
