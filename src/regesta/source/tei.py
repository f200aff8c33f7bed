"""TEI P5: divisions, paragraphs, quotations, notes in place or apart, page beginnings.

The text is turned into the events of an HTML page, so that blocks, anchors and links are made in one place. A note in
place becomes its marker, "[12]", and its words come after the division that holds it. Where a note has no `n`, its
marker is its number among the notes of the file.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from regesta.errors import UnreadableSource
from regesta.source.html import source_of_pages
from regesta.source.markup import End, Event, Start, Words, xml_events, xml_tree
from regesta.source.prose import PageReader
from regesta.source.record import Raw, Source
from regesta.source.scribe import Scribe

NAMES = {
    "p": "p", "ab": "p", "lg": "p", "item": "li", "list": "ul", "row": "tr", "cell": "td", "table": "table",
    "figDesc": "figcaption", "titlePage": "div", "titlePart": "div", "byline": "div", "docImprint": "div", "sp": "div",
    "speaker": "div", "opener": "div", "closer": "div", "salute": "div", "signed": "div", "dateline": "div",
    "trailer": "div", "argument": "div", "epigraph": "div", "postscript": "div", "listBibl": "div", "figure": "figure",
    "label": "div", "text": "div", "front": "div", "body": "div", "back": "div", "docEdition": "div", "lb": "br",
}  # fmt: skip
PARAGRAPHS = {"p", "ab", "l", "item", "cell", "head", "byline", "signed", "closer", "opener", "quote", "figDesc"}
DIVISIONS = {"div", "div1", "div2", "div3", "div4", "div5", "div6", "div7"}
SKIPPED = {"teiHeader", "facsimile", "sourceDoc", "standOff", "fw", "del"}
REPLACED = {"sic", "orig", "abbr", "unclear"}  # children of `choice` that stand beside a better reading
SLANTED = {"italic", "italics", "it", "i"}


def read_tei(raw: Raw) -> Source:
    """A TEI document.

    Raises:
        UnreadableSource, UnsafeSource: see `regesta.source.markup`.
    """
    root = xml_tree(raw.data, name=raw.name)
    text = next(root.iter("{*}text"), None)
    if text is None:
        raise UnreadableSource(
            expected="TEI with a text element", found=f"none in {raw.name!r}", hint="Check that the file is whole."
        )
    reader = PageReader(Scribe())
    reader.language = _language(text)
    reader.read(Translation(list(xml_events(text))).events(), file="tei")
    head = "{*}teiHeader/{*}fileDesc/{*}titleStmt/{*}"
    title, author = _said(root, f"{head}title"), _said(root, f"{head}author") or _said(root, f"{head}editor")
    date = _said(root, "{*}teiHeader/{*}fileDesc/{*}publicationStmt/{*}date")
    return source_of_pages(reader, raw, title=title or raw.name, format="tei", author=author, date=date)


def _said(root: Any, path: str) -> str | None:
    element = root.find(path)
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


def _language(text: Any) -> str | None:
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    return next((e.get(lang) for e in (text, *text.iterancestors()) if e.get(lang)), None)


class Translation:
    """TEI events told as those of an HTML page."""

    def __init__(self, events: list[Event]) -> None:
        self._given = events
        self._labels = dict(_labels(events))
        self._anchored = {
            e.attributes["target"].lstrip("#"): e.attributes["id"]
            for e in events
            if isinstance(e, Start) and e.tag == "note" and {"target", "id"} <= set(e.attributes)
        }
        self._path: list[Start] = []
        self._closing: list[tuple[Event, ...]] = []
        self._collected: list[Event] | None = None
        self._depth = 0
        self._notes: list[tuple[str, list[Event]]] = []
        self._count = 0

    def events(self) -> Iterator[Event]:
        """The page."""
        yield from self._told(self._given)
        yield from self._foot()

    def _told(self, events: Iterable[Event]) -> Iterator[Event]:
        for event in events:
            if self._collected is not None:
                self._collect(event)
            elif isinstance(event, Start):
                yield from self._start(event)
            elif isinstance(event, End):
                yield from self._end()
            else:
                yield event

    def _collect(self, event: Event) -> None:
        """Keep the words of a note in place for the end of its division."""
        self._depth += isinstance(event, Start) - isinstance(event, End)
        if self._depth == 0:
            self._collected = None
        elif self._collected is not None:
            self._collected.append(event)

    def _start(self, event: Start) -> Iterator[Event]:
        if self._unwanted(event):
            self._collected, self._depth = [], 1
        elif event.tag == "note" and any(e.tag in PARAGRAPHS for e in self._path):
            yield from self._mark(event)
        else:
            opening, closing = self._rendered(event)
            yield from opening
            self._path.append(event)
            self._closing.append(closing)

    def _end(self) -> Iterator[Event]:
        event = self._path.pop()
        if event.tag in DIVISIONS or not self._path:
            yield from self._foot()
        yield from self._closing.pop()

    def _unwanted(self, event: Start) -> bool:
        parent = self._path[-1].tag if self._path else ""
        return event.tag in SKIPPED or (event.tag in REPLACED and parent == "choice")

    def _mark(self, event: Start) -> Iterator[Event]:
        self._count += 1
        id = event.attributes.get("id") or f"regesta-note-{self._count}"
        self._collected, self._depth = [], 1
        self._notes.append((id, self._collected))
        yield from _reference(id, event.attributes.get("n") or str(self._count))

    def _foot(self) -> Iterator[Event]:
        """The notes of the division that ends, and the notes in them."""
        while self._notes:
            waiting, self._notes = self._notes, []
            for id, words in waiting:
                yield Start("aside", {"id": id})
                outer, self._path = self._path, [*self._path, Start("div", {})]
                yield from self._told(words)
                self._path = outer
                yield End("aside")

    def _rendered(self, event: Start) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """The events that open and close an element."""
        tag, attributes = event
        target = attributes.get("target", "").lstrip("#")
        if tag in {"ref", "ptr"} and target in self._labels and (tag == "ptr" or "note" in attributes.get("type", "")):
            words = () if tag == "ref" else (Words(f"[{self._labels[target]}]"),)
            return (_noteref(target), *words), (End("a"),)
        if tag in {"ref", "ptr"} and target:
            return (Start("a", {**attributes, "href": f"#{target}"}),), (End("a"),)
        if tag == "anchor" and attributes.get("id") in self._anchored:
            note = self._anchored[attributes["id"]]
            return tuple(_reference(note, self._labels[note])), ()
        if tag == "pb":
            return (Start("span", {"class": "pagebreak", "n": attributes.get("n", "")}), End("span")), ()
        name = self._name(event)
        return (Start(name, attributes),), ((End(name), Start("br", {}), End("br")) if tag == "l" else (End(name),))

    def _name(self, event: Start) -> str:
        tag, attributes = event
        if tag == "head":
            depth = sum(e.tag in DIVISIONS for e in self._path)
            return (
                "figcaption"
                if self._path and self._path[-1].tag in {"figure", "table"}
                else f"h{min(6, max(1, depth))}"
            )
        if tag == "note":
            return "aside"
        if tag in {"quote", "cit"} or (tag == "q" and "block" in attributes.get("rend", "")):
            inline = any(e.tag in PARAGRAPHS for e in self._path) and "block" not in attributes.get("rend", "")
            return "span" if inline else "blockquote"
        if tag in DIVISIONS:
            return "section"
        return "i" if _slanted(tag, attributes) else NAMES.get(tag, "span")


def _labels(events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """The marker of each note that can be referred to."""
    notes = (e for e in events if isinstance(e, Start) and e.tag == "note")
    for number, note in enumerate(notes, 1):
        if "id" in note.attributes:
            yield note.attributes["id"], note.attributes.get("n") or str(number)


def _reference(id: str, label: str) -> Iterator[Event]:
    yield from (_noteref(id), Words(f"[{label}]"), End("a"))


def _noteref(id: str) -> Start:
    return Start("a", {"href": f"#{id}", "epub:type": "noteref"})


def _slanted(tag: str, attributes: Mapping[str, str]) -> bool:
    rend = set(attributes.get("rend", "").split()) & SLANTED
    return tag == "emph" or bool(rend) or (tag == "title" and attributes.get("level") in {"m", "j"})
