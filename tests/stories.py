"""The golden stories of two versions: each a folder with both and the report expected of them in every format.

``python -m tests.stories`` (``make golden``) accepts what the program says now; then read the diff.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from compare.model import Report
from compare.pipeline import compare_outlets, compare_sources
from compare.report import Look, render
from compare.settings import Settings

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
ACTUAL = ROOT / "tests" / "actual"
STORIES = tuple(sorted(path.parent.name for path in GOLDEN.glob("*/01.left.*")))
#: Stories of several outlets: folder -> the accounts in it, and the formats that are kept.
OUTLETS = {"dam-outlets": ("courier.md", "ledger.md", "wire.md")}
OUTLETS_EXPECTED: dict[str, tuple[str, Look]] = {
    "html": ("html", Look()),
    "md": ("markdown", Look()),
    "json": ("json", Look()),
    "line": ("line", Look()),
    "txt": ("terminal", Look(width=100)),
}
#: Suffix of an expected file -> format and look.  The terminal is kept wide and narrow, plain and coloured.
EXPECTED: dict[str, tuple[str, Look]] = {
    "html": ("html", Look()),
    "md": ("markdown", Look()),
    "json": ("json", Look()),
    "line": ("line", Look()),
    "txt": ("terminal", Look(width=100)),
    "narrow.txt": ("terminal", Look(width=80, ascii=True)),
    "wide.txt": ("terminal", Look(width=120)),
    "color.txt": ("terminal", Look(width=120, color=True)),
    "narrow.color.txt": ("terminal", Look(width=80, color=True)),
}


def sources(story: str) -> tuple[str, str]:
    """The paths of the two versions of *story*, left first."""
    left, right = (str(next((GOLDEN / story).glob(f"{side}.*"))) for side in ("01.left", "02.right"))
    return left, right


@cache
def report(story: str) -> Report:
    """The report of *story* under default settings."""
    return compare_sources(*sources(story), Settings())


def rendered(story: str, suffix: str) -> bytes:
    """The report of *story* as the file ``expected.<suffix>`` should hold it."""
    return render(report(story), *EXPECTED[suffix]).encode("utf-8")


@cache
def outlets_report(story: str) -> Report:
    """The report of a story of several outlets under default settings."""
    return compare_outlets([str(GOLDEN / story / name) for name in OUTLETS[story]], Settings(profile="outlets"))


def outlets_rendered(story: str, suffix: str) -> bytes:
    """That report as the file ``expected.<suffix>`` should hold it."""
    return render(outlets_report(story), *OUTLETS_EXPECTED[suffix]).encode("utf-8")


def expected(story: str, suffix: str) -> Path:
    """Where the accepted output lies."""
    return GOLDEN / story / f"expected.{suffix}"


def accept() -> None:
    """Write the present output of every story as the expected one."""
    for story in STORIES:
        for suffix in EXPECTED:
            expected(story, suffix).write_bytes(rendered(story, suffix))
    for story in OUTLETS:
        for suffix in OUTLETS_EXPECTED:
            expected(story, suffix).write_bytes(outlets_rendered(story, suffix))


if __name__ == "__main__":
    from tests import histories

    accept()
    histories.accept()
