"""Windows cover every word once and end where sentences do."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from regesta.language.windows import LONGEST, cut, likely_starts

WORDS = st.lists(st.sampled_from(["Rome", "the", "fell", ".", ",", ";", "Mr", "?", "”", "He"]), max_size=900)


def test_a_paragraph_that_fits_is_one_window() -> None:
    words = "The king died . His son reigned .".split()
    assert list(cut(words, [1] * len(words))) == [(0, len(words))]


def test_a_long_paragraph_is_cut_where_a_sentence_begins() -> None:
    words = ("The old king of the island died in the north . " * 30).split()
    found = list(cut(words, [1] * len(words)))
    assert len(found) > 1
    assert all(words[first] == "The" for first, _ in found)
    assert all(end - first <= LONGEST for first, end in found)


def test_given_starts_are_the_only_bounds() -> None:
    words = ["word"] * 400
    assert list(cut(words, [1] * 400, [0, 120, 300])) == [(0, 120), (120, 300), (300, 400)]


def test_a_sentence_without_end_is_cut_all_the_same() -> None:
    assert all(end - first <= 480 for first, end in cut(["and"] * 2000, [1] * 2000))


def test_titles_and_initials_begin_nothing() -> None:
    """Mr. J. Holm met Dr. Fell. He stayed."""
    words = "Mr . J . Holm met Dr . Fell . He stayed .".split()
    assert likely_starts(words) == [words.index("He")]


@given(WORDS, st.integers(1, 9))
def test_every_word_stands_in_one_window(words: list[str], size: int) -> None:
    found = list(cut(words, [size] * len(words)))
    assert [first for first, _ in found[1:]] == [end for _, end in found[:-1]]
    assert all(first < end for first, end in found)
    assert sum(end - first for first, end in found) == len(words)
    assert all(a[1] == b[0] for a, b in pairwise(found))
