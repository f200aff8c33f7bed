"""The numbers of one window to tags, trees, names and signals. Indices count the window's words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from regesta.language import pairing, trees
from regesta.language.headwords import head_word
from regesta.language.model import Model, Outputs
from regesta.language.tagging import runs, softmax
from regesta.language.windows import OPENERS, is_closing, likely_starts

Floats = NDArray[np.float32]
Rows = dict[str, dict[str, list[list[Any]]]]

GRAMMAR = ("upos", "xpos", "lemma", "starts", "parse")
LEAST = 0.1
LEAST_TRIGGER = 0.2
WEIGHED = ("triggers",)
"""Heads of which a word's second label is told too, for who reads it to weigh."""
MOST_LINKS = 3
LEAST_MARGIN = -4.0
"""How far the encoder may speak against a sentence start that the printed signs speak for."""


@dataclass(slots=True)
class Decoded:
    """One window: label indices for each word, heads (-1 the root), and the heads' results as rows of plain values."""

    upos: list[int]
    xpos: list[int]
    lemma: list[int]
    starts: list[int]
    heads: list[int]
    rels: list[int]
    names: list[tuple[int, int, int, float]]
    rows: Rows = field(default_factory=lambda: {kind: {} for kind in ("words", "spans", "flags", "pairs", "links")})


def decode(model: Model, outputs: Outputs, words: Sequence[str], starts: Sequence[int] | None = None) -> Decoded:
    """What the heads say of one window; `starts` are given sentence starts, the window's first word among them."""
    begins = list(starts) if starts is not None else sentence_starts(outputs, words)
    heads, rels = _parsed(model, outputs, begins)
    tags = [outputs.of(head).argmax(1).tolist() for head in ("upos", "xpos", "lemma")]
    decoded = Decoded(tags[0], tags[1], tags[2], begins, heads, rels, runs(outputs.of("names")))
    _signals(model, outputs, words, decoded)
    return decoded


def sentence_starts(outputs: Outputs, words: Sequence[str]) -> list[int]:
    """The words that begin a sentence, the first one always; an opening mark belongs to what it opens."""
    scores = outputs.of("starts")
    margin = scores[:, 1] - scores[:, 0]
    plain = [i for i in likely_starts(words) if margin[i] > LEAST_MARGIN and words[i - 1] not in (")", "]")]
    opening, closing = quote_marks(words)
    found = {0}
    for i in {*np.flatnonzero(margin > 0).tolist(), *plain}:
        while i < len(words) and (i in closing or is_closing(words[i])):
            i += 1
        if i > 1 and (i - 1 in opening or words[i - 1] in OPENERS):
            i -= 1
        if 0 < i < len(words) and not (_in_ellipsis(words, i) or _in_capitals(words, i)):
            found.add(i)
    return sorted(found)


def quote_marks(words: Sequence[str]) -> tuple[set[int], set[int]]:
    """Straight double quotation marks that open and that close: by turns, since they look alike."""
    marks = [i for i, word in enumerate(words) if word == '"']
    return set(marks[::2]), set(marks[1::2])


def _in_ellipsis(words: Sequence[str], i: int) -> bool:
    """Whether ". . ." stands before a word that doesn't begin anew."""
    return words[i - 1] == "." and i > 1 and words[i - 2] == "." and words[i][:1].islower()


def _in_capitals(words: Sequence[str], i: int) -> bool:
    """Whether a word in capitals follows another with no stop between: both belong to one heading."""
    before, word = words[i - 1], words[i]
    return len(before) > 1 and len(word) > 1 and before.isupper() and word.isupper()


def _parsed(model: Model, outputs: Outputs, starts: list[int]) -> tuple[list[int], list[int]]:
    dependent, governor = outputs.of("parse", "dependent"), outputs.of("parse", "governor")
    likely, root = outputs.of("parse", "likely")[:, 0], outputs.of("parse", "root")[:, 0]
    found = np.empty(len(root), dtype=np.int64)
    for first, end in zip(starts, [*starts[1:], len(root)], strict=True):
        arcs = dependent[first:end] @ governor[first:end].T + likely[first:end]
        heads = trees.heads(arcs, root[first:end])
        found[first:end] = np.where(heads < 0, -1, heads + first)
    return found.tolist(), _relations(model, outputs, found)


def _relations(model: Model, outputs: Outputs, heads: NDArray[np.int64]) -> list[int]:
    below, above = outputs.of("parse", "rel_dependent"), outputs.of("parse", "rel_governor")[heads]
    above = np.where((heads < 0)[:, None], model.weights["parse.rel_root"], above)
    both = np.concatenate([np.maximum(below + above, 0), below * above], axis=1)
    scores = both @ model.weights["parse.relation.weight"].T + model.weights["parse.relation.bias"]
    labels = model.heads["parse"].labels
    scores[heads >= 0, labels.index("root")] = -1e4
    best = np.where(heads < 0, labels.index("root"), scores.argmax(1))
    return [int(label) for label in best]


def _signals(model: Model, outputs: Outputs, words: Sequence[str], decoded: Decoded) -> None:
    """Every head beyond grammar: words and spans first, since the others read at what those found."""
    ours = [head for head in model.heads.values() if head.name not in GRAMMAR]
    for head in ours:
        if head.kind == "spans":
            found = decoded.names if head.name == "names" else runs(outputs.of(head.name))
            decoded.rows["spans"][head.name] = [[a, b, head.labels[label], score] for a, b, label, score in found]
        elif head.kind == "words" and "O" in head.labels:
            tell = _weighed if head.name in WEIGHED else _tagged
            decoded.rows["words"][head.name] = tell(outputs.of(head.name), head.labels)
    pivots = Pivots(model, words, decoded)
    for head in ours:
        at = pivots.of(head.name)
        if head.kind == "words" and "O" not in head.labels:
            decoded.rows["words"][head.name] = _chosen(outputs.of(head.name), head.labels, at)
        elif head.kind == "flags":
            decoded.rows["flags"][head.name] = _flagged(outputs.of(head.name), head.labels, at)
        elif head.kind == "pairs":
            decoded.rows["pairs"][head.name] = _paired(model, outputs, head.name, at)
        elif head.kind == "links":
            decoded.rows["links"][head.name] = _linked(model, outputs, head.name, at)


def _tagged(scores: Floats, labels: Sequence[str]) -> list[list[Any]]:
    """[word, best label but "O", score] where that label is likely enough."""
    sure = softmax(scores)
    sure[:, labels.index("O")] = 0
    best = sure.argmax(1)
    top = sure[np.arange(len(best)), best]
    return [[int(i), labels[best[i]], round(float(top[i]), 4)] for i in np.flatnonzero(top > LEAST)]


def _weighed(scores: Floats, labels: Sequence[str]) -> list[list[Any]]:
    """[word, label, score] for every label but "O" that is likely enough, the likeliest of a word first."""
    sure = softmax(scores)
    sure[:, labels.index("O")] = 0
    found = [[int(i), labels[k], round(float(sure[i, k]), 4)] for i, k in np.argwhere(sure > LEAST).tolist()]
    return sorted(found, key=lambda row: (row[0], -row[2]))


def _chosen(scores: Floats, labels: Sequence[str], at: list[int]) -> list[list[Any]]:
    sure = softmax(scores[at])
    return [[i, labels[int(row.argmax())], round(float(row.max()), 4)] for i, row in zip(at, sure, strict=True)]


def _flagged(scores: Floats, labels: Sequence[str], at: list[int]) -> list[list[Any]]:
    sure = 1 / (1 + np.exp(-scores[at]))
    return [[at[k], labels[flag], round(float(sure[k, flag]), 4)] for k, flag in np.argwhere(sure > LEAST).tolist()]


def _paired(model: Model, outputs: Outputs, head: str, at: list[int]) -> list[list[Any]]:
    if not at:
        return []
    sure = pairing.pairs(model, outputs, head, at)
    labels = model.heads[head].labels
    found = np.argwhere(sure[:, :, 1:] > LEAST).tolist()
    return [[at[k], j, labels[label], round(float(sure[k, j, label + 1]), 4)] for k, j, label in found]


def _linked(model: Model, outputs: Outputs, head: str, at: list[int]) -> list[list[Any]]:
    if not at:
        return []
    sure = pairing.links(model, outputs, head, at)
    best = np.argsort(-sure, axis=1, kind="stable")[:, :MOST_LINKS]
    return [[i, int(j) - 1 if j else None, round(float(sure[k, j]), 4)] for k, i in enumerate(at) for j in best[k]]


class Pivots:
    """The words at which each head of pairs, links and flags is asked."""

    def __init__(self, model: Model, words: Sequence[str], decoded: Decoded) -> None:
        self._model, self._words, self._decoded = model, words, decoded
        spans = decoded.rows["spans"]
        self._mentions = [*spans.get("names", ()), *spans.get("nominals", ())]

    def of(self, head: str) -> list[int]:
        """The pivots of a head, in order; none for a head that has no rule."""
        rule = _RULES.get(head)
        return sorted(set(rule(self))) if rule else []

    def triggers(self) -> list[int]:
        """Words that likely say that something happened."""
        return [row[0] for row in self._decoded.rows["words"].get("triggers", ()) if row[2] > LEAST_TRIGGER]

    def effects(self) -> list[int]:
        """Words that may be somebody's or something's doing."""
        causal = self._decoded.rows["words"].get("causal", ())
        return [i for i, label, _ in causal if label in ("effect", "both")]

    def cues(self) -> list[int]:
        """All words of the cues."""
        return [i for row in self._decoded.rows["spans"].get("cues", ()) for i in range(row[0], row[1])]

    def phrases(self) -> list[int]:
        """The last words of characterisations."""
        return [row[1] - 1 for row in self._decoded.rows["spans"].get("phrases", ())]

    def heads(self, *kinds: str) -> list[int]:
        """The head words of mentions of these kinds (of all kinds if none are named)."""
        return [
            row[0] + head_word(self._words[row[0] : row[1]]) for row in self._mentions if not kinds or row[2] in kinds
        ]

    def pronouns(self) -> list[int]:
        """Personal and possessive pronouns."""
        labels = self._model.heads["xpos"].labels
        tags = {labels.index(tag) for tag in ("PRP", "PRP$") if tag in labels}
        return [i for i, tag in enumerate(self._decoded.xpos) if tag in tags]

    def common(self) -> list[int]:
        """The head words of nominals."""
        nominals = self._decoded.rows["spans"].get("nominals", ())
        return [row[0] + head_word(self._words[row[0] : row[1]]) for row in nominals]


_RULES: dict[str, Any] = {
    "roles": Pivots.triggers,
    "causes": Pivots.effects,
    "certainty": Pivots.triggers,
    "source": Pivots.cues,
    "stance": Pivots.cues,
    "evidence": Pivots.cues,
    "disputed": Pivots.cues,
    "character": Pivots.phrases,
    "members": lambda pivots: pivots.heads("person") + pivots.pronouns(),
    "ties": lambda pivots: pivots.heads("person", "group", "place") + pivots.pronouns(),
    "authors": lambda pivots: pivots.heads("work"),
    "coref": lambda pivots: pivots.pronouns() + pivots.common(),
}
