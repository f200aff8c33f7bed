"""The one screen: what a historian wants to know of a text before reading it.

screen(reading, width=100) -> str      styled for a terminal; `click.echo` strips the styles elsewhere
"""

from collections.abc import Callable, Iterator

import click

from regesta.cli.screen.desk import Desk
from regesta.cli.screen.sections import (
    Section,
    changes,
    claims,
    doubts,
    events,
    rivals,
    shelves,
    span,
    ties,
    unsourced,
    who,
)
from regesta.core.records import Reading

__all__ = ["screen"]

SECTIONS: tuple[Callable[[Desk], Section], ...] = (
    *(span, who, events, claims, unsourced, rivals, changes, ties, shelves, doubts),
)


def screen(reading: Reading, *, width: int = 100) -> str:
    """The register of one document on one screen of `width` columns; sections with nothing in them are left out."""
    desk = Desk(reading, width)
    return "\n".join([*_head(desk), *(line for make in SECTIONS for line in _set(make(desk), width))]) + "\n"


def _head(desk: Desk) -> Iterator[str]:
    document = desk.reading.document
    by = f" · {document.author}" if document.author else ""
    size = f"{len(document.text.split()):,} words, {len(desk.reading.notes)} notes"
    yield ""
    yield click.style(f"{document.title}{by}", bold=True) + click.style(f"  {size}", dim=True)


def _set(section: Section, width: int) -> Iterator[str]:
    if not section.lines and not section.remark:
        return
    yield ""
    yield f"{click.style(section.heading.upper(), fg='yellow', bold=True)}  {section.remark}".rstrip()
    yield from (f"  {line}" for line in section.lines)
    if section.more > 0:
        yield click.style(f"  … {section.more} more: {section.verb}", dim=True)
