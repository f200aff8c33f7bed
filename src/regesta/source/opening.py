"""Opens a file, bytes or text: what it is shows in its first bytes, then in its name."""

import re
import textwrap
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from regesta.errors import EmptySource, MissingSource, SourceError, UnreadableSource, UnsupportedFormat
from regesta.source.record import Format, Raw, Source

FORMATS = (
    Format(
        name="text", endings=(".txt", ".text"), description="plain text in any usual encoding, note markers and all"
    ),
    Format(name="markdown", endings=(".md", ".markdown"), description="Markdown with [^1] notes"),
    Format(name="html", endings=(".html", ".htm", ".xhtml"), description="HTML: the main text with its linked notes"),
    Format(name="epub", endings=(".epub",), description="EPUB 2 and 3: spine order, linked notes, page list"),
    Format(name="docx", endings=(".docx", ".docm"), description="Word: footnotes, endnotes, changes taken as accepted"),
    Format(name="pdf", endings=(".pdf",), description="PDF with a text layer: page-foot notes, printed page numbers"),
    Format(name="tei", endings=(".xml", ".tei"), description="TEI P5: divisions, quotations, notes, page beginnings"),
)
READERS = {
    "text": "plain:read_plain",
    "markdown": "markdown:read_markdown",
    "html": "html:read_html",
    "epub": "epub:read_epub",
    "docx": "docx:read_docx",
    "pdf": "pdf:read_pdf",
    "tei": "tei:read_tei",
}
REFUSED = (
    (b"\xd0\xcf\x11\xe0", "an old Word or a password-protected Office file", "Save it as DOCX without a password."),
    (b"{\\rtf", "Rich Text", "Save it as DOCX or plain text."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"\x89PNG", "a picture", "Run OCR on it first, for example with Tesseract or OCRmyPDF."),
    (b"\xff\xd8\xff", "a picture", "Run OCR on it first, for example with Tesseract or OCRmyPDF."),
    (b"II*\x00", "a picture", "Run OCR on it first, for example with Tesseract or OCRmyPDF."),
    (b"MM\x00*", "a picture", "Run OCR on it first, for example with Tesseract or OCRmyPDF."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
)
READABLE = ", ".join(f.name for f in FORMATS)


def formats() -> tuple[Format, ...]:
    """The kinds of file that can be read."""
    return FORMATS


def open_source(source: str | Path | bytes, *, name: str | None = None) -> Source:
    """A file (a path, or a str that names one) or its bytes, opened as text with blocks, locators and note links.

    Raises:
        SourceError: one of its kinds, see `regesta.errors`.
    """
    if isinstance(source, bytes):
        return _read(Raw(data=source, name=name or "untitled"))
    path = Path(source)
    return _read(Raw(data=_bytes(path), name=name or path.name))


def open_text(text: str, *, name: str = "untitled") -> Source:
    """Text itself, not a file's name.

    Raises:
        EmptySource: there is no word in it.
    """
    from regesta.source.plain import from_text

    if not text.strip():
        raise _empty(name)
    return from_text(text, name=name)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise MissingSource(
            expected="a file", found=f"nothing at {str(path)!r}", hint="Check the path's spelling."
        ) from None
    except IsADirectoryError:
        raise UnsupportedFormat(
            expected="a file", found=f"the folder {str(path)!r}", hint="Name the files in it instead."
        ) from None
    except OSError as error:
        raise UnreadableSource(
            expected="a file that can be opened",
            found=f"{textwrap.shorten(str(path), 80)!r}: {error.strerror}",
            hint="Check the path and its permissions; prose itself is given as bytes, or as several lines.",
        ) from None


def _read(raw: Raw) -> Source:
    if not raw.data.strip():
        raise _empty(raw.name)
    source = _reader(kind_of(raw))(raw)
    if not source.document.text.strip():
        raise _empty(raw.name)
    return source


def _empty(name: str) -> SourceError:
    return EmptySource(expected="a text", found=f"no word in {name!r}", hint="Check that it is the right file.")


def _reader(kind: str) -> Callable[[Raw], Source]:
    """The reader is imported when it is needed: a text file never loads the PDF library."""
    module, function = READERS[kind].split(":")
    reader: Callable[[Raw], Source] = getattr(import_module(f"regesta.source.{module}"), function)
    return reader


def kind_of(raw: Raw) -> str:
    """The format's name, by the first bytes, then by the name's ending.

    Raises:
        UnsupportedFormat: a kind of file that isn't prose or can't be read.
    """
    _refuse(raw)
    head = raw.data[:1024]
    if b"%PDF-" in head:
        return "pdf"
    if raw.data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from regesta.source.archive import kind_of_archive

        return kind_of_archive(raw)
    return _markup_kind(raw) or ("markdown" if _named(raw.name, "markdown") else "text")


def _refuse(raw: Raw) -> None:
    for magic, what, hint in REFUSED:
        if raw.data.startswith(magic):
            raise UnsupportedFormat(expected=READABLE, found=f"{what}, {raw.name!r}", hint=hint)


def _markup_kind(raw: Raw) -> str | None:
    """TEI or HTML, if the first element says so."""
    head = _head(raw.data)
    first = re.search(r"<([A-Za-z][\w:.-]*)", re.sub(r"(?s)<!--.*?-->|<[?!][^>]*>", "", head))
    starts = head.lstrip("\ufeff\t\n\r ").startswith("<")
    element = first[1].split(":")[-1].lower() if first and starts else ""
    if element in {"tei", "tei.2", "teicorpus"}:
        return "tei"
    if element in {"html", "body", "head"} or re.match(r"(?i)\s*<!doctype html", head):
        return "html"
    return "html" if _named(raw.name, "html") and element else None


def _head(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[:8192].decode("utf-16", "ignore")
    return data[:8192].decode("utf-8", "ignore")


def _named(name: str, kind: str) -> bool:
    endings = next(f.endings for f in FORMATS if f.name == kind)
    return name.lower().endswith(endings)
