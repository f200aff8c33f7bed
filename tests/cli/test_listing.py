import json
from pathlib import Path

import pytest


def test_quotations_are_listed_with_their_speakers(run, ledger_file: Path) -> None:
    assert run("quotes", ledger_file).output == "Clara Voss: I burned nothing\n"


@pytest.mark.parametrize("name", ["Voss", "clara voss", "VOSS, C.", "Vóss"])
def test_a_speaker_is_found_under_any_usual_form_of_the_name(name: str, run, ledger_file: Path) -> None:
    assert run("quotes", ledger_file, "--by", name).output == "Clara Voss: I burned nothing\n"


def test_somebody_who_says_nothing_is_no_error(run, ledger_file: Path) -> None:
    shown = run("quotes", ledger_file, "--by", "Roth")
    assert (shown.exit_code, shown.output) == (0, "")


def test_a_name_that_nobody_bears_brings_the_nearest(run, ledger_file: Path) -> None:
    shown = run("quotes", ledger_file, "--by", "Emil Rot")
    assert shown.exit_code == 5
    assert "Did you mean Emil Roth?" in shown.stderr


def test_statements_are_listed_with_their_date_and_note(run, ledger_file: Path) -> None:
    line = "            May 1871  expulsion     the council expelled Clara Voss  n. 1\n"
    assert run("events", ledger_file).output == line
    assert run("events", ledger_file, "--type", "arrest").output == ""


def test_a_row_as_json_is_the_row_of_the_published_form(run, ledger_file: Path) -> None:
    row = json.loads(run("events", ledger_file, "--json").output)
    assert (row["type"], row["edtf"], row["notes"]) == ("expulsion", "1871-05", ["n1"])


def test_a_network_tells_who_was_where_on_a_date(run, ledger_file: Path) -> None:
    assert run("network", ledger_file, "--at", "1870").exit_code == 0
    assert "Not said" in run("network", ledger_file, "--at", "1900").output


def test_a_date_that_is_none_is_told(run, ledger_file: Path) -> None:
    shown = run("network", ledger_file, "--at", "next spring")
    assert shown.exit_code == 5
    assert "error [" in shown.stderr
