"""Reads the events of HTML pages into a `Scribe`: blocks and their roles, pages, italics, what links to what.

Left out: navigation, scripts, forms, hidden parts, "back to the text" arrows. Several pages (an EPUB's files) may be
read one after another; anchors are kept as `file#id`.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urlsplit

from regesta.core.spans import Span
from regesta.source.markup import End, Event, Start, Words
from regesta.source.scribe import Role, Scribe

SKIPPED = set(
    "script style nav template noscript svg form button select iframe object audio video canvas rt rp".split()
)
BLOCKS = set(
    "p div section article main body ul ol li dl dt dd table thead tbody tfoot tr h1 h2 h3 h4 h5 h6 blockquote pre hr "
    "figure figcaption caption address header footer aside details summary center hgroup".split()
)
ROLES: dict[str, Role] = {"blockquote": "blockquote", "figcaption": "caption", "caption": "caption", "tr": "table"}
ITALIC = {"i", "em", "cite"}
VOID = {"br", "hr", "img", "meta", "link", "input", "col", "wbr", "source", "area", "base", "embed", "track"}
CHROME = set(
    "nav navbar navigation menu sidebar breadcrumb breadcrumbs cookie share social advert noprint navbox catlinks "
    "mw-editsection mw-jump-link printfooter site-header site-footer".split()
)
PAGE_CLASSES = {"pagenum", "pageno", "page-number", "pagenumber", "pagebreak", "pb", "page_number"}
PAGE_ID = re.compile(r"(?i)(?:page|pg|p)[_-]?([ivxlc]+|\d+)")
LABEL = re.compile(r"(?i)\b(?:[ivxlc]+|\d+)\b")
ARROWS = re.compile(r"[\s↩↑←⤴^⏎︎⇑\ufe0e\ufe0f]+")


class Frame:
    """An element being read, and where its words stand: `[start, end)`; empty while `end <= start`."""

    def __init__(self, tag: str, start: int, attributes: Mapping[str, str]) -> None:
        self.tag, self.start, self.end = tag, start, start
        self.attributes = attributes

    @property
    def is_block(self) -> bool:
        """Whether it holds blocks, or is one."""
        return self.tag in BLOCKS

    def says(self, *keys: str) -> set[str]:
        """The words of these attributes."""
        return words_of(self.attributes, *keys)


class Anchor:
    """A place that can be linked to: its element and those around it, innermost first."""

    def __init__(self, frames: tuple[Frame, ...]) -> None:
        self.frames = frames
        self.start = frames[0].start


class Reference:
    """A link: where it stands, what it says, where it leads."""

    def __init__(self, span: Span, words: str, target: str, kinds: set[str], *, raised: bool) -> None:
        self.span, self.words, self.target, self.kinds, self.raised = span, words, target, kinds, raised


def words_of(attributes: Mapping[str, str], *keys: str) -> set[str]:
    """The blank-separated words of the attributes."""
    return {word for key in keys for word in attributes.get(key, "").lower().split()}


class PageReader:
    """Reads pages into a scribe and keeps anchors and references for the links to be made of."""

    def __init__(self, scribe: Scribe) -> None:
        self.scribe = scribe
        self.anchors: dict[str, Anchor] = {}
        self.references: list[Reference] = []
        self.title = ""
        self.language: str | None = None
        self._file = ""
        self._frames: list[Frame] = []
        self._skipping: list[str] = []
        self._page: str | None = None
        self._links: list[tuple[Frame, list[str]]] = []

    def read(self, events: Iterable[Event], *, file: str = "") -> None:
        """One page."""
        self._file, self._frames = file, []
        self.scribe.block()
        self.anchors.setdefault(f"{file}#", Anchor((Frame("body", self.scribe.here(), {}),)))
        for event in events:
            if isinstance(event, Words):
                self._words(event.text)
            elif isinstance(event, Start):
                self._start(event)
            else:
                self._end(event)
        self.scribe.block()

    def _words(self, text: str) -> None:
        if self._skipping:
            self._page = None if self._page is None else self._page + text
        elif self._inside("title"):
            self.title = self.title or " ".join(text.split())
        elif not (self._links and ARROWS.fullmatch(text) and text.strip()):
            self.scribe.write(text, verbatim=self._inside("pre"))
            for _, words in self._links:
                words.append(text)

    def _inside(self, tag: str) -> bool:
        return any(frame.tag == tag for frame in self._frames)

    def _start(self, event: Start) -> None:
        if self._skipping or event.tag in SKIPPED or self._is_chrome(event):
            self._skipping.append(event.tag)
        elif is_page_break(event.attributes):
            self._page = ""
            self._skipping.append(event.tag)
            self._frames.append(Frame(event.tag, self.scribe.here(), event.attributes))
        else:
            self._enter(event)

    def _is_chrome(self, event: Start) -> bool:
        roles = words_of(event.attributes, "role")
        hidden = "hidden" in event.attributes or event.attributes.get("aria-hidden") == "true"
        chrome = roles & {"navigation", "banner", "contentinfo", "search", "doc-toc", "doc-backlink"}
        backlink = words_of(event.attributes, "epub:type") & {"backlink", "toc", "page-list", "landmarks"}
        framing = event.tag in {"header", "footer"} and bool(self._frames) and self._frames[-1].tag == "body"
        classes = words_of(event.attributes, "class", "id") & CHROME
        return bool(hidden or chrome or backlink or classes or (framing and not self._file))

    def _enter(self, event: Start) -> None:
        if event.tag in BLOCKS:
            self._frames.append(frame := Frame(event.tag, 0, event.attributes))
            self.scribe.block(self._role(), level=self._level())
            frame.start = self.scribe.here()
        else:
            self._frames.append(frame := Frame(event.tag, self.scribe.here(), event.attributes))
        self._note_anchor(event.attributes)
        if event.tag == "html":
            self.language = self.language or event.attributes.get("lang", "")[:2].lower() or None
        elif event.tag == "br":
            self.scribe.space("\n")
        elif event.tag in {"td", "th"}:
            self.scribe.space("\t")
        elif event.tag == "a" and event.attributes.get("href"):
            self._links.append((frame, []))

    def _note_anchor(self, attributes: Mapping[str, str]) -> None:
        for id in filter(None, dict.fromkeys([attributes.get("id"), attributes.get("name")])):
            self.anchors.setdefault(f"{self._file}#{id}", Anchor(tuple(self._frames[:-6:-1])))
            page = PAGE_ID.fullmatch(id)
            if page and self._frames[-1].tag in {"a", "span"}:
                self.scribe.page(page[1])

    def _role(self) -> Role:
        for frame in reversed(self._frames):
            if re.fullmatch("h[1-6]", frame.tag):
                return "heading"
            if frame.tag in ROLES:
                return ROLES[frame.tag]
        return "body"

    def _level(self) -> int | None:
        tag = self._frames[-1].tag if self._frames else ""
        return int(tag[1]) if re.fullmatch("h[1-6]", tag) else None

    def _end(self, event: End) -> None:
        if self._skipping:
            self._skipping.pop()
            if self._skipping or self._page is None:
                return
            self._turn_page(self._frames.pop())
            return
        if self._frames:
            self._leave(self._frames.pop())

    def _turn_page(self, frame: Frame) -> None:
        label = LABEL.search(self._page or "")
        self._page = None
        self.scribe.page(page_label(frame.attributes) or (label[0] if label else ""))

    def _leave(self, frame: Frame) -> None:
        frame.end = self.scribe.length
        if frame.tag in BLOCKS:
            self.scribe.block(self._role(), level=self._level())
        elif frame.tag in ITALIC:
            self.scribe.italic(frame.start)
        if self._links and self._links[-1][0] is frame:
            self._refer(*self._links.pop())

    def _refer(self, frame: Frame, words: list[str]) -> None:
        raised = self._inside("sup") or "".join(words).strip("[]() ").isdigit()
        span = Span(frame.start, max(frame.start, frame.end))
        target = resolved(self._file, frame.attributes["href"])
        kinds = frame.says("epub:type", "role", "class", "rel")
        self.references.append(Reference(span, "".join(words).strip(), target, kinds, raised=raised))


def resolved(file: str, href: str) -> str:
    """A link's target as `file#id`, both as they stand in the archive."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc:
        return ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path))) if parts.path else file
    return f"{path}#{unquote(parts.fragment)}"


def is_page_break(attributes: Mapping[str, str]) -> bool:
    """Whether the element marks where a printed page begins."""
    kinds = words_of(attributes, "epub:type", "role")
    return bool(kinds & {"pagebreak", "doc-pagebreak"} or words_of(attributes, "class") & PAGE_CLASSES)


def page_label(attributes: Mapping[str, str]) -> str:
    """The printed page's label, from the element's title, label or id."""
    said = next((attributes[k] for k in ("title", "aria-label", "n") if attributes.get(k)), "")
    label = LABEL.search(said) or PAGE_ID.fullmatch(attributes.get("id", ""))
    return label[label.lastindex or 0] if label else ""
