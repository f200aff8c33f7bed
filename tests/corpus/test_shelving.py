"""Many files into one ledger: each told of, none read twice, a bad one passed over."""

from pathlib import Path

import msgspec
import pytest

from regesta.core.records import Reading
from regesta.corpus import add_files
from regesta.errors import EmptySource
from regesta.ledger import Ledger
from tests.small import small_reading


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(tmp_path / "kept.db")


class Reader:
    """Reads the small paragraph out of every file, and counts."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, name: str) -> Reading:
        from hashlib import sha256

        self.read.append(Path(name).name)
        data = Path(name).read_bytes()
        if not data:
            raise EmptySource(expected="prose", found="nothing", hint="Give another file.")
        document = msgspec.structs.replace(small_reading().document, sha256=sha256(data).hexdigest(), title=name)
        return msgspec.structs.replace(small_reading(), document=document)


def files(folder: Path, *contents: str) -> list[str]:
    for number, content in enumerate(contents):
        (folder / f"{number}.txt").write_text(content)
    return [str(folder / f"{number}.txt") for number in range(len(contents))]


def test_a_second_run_reads_only_what_is_new(ledger: Ledger, tmp_path: Path) -> None:
    first, second = Reader(), Reader()
    assert [done.added and done.added.status for done in add_files(ledger, files(tmp_path, "a", "b"), read=first)] == [
        "new"
    ] * 2
    done = list(add_files(ledger, files(tmp_path, "a", "b", "c"), read=second))
    assert [row.added and row.added.status for row in done] == ["unchanged", "unchanged", "new"]
    assert second.read == ["2.txt"]


def test_a_changed_file_is_a_new_reading_of_its_source(ledger: Ledger, tmp_path: Path) -> None:
    list(add_files(ledger, files(tmp_path, "a"), read=Reader()))
    done = list(add_files(ledger, files(tmp_path, "a, and more"), read=Reader()))
    assert [row.added and row.added.status for row in done] == ["again"]
    assert len({kept.source for kept in ledger.readings()}) == 1


def test_a_newer_reader_reads_again(ledger: Ledger, tmp_path: Path) -> None:
    names, later = files(tmp_path, "a"), Reader()
    list(add_files(ledger, names, read=Reader()))
    list(add_files(ledger, names, read=later, reader="regesta 9"))
    assert later.read == ["0.txt"]


def test_a_file_that_cannot_be_read_is_told_and_the_rest_goes_on(ledger: Ledger, tmp_path: Path) -> None:
    done = list(add_files(ledger, files(tmp_path, "a", "", "c"), read=Reader()))
    assert [row.status for row in done] == [0, 2, 0]
    assert "found nothing" in str(done[1].error)
    assert len(ledger.readings()) == 2
