"""Lemmas: by a list of irregular forms, by regular endings, and by the encoder's edit scripts for whatever is left.

A script is `L2|y` (lower-case the word, cut two letters, add "y") or `K0|` (keep capitals, change nothing).
"""

from collections.abc import Container
from itertools import takewhile
from pathlib import Path

from regesta.language.inflection import base

NAMES = ("NNP", "NNPS")


def script(word: str, lemma: str) -> str:
    """The edit script that turns `word` into `lemma`."""
    lower = word.lower()
    keeps = word != lower and lemma[:1].isupper()
    base = word if keeps else lower
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, lemma, strict=False)))
    return f"{'K' if keeps else 'L'}{len(base) - same}|{lemma[same:]}"


def apply(word: str, edit: str) -> str:
    """The lemma that `edit` makes of `word`; a script too long for the word leaves it as it is."""
    base = word if edit[0] == "K" else word.lower()
    cut, ending = edit[1:].split("|", 1)
    if int(cut) > len(base):
        return base
    return base[: len(base) - int(cut)] + ending


def key(word: str, tag: str) -> str:
    """How `word` stands in the list: names as they are written, all else in small letters."""
    return word if tag in NAMES else word.lower()


class Lemmas:
    """The list beside the model: form, fine tag and lemma on each line, no lemma where the encoder decides."""

    def __init__(self, path: Path, known: Container[str]) -> None:
        rows = (line.split("\t") for line in path.read_text(encoding="utf8").splitlines())
        self._listed = {(form, tag): lemma for form, tag, lemma in rows}
        self._known = known

    def of(self, word: str, tag: str, edit: str) -> str:
        """The lemma of `word` as a `tag`, where the encoder proposes the script `edit`."""
        listed = self._listed.get((key(word, tag), tag))
        if listed is not None:
            return listed or apply(word, edit)
        regular = base(word, tag, self._known)
        if regular is None:
            return apply(word, edit)
        return regular[:1].upper() + regular[1:] if edit[0] == "K" and word[:1].isupper() else regular
