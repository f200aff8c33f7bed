"""Opening the reading room over a ledger: on this machine alone, unless it is told otherwise and given a password."""

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from regesta.errors import RegestaError, UsageError
from regesta.ledger import Ledger
from regesta.web.app import guarded, make_app
from regesta.web.arrivals import Reader
from regesta.web.bundle import asset
from regesta.web.guard import Pass

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class PortTaken(RegestaError):
    """Another program listens there."""

    code = "web-port"


def serve(
    where: str | Path,
    *,
    read: Reader,
    host: str = "127.0.0.1",
    port: int = 8733,
    password: str | None = None,
    opened: Callable[[str], None] = lambda link: None,
) -> None:
    """Serve until interrupted. `port` 0 takes a free one; `opened` is called with the link once it can be followed.

    Raises:
        UsageError: another host than this machine's loopback without a password.
        PortTaken: the port is in use.
        MissingBundle: the front end was not built.
    """
    _refuse_open_door(host, password)
    asset("app.js")
    listening = _listen(host, port)
    real = listening.getsockname()[1]
    way_in = Pass(password=password)
    with Ledger.open(where) as ledger:
        app = guarded(make_app(ledger, read), hosts=hosts(host, real), way_in=way_in)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
        opened(link(host, real, way_in.token))
        server.run(sockets=[listening])


def hosts(host: str, port: int) -> list[str]:
    """The Host headers of a door on this host and port."""
    names = {host, *LOOPBACK} if host in LOOPBACK else {host, *LOOPBACK, socket.gethostname(), *_addresses(host)}
    written = {f"[{name}]" if ":" in name else name for name in names}
    return sorted(f"{name}:{port}" for name in written) + (sorted(written) if port == 80 else [])


def link(host: str, port: int, token: str | None) -> str:
    """What to open in the browser."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/" + (f"?token={token}" if token else "")


def _refuse_open_door(host: str, password: str | None) -> None:
    if host not in LOOPBACK and not password:
        raise UsageError(
            expected=f"a password, since {host} can be reached from other machines",
            found="none",
            hint="Set REGESTA_PASSWORD or give --password-file, or leave --host out.",
        )


def _addresses(host: str) -> set[str]:
    """All of this machine's addresses, where it listens on all."""
    if host not in ("0.0.0.0", "::"):
        return set()
    try:
        return {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None)}
    except OSError:
        return set()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        hint = "Choose another with --port, or --port 0 for any free one."
        raise PortTaken(expected=f"{host}:{port} to be free", found=error.strerror or str(error), hint=hint) from error
    return listening
