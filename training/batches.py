"""Examples to padded tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from regesta.language.pieces import Pieces, WordPieces
from training.examples import Example

DOMAINS = ("ledger", "uner", "gum", "litbank", "crossner", "wikigold", "redocred", "gap", "ajmc")


@dataclass(frozen=True)
class Batch:
    """Padded inputs (batch, pieces) and (batch, words), and the examples that they were made of."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    word_shapes: Tensor
    word_mask: Tensor
    domains: Tensor
    examples: Sequence[Example]

    def labelled(self, head: str) -> list[int]:
        """The rows whose examples have a target for `head`."""
        return [row for row, example in enumerate(self.examples) if head in example.labels]


def collate(examples: Sequence[Example], pieces: WordPieces) -> Batch:
    """One batch of `examples`."""
    encoded = [pieces.encode(example.words) for example in examples]
    domains = [DOMAINS.index(example.source) for example in examples]
    return Batch(
        _padded(encoded, "ids"),
        _padded(encoded, "shapes"),
        _filled([len(row.ids) for row in encoded]),
        _padded(encoded, "first"),
        _padded(encoded, "last"),
        _padded(encoded, "word_shapes"),
        _filled([len(row.first) for row in encoded]),
        torch.tensor(domains),
        examples,
    )


def hidden(batch: Batch, most: float, mask: int, rng: random.Random) -> Batch:
    """`batch` with words of the annotated passages hidden behind the `mask` piece, up to a share of `most` in each.

    The passages are few and are read often: where a word can't be leant on, what stands around it has to tell.
    """
    ids = batch.ids.clone()
    for row, example in enumerate(batch.examples):
        share = rng.uniform(0, most) if example.source == "ledger" else 0.0
        for word in range(len(example.words)):
            if rng.random() < share:
                ids[row, batch.first[row, word] : batch.last[row, word] + 1] = mask
    return replace(batch, ids=ids)


def _padded(rows: Sequence[Pieces], name: str) -> Tensor:
    columns = [getattr(row, name) for row in rows]
    out = np.zeros((len(columns), max(map(len, columns))), np.int64)
    for row, column in enumerate(columns):
        out[row, : len(column)] = column
    return torch.from_numpy(out)


def _filled(lengths: list[int]) -> Tensor:
    return torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]


def bucketed(examples: Sequence[Example], pieces: WordPieces, size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Groups of examples of like length that come to at most `size` padded pieces, in random order."""
    lengths = [pieces.count(example.words) + 2 for example in examples]
    order = sorted(range(len(examples)), key=lambda i: lengths[i] * rng.uniform(0.9, 1.1))
    groups: list[list[int]] = [[]]
    for i in order:
        longest = max([lengths[i], *(lengths[k] for k in groups[-1])])
        if groups[-1] and longest * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(i)
    rng.shuffle(groups)
    for group in groups:
        yield [examples[i] for i in group]
