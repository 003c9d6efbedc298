"""One command takes a picture of every state of the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compare.report import render
from tests import shots
from tests.report_fixture import report

pytestmark = pytest.mark.browser
#: What an editor may have before them, by the names of the states that show it.
WANTED = {
    "default", "rule", "label", "search", "inline", "acknowledged", "help", "no-script", "print", "phone", "dark",
    "forced",
}  # fmt: skip


def test_every_state_has_a_picture_in_one_of_the_pages() -> None:
    assert {state.name for state in shots.STATES} >= WANTED
    every = {state.name for state in shots.STATES}
    assert any(set(wanted) == every for _, _, wanted in shots.pages())


@pytest.mark.parametrize("name", sorted(WANTED))
def test_a_picture_lies_beside_its_page(browser: Any, tmp_path: Path, name: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(render(report(), "html"), encoding="utf-8")
    state = next(state for state in shots.STATES if state.name == name)
    shots.shot(browser, page, state)
    (picture,) = tmp_path.glob(f"page-{name}.*")
    assert picture.suffix == (".pdf" if state.print else ".png")
    assert picture.stat().st_size > 5_000
