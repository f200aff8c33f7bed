"""Fit the model: `python -m training.fit --out FOLDER`. The number of steps is fixed, so a run can be repeated."""

import argparse
import random
import resource
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from regesta.language.pieces import WordPieces
from training import augment, corpora
from training.batches import Batch, bucketed, collate
from training.encoder import pretrained
from training.examples import Example, windows
from training.heads.table import GENERAL
from training.network import Network, save, with_labels

SHARES = {"ewt": 1.0, "gum": 1.0, "litbank": 0.5, "crossner": 0.5, "wikigold": 0.5, "redocred": 0.35, "gap": 0.25}


@dataclass(frozen=True)
class Plan:
    """The course of a run: sizes in pieces, rates of learning at their peak."""

    steps: int
    pieces: int = 1100
    encoder_rate: float = 1.5e-4
    heads_rate: float = 1e-3
    warm: float = 0.06
    clip: float = 2.0
    average: float = 0.998
    seed: int = 1
    threads: int = 2


def epochs(
    documents: dict[str, Sequence[Example]], plan: Plan, pieces: WordPieces, rates: augment.Rates
) -> Iterator[Batch]:
    """Batches without end: each epoch draws documents by their corpus's share and cuts them anew."""
    rng = random.Random(plan.seed)
    while True:
        drawn = [d for name, group in documents.items() for d in group if rng.random() < SHARES.get(name, 1.0)]
        cuts = [window for document in drawn for window in windows(document, rng)]
        fitting = [augment.changed(cut, rates, rng) for cut in cuts if pieces.count(cut.words) <= 400]
        for group in bucketed(fitting, pieces, plan.pieces, rng):
            yield collate(group, pieces)


def fit(network: Network, batches: Iterator[Batch], plan: Plan, out: Path, every: int = 400) -> Network:
    """Train for `plan.steps` and return the network with averaged weights; both are saved in `out` as it goes."""
    optimizer = _optimizer(network, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, plan))
    average = {name: weight.detach().clone() for name, weight in network.state_dict().items()}
    log = Log(plan.steps)
    network.train()
    for step in range(1, plan.steps + 1):
        log.add(_step(network, next(batches), optimizer, plan.clip))
        schedule.step()
        _follow(average, network, min(plan.average, step / (step + 10)))
        log.show(step)
        if step % every == 0 or step == plan.steps:
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
            {"params": groups["embedding"], "lr": plan.encoder_rate, "weight_decay": 0.0},
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


def main() -> None:
    """The first stage: everything but the ledger's own heads."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--steps", type=int, default=3200)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    plan = Plan(given.steps, threads=given.threads, seed=given.seed)
    torch.set_num_threads(plan.threads)
    torch.manual_seed(plan.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    documents = corpora.read(given.data, "train")
    network = Network(with_labels(GENERAL, [d for group in documents.values() for d in group]))
    network.encoder.load_pretrained()
    pieces = WordPieces(pretrained() / "tokenizer.json")
    fit(network, epochs(documents, plan, pieces, augment.Rates()), plan, given.out)


if __name__ == "__main__":
    main()
