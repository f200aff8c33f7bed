"""Who the source is: the entity behind a noun phrase, its owner where the phrase is none, or the speaker of the words around."""

import re
from collections.abc import Sequence

from regesta.core.records import Quotation
from regesta.core.spans import Span, holds, length
from regesta.voices.people import People
from regesta.voices.told import Told

NARRATOR = "narrator"
_FIRST_PERSON = re.compile(r"(?:I|me|my|we|us|our|We|My|Our)$")
_SPEAKS = ("person", "group", "work")


def find_source(told: Told, text: str, people: People) -> str | None:
    """The entity id of the source; None for nobody known; `narrator` for the narrator's own "I" and "we"."""
    if told.source is None or told.head is None:
        return None
    if _FIRST_PERSON.match(told.head.of(text)):
        return NARRATOR
    for span in (told.head, told.source):
        found = people.at(span.start, span.end)
        if found is not None and people.kind(found) in (*_SPEAKS, "place"):
            return found
    return _inside(told.source, people)


def _inside(source: Span, people: People) -> str | None:
    """The first person, body or work named in the phrase: the owner in "Trotsky’s letter", else whoever is in it."""
    named = [entity for _, entity in people.mentions_in(source.start, source.end)]
    return next((entity for entity in named if people.kind(entity) in _SPEAKS), None)


def speaker_around(span: Span, quotations: Sequence[Quotation]) -> str | None:
    """Who speaks the innermost quotation that holds the span."""
    around = [q for q in quotations if holds(q, span) and q.speaker]
    return min(around, key=length).speaker if around else None
