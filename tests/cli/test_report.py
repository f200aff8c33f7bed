from pathlib import Path

import pytest

from regesta.web.bundle import STATIC

built = pytest.mark.skipif(not (STATIC / "app.js").exists(), reason="the front end is not built here")


@built
def test_a_report_is_named_after_its_source(run, ledger_file: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("report", ledger_file).stdout == f"{ledger_file.stem}.regesta.html\n"
    assert "The Council of 1871" in (tmp_path / f"{ledger_file.stem}.regesta.html").read_text(encoding="utf-8")


@built
def test_read_writes_the_same_report(run, ledger_file: Path, tmp_path: Path) -> None:
    run("report", ledger_file, "-o", tmp_path / "one.html")
    shown = run("read", ledger_file, "--report", tmp_path / "two.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
    assert "open it in a browser" in shown.stderr
