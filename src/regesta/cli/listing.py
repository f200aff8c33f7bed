"""`regesta quotes` and `regesta events`: a reading's quotations and statements, in the order of the text."""

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any, TypeVar

import click
import msgspec

from regesta.cli.screen.desk import Desk
from regesta.cli.sources import files_needed, readings
from regesta.cli.wording import said
from regesta.core.records import Quotation, Reading, Statement
from regesta.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])
ROOM = 1_000_000  # columns: a row is printed whole


def _common(command: Command) -> Command:
    """FILE..., --json and --quiet, as every listing takes them."""
    command = click.option("-q", "--quiet", is_flag=True, help="No progress.")(command)
    command = click.option("--json", "as_json", is_flag=True, help="One row of the published form a line.")(command)
    return files_needed(command)


@click.command()
@_common
@click.option("--by", metavar="NAME", help="Only what NAME says, in any usual form of the name.")
@click.option("--all", "every", is_flag=True, help="Terms held at a distance and titles too.")
def quotes(files: Sequence[str], as_json: bool, quiet: bool, by: str | None, every: bool) -> None:
    """List the quotations in FILEs: who speaks, when, which note.

    \b
    Examples:
      regesta quotes chapter.txt
      regesta quotes chapter.txt --by Voss
    """
    for desk in _desks(files, quiet):
        speakers = bearers(desk.reading, by) if by else None
        rows = [row for row in desk.reading.quotations if every or row.kind == "direct"]
        rows = [row for row in rows if speakers is None or row.speaker in speakers]
        _print(rows, as_json, partial(_quotation, desk))


@click.command()
@_common
@click.option("--type", "kind", metavar="TYPE", help="Only statements of this type, e.g. arrest.")
def events(files: Sequence[str], as_json: bool, quiet: bool, kind: str | None) -> None:
    """List the statements in FILEs, dated or not, as the text has them: when, what, on whose word, which note.

    `regesta timeline` gives the dated ones in order of time.

    \b
    Examples:
      regesta events chapter.txt
      regesta events chapter.txt --type expulsion --json
    """
    for desk in _desks(files, quiet):
        rows = [row for row in desk.reading.statements if kind in (None, row.type)]
        _print(rows, as_json, partial(_statement, desk))


def bearers(reading: Reading, name: str) -> frozenset[str]:
    """The ids of the entities that bear a name, in any usual form of it, with diacritics or without.

    Raises:
        UsageError: nobody does; the hint says who may be meant.
    """
    from regesta.ledger.names import answers_to

    forms = {form: entity.id for entity in reading.entities for form in (*entity.aliases, entity.name)}
    found = frozenset(entity for form, entity in forms.items() if answers_to(form, name))
    if not found:
        near = ", ".join(get_close_matches(name, forms, n=3, cutoff=0.5))
        raise UsageError(
            expected=f"a name in {reading.document.title!r}",
            found=repr(name),
            hint=f"Did you mean {near}?" if near else "`regesta people FILE` lists the names.",
        )
    return found


def _desks(files: Sequence[str], quiet: bool) -> Iterable[Desk]:
    return (Desk(reading) for _, reading in readings(files, quiet=quiet))


def _print(rows: Iterable[Any], as_json: bool, line: Callable[[Any], str]) -> None:
    for row in rows:
        click.echo(msgspec.json.encode(row) if as_json else line(row))


def _quotation(desk: Desk, row: Quotation) -> str:
    speaker = click.style(desk.name(row.speaker), bold=True)
    told = " · ".join(part for part in (said(row.edtf), desk.markers_of(row.notes)) if part)
    return f"{speaker}: {desk.excerpt(row, ROOM)}{_aside(told)}"


def _statement(desk: Desk, row: Statement) -> str:
    voices = desk.voices(row.attribution)
    told = " · ".join(part for part in (voices and f"◂ {voices}", desk.markers_of(row.notes)) if part)
    denied = "not " if row.polarity == "-" else ""
    when = click.style(f"{said(row.edtf):>20}", fg="green")
    return f"{when}  {denied + row.type:<14}{desk.excerpt(row.span, ROOM, trigger=row.trigger)}{_aside(told)}"


def _aside(told: str) -> str:
    return click.style(f"  {told}", dim=True) if told else ""
