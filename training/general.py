"""The first stage, everything but the ledger's own heads: `python -m training.general --out FOLDER`."""

import argparse
from pathlib import Path

import torch

from regesta.language.pieces import WordPieces
from training import corpora
from training.encoder import pretrained
from training.fit import Plan, epochs, fit
from training.heads.table import GENERAL
from training.network import Network, with_labels

SHARES = {"ewt": 1.0, "gum": 1.0, "litbank": 0.5, "crossner": 0.5, "wikigold": 0.5, "redocred": 0.35, "gap": 0.25}


def main() -> None:
    """Train from the sentence encoder's weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--steps", type=int, default=3200)
    options.add_argument("--stop", type=int, default=0, help="end after so many steps, with the rates not yet down")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    plan = Plan(given.steps, stop=given.stop, threads=given.threads, seed=given.seed)
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    documents = corpora.read(given.data, "train")
    network = Network(with_labels(GENERAL, [d for group in documents.values() for d in group]))
    network.encoder.load_pretrained()
    pieces = WordPieces(pretrained() / "tokenizer.json")
    fit(network, epochs(documents, SHARES, plan, pieces), plan, given.out)


if __name__ == "__main__":
    main()
