"""The tables of a history, for spreadsheets."""

from __future__ import annotations

from compare.model import Report
from compare.report.history.lines import NOTICED, Mark
from compare.report.history.view import look_back
from compare.report.rows import clean

Table = list[list[str]]


def lifelines(report: Report) -> Table:
    """A row for each claim: what it is, what each version did to it, the facts that changed."""
    view = look_back(report)
    heads = [f"{one.id} {one.time} {one.name}".replace("  ", " ") for one in view.moments]
    head = ["claim", "role", *heads, "facts that changed", "notice"]
    found = [head]
    for line in view.every:
        notices = (f"{event.version} {NOTICED[event.notice]}" for event in line.events if event.notice)
        facts = "; ".join(line.facts)
        found.append([line.wording, line.role, *(_cell(mark) for mark in line.marks), facts, "; ".join(notices)])
    return found


def wordings(report: Report) -> Table:
    """A row for each claim, with its own words in each version."""
    assert report.matrix, "a history has a matrix"
    view = look_back(report)
    found = [["claim", *(f"{one.id} {one.name}" for one in view.moments)]]
    for claim in report.matrix.claims:
        row = [clean(claim.wording)]
        for version, cell in zip(report.versions, claim.cells, strict=True):
            row.append(clean(" ".join(version.statements[i].text for i in cell.statements)) if cell else "")
        found.append(row)
    return found


def findings(report: Report) -> Table:
    """A row for each finding, step by step."""
    found = [["step", "severity", "rule", "message", "notice", "left", "right", "id"]]
    for step in look_back(report).steps:
        for told, _, says in (*step.findings, *step.lesser):
            sides = {quote.column: "".join(piece.text for piece in quote.pieces) for quote in told.quotes}
            name = f"{step.left.id} to {step.right.id}"
            found.append([name, told.severity, told.rule, told.said, says, sides.get(0, ""), sides.get(1, ""), told.id])
    return found


def _cell(mark: Mark) -> str:
    return "" if mark.kind == "absent" else f"{mark.says} [{NOTICED[mark.notice]}]" if mark.notice else mark.says
