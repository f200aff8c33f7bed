"""HTML pages: the main text with its blocks and linked notes; navigation is left out."""

from typing import Any

from regesta.errors import EmptySource
from regesta.source.encoding import decode
from regesta.source.linking import Linker, note_blocks
from regesta.source.markup import html_events
from regesta.source.prose import PageReader
from regesta.source.record import Raw, Source
from regesta.source.scribe import Scribe


def read_html(raw: Raw) -> Source:
    """An HTML page in any usual encoding."""
    found = decode(raw.data, name=raw.name)
    source = source_of_html(found.text, raw, format="html", encoding=found.encoding)
    return Source(document=source.document, links=source.links, problems=(*found.problems, *source.problems))


def source_of_html(text: str, raw: Raw, *, format: str, encoding: str | None = None) -> Source:
    """What HTML says; `raw` gives the identity of the source it was made from.

    Raises:
        EmptySource: there is no element in it.
    """
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(text)
    if page.root is None:
        raise EmptySource(
            expected="a text", found=f"no element in {raw.name!r}", hint="Check that it is the right file."
        )
    reader = PageReader(Scribe())
    head = page.css_first("title")
    reader.language = page.root.attributes.get("lang") or None
    reader.read(html_events(_main(page)))
    title = " ".join(head.text().split()) if head else ""
    return source_of_pages(reader, raw, title=title or raw.name, format=format, encoding=encoding)


def _main(page: Any) -> Any:
    """The element that holds the main text: the only `main`, else the only `article`, else all."""
    for selector in ("main, [role=main]", "article"):
        nodes = page.css(selector)
        if len(nodes) == 1:
            return nodes[0]
    return page.root


def source_of_pages(
    reader: PageReader,
    raw: Raw,
    *,
    title: str,
    format: str,
    encoding: str | None = None,
    author: str | None = None,
    date: str | None = None,
) -> Source:
    """The source made of the pages that have been read."""
    scribe = reader.scribe
    links = Linker(reader).links()
    scribe.mark_notes(note_blocks(links))
    language = (reader.language or "")[:2].lower() or None
    document = scribe.document(
        raw.data, title=title, format=format, language=language, encoding=encoding, author=author, date=date
    )
    return Source(document=document, links=tuple(links), problems=tuple(scribe.problems))
