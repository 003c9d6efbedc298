"""The matrix as comma-separated values: UTF-8 with a byte order mark, as spreadsheets expect it, no formula acts."""

from __future__ import annotations

import csv
import io

from compare.model import Report
from compare.report import Look
from compare.report.outlets.table import harmless, rows
from compare.report.outlets.view import view_of


def render(report: Report, look: Look) -> str:  # noqa: ARG001
    """*report* as CSV (RFC 4180): the heads, then a line for each claim."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    for row in rows(view_of(report)):
        writer.writerow([harmless(cell) for cell in row])
    return "\ufeff" + made.getvalue()
