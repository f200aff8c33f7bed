"""Finding a document's dates: scan, dress, join, then resolve in reading order while the narrative's clock runs."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from regesta.core.records import Document, Time
from regesta.core.spans import HasSpan
from regesta.dating import surroundings
from regesta.dating.clock import looks_back
from regesta.dating.company import is_ancient
from regesta.dating.context import dressed
from regesta.dating.grammar import scan
from regesta.dating.paragraphs import one_line_each
from regesta.dating.ranges import joined
from regesta.dating.said import Found
from regesta.dating.telling import Telling


def find_times(
    document: Document, prose: str, passages: Sequence[object] | None = None, *, quotations: Sequence[HasSpan] = ()
) -> tuple[Time, ...]:
    """Every date, duration, set and age of the document, in text order, with ids `t1`, `t2`, ...

    Args:
        document: whose blocks and italics tell notes and titles.
        prose: its text with note markers blanked by spaces, of equal length.
        passages: its parse (`language.Passage`), which sharpens the tense where it is given.
        quotations: its quotations; without them they are looked for by their marks.
    """
    prose = one_line_each(document, prose)
    where = surroundings.of(document, prose, quotations)
    founds = [replace(found, inside=where.inside(found)) for found in phrases(prose)]
    looks = surroundings.tense(passages) if passages else lambda start, end: looks_back(prose, start, end)
    return tuple(Telling(prose, founds, looks).times())


def phrases(text: str) -> list[Found]:
    """The date phrases with their modifiers and ranges, unresolved."""
    return joined(text, list(_dressed(text)))


def _dressed(text: str) -> Iterator[Found]:
    floor, ancient = 0, is_ancient(text)
    for found in scan(text):
        if whole := dressed(text, found, floor=floor, ancient=ancient):
            yield whole
            floor = whole.end
