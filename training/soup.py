"""The mean of several checkpoints of one course of training: `python -m training.soup OUT CHECKPOINT ...`.

Checkpoints of runs that continue each other lie in one valley; their mean is often better than each (Wortsman et al.,
"Model soups", ICML 2022).
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean of the weights; heads and facts are the last checkpoint's."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("out", type=Path)
    options.add_argument("checkpoints", type=Path, nargs="+")
    given = options.parse_args()
    found = [torch.load(path, weights_only=True) for path in given.checkpoints]
    mean = found[-1]
    for name, weight in mean["weights"].items():
        if weight.is_floating_point():
            mean["weights"][name] = torch.stack([each["weights"][name] for each in found]).mean(0)
    torch.save(mean, given.out)


if __name__ == "__main__":
    main()
