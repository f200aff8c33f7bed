"""Writes a document's text block by block and remembers where everything came to stand.

White space between words is one blank, between lines of verse `\\n`, between blocks an empty line; it is written only
when the next word comes, so that no block begins or ends in white space and `here()` is always the next word's offset.
"""

import hashlib
import re
from typing import Literal

from regesta.core.records import Block, Document, PageBreak, Problem
from regesta.core.spans import Span
from regesta.source.language import guess_language
from regesta.source.locators import located
from regesta.source.matter import set_apart

Role = Literal["body", "heading", "blockquote", "note", "caption", "table"]
SPACE = re.compile(r"[ \t\n\r\f]+")
LAYOUT = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")  # invisible helps to line-breaking, no part of the prose
CELL = 400  # a table cell longer than this (code points) is prose laid out in a table


class Scribe:
    """A document being written. `links` and meaning of the marks are the caller's affair."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.pending = ""
        self.blocks: list[Block] = []
        self.pages: list[PageBreak] = []
        self.italics: list[Span] = []
        self.problems: list[Problem] = []
        self.role: Role = "body"
        self.level: int | None = None
        self._block: int | None = None

    def here(self) -> int:
        """Offset at which the next word will stand."""
        return self.length + len(self.pending)

    @property
    def empty_block(self) -> bool:
        """Whether no word of the current block has been written."""
        return self._block is None

    def write(self, words: str, *, verbatim: bool = False) -> None:
        """Add running text; runs of white space count as one blank unless `verbatim`."""
        words = words.translate(LAYOUT)
        core = words.strip()
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        if before:
            self.space("\n" if verbatim and "\n" in before else " ")
        self._put(core if verbatim else SPACE.sub(" ", core))
        if core and after:
            self.space("\n" if verbatim and "\n" in after else " ")

    def _put(self, words: str) -> None:
        if not words:
            return
        at = self.here()
        if self._block is None:
            self._block = at
        self.parts.append(self.pending + words)
        self.length, self.pending = at + len(words), ""

    def space(self, kind: str = " ") -> None:
        """A gap before the next word of this block: a blank, `\\t` between cells, `\\n` in verse."""
        if not self.empty_block and (not self.pending or kind != " "):
            self.pending = kind

    def block(self, role: Role = "body", *, level: int | None = None) -> None:
        """End the current block; the next word begins one of this role."""
        if self._block is not None:
            self._close(self._block)
        self.role, self.level = role, level

    def _close(self, start: int) -> None:
        role: Role = "body" if self.role == "table" and self.length - start > CELL else self.role
        self.blocks.append(Block(start=start, end=self.length, role=role, level=self.level))
        self._block, self.pending = None, "\n\n"

    def page(self, label: str, *, at: int | None = None) -> None:
        """A printed page begins at the next word, or at the offset given."""
        if label and not (self.pages and self.pages[-1].label == label):
            self.pages.append(PageBreak(at=self.here() if at is None else at, label=label))

    def problem(self, code: str, message: str) -> None:
        """Something is amiss with the source, at the next word."""
        self.problems.append(Problem(code=code, message=message))

    def italic(self, start: int) -> None:
        """The words from `start` to the last one written are emphasised."""
        if start < self.length:
            self.italics.append(Span(start, self.length))

    def text(self) -> str:
        """What has been written so far."""
        return "".join(self.parts)

    def text_from(self, start: int) -> str:
        """What has been written from this offset on, which must be the beginning of a recent block."""
        parts: list[str] = []
        at = self.length
        for part in reversed(self.parts):
            if at <= start:
                break
            parts.append(part)
            at -= len(part)
        return "".join(reversed(parts))[max(0, start - at) :]

    def mark_notes(self, spans: list[Span]) -> None:
        """Give the blocks in these spans the role `note`; headings stay headings."""
        bounds = sorted(spans)
        at = 0
        for index, block in enumerate(self.blocks):
            while at < len(bounds) and bounds[at].end <= block.start:
                at += 1
            inside = at < len(bounds) and bounds[at].start < block.end
            if inside and block.role != "heading":
                self.blocks[index] = Block(start=block.start, end=block.end, role="note")

    def document(
        self,
        data: bytes,
        *,
        title: str,
        format: str,
        language: str | None = None,
        encoding: str | None = None,
        author: str | None = None,
        date: str | None = None,
    ) -> Document:
        """The finished document, its blocks with their locators."""
        self.block()
        text = self.text()
        pages = tuple(p for p in self.pages if p.at <= len(text))
        digest = hashlib.sha256(data).hexdigest()
        return Document(
            id=digest[:16],
            title=title,
            sha256=digest,
            language=language or guess_language(text),
            text=text,
            blocks=located(text, set_apart(text, self.blocks), pages),
            format=format,
            encoding=encoding,
            pages=pages,
            italics=tuple(self.italics),
            author=author,
            date=date,
        )
