"""What backs each attribution and what the narrator makes of it: stance, evidence flags with their grounds, notes.

The words are looked for around the reported content, never inside it: in the sentence of the cue, and behind the
content to the end of the next sentence, as far as no other attribution begins there.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from regesta.core.records import Attribution, Document, Ground, Note, Quotation
from regesta.core.spans import Span, cover, holds, length, meets, overlap
from regesta.evidence.learned import learned_labels, likeliest
from regesta.evidence.lexicon import appraisals, compiled, ground_pattern
from regesta.voices import Passage
from regesta.voices.nearby import Nearby
from regesta.voices.stops import SENTENCE_END, Sentences

SURE_STANCE = 0.6
"""From this score on a learned stance stands, where no words of appraisal decide."""
SURE_FLAG = 0.25
"""From this score on a learned evidence flag is added; its words are the cue's."""
_NOTE_REACH = 1500
"""Code points behind a content where a note for it may still stand."""
_WEIGHT = {"rejects": 3, "doubts": 2, "endorses": 1}
_SAID_OF_RUMOUR = ("rumour", "coerced", "eyewitness", "hearsay")


def weigh(
    document: Document,
    prose: str,
    passages: Iterable[Passage],
    attributions: Sequence[Attribution],
    quotations: Sequence[Quotation],
    notes: Sequence[Note],
) -> tuple[Attribution, ...]:
    """The attributions with stance, evidence, grounds and notes filled in; `prose` has note markers blanked."""
    del document
    desk = Desk(prose, passages, attributions, quotations, notes)
    return tuple(_weighed(row, desk) for row in attributions)


class Desk:
    """The prose and all that was found in it, by place."""

    def __init__(
        self,
        prose: str,
        passages: Iterable[Passage],
        attributions: Sequence[Attribution],
        quotations: Sequence[Quotation],
        notes: Sequence[Note],
    ) -> None:
        self.prose = prose
        self.sentences = Sentences(prose)
        self.cues = Nearby(attributions, lambda row: row.cue)
        self.quotations = Nearby(quotations, lambda quotation: quotation)
        self.notes = Nearby(notes, lambda note: None if note.start is None else Span(note.start, note.start + 1))
        self.labels = Nearby(learned_labels(passages), lambda label: label.at)

    def learned(self, row: Attribution, head: str) -> dict[str, float]:
        """The labels that the row's cue bears by one learned head, with their scores."""
        return {} if row.cue is None else likeliest(self.labels.meeting(row.cue.start, row.cue.end), row.cue, head)


def _weighed(row: Attribution, desk: Desk) -> Attribution:
    prose = desk.prose
    near = _near(row, desk)
    grounds = [*_appraised(row, near, desk), *_rested(near, prose)]
    here = cover([row.content, row.cue or row.content])
    backing = tuple(n.id for n in desk.notes.meeting(here.start, here.end + _NOTE_REACH) if _covers(n, row, prose))
    quoted = _quoted(row, desk)
    flags = ["noted"] * bool(backing) + ["quoted"] * quoted + [g.flag for g in grounds if g.flag not in _WEIGHT]
    flags += [flag for flag, score in desk.learned(row, "evidence").items() if score >= SURE_FLAG]
    return replace(
        row,
        stance=_stance(row, grounds, desk.learned(row, "stance")),
        evidence=tuple(dict.fromkeys(flags)),
        grounds=tuple(dict.fromkeys(grounds)),
        notes=backing,
    )


def _stance(row: Attribution, grounds: Sequence[Ground], learned: dict[str, float]) -> str:
    """The strongest verdict among the grounds; else a stance learned for sure; else what the cue says by itself."""
    verdicts = [ground.flag for ground in grounds if ground.flag in _WEIGHT]
    if verdicts:
        return max(verdicts, key=_WEIGHT.__getitem__)
    likely = max(learned, key=learned.__getitem__, default="neutral")
    if learned.get(likely, 0.0) >= SURE_STANCE and (likely != "neutral" or row.stance == "neutral"):
        return likely
    return row.stance


def _appraised(row: Attribution, near: Sequence[Span], desk: Desk) -> Iterator[Ground]:
    """Verdicts and flags of the narrator's appraisals, each with its words; a verdict is a ground too."""
    prose = desk.prose
    places = {"near": near, "after": _after(row, desk), "cue": _at_cue(row, prose)}
    for where, stretches in places.items():
        for appraisal in appraisals(where):
            for stretch in stretches:
                for hit in compiled(appraisal.pattern).finditer(prose, stretch.start, stretch.end):
                    for flag in (*appraisal.flags, *([appraisal.stance] if appraisal.stance else [])):
                        yield Ground(flag=flag, start=hit.start(), end=hit.end())


def _rested(near: Sequence[Span], prose: str) -> Iterator[Ground]:
    """What the report is said to rest on: rumour, a document, an eyewitness, force."""
    for stretch in near:
        for flag in (*_SAID_OF_RUMOUR, "document"):
            hit = compiled(ground_pattern(flag)).search(prose, stretch.start, stretch.end)
            if hit:
                yield Ground(flag=flag, start=hit.start(), end=hit.end())


def _near(row: Attribution, desk: Desk) -> list[Span]:
    """The sentence of the cue without the content."""
    return _without(desk.sentences.around(row.cue or row.content), row)


def _without(here: Span, row: Attribution) -> list[Span]:
    parts = [Span(here.start, min(here.end, row.content.start)), Span(max(here.start, row.content.end), here.end)]
    if row.cue and holds(row.content, row.cue):
        parts.append(row.cue)
    return [part for part in parts if part.start < part.end]


def _after(row: Attribution, desk: Desk) -> list[Span]:
    """From the content's end to the end of the next sentence, unless another attribution begins before that."""
    prose = desk.prose
    here = cover([row.content, row.cue or row.content])
    first = desk.sentences.around(Span(max(here.end - 1, here.start), here.end))
    if prose[first.end - 1 : first.end] == "\n":
        return []
    following = desk.sentences.around(Span(min(len(prose), first.end + 2), min(len(prose), first.end + 3)))
    end = following.end if "\n" not in prose[here.end : following.end].rstrip("\n") else first.end
    later = [r.cue.start for r in desk.cues.meeting(here.end, end) if r.cue and r.cue.start > here.end]
    return [Span(here.end, min([end, *later]))] if here.end < min([end, *later]) else []


def _at_cue(row: Attribution, prose: str) -> list[Span]:
    """Some words around the cue, content left out."""
    if row.cue is None:
        return []
    return _without(Span(max(0, row.cue.start - 25), min(len(prose), row.cue.end + 20)), row)


def _covers(note: Note, row: Attribution, prose: str) -> bool:
    """Whether the note backs the attribution: its scope meets it, and its marker isn't a sentence too far behind.

    A marker behind a full stop backs its sentence and the one before; a marker inside a sentence backs what stands
    there before it.
    """
    if note.start is None:
        return False
    here = cover([row.content, row.cue or row.content])
    if note.start < here.start or (note.scope is not None and not meets(note.scope, here)):
        return False
    between = prose[here.end - 1 : note.start + 3] if note.start > here.end else ""
    if "\n" in between[:-3]:
        return False
    behind_a_stop = prose[max(0, note.start - 12) : note.start].rstrip("”’\"')] ")[-1:] in (".", "!", "?", "…")
    return len(SENTENCE_END.findall(between)) <= (2 if behind_a_stop else 0)


def _quoted(row: Attribution, desk: Desk) -> bool:
    """Whether the source's own words stand in the content, and aren't those of one quoted inside it."""
    content = row.content
    inner = [r for r in desk.cues.meeting(content.start, content.end) if r.parent == row.id]
    quotations = (q for q in desk.quotations.meeting(content.start, content.end) if q.kind != "title")
    said = [q for q in quotations if overlap(q, content) > 0.6 * length(q)]
    return any(not any(overlap(q, r.content) > 0.6 * length(q) for r in inner) for q in said)
