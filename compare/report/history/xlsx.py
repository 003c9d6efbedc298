"""The history as an Excel file: lifelines, wordings and findings, a sheet each."""

from __future__ import annotations

from compare.model import Report
from compare.report import Look
from compare.report.history.sheet import findings, lifelines, wordings
from compare.report.sheet import as_xlsx


def render(report: Report, look: Look) -> bytes:  # noqa: ARG001
    """*report* as the bytes of an ``.xlsx`` file in which every cell is text."""
    return as_xlsx({"lifelines": lifelines(report), "wordings": wordings(report), "findings": findings(report)})
