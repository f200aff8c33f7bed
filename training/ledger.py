"""The second stage, the ledger's heads beside all others: `python -m training.ledger --start CHECKPOINT --out FOLDER`.

With `--hold-out`, every sixth passage of the first folder is kept out and the heads are measured on those.
"""

import argparse
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import torch

from regesta.language import tokenizer
from regesta.language.model import Model
from regesta.language.pieces import WordPieces
from regesta.language.windows import likely_starts
from training import annotations, corpora, passages, trees
from training.encoder import pretrained
from training.examples import Example, cut
from training.fit import Plan, epochs, fit
from training.heads.table import GENERAL, LEDGER
from training.network import Network, load, with_labels

SHARES = {
    "ewt": 0.5, "gum": 0.6, "litbank": 0.2, "crossner": 0.25, "wikigold": 0.2, "redocred": 0.15,
    "gap": 0.12,
}  # fmt: skip
TAUGHT = ("passages", "books", "own")
"""What is annotated in all layers: the given passages, those of books, our own writing."""
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


def given_passages(folders: Sequence[Path], hold_out: bool) -> list[Example]:
    """The paragraphs of the passages in `folders`, less those that are held out of the first."""
    kept = passages.held_out(path.stem for path in folders[0].glob("*.yaml")) if hold_out else set()
    return without(kept, read(list(folders)))


def without(kept: Container[str], given: Mapping[str, list[Example]]) -> list[Example]:
    """The paragraphs of all passages but those that are kept out."""
    return [paragraph for name, group in given.items() if name not in kept for paragraph in group]


def annotated(scratch: Path) -> dict[str, list[Example]]:
    """The paragraphs of the passages annotated here: those of books, laid out in `scratch`, and our own writing."""
    annotations.materialise(scratch / "passages")
    folders = {"books": scratch / "passages", "own": annotations.COMPOSITIONS}
    return {name: [p for group in read([folder]).values() for p in group] for name, folder in folders.items()}


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


def arguments(description: str | None) -> argparse.ArgumentParser:
    """What a run of this stage is told."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--passages", type=Path, nargs="+", default=[Path("../shared/train")])
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--stop", type=int, default=0, help="end after so many steps, with the rates not yet down")
    parser.add_argument("--encoder-rate", type=float, default=8e-5)
    parser.add_argument("--heads-rate", type=float, default=8e-4)
    parser.add_argument("--copies", type=float, default=2.0, help="how often an epoch holds each passage")
    parser.add_argument("--general", type=float, default=1.0, help="a factor on the shares of all other corpora")
    parser.add_argument("--shares", nargs="*", default=[], metavar="CORPUS=SHARE", help="other shares than the usual")
    parser.add_argument("--average", type=float, default=0.995, help="how much of the weights' average a step keeps")
    parser.add_argument("--hidden", type=float, default=0.0, help="the most of a passage's words to hide in a window")
    parser.add_argument("--embedding", type=float, default=1.0, help="the rate of word vectors, of the encoder's")
    parser.add_argument("--dropout", type=float, default=0.2, help="of the words' vectors before the heads")
    parser.add_argument("--annotations", action="store_true", help="learn from the passages of this folder too")
    parser.add_argument("--trees", type=Path, help="an exported model whose trees of the passages are learned too")
    parser.add_argument("--threads", type=int, default=2)
    return parser


def run(options: argparse.Namespace, corpus: Mapping[str, Sequence[Example]], out: Path) -> Network:
    """Train on from the checkpoint at which `options` start; what is learned is saved in `out`."""
    rates = {"encoder_rate": options.encoder_rate, "heads_rate": options.heads_rate, "average": options.average}
    rates |= {"hidden": options.hidden, "embedding": options.embedding}
    plan = Plan(options.steps, **rates, stop=options.stop, single=0.1, threads=options.threads, seed=2)
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    out.mkdir(parents=True, exist_ok=True)
    taught = [name for name in TAUGHT if name in corpus]
    network = extended(load(options.start), [paragraph for name in taught for paragraph in corpus[name]])
    network.dropout = options.dropout
    pieces = WordPieces(pretrained() / "tokenizer.json")
    shares = {name: share * options.general for name, share in SHARES.items()}
    shares |= dict.fromkeys(taught, options.copies)
    shares |= {name: float(share) for name, share in (text.split("=") for text in options.shares)}
    return fit(network, epochs(corpus, shares, plan, pieces), plan, out, every=200)


def with_trees(options: argparse.Namespace, documents: Iterable[Example]) -> list[Example]:
    """The documents with the trees that the model of `--trees` tells of them, where one is named."""
    return list(trees.told(_teacher(options.trees), documents)) if options.trees else list(documents)


@cache
def _teacher(folder: Path) -> Model:
    return Model(folder)


def main() -> None:
    """Train on from a checkpoint of the first stage."""
    parser = arguments(__doc__)
    parser.add_argument("--hold-out", action="store_true")
    options = parser.parse_args()
    taught = annotated(options.out) if options.annotations else {}
    taught["passages"] = given_passages(options.passages, options.hold_out)
    corpus = corpora.read(options.data, "train")
    run(options, corpus | {name: with_trees(options, documents) for name, documents in taught.items()}, options.out)


if __name__ == "__main__":
    main()
