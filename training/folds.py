"""Six runs, each without another sixth of the given passages: `python -m training.folds --start BASE --out FOLDER`.

BASE must have read none of those passages. Each run's model is written to FOLDER/0/model to FOLDER/5/model, and
`python -m benchmarks.accuracy --folds FOLDER` reads every passage with the one model that never saw it.
"""

from training import corpora, ledger
from training.export import export
from training.passages import FOLDS, held_out


def main() -> None:
    """Train and export the six."""
    options = ledger.arguments(__doc__).parse_args()
    corpus = corpora.read(options.data, "train")
    taught = ledger.annotated(options.out) if options.annotations else {}
    corpus |= {name: ledger.with_trees(options, documents) for name, documents in taught.items()}
    given = {name: ledger.with_trees(options, group) for name, group in ledger.read(options.passages).items()}
    for fold in range(FOLDS):
        corpus["passages"] = ledger.without(held_out(given, fold), given)
        network = ledger.run(options, corpus, options.out / str(fold))
        export(network, options.out / str(fold) / "model", options.data)


if __name__ == "__main__":
    main()
