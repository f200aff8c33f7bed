"""What every reader gives and every head learns from: words, sentence starts and labels.

A target has one of these forms, told apart by their keys:

- a list, one label or None (not labelled) for each word;
- `{"spans": [(start, end, label)], "ignore": [(start, end)]}`;
- `{"flags": {word: {flag, ...}}, "labelled": [word, ...]}`;
- `{"pivots": [i], "pairs": {(i, j): label}, "ignore": {(i, j)}}`;
- `{"right": {i: {j, ...}}, "among": {i: {j, ...}}}`: links; an empty set is "none of these", `among` limits the
  candidates that are counted as wrong;
- `{"heads": [word or -1 for the root or None], "rels": [label]}`.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Example:
    """A run of whole sentences of one document."""

    words: list[str]
    starts: list[int]
    labels: dict[str, Any]
    source: str


def cut(example: Example, start: int, end: int) -> Example:
    """The words `start:end` of `example` with the labels that lie inside."""
    return replace(
        example,
        words=example.words[start:end],
        starts=[i - start for i in example.starts if start <= i < end],
        labels={name: _cut_target(target, start, end) for name, target in example.labels.items()},
    )


def _cut_target(target: Any, start: int, end: int) -> Any:
    if isinstance(target, list):
        return target[start:end]
    key = next(key for key in _CUTTERS if key in target)
    return _CUTTERS[key](target, start, end)


def _cut_spans(target: Any, start: int, end: int) -> Any:
    inside = [(a - start, b - start, label) for a, b, label in target["spans"] if start <= a and b <= end]
    lost = [(a, b) for a, b, _ in target["spans"] if a < end and b > start and not (start <= a and b <= end)]
    ignore = [(a, b) for a, b in target.get("ignore", ()) if a < end and b > start] + lost
    return {"spans": inside, "ignore": [(max(a, start) - start, min(b, end) - start) for a, b in ignore]}


def _cut_flags(target: Any, start: int, end: int) -> Any:
    return {
        "flags": {i - start: flags for i, flags in target["flags"].items() if start <= i < end},
        "labelled": [i - start for i in target["labelled"] if start <= i < end],
    }


def _cut_pairs(target: Any, start: int, end: int) -> Any:
    def moved(i: int, j: int) -> tuple[int, int]:
        return i - start, j - start

    def inside(i: int, j: int) -> bool:
        return start <= i < end and start <= j < end

    return {
        "pivots": [i - start for i in target["pivots"] if start <= i < end],
        "pairs": {moved(*pair): label for pair, label in target["pairs"].items() if inside(*pair)},
        "ignore": {moved(*pair) for pair in target.get("ignore", ()) if inside(*pair)},
    }


def _cut_links(target: Any, start: int, end: int) -> Any:
    right = {}
    for i, all_js in target["right"].items():
        js = {j - start for j in all_js if start <= j < end}
        if start <= i < end and (js or not all_js):
            right[i - start] = js
    among = {
        i - start: {j - start for j in js if start <= j < end}
        for i, js in target.get("among", {}).items()
        if start <= i < end
    }
    return {"right": right, "among": among}


def _cut_parse(target: Any, start: int, end: int) -> Any:
    heads = [head if head is None or head < 0 else head - start for head in target["heads"][start:end]]
    return {"heads": heads, "rels": target["rels"][start:end]}


_CUTTERS = {
    "spans": _cut_spans,
    "flags": _cut_flags,
    "pairs": _cut_pairs,
    "right": _cut_links,
    "heads": _cut_parse,
}


def windows(document: Example, rng: random.Random, longest: int = 160, single: float = 0.25) -> Iterator[Example]:
    """Runs of whole sentences of `document`, each up to a length drawn anew (one sentence `single` of the time)."""
    bounds = [*document.starts, len(document.words)]
    first = 0
    while first < len(document.starts):
        limit = 0 if rng.random() < single else rng.randint(longest // 6, longest)
        last = first + 1
        while last < len(document.starts) and bounds[last + 1] - bounds[first] <= limit:
            last += 1
        yield cut(document, bounds[first], bounds[last])
        first = last
