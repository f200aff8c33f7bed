"""The door: the token works once, strangers' pages reach nothing, every answer is sealed."""

import base64

import pytest
from starlette.testclient import TestClient

from regesta.ledger import Ledger
from regesta.web.app import guarded, make_app
from regesta.web.guard import Pass
from tests.web.conftest import HOST, OWN, read


def test_without_the_link_nothing_is_shown(stranger: TestClient) -> None:
    for path in ("/", "/static/app.js", "/api/shelf", "/api/openapi.json"):
        assert stranger.get(path).status_code == 403


def test_the_link_lets_in_once(stranger: TestClient, way_in: Pass) -> None:
    token = way_in.token
    entered = stranger.get("/", params={"token": token}, follow_redirects=False)
    assert entered.status_code == 303
    assert entered.headers["location"] == "/"
    assert "HttpOnly" in entered.headers["set-cookie"] and "SameSite=strict" in entered.headers["set-cookie"]
    assert stranger.get("/api/shelf").status_code == 200
    stranger.cookies.clear()
    assert stranger.get("/", params={"token": token}).status_code == 403


@pytest.mark.parametrize("token", ["", "x", "é", "\x00"])
def test_a_guessed_token_is_worth_nothing(stranger: TestClient, token: str) -> None:
    assert stranger.get("/", params={"token": token}).status_code == 403


def test_a_name_made_to_resolve_here_is_turned_away(client: TestClient) -> None:
    """DNS rebinding: the browser believes that evil.example is this machine."""
    assert client.get("/api/shelf", headers={"host": "evil.example:8733"}).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"http://{HOST}.evil.example"])
def test_another_site_cannot_write(client: TestClient, origin: str) -> None:
    told = {"step": 1, "by": "someone"}
    assert client.post("/api/undone", json=told, headers={"origin": origin}).status_code == 403


def test_a_request_without_an_origin_cannot_write(client: TestClient) -> None:
    del client.headers["origin"]
    assert client.delete("/api/sources/the-lindmark-fire", params={"by": "someone"}).status_code == 403


def test_every_answer_forbids_all_but_our_own_code(client: TestClient) -> None:
    for path in ("/", "/api/shelf", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/static/../guard.py", "/static/%2e%2e/guard.py", "/static/..%2fguard.py"])
def test_nothing_but_the_bundle_is_served(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Pass" not in answer.text


def test_a_password_opens_a_door_to_other_machines(ledger: Ledger) -> None:
    app = guarded(make_app(ledger, read), hosts=[HOST], way_in=Pass(password="open, sésame"))
    right, wrong = (base64.b64encode(f"me:{word}".encode()).decode() for word in ("open, sésame", "open"))
    with TestClient(app, base_url=f"http://{HOST}", headers=OWN) as client:
        assert client.get("/api/shelf").headers["www-authenticate"].startswith("Basic")
        assert client.get("/api/shelf", headers={"authorization": f"Basic {wrong}"}).status_code == 401
        assert client.get("/api/shelf", headers={"authorization": "Basic ???"}).status_code == 401
        assert client.get("/api/shelf", headers={"authorization": f"Basic {right}"}).status_code == 200
