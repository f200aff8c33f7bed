"""The head word of a mention, by its form alone: the same choice when models learn and when they read."""

from collections.abc import Sequence

_ENDERS = frozenset(
    """
    of in on at for from to with by as under over against among between near who whom whose which that about upon
    within without , ( [ – — - ;
    """.split()
)


def head_word(words: Sequence[str]) -> int:
    """The index of the head in a mention's words: the last one before a preposition, relative word or comma.

    "the architect of the killing" -> architect; "Sergei M. Kirov" -> Kirov; "several of them" -> several.
    """
    end = next((i for i, word in enumerate(words) if i and word.lower() in _ENDERS), len(words))
    while end > 1 and (words[end - 1] in ("’s", "'s", "’", "'") or not any(c.isalnum() for c in words[end - 1])):
        end -= 1
    return end - 1
