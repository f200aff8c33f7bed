"""The ledger as JSON, out and in. What comes in is held to every promise the form makes before it is believed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from regesta.core.edtf import EdtfError, parse
from regesta.core.records import Reading
from regesta.errors import CorruptLedger, MissingSource, NewerLedger

# Field -> the list whose ids it speaks of. `holder`, `by` and `of` may also be the narrator.
REFERENCES = {
    **dict.fromkeys(("speaker", "addressee", "source", "entity", "person", "group", "a", "b", "author"), "entities"),
    **dict.fromkeys(("work", "holder", "by", "of"), "entities"),
    **dict.fromkeys(("time", "anchor"), "times"),
    **{key: key for key in ("notes", "statements")},
    "attribution": "attributions",
}
IDENTIFIED = ("notes", "times", "entities", "quotations", "attributions", "statements")
NESTED = ("quotations", "attributions")
NARRATOR = "narrator"

Row = tuple[str, msgspec.Struct]
"""A record with its place in the tree, e.g. `statements[3].roles[0]`."""


def dump(reading: Reading) -> bytes:
    """The ledger as one line of UTF-8 JSON; the same reading gives the same bytes."""
    return msgspec.json.encode(reading) + b"\n"


def load(source: Path | str | bytes) -> Reading:
    """A reading from its JSON: a path, or the bytes themselves. Unknown keys of a later 1.x are passed over.

    Raises:
        MissingSource: there is no such file.
        NewerLedger: the form is of a later major version.
        CorruptLedger: no JSON, a missing key, a span outside the text, a doubled id, a reference to nobody.
    """
    reading = _decoded(source if isinstance(source, bytes) else _bytes(Path(source)))
    for wrong in broken_promises(reading):
        raise CorruptLedger(
            expected="a ledger whose every row proves itself", found=wrong, hint="Read the source again to remake it."
        )
    return reading


def broken_promises(reading: Reading) -> Iterator[str]:
    """Every promise of the form that this reading breaks, in words; none for a sound one."""
    placed = list(_records(reading))
    yield from _bad_spans(placed, len(reading.document.text))
    yield from _doubled_ids(reading)
    yield from _dangling(placed, reading)
    yield from _bad_dates(placed)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingSource(
            expected=f"a ledger at {path}", found=error.strerror or str(error), hint="Check the name."
        ) from error


class _Versioned(msgspec.Struct):
    ledger: str


def _decoded(data: bytes) -> Reading:
    try:
        version = msgspec.json.decode(data, type=_Versioned).ledger
        if not version.startswith("1."):
            raise NewerLedger(
                expected="a ledger of version 1.x", found=f"version {version}", hint="Update Regesta to open it."
            )
        return msgspec.json.decode(data, type=Reading)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CorruptLedger(
            expected="a ledger in the JSON form 1.x",
            found=str(error),
            hint="`regesta schema` prints the form; `regesta read FILE --format json` makes one.",
        ) from error


def _records(item: Any, path: str = "") -> Iterator[Row]:
    """Every record of the tree."""
    if isinstance(item, tuple):
        for number, part in enumerate(item):
            yield from _records(part, f"{path}[{number}]")
    elif isinstance(item, msgspec.Struct):
        yield path, item
        for field in item.__struct_fields__:
            value = getattr(item, field)
            if isinstance(value, tuple | msgspec.Struct):
                yield from _records(value, f"{path}.{field}".lstrip("."))


def _bad_spans(placed: Sequence[Row], size: int) -> Iterator[str]:
    for path, record in placed:
        for first, last in (("start", "end"), ("body_start", "body_end")):
            start, end = getattr(record, first, None), getattr(record, last, None)
            if (start is None) != (end is None):
                yield f"{path} with a {first} and no {last}, or the other way round"
            elif start is not None and end is not None and not 0 <= start <= end <= size:
                yield f"{path} at {start}-{end} in a text of {size} characters"


def _doubled_ids(reading: Reading) -> Iterator[str]:
    for key in IDENTIFIED:
        seen: set[str] = set()
        for row in getattr(reading, key):
            if row.id in seen:
                yield f"two rows of {key} with the id {row.id!r}"
            seen.add(row.id)


def _dangling(placed: Sequence[Row], reading: Reading) -> Iterator[str]:
    known = {key: {row.id for row in getattr(reading, key)} for key in IDENTIFIED}
    known["entities"].add(NARRATOR)
    for path, record in placed:
        for field, told in _references(path, record):
            wanted = path.partition("[")[0] if field == "parent" else REFERENCES[field]
            if told not in known[wanted]:
                yield f"{path}.{field} that names {told!r}, which is in no row of {wanted}"


def _bad_dates(placed: Sequence[Row]) -> Iterator[str]:
    for path, record in placed:
        written = getattr(record, "edtf", None)
        if written:
            try:
                parse(written)
            except EdtfError:
                yield f"{path}.edtf {written!r}, which is no EDTF"


def _references(path: str, record: msgspec.Struct) -> Iterable[tuple[str, str]]:
    """The ids this record speaks of, each with its field; an account's `event` is text and stands apart."""
    if not path or path.startswith("document"):
        return
    for field in record.__struct_fields__:
        if field in REFERENCES or field == "parent":
            value = getattr(record, field)
            yield from ((field, told) for told in ((value,) if isinstance(value, str) else value or ()))
