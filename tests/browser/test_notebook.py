"""A report in a notebook: the page stands in a frame without an address of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import compare
from tests.stories import sources

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture
def notebook(browser: Browser, tmp_path: Path) -> Any:
    """A page of which one cell shows the report."""
    report = compare.compare(*sources("court-rewrite"))
    place = tmp_path / "notebook.html"
    place.write_text(f"<!doctype html><title>Notebook</title><h1>Notebook</h1>{report._repr_html_()}", encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(place.as_uri())
    yield page
    page.close()
    assert said == []


def test_links_lead_within_the_frame(notebook: Any) -> None:
    frame = notebook.frames[1]
    frame.locator("#rest .finding").first.wait_for(state="attached")
    link = frame.locator(".row .ref").last
    target = link.get_attribute("href")
    link.scroll_into_view_if_needed()
    link.click()
    assert frame.locator(target).is_visible()
    assert notebook.url.endswith("notebook.html")
    assert notebook.frames[1].locator("h1").inner_text() != "Notebook"


def test_the_review_file_can_be_taken_out_of_the_frame(notebook: Any) -> None:
    frame = notebook.frames[1]
    frame.locator(".finding").first.hover()
    frame.locator(".ack").first.click()
    with notebook.expect_download() as waiting:
        frame.locator("#review-file").click()
    assert waiting.value.suggested_filename == "review.json"
