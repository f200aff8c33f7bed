"""`regesta report`: the reading room as one file."""

from collections.abc import Sequence
from pathlib import Path

import click

from regesta.cli.sources import file_name, files_needed, readings


@click.command()
@files_needed
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to write; named after FILE by default.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser.")
def report(files: Sequence[str], output: Path | None, show: bool) -> None:
    """Read FILEs and write the reading room over them as one HTML file, which works offline.

    \b
    Examples:
      regesta report chapter.txt
      regesta report one.epub two.pdf -o shelf.html --open
    """
    from regesta.web import report as write

    made = [reading for _, reading in readings(files)]
    target = write(made, output or file_name(files[0], "html"))
    click.echo(str(target))
    if show:
        click.launch(str(target))
