"""A ledger and its answers in a notebook: compact tables with words and place, and data frames."""

import sys
from pathlib import Path

import msgspec
import pytest

from regesta import inquiry
from regesta.errors import UsageError
from regesta.exports.frames import SHOWN, page
from regesta.ledger import Ledger
from tests.small import small_reading


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger.open(tmp_path / "kept.db")
    made.add(small_reading())
    return made


def test_a_statement_shows_its_words_and_where_they_stand(ledger: Ledger) -> None:
    told = inquiry.timeline(ledger).rows[0]._repr_html_()
    assert "<td>1871-05</td><td>expulsion: council → Clara Voss</td>" in told
    assert "<td>“the council expelled Clara Voss”</td><td>the-council-of-1871</td>" in told
    assert told.count("<tr>") == 2


def test_a_person_shows_a_table_a_part_and_leaves_out_what_is_not_told(ledger: Ledger) -> None:
    told = inquiry.who(ledger, "Voss")._repr_html_()
    assert "<strong>Clara Voss</strong> (person; also Voss; in the-council-of-1871)" in told
    assert "<caption>tenures</caption>" in told
    assert "“I burned nothing”" in told
    assert "works" not in told


def test_a_ledger_shows_its_shelf(ledger: Ledger) -> None:
    told = ledger._repr_html_()
    assert "1 sources, 37 words" in told
    assert "<td>The Council of 1871</td>" in told


def test_what_comes_from_documents_is_escaped(ledger: Ledger) -> None:
    row = msgspec.structs.replace(inquiry.holdings(ledger).rows[0], description="<script>")
    assert "&lt;script&gt;" in row._repr_html_()
    assert "<script>" not in row._repr_html_()


def test_a_long_answer_is_cut_short_and_says_so(ledger: Ledger) -> None:
    row = inquiry.timeline(ledger).rows[0]
    told = page([row] * (SHOWN + 5))
    assert "<caption>5 more</caption>" in told
    assert told.count("<tr>") == SHOWN + 1


def test_a_judged_row_says_so(ledger: Ledger) -> None:
    ledger.accept([inquiry.timeline(ledger).rows[0].key], by="Ada")
    assert "[accepted by Ada]" in inquiry.timeline(ledger)._repr_html_()


@pytest.mark.parametrize("question", [inquiry.claims, inquiry.said, inquiry.holdings, inquiry.notes, inquiry.check])
def test_every_answer_shows_its_words(ledger: Ledger, question: object) -> None:
    answer = question(ledger)  # type: ignore[operator]
    assert answer.rows[0].proof.quote in answer._repr_html_().replace("&#x27;", "'")


def test_answers_without_words_of_their_own_show_those_they_rest_on(ledger: Ledger) -> None:
    assert "“the council expelled Clara Voss”" in inquiry.at(ledger, "1872", person="Voss")._repr_html_()


def test_statements_go_to_pandas(ledger: Ledger) -> None:
    pytest.importorskip("pandas")
    frame = inquiry.timeline(ledger).to_frame()
    assert list(frame["edtf"]) == ["1871-05"]
    assert list(frame["quote"]) == ["the council expelled Clara Voss"]
    assert inquiry.timeline(ledger).rows[0].to_frame().equals(frame)


def test_a_person_goes_to_pandas_part_by_part(ledger: Ledger) -> None:
    pytest.importorskip("pandas")
    frame = inquiry.who(ledger, "Voss").to_frame()
    assert set(frame["part"]) == {"identities", "tenures", "said_of", "says", "events"}


def test_a_ledger_goes_to_pandas(ledger: Ledger) -> None:
    pytest.importorskip("pandas")
    assert list(ledger.to_frame()["source"]) == ["the-council-of-1871"]


def test_without_pandas_the_error_says_what_to_do(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r"regesta\[pandas\]"):
        ledger.to_frame()
