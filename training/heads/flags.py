"""Several yes-or-no flags at the same word."""

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.batches import Batch
from training.heads import kind


class Flags(kind.Head):
    """One sigmoid for each flag."""

    def __init__(self, spec: kind.Spec, width: int) -> None:
        super().__init__(spec)
        self.scores = nn.Linear(width, len(self.labels))

    def loss(self, x: Tensor, batch: Batch) -> Tensor | None:
        chosen = [(row, i) for row in batch.labelled(self.spec.name) for i in self._target(batch, row)["labelled"]]
        if not chosen:
            return None
        at = torch.tensor(chosen)
        wanted = [
            [float(label in self._target(batch, row)["flags"].get(i, ())) for label in self.labels] for row, i in chosen
        ]
        scores = self.scores(x[at[:, 0], at[:, 1]]).float()
        return F.binary_cross_entropy_with_logits(scores, torch.tensor(wanted), reduction="sum") / (len(chosen) + 4)

    def outputs(self, x: Tensor, domains: Tensor) -> dict[str, Tensor]:
        return {"": self.scores(x)}

    def _target(self, batch: Batch, row: int) -> Any:
        return batch.examples[row].labels[self.spec.name]
