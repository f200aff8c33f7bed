"""What the language model learned about cues, sources and contents, set against what grammar found.

For one cue the surer of the two stands, part by part: a source or content that the model is sure of replaces grammar's,
and fills what grammar left open. A cue that only the model sees becomes a find of its own when its content is sure too;
one that only grammar sees stays if its pattern is strong. Each row's reason says which it was. A Doc without learned
signals leaves grammar as it is.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from regesta.core.records import Record
from regesta.core.spans import Span
from regesta.language import Marked, Paired, Signals, signals
from regesta.voices.frames import is_hearsay
from regesta.voices.nearby import Nearby
from regesta.voices.people import Passage
from regesta.voices.told import Told
from regesta.voices.tree import span_between

SURE_SOURCE = 0.6
"""From this score on a learned source replaces grammar's."""
LIKELY_SOURCE = 0.4
"""From this score on a learned source fills what grammar left open."""
SURE_CONTENT = 0.5
"""From this score on a learned content replaces grammar's."""
ALONE = 0.2
"""What cue and content must come to (their product) where grammar saw nothing."""
STRONG = 0.8
"""What a pattern of grammar must be worth where the model saw no cue."""


class Heard(Record, frozen=True, kw_only=True):
    """One learned cue with its likeliest source word and content, each with its score."""

    cue: Span
    score: float
    source: Span | None = None
    source_score: float = 0.0
    content: Span | None = None
    content_score: float = 0.0
    hearsay: bool = False


def settle(passages: Sequence[Passage], found: Iterable[Told]) -> list[Told]:
    """The finds of all passages, confirmed, corrected and completed by the learned ones."""
    heard = [cue for passage in passages for cue in _heard(passage)]
    trained = any(signals(passage.doc).spans["cues"] for passage in passages)
    shelf = Nearby(heard, lambda cue: cue.cue)
    settled: list[Told] = []
    used: set[Span] = set()
    for told in found:
        match = next(iter(shelf.meeting(told.cue.start, told.cue.end)), None)
        if match is not None:
            used.add(match.cue)
            settled.append(_merged(told, match))
        elif not trained or told.score >= STRONG:
            settled.append(told)
    return settled + [
        _alone(h) for h in heard if h.cue not in used and h.content and h.score * h.content_score >= ALONE
    ]


def _heard(passage: Passage) -> Iterator[Heard]:
    learned = signals(passage.doc)
    for cue in learned.spans["cues"]:
        yield _one(passage, cue, learned)


def _one(passage: Passage, cue: Marked, learned: Signals) -> Heard:
    mine = [pair for pair in learned.pairs["source"] if cue.start <= pair.i < cue.end]
    hearsay = any(is_hearsay(token) for token in passage.doc[cue.start : cue.end])
    source = None if hearsay else _best(mine, "source")
    content, sure = _content(passage, mine)
    at = None if source is None else _moved(passage, source.j, source.j)
    return Heard(
        cue=_moved(passage, cue.start, cue.end - 1) or Span(0, 0),
        score=cue.score,
        source=at,
        source_score=0.0 if source is None else source.score,
        content=content,
        content_score=sure,
        hearsay=hearsay,
    )


def _content(passage: Passage, pairs: Sequence[Paired]) -> tuple[Span | None, float]:
    """From the likeliest first word to the likeliest last one; a single word where that is likelier."""
    only, first, last = (_best(pairs, label) for label in ("content-only", "content-start", "content-end"))
    if first is not None and last is not None and first.j <= last.j:
        sure = (first.score * last.score) ** 0.5
        if only is None or only.score < sure:
            return _moved(passage, first.j, last.j), sure
    return (None, 0.0) if only is None else (_moved(passage, only.j, only.j), only.score)


def _best(pairs: Iterable[Paired], label: str) -> Paired | None:
    return max((pair for pair in pairs if pair.label == label), key=lambda pair: pair.score, default=None)


def _moved(passage: Passage, first: int, last: int) -> Span | None:
    span = span_between(passage.doc, first, last)
    return None if span is None else Span(span.start + passage.start, span.end + passage.start)


def _merged(told: Told, heard: Heard) -> Told:
    """Part by part the surer of the two; quoted words keep their own bounds."""
    changes: dict[str, object] = {"score": max(told.score, heard.score), "by": f"{told.by}, a learned cue"}
    if heard.content and heard.content_score >= SURE_CONTENT and told.mode != "direct":
        changes |= {"content": heard.content, "by": f"{told.by}, its content learned"}
    if heard.source and heard.source_score >= (LIKELY_SOURCE if told.head is None else SURE_SOURCE):
        changes |= {"source": heard.source, "head": heard.source}
    return replace(told, **changes)


def _alone(heard: Heard) -> Told:
    return Told(
        cue=heard.cue,
        content=heard.content or heard.cue,
        source=heard.source,
        head=heard.source,
        cue_class="learned",
        mode="paraphrase",
        by="learned cue and content",
        score=round(heard.score * heard.content_score, 3),
        hearsay=heard.hearsay,
        seeks=heard.source is None and not heard.hearsay,
    )
