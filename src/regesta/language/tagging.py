"""Spans from BIO scores: the best sequence in which an inside tag follows its own beginning."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), dtype=np.float32)


def runs(scores: Floats) -> list[tuple[int, int, int, float]]:
    """(start, end, label, score) of each span; columns are 0 outside, 1 + 2k begins label k, 2 + 2k continues it.

    The score is the mean probability of the span's tags.
    """
    best = scores.argmax(1)
    if not best.any():
        return []
    for first, end in _unlawful(best):
        best[first:end] = _lawful(scores[first:end])
    sure = softmax(scores)[np.arange(len(best)), best]
    found = []
    tags = best.tolist()
    for start, tag in enumerate(tags):
        if tag % 2 == 1:
            end = start + 1
            while end < len(tags) and tags[end] == tag + 1:
                end += 1
            found.append((start, end, tag // 2, round(float(sure[start:end].mean()), 4)))
    return found


def _unlawful(best: NDArray[np.int64]) -> list[tuple[int, int]]:
    """The stretches of tags, from the word before each, in which an inside tag follows no tag of its own span."""
    before = np.concatenate([[0], best[:-1]])
    wrong = np.flatnonzero((best > 0) & (best % 2 == 0) & (before != best) & (before != best - 1))
    outside = np.concatenate([[-1], np.flatnonzero(best == 0), [len(best)]])
    places = np.searchsorted(outside, wrong)
    return sorted({(max(int(outside[k - 1]), 0), int(outside[k])) for k in places})


def _lawful(scores: Floats) -> NDArray[np.int64]:
    """The best lawful sequence, by Viterbi."""
    count, tags = scores.shape
    inner = np.arange(2, tags, 2)
    outer = np.array([0, *range(1, tags, 2)])
    back = np.zeros((count, tags), dtype=np.int64)
    total = scores[0].copy()
    total[inner] = -1e9
    for i in range(1, count):
        now = np.empty_like(total)
        top = int(total.argmax())
        back[i, outer], now[outer] = top, total[top]
        begun = total[inner - 1] >= total[inner]
        back[i, inner] = np.where(begun, inner - 1, inner)
        now[inner] = np.where(begun, total[inner - 1], total[inner])
        total = now + scores[i]
    path = [int(total.argmax())]
    for i in range(count - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return np.array(path[::-1])
