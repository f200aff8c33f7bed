"""Where plain text holds the notes themselves: under a Notes heading, below a paragraph, at a chapter's end.

An entry is a block or line that begins with a label: "12. Ibid.", "[12] Ibid.", "¹² Ibid.", "* See above",
"[Footnote 12: Ibid.]". Under a Notes heading a rising sequence of them is enough; elsewhere markers must ask for them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import structs

from regesta.apparatus.markers import SUPERSCRIPTS, value_of
from regesta.apparatus.sequence import best_chain, misprints
from regesta.core.records import Block, Document, Placed
from regesta.core.spans import Span, stripped
from regesta.source.titles import NOTES

LABEL = r"[1-9]\d{0,3}|[A-Za-z]|[*†‡§]{1,3}"
ENTRY = re.compile(
    rf"\[(?P<bracket>{LABEL})\]\.?|(?P<superscript>[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]{{0,3}})"
    r"|(?P<number>[1-9]\d{0,3})(?:[.):]|(?=\s))|(?P<symbol>\*{1,3}(?!\*)|[†‡]{1,2}|¶)|(?P<prefixed>[A-Z]{1,2}\d+\.\d+)\.?"
)
INLINE = re.compile(rf"\[(?:Foot)?[Nn]ote (?P<label>{LABEL})[:.]\s*|\[FOOTNOTE (?P<capitals>{LABEL})[:.]\s*")
LINE_START = re.compile(r"\n[ \t]*(?=\S)")
SURE, LOOSE = 2.0, 0.5


class Body(Placed, frozen=True, kw_only=True):
    """A note's text, `[start, end)` without its label; `entry` is where the label begins."""

    label: str
    value: int
    weight: float
    entry: int
    sure: bool


def sure_bodies(document: Document) -> list[Body]:
    """Notes that need no marker to be seen as notes, in text order."""
    text, breaks = document.text, _breaks(document)
    inline = list(_inline(text))
    listed = [body for region in _regions(document) for body in _listed(text, region, breaks)]
    taken = [Span(b.entry, b.end) for b in [*inline, *listed]]
    bracketed = [structs.replace(b, weight=SURE) for b in _at_block_starts(document, taken) if text[b.entry] == "["]
    return sorted([*inline, *listed, *_chained(bracketed, breaks)], key=lambda b: b.entry)


def _breaks(document: Document) -> list[int]:
    """Where headings begin, and where a chapter's title is repeated among the notes."""
    titles = {_title(document, b) for b in document.blocks if b.role == "heading"}
    return [b.start for b in document.blocks if b.role == "heading" or _title(document, b) in titles]


def _title(document: Document, block: Block) -> str:
    return " ".join(document.text[block.start : min(block.end, block.start + 100)].split())


def loose_bodies(document: Document, known: Sequence[Body]) -> list[Body]:
    """Paragraphs that begin with a bare number, superscript or symbol: notes only if markers ask for them."""
    taken = [Span(b.entry, b.end) for b in known]
    return [b for b in _at_block_starts(document, taken) if document.text[b.entry] != "["]


def _chained(found: Sequence[Body], breaks: Sequence[int]) -> list[Body]:
    chain = best_chain(found, breaks)
    return sorted([*chain, *misprints(found, chain)], key=lambda b: b.entry)


def _inline(text: str) -> Iterator[Body]:
    """`[Footnote 12: ...]`, to its closing bracket."""
    for match in INLINE.finditer(text):
        label = match["label"] or match["capitals"]
        span = stripped(text, match.end(), _closing(text, match.end()))
        if span.start < span.end:
            yield _body(label, span, match.start(), SURE, sure=True)


def _closing(text: str, at: int, *, limit: int = 50_000) -> int:
    """Offset of the bracket that closes the one opened before `at`, or the paragraph's end where none does."""
    depth = 1
    for bracket in re.finditer(r"[\[\]]", text[at : at + limit]):
        depth += 1 if bracket[0] == "[" else -1
        if depth == 0:
            return at + bracket.start()
    gap = text.find("\n\n", at)
    return gap if gap >= 0 else len(text)


def _body(label: str, span: Span, entry: int, weight: float, *, sure: bool) -> Body:
    value = value_of(label)
    return Body(start=span.start, end=span.end, label=label, value=value, weight=weight, entry=entry, sure=sure)


def _regions(document: Document) -> Iterator[list[Block]]:
    """The blocks under each Notes heading."""
    region: list[Block] | None = None
    for index, block in enumerate(document.blocks):
        if block.role == "heading" and NOTES.fullmatch(_title(document, block)):
            yield from [region] if region else []
            region = []
        elif region is not None and block.role == "heading" and not _goes_on(document, index):
            yield region
            region = None
        elif region is not None and block.role != "heading":
            region.append(block)
    if region:
        yield region


def _goes_on(document: Document, index: int) -> bool:
    """Whether notes follow below a heading among notes ("Chapter Two" in a book's notes)."""
    following = next((b for b in document.blocks[index + 1 :] if b.role != "heading"), None)
    return bool(following and ENTRY.match(document.text, following.start, following.end))


def _listed(text: str, region: Sequence[Block], breaks: Sequence[int]) -> list[Body]:
    """The entries of a Notes region: label at a line's start, in sequence, each up to the next."""
    if not region:
        return []
    starts = [line for block in region for line in _line_starts(text, block)]
    found = [b for b in (_entry(text, at, region[-1].end, SURE, sure=True) for at in starts) if b]
    chain = _chained(found, breaks)
    ends = [*(b.entry for b in chain[1:]), region[-1].end]
    return [_until(text, body, end, breaks) for body, end in zip(chain, ends, strict=bool(chain))]


def _line_starts(text: str, block: Block) -> Iterator[int]:
    yield block.start
    yield from (m.end() for m in LINE_START.finditer(text, block.start, block.end))


def _entry(text: str, at: int, end: int, weight: float, *, sure: bool) -> Body | None:
    match = ENTRY.match(text, at, end)
    if not match or not match[0]:
        return None
    label = next(g for g in match.groups() if g).translate(SUPERSCRIPTS)
    span = stripped(text, match.end(), end)
    return _body(label, span, at, weight, sure=sure) if span.start < span.end else None


def _until(text: str, body: Body, end: int, breaks: Sequence[int]) -> Body:
    """The body cut at the next entry, or at a heading between."""
    after = bisect_right(breaks, body.entry)
    stop = min(end, breaks[after]) if after < len(breaks) else end
    span = stripped(text, body.start, stop)
    return _body(body.label, span, body.entry, body.weight, sure=body.sure)


def _at_block_starts(document: Document, taken: Sequence[Span]) -> list[Body]:
    """Blocks that begin with a label, outside the notes that are known already; each is the block it begins."""
    held = sorted(taken)
    found, at = [], 0
    for block in document.blocks:
        while at < len(held) and held[at].end <= block.start:
            at += 1
        known = at < len(held) and held[at].start < block.end
        body = (
            None
            if known or block.role == "heading"
            else _entry(document.text, block.start, block.end, LOOSE, sure=False)
        )
        found += [body] if body else []
    return found
