"""A run of training. The number of steps is fixed, so that it can be repeated."""

import random
import resource
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor

from regesta.language.pieces import WordPieces
from training import augment
from training.batches import Batch, bucketed, collate, hidden
from training.examples import Example, windows
from training.network import Network, save
from training.renaming import Surnames


@dataclass(frozen=True)
class Plan:
    """The course of a run: sizes in pieces, rates of learning at their peak.

    `steps` sets how the rates fall; a run that another one continues may `stop` before they are down. `renamed` is the
    share of the annotated passages' windows in which people bear other surnames, `hidden` the most of a window's words
    that are hidden in them. `embedding` is what the word pieces' vectors learn of the encoder's rate.
    """

    steps: int
    pieces: int = 1100
    encoder_rate: float = 1.5e-4
    heads_rate: float = 1e-3
    warm: float = 0.06
    clip: float = 2.0
    average: float = 0.998
    seed: int = 1
    threads: int = 2
    stop: int = 0
    single: float = 0.25
    renamed: float = 0.5
    hidden: float = 0.0
    embedding: float = 1.0
    rates: augment.Rates = field(default_factory=augment.Rates)


def epochs(
    documents: Mapping[str, Sequence[Example]], shares: Mapping[str, float], plan: Plan, pieces: WordPieces
) -> Iterator[Batch]:
    """Batches without end: an epoch draws documents by their corpus's share (1 all, 2 all twice) and cuts them anew."""
    rng = random.Random(plan.seed)
    mask = pieces.word("[MASK]")[0][0]
    surnames = Surnames.of(document for group in documents.values() for document in group)
    while True:
        drawn = [d for name, share in shares.items() for d in documents[name] for _ in range(_times(share, rng))]
        cuts = [window for document in drawn for window in windows(document, rng, single=plan.single)]
        cuts = [surnames.renamed(c, rng) if c.source == "ledger" and rng.random() < plan.renamed else c for c in cuts]
        fitting = [augment.changed(cut, plan.rates, rng) for cut in cuts if pieces.count(cut.words) <= 400]
        for group in bucketed(fitting, pieces, plan.pieces, rng):
            yield hidden(collate(group, pieces), plan.hidden, mask, rng)


def _times(share: float, rng: random.Random) -> int:
    """How often a document is drawn: the whole part of the share, and once more by chance for the rest."""
    return int(share) + (rng.random() < share % 1)


def fit(network: Network, batches: Iterator[Batch], plan: Plan, out: Path, every: int = 400) -> Network:
    """Train for `plan.steps` and return the network with averaged weights; both are saved in `out` as it goes."""
    optimizer = _optimizer(network, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, plan))
    average = {name: weight.detach().clone() for name, weight in network.state_dict().items()}
    log = Log(plan.steps)
    network.train()
    last = plan.stop or plan.steps
    for step in range(1, last + 1):
        log.add(_step(network, next(batches), optimizer, plan.clip))
        schedule.step()
        _follow(average, network, min(plan.average, step / (step + 10)))
        log.show(step)
        if step % every == 0 or step == last:
            _save_average(network, average, out / "average.pt", step)
    network.load_state_dict(average)
    return network


def _step(network: Network, batch: Batch, optimizer: torch.optim.Optimizer, clip: float) -> dict[str, float]:
    with torch.autocast("cpu", torch.bfloat16):
        losses = network.losses(batch)
        total = sum((network.head(name).spec.weight * loss for name, loss in losses.items()), torch.zeros(()))
    optimizer.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(network.parameters(), clip)
    optimizer.step()
    return {name: float(loss.detach()) for name, loss in losses.items()}


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """The pretrained weights learn slowly, the new ones fast; embeddings don't decay."""
    groups: dict[str, list[Tensor]] = defaultdict(list)
    for name, weight in network.named_parameters():
        fresh = not name.startswith("encoder.") or name.startswith(("encoder.shape", "encoder.mix"))
        groups["fresh" if fresh else "embedding" if name == "encoder.word.weight" else "encoder"].append(weight)
    return torch.optim.AdamW(
        [
            {"params": groups["encoder"], "lr": plan.encoder_rate, "weight_decay": 0.01},
            {"params": groups["embedding"], "lr": plan.encoder_rate * plan.embedding, "weight_decay": 0.0},
            {"params": groups["fresh"], "lr": plan.heads_rate, "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def _rate(step: int, plan: Plan) -> float:
    """Up over the warm-up, then down in a line to nothing at the last step."""
    warm = max(20, int(plan.steps * plan.warm))
    return min(1.0, (step + 1) / warm) * max(0.0, 1 - step / plan.steps)


def _follow(average: dict[str, Tensor], network: Network, keep: float) -> None:
    mine = [average[name] for name in network.state_dict()]
    torch._foreach_lerp_(mine, list(network.state_dict().values()), 1 - keep)


def _save_average(network: Network, average: dict[str, Tensor], path: Path, step: int) -> None:
    trained = {name: weight.clone() for name, weight in network.state_dict().items()}
    network.load_state_dict(average)
    save(network, path.with_suffix(".part"), step=step)
    path.with_suffix(".part").rename(path)
    network.load_state_dict(trained)


class Log:
    """Mean losses and the time taken, printed every fifty steps."""

    def __init__(self, steps: int, every: int = 50) -> None:
        self._steps, self._every = steps, every
        self._sums: dict[str, list[float]] = defaultdict(list)
        self._began = time.monotonic()

    def add(self, losses: dict[str, float]) -> None:
        for name, loss in losses.items():
            self._sums[name].append(loss)

    def show(self, step: int) -> None:
        if step % self._every:
            return
        means = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in self._sums.items())
        usage = resource.getrusage(resource.RUSAGE_SELF)
        wall = time.monotonic() - self._began
        print(f"{step}/{self._steps} wall {wall:.0f} cpu {usage.ru_utime + usage.ru_stime:.0f} {means}", flush=True)
        self._sums.clear()
