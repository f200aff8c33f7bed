"""Putting a result on disk so that nobody ever sees half of it."""

import os
from pathlib import Path

from regesta.errors import OutputError


def write_aside(path: Path, data: bytes) -> None:
    """Write `data` beside `path`, then rename it into place: the old file stands until the new one is whole.

    Raises:
        OutputError: the folder is absent, the disk is full, writing is not allowed.
    """
    try:
        _replace(path, data)
    except OSError as error:
        raise OutputError(
            expected=f"to write {path}",
            found=error.strerror or str(error),
            hint="Nothing was written. Name another place with -o, or make room there.",
        ) from error


def _replace(path: Path, data: bytes) -> None:
    aside = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    try:
        with aside.open("xb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
