"""Answers for notebooks: an HTML table, and pandas where it is installed."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

import msgspec

from regesta.errors import UsageError
from regesta.exports.cells import Cell, listed, table

if TYPE_CHECKING:
    import pandas

SHOWN = 30  # rows of an HTML table


def to_pandas(rows: Iterable[msgspec.Struct]) -> "pandas.DataFrame":
    """The rows as a data frame, a column a field.

    Raises:
        UsageError: pandas isn't installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise UsageError(expected="pandas", found="it isn't installed", hint="pip install pandas") from error
    header, body = table(rows)
    return pandas.DataFrame(body, columns=header)


def to_html(rows: Iterable[msgspec.Struct], *, columns: Iterable[str] = ()) -> str:
    """The first rows as a table of a notebook's own style; what comes from documents is escaped."""
    header, body = table(rows)
    chosen = [header.index(name) for name in columns if name in header] or list(range(len(header)))
    head = "".join(f"<th>{escape(header[n])}</th>" for n in chosen)
    lines = "".join(f"<tr>{''.join(_cell(row[n]) for n in chosen)}</tr>" for row in body[:SHOWN])
    more = f"<caption>{len(body) - SHOWN} more</caption>" if len(body) > SHOWN else ""
    return f"<table>{more}<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def _cell(value: Cell) -> str:
    return f"<td>{escape('' if value is None else str(value))}</td>"


def page(answer: Any) -> str:
    """Any answer as HTML."""
    return to_html(listed(answer))
