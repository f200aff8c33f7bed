"""What a source is once it has been opened: its document, the note links the file itself gives, and its problems."""

from regesta.core.records import Document, Problem, Record
from regesta.core.spans import Span


class Link(Record, frozen=True, kw_only=True):
    """A note marker that the file marks as one.

    `span` places it in the text, `marker` is its label without brackets ("12", "*", "A1.3"), `body` is where the text
    holds the note (null where only the marker is sure: the sequence then decides).
    """

    span: Span
    marker: str
    body: Span | None = None


class Source(Record, frozen=True, kw_only=True):
    """An opened source. Every span of it satisfies `document.text[start:end]`."""

    document: Document
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()


class Format(Record, frozen=True, kw_only=True):
    """A kind of file that can be read: its name, the endings it usually has, one line on what is taken from it."""

    name: str
    endings: tuple[str, ...]
    description: str


class Raw(Record, frozen=True, kw_only=True):
    """The bytes of a source before they are read, with the name they came under."""

    data: bytes
    name: str
