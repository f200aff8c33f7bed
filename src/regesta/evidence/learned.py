"""What the language model learned about a cue: the narrator's stance towards its content, and the evidence."""

from collections.abc import Iterable, Iterator

from regesta.core.records import Record
from regesta.core.spans import HasSpan, Span, meets
from regesta.language import Tagged, signals
from regesta.voices import Passage


class Learned(Record, frozen=True, kw_only=True):
    """One word of a learned cue, in the document, with the label a head gave it."""

    at: Span
    head: str
    label: str
    score: float


def learned_labels(passages: Iterable[Passage]) -> list[Learned]:
    """Every stance and evidence label of the passages' cue words; none where the pipeline has no such heads."""
    return [label for passage in passages for label in _labels(passage)]


def _labels(passage: Passage) -> Iterator[Learned]:
    found = signals(passage.doc)
    for head, tags in (("stance", found.words["stance"]), ("evidence", found.flags["evidence"])):
        yield from (_label(passage, head, tag) for tag in tags)


def _label(passage: Passage, head: str, tag: Tagged) -> Learned:
    token = passage.doc[tag.i]
    start = passage.start + int(token.idx)
    return Learned(at=Span(start, start + len(token)), head=head, label=tag.label, score=tag.score)


def likeliest(labels: Iterable[Learned], cue: HasSpan | None, head: str) -> dict[str, float]:
    """The labels that the words of `cue` bear by one head, each with its best score."""
    best: dict[str, float] = {}
    for label in labels:
        if cue is not None and label.head == head and meets(label.at, cue):
            best[label.label] = max(best.get(label.label, 0.0), label.score)
    return best
