"""JSON: an answer as it is, or its rows one a line."""

from collections.abc import Iterable

import msgspec


def write(answer: object) -> bytes:
    """The whole answer as one JSON value."""
    return msgspec.json.encode(answer) + b"\n"


def write_lines(rows: Iterable[msgspec.Struct]) -> bytes:
    """One row a line (JSON lines)."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
