"""The page of a history: one file without a request, readable without script, under the policy of the pair page."""

from __future__ import annotations

from compare.model import Report
from compare.report import Look
from compare.report.history.lines import NOTICED
from compare.report.history.view import look_back
from compare.report.html import page

#: Kind of a mark -> its picture, around 0 0.  Shape tells them apart, colour only helps.
GLYPHS = {
    "came": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    "back": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"
    "M-8 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0zm1.5 0a6.5 6.5 0 1 1 13 0a6.5 6.5 0 1 1 -13 0z",
    "reworded": "M-6 0L0-6L6 0L0 6z",
    "split": "M3-7L-5 0L3 7L5 5L-1.500 0L5-5z",
    "merged": "M-3-7L5 0L-3 7L-5 5L1.500 0L-5-5z",
    "moved": "M0-8L5-2H1.500V2H5L0 8L-5 2H-1.500V-2H-5z",
    "cut": "M-6 0a6 6 0 0 0 12 0z",
    "dropped": "M-6-4L-4-6L0-2L4-6L6-4L2 0L6 4L4 6L0 2L-4 6L-6 4L-2 0z",
    "kept": "M-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z",
}
#: A fact that changed: silently a full diamond, announced one with a hole.
FACTS = {
    "silent": "M-9 0L0-9L9 0L0 9z",
    "announced": "M-9 0L0-9L9 0L0 9zM-5 0L0 5L5 0L0-5z",
}
_SAME = {"unnamed": "silent", "late": "announced"}
_LEGEND = (
    ("silent", "a fact changed silently"),
    ("announced", "a fact changed, announced by a note"),
    ("came", "came"),
    ("reworded", "reworded"),
    ("dropped", "dropped"),
    ("back", "back"),
    ("split", "split"),
    ("merged", "merged"),
    ("moved", "moved"),
    ("cut", "lost a statement"),
)


def render(report: Report, look: Look) -> str:
    """*report* as a page."""
    view = look_back(report)
    notices = {
        marked.told.id: (_SAME.get(marked.notice, marked.notice), marked.says)
        for step in view.steps
        for marked in (*step.findings, *step.lesser)
        if marked.says
    }
    there = {_SAME.get(mark.notice, mark.notice) or mark.kind for line in view.every for mark in line.marks}
    return page(
        "history.html",
        ("report.css", "history.css", "page.js", "report.js"),
        view=view,
        home=look.home,
        notices=notices,
        glyphs=GLYPHS,
        facts=FACTS,
        same=_SAME,
        told=NOTICED,
        shapes=sorted({mark.shape for line in view.every for mark in line.marks}),
        legend=[one for one in _LEGEND if one[0] in there],
    )
