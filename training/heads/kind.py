"""What heads of every kind share."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.batches import Batch

IGNORED = -100
SMOOTH = 32


@dataclass(frozen=True)
class Spec:
    """A head: its name, kind, labels (filled in from the training data where None), and its weight in the loss.

    `rarest` is how often a label must be seen to count as one; `lift` weighs everything that isn't "O" or none; `mix`
    says which mix of the encoder's layers it reads.
    """

    name: str
    kind: str
    labels: tuple[str, ...] | None = None
    weight: float = 1.0
    rarest: int = 1
    lift: float = 1.0
    mix: int = 1


class Head(nn.Module):
    """The base of every kind."""

    def __init__(self, spec: Spec) -> None:
        super().__init__()
        self.spec = spec
        self.labels = spec.labels or ()
        self.index = {label: i for i, label in enumerate(self.labels)}

    def loss(self, x: Tensor, batch: Batch) -> Tensor | None:
        """The mean loss over what `batch` labels for this head, or None."""
        raise TypeError(f"{type(self).__name__} has no loss")

    def outputs(self, x: Tensor, domains: Tensor) -> dict[str, Tensor]:
        """The tensors (batch, words, size) that the run time needs, by name."""
        raise TypeError(f"{type(self).__name__} has no outputs")


def total(logits: Tensor, targets: Tensor, lift: float = 1.0) -> Tensor:
    """Cross entropy summed over the labelled targets; label 0 weighs 1, all others `lift`."""
    weight = torch.full((logits.shape[-1],), lift)
    weight[0] = 1.0
    flat = logits.float().reshape(-1, logits.shape[-1])
    return F.cross_entropy(flat, targets.reshape(-1), weight, ignore_index=IGNORED, reduction="sum")


def mean(logits: Tensor, targets: Tensor, lift: float = 1.0) -> Tensor:
    """Cross entropy over the labelled targets; few labels weigh less than many."""
    return total(logits, targets, lift) / (int((targets != IGNORED).sum()) + SMOOTH)


def rows(values: Sequence[Sequence[int]], width: int) -> Tensor:
    """Lists of label ids, padded with IGNORED to `width`."""
    out = torch.full((len(values), width), IGNORED, dtype=torch.long)
    for row, value in enumerate(values):
        out[row, : len(value)] = torch.tensor(value, dtype=torch.long)
    return out
