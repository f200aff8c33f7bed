"""Judgements that travel: to a new edition, a new run, another ledger; what no longer fits is told."""

from pathlib import Path

import msgspec
import pytest

from regesta import inquiry
from regesta.core.records import Reading
from regesta.errors import CorruptLedger, MissingSource
from regesta.ledger import Ledger
from regesta.ledger.replaying import compare_reviewers, write_log
from tests.ledger.test_judgements import SOURCE, key, rows
from tests.shelves import Shelves
from tests.small import small_reading


def shifted(reading: Reading, before: str) -> Reading:
    """A new edition with words before: every offset moved."""
    size = len(before)

    def moved(item: object) -> object:
        if isinstance(item, dict):
            return {name: value + size if _offset(name, value) else moved(value) for name, value in item.items()}
        return [moved(part) for part in item] if isinstance(item, list | tuple) else item

    told = moved(msgspec.to_builtins(reading))
    assert isinstance(told, dict)
    told["document"]["text"] = before + reading.document.text
    told["document"]["sha256"] = "2" * 64
    return msgspec.convert(told, Reading)


def _offset(name: str, value: object) -> bool:
    return name in ("start", "end", "body_start", "body_end") and isinstance(value, int)


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    ledger.add(small_reading())
    return ledger


def test_a_new_edition_keeps_judgements_whose_words_still_stand(kept: Ledger) -> None:
    kept.edit(key(kept, "statement"), {"edtf": "1871-04"}, by="Ada")
    kept.same([key(kept, "entity", 1), key(kept, "entity", 2)], by="Ada")
    added = kept.add(shifted(small_reading(), "A new foreword. "), source=SOURCE)
    assert (added.status, added.kept, added.lost) == ("again", 2, ())
    assert rows(kept, "statement")[0]["edtf"] == "1871-04"
    assert len({row["cluster"] for row in rows(kept, "entity")}) == 2


def test_a_new_edition_without_the_words_says_lost(kept: Ledger) -> None:
    kept.accept([key(kept, "holding")], by="Ada")
    kept.accept([key(kept, "statement")], by="Ada")
    reading = small_reading()
    words = reading.document.text.replace(
        "The archive has no copy of the minutes", "The Council keeps its minutes today..."
    )
    other = msgspec.structs.replace(reading.document, text=words, sha256="3" * 64)
    added = kept.add(msgspec.structs.replace(reading, document=other, holdings=()), source=SOURCE)
    assert [(lost.kind, lost.by, lost.exact) for lost in added.lost] == [
        ("holding", "Ada", "The archive has no copy of the minutes")
    ]
    assert inquiry.shelf(kept).rows[0].lost == 1


def test_an_accepted_row_that_a_new_reader_passes_over_stays(kept: Ledger) -> None:
    kept.accept([key(kept, "statement")], by="Ada")
    kept.add(msgspec.structs.replace(small_reading(), statements=(), memberships=()))
    event = inquiry.timeline(kept).rows[0]
    assert (event.review, event.type, event.edtf) == ("accepted", "expulsion", "1871-05")
    assert event.regest == "expulsion: council → Clara Voss"


def test_keys_stand_over_a_new_edition(kept: Ledger) -> None:
    before = [key(kept, kind) for kind in ("statement", "attribution", "holding", "quotation")]
    kept.add(shifted(small_reading(), "In the beginning there was a council, long before that year. "), source=SOURCE)
    assert [key(kept, kind) for kind in ("attribution", "holding", "quotation")] == before[1:]


def test_a_log_is_replayed_on_another_ledger(kept: Ledger, shelves: Shelves, tmp_path: Path) -> None:
    statement = key(kept, "statement")
    kept.accept([statement, key(kept, "attribution")], by="Ada")
    kept.edit(statement, {"edtf": "1871-04"}, by="Bo")
    kept.undo(by="Bo")
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(write_log(kept.history()))
    other = shelves.fresh()
    other.add(small_reading())
    done = other.replay(path)
    assert (done.new, done.known, done.lost) == (4, 0, ())
    assert rows(other, "statement") == rows(kept, "statement")
    assert [(told.by, told.at) for told in other.history()] == [(told.by, told.at) for told in kept.history()]
    assert other.replay(path).known == 4


def test_a_log_of_a_source_that_is_not_here_is_lost(kept: Ledger, shelves: Shelves, tmp_path: Path) -> None:
    kept.accept([key(kept, "statement")], by="Ada")
    path = tmp_path / "corrections.jsonl"
    path.write_bytes(write_log(kept.history()))
    done = shelves.fresh().replay(path)
    assert [lost.why for lost in done.lost] == ["its source isn't in this ledger"]


def test_a_log_that_is_none_is_refused(kept: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    with pytest.raises(MissingSource):
        kept.replay(path)
    path.write_text('{"uid": 3}\n')
    with pytest.raises(CorruptLedger, match="line 1"):
        kept.replay(path)


def test_two_reviewers_are_compared_row_by_row(kept: Ledger) -> None:
    for nth, acts in enumerate((("accept", "accept"), ("accept", "reject"))):
        for by, act in zip(("Ada", "Bo"), acts, strict=True):
            getattr(kept, act)([key(kept, "attribution", nth)], by=by)
    kept.accept([key(kept, "holding")], by="Bo")
    told = compare_reviewers(kept.history(), kept.undone(), "Ada", "Bo")
    assert [row.relation for row in told] == ["agree", "differ", "only other"]
