"""The JSON report: docs/json-format.md and schema.json tell its shape.  No clock, no absolute path, no locale.

It is made from the Report itself, not from the view: it keeps the wording of the source, control signs and all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from compare import __version__
from compare.mentions import unsourced
from compare.model import Cell, Change, Comparison, Excerpt, Finding, Report, Span, Version
from compare.report import Look
from compare.report.told import shown_path
from compare.report.view import indices, names_of

#: Raised when a key is dropped or changes its meaning; adding a key does not raise it.
FORMAT = 1
_SPAN = re.compile(r"\[\n +(\d+),\n +(\d+)\n +\]")
#: Written as escapes: signs that act on a terminal (DEL, C1, directions), and lone surrogates, which UTF-8 has not.
_ESCAPED = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def render(report: Report, look: Look) -> str:  # noqa: ARG001
    """*report* as JSON text that ends in a line feed."""
    return dumped(value(report))


def dumped(told: dict[str, Any]) -> str:
    """*told* as text: spans on one line, signs that act on a terminal and lone surrogates as escapes."""
    text = json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False)
    # Spans on one line: no line feed stands within a string, so this meets nothing else.
    text = _SPAN.sub(r"[\1, \2]", text)
    # As an escape each survives the way there and back: a reader gets the wording as it is.
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def value(report: Report) -> dict[str, Any]:
    """*report* as dictionaries, lists and scalars."""
    names = names_of(report.versions)
    return {
        "format": FORMAT,
        "kind": report.kind,
        "tool": {"name": "storydiff", "version": __version__, "signature": report.signature},
        "notes": list(report.notes),
        "versions": [_version(n, version, names[n]) for n, version in enumerate(report.versions)],
        "comparisons": [_comparison(report, n) for n in range(len(report.comparisons))],
        **_matrix(report),
        "findings": [_finding(finding) for finding in report.findings],
    }


def _version(position: int, version: Version, name: str) -> dict[str, Any]:
    document, source = version.document, version.document.source
    own = f"v{position + 1}"
    return {
        "id": own,
        "label": name,
        "outlet": source.outlet,
        "title": source.title,
        "byline": source.byline,
        "published": source.published,
        "modified": source.modified,
        "origins": dict(source.origins),
        "path": shown_path(source.path),
        "format": source.format,
        "sha256": source.sha256,
        "lang": version.lang,
        "text": document.text,
        "furniture": [
            {"start": aside.span.start, "end": aside.span.end, "reason": aside.reason} for aside in document.furniture
        ],
        "notes": list(document.notes),
        "statements": [
            {
                "id": f"{own}.s{n}",
                "start": statement.span.start,
                "end": statement.span.end,
                "role": statement.role,
                "paragraph": statement.paragraph,
            }
            for n, statement in enumerate(version.statements, 1)
        ],
        "unsourced": [f"{own}.s{n + 1}" for n in unsourced(version)],
    }


def _comparison(report: Report, position: int) -> dict[str, Any]:
    comparison: Comparison = report.comparisons[position]
    left, right = (f"v{n + 1}" for n in indices(report, position))
    return {
        "left": left,
        "right": right,
        "beads": [_bead(n, change, left, right) for n, change in enumerate(comparison.changes, 1)],
        "links": [
            {
                "left": f"{left}.s{link.left + 1}",
                "right": f"{right}.s{link.right + 1}",
                "score": round(link.score, 4),
                "level": link.level,
            }
            for link in comparison.alignment.links
        ],
        "counts": comparison.counts,
    }


def _bead(number: int, change: Change, left: str, right: str) -> dict[str, Any]:
    bead = change.bead
    return {
        "id": f"b{number}",
        "left": [f"{left}.s{i + 1}" for i in bead.left],
        "right": [f"{right}.s{i + 1}" for i in bead.right],
        "kind": bead.kind,
        "label": change.label,
        "moved": bead.moved,
        "score": round(bead.score, 4),
        "reasons": {name: round(weight, 4) for name, weight in bead.reasons},
        "diffed": change.diffed,
        "ops": [{"tag": op.tag, "left": list(op.left), "right": list(op.right)} for op in change.ops],
    } | ({"repeated": True} if change.repeated else {})


def _matrix(report: Report) -> dict[str, Any]:
    """The claims; what else a matrix holds is there only where there is one."""
    matrix = report.matrix
    if matrix is None:
        return {"claims": []}
    return {
        "claims": [
            {
                "id": claim.id,
                "wording": claim.wording,
                "score": round(claim.score, 4),
                "cells": _cells(claim.cells),
                "conflicts": [
                    {
                        "facet": conflict.facet,
                        "sides": [{"wording": said, "versions": _ids(held)} for said, held in conflict.sides],
                        **({"finding": conflict.finding} if conflict.finding else {}),
                    }
                    for conflict in claim.conflicts
                ],
            }
            for claim in matrix.claims
        ],
        "origins": [{"versions": _ids(origin.versions), "runs": list(origin.runs)} for origin in matrix.origins],
        "quotations": [
            {"wording": saying.wording, "speaker": saying.speaker, "cells": _cells(saying.cells)}
            for saying in matrix.sayings
        ],
    }


def _ids(numbers: Iterable[int]) -> list[str]:
    return [f"v{number + 1}" for number in numbers]


def _cells(cells: Iterable[Cell | None]) -> dict[str, Any]:
    return {
        f"v{n}": cell and {"statements": [f"v{n}.s{i + 1}" for i in cell.statements], "stance": cell.stance}
        for n, cell in enumerate(cells, 1)
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "score": round(finding.score, 4),
        "acknowledged": finding.acknowledged,
        **({"note": finding.note} if finding.note else {}),
        "left": _excerpt(finding.left, finding.marks_left),
        "right": _excerpt(finding.right, finding.marks_right),
    }


def _excerpt(excerpt: Excerpt | None, marks: tuple[Span, ...]) -> dict[str, Any] | None:
    if excerpt is None:
        return None
    return {
        "version": f"v{excerpt.version + 1}",
        "statement": f"v{excerpt.version + 1}.s{excerpt.statement + 1}",
        "start": excerpt.span.start,
        "end": excerpt.span.end,
        "text": excerpt.text,
        "marks": [list(mark) for mark in marks],
    }
