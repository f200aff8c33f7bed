"""Old books' spelling, printing and sentence length, made from modern text at low rates.

No change adds or removes a word, so every label keeps its place; where a word's letters change, its lemma is
no longer labelled.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from training.examples import Example


@dataclass(frozen=True)
class Rates:
    """How often a window is changed in each way; `joined` is for each pair of neighbouring sentences."""

    joined: float = 0.12
    archaic: float = 0.08
    nouns: float = 0.02
    upper: float = 0.012
    scanned: float = 0.03
    long_s: float = 0.01
    marked: float = 0.03


_ARCHAIC = {
    "has": "hath", "does": "doth", "you": "ye", "show": "shew", "showed": "shewed", "shown": "shewn", "often": "oft",
    "between": "betwixt", "before": "ere", "while": "whilst", "among": "amongst", "until": "till", "public": "publick",
    "music": "musick", "surprise": "surprize", "connection": "connexion", "honor": "honour", "favor": "favour",
    "labor": "labour", "color": "colour", "center": "centre", "defense": "defence", "today": "to-day",
    "tomorrow": "to-morrow", "every": "ev'ry", "over": "o'er", "never": "ne'er", "even": "e'en", "perhaps": "perchance",
    "chose": "chuse", "choose": "chuse", "ancient": "antient", "entire": "intire", "entirely": "intirely",
    "waited": "attended", "clothes": "cloaths", "soldier": "souldier", "soldiers": "souldiers", "gray": "grey",
}  # fmt: skip
_SCANNED = (
    ("e", "c"),
    ("h", "b"),
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("i", "l"),
    ("u", "n"),
    ("o", "0"),
    ("t", "f"),
    ("c", "e"),
)


def changed(example: Example, rates: Rates, rng: random.Random) -> Example:
    """`example`, or what an old book would have made of it."""
    if example.labels.keys() >= {"parse", "lemma", "starts"}:
        example = _joined(example, rates.joined, rng)
    for rate, change in (
        (rates.archaic, _archaic), (rates.nouns, _capital_nouns), (rates.upper, _upper),
        (rates.scanned, _scanned), (rates.long_s, _long_s), (rates.marked, _marked),
    ):  # fmt: skip
        if rng.random() < rate:
            example = change(example, rng)
    return example


def respelt(example: Example, new: Callable[[int, str], str]) -> Example:
    """`example` with other letters: `new(index, word)` for each word."""
    words = [new(i, word) for i, word in enumerate(example.words)]
    labels = dict(example.labels)
    if "lemma" in labels:
        pairs = zip(example.words, words, labels["lemma"], strict=True)
        labels["lemma"] = [lemma if old == now else None for old, now, lemma in pairs]
    return replace(example, words=words, labels=labels)


def _archaic(example: Example, rng: random.Random) -> Example:
    def new(i: int, word: str) -> str:
        if word in _ARCHAIC:
            return _ARCHAIC[word]
        if word.islower() and len(word) > 5 and rng.random() < 0.5:
            if word.endswith("ed") and word[-3] not in "aeioudt":
                return word[:-2] + "'d"
            if word.endswith("ic"):
                return word + "k"
        return word

    return respelt(example, new)


def _capital_nouns(example: Example, rng: random.Random) -> Example:
    tags = example.labels.get("upos", [None] * len(example.words))
    return respelt(example, lambda i, word: word.capitalize() if tags[i] == "NOUN" and word.islower() else word)


def _upper(example: Example, rng: random.Random) -> Example:
    """One whole sentence in capitals, as a heading."""
    which = rng.randrange(len(example.starts)) if example.starts else 0
    bounds = [*example.starts, len(example.words)]
    start, end = (bounds[which], bounds[which + 1]) if example.starts else (0, len(example.words))
    return respelt(example, lambda i, word: word.upper() if start <= i < end else word)


def _scanned(example: Example, rng: random.Random) -> Example:
    """A letter misread in one word of twenty-five."""

    def new(i: int, word: str) -> str:
        old, now = rng.choice(_SCANNED)
        return word.replace(old, now, 1) if len(word) > 3 and rng.random() < 0.15 else word

    return respelt(example, new)


def _long_s(example: Example, rng: random.Random) -> Example:
    """Every s that isn't the last letter read as f."""
    return respelt(example, lambda i, word: word[:-1].replace("s", "f") + word[-1:] if word.isalpha() else word)


def _marked(example: Example, rng: random.Random) -> Example:
    """A note's number left glued to a word or a closing mark."""
    at = rng.randrange(len(example.words))
    number = str(rng.randint(1, 120))
    return respelt(example, lambda i, word: word + number if i == at and word[-1:].isalpha() else word)


def _joined(example: Example, rate: float, rng: random.Random) -> Example:
    """Neighbouring sentences made one long one with a semicolon, the second root under the first."""
    starts = list(example.starts)
    words = list(example.words)
    labels = {name: _copied(target) for name, target in example.labels.items()}
    kept = starts[:1]
    for start in starts[1:]:
        if words[start - 1] == "." and rng.random() < rate and _join(words, labels, kept[-1], start):
            continue
        kept.append(start)
    return replace(example, words=words, starts=kept, labels=labels)


def _join(words: list[str], labels: dict[str, Any], first: int, start: int) -> bool:
    """Put the sentence that begins at `start` under the root of the one that begins at `first`."""
    heads, rels = labels["parse"]["heads"], labels["parse"]["rels"]
    root = next((i for i in range(first, start) if heads[i] == -1), None)
    below = next((i for i in range(start, len(heads)) if heads[i] == -1), None)
    if root is None or below is None:
        return False
    words[start - 1] = ";"
    labels["xpos"][start - 1], labels["lemma"][start - 1] = ":", None
    heads[start - 1], heads[below], rels[below] = below, root, "parataxis"
    if labels["upos"][start] not in ("PROPN", "PUNCT") and words[start] != "I" and words[start][1:].islower():
        words[start] = words[start].lower()
    labels["starts"][start] = "O"
    return True


def _copied(target: Any) -> Any:
    if isinstance(target, list):
        return list(target)
    if "heads" in target:
        return {key: list(value) for key, value in target.items()}
    return target
