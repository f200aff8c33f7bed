"""A passage read for its dates: its words beside their values, without a model."""

from typing import NamedTuple

from regesta.core.records import Document, Time
from regesta.dating import find_times
from regesta.source import open_text


class Told(NamedTuple):
    """A passage and its times."""

    document: Document
    times: tuple[Time, ...]

    def words(self, time: Time) -> str:
        """The exact words of a time."""
        return self.document.text[time.start : time.end]

    def dates(self) -> dict[str, str | None]:
        """Words -> EDTF value, dates only; the last of equal words counts."""
        return {self.words(time): time.edtf for time in self.times if time.kind == "date"}

    def time(self, words: str) -> Time:
        """The time with these words."""
        return next(time for time in self.times if self.words(time) == words)

    def anchor(self, words: str) -> str | None:
        """The words that a time leans on."""
        anchor = self.time(words).anchor
        return next((self.words(time) for time in self.times if time.id == anchor), None)


def told(passage: str | None) -> Told:
    """The passage, usually a test's docstring, as the layer reads it."""
    document = open_text("\n\n".join(part.strip() for part in (passage or "").split("\n\n"))).document
    return Told(document, find_times(document, document.text))
