"""Puts a PDF's lines together into paragraphs, over page ends too, and its foot lines into notes."""

import re
import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from regesta.source.glyphs import Line
from regesta.source.layout import Laid
from regesta.source.scribe import Role
from regesta.source.titles import is_marked_title

ENTRY = re.compile(r"[\[(]?(\d{1,4}|[*†‡§¶]{1,3})(?:[\]).:]\s*|\s+)(?=\S)")
STOPS = '.!?:”’")'
INDENT = 0.6  # of the line's height
GAP = 1.45  # times the usual distance of two lines
SHORT = 0.88  # of the page's breadth: where a paragraph's last line usually ends before


class Frame(NamedTuple):
    """A page's type area: its edges, the usual distance between lines, whether the book indents its paragraphs."""

    left: float
    right: float
    leading: float
    indents: bool = False

    def indented(self, line: Line) -> bool:
        """Whether a line begins to the right of the type area's edge."""
        return line.left > self.left + INDENT * line.size


class Placed(NamedTuple):
    """A line with its page's index, and the page's label if the page begins with it."""

    line: Line
    page: int
    turns: str


class Paragraph:
    """Lines read as one, with the notes of the pages that end in it."""

    def __init__(self, role: Role = "body", *, label: str = "", page: int = 0) -> None:
        self.role, self.label, self.page = role, label, page
        self.lines: list[Placed] = []
        self.notes: list[Paragraph] = []

    @property
    def text(self) -> str:
        """Its words, lines joined by blanks."""
        return " ".join(placed.line.text.strip() for placed in self.lines)


def paragraphs(pages: Sequence[Laid]) -> list[Paragraph]:
    """The book's paragraphs in reading order."""
    found: list[Paragraph] = []
    size, indents = _body_size(pages), _indents(pages)
    open_note: Paragraph | None = None
    for index, page in enumerate(pages):
        head, entries = _foot(page.foot, index, open_note)
        frame = _frame([*page.prose, *head])._replace(indents=indents)
        for number, line in enumerate([*page.prose, *head]):
            if not found or _begins(found[-1], line, index, frame):
                found.append(Paragraph())
            found[-1].lines.append(Placed(line, index, page.label if number == 0 else ""))
        if entries and not found:
            found.append(Paragraph())
        if entries:
            found[-1].notes += entries
            open_note = entries[-1]
    frames = [_frame(page.prose) for page in pages]
    for paragraph in found:
        paragraph.role = _role(paragraph, size, frames)
    return found


def _body_size(pages: Sequence[Laid]) -> float:
    sizes = [line.size for page in pages for line in page.prose for _ in range(1 + len(line.text) // 20)]
    return statistics.median(sizes) if sizes else 0.0


def _frame(lines: Sequence[Line]) -> Frame:
    if not lines:
        return Frame(0.0, 0.0, 0.0)
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom > b.bottom]
    lefts = sorted(line.left for line in lines)
    leading = statistics.median(steps) if steps else 0.0
    return Frame(lefts[len(lefts) // 10], max(line.right for line in lines), leading)


def _begins(open_: Paragraph, line: Line, page: int, frame: Frame) -> bool:
    """Whether a new paragraph begins with this line."""
    if not open_.lines:
        return False
    last = open_.lines[-1].line
    if abs(last.size - line.size) > 0.12 * line.size:
        return True
    if last.text.rstrip().endswith("-"):
        return False
    ended = last.text.rstrip()[-1:] in STOPS
    if open_.lines[-1].page != page:
        return frame.indented(line) and (ended or line.text.lstrip()[:1].isupper())
    if last.bottom - line.bottom > max(GAP * frame.leading, 1.35 * line.size):
        return True
    steps_in = frame.indented(line) and line.left > last.left + INDENT * line.size
    steps_out = frame.indented(last) and not frame.indented(line) and len(open_.lines) > 1
    short = last.right < frame.left + SHORT * (frame.right - frame.left)
    alone = frame.indents and len(open_.lines) == 1 and frame.indented(last) and frame.indented(line)
    return steps_in or steps_out or (short and (alone or (ended and not frame.indents)))


def _indents(pages: Sequence[Laid]) -> bool:
    """Whether paragraphs begin with an indent: one line in fifty or more steps in."""
    lines = [(a, b) for page in pages for a, b in pairwise(page.prose)]
    return sum(b.left > a.left + INDENT * b.size for a, b in lines) * 50 > len(lines)


def _foot(lines: Sequence[Line], page: int, open_note: Paragraph | None) -> tuple[list[Line], list[Paragraph]]:
    """A page's small print: prose after all, then notes; what goes before them may go on with the last note."""
    first = next((i for i, line in enumerate(lines) if _label(line)), len(lines))
    goes_on = open_note is not None and open_note.page == page - 1 and (first < len(lines) or _unfinished(open_note))
    if goes_on and open_note is not None:
        open_note.lines += [Placed(line, page, "") for line in lines[:first]]
        open_note.page = page if first == len(lines) and lines else open_note.page
    return ([] if goes_on else list(lines[:first])), list(_entries(lines[first:], page))


def _unfinished(note: Paragraph) -> bool:
    return note.text.rstrip()[-1:] not in ".)"


def _entries(lines: Sequence[Line], page: int) -> Iterator[Paragraph]:
    note: Paragraph | None = None
    for line in lines:
        label = _label(line)
        if label and (note is None or _follows(note.label, label, raised=line.runs[0].raised)):
            if note:
                yield note
            note = Paragraph("note", label=label, page=page)
        if note:
            note.lines.append(Placed(line, page, ""))
    if note:
        yield note


def _label(line: Line) -> str:
    """The label that a note's first line begins with, or nothing."""
    first = line.runs[0]
    if first.raised and re.fullmatch(r"(\d{1,4}|[*†‡§¶]{1,3})[.)]?\s*", first.text):
        return first.text.strip(".) ")
    entry = ENTRY.match(line.text)
    return entry[1] if entry else ""


def _follows(before: str, label: str, *, raised: bool) -> bool:
    """Whether a number at a line's start can be the next note's: raised, or one higher."""
    return raised or not (before.isdigit() and label.isdigit()) or int(label) == int(before) + 1


def _role(paragraph: Paragraph, size: float, frames: Sequence[Frame]) -> Role:
    if not paragraph.lines:
        return "body"
    first = paragraph.lines[0]
    few = len(paragraph.lines) <= 3
    if few and (first.line.size > 1.12 * size or is_marked_title(paragraph.text)):
        return "heading"
    frame = frames[first.page]
    inset = all(frame.indented(placed.line) for placed in paragraph.lines)
    return "blockquote" if inset and len(paragraph.lines) > 1 else "body"
