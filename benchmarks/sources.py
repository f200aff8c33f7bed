"""How many note markers are led to the right note, in each kind of file: `python -m benchmarks.sources`.

The books lie in ../shared/books; the monograph is bound again as DOCX, EPUB, PDF and plain text. A note counts as right
if the words before its marker and the words at its beginning are those of the book. Also: notes F1 on ../shared/gold.
"""

import re
import sys
import time
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lxml import etree

from benchmarks import bindery
from regesta.apparatus import blank, find_notes
from regesta.source import open_source

SHARED = Path(__file__).parents[2] / "shared"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
TEI = "{http://www.tei-c.org/ns/1.0}"
BEFORE, BODY = 20, 50  # letters compared
Key = tuple[str, str]


def main() -> int:
    """Print the table."""
    if not (SHARED / "books").exists():
        print("no books at ../shared/books", file=sys.stderr)
        return 1
    print(f"{'source':<34}{'notes':>7}{'right':>7}{'wrong':>7}{'%':>8}{'seconds':>9}")
    for name, data, truth in cases():
        started = time.perf_counter()
        found = read_keys(data, name)
        print(row(name, truth, found, time.perf_counter() - started))
    return 0


def row(name: str, truth: list[Key], found: list[Key], seconds: float) -> str:
    right = sum((Counter(truth) & Counter(found)).values())
    share = 100 * right / max(1, len(truth))
    return f"{name:<34}{len(truth):>7}{right:>7}{len(found) - right:>7}{share:>8.1f}{seconds:>9.2f}"


def cases() -> Iterator[tuple[str, bytes, list[Key]]]:
    """Name, bytes, and what must be found."""
    data = (SHARED / "books/frus-history/frus-history.xml").read_bytes()
    book = monograph(data)
    truth = [key for chapter in book.chapters for p in chapter.paragraphs for key in keys_of(p)]
    yield "monograph.xml (TEI)", data, truth
    yield "monograph.docx", bindery.docx(book), truth
    yield "monograph.epub", bindery.epub(book), truth
    yield "monograph.pdf", bindery.pdf(book), truth
    yield "monograph.txt", bindery.plain(book).encode(), truth
    folder = SHARED / "books/ten-days/src"
    yield "ten-days.epub", ten_days(folder), ten_days_truth(folder)
    parkman = (SHARED / "books/parkman/14517.txt").read_text("utf-8")
    yield "parkman.txt", parkman.encode(), parkman_truth(parkman)
    yield "parkman.htm", (SHARED / "books/parkman/14517.htm").read_bytes(), parkman_truth(parkman)


def read_keys(data: bytes, name: str) -> list[Key]:
    """The notes of a source as keys; orphans and markers without a note have none."""
    source = open_source(data, name=name)
    starts = [b.start for b in source.document.blocks]
    notes, _ = find_notes(source)
    text = blank(source.document, notes)
    return [
        (letters(text[starts[bisect_right(starts, n.start) - 1] : n.start])[-BEFORE:], letters(n.body)[:BODY])
        for n in notes
        if n.start is not None and n.body is not None
    ]


def letters(words: str) -> str:
    """Letters and digits alone, so that neither hyphens nor white space nor brackets count."""
    return "".join(c for c in words.encode("cp1252", "ignore").decode("cp1252") if c.isalnum()).casefold()


def keys_of(paragraph: bindery.Paragraph) -> Iterator[Key]:
    """Each note of a paragraph: the letters before its marker, the letters it begins with."""
    before = ""
    for piece in paragraph:
        if isinstance(piece, bindery.Note):
            yield letters(before)[-BEFORE:], letters(piece.body)[:BODY]
        else:
            before += piece


# ---- what the books hold, read without the program ---------------------------------------------------------------
BLOCKS = {f"{TEI}{tag}" for tag in ("p", "item", "head", "row", "quote", "byline")}
ZIP_MEMBERS = {"mimetype": "application/epub+zip"}


def monograph(data: bytes) -> bindery.Book:
    """The TEI monograph as chapters (divisions) of paragraphs."""
    root = etree.fromstring(data)
    chapters = []
    for division in root.iter(f"{TEI}div"):
        outer = [b for b in division.iter(*BLOCKS) if is_outer(b, division)]
        if outer:
            title = " ".join("".join(division.find(f"{TEI}head").itertext()).split())
            chapters.append(bindery.Chapter(title, [p for block in outer for p in paragraphs_of(block)]))
    return bindery.Book("The History of a Series", chapters)


def is_outer(block: etree._Element, division: etree._Element) -> bool:
    """Whether a block belongs to the division itself, and to no other block and no note."""
    around = block.iterancestors(f"{TEI}div", f"{TEI}note", *BLOCKS)
    bare_title = block.tag == f"{TEI}head" and block.find(f".//{TEI}note") is None
    return next(around) is division and not bare_title


def paragraphs_of(block: etree._Element) -> Iterator[bindery.Paragraph]:
    """A block's words and notes, cut where another block stands in it; white space made one blank."""
    for breaks, group in groupby(raw_pieces(block), key=lambda piece: piece is None):
        paragraph = [re.sub(r"\s+", " ", p) if isinstance(p, str) else p for p in group if p is not None]
        if not breaks and letters("".join(p for p in paragraph if isinstance(p, str))):
            yield paragraph


def raw_pieces(element: etree._Element) -> Iterator[bindery.Piece | None]:
    """Words and notes in order, None where an inner block begins or ends."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEI}note":
            yield bindery.Note(child.get("n", "0"), " ".join("".join(child.itertext()).split()))
        else:
            yield from (None, *raw_pieces(child), None) if child.tag in BLOCKS else raw_pieces(child)
        yield child.tail or ""


def ten_days(folder: Path) -> bytes:
    """The EPUB that the folder is the inside of."""
    container = bindery.CONTAINER.replace("OEBPS/book.opf", "epub/content.opf")
    files = {f"epub/{p.relative_to(folder / 'epub')}": p.read_bytes() for p in sorted((folder / "epub").rglob("*.*"))}
    return bindery.packed({**ZIP_MEMBERS, "META-INF/container.xml": container, **files})


def ten_days_truth(folder: Path) -> list[Key]:
    """Each note reference with the words of the element that it leads to."""
    pages = {p.name: etree.fromstring(p.read_bytes()) for p in sorted((folder / "epub/text").glob("*.xhtml"))}
    spine = re.findall(r'idref="([^"]+)"', (folder / "epub/content.opf").read_text("utf-8"))
    return [key for name in spine for key in page_truth(pages, name)]


def page_truth(pages: dict[str, etree._Element], name: str) -> Iterator[Key]:
    for link in pages[name].iter("{*}a"):
        if link.get(EPUB_TYPE) == "noteref":
            file, id = link.get("href", "").split("#")
            target = next(e for e in pages[file].iter() if e.get("id") == id)
            block = next(
                e
                for e in link.iterancestors()
                if e.tag.rsplit("}", 1)[-1] in {"p", "h2", "h3", "h4", "td", "li", "figcaption"}
            )
            body = re.sub(r"^\s*\d+\s", "", "".join(target.itertext()))
            yield letters(before_link(block, link))[-BEFORE:], letters(body)[:BODY]


def before_link(block: etree._Element, link: etree._Element) -> str:
    """The block's words up to the link, other links' labels left out."""
    words = block.text or ""
    for element in block.iterdescendants():
        if element is link:
            return words
        words += ("" if element.get(EPUB_TYPE) == "noteref" else element.text or "") + (
            "" if len(element) else element.tail or ""
        )
    return words


def parkman_truth(text: str) -> list[Key]:
    """Gutenberg's text is regular: `[n]` at a line's beginning after an empty line is a note, any other a marker."""
    body = text[: text.index("*** END OF")]
    notes = [letters(m[1])[:BODY] for m in re.finditer(r"(?s)(?<=\n\n)\[\d+\] (.*?)\n\n", body + "\n\n")]
    marks = [m for m in re.finditer(r"\[\d+\]", body) if body[m.start() - 2 : m.start()] != "\n\n"]
    bare = re.sub(r"\[\d+\]", lambda m: " " * len(m[0]), body)
    contexts = [letters(bare[body.rindex("\n\n", 0, m.start()) : m.start()])[-BEFORE:] for m in marks]
    return list(zip(contexts, notes, strict=True))


if __name__ == "__main__":
    raise SystemExit(main())
