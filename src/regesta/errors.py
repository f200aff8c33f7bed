"""What can go wrong, as one tree.

    RegestaError                  exit status 1
    ├── SourceError               2   a file can't be read as prose
    │   ├── MissingSource         2   there is no such file
    │   ├── EmptySource           2   nothing in it
    │   ├── UnreadableSource      2   truncated, damaged, not what its form promises
    │   ├── EncryptedSource       2   a password protects it
    │   ├── UnsupportedFormat     2   no reader for this kind of file
    │   ├── NoTextLayer           2   a scanned PDF: pictures of pages only
    │   └── UnsafeSource          2   a ZIP or entity bomb, an external entity
    ├── LedgerError               3   a ledger can't be opened, read or written
    │   ├── CorruptLedger         3   the store or the JSON breaks its own promises
    │   └── NewerLedger           3   made by a later version
    ├── ModelError                4   a language model is missing or doesn't fit
    ├── UsageError                5   a call's words are off (unknown name, unreadable date)
    └── OutputError               6   the result can't be written

What the *prose* does is never an exception: see `regesta.core.records.Problem`.
"""


class RegestaError(Exception):
    """A broken promise, told in three parts: what was expected, what was found, what to do.

    Attributes:
        code: a short stable name, e.g. `source-missing`.
        status: the process's exit status.
    """

    code = "regesta"
    status = 1

    def __init__(self, *, expected: str, found: str, hint: str) -> None:
        super().__init__(f"expected {expected}; found {found}. {hint}")
        self.expected, self.found, self.hint = expected, found, hint


class SourceError(RegestaError):
    """A file can't be read as prose."""

    code, status = "source", 2


class MissingSource(SourceError):
    """There is no such file."""

    code = "source-missing"


class EmptySource(SourceError):
    """Nothing in it."""

    code = "source-empty"


class UnreadableSource(SourceError):
    """Truncated, damaged, or not what its form promises."""

    code = "source-unreadable"


class EncryptedSource(SourceError):
    """A password protects it."""

    code = "source-encrypted"


class UnsupportedFormat(SourceError):
    """No reader for this kind of file."""

    code = "source-format"


class NoTextLayer(SourceError):
    """A scanned PDF: pictures of pages only."""

    code = "source-scanned"


class UnsafeSource(SourceError):
    """A ZIP bomb, an entity bomb or an external entity."""

    code = "source-unsafe"


class LedgerError(RegestaError):
    """A ledger can't be opened, read or written."""

    code, status = "ledger", 3


class CorruptLedger(LedgerError):
    """The store or the JSON breaks its own promises."""

    code = "ledger-corrupt"


class NewerLedger(LedgerError):
    """Made by a later version."""

    code = "ledger-newer"


class ModelError(RegestaError):
    """A language model is missing or doesn't fit."""

    code, status = "model", 4


class UsageError(RegestaError):
    """A call's words are off."""

    code, status = "usage", 5


class OutputError(RegestaError):
    """The result can't be written."""

    code, status = "output", 6
