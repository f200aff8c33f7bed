"""The questions as verbs, of a file or of a kept ledger; adding and reviewing from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("timeline",), "expulsion: council → Clara Voss"),
        (("who", "Voss"), "TENURES"),
        (("at", "1872", "--person", "Voss"), "left May 1871"),
        (("said", "--about", "Voss"), "Emil Roth of Clara Voss"),
        (("claims", "--unsourced"), "narrator doubts; uncited, unsourced"),
        (("accounts",), "Nothing is told of that."),
        (("holdings", "--status", "absent"), "copy of the minutes"),
        (("notes",), "Minute book, f. 12."),
        (("works",), "Nothing is told of that."),
        (("causes",), "Nothing is told of that."),
        (("search", "burned"), "1 statements"),
        (("check",), "Only Roth says so"),
        (("withdraw", "Roth"), "Nothing rests on this source."),
    ],
)
def test_a_file_is_asked(run: Run, ledger_file: Path, words: tuple[str, ...], told: str) -> None:
    done = run(*words, ledger_file)
    assert done.exit_code == 0, done.output
    assert told in done.output
    assert json.loads(run(*words, ledger_file, "--json").output)
    assert run(*words, ledger_file, "--csv").exit_code == 0


@pytest.fixture
def shelf(run: Run, ledger_file: Path, tmp_path: Path) -> Path:
    """A kept ledger with the small paragraph in it."""
    path = tmp_path / "shelf.db"
    assert "kept as the-council-of-1871" in run("add", ledger_file, "--ledger", path).output
    return path


def test_the_same_file_again_changes_nothing(run: Run, ledger_file: Path, shelf: Path) -> None:
    assert "unchanged: the-council-of-1871" in run("add", ledger_file, "--ledger", shelf).output
    assert "0 rows judged" in run("shelf", "--ledger", shelf).output


def test_rows_are_judged_and_judgements_undone(run: Run, shelf: Path) -> None:
    row = json.loads(run("timeline", "--ledger", shelf, "--json").output)["rows"][0]
    signed = ("--ledger", shelf, "--by", "Ada")
    assert "step 1" in run("review", "edit", row["key"], "edtf=1872-06", *signed).output
    assert "[edited by Ada]" in run("timeline", "--ledger", shelf).output
    assert "step 2" in run("review", "undo", *signed).output
    assert "edited" not in run("timeline", "--ledger", shelf).output
    assert "(undone)" in run("review", "log", "--ledger", shelf).output


def test_a_log_goes_to_another_ledger(run: Run, ledger_file: Path, shelf: Path, tmp_path: Path) -> None:
    row = json.loads(run("holdings", "--ledger", shelf, "--json").output)["rows"][0]
    run("review", "reject", row["key"], "--ledger", shelf, "--by", "Ada")
    log, other = tmp_path / "corrections.jsonl", tmp_path / "other.db"
    run("review", "log", "--ledger", shelf, "-o", log)
    run("add", ledger_file, "--ledger", other)
    assert "1 judgements brought in, 0 known already, 0 lost" in run("replay", log, "--ledger", other).output
    assert run("holdings", "--ledger", other).output == "Nothing is told of that.\n"


def test_a_key_that_is_none_is_told(run: Run, shelf: Path) -> None:
    done = run("review", "accept", "statement:none", "--ledger", shelf, "--by", "Ada")
    assert done.exit_code == 5
    assert "the key of a row" in done.output


def test_files_are_compared(run: Run, ledger_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(ledger_file.read_bytes().replace(b'"sha256":"', b'"sha256":"0').replace(b"1871-05", b"1872-05"))
    done = run("compare", ledger_file, other)
    assert "differ on date" in done.output, done.output


def test_one_who_is_two_is_split_by_the_numbers_of_mentions(run: Run, shelf: Path) -> None:
    signed = ("--ledger", shelf, "--by", "Ada")
    listed = run("review", "mentions", "Voss", "--ledger", shelf).output.splitlines()
    key = listed[0]
    assert [line.split()[0] for line in listed[1:]] == ["1", "2", "3"]
    assert "step 1" in run("review", "split", key, "2-3", "--name", "Clara Voss the younger", *signed).output
    assert "council → Clara Voss" in run("timeline", "--person", "Clara Voss", "--ledger", shelf).output
    assert "I burned nothing" in run("said", "--by", "Clara Voss the younger", "--ledger", shelf).output
    assert "number of a mention" in run("review", "split", key, "two", *signed).output
