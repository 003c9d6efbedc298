"""The matrix as an Excel workbook: the claims, the conflicts, the quotations and where all of it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from compare.model import Report
from compare.report import Look
from compare.report.outlets.table import rows
from compare.report.outlets.view import OutletsView, view_of
from compare.report.sheet import as_xlsx


def render(report: Report, look: Look) -> bytes:  # noqa: ARG001
    """*report* as an .xlsx file, the same bytes for the same report."""
    view = view_of(report)
    sheets = {"Claims": rows(view), "Conflicts": _conflicts(view), "Quotations": _quotes(view), "About": _about(view)}
    return as_xlsx({name: list(lines) for name, lines in sheets.items()})


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
