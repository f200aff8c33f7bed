"""`regesta report`: the reading room as one file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from regesta.core.records import Reading


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write; by default beside FILE.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
def report(files: tuple[Path, ...], output: Path | None, show: bool) -> None:
    """Read FILES and write the reading room over them as one HTML file, which works offline.

    A FILE may also be a ledger's JSON, as `regesta read --format json` writes it.

    \b
    Examples:
      regesta report chapter.txt
      regesta report one.epub two.pdf -o shelf.html --open
    """
    from regesta.web import report as write

    target = output or files[0].with_suffix(".regesta.html")
    write([_reading(file) for file in files], target)
    click.echo(str(target))
    if show:
        click.launch(str(target))


def _reading(file: Path) -> "Reading":
    if file.suffix == ".json":
        from regesta.core.interchange import load

        return load(file)
    from regesta.reading import read

    return read(file)
