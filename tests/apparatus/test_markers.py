"""What is a note marker in plain text, and what is not: the docstring is the passage."""

import inspect
from collections.abc import Callable

import pytest

from regesta.apparatus import blank, find_notes
from regesta.core.records import Note
from regesta.source import open_text


def notes_in(text: str) -> list[Note]:
    return list(find_notes(open_text(text))[0])


def markers(text: str) -> list[str]:
    return [note.marker for note in notes_in(text) if note.start is not None]


def passage(test: Callable[..., None]) -> str:
    return inspect.cleandoc(test.__doc__ or "").replace("\n", " ")


def test_glued_to_a_word_a_stop_and_a_quotation_mark() -> None:
    """He owned several of Crane’s publications.51 Tessaly called them ‘rival groups’.52 The clerk, she
    added,53 ‘was no better’;54 and the council55 agreed."""
    assert markers(passage(test_glued_to_a_word_a_stop_and_a_quotation_mark)) == ["51", "52", "53", "54", "55"]


def test_after_a_year() -> None:
    """He counted until 1641.5 Adams followed him in 1650.6 Both were dead by 1652.7 Nobody mourned.8 Varn slept."""
    assert markers(passage(test_after_a_year)) == ["5", "6", "7", "8"]


def test_in_brackets() -> None:
    """He counted salt.[21] The tower [of Varn] fell in [1650].[22] ‘It [sic] is gone’, she wrote.[23]"""
    assert markers(passage(test_in_brackets)) == ["21", "22", "23"]


def test_superscripts_and_symbols() -> None:
    """He counted salt.¹ It covered nine km² of yard.² The widow* saw it, and Merrin† denied it."""
    assert markers(passage(test_superscripts_and_symbols)) == ["1", "2", "*", "†"]


def test_labels_with_a_prefix() -> None:
    """The guards were armed,A2.1 and the Mensheviki,7 who were not, went home.A2.2"""
    assert markers(passage(test_labels_with_a_prefix)) == ["A2.1", "7", "A2.2"]


def test_roman_numerals_of_front_matter() -> None:
    """The archive was closed.i It opened in 1650.ii Crane was the first in it.iii Others followed.iv All left."""
    assert markers(passage(test_roman_numerals_of_front_matter)) == ["i", "ii", "iii", "iv"]


def test_two_side_by_side() -> None:
    """He counted salt.65 66 The tower fell.67 Nobody knew.68 All slept."""
    assert markers(passage(test_two_side_by_side)) == ["65", "66", "67", "68"]


NO_MARKERS = [
    "On the 16th he counted 5,000 barrels at £3.50 each, and 2.5 million grains; by 10.30 he was home.",
    "Article 12. No. 15 and vol. 2, p.23 of the Act (c.1500) say so; see ch.4 and pp.12-15.",
    "He flew a B52, read Apollo11 reports, met MI5 and the G8, and drank H2O at 3pm in room A4.",
    "CHAPTER 12\nHe counted salt in 1641, 1642, and 1643. In AD 193-06-02 he stopped.",
    "Madame de N*** met Lord C** and *said nothing* of it * * * to anyone.",
    "Genesis 2:3, Acts 5:12 and Romans 8.28 are quoted; the score was 185–184, or 3.14.",
    "Aldous Merrin (*1601 †1650) was born here.",
    "The area is 12 km² and the volume 3 m³.",
    "1. First he counted.\n2. Then he wrote.\n3. Then he died.",
    "By paragraph 1.E.7 or 1.F.3, no fee is charged. 1.E.1 says so.",
]


@pytest.mark.parametrize("text", NO_MARKERS)
def test_what_is_none(text: str) -> None:
    assert markers(text) == []


def test_numbering_restarts_with_a_chapter() -> None:
    text = "CHAPTER ONE\nHe counted.1 He slept.2 He woke.3\nCHAPTER TWO\nShe counted.1 She slept.2 She woke.3"
    assert markers(text) == ["1", "2", "3", "1", "2", "3"]


def test_a_gap_is_reported() -> None:
    """He counted.1 He slept.2 He woke.5 He died.6"""
    notes, problems = find_notes(open_text(passage(test_a_gap_is_reported)))
    assert [n.marker for n in notes] == ["1", "2", "5", "6"]
    [problem] = problems
    assert problem.code == "note-gap" and problem.start == notes[2].start


def test_a_misprinted_number_is_reported_and_still_led_to_its_note() -> None:
    text = "He counted.[7] He slept.[8] He woke.[8] He died.[10]\n\n" + "\n\n".join(
        f"[{n}] Crane, p. {n}." for n in range(7, 11)
    )
    notes, problems = find_notes(open_text(text))
    assert [(n.marker, n.body) for n in notes][2] == ("8", "Crane, p. 9.")
    assert "note-repeat" in {p.code for p in problems}


def test_markers_are_blanked_at_the_same_offsets() -> None:
    source = open_text("He counted.51 He ‘slept’.52 He woke.[53] Now.")
    notes, _ = find_notes(source)
    assert blank(source.document, notes) == "He counted.   He ‘slept’.   He woke.     Now."


def test_typed_quotation_marks_are_read_as_curly_ones_at_the_same_offsets() -> None:
    source = open_text("She wrote: ``I won't, not for `gold' alone.'' The rest is ''lost.")
    assert blank(source.document, []) == "She wrote:  “I won't, not for `gold' alone.”  The rest is ''lost."


# ---- scope -------------------------------------------------------------------------------------------------------
def scopes(text: str) -> list[str | None]:
    return [note.scope.of(text) if note.scope else None for note in notes_in(text)]


def test_a_note_supports_the_sentences_since_the_last_one() -> None:
    text = "He counted salt. He told nobody.1 The tower fell.2\nShe swore otherwise. Nobody asked.3"
    assert scopes(text) == ["He counted salt. He told nobody.", "The tower fell.", "She swore otherwise. Nobody asked."]


def test_a_note_inside_a_sentence_supports_its_clause() -> None:
    text = "He told nobody. His graceful hand,1 his popular address, and his silence2 won all. They slept.3"
    assert scopes(text) == ["His graceful hand", "his popular address, and his silence", "won all. They slept."]
