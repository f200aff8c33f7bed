"""Reading files and keeping them: each in one transaction, so that a stop loses no reading and leaves no half one."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import regesta
from regesta.core.records import Reading, Record
from regesta.errors import RegestaError
from regesta.ledger import Added, Ledger

READER = f"regesta {regesta.__version__}"
Reader = Callable[[str], Reading]


class Done(Record, frozen=True, kw_only=True):
    """What became of one file: `added` is null where it couldn't be read or kept, then `error` says why."""

    name: str
    added: Added | None
    error: str | None = None
    status: int = 0


def add_files(
    ledger: Ledger,
    names: Iterable[str],
    *,
    read: Reader | None = None,
    source: str | None = None,
    again: bool = False,
    reader: str = READER,
) -> Iterator[Done]:
    """Read and keep files one after the other. One that fails is told and the rest goes on.

    A file whose bytes this version of the reader has read already isn't read again, so a run that was stopped goes on
    where it stood; `again` reads all the same. `source` makes the file an edition of that source.
    """
    for name in names:
        try:
            yield Done(name=name, added=_add(ledger, name, read or _read, source, again, reader))
        except RegestaError as error:
            yield Done(name=name, added=None, error=str(error), status=error.status)


def _read(name: str) -> Reading:
    return regesta.read(Path(name))


def _add(ledger: Ledger, name: str, read: Reader, source: str | None, again: bool, reader: str) -> Added:
    known = None if again or source else _known(ledger, name, reader)
    if known is not None:
        return known
    origin = str(Path(name).resolve()) if Path(name).exists() else None
    return ledger.add(read(name), source=source, origin=origin, reader=reader)


def _known(ledger: Ledger, name: str, reader: str) -> Added | None:
    path = Path(name)
    return ledger.known(sha256(path.read_bytes()).hexdigest(), reader=reader) if path.is_file() else None
