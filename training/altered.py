"""What each change that old books make of a text costs the shipped model: `python -m training.altered`.

Every document of EWT's test part is changed in one way wherever that way can be taken (`augment`), and read with words
and sentences given.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from regesta.language.model import Model
from training import augment, measure
from training.examples import Example
from training.readers import ewt

SEED = 1
WAYS = ("", *(field.name for field in fields(augment.Rates)))
"""Unchanged, then each way of changing a text."""


def altered(data: Path, way: str) -> Iterator[Example]:
    """The test part with one change everywhere, without lemmas, which changed words no longer have."""
    rates = augment.Rates(**{field.name: float(field.name == way) for field in fields(augment.Rates)})
    rng = random.Random(SEED)
    for document in ewt.read(data, "test"):
        changed = augment.changed(document, rates, rng)
        yield replace(changed, labels={name: target for name, target in changed.labels.items() if name != "lemma"})


def main() -> None:
    """Print a line for each change."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    given = options.parse_args()
    model = Model()
    for way in WAYS:
        found = measure.grammar(model, altered(given.data, way), "ledger")
        print(f"{way or 'as it is':10} UPOS {found['upos']:.1f}  UAS {found['uas']:.1f}  LAS {found['las']:.1f}")


if __name__ == "__main__":
    main()
