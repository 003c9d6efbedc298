"""One finding a line as compilers print: ``path:line:col: rule: message [v2 -> v3, silent]``."""

from __future__ import annotations

from compare.model import Report
from compare.report import Look
from compare.report.history.view import Marked, StepView, look_back


def render(report: Report, look: Look) -> str:  # noqa: ARG001
    """The findings of all steps in their rank; "" where there is none.  Acknowledged ones come last and say so."""
    return "".join(_line(step, marked) for step, marked in look_back(report).ranked)


def _line(step: StepView, marked: Marked) -> str:
    told = marked.told
    cited = told.quotes[-1]
    seen = "acknowledged: " if told.acknowledged else ""
    said = ", ".join(filter(None, [f"{step.left.id} -> {step.right.id}", marked.says]))
    return f"{cited.path or cited.name}:{cited.line}:{cited.offset}: {told.rule}: {seen}{told.said} [{said}]\n"
