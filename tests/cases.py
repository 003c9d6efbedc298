"""Cases in Markdown: title, input and expected, each followed by a line with "."; the title says why it is there."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    title: str
    given: str
    expected: str


def cases(name: str, known_failures: dict[str, str] | None = None) -> list[object]:
    """The cases of ``cases/<name>.md`` as pytest parameters; *known_failures* maps titles to why they fail."""
    reasons = known_failures or {}
    found: list[object] = []
    parts: list[str] = []
    start, at = 1, 1
    for piece in (FOLDER / f"{name}.md").read_text(encoding="utf-8").split("\n.\n"):
        parts.append(piece.lstrip("\n"))
        at += piece.count("\n") + 2
        if len(parts) == 3:
            title = parts[0].splitlines()[-1]
            marks = [pytest.mark.xfail(strict=True, reason=reasons[title])] if title in reasons else []
            found.append(pytest.param(Case(title, *parts[1:]), id=f"{name}:{start}: {title}", marks=marks))
            parts, start = [], at
    return found
