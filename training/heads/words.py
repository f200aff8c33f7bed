"""One label for each word."""

from torch import Tensor, nn

from training.batches import Batch
from training.heads import kind


class Words(kind.Head):
    """Softmax over the labels, straight from the word vector."""

    def __init__(self, spec: kind.Spec, width: int) -> None:
        super().__init__(spec)
        self.scores = nn.Linear(width, len(self.labels))

    def loss(self, x: Tensor, batch: Batch) -> Tensor | None:
        labelled = batch.labelled(self.spec.name)
        if not labelled:
            return None
        targets = [batch.examples[row].labels[self.spec.name] for row in labelled]
        ids = [[self.index.get(label, kind.IGNORED) for label in target] for target in targets]
        return kind.mean(self.scores(x[labelled]), kind.rows(ids, x.shape[1]), self.spec.lift)

    def outputs(self, x: Tensor, domains: Tensor) -> dict[str, Tensor]:
        return {"": self.scores(x)}
