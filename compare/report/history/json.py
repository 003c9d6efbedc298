"""The JSON of a history: that of every report, each claim with its events, and what was announced."""

from __future__ import annotations

from typing import Any

from compare.chronicle import Event
from compare.model import Report
from compare.report import Look
from compare.report.json import dumped, value


def render(report: Report, look: Look) -> str:  # noqa: ARG001
    """*report* as JSON text that ends in a line feed."""
    assert report.matrix, "a history has a matrix"
    assert report.chronicle, "a history has a chronicle"
    told, chronicle = value(report), report.chronicle
    for claim, life in zip(told["claims"], chronicle.lives, strict=True):
        claim["events"] = [_event(event) for event in life.events]
    for version, time in zip(told["versions"], chronicle.times, strict=True):
        version["time"] = time
    told["steps"] = [
        {
            "left": f"v{step.left + 1}",
            "right": f"v{step.right + 1}",
            "announced": [f"v{step.right + 1}.s{index + 1}" for index in step.came],
            "withdrawn": [f"v{step.left + 1}.s{index + 1}" for index in step.gone],
        }
        for step in chronicle.steps
    ]
    told["reversals"] = [
        {
            "claim": report.matrix.claims[one.claim].id,
            "facet": one.facet,
            "sides": [{"wording": wording, "version": f"v{at + 1}"} for wording, at in one.sides],
        }
        for one in chronicle.reversals
    ]
    told["notices"] = [
        {
            "finding": one.finding,
            "kind": one.kind,
            "version": f"v{one.version + 1}",
            "notes": [f"v{one.version + 1}.s{index + 1}" for index in one.notes],
        }
        for one in chronicle.notices
    ]
    return dumped(told)


def _event(event: Event) -> dict[str, Any]:
    return {
        "version": f"v{event.version + 1}",
        "kind": event.kind,
        "facets": list(event.facets),
        "findings": list(event.findings),
        **({} if event.since is None else {"since": f"v{event.since + 1}"}),
    }
