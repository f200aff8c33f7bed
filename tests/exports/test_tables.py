"""Answers as tables and for language models: nothing lost, nothing computed by a spreadsheet."""

import csv as standard
import io
import json
import zipfile
from pathlib import Path

import msgspec
import pytest

from regesta import inquiry
from regesta.exports import csv, xlsx
from regesta.exports import json as as_json
from regesta.exports.cells import cells, listed
from regesta.ledger import Ledger
from tests.small import small_reading


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger.open(tmp_path / "kept.db")
    made.add(small_reading())
    return made


def test_a_row_keeps_its_key_its_words_and_their_place(ledger: Ledger) -> None:
    row = inquiry.timeline(ledger).rows[0]
    told = cells(row)
    assert (told["key"], told["quote"], told["source"]) == (row.key, row.proof.quote, "the-council-of-1871")
    assert told["parts"] == "agent: council; patient: Clara Voss"


def test_csv_comes_back_as_it_was(ledger: Ledger) -> None:
    written = csv.write(inquiry.claims(ledger).rows).decode()
    rows = list(standard.DictReader(io.StringIO(written)))
    assert [row["cue"] for row in rows] == ["swore", "wrote"]
    assert rows[0]["voices"] == "Emil Roth"


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "+cmd", "-x"])
def test_words_of_a_source_are_never_a_formula(ledger: Ledger, words: str) -> None:
    row = inquiry.holdings(ledger).rows[0]
    row = msgspec.structs.replace(row, description=words)
    told = next(standard.DictReader(io.StringIO(csv.write([row]).decode())))
    assert told["description"] == "'" + words


def test_a_sign_and_a_year_before_christ_stay_as_they_are(ledger: Ledger) -> None:
    row = msgspec.structs.replace(inquiry.timeline(ledger).rows[0], edtf="-0043")
    told = next(standard.DictReader(io.StringIO(csv.write([row]).decode())))
    assert (told["polarity"], told["edtf"]) == ("+", "-0043")


def test_json_is_the_answer_itself(ledger: Ledger) -> None:
    told = json.loads(as_json.write(inquiry.timeline(ledger)))
    assert told["rows"][0]["proof"]["quote"] == "the council expelled Clara Voss"
    assert len(as_json.write_lines(inquiry.claims(ledger).rows).splitlines()) == 2


def test_a_workbook_has_a_sheet_a_table(ledger: Ledger) -> None:
    book = xlsx.write({"timeline": inquiry.timeline(ledger).rows, "claims": inquiry.claims(ledger).rows})
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} <= set(parts.namelist())
        assert b"the council expelled Clara Voss" in parts.read("xl/sharedStrings.xml")


def test_every_answer_has_rows(ledger: Ledger) -> None:
    for answer in (inquiry.timeline(ledger), inquiry.who(ledger, "Voss"), inquiry.at(ledger, "1870", person="Voss")):
        assert csv.write(listed(answer))


def test_a_language_model_gets_verbatim_words_and_is_told_what_was_wrong(ledger: Ledger) -> None:
    from regesta.exports.mcp import tools

    offered = {tool.__name__: tool for tool in tools(ledger)}
    assert json.loads(offered["timeline"]())["rows"][0]["proof"]["quote"] == "the council expelled Clara Voss"
    assert json.loads(offered["who"]("Vos"))["hint"] == "Did you mean Voss or Clara Voss?"
    assert all(tool.__doc__ for tool in offered.values())


def test_ties_and_memberships_are_a_graph(ledger: Ledger) -> None:
    from regesta.exports import gexf

    dossier = inquiry.who(ledger, "Voss")
    told = gexf.write([change for tenure in dossier.tenures for change in tenure.changes]).decode()
    assert 'label="Clara Voss"' in told
    assert "the council expelled Clara Voss" in told


def test_statements_are_factoids(ledger: Ledger) -> None:
    import rdflib

    from regesta.exports import turtle

    graph = rdflib.Graph().parse(data=turtle.write(inquiry.timeline(ledger).rows), format="turtle")
    assert rdflib.Literal("the council expelled Clara Voss") in set(graph.objects())
    assert len(list(graph.triples((None, rdflib.URIRef(turtle.CRM + "P11_had_participant"), None)))) == 2
