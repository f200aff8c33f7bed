"""The encoder and its heads."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from regesta.language.pieces import SHAPES
from training.batches import Batch
from training.encoder import Encoder
from training.examples import Example
from training.heads.kind import Head, Spec
from training.heads.table import KINDS

SHAPE_SIZE = 32


class Network(nn.Module):
    """One pass gives word vectors; every head reads those."""

    def __init__(self, specs: Sequence[Spec], dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.shape = nn.Embedding(SHAPES, SHAPE_SIZE)
        self.dropout = dropout
        width = self.encoder.width + SHAPE_SIZE
        self.heads = nn.ModuleDict({spec.name: KINDS[spec.kind](spec, width) for spec in specs})

    def head(self, name: str) -> Head:
        """The head of that name."""
        found = self.heads[name]
        assert isinstance(found, Head)
        return found

    @property
    def specs(self) -> tuple[Spec, ...]:
        """The heads' descriptions, in order."""
        return tuple(self.head(name).spec for name in self.heads)

    def words(
        self, ids: Tensor, shapes: Tensor, mask: Tensor | None, ends: tuple[Tensor, Tensor], word_shapes: Tensor
    ) -> Tensor:
        """(mixes, batch, words, width): each word the mean of its first and last piece, with its shape beside it."""
        states = self.encoder(ids, shapes, mask)
        size = (states.shape[0], -1, -1, states.shape[-1])
        both = [torch.gather(states, 2, end[None, ..., None].expand(size)) for end in ends]
        shape = self.shape(word_shapes).to(states.dtype).expand(states.shape[0], -1, -1, -1)
        return F.dropout(torch.cat([(both[0] + both[1]) * 0.5, shape], -1), self.dropout, self.training)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """The loss of every head that `batch` has labels for."""
        x = self.words(batch.ids, batch.shapes, batch.mask, (batch.first, batch.last), batch.word_shapes)
        found = {name: self.head(name).loss(x[self.head(name).spec.mix], batch) for name in self.heads}
        return {name: loss for name, loss in found.items() if loss is not None}

    def outputs(self, batch: Batch) -> dict[str, Tensor]:
        """Every head's output tensors, named `head` or `head.part`."""
        x = self.words(batch.ids, batch.shapes, batch.mask, (batch.first, batch.last), batch.word_shapes)
        return named_outputs(self, x, batch.domains)


def named_outputs(network: Network, x: Tensor, domains: Tensor) -> dict[str, Tensor]:
    """The outputs of all heads on word vectors of every mix, by `head` or `head.part`."""
    return {
        f"{name}.{part}" if part else name: value
        for name in network.heads
        for part, value in network.head(name).outputs(x[network.head(name).spec.mix], domains).items()
    }


def with_labels(specs: Iterable[Spec], documents: Iterable[Example]) -> list[Spec]:
    """`specs` with the labels that are not given filled in from the training data, rare ones left out."""
    open_names = {spec.name for spec in specs if spec.labels is None}
    seen: dict[str, Counter[str]] = {name: Counter() for name in open_names}
    for document in documents:
        for name in open_names & document.labels.keys():
            target: Any = document.labels[name]
            seen[name].update(target["rels"] if isinstance(target, dict) else [label for label in target if label])
    return [
        spec if spec.labels is not None else dataclasses.replace(spec, labels=_frequent(seen[spec.name], spec.rarest))
        for spec in specs
    ]


def _frequent(counts: Counter[str], rarest: int) -> tuple[str, ...]:
    return tuple(sorted(label for label, count in counts.items() if count >= rarest))


def save(network: Network, path: Any, **facts: Any) -> None:
    """Write weights, heads and `facts` to one file."""
    specs = [dataclasses.asdict(spec) for spec in network.specs]
    torch.save({"weights": network.state_dict(), "specs": specs, "facts": facts}, path)


def load(path: Any) -> Network:
    """The network that `save` wrote."""
    found = torch.load(path, weights_only=True)
    network = Network([Spec(**{**spec, "labels": tuple(spec["labels"])}) for spec in found["specs"]])
    network.load_state_dict(found["weights"])
    return network
