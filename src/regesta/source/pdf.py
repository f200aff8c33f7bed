"""PDF with a text layer: prose in reading order, notes at the page's foot tied to their markers, pages as locators."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from regesta.core.spans import Span
from regesta.source.glyphs import Line, Run, sheets
from regesta.source.layout import laid_out
from regesta.source.linking import unlabelled
from regesta.source.paragraphs import Paragraph, paragraphs
from regesta.source.record import Link, Raw, Source
from regesta.source.scribe import Scribe

LABEL = re.compile(r"\d{1,4}|[*†‡§¶]{1,3}")
LINE_END = re.compile(r"(?P<word>[^\W\d_]+)-$")
WORD = re.compile(r"\w+(?:-\w+)+|\w+")


def read_pdf(raw: Raw) -> Source:
    """A PDF file.

    Raises:
        EncryptedSource, UnreadableSource, NoTextLayer: see `regesta.source.glyphs`.
    """
    pages = laid_out(sheets(raw))
    writer = PdfWriter([line for page in pages for line in (*page.prose, *page.foot)])
    for paragraph in paragraphs(pages):
        writer.write(paragraph)
    title = next((p.text for p in paragraphs(pages[:2]) if p.role == "heading"), raw.name)
    document = writer.scribe.document(raw.data, title=title, format="pdf")
    return Source(document=document, links=tuple(writer.links()))


class PdfWriter:
    """Writes paragraphs into a scribe and ties the markers to the notes of their page."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.scribe = Scribe()
        self._words = _vocabulary(lines)
        self._markers: list[tuple[Span, str, int]] = []
        self._bodies: dict[tuple[str, int], Span] = {}

    def write(self, paragraph: Paragraph) -> None:
        """A paragraph, then the notes of the pages that end in it."""
        self._block(paragraph)
        for note in paragraph.notes:
            start = self.scribe.here()
            self._block(note)
            body = unlabelled(self.scribe.text_from(start), 0, self.scribe.length - start, note.label)
            if body:
                place = Span(start + body.start, start + body.end)
                self._bodies.setdefault((note.label, note.page), place)

    def _block(self, paragraph: Paragraph) -> None:
        self.scribe.block(paragraph.role, level=1 if paragraph.role == "heading" else None)
        for index, line in enumerate(paragraph.lines):
            if line.turns:
                self.scribe.page(line.turns)
            following = paragraph.lines[index + 1].line if index + 1 < len(paragraph.lines) else None
            self._line(line.line, following, line.page, marks=paragraph.role != "note")
        self.scribe.block()

    def _line(self, line: Line, following: Line | None, page: int, *, marks: bool) -> None:
        ending = self._ending(line.text.rstrip(), following)
        for number, run in enumerate(line.runs):
            last = number == len(line.runs) - 1
            if run.raised and marks and LABEL.match(run.text):
                self._raised(run, page)
            else:
                self.scribe.write(run.text.rstrip()[:-1] if last and ending == "" else run.text)
        if ending == " ":
            self.scribe.space()

    def _raised(self, run: Run, page: int) -> None:
        at = 0
        for label in LABEL.finditer(run.text):
            self.scribe.write(run.text[at : label.start()])
            start = self.scribe.here()
            self.scribe.write(label[0])
            self._markers.append((Span(start, self.scribe.length), label[0], page))
            at = label.end()
        self.scribe.write(run.text[at:])

    def _ending(self, words: str, following: Line | None) -> str:
        """What a line's end becomes: a blank, "-" (kept, nothing after it) or "" (the hyphen goes)."""
        broken = LINE_END.search(words)
        if following is None or not broken:
            return "-" if words.endswith(("-", "—")) and following else " "
        rest = WORD.match(following.text)
        if not rest or not rest[0][0].islower():
            return "-"
        joined, apart = broken["word"] + rest[0], f"{broken['word']}-{rest[0]}"
        return "-" if self._words[apart.lower()] > self._words[joined.lower()] else ""

    def links(self) -> Iterator[Link]:
        """The markers; a note stands on the marker's page or, rarely, on the next."""
        for span, label, page in self._markers:
            body = self._bodies.get((label, page)) or self._bodies.get((label, page + 1))
            yield Link(span=span, marker=label, body=body)


def _vocabulary(lines: Iterable[Line]) -> Counter[str]:
    """How often each word stands whole inside a line."""
    return Counter(word.lower() for line in lines for word in WORD.findall(line.text.rstrip()[:-1]))
