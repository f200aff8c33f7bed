"""Two people read as one, told apart: by their mentions, reversibly, with all that rests on each.

In the chronicle a Clara Voss joins a committee in 1869 and is expelled in 1871; another, her granddaughter, speaks in
1930, calls Roth a windbag and allies herself with Ada Brandt. The reader took the two for one.
"""

from pathlib import Path

import msgspec
import pytest

from benchmarks.chronicle import Chronicler, Told
from regesta import inquiry
from regesta.core.records import Reading
from regesta.errors import UsageError
from regesta.ledger import Ledger
from regesta.ledger.replaying import write_log
from tests.chronicles import BRANDT, COUNCIL, ROTH, VOSS
from tests.ledger.test_judgements import rows
from tests.ledger.test_replaying import shifted
from tests.shelves import Shelves

SOURCE = "the-two-voss"
YOUNGER = "Clara Voss the younger"


def two_as_one() -> Reading:
    page = Chronicler("The Two Voss")
    page.tell(Told("joining", 1869, 4, agent=VOSS, group=COUNCIL))
    page.write(" ")
    page.tell(Told("expulsion", 1871, 5, agent=ROTH, patient=VOSS, group=COUNCIL))
    page.paragraph()
    page.tell(Told("speech", 1930, 2, agent=VOSS, place="Varen"))
    page.write(" ")
    page.insult(VOSS, ROTH, 1930, "a windbag")
    page.write(" ")
    page.tell(Told("alliance", 1931, 0, agent=VOSS, patient=BRANDT))
    page.paragraph()
    return page.reading()


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    ledger.add(two_as_one(), source=SOURCE)
    return ledger


def key_of(ledger: Ledger, name: str) -> str:
    return inquiry.who(ledger, name).identities[0].key


def second_paragraph(ledger: Ledger) -> tuple[int, int]:
    block = ledger.reading(SOURCE).document.blocks[1]
    return block.start, block.end


def part(ledger: Ledger) -> int:
    """Ada says that the second paragraph tells of the granddaughter."""
    return ledger.split(key_of(ledger, VOSS), [second_paragraph(ledger)], by="Ada", name=YOUNGER)


def state(ledger: Ledger) -> dict[str, list[dict[str, object]]]:
    return {kind: rows(ledger, kind) for kind in ("entity", "statement", "membership", "tie", "characterisation")}


def years(ledger: Ledger, name: str) -> list[str | None]:
    return [event.edtf for event in inquiry.timeline(ledger, person=name).rows]


def test_the_mentions_of_a_name_are_listed_in_their_context(kept: Ledger) -> None:
    told = inquiry.mentions(kept, VOSS).rows
    assert [(row.number, row.form, row.proof.quote) for row in told] == [(n, "name", VOSS) for n in range(1, 6)]
    assert told[1].before.endswith(f"{ROTH} expelled ")
    assert (told[2].proof.chapter, told[2].proof.paragraph) == ("Chapter 1", 2)


def test_what_rests_on_the_mentions_goes_with_them(kept: Ledger) -> None:
    part(kept)
    assert years(kept, VOSS) == ["1869-04", "1871-05"]
    assert years(kept, YOUNGER) == ["1930-02", "1931"]
    older, younger = inquiry.who(kept, VOSS), inquiry.who(kept, YOUNGER)
    assert [tenure.since for tenure in older.tenures] == ["1869-04"]
    assert (older.ties, older.says, younger.tenures) == ((), (), ())
    assert [tie.b.name for tie in younger.ties] == [BRANDT]
    assert {saying.proof.quote for saying in younger.says} == {"a windbag"}
    assert [row.proof.quote for row in inquiry.mentions(kept, YOUNGER).rows] == [VOSS] * 3
    assert inquiry.at(kept, "1870", person=YOUNGER).standings == ()


def test_rows_keep_their_keys_and_their_judgements(kept: Ledger) -> None:
    speech = inquiry.timeline(kept, type="speech").rows[0].key
    tie = rows(kept, "tie")[0]["key"]
    kept.edit(speech, {"certainty": "probable"}, by="Bo")
    kept.accept([tie], by="Bo")
    part(kept)
    event = inquiry.timeline(kept, person=YOUNGER).rows[0]
    assert (event.key, event.certainty, event.reviewer) == (speech, "probable", "Bo")
    assert [(row["key"], row["review"]) for row in rows(kept, "tie")] == [(tie, "accepted")]


def test_undoing_a_split_leaves_no_trace_and_redoing_makes_the_same(kept: Ledger) -> None:
    before = state(kept)
    step = part(kept)
    after = state(kept)
    undo = kept.undo(step, by="Bo")
    assert state(kept) == before
    kept.undo(undo, by="Ada")
    assert state(kept) == after


def test_one_who_was_split_off_is_judged_like_anybody_else(kept: Ledger) -> None:
    step = part(kept)
    younger = key_of(kept, YOUNGER)
    kept.note(younger, "Born in 1905.", by="Ada")
    kept.edit(younger, {"name": "Clara Voss-Brandt"}, by="Ada")
    assert inquiry.who(kept, "Voss-Brandt").name == "Clara Voss-Brandt"
    kept.split(younger, [_last_mention(kept, younger)], by="Ada", name="Clara Voss the third")
    assert years(kept, "Clara Voss the third") == ["1931"]
    kept.undo(step, by="Ada")
    assert years(kept, VOSS) == ["1869-04", "1871-05", "1930-02", "1931"]
    assert len(rows(kept, "entity")) == len(two_as_one().entities)


def _last_mention(ledger: Ledger, key: str) -> tuple[int, int]:
    proof = inquiry.mentions(ledger, key).rows[-1].proof
    return proof.start, proof.end


def test_a_split_is_a_different_that_a_chain_of_same_may_not_pass(kept: Ledger) -> None:
    step = part(kept)
    voss, younger, brandt = (key_of(kept, name) for name in (VOSS, YOUNGER, BRANDT))
    kept.same([voss, brandt], by="Bo")
    with pytest.raises(UsageError, match=f"step {step}, which says they are different"):
        kept.same([brandt, younger], by="Bo")
    assert all({pair.a.name, pair.b.name} != {VOSS, YOUNGER} for pair in inquiry.candidates(kept))


def test_a_direct_same_is_the_last_word_and_can_be_undone(kept: Ledger) -> None:
    part(kept)
    step = kept.same([key_of(kept, VOSS), key_of(kept, YOUNGER)], by="Bo")
    assert years(kept, VOSS) == ["1869-04", "1871-05", "1930-02", "1931"]
    kept.undo(step, by="Bo")
    assert years(kept, VOSS) == ["1869-04", "1871-05"]


def test_a_split_is_undone_and_redone_with_the_merges_of_its_half(kept: Ledger) -> None:
    step = part(kept)
    kept.same([key_of(kept, YOUNGER), key_of(kept, BRANDT)], by="Bo")
    undo = kept.undo(step, by="Ada")
    assert {row["cluster"] == row["id"] for row in rows(kept, "entity")} == {True}
    kept.undo(undo, by="Ada")
    assert {one.name for one in inquiry.who(kept, BRANDT).identities} == {BRANDT, YOUNGER}


def test_without_a_name_the_other_gets_a_number(kept: Ledger) -> None:
    kept.split(key_of(kept, VOSS), [second_paragraph(kept)], by="Ada")
    assert [row["name"] for row in rows(kept, "entity") if VOSS in row["name"]] == [VOSS, f"{VOSS} (2)"]


def test_all_mentions_or_none_are_no_split(kept: Ledger) -> None:
    voss = key_of(kept, VOSS)
    for places, found in (([(0, 10_000)], "5 of them"), ([], "0 of them")):
        with pytest.raises(UsageError, match=found):
            kept.split(voss, places, by="Ada")
    with pytest.raises(UsageError, match="some of the 0"):
        kept.split(rows(kept, "statement")[0]["key"], [(0, 10_000)], by="Ada")
    assert kept.history() == ()


def test_a_split_stands_over_a_new_edition_with_other_offsets(kept: Ledger) -> None:
    part(kept)
    added = kept.add(shifted(two_as_one(), "A new foreword. "), source=SOURCE)
    assert (added.status, added.lost) == ("again", ())
    assert years(kept, YOUNGER) == ["1930-02", "1931"]


def test_a_reader_that_tells_the_two_apart_makes_the_split_needless(kept: Ledger) -> None:
    part(kept)
    kept.add(kept.divided(SOURCE).reading, source=SOURCE)
    assert [row["name"] for row in rows(kept, "entity") if row["kind"] == "person"].count(YOUNGER) == 1
    assert years(kept, YOUNGER) == ["1930-02", "1931"]
    voss, younger, brandt = (key_of(kept, name) for name in (VOSS, YOUNGER, BRANDT))
    kept.same([voss, brandt], by="Bo")
    with pytest.raises(UsageError, match="different"):
        kept.same([brandt, younger], by="Bo")


def test_a_split_whose_words_are_gone_is_told_as_lost(kept: Ledger) -> None:
    part(kept)
    page = Chronicler("The Two Voss")
    page.tell(Told("joining", 1869, 4, agent=VOSS, group=COUNCIL))
    page.paragraph()
    added = kept.add(page.reading(), source=SOURCE)
    assert [(one.act, one.exact) for one in added.lost] == [("split", VOSS)]


def test_a_split_is_replayed_elsewhere(kept: Ledger, shelves: Shelves, tmp_path: Path) -> None:
    part(kept)
    kept.same([key_of(kept, YOUNGER), key_of(kept, BRANDT)], by="Bo")
    (tmp_path / "log.jsonl").write_bytes(write_log(kept.history()))
    other = shelves.fresh()
    other.add(shifted(two_as_one(), "Another printing. "), source=SOURCE)
    done = other.replay(tmp_path / "log.jsonl")
    assert (done.new, done.lost) == (2, ())
    assert {one.name for one in inquiry.who(other, BRANDT).identities} == {BRANDT, YOUNGER}
    assert other.replay(tmp_path / "log.jsonl").known == 2


def test_works_and_events_are_split_as_people_are(ledger: Ledger) -> None:
    """Two congresses of one name, two books of one title."""
    page = Chronicler("Books and Congresses")
    for year in (1870, 1890):
        page.tell(Told("publication", year, 1, agent=VOSS, group="On Salt"))
        page.write(" ")
    page.paragraph()
    ledger.add(page.reading(), source=SOURCE)
    for kind in ("work", "group"):
        told = [row for row in rows(ledger, "entity") if row["kind"] == kind]
        for row in told:
            places = [(one.proof.start, one.proof.end) for one in inquiry.mentions(ledger, row["key"]).rows]
            ledger.split(row["key"], places[1:], by="Ada")
    assert years(ledger, "On Salt (2)") == ["1890-01"]


def test_what_was_read_stays_what_was_read(kept: Ledger) -> None:
    part(kept)
    assert msgspec.json.encode(kept.reading(SOURCE)) == msgspec.json.encode(two_as_one())
