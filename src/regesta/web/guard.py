"""The door: who may come in, from where, and what every answer forbids the browser to do.

A page on another site must reach nothing here, even where its name is made to resolve to this machine: the Host header
must name this door, writing needs our own Origin, and everything needs the session's cookie. The cookie is given once,
for the one-time token of the link that `regesta serve` prints, as Jupyter does; a door open to other machines asks a
password.
"""

import base64
import binascii
from collections.abc import Iterable
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE = frozenset(("GET", "HEAD"))
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src data:",
        "img-src data: blob:",
        "connect-src 'self'",
        "worker-src blob:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Pass:
    """What opens the door: a token that works once, then a cookie; or a password where one is set."""

    def __init__(self, *, password: str | None = None) -> None:
        self.password = password
        self.token: str | None = None if password else token_urlsafe(24)
        self.cookie = token_urlsafe(24)

    def spend(self, token: str) -> bool:
        """Whether this is the token, which from now on is worth nothing."""
        if not self.token or not compare_digest(token.encode(), self.token.encode()):
            return False
        self.token = None
        return True

    def admits(self, headers: Headers, cookie_name: str) -> bool:
        """Whether the request carries the session's cookie, or the password."""
        cookie = _cookies(headers).get(cookie_name, "")
        if compare_digest(cookie.encode(), self.cookie.encode()):
            return True
        return self.password is not None and compare_digest(_basic(headers), self.password.encode())


class Guard:
    """ASGI middleware that lets through what may come in, and seals what goes out."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], way_in: Pass) -> None:
        self.app, self.hosts, self.way_in = app, frozenset(hosts), way_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request here where it must not pass."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        answer = self.stop(scope)
        await (answer or self.app)(scope, receive, _sealed(send))

    def stop(self, scope: Scope) -> Response | None:
        """The answer that ends it here, or None for what may pass."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self.hosts:
            return _no(403, "This door has another name. Open the link that `regesta serve` printed.")
        origin = headers.get("origin")
        if scope["method"] not in SAFE and origin not in (f"http://{host}", f"https://{host}"):
            return _no(403, "Only the reading room's own pages may write here.")
        return self._unknown(scope, headers, f"regesta-{host.rpartition(':')[2]}")

    def _unknown(self, scope: Scope, headers: Headers, cookie_name: str) -> Response | None:
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["path"] == "/" and token and self.way_in.spend(token):
            entered = RedirectResponse("/", status_code=303)
            entered.set_cookie(cookie_name, self.way_in.cookie, httponly=True, samesite="strict")
            return entered
        if self.way_in.admits(headers, cookie_name):
            return None
        if self.way_in.password is not None:
            return _no(401, "A password is needed.", {"WWW-Authenticate": 'Basic realm="Regesta", charset="UTF-8"'})
        return _no(403, "Open the link that `regesta serve` printed; it works once. Run it again for a new one.")


def _no(status: int, words: str, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(words + "\n", status_code=status, headers=headers)


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _basic(headers: Headers) -> bytes:
    """The password of an HTTP Basic header (RFC 7617), whatever the user's name."""
    scheme, _, told = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return b""
    try:
        return base64.b64decode(told, validate=True).partition(b":")[2]
    except (binascii.Error, ValueError):
        return b""


def _sealed(send: Send) -> Send:
    async def seal(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return seal
