"""What this stage asks of the people stage, and of the language stage."""

from collections.abc import Sequence
from typing import Any, Protocol

from regesta.core.records import Mention
from regesta.core.spans import Span


class People(Protocol):
    """The entities of the document, by place. Offsets are the document's."""

    def at(self, start: int, end: int) -> str | None:
        """The entity whose mention covers or heads `[start, end)`."""
        ...

    def mentions_in(self, start: int, end: int) -> Sequence[tuple[Mention, str]]:
        """The mentions inside `[start, end)` in text order, each with its entity's id."""
        ...

    def kind(self, entity: str) -> str:
        """person, group, place, work or event."""
        ...


class Passage(Protocol):
    """A parsed stretch: `doc` is a spaCy Doc, `start` the document's offset of its first character."""

    @property
    def doc(self) -> Any: ...  # noqa: D102
    @property
    def start(self) -> int: ...  # noqa: D102
    def span(self, first: int, last: int) -> Span:
        """Where the tokens `first:last` stand in the document."""
        ...
