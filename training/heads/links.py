"""Which other word of the window a word stands for, or none."""

from typing import Any

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.heads import kind
from training.heads.pairs import FAR, buckets

SIZE, NEVER = 96, -10000.0


class Links(kind.Head):
    """A softmax over all words and "none" for each pivot; any of the right words will do."""

    def __init__(self, spec: kind.Spec, width: int) -> None:
        super().__init__(spec)
        self.pivot = nn.Linear(width, SIZE)
        self.other = nn.Linear(width, SIZE)
        self.likely = nn.Linear(SIZE, 1, bias=False)
        self.none = nn.Linear(SIZE, 1)
        self.distance = nn.Parameter(torch.zeros(2 * FAR + 1))

    def loss(self, x: Tensor, batch: Batch) -> Tensor | None:
        chosen = [(row, i) for row in batch.labelled(self.spec.name) for i in self._right(batch, row)]
        if not chosen:
            return None
        at = torch.tensor(chosen)
        parts = self.outputs(x, batch.domains)
        pivots = parts["pivot"][at[:, 0], at[:, 1]].float()
        scores = (parts["other"].float()[at[:, 0]] @ pivots[:, :, None]).squeeze(-1) + parts["likely"].float()[
            at[:, 0], :, 0
        ]
        scores = scores + self.distance[buckets(at[:, 1], x.shape[1])]
        none = parts["none"][at[:, 0], at[:, 1]].float()
        right, wrong = self._masks(batch, chosen, x.shape[1])
        logits = torch.cat([none, scores], -1)
        total = torch.logsumexp(logits.masked_fill(~(right | wrong), NEVER), -1)
        good = torch.logsumexp(logits.masked_fill(~right, NEVER), -1)
        return (total - good).sum() / (len(chosen) + 4)

    def outputs(self, x: Tensor, domains: Tensor) -> dict[str, Tensor]:
        pivot, other = self.pivot(x), self.other(x)
        return {"pivot": pivot, "other": other, "likely": self.likely(other), "none": self.none(pivot)}

    def _right(self, batch: Batch, row: int) -> dict[int, set[int]]:
        target: Any = batch.examples[row].labels[self.spec.name]
        return target.get("right", target)

    def _masks(self, batch: Batch, chosen: list[tuple[int, int]], width: int) -> tuple[Tensor, Tensor]:
        """(pivots, 1 + words): the right answers (column 0 is "none") and the candidates that count as wrong."""
        right = torch.zeros((len(chosen), 1 + width), dtype=torch.bool)
        wrong = torch.zeros((len(chosen), 1 + width), dtype=torch.bool)
        for k, (row, i) in enumerate(chosen):
            target: Any = batch.examples[row].labels[self.spec.name]
            right[k, [j + 1 for j in self._right(batch, row)[i]] or [0]] = True
            among = target.get("among", {}).get(i) if "right" in target else None
            if among is None:
                wrong[k, : 1 + len(batch.examples[row].words)] = True
            else:
                wrong[k, [0, *(j + 1 for j in among)]] = True
            wrong[k, i + 1] = False
        return right, wrong & ~right
