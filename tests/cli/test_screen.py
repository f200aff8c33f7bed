import click
import msgspec
from hypothesis import given
from hypothesis import strategies as st

from regesta.cli.screen import screen
from regesta.cli.screen.desk import Desk
from regesta.core.records import Attribution, Reading
from regesta.core.spans import Span
from tests.small import TEXT, small_reading

SCREEN = """
The Council of 1871  37 words, 1 notes

COVERS  1871   █·······································

WHO
  people  Clara Voss 3 · Emil Roth 2

WHAT HAPPENED
           May 1871  expulsion     the council expelled Clara Voss  n. 1

ON WHOSE WORD  1 of 2 claims have a note, a document or the words themselves
  Clara Voss: I burned nothing  quoted

WITHOUT A SOURCE
  Emil Roth: she had burned the minutes  ? doubted · uncited

IN AND OUT
           May 1871  Clara Voss leaves council

HELD AND MISSING
  missing  The archive has no copy of the minutes

WHAT IS ODD
  discredited-ground  Only Roth says so, and he cites nobody.
"""


def test_the_screen_tells_a_paragraph_s_register() -> None:
    assert click.unstyle(screen(small_reading())) == SCREEN


def test_a_reading_with_nothing_in_it_is_its_title_alone() -> None:
    bare = Reading(document=small_reading().document)
    assert click.unstyle(screen(bare)) == "\nThe Council of 1871  37 words, 0 notes\n"


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)), st.integers(12, 120))
def test_an_excerpt_fits_its_room_and_says_only_what_the_text_says(one: int, other: int, room: int) -> None:
    span = Span(min(one, other), max(one, other))
    shown = click.unstyle(Desk(small_reading()).excerpt(span, room))
    assert len(shown) <= room
    assert shown.strip("…") in TEXT.replace("1 Her", " Her")


def test_an_excerpt_that_is_cut_keeps_its_trigger() -> None:
    trigger = Span(TEXT.index("no copy"), TEXT.index("no copy") + 7)
    shown = click.unstyle(Desk(small_reading()).excerpt(Span(0, len(TEXT)), 40, trigger=trigger))
    assert "no copy" in shown
    assert shown.startswith("…")


def test_voices_are_told_from_the_outermost_in() -> None:
    """Roth says that Voss wrote it."""
    reading = small_reading()
    inner = msgspec.structs.replace(reading.attributions[1], parent="a1")
    nested = msgspec.structs.replace(reading, attributions=(reading.attributions[0], inner))
    assert Desk(nested).voices("a2") == "Emil Roth ▸ Clara Voss"


def test_voices_that_stand_in_one_another_come_to_an_end() -> None:
    def voice(name: str, parent: str) -> Attribution:
        return Attribution(id=name, source=None, cue=None, content=Span(0, 4), parent=parent)

    ring = Reading(document=small_reading().document, attributions=(voice("a", "b"), voice("b", "a")))
    assert Desk(ring).voices("a") == "somebody ▸ somebody"


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_the_sentence_round_a_row_holds_it(one: int, other: int) -> None:
    span = Span(min(one, other), max(one, other))
    sentence = Desk(small_reading()).sentence(span)
    assert sentence.start <= span.start <= span.end <= sentence.end


def test_a_sentence_ends_at_its_stop() -> None:
    burned = Span(TEXT.index("burned the"), TEXT.index("burned the") + 6)
    assert Desk(small_reading()).sentence(burned).of(TEXT).startswith("Her printer")
    assert Desk(small_reading()).sentence(burned).of(TEXT).endswith("cited nobody")
