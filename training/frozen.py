"""New heads on an encoder that stays as it is, in minutes: `python -m training.frozen --start CHECKPOINT --out FOLDER`.

The word vectors are computed once; what is trained is cheap. Heads that are good here gain more from joint training.
"""

import argparse
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from regesta.language.pieces import WordPieces
from training import ledger
from training.batches import Batch, bucketed, collate
from training.encoder import pretrained
from training.examples import Example, windows
from training.network import Network, load, save

Seen = list[tuple[Tensor, Batch]]


def see(network: Network, documents: Sequence[Example], size: int = 4000) -> Seen:
    """Every window's word vectors, computed once, with its labels."""
    pieces, rng = WordPieces(pretrained() / "tokenizer.json"), random.Random(1)
    cuts = [window for document in documents for window in windows(document, rng, single=0.0)]
    network.eval()
    with torch.no_grad():
        batches = [collate(group, pieces) for group in bucketed(cuts, pieces, size, rng)]
        return [(network.words(b.ids, b.shapes, b.mask, (b.first, b.last), b.word_shapes).detach(), b) for b in batches]


def fit_heads(network: Network, seen: Seen, names: Sequence[str], epochs: int, rate: float = 2e-3) -> None:
    """Train the named heads alone."""
    heads = [network.head(name) for name in names]
    optimizer = torch.optim.AdamW([weight for head in heads for weight in head.parameters()], lr=rate)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.02, epochs * len(seen))
    rng = random.Random(1)
    network.train()
    for _ in range(epochs):
        for x, batch in rng.sample(seen, len(seen)):
            losses = [head.loss(F.dropout(x[head.spec.mix], 0.2), batch) for head in heads]
            total = sum(
                (loss * head.spec.weight for loss, head in zip(losses, heads, strict=True) if loss is not None),
                torch.zeros(()),
            )
            optimizer.zero_grad(set_to_none=True)
            total.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()


def lifted(network: Network, lifts: Mapping[str, float]) -> None:
    """Let what isn't "O" or none weigh so much in the loss of the named heads."""
    for name, lift in lifts.items():
        head = network.head(name)
        head.spec = replace(head.spec, lift=lift)


def named(words: Sequence[str]) -> dict[str, float]:
    """`triggers=2` as {"triggers": 2.0}; a bare name has lift 1."""
    return {name: float(lift or 1) for name, _, lift in (word.partition("=") for word in words)}


def main() -> None:
    """Train heads of the ledger, those that the checkpoint lacks and those that are named, on its encoder."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--passages", type=Path, nargs="+", default=[Path("../shared/train")])
    options.add_argument("--annotations", action="store_true", help="learn from the passages of this folder too")
    options.add_argument("--start", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--epochs", type=int, default=8)
    options.add_argument("--heads", nargs="*", default=[], metavar="NAME=LIFT")
    options.add_argument("--rate", type=float, default=1e-3)
    options.add_argument("--hold-out", action="store_true")
    given = options.parse_args()
    torch.manual_seed(1)
    given.out.mkdir(parents=True, exist_ok=True)
    documents = ledger.given_passages(given.passages, given.hold_out)
    if given.annotations:
        documents += [paragraph for group in ledger.annotated(given.out).values() for paragraph in group]
    start = load(given.start)
    network = ledger.extended(start, documents)
    new = {spec.name: 1.0 for spec in network.specs if spec.name not in {old.name for old in start.specs}}
    lifts = new | named(given.heads)
    lifted(network, lifts)
    fit_heads(network, see(network, documents), list(lifts), given.epochs, given.rate)
    save(network, given.out / "average.pt", step=0)


if __name__ == "__main__":
    main()
