from pathlib import Path

import pytest

from regesta.cli.sources import expanded, reading
from regesta.errors import EmptySource
from tests.small import small_reading


def test_names_are_left_as_they_are() -> None:
    assert list(expanded(["a b.txt", "-", "no such thing"])) == ["a b.txt", "-", "no such thing"]


def test_a_folder_gives_what_can_be_read_below_it(tmp_path: Path) -> None:
    for name in ("two.html", "one.txt", "deep/three.epub", "deep/cover.jpg", ".git/four.txt", ".five.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [Path(name).relative_to(tmp_path).as_posix() for name in expanded([str(tmp_path)])] == [
        *("deep/three.epub", "one.txt", "two.html"),
    ]


def test_a_folder_with_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cover.jpg").write_bytes(b"x")
    with pytest.raises(EmptySource, match="none that ends in"):
        list(expanded([str(tmp_path)]))


def test_a_ledger_stands_in_place_of_its_source(ledger_file: Path) -> None:
    assert reading(str(ledger_file)) == small_reading()
