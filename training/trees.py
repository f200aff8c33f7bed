"""Trees of passages that nobody has parsed: what a model spent on grammar alone tells of them, taken as it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from regesta.language.model import Model
from training import measure
from training.examples import Example


def told(model: Model, documents: Iterable[Example]) -> Iterator[Example]:
    """`documents` with trees and tags as labels too."""
    for document in documents:
        yield replace(document, labels=document.labels | _labels(model, document))


def _labels(model: Model, document: Example) -> dict[str, Any]:
    names = {head: model.heads[head].labels for head in ("parse", "upos", "xpos")}
    heads: list[int] = []
    labels: dict[str, list[str]] = {head: [] for head in names}
    for window in measure.windows(model, document):
        found = measure.decoded(model, window)
        heads += [head if head < 0 else head + len(heads) for head in found.heads]
        for head, indices in (("parse", found.rels), ("upos", found.upos), ("xpos", found.xpos)):
            labels[head] += [names[head][k] for k in indices]
    return labels | {"parse": {"heads": heads, "rels": labels["parse"]}}
