"""Dictionary forms of regularly inflected English words; the fine tag (Penn Treebank) says which ending to undo.

A list of known words decides where spelling alone can't: "waived" is "waive", "planned" is "plan", "entered" is
"enter".
"""

import re
from collections.abc import Container

from regesta.language.irregular import NOUNS, VERBS

_E_LOST = re.compile(
    r"(?:[^aeiou]l|[^aeioulr]r|v|u|[aeiou]c|[nr]c|[aeioulnr]s|z|[lrd]g|[^aeiou][aeiou]g|[ai]t|[iou]d)$"
)
_DOUBLED = re.compile(r"([bdgklmnprtv])\1$")
_SIBILANT = re.compile(r"(?:ss|x|zz|ch|sh)es$")
_SHORT = re.compile(r"(?:^|[^aeiou])[aeiouy][^aeiouwxy]$")


def base(word: str, tag: str, known: Container[str]) -> str | None:
    """The dictionary form of `word` as a `tag`, or None for a tag that has no regular ending."""
    rule = _RULES.get(tag)
    return rule(word, known) if rule else None


def _plain(word: str, known: Container[str]) -> str:
    return word.lower()


def _name(word: str, known: Container[str]) -> str:
    """Names keep their letters; a long one in capitals throughout is a heading's way of writing it."""
    return word.capitalize() if word.isupper() and len(word) > 4 else word


def _names(word: str, known: Container[str]) -> str:
    return _singular(_name(word, known), known)


def _plural(word: str, known: Container[str]) -> str:
    return NOUNS.get(word.lower()) or _singular(word.lower(), known)


def _third(word: str, known: Container[str]) -> str:
    return _singular(word.lower(), known)


def _singular(word: str, known: Container[str]) -> str:
    """Without the s of a plural or of a verb's third person."""
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    hisses = _SIBILANT.search(word) or (word.endswith(("ses", "zes")) and word[:-2].lower() in known)
    if word.endswith("oes") or (hisses and word[:-1].lower() not in known):
        return word[:-2]
    return word[:-1]


def _past(word: str, known: Container[str]) -> str:
    word = word.lower()
    if word in VERBS:
        return VERBS[word]
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    return _stem(word[:-2], known) if word.endswith("ed") and len(word) > 3 else word


def _going(word: str, known: Container[str]) -> str:
    word = word.lower()
    if word.endswith("ying") and len(word) == 5:
        return word[:-4] + "ie"
    return _stem(word[:-3], known) if word.endswith("ing") and len(word) > 4 else word


def _compared(word: str, known: Container[str]) -> str:
    word = word.lower()
    ending = 3 if word.endswith("est") else 2 if word.endswith("er") else 0
    if not ending or len(word) - ending < 3:
        return word
    if word[: len(word) - ending].endswith("i"):
        return word[: len(word) - ending - 1] + "y"
    return _stem(word[: len(word) - ending], known)


def _stem(stem: str, known: Container[str]) -> str:
    """A stem without its ending: with the e that it lost, the letter that it doubled, or as it is."""
    single = stem[:-1] if _DOUBLED.search(stem) else stem
    options = [stem + "e", stem] if _SHORT.search(stem) else [stem, stem + "e"]
    found = next((option for option in (*options, single) if option in known), None)
    if found:
        return found
    if single != stem and not stem.endswith(("ll", "ss", "zz")):
        return single
    return stem + "e" if _E_LOST.search(stem) else stem


_RULES = {
    "NN": _plain, "VB": _plain, "VBP": _plain, "JJ": _plain, "RB": _plain, "IN": _plain, "UH": _plain,
    "NNP": _name, "NNPS": _names, "NNS": _plural, "VBZ": _third, "VBD": _past, "VBN": _past, "VBG": _going,
    "JJR": _compared, "JJS": _compared, "RBR": _compared, "RBS": _compared,
}  # fmt: skip
