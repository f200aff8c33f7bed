"""Letters, shapes, lemmas and the head words of mentions."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.language import lemmas
from regesta.language.headwords import head_word
from regesta.language.inflection import base
from regesta.language.model import SHIPPED
from regesta.language.pieces import LONGEST_WORD, WordPieces, shape

LETTERS = st.text(alphabet="abcdeéßABCDEİ", min_size=1, max_size=12)


@given(LETTERS, LETTERS)
def test_a_script_gives_back_its_lemma(word: str, lemma: str) -> None:
    assert lemmas.apply(word, lemmas.script(word, lemma)) == lemma


def test_a_script_longer_than_the_word_changes_nothing() -> None:
    assert lemmas.apply("is", "L5|be") == "is"


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("king", 1),
        ("King", 2),
        ("KING", 3),
        ("I", 4),
        ("McAdam", 5),
        ("1848", 6),
        ("5th", 7),
        (";", 8),
        ("Anglo-Saxon", 10),
    ],
)
def test_shapes(word: str, form: int) -> None:
    assert shape(word) == form


def test_long_s_and_curly_marks_are_read_as_plain_ones() -> None:
    pieces = WordPieces(SHIPPED / "tokenizer.json")
    assert pieces.word("ſpeech")[0] == pieces.word("speech")[0]
    assert pieces.word("’")[0] == pieces.word("'")[0]


def test_a_monstrous_word_stays_short() -> None:
    pieces = WordPieces(SHIPPED / "tokenizer.json")
    encoded = pieces.encode(["qx" * 300, "end"])
    assert len(encoded.ids) <= 2 + LONGEST_WORD + 1
    assert encoded.first[1] > encoded.last[0]


@pytest.mark.parametrize(
    ("mention", "head"),
    [("the architect of the killing", "architect"), ("Sergei M. Kirov", "Kirov"), ("several of them", "several")],
)
def test_head_words(mention: str, head: str) -> None:
    words = mention.split()
    assert words[head_word(words)] == head


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("waived", "VBD", "waive"),
        ("planned", "VBN", "plan"),
        ("entered", "VBD", "enter"),
        ("passed", "VBD", "pass"),
        ("carries", "VBZ", "carry"),
        ("churches", "NNS", "church"),
        ("houses", "NNS", "house"),
        ("horsemen", "NNS", "horseman"),
        ("lives", "VBZ", "live"),
        ("lives", "NNS", "life"),
        ("slew", "VBD", "slay"),
        ("dying", "VBG", "die"),
        ("larger", "JJR", "large"),
        ("Marines", "NNPS", "Marine"),
        ("VERSAILLES", "NNP", "Versailles"),
        ("Empire", "NN", "empire"),
    ],
)
def test_regular_endings(word: str, tag: str, lemma: str) -> None:
    assert base(word, tag, WordPieces(SHIPPED / "tokenizer.json")) == lemma


def test_what_a_tag_has_no_ending_for_is_left_to_the_encoder() -> None:
    assert base("she", "PRP", ()) is None


def test_the_list_comes_first_and_capitals_follow_the_encoder(tmp_path: Path) -> None:
    (tmp_path / "lemmas.tsv").write_text("sang\tVBD\tsing\n's\tVBZ\t\n", encoding="utf8")
    found = lemmas.Lemmas(tmp_path / "lemmas.tsv", known=())
    assert found.of("Sang", "VBD", "L0|") == "sing"
    assert found.of("'s", "VBZ", "L2|be") == "be"
    assert found.of("Dutch", "JJ", "K0|") == "Dutch"
    assert found.of("Dutch", "JJ", "L0|") == "dutch"
