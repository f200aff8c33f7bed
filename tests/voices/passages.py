"""Passages as the voices stage receives them, built from plain words."""

from regesta.core.records import Block, Document, Note


def document(text: str, *, blockquotes: tuple[int, ...] = ()) -> Document:
    """One block a line; `blockquotes` numbers the lines that are set off."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            role = "blockquote" if number in blockquotes else "body"
            blocks.append(Block(start=at, end=at + len(line), role=role))
        at += len(line) + 1
    return Document(id="d", title="", sha256="", language="en", text=text, blocks=tuple(blocks))


def note(text: str, marker: str) -> Note:
    """The note whose marker stands in the text as `marker`, alone of its kind."""
    at = text.index(marker)
    return Note(id=f"n{marker}", marker=marker, start=at, end=at + len(marker))
