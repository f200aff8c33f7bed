"""Errors as the command line tells them, and runs over many files that go on when one of them fails."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from regesta.errors import RegestaError


def tell(error: RegestaError) -> None:
    """Say on standard error, in four short lines, what was expected, what was found and what to do."""
    click.secho(f"error [{error.code}]", fg="red", bold=True, err=True)
    click.echo(f"  expected  {error.expected}\n  found     {error.found}\n  do        {error.hint}", err=True)


class Errands:
    """Things to do one after the other: a failure is told, the rest goes on, and the first failure's status is kept."""

    def __init__(self) -> None:
        self.status = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """One errand; Regesta's own errors end it and nothing else."""
        try:
            yield
        except RegestaError as error:
            tell(error)
            self.status = self.status or error.status

    def finish(self) -> None:
        """Leave with the first failure's exit status, if there was one."""
        if self.status:
            raise click.exceptions.Exit(self.status)
