"""Quotations found by their marks, told from apostrophes, and speech told from terms and titles."""

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.core.records import Quotation
from regesta.voices import find_quotations
from tests.voices.passages import document, note


def quoted(text: str, **kinds: object) -> list[tuple[str, str]]:
    """Kind and words of each quotation of the passage."""
    rows, _ = find_quotations(document(text), text, ())
    return [(row.kind, text[row.start : row.end]) for row in rows]


def words(text: str) -> list[str]:
    return [said for _, said in quoted(text)]


def codes(text: str) -> list[str]:
    _, problems = find_quotations(document(text), text, ())
    return [problem.code for problem in problems]


def doc(test: object) -> str:
    return inspect.cleandoc(inspect.getdoc(test) or "")


def test_curly_double_marks() -> None:
    """The abbot wrote, “We have no bread left in the house.”"""
    assert quoted(doc(test_curly_double_marks)) == [("direct", "We have no bread left in the house.")]


def test_straight_marks_open_and_close() -> None:
    """'I shall not go,' he told the legate, "whatever the king's men may say"."""
    assert words(doc(test_straight_marks_open_and_close)) == [
        "I shall not go,",
        "whatever the king's men may say",
    ]


def test_guillemets() -> None:
    """The prefect noted: « La ville est calme depuis trois jours. »"""
    assert words(doc(test_guillemets)) == ["La ville est calme depuis trois jours."]


def test_german_marks() -> None:
    """The envoy reported: „Der Hof ist gegen uns und wird es bleiben.“"""
    assert words(doc(test_german_marks)) == ["Der Hof ist gegen uns und wird es bleiben."]


def test_apostrophes_are_never_quotations() -> None:
    """The weavers’ guild couldn’t pay; ’twas the king’s war, in ’93, and the ’prentices’ wages were O’Hara’s worry."""
    assert quoted(doc(test_apostrophes_are_never_quotations)) == []


def test_a_genitive_plural_does_not_close_single_marks() -> None:
    """‘The soldiers’ families were left without bread’, the deputy wrote."""
    assert words(doc(test_a_genitive_plural_does_not_close_single_marks)) == [
        "The soldiers’ families were left without bread"
    ]


def test_single_marks_close_before_a_later_genitive() -> None:
    """He spoke of the ‘moderates’ and of the workers’ demands."""
    assert quoted(doc(test_single_marks_close_before_a_later_genitive)) == [("term", "moderates")]


def test_nested_quotations_know_their_parent() -> None:
    """She said: ‘My brother cried “Long live the republic!” before they shot him.’"""
    text = doc(test_nested_quotations_know_their_parent)
    (outer, inner), _ = find_quotations(document(text), text, ())
    assert inner.parent == outer.id
    assert outer.parent is None
    assert text[inner.start : inner.end] == "Long live the republic!"


def test_an_interrupted_quotation_gives_its_parts() -> None:
    """“Tomorrow,” said the consul, “we cross the river.”"""
    assert quoted(doc(test_an_interrupted_quotation_gives_its_parts)) == [
        ("direct", "Tomorrow,"),
        ("direct", "we cross the river."),
    ]


def test_brackets_and_ellipses_stay_inside() -> None:
    """The report held that “the garrison . . . could [not] be relied upon [sic] in the winter.”"""
    assert words(doc(test_brackets_and_ellipses_stay_inside)) == [
        "the garrison . . . could [not] be relied upon [sic] in the winter."
    ]


def test_a_quotation_over_paragraphs_opens_anew_in_each() -> None:
    """The letter began: “We are without orders.

    “We are without powder too.” Nobody answered it.
    """
    text = doc(test_a_quotation_over_paragraphs_opens_anew_in_each)
    (first, second), problems = find_quotations(document(text), text, ())
    assert text[first.start : first.end] == "We are without orders."
    assert "next paragraph" in first.reason
    assert text[second.start : second.end] == "We are without powder too."
    assert problems == ()


def test_a_block_quotation_needs_no_marks() -> None:
    """He put it thus in his last letter:
    Whoever holds the bridge holds the town, and I have no men for the bridge.
    """
    text = doc(test_a_block_quotation_needs_no_marks)
    assert quoted(text) == [("direct", "Whoever holds the bridge holds the town, and I have no men for the bridge.")]


def test_an_unclosed_quotation_is_a_problem_and_no_crash() -> None:
    """The bishop said, “I know nothing of it and went home to his supper."""
    text = doc(test_an_unclosed_quotation_is_a_problem_and_no_crash)
    (row,), (problem,) = find_quotations(document(text), text, ())
    assert problem.code == "quotation-unclosed"
    assert text[problem.start or 0] == "“"
    assert row.score < 0.5


def test_a_stray_closing_mark_is_a_problem() -> None:
    """He had nothing to say.” The matter rested."""
    assert codes(doc(test_a_stray_closing_mark_is_a_problem)) == ["quotation-unopened"]


@pytest.mark.parametrize(
    ("passage", "kind"),
    [
        ("The so-called ‘volunteers’ came by train.", "term"),
        ("His rivals called him “the grocer of Ghent” ever after.", "term"),
        ("He had, he said, “never met the man in question.”", "direct"),
        ("An essay entitled “The Decline of the Hanse” made her name.", "title"),
        ("“No,” answered the mayor.", "direct"),
    ],
)
def test_speech_terms_and_titles_are_told_apart(passage: str, kind: str) -> None:
    assert [k for k, _ in quoted(passage)] == [kind]


def test_a_note_behind_the_closing_mark_backs_the_quotation() -> None:
    """She wrote that “the harvest is lost”.12 Nobody came."""
    text = doc(test_a_note_behind_the_closing_mark_backs_the_quotation)
    mark = note(text, "12")
    (row,), _ = find_quotations(document(text), text.replace("12", "  "), (mark,))
    assert row.notes == (mark.id,)


@given(st.text(alphabet="ab s.,“”‘’'\"«»„\n", max_size=80))
def test_any_marks_give_proper_spans(text: str) -> None:
    """Whatever the marks, no crash: every quotation is inside the text, without white space at its edges."""
    rows: tuple[Quotation, ...]
    rows, _ = find_quotations(document(text), text, ())
    for row in rows:
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end].strip() == text[row.start : row.end]
