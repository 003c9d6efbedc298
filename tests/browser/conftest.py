"""A page in a real browser: Chromium as found on the machine, or the one STORYDIFF_BROWSER names."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from compare.model import Report
from compare.report import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
Open = Callable[..., "Page"]


def executable() -> str:
    """The browser to drive, or ""."""
    return os.environ.get("STORYDIFF_BROWSER", "") or next(filter(None, map(shutil.which, NAMES)), "")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = executable()
    if not found:
        if os.environ.get("CI"):
            pytest.fail(f"no browser found; CI must have one of {', '.join(NAMES)}")
        pytest.skip(f"no browser found (looked for {', '.join(NAMES)} and STORYDIFF_BROWSER)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a report from disk; at the end there was no console message, no error and no request but the page's own."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def opened(report: Report, *, at: str = "", width: int = 1280, height: int = 800, **options: Any) -> Page:
        (tmp_path / "report.html").write_text(render(report, "html"), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "report.html").as_uri() + at)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert said == []
    assert {re.split("[?#]", url)[0] for url in asked} <= {(tmp_path / "report.html").as_uri()}
