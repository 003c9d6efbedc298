"""One finding a line, ``path:line:col: rule: message``, as compilers print: for editors, CI and grep.

The place is in the file of the side that is cited, the right where there is one: the line on which the paragraph
begins, and the column (1-based) in its wording.  Of a file without lines (Word, PDF) both are those of the text.
"""

from __future__ import annotations

from compare.model import Report
from compare.report import Look
from compare.report.told import Told
from compare.report.view import look_at


def render(report: Report, look: Look) -> str:  # noqa: ARG001
    """The findings of *report* in their rank; "" where there is none.  Acknowledged ones come last and say so."""
    view = look_at(report)
    return "".join(_line(told) for told in (*view.top, *view.rest, *view.typography, *view.acknowledged))


def _line(told: Told) -> str:
    place = ""
    if told.quotes:
        cited = told.quotes[-1]
        place = f"{cited.path or cited.name}:{cited.line}:{cited.offset}: "
    return f"{place}{told.rule}: {'acknowledged: ' if told.acknowledged else ''}{told.said}\n"
