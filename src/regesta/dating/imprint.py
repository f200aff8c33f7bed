"""When a source was written at the latest: what its metadata say, or else the imprint on its opening pages."""

import re
from collections.abc import Iterator

from regesta.core.edtf import EdtfError, bounds
from regesta.core.records import Document
from regesta.dating.reading import UnreadableDate, parse

_OPENING = 40  # blocks in which an imprint is looked for
_PROSE = 300  # characters that make a block prose, which ends the opening
_YEAR = r"(1[4-9]\d\d|20\d\d)"
_IMPRINT = re.compile(
    rf"\A[^\n]{{2,60}}\n(?:[^\n]{{2,80}}\n){{0,4}}\(?{_YEAR}\.?\)?\Z"
    rf"|\b[Cc]opyright\b,?[^\n\d]{{0,20}}{_YEAR}|©[^\n\d]{{0,40}}{_YEAR}"
    rf"|\A(?:First |Re)?(?:[Pp]ublished|[Pp]rinted)\b[^\n\d]{{0,60}}{_YEAR}"
)


def written(document: Document) -> float | None:
    """The last day (an ordinal) on which the text can have been written; None where the source doesn't say."""
    said = _metadata(document.date) if document.date else None
    return said if said is not None else max(_imprints(document), default=None)


def _metadata(date: str) -> float | None:
    """The last day of EDTF, of a time stamp, or of words ("c. 1885")."""
    for read in (lambda: bounds(date.partition("T")[0]), lambda: bounds(parse(date).edtf or "")):
        try:
            return read()[1]
        except (EdtfError, UnreadableDate):
            continue
    return None


def _imprints(document: Document) -> Iterator[float]:
    for block in document.blocks[:_OPENING]:
        words = "\n".join(line.strip() for line in document.text[block.start : block.end].splitlines())
        if block.role in ("body", "blockquote") and len(words) > _PROSE:
            return
        for found in _IMPRINT.finditer(words) if block.role in ("body", "heading") else ():
            yield bounds(next(filter(None, found.groups())))[1]
