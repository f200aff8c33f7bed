"""Where a reader finds a block: the chapter's heading, the paragraph's number in the chapter, the printed page."""

from collections.abc import Iterable, Sequence

from msgspec import structs

from regesta.core.records import Block, Locator, PageBreak

LABEL = 30  # a heading no longer than this (code points) may be a chapter's number, its title following


def located(text: str, blocks: Sequence[Block], pages: Sequence[PageBreak]) -> tuple[Block, ...]:
    """The blocks with their locators. A chapter begins at each heading of the highest level that recurs;
    a second such heading right below ("CHAPTER II." "THE SIEGE.") belongs to its title."""
    depth = _chapter_level(blocks)
    page_of = _pages(blocks, pages)
    chapter, number, titled = "", 0, False
    found: list[Block] = []
    for block, page in zip(blocks, page_of, strict=True):
        title = block.role == "heading" and (block.level or 1) <= depth
        if title:
            words = " ".join(text[block.start : block.end].split())
            chapter, number = f"{chapter} {words}" if titled and len(chapter) <= LABEL else words, 0
        titled = title
        counted = block.role in ("body", "blockquote")
        number += counted
        place = Locator(chapter=chapter or None, paragraph=number if counted else None, page=page)
        found.append(structs.replace(block, locator=place))
    return tuple(found)


def _chapter_level(blocks: Iterable[Block]) -> int:
    levels = [block.level or 1 for block in blocks if block.role == "heading"]
    return next((level for level in sorted(set(levels)) if levels.count(level) > 1), min(levels, default=1))


def _pages(blocks: Sequence[Block], pages: Sequence[PageBreak]) -> list[str | None]:
    """The page on which each block begins."""
    label: str | None = None
    labels: list[str | None] = []
    at = 0
    for block in blocks:
        while at < len(pages) and pages[at].at <= block.start:
            label, at = pages[at].label, at + 1
        labels.append(label)
    return labels
