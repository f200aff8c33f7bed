"""Dependency arcs and relations inside sentences."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.batches import Batch
from training.heads import kind

ARC, REL, NEVER = 256, 192, -10000.0


class Parse(kind.Head):
    """Arcs are biaffine, and the root is a score of the word itself; a relation is told from the pair's two vectors."""

    def __init__(self, spec: kind.Spec, width: int) -> None:
        super().__init__(spec)
        self.dependent = nn.Linear(width, ARC)
        self.governor = nn.Linear(width, ARC)
        self.weight = nn.Linear(ARC, ARC, bias=False)
        nn.init.orthogonal_(self.weight.weight)
        self.likely = nn.Linear(ARC, 1, bias=False)
        self.root = nn.Linear(ARC, 1)
        self.rel_dependent = nn.Linear(width, REL)
        self.rel_governor = nn.Linear(width, REL)
        self.rel_root = nn.Parameter(torch.zeros(REL))
        self.relation = nn.Linear(2 * REL, len(self.labels))

    def loss(self, x: Tensor, batch: Batch) -> Tensor | None:
        labelled = batch.labelled(self.spec.name)
        if not labelled:
            return None
        targets = [batch.examples[row].labels[self.spec.name] for row in labelled]
        heads = kind.rows(
            [[kind.IGNORED if h is None else h + 1 for h in target["heads"]] for target in targets], x.shape[1]
        )
        rels = kind.rows(
            [[self.index.get(rel, kind.IGNORED) for rel in target["rels"]] for target in targets], x.shape[1]
        )
        parts = self.outputs(x[labelled], batch.domains)
        together = _same_sentence([batch.examples[row].starts for row in labelled], batch.word_mask[labelled])
        arcs = parts["dependent"] @ parts["governor"].transpose(1, 2) + parts["likely"].transpose(1, 2)
        arcs = torch.cat([parts["root"], arcs.masked_fill(~together, NEVER)], -1)
        return kind.mean(arcs, heads) + kind.mean(self._relations(parts, heads), rels)

    def outputs(self, x: Tensor, domains: Tensor) -> dict[str, Tensor]:
        dependent, governor = self._drop(self.dependent(x)), self._drop(self.governor(x))
        return {
            "dependent": self.weight(dependent),
            "governor": governor,
            "likely": self.likely(governor),
            "root": self.root(dependent),
            "rel_dependent": self.rel_dependent(x),
            "rel_governor": self.rel_governor(x),
        }

    def _relations(self, parts: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Scores (batch, words, relations) under the given heads (0 the root, else word + 1)."""
        governor = parts["rel_governor"]
        root = self.rel_root.to(governor.dtype).expand(governor.shape[0], 1, -1)
        chosen = heads.clamp(min=0)[..., None].expand(-1, -1, REL)
        above = torch.gather(torch.cat([root, governor], 1), 1, chosen)
        both = torch.cat([F.relu(parts["rel_dependent"] + above), parts["rel_dependent"] * above], -1)
        return self.relation(F.dropout(both, 0.2, self.training))

    def _drop(self, x: Tensor) -> Tensor:
        return F.dropout(F.leaky_relu(x, 0.1), 0.2, self.training)


def _same_sentence(starts: list[list[int]], mask: Tensor) -> Tensor:
    """(batch, words, words): whether two words stand in one sentence (and neither is padding)."""
    begins = torch.zeros(mask.shape, dtype=torch.long)
    for row, indices in enumerate(starts):
        begins[row, indices] = 1
    sentence = begins.cumsum(1)
    return (sentence[:, :, None] == sentence[:, None, :]) & mask[:, None, :]
