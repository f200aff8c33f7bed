"""Plain text: paragraphs, titles, quotations, encodings."""

import pytest

from regesta.core.records import Document
from regesta.source import open_source, open_text


def roles(document: Document) -> list[tuple[str, str]]:
    return [(b.role, " ".join(document.text[b.start : b.end].split())[:24]) for b in document.blocks]


ONE_LINE = """THE CLERK'S SILENCE
In 1641 the town hired a clerk to count its salt, and for nine years nobody asked him what he had counted, or for whom.
He answered only once, in a letter that the council burned, and the letter is known from the copy that a neighbour made.
Crates from the tower
When the river rose the tower fell, and with it the ledgers, if there were any; two witnesses swore to none.
"""
BROKEN = """CHAPTER I.

THE COUNTING.

In 1641 the town of Varn hired a clerk to count its salt, and for nine
years nobody asked him what he had counted, or for whom he had counted
it, or why.

    The tower was dark, and the ledgers were shut, and I saw no
    salt in it, nor any man who could have counted it.

He answered only once, in a letter that the council burned on the same
evening.


The Flood and the Widow

The river rose on the second of March, and the tower fell, and with it
went every book that the clerk had kept.
"""


def test_one_paragraph_a_line() -> None:
    document = open_text(ONE_LINE).document
    assert [role for role, _ in roles(document)] == ["heading", "body", "body", "heading", "body"]
    assert document.blocks[2].locator and document.blocks[2].locator.chapter == "THE CLERK'S SILENCE"
    assert document.blocks[2].locator.paragraph == 2


def test_lines_broken_at_a_fixed_width() -> None:
    assert roles(open_text(BROKEN).document) == [
        ("heading", "CHAPTER I."),
        ("heading", "THE COUNTING."),
        ("body", "In 1641 the town of Varn"),
        ("blockquote", "The tower was dark, and "),
        ("body", "He answered only once, i"),
        ("heading", "The Flood and the Widow"),
        ("body", "The river rose on the se"),
    ]


def test_a_chapter_is_called_by_its_number_and_its_title() -> None:
    document = open_text(BROKEN).document
    assert document.blocks[2].locator and document.blocks[2].locator.chapter == "CHAPTER I. THE COUNTING."


def test_a_short_paragraph_is_no_title() -> None:
    """A sentence that ends in a stop is prose, however short."""
    text = (
        "He counted the salt for nine years and told nobody what he found in the tower of Varn, nor why.\nHe died.\n"
        * 2
    )
    assert {role for role, _ in roles(open_text(text).document)} == {"body"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_encodings_that_show_themselves(encoding: str) -> None:
    words = "Grimm écrivit à l’impératrice en 1765; elle répondit.\n" * 3
    source = open_source(words.encode(encoding), name="lettre.txt")
    assert source.document.text == words
    assert not source.problems


def test_an_undeclared_encoding_is_guessed_and_said() -> None:
    words = "L’impératrice répondit à Grimm qu’elle achèterait la bibliothèque du philosophe français.\n" * 5
    source = open_source(words.encode("cp1252"), name="lettre.txt")
    assert "impératrice" in source.document.text
    assert [p.code for p in source.problems] == ["encoding-guessed"]


def test_two_encodings_pasted_together() -> None:
    """UTF-8 with one paragraph of Windows-1252: the strays are read, and told."""
    data = "L’impératrice répondit — enfin — à Grimm.\n".encode() * 4 + "Voilà.\n".encode("cp1252")
    source = open_source(data, name="lettre.txt")
    assert source.document.text.endswith("Voilà.\n")
    [problem] = source.problems
    assert problem.code == "encoding-mixed" and source.document.text[problem.start : problem.end] == "à"


def test_line_ends_are_unified_and_nothing_else() -> None:
    document = open_source(b"\xef\xbb\xbfOne  line.51\r\nTwo\x0c.\rThree", name="x.txt").document
    assert document.text == "One  line.51\nTwo\x0c.\nThree"


def test_the_id_is_that_of_the_bytes() -> None:
    data = b"The same bytes.\n"
    one, two = open_source(data, name="a.txt"), open_source(data, name="b.txt")
    assert one.document.id == two.document.id == one.document.sha256[:16]


def test_gutenbergs_licence_and_the_index_are_no_prose() -> None:
    text = (
        "Title: Salt\n\n*** START OF THE PROJECT GUTENBERG EBOOK SALT ***\n\nHe counted the salt for nine years.\n\n"
        "He told nobody.\n\n"
        + "He counted on. " * 30
        + "\n\nINDEX.\n\nSalt, 1-9.\n\n*** END OF THE PROJECT GUTENBERG EBOOK SALT ***\n\nNo warranty.\n"
    )
    document = open_text(text).document
    assert document.title == "Salt"
    assert [b.role for b in document.blocks] == [
        "table",
        "table",
        "body",
        "body",
        "body",
        "heading",
        "table",
        "table",
        "table",
    ]


def test_printed_pages_in_brackets() -> None:
    document = open_text("[Pg 12] He counted salt.\n[Pg 13] He stopped.\n").document
    assert [b.locator and b.locator.page for b in document.blocks] == ["12", "13"]


def test_fifty_megabytes_in_one_line() -> None:
    text = "He counted the salt of 1641.5 Nobody knew. " * 1_200_000
    source = open_source(text.encode(), name="long.txt")
    assert len(source.document.blocks) == 1
