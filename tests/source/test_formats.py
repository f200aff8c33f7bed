"""The same small book in every format: its words, its blocks, its notes."""

import pytest

from benchmarks import bindery
from regesta.apparatus import find_notes
from regesta.core.records import Document
from regesta.source import Source, formats, open_source
from tests.source.books import BOOK, NOTES


def words(document: Document, role: str) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.role == role]


def bodies(source: Source) -> list[str | None]:
    return [note.body for note in find_notes(source)[0]]


@pytest.mark.parametrize("kind", ["epub", "docx", "pdf"])
def test_the_bound_book(kind: str) -> None:
    source = open_source(getattr(bindery, kind)(BOOK), name="wrong.txt")
    notes, problems = find_notes(source)
    text = source.document.text
    assert source.document.format == kind
    assert [note.body for note in notes] == NOTES
    assert [n.scope.of(text) for n in notes if n.scope][1] == "He was paid in salt, and sold half of it at a loss."
    assert not problems
    assert "The Flood" in words(source.document, "heading")
    assert "Nobody saw his ledgers until the flood, if there were any." in words(source.document, "body")


def test_formats_are_listed() -> None:
    assert [f.name for f in formats()] == ["text", "markdown", "html", "epub", "docx", "pdf", "tei"]


# ---- HTML --------------------------------------------------------------------------------------------------------
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Salt</title><style>p {}</style></head><body>
<header><a href="/">Home</a></header><nav><ul><li><a href="/a">About us</a></li></ul></nav>
<main><h1>Salt</h1>
<span class="pagenum"><a id="Page_44"></a>[44]</span>
<p>In 1641 the town hired <em>Aldous
 Merrin</em>.<sup id="r1"><a href="#fn1">[1]</a></sup> See <a href="#top">3</a>.</p>
<blockquote><p>The tower was dark.<sup id="r2"><a href="#fn2">[2]</a></sup></p></blockquote>
<table><caption>Salt</caption><tr><td>1641</td><td>9 barrels</td></tr></table>
<ol class="footnotes"><li id="fn1">Minutes, 3 May. <a href="#r1">↩</a></li>
<li id="fn2"><p>Crane, p. 44.</p><p>But see p. 60.</p> <a href="#r2">↩</a></li></ol></main>
<footer>© The Society</footer><script>x = 1</script></body></html>"""


def test_html() -> None:
    source = open_source(PAGE.encode(), name="salt.html")
    document = source.document
    assert document.title == "Salt" and document.language == "en"
    assert document.text.startswith("Salt\n\nIn 1641 the town hired Aldous Merrin.[1] See 3.\n\nThe tower was dark.[2]")
    assert "About us" not in document.text and "Society" not in document.text
    assert [(k.marker, k.body and k.body.of(document.text)) for k in source.links] == [
        ("1", "Minutes, 3 May."),
        ("2", "Crane, p. 44.\n\nBut see p. 60."),
    ]
    assert words(document, "blockquote") == ["The tower was dark.[2]"]
    assert words(document, "table") == ["1641\t9 barrels"]
    assert words(document, "caption") == ["Salt"]
    assert words(document, "note") == ["Minutes, 3 May.", "Crane, p. 44.", "But see p. 60."]
    assert [p.label for p in document.pages] == ["44"]
    assert [s.of(document.text) for s in document.italics] == ["Aldous Merrin"]


def test_html_notes_by_name_as_old_pages_have_them() -> None:
    """<a name="r1" href="#n1">1</a> in the text, <a name="n1" href="#r1">1</a> before the note."""
    page = (
        '<html><body><p>He counted salt.<a name="r1" href="#n1"><sup>1</sup></a> He stopped.'
        '<a name="r2" href="#n2"><sup>2</sup></a></p><hr><p><a name="n1" href="#r1">1</a>. Minutes.</p>'
        '<p><a name="n2" href="#r2">2</a>. Crane.</p></body></html>'
    )
    source = open_source(page.encode(), name="old.html")
    assert [k.body and k.body.of(source.document.text) for k in source.links] == ["Minutes.", "Crane."]


def test_a_contents_list_is_no_apparatus() -> None:
    page = (
        '<html><body><p>Chapter <a href="#c1">1</a> <a href="#c2">2</a></p><h2 id="c1">One</h2><p>A.</p></body></html>'
    )
    assert open_source(page.encode(), name="x.html").links == ()


# ---- Markdown ----------------------------------------------------------------------------------------------------
def test_markdown() -> None:
    text = (
        "# Salt\n\nIn *1641* a clerk came.[^1] He left.[^crane]\n\n> Dark.\n\n[^1]: Minutes.\n[^crane]: Crane, p. 44.\n"
    )
    source = open_source(text.encode(), name="salt.md")
    assert bodies(source) == ["Minutes.", "Crane, p. 44."]
    assert words(source.document, "heading") == ["Salt"] and words(source.document, "blockquote") == ["Dark."]


# ---- TEI ---------------------------------------------------------------------------------------------------------
TEI = """<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title>Salt</title><author>E. Crane</author></titleStmt></fileDesc></teiHeader><text xml:lang="en"><body>
<div><head>The Clerk</head><pb n="12"/><p>In 1641<note n="1"><p>Minutes.</p></note> the <hi rend="italic">town</hi>
hired <choice><sic>Merin</sic><corr>Merrin</corr></choice>.<ref target="#e1" type="note">2</ref></p>
<quote><p>The tower was dark.</p></quote></div>
<div><head>The Flood</head><p>The river rose.<ptr target="#e2"/></p></div></body>
<back><div type="notes"><note xml:id="e1" n="2">Crane, p. 44.</note><note xml:id="e2" n="3">Ibid.</note></div></back>
</text></TEI>"""


def test_tei() -> None:
    source = open_source(TEI.encode(), name="salt.xml")
    document = source.document
    assert (document.title, document.author, document.language) == ("Salt", "E. Crane", "en")
    assert bodies(source) == ["Minutes.", "Crane, p. 44.", "Ibid."]
    assert "the town hired Merrin.2" in document.text and "Merin" not in document.text
    assert words(document, "blockquote") == ["The tower was dark."]
    assert [b.locator.chapter for b in document.blocks if b.locator and b.role == "body"] == ["The Clerk", "The Flood"]
    assert document.pages[0].label == "12"


def test_a_note_at_the_end_of_a_division_stands_after_it() -> None:
    document = open_source(TEI.encode(), name="salt.xml").document
    assert document.text.index("Minutes.") < document.text.index("The Flood")


# ---- EPUB --------------------------------------------------------------------------------------------------------
def test_epub_files_that_are_no_good_xml_are_read_all_the_same() -> None:
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": bindery.CONTAINER,
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="a" href="a.html" media-type="application/xhtml+xml"/>'
        '<item id="b" href="gone.html" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        "OEBPS/a.html": "<html><body><p>Salt &amp; silence<br>in Varn&nbsp;1641</p><p>unclosed</body></html>",
    }
    source = open_source(bindery.packed(members), name="a.epub")
    assert source.document.text == "Salt & silence\nin Varn\xa01641\n\nunclosed"
    assert [p.code for p in source.problems] == ["source-part-missing"]


def test_epub_page_marks() -> None:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        '<p><span epub:type="pagebreak" id="p7" title="7"/>Salt was counted. '
        '<span epub:type="pagebreak" id="p8" title="8"/>Nobody knew.</p></body></html>'
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": bindery.CONTAINER,
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
        "OEBPS/a.xhtml": page,
    }
    document = open_source(bindery.packed(members), name="a.epub").document
    assert [(p.label, document.text[p.at :][:6]) for p in document.pages] == [("7", "Salt w"), ("8", "Nobody")]


# ---- DOCX --------------------------------------------------------------------------------------------------------
def test_docx_changes_are_taken_as_accepted() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">He counted </w:t></w:r><w:ins w:id="1"><w:r><w:t>salt</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>pepper</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="Q"/></w:pPr><w:r><w:t>The tower was dark.</w:t></w:r></w:p>'
    )
    document = open_source(bindery.docx(BOOK, document=body), name="x.docx").document
    assert words(document, "body") == ["He counted salt."]
    assert words(document, "blockquote") == ["The tower was dark."]


# ---- PDF ---------------------------------------------------------------------------------------------------------
def test_pdf_heads_and_page_numbers_are_no_prose() -> None:
    chapter = bindery.Chapter(
        "The Clerk", [["He counted the unaccountable salt of Varn and its neighbourhood. " * 12]] * 12
    )
    document = open_source(bindery.pdf(bindery.Book("Salt", [chapter])), name="x.pdf").document
    assert [p.label for p in document.pages][:3] == ["1", "2", "3"]
    assert document.text.count("The Clerk") == 1
    assert "unaccountable" in document.text and "unac-" not in document.text and "neighbour-" not in document.text
    assert len(words(document, "body")) == 12
