"""Spans from tags: an inside tag never stands alone."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regesta.language.tagging import runs

OUT, BEGIN, INSIDE = [5, 0, 0, 0, 0], [0, 5, 0, 0, 0], [0, 0, 5, 0, 0]


def scores(*rows: list[float]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_a_beginning_and_what_continues_it() -> None:
    found = runs(scores(OUT, BEGIN, INSIDE, OUT, BEGIN))
    assert [(start, end, label) for start, end, label, _ in found] == [(1, 3, 0), (4, 5, 0)]


def test_an_inside_without_beginning_takes_the_next_best_path() -> None:
    found = runs(scores(OUT, [0, 4, 5, 0, 0], OUT))
    assert [(start, end, label) for start, end, label, _ in found] == [(1, 2, 0)]


@given(st.integers(1, 30), st.integers(0, 10_000))
@settings(deadline=None)
def test_spans_never_overlap(count: int, seed: int) -> None:
    found = runs(np.random.default_rng(seed).normal(size=(count, 7)).astype(np.float32) * 3)
    ends = [0, *(end for _, end, _, _ in found)]
    assert all(end <= start < stop <= count for end, (start, stop, _, _) in zip(ends, found, strict=False))
    assert all(0 <= score <= 1 for *_, score in found)


@pytest.mark.parametrize("seed", range(20))
def test_no_lawful_sequence_is_better(seed: int) -> None:
    rows = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32) * 3
    lawful = [
        tags
        for tags in product(range(5), repeat=4)
        if all(tag == 0 or tag % 2 or before in (tag, tag - 1) for before, tag in pairwise((0, *tags)))
    ]
    best = max(lawful, key=lambda tags: sum(rows[i, tag] for i, tag in enumerate(tags)))
    spans = [i for i, tag in enumerate(best) if tag % 2]
    found = [(start, label) for start, _, label, _ in runs(rows)]
    assert found == [(i, best[i] // 2) for i in spans]
