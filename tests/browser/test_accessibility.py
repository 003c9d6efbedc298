"""Every page under axe-core: no violation, light and dark, wide and narrow, with all that is folded opened.

``make browser`` installs axe-core; STORYDIFF_AXE names another copy.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest

from compare.findings.review import acknowledge
from compare.model import Report
from compare.pipeline import compare_sources
from compare.settings import Settings
from tests import report_fixture, stories
from tests.shared import need

pytestmark = pytest.mark.browser

AXE = Path(os.environ.get("STORYDIFF_AXE", "") or stories.ROOT / ".cache/node_modules/axe-core/axe.min.js")


@cache
def axe() -> str:
    """The checker as script."""
    if not AXE.is_file():
        if os.environ.get("CI"):
            pytest.fail(f"{AXE} is missing; `make axe` installs it")
        pytest.skip("axe-core is not installed; `make axe` installs it")
    return AXE.read_text(encoding="utf-8")


def reviewed() -> Report:
    """The report made by hand with its first and last finding acknowledged, one with a note."""
    made = report_fixture.report()
    review = {made.findings[0].id: "agreed with the desk", made.findings[-1].id: ""}
    return replace(made, findings=acknowledge(made.findings, review))


@cache
def real_pair() -> Report:
    """A pair of real stories, where they lie beside the checkout."""
    left, right = (str(need("stories", f"satellites-{n}.txt")) for n in (1, 2))
    return compare_sources(left, right, Settings())


REPORTS: list[Any] = [
    *(pytest.param(partial(stories.report, story), id=story) for story in stories.STORIES),
    pytest.param(reviewed, id="reviewed"),
    pytest.param(report_fixture.hostile, id="hostile-by-hand"),
    pytest.param(real_pair, id="real-pair"),
]


def violations(page: Any) -> list[str]:
    """The rules that the page breaks as it stands, each with the first element that does."""
    page.evaluate(axe())
    # Without preload: it would fetch style sheets, which the policy of a page forbids.
    found = page.evaluate("axe.run({resultTypes: ['violations'], preload: false})")["violations"]
    return [f"{one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]}" for one in found]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("made", REPORTS)
def test_page_breaks_no_rule_of_accessibility(show: Any, made: Callable[[], Report], scheme: str, width: int) -> None:
    page = show(made(), width=width, height=800, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert violations(page) == []


@pytest.mark.parametrize("keys", ["i", "?", "ja", "/"], ids=["inline", "help", "acknowledged", "search"])
def test_no_state_of_the_page_breaks_one(show: Any, keys: str) -> None:
    page = show(reviewed(), reduced_motion="reduce")
    for key in keys:
        page.keyboard.press(key)
    assert violations(page) == []


def test_checker_would_find_a_broken_rule(show: Any) -> None:
    page = show(report_fixture.report())
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert [one.split()[0] for one in violations(page)] == ["html-has-lang"]


def test_first_screen_of_a_real_pair_holds_five_findings(show: Any) -> None:
    page = show(real_pair())
    feet = [one.bounding_box() for one in page.locator(".finding").all()[:5]]
    assert all(box["y"] + box["height"] <= 800 for box in feet)
