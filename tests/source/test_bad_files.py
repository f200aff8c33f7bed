"""Bad input gets one clear error with a code, never a traceback."""

import io
import zipfile
from pathlib import Path

import pytest

from benchmarks import bindery
from regesta.errors import (
    EmptySource,
    EncryptedSource,
    MissingSource,
    NoTextLayer,
    SourceError,
    UnreadableSource,
    UnsafeSource,
    UnsupportedFormat,
)
from regesta.source import open_source, open_text
from tests.source.books import BOOK


def refused(data: bytes, name: str, kind: type[SourceError]) -> SourceError:
    with pytest.raises(SourceError) as caught:
        open_source(data, name=name)
    assert type(caught.value) is kind, caught.value
    return caught.value


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(MissingSource):
        open_source(tmp_path / "nothing here.txt")
    with pytest.raises(UnsupportedFormat):
        open_source(tmp_path)


def test_a_name_with_spaces_accents_and_a_newline(tmp_path: Path) -> None:
    path = tmp_path / "le sel\nd’été é.txt"
    path.write_text("Salt.", "utf-8")
    assert open_source(str(path)).document.text == "Salt."


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"<html><body></body></html>"])
def test_empty(data: bytes) -> None:
    refused(data, "x.txt", EmptySource)


def test_empty_text() -> None:
    with pytest.raises(EmptySource):
        open_text(" \n")


def test_binary_data() -> None:
    refused(bytes(range(256)) * 40, "x.txt", UnreadableSource)


@pytest.mark.parametrize("magic", [b"\xd0\xcf\x11\xe0", b"{\\rtf1 ", b"\x89PNG\r\n", b"\x1f\x8b\x08"])
def test_other_kinds_of_file(magic: bytes) -> None:
    error = refused(magic + b"x" * 100, "x.doc", UnsupportedFormat)
    assert error.hint


def test_an_open_document_and_another_archive() -> None:
    assert "DOCX" in refused(bindery.packed({"content.xml": "<a/>"}), "x.odt", UnsupportedFormat).hint
    refused(bindery.packed({"readme": "x"}), "x.zip", UnsupportedFormat)


@pytest.mark.parametrize("kind", ["epub", "docx", "pdf"])
def test_a_truncated_file(kind: str) -> None:
    data = getattr(bindery, kind)(BOOK)
    refused(data[: len(data) // 3], f"x.{kind}", UnreadableSource)


def test_truncated_tei() -> None:
    refused(b"<TEI><text><body><p>Salt", "x.xml", UnreadableSource)


@pytest.mark.parametrize("kind", ["epub", "docx"])
def test_a_zip_bomb(kind: str) -> None:
    member = {"epub": "OEBPS/a.xhtml", "docx": "word/document.xml"}[kind]
    other = {"META-INF/container.xml": bindery.CONTAINER} if kind == "epub" else {}
    refused(bindery.packed({"mimetype": "x", **other, member: b"\0" * 50_000_000}), f"x.{kind}", UnsafeSource)


def test_an_encrypted_archive() -> None:
    data = bytearray(bindery.epub(BOOK))
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    refused(bytes(data), "x.epub", EncryptedSource)


def test_a_locked_epub() -> None:
    lock = '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
    with zipfile.ZipFile(buffer := io.BytesIO(bindery.epub(BOOK)), "a") as archive:
        archive.writestr("META-INF/encryption.xml", lock)
    refused(buffer.getvalue(), "x.epub", EncryptedSource)


def test_a_pdf_with_a_password() -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(buffer := io.BytesIO(), encrypt="secret")
    canvas.drawString(100, 100, "Salt")
    canvas.save()
    refused(buffer.getvalue(), "x.pdf", EncryptedSource)


def test_a_scanned_pdf() -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(buffer := io.BytesIO())
    canvas.rect(10, 10, 100, 100)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    assert "OCR" in refused(buffer.getvalue(), "x.pdf", NoTextLayer).hint


ENTITIES = {
    "a bomb": '<!ENTITY a "salt"><!ENTITY b "&a;&a;&a;&a;">',
    "an external entity": '<!ENTITY b SYSTEM "file:///etc/passwd">',
}


@pytest.mark.parametrize("what", ENTITIES)
def test_xml_entities(what: str) -> None:
    page = f"<!DOCTYPE TEI [{ENTITIES[what]}]><TEI><text><body><p>&b;</p></body></text></TEI>"
    refused(page.encode(), "x.xml", UnsafeSource)


def test_entities_in_a_word_document() -> None:
    with zipfile.ZipFile(buffer := io.BytesIO(bindery.docx(BOOK)), "a") as archive:
        archive.writestr("word/comments.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    refused(buffer.getvalue(), "x.docx", UnsafeSource)


def test_an_entity_for_a_character_is_read() -> None:
    page = '<!DOCTYPE TEI [<!ENTITY mdash "&#8212;">]><TEI><text><body><p>Salt&mdash;all.</p></body></text></TEI>'
    assert open_source(page.encode(), name="x.xml").document.text == "Salt—all."


def test_prose_taken_for_a_name_is_not_printed_whole() -> None:
    """Prose of one line: no file can have such a name."""
    with pytest.raises(UnreadableSource) as raised:
        open_source("The abbot of Varen wrote to the legate. " * 20)
    assert len(str(raised.value)) < 300
    assert "several lines" in str(raised.value)
