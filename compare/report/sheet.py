"""Tables for spreadsheets.  No cell is a formula, a link or a number: every one is text, as the source said it.

CSV knows no types, so a cell that a spreadsheet would take for a formula gets an apostrophe in front; so does one that
begins with an apostrophe, so that the way back is clear.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

#: What may begin a formula, also behind blanks and in full width.
_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠", "'")
#: Most code points of a cell in Excel.
_MOST = 32_767
_SHEET = 31
#: Signs a column is wide at least and at most, and up to which it is a number or a word that keeps the next in sight.
_LEAST, _WIDE, _SHORT = 6, 48, 12


def safe(text: str) -> str:
    """*text* as a cell of CSV: an apostrophe in front where a spreadsheet might act on it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "'" + text if text.lstrip(" \u00a0\u200b\ufeff").startswith(_ACTS) else text


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """*rows* as CSV (RFC 4180), with the mark that tells spreadsheets of UTF-8; every cell is :func:`safe`."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([safe(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _width(cells: Iterable[str]) -> int:
    return max(_LEAST, min(_WIDE, 2 + max(map(len, cells))))


def as_xlsx(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """*sheets* (name -> rows, the first row its head) as an Excel file; every cell is written as a string."""
    from datetime import datetime

    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    # No clock: two runs write the same bytes.
    book.set_properties({"created": datetime(2000, 1, 1)})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name[:_SHEET])
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(at, column, cell[:_MOST], body if at else head)
        if rows:
            wide = [_width(row[column] for row in rows if column < len(row)) for column in range(len(rows[0]))]
            for column, width in enumerate(wide):
                sheet.set_column(column, column, width)
            # What a row is about stays in sight: where its number stands first, the column behind that as well.
            sheet.freeze_panes(1, 2 if wide[0] <= _SHORT and len(wide) > 2 else 1)
            sheet.autofilter(0, 0, max(0, len(rows) - 1), max(0, len(rows[0]) - 1))
    book.close()
    return out.getvalue()
