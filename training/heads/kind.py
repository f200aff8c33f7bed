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
    """A head: its name, kind, labels (filled in from the training data where None), and its weight in the loss."""

    name: str
    kind: str
    labels: tuple[str, ...] | None = None
    weight: float = 1.0
    rarest: int = 1


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


def mean(logits: Tensor, targets: Tensor) -> Tensor:
    """Cross entropy over the labelled targets; few labels weigh less than many."""
    flat = targets.reshape(-1)
    total = F.cross_entropy(logits.float().reshape(-1, logits.shape[-1]), flat, ignore_index=IGNORED, reduction="sum")
    return total / (int((flat != IGNORED).sum()) + SMOOTH)


def rows(values: Sequence[Sequence[int]], width: int) -> Tensor:
    """Lists of label ids, padded with IGNORED to `width`."""
    out = torch.full((len(values), width), IGNORED, dtype=torch.long)
    for row, value in enumerate(values):
        out[row, : len(value)] = torch.tensor(value, dtype=torch.long)
    return out
