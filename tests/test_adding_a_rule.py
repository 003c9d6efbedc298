"""The code of docs/adding-a-rule.md runs as it stands: a newcomer who copies it has a rule and its tests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import compare.findings as room
from compare.findings.base import Rule
from tests.findings_fixture import findings, grave

PAGE = Path(__file__).parent.parent / "docs" / "adding-a-rule.md"


@pytest.fixture(scope="module")
def page() -> list[dict[str, Any]]:
    """What each block of code on the page defines: the rule, its test."""
    found: list[dict[str, Any]] = []
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S):
        names: dict[str, Any] = {"__name__": "compare.findings.stance.shouting"}
        exec(compile(block, PAGE.name, "exec"), names)
        found.append(names)
    return found


@pytest.fixture(autouse=True)
def shouted(page: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> Rule:
    """What "Make it known" says to edit."""
    rule: Rule = page[0]["Shouted"]()
    monkeypatch.setattr(room, "RULES", (rule, *room.RULES))
    monkeypatch.setattr(room, "_BY_NAME", {one.name: one for one in room.RULES})
    return rule


def test_the_table_of_the_page_holds(page: list[dict[str, Any]]) -> None:
    test = page[1]["test_what_is_shouted_is_told"]
    (mark,) = test.pytestmark
    for case in mark.args[1]:
        test(*case.values)


def test_the_example_fires_the_rule_and_no_graver_one(page: list[dict[str, Any]], shouted: Rule) -> None:
    left, right = (text + page[1]["REST"] for text in shouted.example)
    assert grave(findings(left, right)) == ["shouted"]
