"""The corpora of the first stage, by part."""

from collections.abc import Callable
from pathlib import Path

from training.examples import Example
from training.readers import columns, ewt, gap, gum, litbank, redocred

Reader = Callable[[Path, str], list[Example]]

READERS: dict[str, Reader] = {
    "ewt": ewt.read,
    "gum": gum.read,
    "litbank": litbank.read,
    "crossner": columns.crossner,
    "wikigold": columns.wikigold,
    "redocred": redocred.read,
    "gap": gap.read,
}


def read(data: Path, part: str) -> dict[str, list[Example]]:
    """Every corpus's documents of `part` (train, dev, test)."""
    return {name: reader(data, part) for name, reader in READERS.items()}
