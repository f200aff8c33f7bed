"""Judgements: signed, dated, only ever added, undone as whole steps, and put to work at once."""

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from regesta import inquiry
from regesta.errors import UsageError
from regesta.ledger import Ledger
from regesta.ledger.schema import KINDS
from tests.shelves import Shelves
from tests.small import TEXT, at, small_reading

SOURCE = "the-council-of-1871"


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    ledger.add(small_reading())
    return ledger


def rows(ledger: Ledger, kind: str) -> list[dict[str, Any]]:
    with ledger.looking() as connection:
        table = KINDS[kind]
        return [dict(row) for row in connection.execute(table.select().order_by(table.c.id)).mappings()]


def key(ledger: Ledger, kind: str, nth: int = 0) -> str:
    return str(rows(ledger, kind)[nth]["key"])


def test_an_accepted_row_says_by_whom(kept: Ledger) -> None:
    kept.accept([key(kept, "statement")], by="Ada")
    event = inquiry.timeline(kept).rows[0]
    assert (event.review, event.reviewer) == ("accepted", "Ada")


def test_a_rejected_row_is_in_no_answer(kept: Ledger) -> None:
    kept.reject([key(kept, "statement")], by="Ada")
    assert inquiry.timeline(kept).rows == ()


def test_an_edited_date_moves_the_row_in_time(kept: Ledger) -> None:
    kept.edit(key(kept, "statement"), {"edtf": "1872-06", "certainty": "probable"}, by="Ada")
    event = inquiry.timeline(kept, since="1872").rows[0]
    assert (event.earliest, event.latest, event.certainty) == ("1872-06-01", "1872-06-30", "probable")


def test_an_edit_can_say_who_it_was(kept: Ledger) -> None:
    roles = [{"role": "agent", "entity": "Emil Roth"}, {"role": "patient", "entity": "Clara Voss"}]
    kept.edit(key(kept, "statement"), {"roles": roles}, by="Ada")
    assert inquiry.timeline(kept, person="Emil Roth").rows[0].regest == "expulsion: Emil Roth → Clara Voss"


def test_a_missed_row_is_added_by_marking_its_words(kept: Ledger) -> None:
    """Her printer, Emil Roth, later [swore] that she had burned the minutes."""
    roles = [{"role": "agent", "entity": "Emil Roth"}]
    span = at("swore")
    told = {"kind": "statement", "start": span.start, "end": span.end, "type": "accusation", "edtf": "1873"}
    kept.mark(SOURCE, {**told, "roles": roles}, by="Ada")
    event = inquiry.timeline(kept, type="accusation").rows[0]
    assert (event.review, event.proof.quote, event.regest) == ("added", "swore", "accusation: Emil Roth")


def test_a_note_by_hand_stands_in_the_log_and_changes_no_row(kept: Ledger) -> None:
    before = rows(kept, "statement")
    kept.note(key(kept, "statement"), "See the minute book.", by="Ada")
    assert rows(kept, "statement") == before
    assert kept.history()[-1].value == {"text": "See the minute book."}


def test_a_bulk_judgement_is_one_step_to_undo(kept: Ledger) -> None:
    step = kept.accept([key(kept, "attribution", 0), key(kept, "attribution", 1)], by="Ada")
    assert {row["review"] for row in rows(kept, "attribution")} == {"accepted"}
    kept.undo(step, by="Ada")
    assert {row["review"] for row in rows(kept, "attribution")} == {"read"}


def test_undo_takes_back_the_last_that_counts_and_undoing_it_redoes(kept: Ledger) -> None:
    statement = key(kept, "statement")
    kept.accept([statement], by="Ada")
    kept.edit(statement, {"edtf": "1872"}, by="Ada")
    first = kept.undo(by="Ada")
    assert rows(kept, "statement")[0]["review"] == "accepted"
    kept.undo(by="Ada")
    assert rows(kept, "statement")[0]["review"] == "read"
    kept.undo(first, by="Ada")
    assert rows(kept, "statement")[0]["edtf"] == "1872"


def test_an_added_row_goes_when_its_adding_is_undone(kept: Ledger) -> None:
    span = at("swore")
    kept.mark(
        SOURCE, {"kind": "statement", "start": span.start, "end": span.end, "type": "speech", "edtf": "1873"}, by="A"
    )
    kept.undo(by="A")
    assert inquiry.timeline(kept, type="speech").rows == ()


def test_the_log_cannot_be_altered(kept: Ledger) -> None:
    kept.accept([key(kept, "statement")], by="Ada")
    for command in ("UPDATE judgements SET by = 'Bo'", "DELETE FROM judgements"):
        command = command.replace(" by ", ' "by" ')
        with pytest.raises(DBAPIError, match="only ever added"), kept.engine.begin() as connection:
            connection.execute(text(command))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"colour": "red"}, "A statement has: edtf, type"),
        ({"edtf": "last spring"}, "an EDTF date"),
        ({"certainty": "absolutely"}, "certain, probable, possible, unknown"),
    ],
)
def test_an_edit_that_makes_no_sense_is_refused(kept: Ledger, changes: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        kept.edit(key(kept, "statement"), changes, by="Ada")
    assert kept.history() == ()


def test_judgements_need_a_name_a_row_and_words(kept: Ledger) -> None:
    with pytest.raises(UsageError, match="reviewer's name"):
        kept.accept([key(kept, "statement")], by=" ")
    with pytest.raises(UsageError, match="key of a row"):
        kept.accept(["statement:0000"], by="Ada")
    with pytest.raises(UsageError, match="within"):
        kept.mark(SOURCE, {"kind": "statement", "start": 5, "end": 100_000}, by="Ada")
    with pytest.raises(UsageError, match="none that still counts"):
        kept.undo(by="Ada")


def test_the_log_of_one_source_or_reviewer(kept: Ledger) -> None:
    kept.accept([key(kept, "statement")], by="Ada")
    kept.reject([key(kept, "holding")], by="Bo")
    assert [told.act for told in kept.history(by="Bo")] == ["reject"]
    assert len(kept.history(source=SOURCE)) == 2


STEPS = st.lists(
    st.tuples(st.sampled_from(["accept", "reject", "edit", "same", "mark"]), st.integers(0, 2)), min_size=1, max_size=6
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_was_judged_undoing_it_all_leaves_what_was_read(
    shelves: Shelves, steps: list[tuple[str, int]]
) -> None:
    if shelves.server:
        pytest.skip("one database is enough for chance")
    ledger = shelves.fresh()
    ledger.add(small_reading())
    before = {kind: rows(ledger, kind) for kind in ("statement", "attribution", "entity")}
    for number, (act, which) in enumerate(steps):
        judge(ledger, act, which, number)
    for _ in range(len({told.step for told in ledger.history()})):
        ledger.undo(by="Ada")
    assert {kind: [row for row in rows(ledger, kind) if row["reason"] != "added by hand"] for kind in before} == before


def judge(ledger: Ledger, act: str, which: int, number: int) -> None:
    attribution = key(ledger, "attribution", which % 2)
    if act == "same":
        ledger.same([key(ledger, "entity", 1), key(ledger, "entity", 2)], by="Ada")
    elif act == "mark":
        told = {"kind": "statement", "start": number, "end": number + 10, "type": "speech"}
        ledger.mark(SOURCE, told, by="Ada")
    elif act == "edit":
        ledger.edit(attribution, {"stance": ("doubts", "rejects", "neutral")[which]}, by="Ada")
    else:
        getattr(ledger, act)([attribution, key(ledger, "statement")], by="Ada")


def test_the_words_of_every_row_stand_in_its_text(kept: Ledger) -> None:
    for kind in KINDS:
        for row in rows(kept, kind):
            assert TEXT[row["start"] : row["stop"]] == row["quote"], kind


def test_edits_of_evidence_are_found_by_flag(kept: Ledger) -> None:
    kept.edit(key(kept, "attribution"), {"evidence": ["coerced"]}, by="Ada")
    assert [claim.review for claim in inquiry.claims(kept, flag="coerced").rows] == ["edited"]


def test_a_better_reading_keeps_the_judgements(kept: Ledger) -> None:
    kept.edit(key(kept, "statement"), {"edtf": "1871-04"}, by="Ada")
    added = kept.add(msgspec.structs.replace(small_reading(), holdings=()))
    assert (added.kept, added.lost) == (1, ())
    assert rows(kept, "statement")[0]["edtf"] == "1871-04"


def test_one_who_was_renamed_is_found_by_the_new_name_alone(kept: Ledger) -> None:
    roth = key(kept, "entity", 2)
    step = kept.edit(roth, {"name": "Emil Rothe", "aliases": []}, by="Ada")
    assert inquiry.who(kept, "Rothe").identities[0].key == roth
    kept.undo(step, by="Ada")
    assert inquiry.who(kept, "Roth").name == "Emil Roth"


def test_somebody_whom_the_reader_missed_is_found_by_name(kept: Ledger) -> None:
    """Her [printer], Emil Roth."""
    span = at("printer")
    kept.mark(SOURCE, {"kind": "entity", "start": span.start, "end": span.end, "name": "Jan Roth"}, by="Ada")
    assert inquiry.who(kept, "Jan Roth").identities[0].proof.quote == "printer"
