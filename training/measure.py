"""How good the heads are: the run time's own decoding compared with annotated documents.

Words and sentences are given as annotated, except for the sentence bounds themselves. Punctuation counts, subtypes of
relations don't.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from regesta.language import lemmas, pairing
from regesta.language.decoding import Decoded, decode, sentence_starts
from regesta.language.model import HeadInfo, Model, Outputs
from regesta.language.tagging import runs
from regesta.language.windows import cut as cut_windows
from training.examples import Example, cut

Scores = dict[str, float]


@dataclass
class Counts:
    """Right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, found: set[Any], wanted: set[Any]) -> None:
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)

    @property
    def f1(self) -> float:
        """F1 in per cent."""
        return round(200 * self.right / max(1, self.found + self.wanted), 2)


def windows(model: Model, document: Example) -> Iterator[Example]:
    """`document` as the run time cuts it where sentence starts are given."""
    sizes = [len(model.pieces.word(word)[0]) for word in document.words]
    for first, end in cut_windows(document.words, sizes, document.starts):
        yield cut(document, first, end)


def decoded(model: Model, window: Example, domain: str = "ledger") -> Decoded:
    """What the heads say of a window whose words and sentence starts are given."""
    starts = [0, *(start for start in window.starts if start)]
    return decode(model, model.run(window.words, domain), window.words, starts)


def grammar(model: Model, documents: Iterable[Example], domain: str) -> Scores:
    """Per cent right of what is annotated: universal and fine tags, lemmas, arcs, and arcs with relations."""
    counts: Counter[str] = Counter()
    for document in documents:
        for window in windows(model, document):
            counts.update(_agreement(model, window, decoded(model, window, domain)))
    figures = [name for name in ("upos", "xpos", "lemma", "uas", "las") if name in counts]
    return {name: round(100 * counts[name] / counts["words"], 2) for name in figures}


def _agreement(model: Model, window: Example, decoded: Decoded) -> Counter[str]:
    counts = Counter(words=len(window.words))
    labels = {name: model.heads[name].labels for name in ("upos", "xpos", "parse")}
    target = window.labels
    for i, word in enumerate(window.words):
        for name, found in (("upos", decoded.upos), ("xpos", decoded.xpos)):
            if name in target:
                counts[name] += labels[name][found[i]] == target[name][i]
        if "lemma" in target:
            lemma = model.lemma(word, decoded.xpos[i], decoded.lemma[i])
            counts["lemma"] += lemma == lemmas.apply(word, target["lemma"][i])
        arc = decoded.heads[i] == target["parse"]["heads"][i]
        relation = labels["parse"][decoded.rels[i]].split(":")[0] == target["parse"]["rels"][i].split(":")[0]
        counts["uas"] += arc
        counts["las"] += arc and relation
    return counts


def bounds(model: Model, blocks: Iterable[Example]) -> Scores:
    """F1 of sentence starts in per cent, over blocks of text: all of them, and those inside blocks alone."""
    whole, inner = Counts(), Counts()
    for block in blocks:
        sizes = [len(model.pieces.word(word)[0]) for word in block.words]
        found: set[int] = set()
        for first, end in cut_windows(block.words, sizes):
            words = block.words[first:end]
            found |= {first + start for start in sentence_starts(model.run(words), words)}
        wanted = set(block.starts) | {0}
        whole.add(found, wanted)
        inner.add(found - {0}, wanted - {0})
    return {"sentences": whole.f1, "sentences inside": inner.f1}


def names(model: Model, documents: Iterable[Example], domain: str, kinds: Sequence[str] | None = None) -> Scores:
    """F1 of names in per cent, exact spans, for all `kinds` together and each alone."""
    counts: dict[str, Counts] = defaultdict(Counts)
    labels = model.heads["names"].labels
    for document in documents:
        for window in windows(model, document):
            target = window.labels["names"]
            hidden = {i for a, b in target.get("ignore", ()) for i in range(a, b)}
            rows = runs(model.run(window.words, domain).of("names"))
            found = {(a, b, labels[k]) for a, b, k, _ in rows if not hidden & set(range(a, b))}
            wanted = set(target["spans"])
            for kind in kinds or labels:
                mine, theirs = ({s for s in spans if s[2] == kind} for spans in (found, wanted))
                counts[kind].add(mine, theirs)
                counts["all"].add(mine, theirs)
    return {f"names {kind}": counts[kind].f1 for kind in ("all", *(kinds or labels)) if counts[kind].wanted}


def heads(model: Model, examples: Iterable[Example], domain: str = "ledger") -> Scores:
    """Each head by itself, its pivots given: F1 in per cent of what isn't "O" or none; links by the share right."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for example in examples:
        for window in windows(model, example):
            outputs = model.run(window.words, domain)
            for name in window.labels.keys() & model.heads.keys() - {"parse"}:
                info = model.heads[name]
                _KINDS[info.kind](model, info, outputs, window.labels[name], counts[name])
    return {name: counts[name].f1 for name in model.heads if name in counts}


def _words(model: Model, info: HeadInfo, outputs: Outputs, target: Any, counts: Counts) -> None:
    best = outputs.of(info.name).argmax(1)
    labelled = [i for i, label in enumerate(target) if label is not None]
    found = {(i, info.labels[best[i]]) for i in labelled}
    wanted = {(i, target[i]) for i in labelled}
    counts.add({pair for pair in found if pair[1] != "O"}, {pair for pair in wanted if pair[1] != "O"})


def _spans(model: Model, info: HeadInfo, outputs: Outputs, target: Any, counts: Counts) -> None:
    hidden = {i for a, b in target.get("ignore", ()) for i in range(a, b)}
    rows = runs(outputs.of(info.name))
    found = {(a, b, info.labels[k]) for a, b, k, _ in rows if not hidden & set(range(a, b))}
    counts.add(found, {(a, b, label) for a, b, label in target["spans"]})


def _flags(model: Model, info: HeadInfo, outputs: Outputs, target: Any, counts: Counts) -> None:
    sure = outputs.of(info.name) > 0
    found = {(i, info.labels[k]) for i in target["labelled"] for k in np.flatnonzero(sure[i])}
    counts.add(found, {(i, flag) for i in target["labelled"] for flag in target["flags"].get(i, ())})


def _pairs(model: Model, info: HeadInfo, outputs: Outputs, target: Any, counts: Counts) -> None:
    if not target["pivots"]:
        return
    pivots = sorted(set(target["pivots"]))
    best = pairing.pairs(model, outputs, info.name, pivots).argmax(2)
    rows = [(pivots[k], int(j), info.labels[best[k, j] - 1]) for k, j in np.argwhere(best)]
    found = {(i, j, label) for i, j, label in rows if (i, j) not in target.get("ignore", ())}
    counts.add(found, {(i, j, label) for (i, j), label in target["pairs"].items()})


def _links(model: Model, info: HeadInfo, outputs: Outputs, target: Any, counts: Counts) -> None:
    right = target.get("right", target)
    if not right:
        return
    pivots = sorted(right)
    sure = pairing.links(model, outputs, info.name, pivots)
    for k, i in enumerate(pivots):
        among = target.get("among", {}).get(i)
        allowed = range(sure.shape[1]) if among is None else [0, *(j + 1 for j in sorted(among | right[i]))]
        best = max(allowed, key=lambda j, k=k: sure[k, j])  # type: ignore[misc]
        hit = best - 1 in right[i] if right[i] else best == 0
        counts.add({(i, hit)}, {(i, True)})


_KINDS = {"words": _words, "spans": _spans, "flags": _flags, "pairs": _pairs, "links": _links}
