"""Where a question finds its answer: in a kept ledger, or in files that are read for this one question."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from regesta.cli.sources import readings

if TYPE_CHECKING:
    from regesta.ledger import Ledger

ledger_option = click.option(
    "--ledger", metavar="PATH|URL", envvar="REGESTA_LEDGER", help="The ledger to ask, where no FILE is given."
)


@contextmanager
def shelf(files: Sequence[str], ledger: str | None) -> Iterator["Ledger"]:
    """The ledger to ask: `ledger` (a path or URL, None for the default one), or, where FILEs are given, a passing one.

    Every question takes FILE... and `--ledger`, and is answered by the same function of `regesta.inquiry`.
    """
    from regesta.ledger import Ledger

    if not files:
        with Ledger.open(ledger) as kept:
            yield kept
        return
    with tempfile.TemporaryDirectory(prefix="regesta-") as folder, Ledger.open(Path(folder) / "passing.db") as passing:
        for name, reading in readings(files):
            passing.add(reading, origin=name)
        yield passing
