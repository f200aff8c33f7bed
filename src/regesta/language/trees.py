"""Dependency trees from arc scores: the best head for each word, and the maximum spanning tree where those make none.

Chu-Liu-Edmonds, after Y. J. Chu and T. H. Liu (1965) and J. Edmonds (1967).
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_NEVER = -1e9
_ROOTS_TRIED = 6


def heads(arcs: Floats, roots: Floats) -> Ints:
    """The head of each word of one sentence, -1 for its one root.

    `arcs[i, j]` scores word j as the head of i, `roots[i]` scores i as the root.
    """
    count = len(roots)
    scores = np.full((count + 1, count + 1), _NEVER, dtype=np.float64)
    scores[1:, 0] = roots
    scores[1:, 1:] = arcs
    np.fill_diagonal(scores, _NEVER)
    best = scores.argmax(1)
    if not _is_tree(best.tolist()):
        best = _one_root(scores)
    return np.asarray(best[1:] - 1, dtype=np.int64)


def _is_tree(best: list[int]) -> bool:
    """Whether every word reaches node 0 and just one word hangs on it."""
    if sum(head == 0 for head in best[1:]) != 1:
        return False
    reached = [1] + [0] * (len(best) - 1)
    for i in range(1, len(best)):
        path, j = [], i
        while not reached[j]:
            reached[j] = 2
            path.append(j)
            j = best[j]
        if reached[j] == 2:
            return False
        for j in path:
            reached[j] = 1
    return True


def _one_root(scores: NDArray[np.float64]) -> Ints:
    """The best tree with a single root."""
    found = _spanning(scores)
    roots = [i for i in range(1, len(found)) if found[i] == 0]
    if len(roots) == 1:
        return found
    likely = sorted(roots, key=lambda root: -scores[root, 0])[:_ROOTS_TRIED]
    return max((_rooted(scores, root) for root in likely), key=lambda tree: _total(scores, tree))


def _rooted(scores: NDArray[np.float64], root: int) -> Ints:
    only = scores.copy()
    only[1:, 0] = _NEVER
    only[root, 0] = scores[root, 0]
    return _spanning(only)


def _total(scores: NDArray[np.float64], tree: Ints) -> float:
    return float(scores[np.arange(1, len(tree)), tree[1:]].sum())


def _spanning(scores: NDArray[np.float64]) -> Ints:
    """The maximum spanning tree from node 0; the head of each node, 0 for node 0 itself."""
    best = scores.argmax(1)
    best[0] = 0
    cycle = _cycle(best.tolist())
    if cycle is None:
        return np.asarray(best, dtype=np.int64)
    inside = np.zeros(len(best), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    small, leaving, entering = _contracted(scores, best, np.array(cycle), rest)
    return _expanded(_spanning(small), best, np.array(cycle), rest, leaving, entering)


def _cycle(best: list[int]) -> list[int] | None:
    seen = [0] * len(best)
    for i in range(1, len(best)):
        path, j = [], i
        while j and not seen[j]:
            seen[j] = i
            path.append(j)
            j = best[j]
        if j and seen[j] == i and j in path:
            return path[path.index(j) :]
    return None


def _contracted(
    scores: NDArray[np.float64], best: Ints, cycle: Ints, rest: Ints
) -> tuple[NDArray[np.float64], Ints, Ints]:
    """Scores with the cycle as one node, the last; which of its words each outside word would hang on, or carry."""
    out_of, into = scores[np.ix_(rest, cycle)], scores[np.ix_(cycle, rest)]
    gain = into - scores[cycle, best[cycle]][:, None]
    small = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[:-1, -1] = out_of.max(1)
    small[-1, :-1] = gain.max(0)
    small[0] = _NEVER
    return small, out_of.argmax(1), gain.argmax(0)


def _expanded(small: Ints, best: Ints, cycle: Ints, rest: Ints, leaving: Ints, entering: Ints) -> Ints:
    found = best.copy()
    node = len(rest)
    for k in range(1, node):
        found[rest[k]] = cycle[leaving[k]] if small[k] == node else rest[small[k]]
    above = small[node]
    found[cycle[entering[above]]] = rest[above]
    return found
