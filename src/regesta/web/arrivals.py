"""Files that are dropped in: taken down whole and within bounds, read one after the other, their progress told."""

import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePath
from typing import Protocol
from uuid import uuid4

from starlette.requests import Request

from regesta.core.records import Reading
from regesta.errors import RegestaError, UnsupportedFormat, UsageError
from regesta.ledger import Ledger
from regesta.web.answers import Progress

LARGEST = 200 * 2**20  # bytes
KINDS = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".epub", ".docx", ".pdf", ".xml", ".tei")
REMEMBERED = 200  # finished jobs whose end can still be asked for
_PLAIN = frozenset("-_. ()',")


class Reader(Protocol):
    """What turns a file into a reading: `regesta.read`, given from outside so that this side never loads a model."""

    def __call__(self, source: Path, *, progress: Callable[[float], None]) -> Reading: ...  # noqa: D102


class TooLarge(UsageError):
    """A file above the limit."""

    code = "upload-size"


def plain_name(name: str) -> str:
    """A file's own name, without folders, without what a file system might take amiss.

    Raises:
        UnsupportedFormat: a kind of file that isn't read here.
    """
    last = PurePath(name.replace("\\", "/")).name
    kept = "".join(c for c in last if c.isalnum() or c in _PLAIN).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    if not stem or dot + suffix.lower() not in KINDS:
        hint = f"Kinds that are read: {', '.join(KINDS)}."
        raise UnsupportedFormat(expected="a book's file", found=repr(last[:80]), hint=hint)
    return f"{stem[:120]}.{suffix.lower()}"


class Arrivals:
    """The files on their way in. One is read at a time."""

    def __init__(self, ledger: Ledger, read: Reader) -> None:
        self.ledger, self.read = ledger, read
        self._told: OrderedDict[str, Progress] = OrderedDict()
        self._desk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="regesta-reader")

    def close(self) -> None:
        """Stop after the file that is being read."""
        self._desk.shutdown(wait=False, cancel_futures=True)

    def progress(self, job: str) -> Progress:
        """How far a job is.

        Raises:
            UsageError: no such job.
        """
        if job not in self._told:
            raise UsageError(expected="a file on its way in", found=repr(job), hint="Drop the file in again.")
        return self._told[job]

    async def receive(self, name: str, request: Request) -> str:
        """Take a file down and put it in the line; the job's name.

        Raises:
            UnsupportedFormat: not a kind that is read.
            TooLarge: above `LARGEST`.
        """
        kept_as = plain_name(name)
        path = Path(tempfile.mkdtemp(prefix="regesta-")) / kept_as
        try:
            await _take_down(request, path)
        except BaseException:
            shutil.rmtree(path.parent, ignore_errors=True)
            raise
        job = uuid4().hex
        self._tell(job, Progress(state="waiting"))
        self._desk.submit(self._work, job, path)
        return job

    def _work(self, job: str, path: Path) -> None:
        try:
            reading = self.read(path, progress=lambda done: self._tell(job, Progress(state="reading", done=done)))
            added = self.ledger.add(reading, origin=path.name)
            self._tell(job, Progress(state="done", done=1.0, source=added.source))
        except RegestaError as error:
            self._tell(job, Progress(state="failed", message=str(error)))
        except Exception as error:  # the reader's own fault must reach its user, not end in a dead job
            self._tell(job, Progress(state="failed", message=f"It could not be read: {error}"))
        finally:
            shutil.rmtree(path.parent, ignore_errors=True)

    def _tell(self, job: str, progress: Progress) -> None:
        self._told[job] = progress
        while len(self._told) > REMEMBERED:
            self._told.popitem(last=False)


async def _take_down(request: Request, path: Path) -> None:
    size = 0
    with path.open("wb") as out:
        async for chunk in request.stream():
            size += len(chunk)
            if size > LARGEST:
                hint = "Split it, or read it with `regesta add`, which has no limit."
                raise TooLarge(expected=f"at most {LARGEST >> 20} MB", found="a larger file", hint=hint)
            out.write(chunk)
