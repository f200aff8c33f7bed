import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regesta.cli.progress import bar, progress, shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_said_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("chapter.txt") as report:
        assert report is None
    assert capsys.readouterr() == ("", "")


def test_a_terminal_sees_the_line_and_then_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with progress("chapter.txt") as report:
        assert report is not None
        report(0.5)
        report(1.0)
    assert "50%" in terminal.getvalue()
    assert "100%" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_quiet_is_quiet_on_a_terminal_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", Terminal())
    with progress("chapter.txt", quiet=True) as report:
        assert report is None


@given(st.floats(-1, 2))
def test_a_bar_keeps_its_width(share: float) -> None:
    assert sum(bar("x", share).count(char) for char in "█░") == 24


@given(st.text())
def test_any_name_is_shown_on_one_line(name: str) -> None:
    assert len(shown(name)) <= 40
    assert shown(name).isprintable()
