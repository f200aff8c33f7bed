"""Passages marked stand-off: words in, offsets kept, the same words out."""

from pathlib import Path

import pytest

from training.annotations import annotated, materialise, standoff
from training.books import BOOKS, plain
from training.phrasing import hits, locate, phrase

TEXT = "Anna wrote to Karl.3 Anna left … and Karl stayed.\nIn 1851 Karl answered that Anna had never written at all."


def test_a_span_is_named_by_its_words_line_and_occurrence() -> None:
    """The second Anna of the first line."""
    assert phrase(TEXT, [21, 25]) == "Anna @0 #2"
    assert locate(TEXT, "Anna @0 #2") == [[21, 25]]


def test_a_span_over_an_ellipsis_is_named_by_its_ends() -> None:
    """Anna left … and Karl stayed: the ellipsis is the text's own."""
    wanted = [21, 49]
    assert locate(TEXT, phrase(TEXT, wanted)) == [wanted]


def test_alternatives_share_the_last_place() -> None:
    """Either verb is accepted."""
    assert [TEXT[a:b] for a, b in locate(TEXT, "answered | written @1")] == ["answered", "written"]


def test_words_that_stand_twice_need_a_place() -> None:
    """Karl stands in both lines."""
    with pytest.raises(ValueError, match="name its line and occurrence"):
        locate(TEXT, "Karl")


def test_no_words_are_nowhere() -> None:
    """An empty name."""
    with pytest.raises(ValueError, match="expected words"):
        hits(TEXT, "")


def test_whole_words_come_before_parts_of_words() -> None:
    """The article is found, and no syllable of another word."""
    assert hits("Anna sang an air", "an") == [[10, 12]]


def test_a_note_shrinks_to_its_marker_and_tags_fall() -> None:
    """A line of a book in TEI."""
    assert plain('He <hi>fled</hi>.<note n="7"><p>See the\n diary.</p></note>\n Then', "xml") == "He fled.7 Then"
    tree = "# newpar\n# text = He fled.\n1\tHe\n\n# text = Then  peace.\n1\tThen\n"
    assert plain(tree, "conllu") == "He fled. Then peace."


@pytest.mark.skipif(not BOOKS.exists(), reason="the books are not beside the repository")
def test_every_passage_survives_the_way_to_words_and_back(tmp_path: Path) -> None:
    """All annotated passages, written as text and YAML and read again."""
    written = materialise(tmp_path)
    assert written
    for passage, path in zip(annotated(), written, strict=True):
        assert standoff(path) == passage.layers, passage.name
