"""Where a date stands (in a title, quotation, note, parenthesis) and which dated event a phrase leans on."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from regesta.core.records import Document
from regesta.core.spans import HasSpan, Span
from regesta.dating.clock import Tick
from regesta.dating.lexicon import EVENT_WORDS
from regesta.dating.said import Found

Place = Literal["title", "note", "quotation", "parenthesis"]

_QUOTES = re.compile(r"“[^”\n]{1,1500}”|‘(?=\w)[^\n]{1,1500}?[\w.,!?…]’(?!\w)|(?<!\w)\"[^\"\n]{1,1500}\"")
_PARENTHESES = re.compile(r"\([^()\n]{1,200}\)|\[[^\[\]\n]{1,120}\]")
_TITLE = re.compile(
    r"(?<!\w)[A-Z][\w’'-]+(?: (?:(?:of|the|and|in|for|to|on) )*[A-Z][\w’'-]+)+,"
    r" [12]\d\d\d(?:[–-]\d\d(?:\d\d)?)?(?!\w)"
)
_MEMORY = 60  # how many dates back an event is looked for
_CLAUSE = re.compile(r" (?:had|has|was|were)(?: been)? ([a-z]{4,})")  # "five years after Li had fallen"


class Surroundings(msgspec.Struct, frozen=True):
    """The stretches of a document that set a date apart, each sort sorted and without overlap."""

    notes: tuple[Span, ...]
    titles: tuple[Span, ...]
    quotations: tuple[Span, ...]
    parentheses: tuple[Span, ...]

    def inside(self, found: Found) -> Place | None:
        """What sort of stretch holds the phrase, the most telling first."""
        for spans, place in self._sorts():
            if _held(spans, found):
                return place
        return None

    def _sorts(self) -> tuple[tuple[tuple[Span, ...], Place], ...]:
        return (
            (self.notes, "note"),
            (self.titles, "title"),
            (self.quotations, "quotation"),
            (self.parentheses, "parenthesis"),
        )


def _held(spans: tuple[Span, ...], found: Found) -> bool:
    at = bisect_right(spans, found.start, key=lambda span: span.start) - 1
    return at >= 0 and found.end <= spans[at].end


def of(document: Document, prose: str, quotations: Sequence[HasSpan] = ()) -> Surroundings:
    """The stretches of a document; quotations are looked for by their marks where none are given."""
    titled = [Span(q.start, q.end) for q in quotations if getattr(q, "kind", None) == "title"]
    quoted = [Span(q.start, q.end) for q in quotations] or [Span(*m.span()) for m in _QUOTES.finditer(prose)]
    notes = [Span(b.start, b.end) for b in document.blocks if b.role == "note"]
    return Surroundings(
        notes=tuple(sorted(notes)),
        titles=tuple(sorted([*document.italics, *titled, *_capitalised(prose)])),
        quotations=tuple(sorted(quoted)),
        parentheses=tuple(Span(*m.span()) for m in _PARENTHESES.finditer(prose)),
    )


def _capitalised(prose: str) -> list[Span]:
    """Titles that end in their year, as volumes of a series do: "Annals of the Diet, 1887"."""
    return [Span(*hit.span()) for hit in _TITLE.finditer(prose)]


def tense(passages: Sequence[Any]) -> Callable[[int, int], bool]:
    """Asks the parse whether the clause of a date is in the pluperfect: an auxiliary "had" on its verb."""
    starts = [passage.start for passage in passages]

    def looks(start: int, end: int) -> bool:
        at = bisect_right(starts, start) - 1
        if at < 0:
            return False
        span = passages[at].words(start, end)
        return span is not None and _pluperfect(span.root)

    return looks


def _pluperfect(token: Any) -> bool:
    verb = next((t for t in [token, *token.ancestors] if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("had", "’d", "'d") for c in verb.children)


def event_tick(text: str, found: Found, told: Sequence[Tick]) -> Tick | None:
    """The date of the event that "a year after Heidelberg" or "two years after his death" names, if one was told."""
    words = (found.said.event or "").split()
    if not words:
        return None
    told = told[-_MEMORY:]
    clause = _CLAUSE.match(text, found.end)
    word = clause[1] if clause else words[-1]
    wanted = re.compile(
        rf"(?<!\w)(?:{EVENT_WORDS.get(word) or re.escape(word[:6])})", re.I if word in EVENT_WORDS else 0
    )
    near = ((_distance(text, tick, found.start, wanted), -tick.at, tick) for tick in told)
    return min((n for n in near if n[0] is not None), key=lambda n: n[:2], default=(None, 0, None))[2]


def _distance(text: str, tick: Tick, stop: int, wanted: re.Pattern[str]) -> int | None:
    """How far the nearest of the wanted words stands from a date of the same sentence, in characters."""
    first = max(text.rfind(". ", 0, tick.at), text.rfind("\n", 0, tick.at)) + 1
    last = text.find(". ", tick.at, stop)
    hits = wanted.finditer(text, first, last if last >= 0 else stop)
    return min((abs(hit.start() - tick.at) for hit in hits), default=None)
