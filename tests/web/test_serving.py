"""Opening the room: on this machine alone, on a free port, to those who know the password where others may come."""

import socket
from pathlib import Path

import pytest

from regesta.errors import UsageError
from regesta.web.serving import PortTaken, hosts, link, serve
from tests.web.conftest import needs_bundle, read


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::"])
def test_other_machines_are_let_in_with_a_password_only(host: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="password"):
        serve(tmp_path / "shelf.ledger.db", read=read, host=host)


@needs_bundle
def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(PortTaken, match="--port"):
        serve(tmp_path / "shelf.ledger.db", read=read, port=taken.getsockname()[1])


def test_the_link_carries_the_token() -> None:
    assert link("127.0.0.1", 8733, "abc") == "http://127.0.0.1:8733/?token=abc"
    assert link("::1", 8733, None) == "http://[::1]:8733/"


def test_a_loopback_door_answers_to_loopback_names_alone() -> None:
    assert hosts("127.0.0.1", 80) == [
        "127.0.0.1:80", "[::1]:80", "localhost:80", "127.0.0.1", "[::1]", "localhost"
    ]  # fmt: skip
