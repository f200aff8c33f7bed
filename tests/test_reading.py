"""The whole pass over the sample chapter and over whatever else a file may hold. Needs the shipped language model."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import regesta
from regesta.core.interchange import broken_promises
from regesta.core.records import Reading
from regesta.errors import ModelError, RegestaError

SAMPLE = Path(__file__).parents[1] / "samples" / "the-library-at-varen.txt"


@pytest.fixture(scope="module")
def chapter() -> Reading:
    try:
        return regesta.read(SAMPLE)
    except ModelError as error:
        pytest.skip(f"no language model here: {error}")


def test_every_row_proves_itself(chapter: Reading) -> None:
    assert list(broken_promises(chapter)) == []


def test_the_ledger_comes_back_as_it_went_out(chapter: Reading) -> None:
    assert regesta.load(regesta.dump(chapter)) == chapter


def test_the_same_bytes_give_the_same_ledger(chapter: Reading) -> None:
    again = regesta.read(SAMPLE)
    assert regesta.dump(again) == regesta.dump(chapter)


def test_the_notes_are_found_and_the_one_without_a_marker_is_told(chapter: Reading) -> None:
    """Eighteen notes stand under "Notes"; the text has no marker for the fourteenth."""
    marked = [note.marker for note in chapter.notes if note.start is not None]
    assert marked == [str(number) for number in range(1, 19) if number != 14]
    assert "14" in {note.marker for note in chapter.notes if note.start is None}


def test_relative_dates_rest_on_their_anchors(chapter: Reading) -> None:
    dates = {chapter.document.text[time.start : time.end]: time.edtf for time in chapter.times}
    assert dates["9 November 1851"] == "1851-11-09"
    assert dates["3 January 1852"] == "1852-01-03"
    assert any(edtf and edtf.startswith("1849-12-07") for edtf in dates.values())


def test_the_people_of_the_chapter_are_known(chapter: Reading) -> None:
    people = {entity.name: len(entity.mentions) for entity in chapter.entities if entity.kind == "person"}
    assert {"Anton Reuss", "Johann Lenz", "Clara Voss"} <= people.keys()
    assert people["Anton Reuss"] > 10


def test_a_quotation_knows_its_speaker(chapter: Reading) -> None:
    """Hartmann replied that the president ‘had read “The Social Contract” as other men read the price of corn’."""
    text, names = chapter.document.text, {entity.id: entity.name for entity in chapter.entities}
    speakers = {text[row.start : row.start + 8]: names.get(row.speaker or "") for row in chapter.quotations}
    assert speakers["had read"] == "Karl Hartmann"


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=400))
def test_no_prose_breaks_the_reader(chapter: Reading, prose: str) -> None:
    with contextlib.suppress(RegestaError):
        assert list(broken_promises(regesta.read(f"{prose}\n\n{prose}"))) == []


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=400))
def test_no_bytes_raise_anything_but_our_own_errors(chapter: Reading, data: bytes) -> None:
    with contextlib.suppress(RegestaError):
        assert list(broken_promises(regesta.read(data))) == []
