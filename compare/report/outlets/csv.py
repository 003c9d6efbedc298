"""The matrix as CSV: a row for each claim, a column for each outlet."""

from __future__ import annotations

from compare.model import Report
from compare.report import Look
from compare.report.outlets.table import rows
from compare.report.outlets.view import view_of
from compare.report.sheet import as_csv


def render(report: Report, look: Look) -> str:  # noqa: ARG001
    """*report* as CSV (RFC 4180) whose cells no spreadsheet takes for a formula."""
    return as_csv(rows(view_of(report)))
