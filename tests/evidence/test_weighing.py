"""What backs an attribution and what the narrator makes of it. The docstring is the passage."""

import inspect
from collections.abc import Callable

import pytest

from regesta.core.records import Attribution
from regesta.core.spans import Span
from regesta.evidence import weigh
from regesta.voices import find_quotations
from tests.voices.passages import document, note


def words(text: str, said: str) -> Span:
    return Span(text.index(said), text.index(said) + len(said))


def weighed(text: str, cue: str, content: str, *, marker: str = "") -> Attribution:
    """The one attribution of the passage, weighed; `marker` is the number of its only note."""
    prose = text.replace(marker, " " * len(marker)) if marker else text
    notes = [note(text, marker)] if marker else []
    quotations, _ = find_quotations(document(text), prose, notes)
    row = Attribution(id="a1", source="x", cue=words(text, cue), content=words(text, content))
    (found,) = weigh(document(text), prose, [], [row], quotations, notes)
    return found


def doc(test: Callable[[], None]) -> str:
    return inspect.cleandoc(inspect.getdoc(test) or "")


def grounds(text: str, row: Attribution) -> set[tuple[str, str]]:
    return {(ground.flag, text[ground.start : ground.end]) for ground in row.grounds}


def test_a_note_and_quoted_words() -> None:
    """The prior wrote that the roof had “fallen upon the choir”.7 It was mended."""
    row = weighed(doc(test_a_note_and_quoted_words), "wrote", "the roof had “fallen upon the choir", marker="7")
    assert row.evidence[:2] == ("noted", "quoted")
    assert row.notes == ("n7",)
    assert row.stance == "neutral"


def test_a_note_in_the_next_paragraph_backs_nothing() -> None:
    """The prior wrote that the roof had fallen.
    The bells were sold.7
    """
    text = doc(test_a_note_in_the_next_paragraph_backs_nothing)
    assert "noted" not in weighed(text, "wrote", "the roof had fallen", marker="7").evidence


def test_a_source_that_cites_nothing() -> None:
    """Hart claims that the duke could read Greek, but he cites no source."""
    text = doc(test_a_source_that_cites_nothing)
    row = weighed(text, "claims", "the duke could read Greek")
    assert row.stance == "doubts"
    assert ("uncited", "cites no source") in grounds(text, row)


def test_the_next_sentence_weighs_too() -> None:
    """Hart held that the duke was poisoned. There is no evidence for it."""
    row = weighed(doc(test_the_next_sentence_weighs_too), "held", "the duke was poisoned")
    assert row.stance == "doubts"
    assert "unsupported" in row.evidence


@pytest.mark.parametrize(
    ("passage", "stance"),
    [
        ("He rightly feared that the bridge would fall.", "endorses"),
        ("He wrongly feared that the bridge would fall.", "rejects"),
        ("He feared that the bridge would fall, and the accounts bear him out.", "endorses"),
        ("He feared that the bridge would fall, which the plans disprove.", "rejects"),
        ("He feared that the bridge would fall, which is demonstrably false.", "rejects"),
        ("He feared that the bridge would fall.", "neutral"),
    ],
)
def test_stance_by_the_words_around(passage: str, stance: str) -> None:
    assert weighed(passage, "feared", "the bridge would fall").stance == stance


def test_words_inside_the_content_judge_nothing() -> None:
    """The clerk wrote that the charter was a forgery and that the story was false."""
    text = doc(test_words_inside_the_content_judge_nothing)
    row = weighed(text, "wrote", "the charter was a forgery and that the story was false")
    assert row.stance == "neutral"


@pytest.mark.parametrize(
    ("passage", "cue", "flag"),
    [
        ("It was rumoured that the queen had fled.", "rumoured", "rumour"),
        ("Under torture he swore that the queen had fled.", "swore", "coerced"),
        ("In a letter to his wife he said that the queen had fled.", "said", "document"),
        ("An eyewitness told the judge that the queen had fled.", "told", "eyewitness"),
    ],
)
def test_what_a_report_rests_on(passage: str, cue: str, flag: str) -> None:
    assert flag in weighed(passage, cue, "the queen had fled").evidence
