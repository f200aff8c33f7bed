"""The best tree, against every tree there is."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.language.trees import heads


def is_tree(found: tuple[int, ...]) -> bool:
    if sum(head == -1 for head in found) != 1:
        return False
    for i in range(len(found)):
        seen = set()
        while found[i] != -1:
            if i in seen:
                return False
            seen.add(i)
            i = found[i]
    return True


def value(found: tuple[int, ...], arcs: np.ndarray, roots: np.ndarray) -> float:
    return float(sum(roots[i] if head < 0 else arcs[i, head] for i, head in enumerate(found)))


@pytest.mark.parametrize("seed", range(25))
def test_no_tree_of_four_words_is_better(seed: int) -> None:
    rng = np.random.default_rng(seed)
    arcs, roots = rng.normal(size=(4, 4)).astype(np.float32), rng.normal(size=4).astype(np.float32)
    best = max(filter(is_tree, product(range(-1, 4), repeat=4)), key=lambda tree: value(tree, arcs, roots))
    assert tuple(heads(arcs, roots).tolist()) == best


@given(st.integers(1, 40), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_whatever_the_scores_it_is_a_tree(count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    arcs, roots = rng.normal(size=(count, count)).astype(np.float32), rng.normal(size=count).astype(np.float32)
    assert is_tree(tuple(heads(arcs, roots).tolist()))
