"""Sentences by their stops."""

from regesta.core.spans import Span
from regesta.voices.stops import Sentences

TEXT = "Mr. Roth left at 6 p.m. yesterday. “He ran!” said Lind. No one\nA new line"


def test_a_sentence_goes_from_stop_to_stop() -> None:
    """An abbreviation ends no sentence, a line does."""
    sentences = Sentences(TEXT)
    at = TEXT.index("Lind")
    assert sentences.around(Span(0, 3)).of(TEXT) == "Mr. Roth left at 6 p.m. yesterday."
    assert sentences.around(Span(at, at + 4)).of(TEXT).endswith("Lind.")
    assert sentences.around(Span(len(TEXT) - 4, len(TEXT))).of(TEXT) == "A new line"


def test_a_sentence_without_a_stop_begins_within_reach() -> None:
    text = "word " * 500
    assert Sentences(text).around(Span(2000, 2004)).start == 1400
