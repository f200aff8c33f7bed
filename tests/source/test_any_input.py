"""Whatever comes in, the answer is a source whose spans hold, or one clear error."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import bindery
from regesta.apparatus import blank, find_notes, settled
from regesta.core.records import Document
from regesta.errors import RegestaError
from regesta.source import Source, open_source, open_text
from tests.source.books import BOOK

NAMES = ("a.txt", "a.md", "a.html", "a.epub", "a.docx", "a.pdf", "a.xml", "no ending", "nä\nme.txt")
MAGIC = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<html><body>",
    b"<TEI><text><body>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<?xml ",
)
BOUND = {"pdf": bindery.pdf(BOOK), "epub": bindery.epub(BOOK), "docx": bindery.docx(BOOK)}
TAGS = st.sampled_from(
    "p div sup li h1 td tr table note pb br i blockquote head script section aside hi q quote ref a body span lg l "
    "choice sic figure figcaption ul ol item anchor pre title nav main".split()
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["id", "xml:id", "href", "target", "n", "class", "rend", "type", "role", "name", "lang"]),
    st.sampled_from(["x", "#x", "1", "fn1", "#fn1", "pagenum", "block", "doc-noteref", "", "page_12", "http://[", "é"]),
    max_size=3,
)
WORDS = st.sampled_from(
    ["word.", "1", "[1]", "*", " ", "Notes", "1941.5 The", "&amp;", "&#8617;", "’", "\n\n", "Deeds 12"]
)


def element(tag: str, attributes: dict[str, str], children: list[str]) -> str:
    said = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{tag}{said}>{''.join(children)}</{tag}>"


TREES = st.recursive(
    WORDS, lambda inner: st.builds(element, TAGS, ATTRIBUTES, st.lists(inner, max_size=6)), max_leaves=40
)
APPARATUS = (
    "[1]|[2]|.1 |’2 |\n|\n\n|Notes|1. A|*|¹| word|Word|[Footnote 1: x]| |\nNotes\n|\n\n[1] |\n1. See|, i ".split("|")
)
EXAMPLES = int(os.environ.get("REGESTA_EXAMPLES", "100"))
slow = settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])


def check(source: Source) -> None:
    """Every span of a source and of its notes lies in the text; blocks are in order and hold every word."""
    document = source.document
    notes, problems = find_notes(source)
    size = len(document.text)
    for record in (*document.blocks, *document.italics, *(k.span for k in source.links)):
        assert 0 <= record.start < record.end <= size
    for note in notes:
        if note.start is not None and note.end is not None:
            assert note.marker in document.text[note.start : note.end].translate(
                str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
            )
        if note.body_start is not None:
            assert note.body == document.text[note.body_start : note.body_end]
    for problem in (*source.problems, *problems):
        assert problem.start is None or 0 <= problem.start <= (problem.end or 0) <= size
    assert len(blank(document, notes)) == size
    check_blocks(document)
    check_blocks(settled(document, notes))


def check_blocks(document: Document) -> None:
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end
        assert not any(c.isalnum() for c in document.text[at : block.start]), "a word lies in no block"
        at = block.end
    assert not any(c.isalnum() for c in document.text[at:])


@slow
@given(st.text())
def test_any_text(text: str) -> None:
    try:
        check(open_text(text))
    except RegestaError as error:
        assert not text.strip() and error.code == "source-empty"


@slow
@given(st.lists(st.sampled_from(APPARATUS)))
def test_any_apparatus(pieces: list[str]) -> None:
    text = "".join(pieces)
    if text.strip():
        check(open_text(text))


@slow
@given(st.binary(), st.sampled_from(MAGIC), st.sampled_from(NAMES))
def test_any_bytes(data: bytes, magic: bytes, name: str) -> None:
    try:
        check(open_source(magic + data, name=name))
    except RegestaError as error:
        assert error.status == 2


@slow
@given(st.lists(TREES, max_size=4), st.sampled_from(["tei", "html", "md"]))
def test_any_markup(trees: list[str], kind: str) -> None:
    inside = "".join(trees)
    page = {"tei": f"<TEI><text><body>{inside}</body></text></TEI>", "html": f"<html>{inside}</html>", "md": inside}[
        kind
    ]
    try:
        check(open_source(page.encode(), name=f"a.{kind}"))
    except RegestaError as error:
        assert error.status == 2


@pytest.mark.parametrize("kind", BOUND)
@settings(deadline=None, max_examples=EXAMPLES // 2, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_damaged_files(kind: str, data: st.DataObject) -> None:
    whole = BOUND[kind]
    cut = data.draw(st.integers(1, len(whole)))
    at, byte = data.draw(st.integers(0, cut - 1)), data.draw(st.integers(0, 255))
    damaged = whole[:at] + bytes([byte]) + whole[at + 1 : cut]
    try:
        check(open_source(damaged, name=f"book.{kind}"))
    except RegestaError as error:
        assert error.status == 2
