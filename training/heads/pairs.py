"""Labels between a pivot word and the other words of its window."""

from typing import Any

import torch
from torch import Tensor, nn

from training.batches import Batch
from training.heads import kind

SIZE, FAR = 96, 12
UNLIKELY = 5.0
"""What an untrained head gives \"none\", since few words stand in any relation to a pivot."""
_EDGES = torch.tensor([1, 2, 3, 4, 6, 8, 12, 18, 26, 40, 64, 100])


def buckets(pivots: Tensor, width: int) -> Tensor:
    """(pivots, width): how far each word lies from each pivot, left or right, in `2 * FAR + 1` steps."""
    away = torch.arange(width)[None, :] - pivots[:, None]
    return torch.bucketize(away.abs(), _EDGES, right=True).clamp(max=FAR) * away.sign() + FAR


class Pairs(kind.Head):
    """A biaffine score for each label and for "none", with a bias for how far the two words stand apart."""

    def __init__(self, spec: kind.Spec, width: int) -> None:
        super().__init__(spec)
        count = 1 + len(self.labels)
        self.pivot = nn.Linear(width, SIZE)
        self.other = nn.Linear(width, SIZE)
        self.weight = nn.Parameter(torch.randn(count, SIZE + 1, SIZE + 1) * 0.01)
        self.weight.data[0, -1, -1] = UNLIKELY
        self.distance = nn.Parameter(torch.zeros(count, 2 * FAR + 1))

    def loss(self, x: Tensor, batch: Batch) -> Tensor | None:
        chosen = [(row, i) for row in batch.labelled(self.spec.name) for i in self._target(batch, row)["pivots"]]
        if not chosen:
            return None
        at = torch.tensor(chosen)
        parts = self.outputs(x, batch.domains)
        pivots = _with_one(parts["pivot"][at[:, 0], at[:, 1]].float())
        others = _with_one(parts["other"].float())[at[:, 0]]
        scores = torch.einsum("pa,lab,pwb->pwl", pivots, self.weight, others)
        scores = scores + self.distance.T[buckets(at[:, 1], x.shape[1])]
        targets = self._targets(batch, chosen, x.shape[1])
        return kind.total(scores, targets, self.spec.lift) / (len(chosen) + 4)

    def outputs(self, x: Tensor, domains: Tensor) -> dict[str, Tensor]:
        return {"pivot": self.pivot(x), "other": self.other(x)}

    def _target(self, batch: Batch, row: int) -> Any:
        return batch.examples[row].labels[self.spec.name]

    def _targets(self, batch: Batch, chosen: list[tuple[int, int]], width: int) -> Tensor:
        """(pivots, width): for each pivot the label id of every word: 0 none, 1 + k label k; padding is ignored."""
        at = {key: k for k, key in enumerate(chosen)}
        out = torch.zeros((len(chosen), width), dtype=torch.long)
        for k, (row, _) in enumerate(chosen):
            out[k, len(batch.examples[row].words) :] = kind.IGNORED
        for row in {row for row, _ in chosen}:
            target = self._target(batch, row)
            cells = [(at[row, i], j, kind.IGNORED) for i, j in target.get("ignore", ()) if (row, i) in at]
            cells += [
                (at[row, i], j, 1 + self.index[label]) for (i, j), label in target["pairs"].items() if (row, i) in at
            ]
            if cells:
                rows, columns, ids = zip(*cells, strict=True)
                out[list(rows), list(columns)] = torch.tensor(ids)
        return out


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)
