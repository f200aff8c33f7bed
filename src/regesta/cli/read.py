"""`regesta read`: from files to the screen, to JSON or to HTML."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click

import regesta
from regesta.cli.errands import Errands
from regesta.cli.screen import screen
from regesta.cli.sources import expanded, file_name, files_needed, reading
from regesta.core.records import Reading
from regesta.core.writing import write_aside
from regesta.errors import OutputError, UsageError

Format = Literal["text", "json", "html"]
PATH = click.Path(path_type=Path)
IMPLIED: dict[str, Format] = {".json": "json", ".html": "html", ".htm": "html"}


@click.command()
@files_needed
@click.option("-o", "--output", metavar="OUT", type=PATH, help="A file; for several sources a folder.")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json", "html"]), help="Default: as OUT ends, or text."
)
@click.option("--report", metavar="HTML", type=PATH, help="Write the HTML report of one source as well.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, and no word about files written.")
def read(files: Sequence[str], output: Path | None, form: Format | None, report: Path | None, quiet: bool) -> None:
    """Read FILEs, folders, or - for standard input, and print the register of each.

    JSON is one object on one line, in the published form (`regesta schema`). HTML is one file that needs no network
    and no server; without OUT it is written to the folder you are in. An old file stands until the new one is whole.

    \b
    Examples:
      regesta read chapter.txt
      regesta read book.epub -o book.json
      regesta read book.pdf --format html
      regesta read papers/ -o registers/ --format json
      pandoc thesis.tex -t markdown | regesta read -
    """
    chosen = form or IMPLIED.get(output.suffix.lower() if output else "", "text")
    names = list(expanded(files))
    folder = _folder(output, names, report)
    errands = Errands()
    for name in names:
        with errands.one():
            made = reading(name, quiet=quiet)
            _deliver(made, chosen, _place(name, chosen, output, folder), quiet)
            if report:
                _deliver(made, "html", report, quiet)
    errands.finish()


def _folder(output: Path | None, names: Sequence[str], report: Path | None) -> Path | None:
    """The folder that results go to, made where several sources need one; None where OUT is no folder."""
    if len(names) == 1:
        return output if output and output.is_dir() else None
    if report:
        raise UsageError(
            expected="one source for --report",
            found=f"{len(names)} sources",
            hint="Give --format html and a folder with -o: each source gets a report of its own.",
        )
    if output:
        _make(output)
    return output


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            expected=f"a folder at {folder} for several results",
            found=error.strerror or str(error),
            hint="Nothing was written. Name a folder with -o.",
        ) from error


def _place(name: str, form: Format, output: Path | None, folder: Path | None) -> Path | None:
    """The file that this result goes to; None is standard output."""
    if folder or (form == "html" and not output):
        return (folder or Path()) / file_name(name, "txt" if form == "text" else form)
    return output


def _deliver(made: Reading, form: Format, place: Path | None, quiet: bool) -> None:
    if form == "html" and place:
        from regesta.web import report

        report(made, place)
    elif place:
        write_aside(place, regesta.dump(made) if form == "json" else click.unstyle(screen(made)).encode())
    else:
        click.echo(regesta.dump(made) if form == "json" else screen(made, width=_columns()), nl=False)
    if place and not quiet:
        click.echo(f"wrote {place}{': open it in a browser' if form == 'html' else ''}", err=True)


def _columns() -> int:
    """The terminal's width, within what reads well; 100 where there is no terminal."""
    return min(max(shutil.get_terminal_size((100, 50)).columns, 80), 120)
