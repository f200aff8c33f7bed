"""Labelled pairs and links, scored for the pivot words only."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from regesta.language.model import Model, Outputs
from regesta.language.tagging import softmax

Floats = NDArray[np.float32]
FAR = 12
_EDGES = np.array([1, 2, 3, 4, 6, 8, 12, 18, 26, 40, 64, 100])


def buckets(pivots: Sequence[int], width: int) -> NDArray[np.int64]:
    """(pivots, width): how far each word lies from each pivot, left or right, in `2 * FAR + 1` steps."""
    away = np.arange(width)[None, :] - np.asarray(pivots)[:, None]
    steps = np.minimum(np.searchsorted(_EDGES, np.abs(away), side="right"), FAR)
    return np.asarray(steps * np.sign(away) + FAR, dtype=np.int64)


def pairs(model: Model, outputs: Outputs, head: str, pivots: Sequence[int]) -> Floats:
    """(pivots, words, 1 + labels): how likely each word stands in each relation to each pivot; column 0 is none."""
    pivot, other = _with_one(outputs.of(head, "pivot")[pivots]), _with_one(outputs.of(head, "other"))
    weight = model.weights[f"{head}.weight"]
    size = pivot.shape[1]
    turned = (pivot @ weight.transpose(1, 0, 2).reshape(size, -1)).reshape(len(pivots), -1, size)
    scores = np.swapaxes(turned @ other.T, 1, 2)
    distance = model.weights[f"{head}.distance"].T[buckets(pivots, len(other))]
    return softmax(np.asarray(scores + distance, dtype=np.float32))


def links(model: Model, outputs: Outputs, head: str, pivots: Sequence[int]) -> Floats:
    """(pivots, 1 + words): how likely each word is what each pivot stands for; column 0 is none of them."""
    pivot, other = outputs.of(head, "pivot")[pivots], outputs.of(head, "other")
    scores = pivot @ other.T + outputs.of(head, "likely")[:, 0]
    scores = scores + model.weights[f"{head}.distance"][buckets(pivots, len(other))]
    scores[np.arange(len(pivots)), pivots] = -1e4
    return softmax(np.concatenate([outputs.of(head, "none")[pivots], scores], axis=1))


def _with_one(x: Floats) -> Floats:
    return np.concatenate([x, np.ones((len(x), 1), dtype=np.float32)], axis=1)
