"""Lemmas as edit scripts: what to cut from a word's end and what to put there.

A script is `L2|y` (lower-case the word, cut two letters, add "y") or `K0|` (keep capitals, change nothing).
"""

from itertools import takewhile


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
