"""The README's picture: the first screen of a page in Chromium.

python -m tests.picture reports/sample/index.html docs/images/report.png
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.browser.conftest import executable


def take(page: Path, picture: Path, width: int = 1280, height: int = 800) -> None:
    """Write the first screen of *page* to *picture*."""
    from playwright.sync_api import sync_playwright

    picture.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable() or None, args=["--no-sandbox"])
        view = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
        view.goto(page.resolve().as_uri())
        view.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
