"""Errors as the command line tells them, and runs over many files that go on when one of them fails."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from regesta.errors import RegestaError


def tell(error: RegestaError) -> None:
    """Say on standard error, in four short lines, what was expected, what was found and what to do."""
    click.secho(f"error [{error.code}]", fg="red", bold=True, err=True)
    click.echo(f"  expected  {error.expected}\n  found     {error.found}\n  do        {error.hint}", err=True)


def fault(error: Exception) -> RegestaError:
    """A fault of ours, told like the others; for a closed pipe, or with `REGESTA_TRACEBACK` set, it is raised on."""
    closed_pipe = isinstance(error, OSError) and error.errno == errno.EPIPE
    if closed_pipe or os.environ.get("REGESTA_TRACEBACK"):
        raise error
    return RegestaError(
        expected="to get through",
        found=f"{type(error).__name__}: {error}",
        hint="This is a fault of Regesta. Please report it, with what REGESTA_TRACEBACK=1 prints.",
    )


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
