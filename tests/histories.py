"""The golden histories: folders ``*-history`` of successive versions with the report expected in every format."""

from __future__ import annotations

from functools import cache

from compare.model import Report
from compare.pipeline import compare_history
from compare.report import Look, rendered
from compare.settings import Settings
from tests.stories import GOLDEN

HISTORIES = tuple(sorted(path.name for path in GOLDEN.glob("*-history")))
#: Suffix of an expected file -> format and look.  CSV ends its lines in CR LF and an Excel file
#: is a ZIP: both are tested, not kept.
EXPECTED: dict[str, tuple[str, Look]] = {
    "html": ("html", Look()),
    "md": ("markdown", Look()),
    "json": ("json", Look()),
    "line": ("line", Look()),
    "txt": ("terminal", Look(width=100)),
    "narrow.txt": ("terminal", Look(width=60, ascii=True)),
    "color.txt": ("terminal", Look(width=120, color=True)),
}


def sources(story: str) -> tuple[str, ...]:
    """The paths of the versions of *story*, oldest first."""
    return tuple(str(path) for path in sorted((GOLDEN / story).glob("0*.*")))


@cache
def report(story: str = "depot-history") -> Report:
    """The history of *story* under default settings."""
    return compare_history(sources(story), Settings())


def made(story: str, suffix: str) -> bytes:
    """The report of *story* as the file ``expected.<suffix>`` should hold it."""
    return rendered(report(story), *EXPECTED[suffix])


def accept() -> None:
    """Write the present output of every history as the expected one."""
    for story in HISTORIES:
        for suffix in EXPECTED:
            (GOLDEN / story / f"expected.{suffix}").write_bytes(made(story, suffix))
