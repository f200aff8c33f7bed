"""`regesta dates`: every date of a source with its EDTF value, its anchor and the reason, and what is odd about it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click
import msgspec

import regesta
from regesta.cli.sources import STDIN, expanded, files_needed
from regesta.core.records import Document, Finding, Reading, Time
from regesta.core.spans import Span

_VALUE = 24  # columns of a value: two days with their qualifiers fill 23


class Dated(NamedTuple):
    """A source with its times and the findings on them."""

    document: Document
    times: tuple[Time, ...]
    findings: tuple[Finding, ...]


class Dating(msgspec.Struct, frozen=True, kw_only=True):
    """One date as it is listed: the words, their value, what it rests on in words too, what is odd about it."""

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
    queries: tuple[str, ...]


@click.command("dates")
@files_needed
@click.option("--kind", type=click.Choice(["date", "duration", "set", "age", "all"]), default="date", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def dates(files: Sequence[str], kind: str, as_json: bool) -> None:
    """List the dates of FILEs: EDTF value, the words, the date they lean on, and what an editor would query.

    Needs no language model.

    \b
    Examples:
      regesta dates chapter.txt
      regesta dates book.epub --kind duration
      regesta dates book.json --json
    """
    for name in expanded(files):
        for row in listed(_dated(name)):
            if kind in (row.kind, "all"):
                click.echo(msgspec.json.encode(row) if as_json else "\n".join(_lines(row)))


def _dated(name: str) -> Dated:
    """A source read for its dates; a ledger written as JSON has them already."""
    from regesta.apparatus import blank, find_notes
    from regesta.dating import find_times, findings
    from regesta.source import open_source

    if name != STDIN and name.endswith(".json"):
        reading: Reading = regesta.load(Path(name))
        return Dated(reading.document, reading.times, reading.findings)
    source = open_source(sys.stdin.buffer.read() if name == STDIN else name)
    notes, _ = find_notes(source)
    times = find_times(source.document, blank(source.document, notes))
    return Dated(source.document, times, findings(source.document, times, notes))


def listed(dated: Dated) -> list[Dating]:
    """The times of one source as rows, each with the words of its anchor."""
    words = {time.id: dated.document.text[time.start : time.end] for time in dated.times}
    return [_row(dated, words, time) for time in dated.times]


def _row(dated: Dated, words: dict[str, str], time: Time) -> Dating:
    return Dating(
        source=dated.document.title,
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
        queries=tuple(found.message for found in dated.findings if found.spans[:1] == (Span(time.start, time.end),)),
    )


def _lines(row: Dating) -> list[str]:
    """`1927-10      “a year later” ← “October 1926”  1 year after 1926-10`, and a line for each query."""
    value = row.edtf or row.iso8601 or "no value"
    anchor = f" ← “{_one_line(row.anchor)}”" if row.anchor else ""
    told = "; ".join(filter(None, (_limit(row), "" if row.reason == "as written" else row.reason, _place(row))))
    first = f"{value:<{_VALUE}} “{_one_line(row.words)}”{anchor}"
    queries = [f"{'':<{_VALUE}} " + click.style(f"? {query}", fg="yellow") for query in row.queries]
    return [first + (f"  {click.style(told, dim=True)}" if told else ""), *queries]


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _limit(row: Dating) -> str:
    """What "by 1905" and "after 1905" leave open."""
    if row.earliest is None and row.latest:
        return f"{row.latest} at the latest"
    return f"{row.earliest} at the earliest" if row.earliest and row.latest is None else ""


def _place(row: Dating) -> str:
    return f"in a {row.inside}" if row.inside else ""
