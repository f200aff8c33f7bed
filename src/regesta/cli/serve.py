"""`regesta serve`: the reading room over a ledger, in the browser."""

import os
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from regesta.core.records import Reading


@click.command()
@click.argument("ledger", default="regesta.ledger.db")
@click.option("--port", default=8733, show_default=True, help="The port; 0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; elsewhere needs a password.")
@click.option("--password-file", type=click.Path(path_type=Path), help="A file that holds the password.")
@click.option("--no-browser", is_flag=True, help="Print the link only.")
def serve(ledger: str, port: int, host: str, password_file: Path | None, no_browser: bool) -> None:
    """Open the reading room over LEDGER (a file, or a postgresql:// URL).

    It listens on this machine alone and lets in who follows the link that it prints, once. To let other machines
    in, give --host and a password (--password-file, or the environment's REGESTA_PASSWORD).

    \b
    Examples:
      regesta serve
      regesta serve shelf.ledger.db --port 0
    """
    from regesta.web.serving import serve as run

    def opened(link: str) -> None:
        click.echo(f"The reading room is open at\n  {link}\nPress Ctrl-C to close it.", err=True)
        if not no_browser:
            webbrowser.open(link)

    run(ledger, read=_read, host=host, port=port, password=_password(password_file), opened=opened)


def _read(source: Path, *, progress: Callable[[float], None]) -> "Reading":
    """Read a file that was dropped in; the language model is loaded for the first of them."""
    from regesta.reading import read

    return read(source, progress=progress)


def _password(file: Path | None) -> str | None:
    told = file.read_text("utf-8").strip() if file else os.environ.get("REGESTA_PASSWORD")
    return told or None
