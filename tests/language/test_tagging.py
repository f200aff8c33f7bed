"""Spans from tags: an inside tag never stands alone."""

import numpy as np
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
