"""The second stage, the ledger's heads beside all others: `python -m training.ledger --start CHECKPOINT --out FOLDER`.

With `--hold-out`, every sixth passage of the first folder is kept out and the heads are measured on those.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import torch

from regesta.language import tokenizer
from regesta.language.pieces import WordPieces
from regesta.language.windows import likely_starts
from training import annotations, corpora, passages
from training.encoder import pretrained
from training.examples import Example, cut
from training.fit import Plan, epochs, fit
from training.heads.table import GENERAL, LEDGER
from training.network import Network, load, with_labels

SHARES = {
    "passages": 2.0, "ewt": 0.5, "gum": 0.6, "litbank": 0.2, "crossner": 0.25, "wikigold": 0.2, "redocred": 0.15,
    "gap": 0.12,
}  # fmt: skip
NLP = tokenizer.blank()


def split(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Word offsets and sentence starts by the likely signs alone; every line begins a sentence."""
    words = [token for token in NLP(text) if not token.is_space]
    spans = [(token.idx, token.idx + len(token)) for token in words]
    starts = {0, *likely_starts([token.text for token in words]), *line_starts(text, spans)}
    return spans, sorted(starts)


def line_starts(text: str, spans: list[tuple[int, int]]) -> list[int]:
    """The words that begin a line of the text."""
    return [i for i in range(len(spans)) if i == 0 or "\n" in text[spans[i - 1][1] : spans[i][0]]]


def read(folders: list[Path]) -> dict[str, list[Example]]:
    """The paragraphs of every passage in `folders`, by the passage's name."""
    score = passages.scorer()
    paths = sorted(path for folder in folders for path in folder.glob("*.yaml"))
    return {path.stem: list(_paragraphs(passages.Passage(score.Score(path, {}), split))) for path in paths}


def _paragraphs(passage: passages.Passage) -> Iterator[Example]:
    """A passage's paragraphs, each a document of its own, as they are when a book is read."""
    example = passage.example()
    bounds = [*line_starts(passage.text, passage.spans), len(passage.spans)]
    for start, end in pairwise(bounds):
        yield cut(example, start, end)


def documents(folders: Sequence[Path], scratch: Path | None, hold_out: bool) -> list[Example]:
    """The paragraphs to learn from: of `folders`, and of the passages annotated here (books' laid out in `scratch`)."""
    ours = [annotations.materialise(scratch / "passages")[0].parent, annotations.COMPOSITIONS] if scratch else []
    kept = passages.held_out(path.stem for path in folders[0].glob("*.yaml")) if hold_out else set()
    found = read([*folders, *ours])
    return [paragraph for name, group in found.items() if name not in kept for paragraph in group]


def extended(network: Network, labelled: list[Example]) -> Network:
    """`network` with those of the ledger's heads that it lacks added, untrained, and all weights as the table has them.

    A loss of pairs is a sum over a window's words, one of words a mean: the table's weights make up for that, so that
    the encoder learns from what is rare.
    """
    known = {spec.name for spec in network.specs}
    specs = [*network.specs, *with_labels([spec for spec in LEDGER if spec.name not in known], labelled)]
    weights = {spec.name: spec.weight for spec in (*GENERAL, *LEDGER)}
    grown = Network([replace(spec, weight=weights[spec.name]) for spec in specs])
    grown.load_state_dict(network.state_dict(), strict=False)
    return grown


def main() -> None:
    """Train on from a checkpoint of the first stage."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--passages", type=Path, nargs="+", default=[Path("../shared/train")])
    options.add_argument("--start", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--steps", type=int, default=2000)
    options.add_argument("--stop", type=int, default=0, help="end after so many steps, with the rates not yet down")
    options.add_argument("--encoder-rate", type=float, default=8e-5)
    options.add_argument("--heads-rate", type=float, default=8e-4)
    options.add_argument("--copies", type=float, default=2.0, help="how often an epoch holds each passage")
    options.add_argument("--general", type=float, default=1.0, help="a factor on the shares of all other corpora")
    options.add_argument("--shares", nargs="*", default=[], metavar="CORPUS=SHARE", help="other shares than the usual")
    options.add_argument("--average", type=float, default=0.995, help="how much of the weights' average a step keeps")
    options.add_argument("--annotations", action="store_true", help="learn from the passages of this folder too")
    options.add_argument("--hold-out", action="store_true")
    options.add_argument("--threads", type=int, default=2)
    given = options.parse_args()
    rates = {"encoder_rate": given.encoder_rate, "heads_rate": given.heads_rate}
    plan = Plan(given.steps, **rates, stop=given.stop, average=given.average, single=0.1, threads=given.threads, seed=2)
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    corpus = corpora.read(given.data, "train")
    corpus["passages"] = documents(given.passages, given.out if given.annotations else None, given.hold_out)
    network = extended(load(given.start), corpus["passages"])
    pieces = WordPieces(pretrained() / "tokenizer.json")
    own = {name: float(share) for name, share in (text.split("=") for text in given.shares)}
    shares = {name: share * given.general for name, share in SHARES.items()} | {"passages": given.copies} | own
    fit(network, epochs(corpus, shares, plan, pieces), plan, given.out, every=200)


if __name__ == "__main__":
    main()
