"""No layer falls under its floor: the accuracy table over the gold passages, where they are there."""

import tomllib

import pytest

from benchmarks import accuracy

needs_gold = pytest.mark.skipif(
    not (accuracy.SHARED / "gold").is_dir(),
    reason="the annotated passages of ../shared/gold are not beside the checkout",
)


@needs_gold
def test_no_layer_falls_under_its_floor() -> None:
    floors = tomllib.loads(accuracy.FLOORS.read_text(encoding="utf-8"))["gold"]
    figures = accuracy.table(sorted((accuracy.SHARED / "gold").glob("*.yaml")))
    assert accuracy.below(figures, floors) == []


def test_a_fallen_layer_is_named_with_its_floor() -> None:
    assert accuracy.below({"times": {"f1": 0.5}}, {"times": 0.9}) == ["times: 0.500 is under its floor of 0.900"]
