import json
from pathlib import Path


def test_people_are_listed_with_how_they_are_named(run, ledger_file: Path) -> None:
    assert run("people", ledger_file).output.splitlines() == [
        "    3  Clara Voss  2 by name, 1 by pronoun; also Voss",
        "    2  Emil Roth  1 by name, 1 by pronoun",
    ]


def test_who_bears_no_name_is_not_listed(run, ledger_file: Path) -> None:
    """The council is only ever "the council"."""
    assert run("people", ledger_file, "--kind", "group").output == ""


def test_each_row_is_an_object(run, ledger_file: Path) -> None:
    rows = [json.loads(line) for line in run("people", ledger_file, "--kind", "all", "--json").output.splitlines()]
    assert [(row["name"], row["mentions"]) for row in rows] == [("Clara Voss", 3), ("Emil Roth", 2)]
