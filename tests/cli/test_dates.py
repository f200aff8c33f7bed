"""`regesta dates`: every date with its value, its anchor, the reason."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from regesta.cli import main

PASSAGE = "In October 1926 the printer was dismissed, and a year later he left for three weeks.\n"


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    path = tmp_path / "chapter.txt"
    path.write_text(PASSAGE, encoding="utf-8")
    return path


def test_the_screen_shows_value_words_anchor_and_reason(chapter: Path) -> None:
    shown = CliRunner().invoke(main, ["dates", str(chapter)]).output.splitlines()
    assert shown == [
        "1926-10                  “October 1926”",
        "1927-10                  “a year later” ← “October 1926”  1 year after 1926-10",
    ]


def test_what_an_editor_would_query_stands_below_its_date() -> None:
    passage = "By 1905 it was gone. On Monday, 14 July 1789 they fought.\n"
    shown = CliRunner().invoke(main, ["dates", "-"], input=passage).output.splitlines()
    assert shown == [
        "1905                     “1905”  1905-12-31 at the latest",
        "1789-07-14               “Monday, 14 July 1789”",
        "                         ? 1789-07-14 was a Tuesday or a Saturday, not a Monday",
    ]


def test_json_holds_one_object_a_line(chapter: Path) -> None:
    shown = CliRunner().invoke(main, ["dates", str(chapter), "--json"]).output
    rows = [json.loads(line) for line in shown.splitlines()]
    assert [(row["words"], row["edtf"], row["anchor"]) for row in rows] == [
        ("October 1926", "1926-10", None),
        ("a year later", "1927-10", "October 1926"),
    ]
    assert (rows[0]["earliest"], rows[0]["latest"]) == ("1926-10-01", "1926-10-31")
    assert [PASSAGE[row["start"] : row["end"]] for row in rows] == [row["words"] for row in rows]


def test_durations_are_listed_when_asked_for(chapter: Path) -> None:
    shown = CliRunner().invoke(main, ["dates", str(chapter), "--kind", "duration"]).output
    assert shown.startswith("P3W") and "three weeks" in shown


def test_standard_input_is_read() -> None:
    assert "1926-10" in CliRunner().invoke(main, ["dates", "-"], input=PASSAGE).output
