"""What stands in a book and isn't its prose: the index, and the licence that Project Gutenberg puts around a text."""

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import structs

from regesta.core.records import Block
from regesta.source.titles import INDEX

LICENCE = re.compile(r"(?m)^\*\*\* ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG.*$")


def set_apart(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Give Gutenberg's licence and the index a role that isn't prose: `caption` and `table`."""
    marks = {m[1]: m for m in LICENCE.finditer(text)}
    first = marks["START"].end() if "START" in marks else 0
    last = marks["END"].start() if "END" in marks else len(text)
    index = _index_start(text, blocks)
    return [
        _recast(block, "caption")
        if block.start < first or block.start >= last
        else _recast(block, "table")
        if block.start > index and block.role == "body"
        else block
        for block in blocks
    ]


def _index_start(text: str, blocks: Sequence[Block]) -> int:
    """Where the index's heading stands, if it comes in the last third of the book."""
    late = (b for b in blocks if b.role == "heading" and b.start > len(text) * 2 // 3)
    return next((b.start for b in late if INDEX.fullmatch(text[b.start : b.end].strip())), len(text))


def _recast(block: Block, role: Literal["caption", "table"]) -> Block:
    return structs.replace(block, role=role, level=None)
