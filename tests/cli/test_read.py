import json
from pathlib import Path

import pytest

import regesta
from regesta.core.schema import schema_bytes
from tests.small import small_reading


def test_a_ledger_written_before_is_shown_again(run, ledger_file: Path) -> None:
    shown = run("read", ledger_file)
    assert shown.exit_code == 0
    assert "WHAT HAPPENED" in shown.output
    assert "May 1871" in shown.output


def test_json_is_one_object_on_one_line_and_loads_again(run, ledger_file: Path) -> None:
    shown = run("read", ledger_file, "--format", "json")
    assert shown.output.count("\n") == 1
    assert (
        regesta.load(shown.output_bytes if hasattr(shown, "output_bytes") else shown.output.encode()) == small_reading()
    )


def test_the_form_follows_the_name_of_the_output(run, ledger_file: Path, tmp_path: Path) -> None:
    shown = run("read", ledger_file, "-o", tmp_path / "out.json")
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert regesta.load(tmp_path / "out.json") == small_reading()
    assert "wrote" in shown.stderr


def test_quiet_says_nothing_of_the_files_written(run, ledger_file: Path, tmp_path: Path) -> None:
    assert run("read", ledger_file, "-q", "-o", tmp_path / "out.json").output == ""


def test_text_in_a_file_has_no_terminal_styles(run, ledger_file: Path, tmp_path: Path) -> None:
    run("read", ledger_file, "-o", tmp_path / "out.txt")
    assert "\x1b" not in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_several_sources_go_to_a_folder_made_for_them(run, ledger_file: Path, tmp_path: Path) -> None:
    (tmp_path / "second.json").write_bytes(ledger_file.read_bytes())
    shown = run("read", ledger_file, tmp_path / "second.json", "--format", "json", "-o", tmp_path / "made" / "here")
    assert shown.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "made" / "here").iterdir()) == [
        "Le conseil\nde 1871 é.regesta.json",
        "second.regesta.json",
    ]


def test_a_folder_is_read_file_by_file_in_order_of_name(run, ledger_file: Path, tmp_path: Path) -> None:
    (tmp_path / "A.json").write_bytes(ledger_file.read_bytes())
    (tmp_path / ".hidden.json").write_bytes(b"{")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    shown = run("read", tmp_path, "--format", "json")
    assert shown.exit_code == 0
    assert [json.loads(line)["document"]["id"] for line in shown.output.splitlines()] == ["small", "small"]


def test_one_bad_source_is_told_and_the_others_are_read(run, ledger_file: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_bytes(b'{"ledger": "1.0"}')
    shown = run("read", tmp_path / "bad.json", ledger_file, "--format", "json")
    assert shown.exit_code == 3
    assert "error [ledger-corrupt]" in shown.stderr
    assert "small" in shown.stdout


@pytest.mark.parametrize(
    ("name", "data", "code", "status"),
    [
        ("absent.txt", None, "source-missing", 2),
        ("empty.txt", b"", "source-empty", 2),
        ("blank.txt", b" \n\n\t", "source-empty", 2),
        pytest.param("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "source-format", 2, id="picture"),
        ("later.json", b'{"ledger": "2.0"}', "ledger-newer", 3),
        ("cut.json", b'{"ledger": "1.0", "docu', "ledger-corrupt", 3),
    ],
)
def test_bad_input_is_one_clear_error(
    name: str, data: bytes | None, code: str, status: int, run, tmp_path: Path
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    shown = run("read", tmp_path / name)
    assert shown.exit_code == status
    assert shown.stdout == ""
    assert shown.stderr.splitlines()[0] == f"error [{code}]"
    assert [line.split()[0] for line in shown.stderr.splitlines()[1:]] == ["expected", "found", "do"]


def test_an_empty_folder_is_told(run, tmp_path: Path) -> None:
    shown = run("read", tmp_path)
    assert shown.exit_code == 2
    assert "files to read in the folder" in shown.stderr


def test_a_result_that_cannot_be_written_leaves_nothing(run, ledger_file: Path, tmp_path: Path) -> None:
    shown = run("read", ledger_file, "-o", tmp_path / "absent" / "out.json")
    assert shown.exit_code == 6
    assert not (tmp_path / "absent").exists()


def test_one_report_is_for_one_source(run, ledger_file: Path, tmp_path: Path) -> None:
    shown = run("read", ledger_file, ledger_file, "--report", tmp_path / "r.html")
    assert shown.exit_code == 5
    assert "one source for --report" in shown.stderr


def test_the_schema_is_printed(run) -> None:
    assert run("schema").output.encode() == schema_bytes()


def test_the_formats_are_listed(run) -> None:
    assert all(name in run("formats").output for name in ("text", "markdown", "html", "epub", "docx", "pdf", "tei"))
