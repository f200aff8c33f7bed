"""Paragraphs as lines: how the layer sees where one ends, whatever way the source breaks its lines."""

from regesta.core.records import Document


def one_line_each(document: Document, prose: str) -> str:
    """The prose with the line breaks inside a block made spaces, so that a break ends a paragraph; equal length."""
    pieces, at = [], 0
    for block in document.blocks:
        if block.start >= at:
            pieces += [prose[at : block.start], prose[block.start : block.end].replace("\n", " ")]
            at = block.end
    return "".join(pieces) + prose[at:]
