"""EPUB 2 and 3: the files of the spine in order, read as one text with its links across files and its page list."""

import posixpath
from typing import Any
from urllib.parse import unquote

from regesta.errors import EncryptedSource, RegestaError, UnreadableSource
from regesta.source.archive import Archive
from regesta.source.encoding import decode
from regesta.source.html import source_of_pages
from regesta.source.markup import html_events, with_known_entities, xml_events, xml_tree
from regesta.source.prose import PageReader
from regesta.source.record import Raw, Source
from regesta.source.scribe import Scribe

PAGES = {"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"}
OBFUSCATED = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")  # fonts only


class Package:
    """The package file: what belongs to the book and in which order."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.path = self._package_path()
        self._root = xml_tree(with_known_entities(archive.read(self.path)), name=self.path)

    def _package_path(self) -> str:
        if "META-INF/container.xml" in self.archive:
            container = xml_tree(self.archive.read("META-INF/container.xml"), name="META-INF/container.xml")
            path = next((e.get("full-path") for e in container.iter("{*}rootfile")), None)
        else:
            path = next((m for m in self.archive.members if m.endswith(".opf")), None)
        if not path:
            raise UnreadableSource(
                expected="an EPUB with a package file",
                found=f"none in {self.archive.name!r}",
                hint="Unpack the file and read its XHTML pages.",
            )
        return str(path)

    def spine(self) -> list[str]:
        """The pages' names in the archive, in reading order."""
        items = {item.get("id"): item for item in self._root.iter("{*}item")}
        listed = [items.get(ref.get("idref")) for ref in self._root.iter("{*}itemref")]
        return [self._member(item) for item in listed if item is not None and item.get("media-type") in PAGES]

    def _member(self, item: Any) -> str:
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), unquote(item.get("href", ""))))

    def said(self, name: str) -> str | None:
        """What the metadata say under this Dublin Core name, first."""
        words = (
            " ".join("".join(e.itertext()).split())
            for e in self._root.iter("{http://purl.org/dc/elements/1.1/}" + name)
        )
        return next((w for w in words if w), None)

    def page_list(self) -> dict[str, str]:
        """Printed pages by their targets (`file#id`), from an EPUB 2 page list."""
        found: dict[str, str] = {}
        for item in self._root.iter("{*}item"):
            if item.get("media-type") == "application/x-dtbncx+xml" and self._member(item) in self.archive:
                found |= _ncx_pages(self.archive.read(self._member(item)), self._member(item))
        return found


def read_epub(raw: Raw) -> Source:
    """A book.

    Raises:
        EncryptedSource: it is locked by a rights system.
        UnreadableSource, UnsafeSource: see `regesta.source.archive`.
    """
    archive = Archive(raw)
    _refuse_locks(archive)
    package = Package(archive)
    reader = PageReader(Scribe())
    for member in package.spine():
        _read_page(reader, archive, member)
    _turn_pages(reader, package.page_list())
    reader.language = package.said("language") or reader.language
    title = package.said("title") or reader.title or raw.name
    return source_of_pages(
        reader, raw, title=title, format="epub", author=package.said("creator"), date=package.said("date")
    )


def _read_page(reader: PageReader, archive: Archive, member: str) -> None:
    """One page as XML, or, where it isn't well-formed, as HTML."""
    if member not in archive:
        reader.scribe.problem("source-part-missing", f"the spine names {member!r}, which isn't in the archive")
        return
    data = archive.read(member)
    try:
        root = xml_tree(with_known_entities(data), name=member)
    except UnreadableSource:
        from selectolax.lexbor import LexborHTMLParser

        page = LexborHTMLParser(decode(data, name=member).text).root
        reader.read(html_events(page) if page else (), file=member)
        return
    reader.read(xml_events(root), file=member)


def _refuse_locks(archive: Archive) -> None:
    if "META-INF/encryption.xml" not in archive:
        return
    root = xml_tree(archive.read("META-INF/encryption.xml"), name="META-INF/encryption.xml")
    methods = [e.get("Algorithm", "") for e in root.iter("{*}EncryptionMethod")]
    if "META-INF/rights.xml" in archive or any(m not in OBFUSCATED for m in methods):
        raise EncryptedSource(
            expected="an EPUB without a rights system's lock",
            found=f"encrypted pages in {archive.name!r}",
            hint="Use a copy whose seller left it unlocked.",
        )


def _ncx_pages(data: bytes, path: str) -> dict[str, str]:
    try:
        root = xml_tree(with_known_entities(data), name=path)
    except RegestaError:
        return {}
    pages = {}
    for target in root.iter("{*}pageTarget"):
        content = next((c.get("src", "") for c in target.iter("{*}content")), "")
        label = " ".join("".join(t.text or "" for t in target.iter("{*}text")).split())
        file, _, id = unquote(content).partition("#")
        pages[f"{posixpath.normpath(posixpath.join(posixpath.dirname(path), file))}#{id}"] = label
    return pages


def _turn_pages(reader: PageReader, pages: dict[str, str]) -> None:
    """Set the page list's pages, if the text marks none itself."""
    if not reader.scribe.pages:
        places = sorted((reader.anchors[key].start, label) for key, label in pages.items() if key in reader.anchors)
        for at, label in places:
            reader.scribe.page(label, at=at)
