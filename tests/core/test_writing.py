from pathlib import Path

import pytest

from regesta.core.writing import write_aside
from regesta.errors import OutputError


def test_a_result_replaces_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_bytes(b"old")
    write_aside(tmp_path / "out.json", b"new")
    assert (tmp_path / "out.json").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Nothing was written"):
        write_aside(tmp_path / "absent" / "out.json", b"new")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError):
        write_aside(tmp_path / "folder", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
