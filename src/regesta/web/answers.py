"""What goes out: frozen records as JSON, errors in their three parts, and the schema of both for OpenAPI."""

from collections.abc import Sequence
from typing import Any

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi

from regesta.core.records import Reading, Record
from regesta.errors import LedgerError, RegestaError
from regesta.inquiry import records
from regesta.ledger import Judgement

REFERENCE = "#/components/schemas/{name}"
REFUSED = "What was expected, what was found, what to do."


class Opened(Record, frozen=True, kw_only=True):
    """A source's current reading, and the keys of its rows by list, in the order of the reading's lists."""

    reading: Reading
    keys: dict[str, tuple[str, ...]]


class Judged(Judgement, frozen=True, kw_only=True):
    """A judgement that counts, with the key of the row it is about."""

    key: str = ""


class Progress(Record, frozen=True, kw_only=True):
    """How far an added file is: `state` waiting, reading, done or failed; `done` 0..1; `source` its key in the end."""

    state: str
    done: float = 0.0
    source: str | None = None
    message: str | None = None


class Job(Record, frozen=True, kw_only=True):
    """The name under which an added file's progress is told."""

    job: str


class Step(Record, frozen=True, kw_only=True):
    """The number of a step of the log, by which it can be undone."""

    step: int


class Refusal(Record, frozen=True, kw_only=True):
    """Why something was refused."""

    code: str
    expected: str
    found: str
    hint: str


class Told(Response):
    """Any record, as JSON."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The record's JSON; a null where the content is None."""
        return msgspec.json.encode(content)


TYPES: dict[str, Any] = {
    "timeline": records.Answer[records.Event],
    "who": records.Dossier,
    "at": records.Moment,
    "said": records.Answer[records.Saying],
    "claims": records.Answer[records.Claim],
    "accounts": records.Answer[records.RivalAccount],
    "holdings": records.Answer[records.Held],
    "notes": records.Answer[records.Noted],
    "works": records.Answer[records.Authored],
    "causes": records.Answer[records.Caused],
    "search": records.Answer[records.Hit],
    "check": records.Answer[records.Queried],
    "withdraw": records.Withdrawal,
    "compare": records.Comparison,
    "shelf": records.Answer[records.Shelved],
    "opened": Opened,
    "judged": list[Judged],
    "job": Job,
    "progress": Progress,
    "step": Step,
    "refusal": Refusal,
}
_SCHEMAS, _COMPONENTS = msgspec.json.schema_components(TYPES.values(), ref_template=REFERENCE)
SCHEMAS = dict(zip(TYPES, _SCHEMAS, strict=True))


def tells(name: str, *, status: int = 200) -> dict[str, Any]:
    """A route's arguments that say what it answers with, by a name of `TYPES`."""
    good = {"description": "What was asked for.", "content": {"application/json": {"schema": SCHEMAS[name]}}}
    wrong = {"description": REFUSED, "content": {"application/json": {"schema": SCHEMAS["refusal"]}}}
    refusals: dict[int | str, dict[str, Any]] = dict.fromkeys((400, 401, 403, 404, 409, 413, 422, 503), wrong)
    return {"response_class": Told, "status_code": status, "responses": {status: good, **refusals}}


def describe(app: FastAPI) -> None:
    """Make the application's OpenAPI document speak of our records."""

    def openapi() -> dict[str, Any]:
        if not app.openapi_schema:
            made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            made.setdefault("components", {}).setdefault("schemas", {}).update(_COMPONENTS)
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def refuse(code: str, status: int, *, expected: str, found: str, hint: str) -> Response:
    """A refusal of our own."""
    return Told(Refusal(code=code, expected=expected, found=found, hint=hint), status_code=status)


def on_error(_request: Request, error: Exception) -> Response:
    """A broken promise, told: 503 where the ledger itself is at fault, 422 where the words of the request are."""
    assert isinstance(error, RegestaError)
    status = 503 if isinstance(error, LedgerError) else 422
    return refuse(error.code, status, expected=error.expected, found=error.found, hint=error.hint)


def on_invalid(_request: Request, error: Exception) -> Response:
    """A request that doesn't fit its form; the first of what is wrong with it."""
    errors: Sequence[dict[str, Any]] = getattr(error, "errors", list)()
    first: dict[str, Any] = errors[0] if errors else {"loc": (), "msg": str(error)}
    where = ".".join(str(part) for part in first["loc"])
    hint = "The forms are set out at /api/openapi.json."
    return refuse("request", 422, expected=f"a sound {where or 'request'}", found=first["msg"], hint=hint)
