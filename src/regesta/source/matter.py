"""What stands in a book and isn't its prose: the index, and the licence that Project Gutenberg puts around a text."""

import re
from collections.abc import Sequence

from msgspec import structs

from regesta.core.records import Block
from regesta.source.titles import INDEX

LICENCE = re.compile(r"(?m)^\*\*\* ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG.*$")


def set_apart(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with the role `table` for the licence and the index, which tell nothing."""
    marks = {m[1]: m for m in LICENCE.finditer(text)} if "PROJECT GUTENBERG" in text else {}
    first = marks["START"].end() if "START" in marks else 0
    last = marks["END"].start() if "END" in marks else len(text)
    index = _index_start(text, blocks)
    return [_set_aside(b) if b.start < first or b.start >= last or _in_index(b, index) else b for b in blocks]


def _in_index(block: Block, index: int) -> bool:
    return block.start > index and block.role == "body"


def _index_start(text: str, blocks: Sequence[Block]) -> int:
    """Where the index's heading stands, if it comes in the last third of the book."""
    late = (b for b in blocks if b.role == "heading" and b.start > len(text) * 2 // 3)
    return next((b.start for b in late if INDEX.fullmatch(text[b.start : b.end].strip())), len(text))


def _set_aside(block: Block) -> Block:
    return structs.replace(block, role="table", level=None)
