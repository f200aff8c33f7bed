"""The reading room's application: the API over one ledger, the bundle, the door in front of both."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from starlette.types import ASGIApp

import regesta
from regesta.errors import RegestaError
from regesta.ledger import Ledger
from regesta.web import desk, questions
from regesta.web.answers import describe, on_error, on_invalid
from regesta.web.arrivals import Arrivals, Reader
from regesta.web.bundle import asset, page
from regesta.web.guard import Guard, Pass

BUNDLE = {"app.js": "text/javascript", "app.css": "text/css"}


def make_app(ledger: Ledger, read: Reader) -> FastAPI:
    """The application without its door: routes, bundle, errors as refusals."""
    arrivals = Arrivals(ledger, read)

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        yield
        arrivals.close()

    app = FastAPI(
        title="Regesta",
        version=regesta.__version__,
        description="The ledger's questions, its sources and its judgements.",
        lifespan=life,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.ledger, app.state.arrivals = ledger, arrivals
    app.include_router(questions.router)
    app.include_router(desk.router)
    for error in (RequestValidationError, UnicodeError):
        app.add_exception_handler(error, on_invalid)
    app.add_exception_handler(RegestaError, on_error)
    _serve_bundle(app)
    describe(app)
    return app


def guarded(app: ASGIApp, *, hosts: Iterable[str], way_in: Pass) -> Guard:
    """The application behind its door. `hosts` are the Host headers it answers to, ports and all."""
    return Guard(app, hosts=hosts, way_in=way_in)


def _serve_bundle(app: FastAPI) -> None:
    @app.get("/", include_in_schema=False)
    def room() -> HTMLResponse:
        style = '<link rel="stylesheet" href="static/app.css">'
        return HTMLResponse(page(title="Library", style=style, script='<script src="static/app.js"></script>'))

    @app.get("/static/{name}", include_in_schema=False)
    def bundle(name: str) -> Response:
        if name not in BUNDLE:
            return Response(status_code=404)
        return Response(asset(name), media_type=BUNDLE[name])
