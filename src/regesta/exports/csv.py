"""Comma-separated values, UTF-8 with a header: for spreadsheets, R and pandas."""

import csv
import io
import re
from collections.abc import Iterable

import msgspec

from regesta.exports.cells import Cell, table

# What a spreadsheet would take for a formula: `=HYPERLINK(...)` in a quoted source must stay words.
FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d|$)")


def write(rows: Iterable[msgspec.Struct]) -> bytes:
    """The rows as a table; a cell that a spreadsheet would compute gets an apostrophe before it."""
    header, body = table(rows)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_plain(value) for value in row] for row in body)
    return out.getvalue().encode()


def _plain(value: Cell) -> Cell:
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
