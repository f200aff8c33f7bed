"""Which of a page's links are note markers, and which words are their notes.

A link is a marker if the file says so (`epub:type="noteref"`), or if it looks like one ("12", "[12]", "*") and leads to
something called a note, or to words that link back to it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from regesta.core.spans import Span, stripped
from regesta.source.prose import Anchor, Frame, PageReader, Reference
from regesta.source.record import Link

MARKER = re.compile(r"[\[(]?(?P<label>[A-Z]{0,2}\d{1,4}(?:\.\d{1,3})?|[*†‡§¶]{1,3}|[ivxlc]{1,6}|[a-zA-Z])[\])]?[.,]?")
EXPLICIT = {"noteref", "doc-noteref", "footnote-ref", "footnoteref", "fnref"}
NOTEISH = re.compile(
    r"(?i)(?:foot|end|rear|side)-?note|^note|[^a-z]notes?(?![a-z])|^_?(?:fn|ftn|edn|en)[^a-z]|footer_?\d"
)
WHOLE = {"body", "html", "main", "article"}


class Linker:
    """Makes links of what a `PageReader` has kept."""

    def __init__(self, reader: PageReader) -> None:
        self._text = reader.scribe.text()
        self._blocks = reader.scribe.blocks
        self._starts = [block.start for block in self._blocks]
        self._anchors = reader.anchors
        self._references = sorted(reader.references, key=lambda r: r.span)
        self._placed = [r.span.start for r in self._references]
        likely = [r for r in self._references if MARKER.fullmatch(r.words) and r.target in self._anchors]
        self._targets = sorted({self._anchors[r.target].start for r in likely if not self._opens_block(r)})

    def links(self) -> list[Link]:
        """The note links, in text order."""
        found = (self._link(r) for r in self._references)
        return [link for link in found if link]

    def _link(self, reference: Reference) -> Link | None:
        match = MARKER.fullmatch(reference.words)
        explicit = bool(reference.kinds & EXPLICIT)
        if reference.span.start >= reference.span.end or not (match or explicit):
            return None
        anchor = self._anchors.get(reference.target)
        label = match["label"] if match else reference.words
        body = self._body(anchor, label) if anchor else None
        if explicit or (anchor and body and self._is_note(reference, anchor, body)):
            return Link(span=reference.span, marker=label, body=body)
        return None

    def _is_note(self, reference: Reference, anchor: Anchor, body: Span) -> bool:
        if self._opens_block(reference) or body.start <= reference.span.start < body.end:
            return False
        if any(re.fullmatch("h[1-6]", frame.tag) for frame in anchor.frames[:2]):
            return False
        return self._called_note(reference, anchor) or self._links_back(reference, body)

    def _called_note(self, reference: Reference, anchor: Anchor) -> bool:
        if not reference.raised:
            return False
        said = [reference.target.rsplit("#", 1)[-1]]
        said += [word for frame in anchor.frames[:3] for word in frame.says("class", "id", "epub:type", "role")]
        return any(NOTEISH.search(word) for word in said)

    def _links_back(self, reference: Reference, body: Span) -> bool:
        """Whether a link in the note (or right before its words, as its label) leads to the marker."""
        block = self._blocks[max(0, bisect_right(self._starts, body.start) - 1)]
        first, last = bisect_left(self._placed, block.start), bisect_right(self._placed, body.end)
        back = (self._anchors.get(r.target) for r in self._references[first:last])
        return any(anchor and self._around(anchor, reference.span) for anchor in back)

    def _around(self, anchor: Anchor, span: Span) -> bool:
        frame = anchor.frames[0]
        inside = not frame.is_block and frame.start <= span.start and span.end <= frame.end
        return inside or abs(anchor.start - span.start) <= 2

    def _opens_block(self, reference: Reference) -> bool:
        """Whether nothing goes before it in its block: a note's own label, or an entry in a list of contents."""
        block = self._blocks[max(0, bisect_right(self._starts, reference.span.start) - 1)] if self._blocks else None
        return block is None or not self._text[block.start : reference.span.start].strip(" [(")

    def _body(self, anchor: Anchor, label: str) -> Span | None:
        """The note's words, its own label left out."""
        start, end = anchor.start, self._end(anchor)
        following = bisect_right(self._targets, start)
        if following < len(self._targets):
            end = min(end, self._targets[following])
        return unlabelled(self._text, start, end, label)

    def _end(self, anchor: Anchor) -> int:
        """Where the note ends: with the largest element that begins with it and holds no other note."""
        frames = [f for f in anchor.frames if f.is_block and f.tag not in WHOLE and f.end > anchor.start]
        if not frames:
            return self._block_end(anchor.start)
        fitting = [f for f in frames if f.start == anchor.start and not self._holds_others(f)]
        return max((f.end for f in fitting), default=frames[0].end)

    def _block_end(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        return self._blocks[index].end if index >= 0 else offset

    def _holds_others(self, frame: Frame) -> bool:
        first = bisect_right(self._targets, frame.start)
        return first < len(self._targets) and self._targets[first] < frame.end


def unlabelled(text: str, start: int, end: int, label: str) -> Span | None:
    """`[start, end)` without white space and without the label the note begins with; None if no word is left."""
    span = stripped(text, start, end)
    names = "|".join(re.escape(name) for name in {label, label.rsplit(".", 1)[-1]})
    opening = re.compile(rf"[\[(]?(?:{names})(?:[\])][.:]?|[.):](?!\d)|(?=\s))\s*").match(text, span.start, span.end)
    span = stripped(text, opening.end() if opening else span.start, span.end)
    return span if span.start < span.end else None


def note_blocks(links: Sequence[Link]) -> list[Span]:
    """The stretches that are notes."""
    return [link.body for link in links if link.body]
