from pathlib import Path

import pytest

import regesta
from regesta.cli.shelf import shelf
from regesta.errors import UsageError
from regesta.ledger import Ledger
from tests.small import small_reading


def test_files_are_asked_through_a_ledger_that_does_not_last(ledger_file: Path) -> None:
    with shelf([str(ledger_file)]) as passing:
        assert [kept.title for kept in passing.readings()] == ["The Council of 1871"]


def test_without_files_the_kept_ledger_is_asked(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "kept.db") as kept:
        kept.add(small_reading())
    with shelf([], str(tmp_path / "kept.db")) as asked:
        assert len(asked.readings()) == 1


def test_a_question_never_makes_a_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="regesta add FILE"), shelf([]):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_reading_is_kept_as_it_was_read(ledger_file: Path) -> None:
    with shelf([str(ledger_file)]) as passing:
        source = passing.readings()[0].source
        assert regesta.dump(passing.reading(source)) == regesta.dump(small_reading())
