"""The code of docs/adding-a-reporter.md runs as it stands: a newcomer who copies it has a reporter and its tests."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from compare.report import REPORTERS, SUFFIXES, render
from tests.command import Command
from tests.report_fixture import report

PAGE = Path(__file__).parent.parent / "docs" / "adding-a-reporter.md"
MODULE = "compare.report.gemtext"


@pytest.fixture(scope="module")
def page() -> list[dict[str, Any]]:
    """What each block of code on the page defines: the reporter, its tests."""
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    found: list[dict[str, Any]] = []
    for block in blocks:
        names: dict[str, Any] = {"__name__": MODULE}
        exec(compile(block, PAGE.name, "exec"), names)
        found.append(names)
    return found


@pytest.fixture(autouse=True)
def known(page: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
    """What "Make it known" says to edit."""
    module = ModuleType(MODULE)
    vars(module).update(page[0])
    monkeypatch.setitem(sys.modules, MODULE, module)
    monkeypatch.setitem(REPORTERS["comparison"], "gemtext", MODULE)
    monkeypatch.setitem(SUFFIXES, ".gmi", "gemtext")


@pytest.mark.parametrize(
    "name",
    ["test_both_wordings_and_the_signature_are_told", "test_nothing_of_a_source_becomes_a_link_or_a_heading"],
)
def test_tests_of_the_page_pass(page: list[dict[str, Any]], name: str) -> None:
    page[1][name]()


def test_an_acknowledged_finding_is_told_as_such() -> None:
    made = report()
    made = replace(made, findings=tuple(replace(one, acknowledged=True) for one in made.findings))
    told = [
        line for line in render(made, "gemtext").splitlines() if re.match(r"\* (fact|stance|structure|style), ", line)
    ]
    assert told
    assert all(": acknowledged: " in line for line in told)


def test_the_command_line_knows_it_by_its_suffix(storydiff: Command, tmp_path: Path) -> None:
    Path("left.txt").write_text("The old bridge fell at noon.\n", encoding="utf-8")
    Path("right.txt").write_text("The old bridge fell at night.\n", encoding="utf-8")
    assert storydiff("compare", "left.txt", "right.txt", "-o", "report.gmi").code == 0
    assert Path("report.gmi").read_text(encoding="utf-8").startswith("# ")
