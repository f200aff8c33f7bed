"""The mean of several checkpoints' weights: `python -m training.average CHECKPOINT CHECKPOINT ... OUT`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from training.network import Network, load, save


def mean(networks: Sequence[Network]) -> Network:
    """The first network with the mean of all networks' weights; they must have the same heads."""
    states = [network.state_dict() for network in networks]
    networks[0].load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    return networks[0]


def main() -> None:
    """Write the mean."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("checkpoints", type=Path, nargs="+")
    options.add_argument("out", type=Path)
    given = options.parse_args()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    save(mean([load(path) for path in given.checkpoints]), given.out, step=0)


if __name__ == "__main__":
    main()
