"""Words to the encoder's input: word pieces, letter-case shapes, and where each word begins and ends.

The encoder is uncased, so what capitals say is given to it as one of twelve `SHAPES` per piece.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ints = NDArray[np.int64]

SHAPES = 12
LONGEST_WORD = 12
LONGEST_INPUT = 510
_MARKER = 11
_PLAIN = str.maketrans({"ſ": "s", "’": "'", "‘": "'", "“": '"', "”": '"', "―": "—", "ﬁ": "fi", "ﬂ": "fl"})


@dataclass(frozen=True, slots=True)
class Pieces:
    """One run of words as the encoder reads it; `first` and `last` index `ids` for each word."""

    ids: Ints
    shapes: Ints
    first: Ints
    last: Ints
    word_shapes: Ints


class WordPieces:
    """The encoder's vocabulary, with a cache, since most words of a book come again."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._begin = self._tokenizer.token_to_id("[CLS]")
        self._end = self._tokenizer.token_to_id("[SEP]")
        self._unknown = int(self._tokenizer.token_to_id("[UNK]") or 0)
        self._cache: dict[str, tuple[list[int], int]] = {}

    def __contains__(self, text: object) -> bool:
        """Whether `text` is one whole piece, which common words are."""
        return isinstance(text, str) and self._tokenizer.token_to_id(text) is not None

    def word(self, text: str) -> tuple[list[int], int]:
        """The piece ids (at most `LONGEST_WORD`) and the shape of one word."""
        known = self._cache.get(text)
        if known is None:
            ids = self._tokenizer.encode(text.translate(_PLAIN), add_special_tokens=False).ids
            known = (ids or [self._unknown])[:LONGEST_WORD], shape(text)
            if len(self._cache) < 200_000:
                self._cache[text] = known
        return known

    def count(self, words: Sequence[str]) -> int:
        """How many pieces `words` come to, without the two markers at the ends."""
        return sum(len(self.word(word)[0]) for word in words)

    def encode(self, words: Sequence[str]) -> Pieces:
        """`words` between the encoder's begin and end markers."""
        ids, shapes, first, last, word_shapes = [self._begin], [0], [], [], []
        for text in words:
            pieces, form = self.word(text)
            first.append(len(ids))
            ids += pieces
            shapes += [form] * len(pieces)
            last.append(len(ids) - 1)
            word_shapes.append(form)
        columns = ([*ids, self._end], [*shapes, _MARKER], first, last, word_shapes)
        return Pieces(*(np.array(column, dtype=np.int64) for column in columns))


def shape(word: str) -> int:
    """The letter-case shape: 1 lower, 2 Capital, 3 UPPER, 4 X, 5 mIxed, 6-7 digits, 8 marks, 9 other, 10 Up-per."""
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return _shape_without_letters(word)
    if any(not (char.isalpha() or char in "'’-.") for char in word):
        return 7 if any(char.isdigit() for char in word) else 9
    return _shape_of_letters(word.replace("'", "").replace("’", ""), letters)


def _shape_without_letters(word: str) -> int:
    if word.isdigit():
        return 6
    if any(char.isdigit() for char in word):
        return 7
    return 9 if any(char.isalnum() for char in word) else 8


def _shape_of_letters(bare: str, letters: list[str]) -> int:
    if bare.islower():
        return 1
    if len(letters) == 1:
        return 4
    if bare.isupper():
        return 3
    if bare[:1].isupper():
        return 10 if "-" in bare else 2 if bare[1:].islower() else 5
    return 5
