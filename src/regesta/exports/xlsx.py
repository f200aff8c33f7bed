"""Excel workbooks, one sheet a table (needs the extra `exports`)."""

import io
from collections.abc import Iterable, Mapping

import msgspec

from regesta.errors import UsageError
from regesta.exports.cells import table

WIDEST = 60  # characters of a column


def write(sheets: Mapping[str, Iterable[msgspec.Struct]]) -> bytes:
    """A workbook; all cells are words and numbers, never formulas or links.

    Raises:
        UsageError: xlsxwriter isn't installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        hint = "pip install 'regesta[exports]'"
        raise UsageError(expected="xlsxwriter, to write workbooks", found="it isn't installed", hint=hint) from error
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True})
        for name, rows in sheets.items():
            _sheet(book.add_worksheet(name[:31]), bold, rows)
    return out.getvalue()


def _sheet(sheet: object, bold: object, rows: Iterable[msgspec.Struct]) -> None:
    header, body = table(rows)
    write_row, set_column = sheet.write_row, sheet.set_column  # type: ignore[attr-defined]
    write_row(0, 0, header, bold)
    for number, row in enumerate(body, start=1):
        write_row(number, 0, row)
    for column, name in enumerate(header):
        widest = max([len(name), *(len(str(row[column] or "")) for row in body)])
        set_column(column, column, min(widest + 1, WIDEST))
    sheet.freeze_panes(1, 0)  # type: ignore[attr-defined]
