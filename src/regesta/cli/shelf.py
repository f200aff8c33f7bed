"""Where a question finds its answer: in a kept ledger, or in files that are read for this one question."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from regesta.cli.sources import readings
from regesta.errors import UsageError

if TYPE_CHECKING:
    from regesta.ledger import Ledger

DEFAULT = "regesta.ledger.db"

ledger_option = click.option(
    "--ledger",
    metavar="PATH|URL",
    default=DEFAULT,
    show_default=True,
    envvar="REGESTA_LEDGER",
    help="The ledger to ask, where no FILE is given.",
)


@contextmanager
def shelf(files: Sequence[str], ledger: str = DEFAULT) -> Iterator["Ledger"]:
    """The ledger to ask: `ledger` (a path or URL), or, where FILEs are given, one that lives for this question.

    Every question takes FILE... and `--ledger`, and is answered by the same function of `regesta.inquiry`.

    Raises:
        UsageError: no FILE is given and there is no ledger.
    """
    from regesta.ledger import Ledger

    if not files:
        with Ledger.open(_existing(ledger)) as kept:
            yield kept
        return
    with tempfile.TemporaryDirectory(prefix="regesta-") as folder, Ledger.open(Path(folder) / "passing.db") as passing:
        for name, reading in readings(files):
            passing.add(reading, origin=name)
        yield passing


def _existing(ledger: str) -> str:
    """The same, if it is there: a question never makes a ledger."""
    if "://" in ledger or Path(ledger).exists():
        return ledger
    raise UsageError(
        expected=f"FILEs to read, or a ledger at {ledger!r}",
        found="neither",
        hint="Name a FILE, or keep one with `regesta add FILE`.",
    )
