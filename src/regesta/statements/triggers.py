"""Which words say that something of a known type happened."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regesta.core.spans import Span
from regesta.language import Passage, signals

FLOOR = 0.35


@dataclass(frozen=True, slots=True)
class Trigger:
    """Tokens `first:last` of passage `at` that carry a statement of `type`."""

    at: int
    first: int
    last: int
    type: str
    score: float

    def span(self, passage: Passage) -> Span:
        """The words' place in the document."""
        words = passage.doc[self.first : self.last]
        return Span(passage.start + words.start_char, passage.start + words.end_char)


def find_triggers(passages: Sequence[Passage], floor: float = FLOOR) -> Iterator[Trigger]:
    """Runs of neighbouring words that the model gives one type, in text order."""
    for at, passage in enumerate(passages):
        run: Trigger | None = None
        for tag in signals(passage.doc).words.get("triggers", ()):
            if tag.score < floor:
                continue
            if run and tag.i == run.last and tag.label == run.type:
                run = Trigger(at, run.first, tag.i + 1, run.type, max(run.score, tag.score))
                continue
            if run:
                yield run
            run = Trigger(at, tag.i, tag.i + 1, tag.label, tag.score)
        if run:
            yield run
