"""When a source was written at the latest: what its metadata say, or else the imprint on its opening pages."""

import re
from collections.abc import Iterator

from regesta.core.edtf import EdtfError, bounds
from regesta.core.records import Document
from regesta.dating.reading import UnreadableDate, parse

_OPENING = 40  # blocks in which an imprint is looked for
_PROSE = 300  # characters that make a block prose, which ends the opening
_YEAR = r"(1[4-9]\d\d|20\d\d)"
_PRESS = r"[^\n]{1,80}(?:[.,:;]|Press|Company|Brothers|Sons|Books|Publish(?:ers|ing)|Verlag)"
_IMPRINT = re.compile(
    rf"^{_PRESS}\n\(?{_YEAR}\.?\)?$|\bcopyright\b,?[^\n\d]{{0,20}}{_YEAR}|©[^\n\d]{{0,40}}{_YEAR}"
    rf"|^(?:first |re)?(?:published|printed)\b[^\n\d]{{0,60}}{_YEAR}",
    re.M | re.I,
)


def written(document: Document) -> float | None:
    """The last day (an ordinal) on which the text can have been written; None where the source doesn't say."""
    said = _metadata(document.date) if document.date else None
    return said if said is not None else max(_imprints(document), default=None)


def _metadata(date: str) -> float | None:
    """The last day of EDTF, of a time stamp, or of words ("c. 1885")."""
    try:
        return bounds(date.partition("T")[0])[1]
    except EdtfError:
        return _worded(date)


def _worded(date: str) -> float | None:
    try:
        return bounds(parse(date).edtf or "")[1]
    except (EdtfError, UnreadableDate):
        return None


def _imprints(document: Document) -> Iterator[float]:
    for found in _IMPRINT.finditer("\n".join(_opening(document))):
        yield bounds(next(filter(None, found.groups())))[1]


def _opening(document: Document) -> Iterator[str]:
    """The lines of the title pages: all before the first block of prose, tables left out."""
    for block in document.blocks[:_OPENING]:
        words = document.text[block.start : block.end]
        if block.role in ("body", "blockquote") and len(words) > _PROSE:
            return
        if block.role in ("body", "heading"):
            yield from (line.strip() for line in words.splitlines())
