"""Binds a book of chapters, paragraphs and notes as DOCX, EPUB, PDF, HTML, Markdown and plain text.

Used by the benchmark of marker to note and by the tests: what was put in is known, so what comes out can be counted.
"""

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """A note: its number in the chapter and its words."""

    label: str
    body: str


Piece = str | Note
Paragraph = list[Piece]


@dataclass(frozen=True)
class Chapter:
    """A chapter's title and paragraphs."""

    title: str
    paragraphs: list[Paragraph]

    def notes(self) -> list[Note]:
        return [piece for paragraph in self.paragraphs for piece in paragraph if isinstance(piece, Note)]


@dataclass(frozen=True)
class Book:
    """A title and chapters."""

    title: str
    chapters: list[Chapter]

    def numbered(self) -> Iterator[tuple[int, Chapter]]:
        return enumerate(self.chapters, 1)


def packed(members: dict[str, str | bytes]) -> bytes:
    """A ZIP archive; the first member is stored uncompressed, as EPUB wants its `mimetype`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number, (name, data) in enumerate(members.items()):
            kind = zipfile.ZIP_STORED if number == 0 else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=kind)
    return buffer.getvalue()


# ---- EPUB --------------------------------------------------------------------------------------------------------
CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def epub(book: Book) -> bytes:
    """EPUB 3 with its notes in a file of their own."""
    pages = {f"text/chapter{n}.xhtml": _epub_chapter(n, chapter) for n, chapter in book.numbered()}
    pages["text/notes.xhtml"] = _xhtml("Notes", "".join(_epub_notes(n, chapter) for n, chapter in book.numbered()))
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(pages)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{html.escape(book.title)}</dc:title>'
        f"<dc:language>en</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    files = {f"OEBPS/{name}": page for name, page in pages.items()}
    return packed(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package, **files}
    )


def _xhtml(title: str, body: str) -> str:
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>{html.escape(title)}</title></head><body>{body}</body></html>"
    )


def _epub_chapter(number: int, chapter: Chapter) -> str:
    def mark(note: Note) -> str:
        href = f"notes.xhtml#c{number}n{note.label}"
        return f'<a id="c{number}r{note.label}" href="{href}" epub:type="noteref">{note.label}</a>'

    body = f"<h2>{html.escape(chapter.title)}</h2>"
    return _xhtml(chapter.title, body + "".join(f"<p>{_marked(p, mark)}</p>" for p in chapter.paragraphs))


def _epub_notes(number: int, chapter: Chapter) -> str:
    asides = (
        f'<aside epub:type="endnote" id="c{number}n{note.label}"><p>{html.escape(note.body)} '
        f'<a href="chapter{number}.xhtml#c{number}r{note.label}" epub:type="backlink">↩</a></p></aside>'
        for note in chapter.notes()
    )
    return f"<h3>{html.escape(chapter.title)}</h3>" + "".join(asides)


def _marked(paragraph: Paragraph, mark: Callable[[Note], str]) -> str:
    return "".join(mark(piece) if isinstance(piece, Note) else html.escape(piece) for piece in paragraph)


# ---- DOCX --------------------------------------------------------------------------------------------------------
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
STYLES = (
    f'<w:styles {WORD}><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style></w:styles>'
)


def docx(book: Book, *, extra: str = "", document: str | None = None) -> bytes:
    """A Word document with footnotes; `document` replaces its body's XML, `extra` is added to it."""
    notes: list[str] = []

    def mark(note: Note) -> str:
        notes.append(note.body)
        return f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>'

    body = document or "".join(_docx_chapter(chapter, mark) for chapter in book.chapters)
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(("styles", "footnotes"))
    )
    footnotes = "".join(
        f'<w:footnote w:id="{n}">{_docx_paragraph([words])}</w:footnote>' for n, words in enumerate(notes, 1)
    )
    return packed(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": _relations(
                f'<Relationship Id="r0" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/document.xml": f"<w:document {WORD}><w:body>{body}{extra}</w:body></w:document>",
            "word/_rels/document.xml.rels": _relations(relations),
            "word/styles.xml": STYLES,
            "word/footnotes.xml": f"<w:footnotes {WORD}>{footnotes}</w:footnotes>",
        }
    )


def _relations(inside: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def _docx_chapter(chapter: Chapter, mark: Callable[[Note], str]) -> str:
    title = _docx_paragraph([chapter.title], style="H1")
    return title + "".join(_docx_paragraph(paragraph, mark=mark) for paragraph in chapter.paragraphs)


def _docx_paragraph(pieces: Iterable[Piece], *, style: str = "", mark: Callable[[Note], str] | None = None) -> str:
    runs = (
        mark(piece)
        if mark and isinstance(piece, Note)
        else f'<w:r><w:t xml:space="preserve">{html.escape(str(piece))}</w:t></w:r>'
        for piece in pieces
    )
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


# ---- plain text, HTML, Markdown ----------------------------------------------------------------------------------
def plain(book: Book, *, mark: str = "{}", notes: str = "{}. {}") -> str:
    """One paragraph a line, markers glued to the words, the notes at the end under a heading."""
    lines = []
    for chapter in book.chapters:
        lines.append(chapter.title)
        lines += ["".join(mark.format(p.label) if isinstance(p, Note) else p for p in q) for q in chapter.paragraphs]
    lines.append("Notes")
    for chapter in book.chapters:
        lines += [chapter.title, *(notes.format(note.label, note.body) for note in chapter.notes())]
    return "\n".join(lines) + "\n"


# ---- PDF ---------------------------------------------------------------------------------------------------------
WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 432.0, 648.0, 60.0, 372.0, 580.0, 60.0
BODY, SMALL, RAISED = ("Times-Roman", 11.0, 14.0), ("Times-Roman", 8.5, 10.5), ("Times-Roman", 7.0, 4.0)


@dataclass(frozen=True)
class Word:
    """A word, or a marker glued to the word before it."""

    text: str
    note: Note | None = None


class PdfBook:
    """Sets a book line by line: running heads, page numbers, first-line indents, hyphens, notes at the foot."""

    def __init__(self, book: Book) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
        self._page, self._y, self._title = 1, TOP, book.title
        self._foot: list[list[Word]] = []
        for chapter in book.chapters:
            self._head(chapter)
            for paragraph in chapter.paragraphs:
                self._paragraph(paragraph)
        while self._foot:
            self._turn()
        self._turn()
        self._canvas.save()

    def data(self) -> bytes:
        return self._buffer.getvalue()

    def _head(self, chapter: Chapter) -> None:
        if self._y < TOP:
            self._turn()
        self._chapter = chapter.title
        self._canvas.setFont("Times-Bold", 16)
        for line in _broken([Word(w) for w in _latin(chapter.title).split()], 16, RIGHT - LEFT, 0):
            self._canvas.drawString(LEFT, self._y, " ".join(word.text for word in line))
            self._y -= 20
        self._y -= 16

    def _paragraph(self, paragraph: Paragraph) -> None:
        words = list(_words(paragraph))
        for number, line in enumerate(_broken(words, BODY[1], RIGHT - LEFT, 14)):
            notes = [_set(word.note) for word in line if word.note]
            needed = BODY[2] + SMALL[2] * min(2, sum(len(note) for note in notes))
            if self._y - needed < self._limit():
                self._turn()
            self._draw(line, LEFT + (14 if number == 0 else 0), self._y, BODY)
            self._y -= BODY[2]
            for note in notes:
                self._foot += note

    def _limit(self) -> float:
        return FOOT + SMALL[2] * len(self._foot)

    def _turn(self) -> None:
        room = int((self._y - FOOT) // SMALL[2])
        now, self._foot = self._foot[:room], self._foot[room:]
        for number, line in enumerate(now):
            self._draw(line, LEFT, FOOT + (len(now) - 1 - number) * SMALL[2], SMALL)
        head = self._title if self._page % 2 == 0 else self._chapter
        self._canvas.setFont("Times-Italic", 9)
        self._canvas.drawCentredString(WIDTH / 2, HEIGHT - 40, _latin(head)[:60])
        self._canvas.setFont("Times-Roman", 9)
        self._canvas.drawCentredString(WIDTH / 2, 34, str(self._page))
        self._canvas.showPage()
        self._page, self._y = self._page + 1, TOP

    def _draw(self, line: list[Word], x: float, y: float, font: tuple[str, float, float]) -> None:
        text = self._canvas.beginText(x, y)
        for number, word in enumerate(line):
            if word.note:
                text.setFont(RAISED[0], font[1] * 0.62)
                text.setRise(font[1] * 0.36)
                text.textOut(word.text)
                text.setRise(0)
                continue
            text.setFont(font[0], font[1])
            text.textOut((" " if number else "") + word.text)
        self._canvas.drawText(text)


def pdf(book: Book) -> bytes:
    """A PDF with notes at the foot of the page."""
    return PdfBook(book).data()


def _latin(words: str) -> str:
    """What the standard fonts can print."""
    return words.encode("cp1252", "replace").decode("cp1252")


def _words(paragraph: Paragraph) -> Iterator[Word]:
    for piece in paragraph:
        if isinstance(piece, Note):
            yield Word(piece.label, piece)
        else:
            yield from (Word(word) for word in _latin(piece).split())


def _set(note: Note) -> list[list[Word]]:
    """A note's lines in small print, its label raised."""
    words = [Word(note.label, note), *(Word(w) for w in _latin(note.body).split())]
    return list(_broken(words, SMALL[1], RIGHT - LEFT, 0))


def _broken(words: list[Word], size: float, width: float, indent: float) -> Iterator[list[Word]]:
    """Lines that fit; a long word that doesn't is broken with a hyphen."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    def breadth(text: str) -> float:
        return float(stringWidth(text, "Times-Roman", size))

    line: list[Word] = []
    left = width - indent
    for word in words:
        needed = breadth(word.text) * (0.62 if word.note else 1) + (breadth(" ") if line and not word.note else 0)
        if needed <= left or (word.note and line):
            line.append(word)
            left -= needed
            continue
        head, tail = _split(word.text, left, breadth)
        yield [*line, Word(head)] if head else line
        line, left = [Word(tail)], width - breadth(tail)
    yield line


def _split(word: str, room: float, breadth: Callable[[str], float]) -> tuple[str, str]:
    if len(word) >= 9 and re.fullmatch("[a-z]+", word):
        for at in range(len(word) - 3, 2, -1):
            if breadth(" " + word[:at] + "-") <= room:
                return word[:at] + "-", word[at:]
    return "", word
