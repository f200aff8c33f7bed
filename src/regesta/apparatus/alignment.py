"""Pairs markers with notes: both stand in the order of the book, so equal labels are aligned like two word lists."""

from collections.abc import Sequence
from difflib import SequenceMatcher


def aligned(markers: Sequence[str], bodies: Sequence[str]) -> dict[int, int]:
    """Index of a marker -> index of its note. One leftover on both sides of the same gap is a misprint: paired."""
    matcher = SequenceMatcher(None, markers, bodies, autojunk=False)
    pairs: dict[int, int] = {}
    at_marker = at_body = 0
    for block in matcher.get_matching_blocks():
        if block.a - at_marker == 1 == block.b - at_body and (at_marker or block.size):
            pairs[at_marker] = at_body
        pairs.update((block.a + i, block.b + i) for i in range(block.size))
        at_marker, at_body = block.a + block.size, block.b + block.size
    return pairs
