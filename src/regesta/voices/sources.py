"""Who the source is: the entity behind a noun phrase, its owner, or the speaker of the words around it."""

import re

from regesta.core.spans import Span, holds
from regesta.voices.people import People
from regesta.voices.stops import CLAUSE_END
from regesta.voices.told import Told

NARRATOR = "narrator"
_FIRST_PERSON = re.compile(r"(?:I|me|my|we|us|our|We|My|Our)$")
_NO_SUBJECTS = frozenset("him her them his their its me us my our your himself herself themselves".split())
_TITLES = re.compile(r"\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){0,3}")
_SPEAKS = ("person", "group", "work")


def find_source(told: Told, text: str, people: People) -> str | None:
    """The entity id of the source; None for nobody known; `narrator` for the narrator's own "I" and "we"."""
    if told.source is None or told.head is None:
        return _near(told, text, people) if told.seeks else None
    if _FIRST_PERSON.match(told.head.of(text)):
        return NARRATOR
    for span in (told.head, told.source):
        found = people.at(span.start, span.end)
        if found is not None and people.kind(found) in (*_SPEAKS, "place"):
            return found
    return _inside(told.source, people)


def _near(told: Told, text: str, people: People) -> str | None:
    """Where the tree gives no subject: whoever is named right behind the cue, else last before it in its sentence."""
    behind = people.mentions_in(told.cue.end, told.cue.end + 40)
    if told.mode == "direct" and behind and _TITLES.fullmatch(text, told.cue.end, behind[0][0].start):
        return behind[0][1]
    earliest = max(0, told.cue.start - 300)
    start = max((stop.end() for stop in CLAUSE_END.finditer(text, earliest, told.cue.start)), default=earliest)
    before = people.mentions_in(start, told.cue.start)
    able = [(m, e) for m, e in before if people.kind(e) in _SPEAKS and not holds(told.content, m)]
    able = [(m, e) for m, e in able if text[m.start : m.end].lower() not in _NO_SUBJECTS]
    if not able:
        return None
    return able[0 if told.cue.of(text).endswith("ing") else -1][1]


def _inside(source: Span, people: People) -> str | None:
    """The first person, body or work named in the phrase: the owner in "Trotsky’s letter", else whoever is in it."""
    named = [entity for _, entity in people.mentions_in(source.start, source.end)]
    return next((entity for entity in named if people.kind(entity) in _SPEAKS), None)
