"""The matrix as an Excel workbook: the claims, the conflicts, the quotations and where all of it comes from.

Every cell is written as a string, so no wording of a source becomes a formula, a number or a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from compare.model import Report
from compare.report import Look
from compare.report.outlets.table import rows
from compare.report.outlets.view import OutletsView, view_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook

#: Most code points that a cell of Excel holds.
MOST = 32_767
#: Widths of columns, in characters.
_NARROW, _WIDE = 12, 48


def render(report: Report, look: Look) -> bytes:  # noqa: ARG001
    """*report* as an .xlsx file, the same bytes for the same report."""
    import datetime

    from xlsxwriter import Workbook

    view = view_of(report)
    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    # A fixed time of creation: a workbook without one takes the clock's.
    book.set_properties({"title": view.plain.title, "created": datetime.datetime(2000, 1, 1)})
    table = list(rows(view))
    _sheet(book, "Claims", table, wide={1, 3, *range(5 + len(view.plain.heads), 5 + 2 * len(view.plain.heads))})
    _sheet(book, "Conflicts", _conflicts(view), wide={1, 3, 4})
    _sheet(book, "Quotations", _quotes(view), wide={0})
    _sheet(book, "About", _about(view), wide={0, 1})
    book.close()
    return made.getvalue()


def _sheet(book: Workbook, name: str, lines: Iterable[Sequence[str]], *, wide: set[int]) -> None:
    sheet = book.add_worksheet(name)
    head, body = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True, "valign": "top"})
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            sheet.write_string(number, column, text[:MOST], body if number else head)
            if not number:
                sheet.set_column(column, column, _WIDE if column in wide else _NARROW)
    sheet.freeze_panes(1, 2 if name == "Claims" else 0)


def _conflicts(view: OutletsView) -> Iterable[tuple[str, ...]]:
    yield ("claim no.", "claim", "about", "what is said", "sources")
    for row in view.contested:
        for clash in row.clashes:
            for side in clash.sides:
                yield str(row.number), row.wording, clash.facet, side.wording, side.holders


def _quotes(view: OutletsView) -> Iterable[tuple[str, ...]]:
    yield ("quotation", "speaker", *(head.name for head in view.plain.heads))
    for quote in view.quotes:
        yield (quote.wording, quote.speaker, *(form for _, form, _, _ in quote.forms))


def _about(view: OutletsView) -> Iterable[tuple[str, ...]]:
    yield "About", ""
    yield "In short", view.verdict
    for head in view.plain.heads:
        yield head.name, f"{head.about}; {head.path} ({head.format}), sha256 {head.sha256}"
    for origin in view.origins:
        yield f"{origin.outlets}: likely one origin", "; ".join(origin.runs)
    for line in (*view.plain.notes, *view.admitted, view.plain.signature):
        yield "", line
