"""Speakers of quotations, from the attributions that bring them in, else from the words around."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from regesta.core.records import Attribution, Mention, Quotation
from regesta.core.spans import length, overlap
from regesta.voices.kinds import is_phrase_of_speech, is_woven_in
from regesta.voices.nearby import Nearby
from regesta.voices.people import People
from regesta.voices.stops import SENTENCE_END

_LOOK_BACK = 400


def give_speakers(
    quotations: Sequence[Quotation], attributions: Sequence[Attribution], people: People, *, prose: str = ""
) -> tuple[Quotation, ...]:
    """The quotations with their speakers and what the speaker rests on.

    First the innermost attribution whose content holds the words; then, for speech only, the speaker of the part
    before (a further paragraph, an answer's second half); last the person whom the sentence or the one before is about.
    """
    shelf = Nearby(attributions, lambda attribution: attribution.content)
    rows = [_attributed(row, shelf.meeting(row.start, row.end), prose) for row in quotations]
    for earlier, row in pairwise(range(len(rows))):
        rows[row] = _carried(rows[earlier], rows[row], prose)
    return tuple(_guessed(row, people, prose) for row in rows)


def _attributed(row: Quotation, attributions: Iterable[Attribution], prose: str) -> Quotation:
    around = [a for a in attributions if a.source and overlap(a.content, row) > 0.6 * length(row) and _outside(a, row)]
    if not around:
        return row
    best = min(around, key=lambda a: (length(a.content), a.mode != "direct"))
    kind = "direct" if row.kind == "term" and is_phrase_of_speech(prose, row) else row.kind
    return replace(row, kind=kind, speaker=best.source, reason=f"{row.reason}; speaker by {best.reason}")


def _outside(attribution: Attribution, row: Quotation) -> bool:
    """Whether the cue stands outside the quoted words: inside them it belongs to what the speaker says of others."""
    cue = attribution.cue
    return cue is None or not (row.start <= cue.start and cue.end <= row.end)


def _carried(earlier: Quotation, row: Quotation, prose: str) -> Quotation:
    """The speaker of the quotation before, for a further paragraph of it and for more words in the same paragraph.

    Words woven into a sentence of their own are told by the narrator anew.
    """
    if row.speaker or row.kind != "direct" or row.parent or not earlier.speaker:
        return row
    if "next paragraph" in earlier.reason:
        return replace(row, speaker=earlier.speaker, reason=f"{row.reason}; speaker of the paragraph before")
    between = prose[earlier.end : row.start]
    anew = is_woven_in(prose, row) and SENTENCE_END.search(prose, earlier.end, row.start)
    if "\n" in between or len(between) > _LOOK_BACK or anew:
        return row
    reason = f"{row.reason}; speaker of the words quoted before"
    return replace(row, speaker=earlier.speaker, score=min(row.score, 0.6), reason=reason)


def _guessed(row: Quotation, people: People, prose: str) -> Quotation:
    """The nearest person or body before the words, a subject by its place at the head of its sentence."""
    if row.speaker or row.kind != "direct" or row.parent:
        return row
    near = people.mentions_in(max(0, row.start - _LOOK_BACK), row.start)
    speaker = _likely([(m, e) for m, e in near if people.kind(e) in ("person", "group")], row, prose)
    if speaker is None:
        return row
    return replace(
        row, speaker=speaker, score=min(row.score, 0.5), reason=f"{row.reason}; speaker from the words before"
    )


def _likely(near: Sequence[tuple[Mention, str]], row: Quotation, prose: str) -> str | None:
    """The first mention of the quotation's own sentence, else of the sentence before it."""
    earliest = max(0, row.start - _LOOK_BACK)
    stops = [stop.end() for stop in SENTENCE_END.finditer(prose, earliest, row.start)]
    edges = [earliest, *stops, row.start]
    for first, last in reversed(list(pairwise(edges))):
        here = [entity for mention, entity in near if first <= mention.start < last]
        if here:
            return here[0]
    return None
