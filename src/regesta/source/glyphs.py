"""A PDF's characters gathered into lines, with the little geometry that layout is read from. Units: points."""

import ctypes
import statistics
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from regesta.errors import EncryptedSource, NoTextLayer, UnreadableSource
from regesta.source.record import Raw

HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}  # how PDFium tells a hyphen at a line's end
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
RAISED = 0.12  # of the line's height: a superscript's foot stands at least so much above the line's
SMALL = 0.82  # of the line's height: a superscript is no taller
SPARSE = 15  # characters a page; a file with fewer is a scan


class Glyph(NamedTuple):
    """A character and its box."""

    char: str
    left: float
    right: float
    bottom: float
    top: float


class Run(NamedTuple):
    """Consecutive characters of a line, raised (superscript) or not."""

    text: str
    raised: bool


class Line(NamedTuple):
    """A line of print: its runs, its height (of most characters), its edges."""

    runs: tuple[Run, ...]
    size: float
    left: float
    right: float
    bottom: float

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


class Sheet(NamedTuple):
    """A page: its lines in the order of the file, its height, the label that the file gives it."""

    lines: list[Line]
    height: float
    label: str


def sheets(raw: Raw) -> list[Sheet]:
    """All pages.

    Raises:
        EncryptedSource, UnreadableSource, NoTextLayer: see `regesta.errors`.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw.data)
        found = [_sheet(document, index) for index in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise _refusal(str(error), raw.name) from None
    letters = sum(len(line.text.strip()) for sheet in found for line in sheet.lines)
    if letters < SPARSE * max(1, len(found)) and (letters == 0 or len(found) > 1):
        raise _scanned(raw.name, len(found), letters)
    return found


def _refusal(message: str, name: str) -> EncryptedSource | UnreadableSource:
    if "password" in message.lower() or "security" in message.lower():
        return EncryptedSource(
            expected="a PDF without a password", found=f"{name!r}, which asks for one", hint="Save a copy without it."
        )
    return UnreadableSource(
        expected="a whole PDF", found=f"{name!r}, damaged or cut short ({message})", hint="Fetch the file again."
    )


def _scanned(name: str, pages: int, letters: int) -> NoTextLayer:
    return NoTextLayer(
        expected="a PDF with a text layer",
        found=f"{letters} letters on {pages} pages of {name!r}: pictures of pages, as a scanner makes them",
        hint="Run OCR on it first, for example `ocrmypdf in.pdf out.pdf`, Tesseract or Transkribus.",
    )


def _sheet(document: Any, index: int) -> Sheet:
    page = document[index]
    text = page.get_textpage()
    try:
        glyphs = list(_glyphs(text))
        label = document.get_page_label(index) or ""
        return Sheet(_in_order([_line(group) for group in _grouped(glyphs)]), page.get_height(), label)
    finally:
        text.close()
        page.close()


def _glyphs(text: Any) -> Iterator[Glyph]:
    """The page's characters in the file's order; PDFium supplies blanks between words and drops none."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pointer = ctypes.byref(box)
    for at in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, at)
        char = chr(code) if code and not 0xD800 <= code < 0xE000 and code <= 0x10FFFF else ""
        char = HYPHENS.get(char, LIGATURES.get(char, char))
        if not char or char in "\r\n" or not (char.isprintable() or char == "\t"):
            continue
        pdfium.FPDFText_GetLooseCharBox(text.raw, at, pointer)
        yield Glyph(char, box.left, box.right, box.bottom, box.top)


def _grouped(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that stand on one line; a raised or small one stays with its neighbours."""
    line: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        blank = glyph.char.isspace()
        if last and not blank and not _beside(last, glyph):
            yield line
            line = []
        if line or not blank:
            line.append(glyph)
        last = last if blank else glyph
    if line:
        yield line


def _beside(last: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands on the line of the one before it."""
    height = min(last.top - last.bottom, glyph.top - glyph.bottom)
    shared = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    return shared > 0.3 * height and glyph.left > last.left - 1.5 * (last.top - last.bottom)


def _line(glyphs: list[Glyph]) -> Line:
    solid = [g for g in glyphs if not g.char.isspace()]
    size = statistics.median_high([round(g.top - g.bottom, 1) for g in solid])
    foot = statistics.median_low([g.bottom for g in solid if g.top - g.bottom >= SMALL * size] or [solid[0].bottom])
    runs: list[Run] = []
    for glyph in glyphs:
        raised = glyph.top - glyph.bottom <= SMALL * size and glyph.bottom - foot >= RAISED * size
        if runs and (runs[-1].raised == raised or glyph.char.isspace()):
            runs[-1] = Run(runs[-1].text + glyph.char, runs[-1].raised)
        else:
            runs.append(Run(glyph.char, raised))
    return Line(tuple(runs), size, min(g.left for g in solid), max(g.right for g in solid), foot)


def _in_order(lines: list[Line]) -> list[Line]:
    """From the top down where the page has one column; else the file's order, which goes column by column."""
    down = sorted(lines, key=lambda line: -line.bottom)
    columns = any(a.bottom - b.bottom < 0.5 * a.size and _apart(a, b) for a, b in pairwise(down))
    return lines if columns else down


def _apart(a: Line, b: Line) -> bool:
    return a.right < b.left or b.right < a.left
