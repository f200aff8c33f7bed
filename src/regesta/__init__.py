"""Regesta reads history as a source critic does and writes the register.

    import regesta

    reading = regesta.read("chapter.txt")
    for row in reading.statements:
        print(row.edtf, row.type, reading.document.text[row.span.start : row.span.end])

The public names are imported when they are first used, so that `import regesta` costs nothing.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regesta.core.interchange import dump as dump
    from regesta.core.interchange import load as load
    from regesta.core.records import Reading as Reading
    from regesta.reading import read as read

__version__ = "0.1.0"

_PUBLIC = {
    "read": "regesta.reading",
    "load": "regesta.core.interchange",
    "dump": "regesta.core.interchange",
    "Reading": "regesta.core.records",
    "Ledger": "regesta.ledger",
}
__all__ = ["Reading", "__version__", "dump", "load", "read"]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'regesta' has no attribute {name!r}")
    return getattr(importlib.import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})
