"""Runs of words with a label, as BIO tags; each corpus may draw its spans by its own rules."""

from typing import Any

from torch import Tensor, nn
from torch.nn import functional as F

from training.batches import DOMAINS, Batch
from training.heads import kind


class Spans(kind.Head):
    """Two layers; the hidden one is shifted by a vector of the corpus, so that conventions may differ."""

    def __init__(self, spec: kind.Spec, width: int, hidden: int = 256) -> None:
        super().__init__(spec)
        self.hidden = nn.Linear(width, hidden)
        self.domain = nn.Embedding(len(DOMAINS), hidden)
        nn.init.zeros_(self.domain.weight)
        self.tags = nn.Linear(hidden, 1 + 2 * len(self.labels))

    def loss(self, x: Tensor, batch: Batch) -> Tensor | None:
        labelled = batch.labelled(self.spec.name)
        if not labelled:
            return None
        targets = [
            self._tags(batch.examples[row].labels[self.spec.name], len(batch.examples[row].words)) for row in labelled
        ]
        return kind.mean(
            self._scores(x[labelled], batch.domains[labelled]), kind.rows(targets, x.shape[1]), self.spec.lift
        )

    def outputs(self, x: Tensor, domains: Tensor) -> dict[str, Tensor]:
        return {"": self._scores(x, domains)}

    def _scores(self, x: Tensor, domains: Tensor) -> Tensor:
        shifted = self.hidden(x) + self.domain(domains)[:, None, :]
        return self.tags(F.dropout(F.gelu(shifted), 0.2, self.training))

    def _tags(self, target: Any, length: int) -> list[int]:
        """0 outside, 1 + 2k begins label k, 2 + 2k continues it."""
        tags = [0] * length
        for start, end in target.get("ignore", ()):
            tags[start:end] = [kind.IGNORED] * (end - start)
        for start, end, label in target["spans"]:
            begin = 1 + 2 * self.index[label]
            tags[start:end] = [begin] + [begin + 1] * (end - start - 1)
        return tags
