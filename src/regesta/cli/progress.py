"""Saying how far a reading has come: one line on standard error, and only where somebody looks at it."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Report = Callable[[float], None]

WIDTH = 24
PERIOD = 0.1  # seconds between two strokes


@contextmanager
def progress(name: str, *, quiet: bool = False) -> Iterator[Report | None]:
    """A function to be told the share done, 0..1, or None where nobody looks; the line is wiped at the end."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    try:
        yield _line(name)
    finally:
        click.echo("\r\x1b[K", nl=False, err=True)


def _line(name: str) -> Report:
    last = -PERIOD

    def report(share: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= PERIOD or share >= 1:
            last = now
            click.echo("\r\x1b[K" + bar(name, share), nl=False, err=True)

    return report


def bar(name: str, share: float) -> str:
    """`chapter.txt  ████████░░░░  67 %`, the name shortened to its last part."""
    full = round(WIDTH * min(max(share, 0.0), 1.0))
    return f"{shown(name)}  {'█' * full}{'░' * (WIDTH - full)} {share:4.0%}"


def shown(name: str) -> str:
    """A file's last part, printable and at most 40 characters long, whatever it is called."""
    last = name.rstrip("/").rpartition("/")[2]
    printable = "".join(char if char.isprintable() else "�" for char in last)
    return printable if len(printable) <= 40 else printable[:39] + "…"
