"""Names as people type them: without diacritics, surname first, with initials, misspelled."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# Letters that no decomposition takes apart.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_APOSTROPHES = str.maketrans("", "", "'’‘ʼ")
_TITLES = frozenset(
    "mr mrs ms miss dr sir lady lord st saint king queen emperor empress prince princess duke count pope president "
    "general marshal captain colonel professor the of".split()
)


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Small letters without diacritics, punctuation as single spaces: `Bukhárin, N.` gives `bukharin n`."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(text.lower()))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a name that tell it from others: titles and particles out unless nothing else is left."""
    words = folded(text.translate(_APOSTROPHES)).split()
    return tuple(word for word in words if word not in _TITLES) or tuple(words)


def name_tokens(forms: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The forms of a name, once each however they are spelt, with the words by which they are found."""
    told = {folded(form): form for form in forms if form}
    yield from ((form, tuple(dict.fromkeys(tokens(form)))) for form in told.values())


def _meets(asked: str, borne: str) -> bool:
    """Whether the words can stand for one another: equal, or one the other's initial."""
    return asked == borne or (len(asked) == 1 and borne[0] == asked) or (len(borne) == 1 and asked[0] == borne)


def answers_to(name: str, asked: str) -> bool:
    """Whether somebody called `name` may be asked for as `asked`, in any usual form and order.

    Every word asked for must be borne, one full word among them; an initial stands for its name.
    """
    borne, wanted = list(tokens(name)), sorted(tokens(asked), key=len, reverse=True)
    full = False
    for word in wanted:
        hit = next((b for b in sorted(borne, key=lambda b: b != word) if _meets(word, b)), None)
        if hit is None:
            return False
        full = full or (hit == word and len(word) > 1)
        borne.remove(hit)
    return full or (bool(wanted) and tokens(name) == tokens(asked))


def kinship(one: Sequence[str], other: Sequence[str]) -> float:
    """How far two bearers' name forms speak for one person, 0..1: full names equal 1, a surname alone 0.5."""
    return max((_kin(a, b) for a in one for b in other), default=0.0)


@lru_cache(maxsize=65536)
def _kin(one: str, other: str) -> float:
    a, b = tokens(one), tokens(other)
    if a == b:
        return 1.0 if len(a) > 1 else 0.6
    if not (a and b) or not (answers_to(one, other) or answers_to(other, one)):
        return 0.0
    shorter = min(a, b, key=len)
    if a[-1] != b[-1]:
        return 0.3
    return 0.5 if len(shorter) == 1 else 0.8 if all(len(word) > 1 for word in shorter) else 0.7
