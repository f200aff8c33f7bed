"""Plain text: the decoded file is the document's text; paragraphs, titles and quotations are read off its lines.

A paragraph is one line, or (as in Gutenberg's books) many lines broken at a fixed width and parted by empty lines:
the text decides. In broken text most lines end where the next line's first word would no longer have fitted.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from regesta.core.records import Block, Document, PageBreak, Problem, Record
from regesta.core.spans import Span
from regesta.source.encoding import decode, unified
from regesta.source.language import guess_language
from regesta.source.locators import located
from regesta.source.matter import set_apart
from regesta.source.record import Raw, Source
from regesta.source.titles import could_be_title, is_marked_title, is_title_case, title_level

PAGE = re.compile(r"[\[{](?:(?<=\[)(?:Pg|Page|p\.) ?([ivxlc]+|\d+)\]|(?<=^\{)([ivxlc]+|\d+)\})", re.M)
NARROWEST, WIDEST = 40, 120  # how long the lines of a text broken at a fixed width are (code points)
LONG = 100  # what follows a title in sentence case is at least this long


class Paragraph(Record, frozen=True, kw_only=True):
    """Consecutive lines read as one: where they stand, and how many empty lines go before."""

    lines: tuple[Span, ...]
    gap: int

    @property
    def start(self) -> int:
        """Offset of the first line's first character."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset after the last line's last character."""
        return self.lines[-1].end


def read_plain(raw: Raw) -> Source:
    """A plain-text file in any usual encoding."""
    found = decode(raw.data, name=raw.name)
    return _source(found.text, raw.data, raw.name, encoding=found.encoding, problems=found.problems)


def from_text(text: str, *, name: str) -> Source:
    """Text that is already decoded; its id is that of its UTF-8 bytes."""
    text = unified(text)
    return _source(text, text.encode(), name, encoding=None, problems=())


def _source(text: str, data: bytes, name: str, *, encoding: str | None, problems: tuple[Problem, ...]) -> Source:
    digest = hashlib.sha256(data).hexdigest()
    pages = tuple(PageBreak(at=m.start(), label=m[1] or m[2]) for m in PAGE.finditer(text))
    document = Document(
        id=digest[:16],
        title=_title(text) or name,
        sha256=digest,
        language=guess_language(text),
        text=text,
        blocks=located(text, blocks_of(text), pages),
        encoding=encoding,
        pages=pages,
    )
    return Source(document=document, problems=problems)


def _title(text: str) -> str | None:
    """The title that Gutenberg's header gives, or the first line if it is one."""
    given = re.search(r"(?m)^Title: (.+)$", text[:4000])
    first = text[:400].lstrip().split("\n", 1)[0].strip()
    return given[1].strip() if given else first if could_be_title(first) or is_marked_title(first) else None


def blocks_of(text: str) -> list[Block]:
    """The text's blocks, in order; every line that isn't blank lies in one."""
    lines = list(_lines(text))
    paragraphs = list(_broken(text, lines) if is_broken(text, lines) else _whole(text, lines))
    blocks = [_block(text, paragraphs, index) for index in range(len(paragraphs))]
    return set_apart(text, blocks)


def _lines(text: str) -> Iterator[Span]:
    """Each line without its end; blank ones too, as empty spans."""
    for line in re.finditer(r"[^\n]*\n|[^\n]+", text):
        words = line[0].rstrip()
        yield Span(line.start(), line.start() + len(words))


def is_broken(text: str, lines: Sequence[Span]) -> bool:
    """Whether lines are broken at a fixed width."""
    full = [line for line in lines if line.start < line.end]
    pairs = [(a, b) for a, b in pairwise(lines) if a.start < a.end and b.start < b.end]
    if not full or len(pairs) * 3 < len(full):
        return False
    width = sorted(line.end - line.start for line in full)[len(full) * 9 // 10]
    wrapped = sum(_would_not_fit(text, a, b, width) for a, b in pairs)
    return NARROWEST <= width <= WIDEST and wrapped * 2 >= len(pairs)


def _would_not_fit(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the line ends in mid-sentence, and only because the next word was too long for it."""
    word = text[following.start : min(following.end, following.start + WIDEST)].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > 0.9 * width and text[line.end - 1] not in '.!?”’"'


def _whole(text: str, lines: Sequence[Span]) -> Iterator[Paragraph]:
    """One paragraph a line."""
    gap = 0
    for line in lines:
        if line.start < line.end:
            yield Paragraph(lines=(_trimmed(text, line),), gap=gap)
        gap = 0 if line.start < line.end else gap + 1


def _broken(text: str, lines: Sequence[Span]) -> Iterator[Paragraph]:
    """Paragraphs parted by empty lines or begun by an indent."""
    current: list[Span] = []
    gap = before = 0
    for line in lines:
        blank = line.start == line.end
        if current and (blank or _indent(text, line) > 0 == _indent(text, current[-1])):
            yield Paragraph(lines=tuple(current), gap=before)
            current = []
        if blank:
            gap += 1
            continue
        if not current:
            before = gap
        current.append(line)
        gap = 0
    if current:
        yield Paragraph(lines=tuple(current), gap=before)


def _indent(text: str, line: Span) -> int:
    words = text[line.start : line.end]
    return len(words) - len(words.lstrip())


def _trimmed(text: str, line: Span) -> Span:
    return Span(line.start + _indent(text, line), line.end)


def _block(text: str, paragraphs: Sequence[Paragraph], index: int) -> Block:
    paragraph = paragraphs[index]
    start = _trimmed(text, paragraph.lines[0]).start
    words = text[start : paragraph.end] if paragraph.end - start < 400 else ""
    following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    if words and following and _is_heading(words, paragraph, following):
        return Block(start=start, end=paragraph.end, role="heading", level=title_level(words))
    quoted = len(paragraph.lines) > 1 and all(_indent(text, line) >= 4 for line in paragraph.lines)
    return Block(start=start, end=paragraph.end, role="blockquote" if quoted else "body")


def _is_heading(words: str, paragraph: Paragraph, following: Paragraph) -> bool:
    words = " ".join(words.split())
    if is_marked_title(words):
        return True
    long_next = following.end - following.start >= LONG
    apart = paragraph.gap > 1 or (len(following.lines) == 1 and long_next)
    return len(paragraph.lines) <= 2 and (
        (is_title_case(words) and (long_next or apart)) or (apart and long_next and could_be_title(words))
    )
