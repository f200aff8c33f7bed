"""From the words of a command line to readings: files, folders, standard input, ledgers already written as JSON."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

import regesta
from regesta.cli.progress import progress
from regesta.core.records import Reading
from regesta.errors import EmptySource

STDIN = "-"
LEDGER = ".json"


# The FILE... that every verb on sources takes; without one, a question goes to the kept ledger.
files = click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(allow_dash=True))
files_needed = click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True))


def expanded(names: Iterable[str]) -> Iterator[str]:
    """Each name, a folder replaced by the readable files below it in order of name; hidden ones are passed over.

    Raises:
        MissingSource: nothing bears the name.
        EmptySource: a folder holds no file of a kind that is read.
    """
    for name in names:
        if name == STDIN or not Path(name).is_dir():
            yield name
        else:
            yield from _below(Path(name))


def _below(folder: Path) -> list[str]:
    from regesta.source import formats

    endings = {LEDGER, *(ending for kind in formats() for ending in kind.endings)}
    found = [
        str(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in endings and path.is_file() and not _hidden(path.relative_to(folder))
    ]
    if not found:
        raise EmptySource(
            expected=f"files to read in the folder {str(folder)!r}",
            found=f"none that ends in {' '.join(sorted(endings))}",
            hint="Name the file itself: its content decides how it is read.",
        )
    return found


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def readings(names: Iterable[str], *, quiet: bool = False) -> Iterator[tuple[str, Reading]]:
    """Each source's name and its reading, one at a time, with progress on standard error where that is a terminal."""
    for name in expanded(names):
        yield name, reading(name, quiet=quiet)


def reading(name: str, *, quiet: bool = False) -> Reading:
    """Read one source; `-` is standard input; a ledger in the JSON form is loaded and checked."""
    if name == STDIN:
        return _read(sys.stdin.buffer.read(), "standard input", quiet)
    path = Path(name)
    return regesta.load(path) if _is_ledger(path) else _read(path, name, quiet)


def file_name(name: str, ending: str) -> str:
    """What a result is called after its source: `chapter.txt` gives `chapter.regesta.html`."""
    return f"{'standard-input' if name == STDIN else Path(name).stem}.regesta.{ending}"


def _read(source: Path | bytes, name: str, quiet: bool) -> Reading:
    with progress(name, quiet=quiet) as report:
        return regesta.read(source, title=None if isinstance(source, Path) else name, progress=report)


def _is_ledger(path: Path) -> bool:
    if path.suffix.lower() != LEDGER or not path.is_file():
        return False
    with path.open("rb") as file:
        return b'"ledger"' in file.read(64)
