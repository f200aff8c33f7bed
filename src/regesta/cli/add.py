"""`regesta add`: read files and keep them in a ledger."""

from collections.abc import Sequence

import click

from regesta.cli.shelf import DEFAULT
from regesta.cli.sources import expanded, files_needed, reading


@click.command()
@files_needed
@click.option(
    "--ledger", metavar="PATH|URL", default=DEFAULT, show_default=True, envvar="REGESTA_LEDGER", help="Where."
)
@click.option("--edition-of", "source", metavar="SOURCE", help="The key of the source that FILE is an edition of.")
@click.option("--again", is_flag=True, help="Read files again that this version has read already.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, and no word about what was kept.")
def add(files: Sequence[str], ledger: str, source: str | None, again: bool, quiet: bool) -> None:
    """Read FILEs or folders and keep them: one SQLite file, or a PostgreSQL database for a group.

    The same file again changes nothing. A changed file becomes a new edition; judgements stay where their words still
    stand, and those that lost them are listed. Each file is kept whole or not at all: after a stop, run it again.

    \b
    Examples:
      regesta add book.epub
      regesta add papers/ --ledger shelf.ledger.db
      regesta add book.epub --ledger postgresql://me@archive/shelf
    """
    from regesta.corpus import add_files
    from regesta.ledger import Ledger

    status = 0
    with Ledger.open(ledger) as kept:
        names = list(expanded(files))
        for number, done in enumerate(
            add_files(kept, names, read=lambda name: reading(name, quiet=quiet), source=source, again=again), start=1
        ):
            status = status or done.status
            _say(f"[{number}/{len(names)}] {done.name}", done, quiet)
    if status:
        raise click.exceptions.Exit(status)


def _say(name: str, done: "object", quiet: bool) -> None:
    from regesta.corpus import Done

    assert isinstance(done, Done)
    if done.added is None:
        click.secho(f"{name}: {done.error}", fg="red", err=True)
        return
    lost = done.added.lost
    if not quiet:
        what = {"new": "kept as", "again": "a new reading of", "unchanged": "unchanged:"}[done.added.status]
        kept = f", {done.added.kept} judgements stand" if done.added.kept else ""
        click.echo(f"{name}: {what} {done.added.source}{kept}", err=True)
    for judgement in lost:
        click.echo(f"  lost: {judgement.act} by {judgement.by} on {judgement.exact!r}: {judgement.why}", err=True)
