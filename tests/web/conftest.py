"""A ledger with one source, its application, and a browser where one is at hand."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from regesta.core.records import Reading
from regesta.errors import EmptySource
from regesta.ledger import Ledger
from regesta.web.app import guarded, make_app
from regesta.web.bundle import STATIC
from regesta.web.guard import Pass
from tests.web.sample import reading

HOST = "127.0.0.1:8733"
OWN = {"origin": f"http://{HOST}"}

needs_bundle = pytest.mark.skipif(
    not (STATIC / "app.js").is_file(), reason="the front end is not built: run `python hatch_build.py`"
)


def read(source: Path, *, progress: Callable[[float], None]) -> Reading:
    """Stands in for `regesta.read`: every file tells the same affair, with the file's words as one paragraph more."""
    words = source.read_text("utf-8", errors="replace").strip()
    if not words:
        raise EmptySource(expected="prose", found="nothing", hint="Give a file with words in it.")
    progress(0.5)
    return reading(source.stem, extra=words)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "shelf.ledger.db") as opened:
        opened.add(reading())
        yield opened


@pytest.fixture
def way_in() -> Pass:
    return Pass()


@pytest.fixture
def stranger(ledger: Ledger, way_in: Pass) -> Iterator[TestClient]:
    """A client outside the door."""
    app = guarded(make_app(ledger, read), hosts=[HOST], way_in=way_in)
    with TestClient(app, base_url=f"http://{HOST}") as client:
        yield client


@pytest.fixture
def client(stranger: TestClient, way_in: Pass) -> TestClient:
    """A client that has followed the link, and writes as the room's own pages do."""
    assert stranger.get("/", params={"token": way_in.token}, follow_redirects=False).status_code == 303
    stranger.headers.update(OWN)
    return stranger


@pytest.fixture
def served(ledger: Ledger) -> Iterator[str]:
    """The link to a running server over the ledger."""
    way_in = Pass()
    server = uvicorn.Server(uvicorn.Config(lambda: None, port=0, log_level="critical"))
    sockets = [uvicorn.Config(lambda: None, host="127.0.0.1", port=0).bind_socket()]
    host = f"127.0.0.1:{sockets[0].getsockname()[1]}"
    app = guarded(make_app(ledger, read), hosts=[host], way_in=way_in)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": sockets}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://{host}/?token={way_in.token}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, headless."""
    sync_api = pytest.importorskip("playwright.sync_api")
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page that tells of every error in its console, and of every request that would leave this machine."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(25_000)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("request", lambda request: None if _near(request.url) else wrong.append(f"left for {request.url}"))
    yield opened
    context.close()
    assert wrong == []


def _near(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:"))
