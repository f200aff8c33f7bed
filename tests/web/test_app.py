"""The API: the ledger's questions, its sources, its judgements; and what it answers to nonsense."""

import time
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from starlette.testclient import TestClient

from regesta.ledger import Ledger
from regesta.web import arrivals
from regesta.web.app import make_app
from tests.web.conftest import HOST, read
from tests.web.sample import reading

SOURCE = "the-lindmark-fire"
QUESTIONS: dict[str, dict[str, Any]] = {
    "shelf": {},
    "timeline": {"since": "1871"},
    "who": {"name": "Rohde"},
    "at": {"date": "1865"},
    "said": {"about": "Rohde"},
    "claims": {"unsourced": True},
    "accounts": {},
    "holdings": {},
    "notes": {},
    "works": {},
    "causes": {},
    "search": {"words": "lamp"},
    "check": {},
    "withdraw": {"name": "Osten"},
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered(client: TestClient, question: str) -> None:
    answer = client.get(f"/api/{question}", params=QUESTIONS[question])
    assert answer.status_code == 200, answer.text


def test_an_answer_carries_its_words_and_its_place(client: TestClient) -> None:
    rows = client.get("/api/timeline", params={"since": "1871-03-04", "until": "1871-03-04"}).json()["rows"]
    [death] = [row for row in rows if row["edtf"] == "1871-03-04"]
    assert death["type"] == "death"
    assert "found dead beneath the stair" in death["proof"]["quote"]


def test_two_sources_are_compared(client: TestClient, ledger: Ledger) -> None:
    ledger.add(reading("Another Hand", extra="It was told again."))
    answer = client.get("/api/compare", params={"names": [SOURCE, "another-hand"]})
    assert answer.status_code == 200, answer.text


def test_a_name_that_nobody_bears_is_refused_in_three_parts(client: TestClient) -> None:
    answer = client.get("/api/who", params={"name": "Rhode"})
    assert answer.status_code == 422
    assert {"code", "expected", "found", "hint"} <= answer.json().keys()


def test_a_source_comes_with_the_keys_of_its_rows(client: TestClient) -> None:
    told = client.get(f"/api/sources/{SOURCE}").json()
    assert told["reading"]["document"]["title"] == "The Lindmark Fire"
    assert len(told["keys"]["statements"]) == len(told["reading"]["statements"])


def judge(client: TestClient, act: str, keys: list[str], **value: Any) -> Any:
    told = {"act": act, "keys": keys, "by": "reviewer", "value": value}
    answer = client.post(f"/api/sources/{SOURCE}/judgements", json=told)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_bulk_action_is_one_step_and_one_undo(client: TestClient) -> None:
    keys = client.get(f"/api/sources/{SOURCE}").json()["keys"]["statements"][:5]
    counting = judge(client, "reject", keys)
    assert {j["key"] for j in counting} == set(keys)
    assert len({j["step"] for j in counting}) == 1
    undone = {"step": counting[0]["step"], "by": "reviewer"}
    assert client.post(f"/api/sources/{SOURCE}/undone", json=undone).json() == []


def test_a_row_is_edited_noted_merged_and_added(client: TestClient) -> None:
    keys = client.get(f"/api/sources/{SOURCE}").json()["keys"]
    judge(client, "edit", keys["statements"][:1], changes={"edtf": "1871-03-05"})
    judge(client, "note", keys["statements"][:1], text="The register has the fifth.")
    judge(client, "same", keys["entities"][:1], key=keys["entities"][1])
    counting = judge(client, "add", [], kind="statement", start=4, end=9, row={"type": "founding"})
    assert [j["act"] for j in counting] == ["edit", "note", "same", "add"]
    assert client.get("/api/timeline", params={"since": "1871-03-05", "until": "1871-03-05"}).json()["rows"]


@pytest.mark.parametrize(
    ("act", "keys", "value"),
    [
        ("accept", ["statement:0"], {}),
        ("accept", [], {}),
        ("edit", ["x", "y"], {}),
        ("edit", ["x"], {"changes": []}),
        ("add", [], {"kind": "statement", "start": 5, "end": 10**9}),
        ("add", [], {"kind": 1}),
        ("same", ["x"], {}),
        ("split", ["x"], {"places": [["a", 1], 3]}),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(
    client: TestClient, act: str, keys: list[str], value: dict[str, Any]
) -> None:
    told = {"act": act, "keys": keys, "by": "reviewer", "value": value}
    assert client.post(f"/api/sources/{SOURCE}/judgements", json=told).status_code == 422


def test_one_who_is_two_is_split_and_shown_as_two(client: TestClient) -> None:
    before = client.get(f"/api/sources/{SOURCE}").json()
    number, whole = next((n, e) for n, e in enumerate(before["reading"]["entities"]) if len(e["mentions"]) > 2)
    last = whole["mentions"][-1]
    places = [[last["start"], last["end"]]]
    counting = judge(client, "split", [before["keys"]["entities"][number]], places=places, name="Somebody Else")
    assert counting[-1]["act"] == "split"
    after = client.get(f"/api/sources/{SOURCE}").json()
    assert after["reading"]["entities"][-1]["name"] == "Somebody Else"
    assert after["keys"]["entities"][: len(before["keys"]["entities"])] == before["keys"]["entities"]


def add(client: TestClient, name: str, body: bytes) -> Any:
    job = client.post("/api/sources", params={"name": name}, content=body).json()["job"]
    for _ in range(200):
        told = client.get(f"/api/jobs/{job}").json()
        if told["state"] in ("done", "failed"):
            return told
        time.sleep(0.02)
    raise AssertionError(told)


def test_a_dropped_file_is_read_removed_and_put_back(client: TestClient) -> None:
    told = add(client, "../../A Second Telling.txt", b"The lamp again.")
    assert told["state"] == "done"
    shelved = [row["source"] for row in client.get("/api/shelf").json()["rows"]]
    assert shelved == sorted([SOURCE, told["source"]]) or set(shelved) == {SOURCE, told["source"]}
    step = client.delete(f"/api/sources/{told['source']}", params={"by": "reviewer"}).json()["step"]
    assert [row["source"] for row in client.get("/api/shelf").json()["rows"]] == [SOURCE]
    assert client.post("/api/undone", json={"step": step, "by": "reviewer"}).status_code == 200
    assert len(client.get("/api/shelf").json()["rows"]) == 2


def test_a_file_that_cannot_be_read_says_why(client: TestClient) -> None:
    told = add(client, "empty.txt", b"  ")
    assert told["state"] == "failed"
    assert "expected prose" in told["message"]


@pytest.mark.parametrize("name", ["run.exe", ".txt", "..", "a/b", "ledger.db"])
def test_only_books_are_taken(client: TestClient, name: str) -> None:
    assert client.post("/api/sources", params={"name": name}, content=b"x").status_code == 422


def test_a_file_above_the_limit_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "LARGEST", 10)
    answer = client.post("/api/sources", params={"name": "big.txt"}, content=b"x" * 11)
    assert answer.status_code == 422
    assert answer.json()["code"] == "upload-size"


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Any:
    ledger = Ledger.open(tmp_path_factory.mktemp("fuzzed") / "shelf.ledger.db")
    ledger.add(reading())
    return schemathesis.openapi.from_asgi("/api/openapi.json", make_app(ledger, read))


def test_nonsense_is_never_an_inner_error(fuzzed: Any) -> None:
    """Every operation of the OpenAPI document, with what its form allows and with what it doesn't."""
    for found in fuzzed.get_all_operations():
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            fuzz(found.ok(), mode)


def fuzz(operation: Any, mode: GenerationMode) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def call(case: Any) -> None:
        answer = case.call(base_url=f"http://{HOST}")
        assert answer.status_code < 500, (operation.label, answer.text)

    with suppress(Unsatisfiable):  # a form that nothing can break
        call()
