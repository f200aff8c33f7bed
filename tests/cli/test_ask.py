"""Each question, asked of a file, in words, as JSON and as a table; `tests/inquiry` holds what the answers say."""

import csv
import io
import json
from pathlib import Path

import pytest

QUESTIONS = {
    "timeline": [],
    "who": ["Voss"],
    "at": ["1872"],
    "said": ["--by", "Voss"],
    "claims": ["--unsourced"],
    "accounts": ["--event", "murder"],
    "holdings": [],
    "notes": [],
    "works": [],
    "causes": [],
    "search": ["minutes"],
    "check": [],
    "withdraw": ["Roth"],
}


def words_of(question: str, file: Path) -> list[object]:
    given = QUESTIONS[question]
    return [question, *given, file] if given and not given[0].startswith("-") else [question, file, *given]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_in_words(question: str, run, ledger_file: Path) -> None:
    shown = run(*words_of(question, ledger_file))
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.strip()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_as_json(question: str, run, ledger_file: Path) -> None:
    assert json.loads(run(*words_of(question, ledger_file), "--json").stdout)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_as_a_table(question: str, run, ledger_file: Path) -> None:
    shown = run(*words_of(question, ledger_file), "--csv")
    rows = list(csv.reader(io.StringIO(shown.stdout)))
    assert shown.exit_code == 0
    assert len({len(row) for row in rows}) <= 1


def test_the_unsourced_claim_is_the_printer_s(run, ledger_file: Path) -> None:
    """Her printer, Emil Roth, later swore that she had burned the minutes, but he cited nobody."""
    answer = json.loads(run("claims", ledger_file, "--unsourced", "--json").stdout)
    assert [row["source"]["name"] for row in answer["rows"]] == ["Emil Roth"]
    assert answer["rows"][0]["proof"]["quote"] == "she had burned the minutes"


def test_a_name_that_nobody_bears_is_told(run, ledger_file: Path) -> None:
    shown = run("who", "Vos", ledger_file)
    assert shown.exit_code == 5
    assert "Voss" in shown.stderr
