"""Learned cues beside what grammar knows."""

from regesta.voices.learned import settle
from tests.marked import Page


def said_of_roth() -> Page:
    """Roth was said to have fled, with a learned cue, source and content."""
    page = Page("Roth was said to have fled.").name("Roth", "person").mark("cues", "was said", "cue")
    page.pair("source", "said", "Roth", "source").pair("source", "said", "to", "content-start")
    return page.pair("source", "said", "fled", "content-end")


def test_a_learned_cue_brings_its_source_and_content() -> None:
    (told,) = settle(said_of_roth().passages(), ())
    assert told.source and told.source.of("Roth was said") == "Roth"


def test_a_passive_that_nobody_says_has_no_source() -> None:
    """The one spoken of is not the one who speaks."""
    page = said_of_roth().tag("said", "VBN").tree("was", "aux:pass", "said").tree("Roth", "nsubj:pass", "said")
    (told,) = settle(page.passages(), ())
    assert told.source is None and told.hearsay and not told.seeks
