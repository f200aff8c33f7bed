import contextlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import regesta
from regesta.core.interchange import broken_promises
from regesta.core.records import Reading, Statement
from regesta.core.spans import Span
from regesta.errors import CorruptLedger, MissingSource, NewerLedger, RegestaError
from tests.small import TEXT, small_reading


def with_statement(**changes: object) -> Reading:
    reading = small_reading()
    statement: Statement = msgspec.structs.replace(reading.statements[0], **changes)
    return msgspec.structs.replace(reading, statements=(statement,))


def test_a_ledger_comes_back_as_it_went_out(tmp_path: Path) -> None:
    reading = small_reading()
    (tmp_path / "small.json").write_bytes(regesta.dump(reading))
    assert regesta.load(tmp_path / "small.json") == reading
    assert regesta.load(str(tmp_path / "small.json")) == reading


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert regesta.dump(small_reading()) == regesta.dump(small_reading())


def test_a_sound_ledger_breaks_no_promise() -> None:
    assert list(broken_promises(small_reading())) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"span": Span(0, len(TEXT) + 1)}, r"statements\[0\]\.span at 0-"),
        ({"trigger": Span(9, 4)}, r"statements\[0\]\.trigger at 9-4"),
        ({"edtf": "May 1871"}, r"statements\[0\]\.edtf 'May 1871', which is no EDTF"),
        ({"attribution": "a9"}, r"statements\[0\]\.attribution that names 'a9'"),
        ({"notes": ("n1", "n7")}, r"statements\[0\]\.notes that names 'n7'"),
    ],
)
def test_a_row_that_does_not_prove_itself_is_refused(changes: dict[str, object], told: str) -> None:
    with pytest.raises(CorruptLedger, match=told):
        regesta.load(regesta.dump(with_statement(**changes)))


def test_two_rows_of_one_id_are_refused() -> None:
    reading = small_reading()
    doubled = msgspec.structs.replace(reading, notes=reading.notes * 2)
    with pytest.raises(CorruptLedger, match="two rows of notes with the id 'n1'"):
        regesta.load(regesta.dump(doubled))


@pytest.mark.parametrize("data", [b"", b"{}", b"[1, 2]", b"\xff\xfe", b'{"ledger": "1.0"}', b'{"ledger": 1.0}'])
def test_what_is_no_ledger_is_refused(data: bytes) -> None:
    with pytest.raises(CorruptLedger):
        regesta.load(data)


def test_a_later_major_version_is_refused_and_a_later_minor_one_read() -> None:
    with pytest.raises(NewerLedger, match=r"version 2\.0"):
        regesta.load(regesta.dump(small_reading()).replace(b'"ledger":"1.0"', b'"ledger":"2.0"'))
    later = regesta.dump(small_reading()).replace(b'"ledger":"1.0"', b'"ledger":"1.4","weather":"fair"')
    assert regesta.load(later).statements == small_reading().statements


def test_a_ledger_that_is_not_there_is_named() -> None:
    with pytest.raises(MissingSource, match=r"no-such\.json"):
        regesta.load(Path("no-such.json"))


@given(st.binary())
def test_no_bytes_raise_anything_but_our_own_errors(data: bytes) -> None:
    with contextlib.suppress(RegestaError):
        regesta.load(data)


@given(st.data())
def test_a_truncated_ledger_is_refused(data: st.DataObject) -> None:
    whole = regesta.dump(small_reading()).rstrip()
    with pytest.raises(CorruptLedger):
        regesta.load(whole[: data.draw(st.integers(0, len(whole) - 1))])
