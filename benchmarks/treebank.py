"""Trees of old prose beside our own annotation, with the classes of errors: `python -m benchmarks.treebank`.

Words are given as annotated, and sentences too except for the sentence bounds; punctuation counts, subtypes of
relations don't. An error is a word with a wrong head, or the right head and a wrong relation.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from regesta.language.decoding import decode
from regesta.language.model import SHIPPED, Model
from training import measure
from training.books import BOOKS
from training.examples import Example
from training.readers import own

LONG = 40
CLASSES = {
    "prepositional phrases": "nmod obl", "coordination": "conj cc", "subjects, objects": "nsubj obj iobj expl",
    "relative and other clauses of nouns": "acl", "other clauses": "advcl ccomp xcomp csubj parataxis",
    "appositions and names": "appos flat compound nummod", "punctuation": "punct", "main predicate": "root",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Arc:
    """One word's annotated and found head (in words, -1 for the root) and relation."""

    wanted: tuple[int, str]
    found: tuple[int, str]

    @property
    def error(self) -> str:
        """The class of relations that the word belongs to, where its head or relation is wrong; else empty."""
        return "" if self.wanted == self.found else kind(self.wanted[1])


def kind(relation: str) -> str:
    """The class of a relation; function words and plain modifiers are the rest."""
    return next((name for name, relations in CLASSES.items() if relation in relations.split()), "function words, rest")


def arcs(model: Model, documents: Iterable[Example]) -> list[Arc]:
    """Every word's arcs, the annotated one and that found, in order."""
    rows: list[Arc] = []
    for document in documents:
        for window in measure.windows(model, document):
            starts = [0, *(start for start in window.starts if start)]
            decoded = decode(model, model.run(window.words, "ledger"), window.words, starts)
            found = [model.heads["parse"].labels[rel] for rel in decoded.rels]
            wanted = window.labels["parse"]
            ends = zip(wanted["heads"], wanted["rels"], decoded.heads, found, strict=True)
            rows += [Arc((int(a), r.split(":")[0]), (int(b), q.split(":")[0])) for a, r, b, q in ends]
    return rows


def _show_figures(model: Model) -> None:
    files = own.read()
    everything = [sentence for found in files.values() for sentence in found]
    parts = {
        "all": everything,
        **files,
        f"up to {LONG} words": [s for s in everything if len(s.words) <= LONG],
        f"over {LONG} words": [s for s in everything if len(s.words) > LONG],
    }
    print(f"{'':24} {'sentences':>9} {'UPOS':>6} {'UAS':>6} {'LAS':>6}")
    for name, part in parts.items():
        scores = measure.grammar(model, part, "ledger")
        print(f"{name:24} {len(part):>9} {scores['upos']:6.2f} {scores['uas']:6.2f} {scores['las']:6.2f}")
    bounds = measure.bounds(model, own.blocks())
    print(f"sentence bounds F1 {bounds['sentences']:.2f}, inside runs {bounds['sentences inside']:.2f}")


def _show_errors(rows: list[Arc]) -> None:
    errors = [row for row in rows if row.error]
    words = Counter(kind(row.wanted[1]) for row in rows)
    wrong = Counter(row.error for row in errors)
    heads = Counter(row.error for row in errors if row.wanted[0] != row.found[0])
    print(f"\n{'errors by class':36} {'words':>6} {'wrong':>6} {'head':>6} {'of all errors':>14}")
    for name, count in wrong.most_common():
        print(f"{name:36} {words[name]:>6} {count:>6} {heads[name]:>6} {count / len(errors):>14.0%}")
    mixed = Counter((row.wanted[1], row.found[1]) for row in errors if row.wanted[1] != row.found[1])
    print("\nrelations taken for others: " + ", ".join(f"{a} for {b} {n}" for (b, a), n in mixed.most_common(10)))


def main() -> int:
    """Print the figures and the classes of errors."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--model", type=Path, default=SHIPPED)
    given = options.parse_args()
    if not BOOKS.is_dir():
        print(f"no books: {BOOKS} is not there", file=sys.stderr)
        return 2
    model = Model(given.model)
    _show_figures(model)
    _show_errors(arcs(model, [sentence for found in own.read().values() for sentence in found]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
