"""`regesta dates`: every date of a source with its EDTF value, the days it allows, its anchor and the reason."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

import regesta
from regesta.cli.sources import STDIN, expanded, files_needed
from regesta.core.records import Reading, Time


class Dating(msgspec.Struct, frozen=True, kw_only=True):
    """One date as it is listed: the words, their value and what it rests on, in words too."""

    source: str
    start: int
    end: int
    words: str
    kind: str
    edtf: str | None
    iso8601: str | None
    earliest: str | None
    latest: str | None
    anchor: str | None
    inside: str | None
    reason: str


@click.command("dates")
@files_needed
@click.option("--kind", type=click.Choice(["date", "duration", "set", "age", "all"]), default="date", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def dates(files: Sequence[str], kind: str, as_json: bool) -> None:
    """List the dates of FILEs: EDTF value, the words, the date they lean on. Needs no language model.

    \b
    Examples:
      regesta dates chapter.txt
      regesta dates book.epub --kind duration
      regesta dates book.json --json
    """
    for name in expanded(files):
        for row in listed(*_dated(name)):
            if kind in (row.kind, "all"):
                click.echo(msgspec.json.encode(row) if as_json else _line(row))


def _dated(name: str) -> tuple[str, str, tuple[Time, ...]]:
    """Title, text and times of a source; a ledger written as JSON has them already."""
    from regesta.apparatus import blank, find_notes
    from regesta.dating import find_times
    from regesta.source import open_source

    if name != STDIN and name.endswith(".json"):
        reading: Reading = regesta.load(Path(name))
        return reading.document.title, reading.document.text, reading.times
    source = open_source(sys.stdin.buffer.read() if name == STDIN else name)
    notes, _ = find_notes(source)
    document = source.document
    return document.title, document.text, find_times(document, blank(document, notes))


def listed(title: str, text: str, times: Sequence[Time]) -> list[Dating]:
    """The times of one source as rows, each with the words of its anchor."""
    words = {time.id: text[time.start : time.end] for time in times}
    return [_row(title, words, time) for time in times]


def _row(title: str, words: dict[str, str], time: Time) -> Dating:
    return Dating(
        source=title,
        start=time.start,
        end=time.end,
        words=words[time.id],
        kind=time.kind,
        edtf=time.edtf,
        iso8601=time.iso8601,
        earliest=time.earliest,
        latest=time.latest,
        anchor=words.get(time.anchor or ""),
        inside=time.inside,
        reason=time.reason,
    )


def _line(row: Dating) -> str:
    """`1927-10              “a year later” <- “October 1926”  1 year after 1926-10`."""
    value = row.edtf or row.iso8601 or f"({row.kind})"
    anchor = f" <- “{row.anchor}”" if row.anchor else ""
    inside = f" [in a {row.inside}]" if row.inside else ""
    words = " ".join(row.words.split())
    return f"{value:<22}“{words}”{anchor}{inside}  {click.style(row.reason, dim=True)}"
