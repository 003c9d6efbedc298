"""How fast a long page opens and answers: ``python -m benchmarks.page`` (needs Chromium and playwright).

Two versions of 10,000 words each, made as in ``benchmarks.scale``.  Printed: the size of the page, the milliseconds to
open it beside those of ``difflib.HtmlDiff`` on the same paragraphs, and for each key the milliseconds until the answer
stands, always the first press on a page just opened.  All are medians.  Exit 1 where a key needs more than 200 ms.
"""

from __future__ import annotations

import argparse
import difflib
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.scale import Writer
from compare.pipeline import compare_versions
from compare.report import render
from compare.segment import version_from_sentences
from compare.settings import Settings
from tests.browser.conftest import executable

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LIMIT = 200
#: Milliseconds in which a reader has found a key.
_SETTLED = 500
#: What is done -> the script that does it.  A letter in the search box and a label stand for the filters.
_KEY = "document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: '{}', bubbles: true}}))"
_SEARCH = (
    "(s => { s.value = s.value ? '' : 'the'; s.dispatchEvent(new Event('input')); })(document.getElementById('search'))"
)
ANSWERS = {
    **{key: _KEY.format(key) for key in ("j", "k", "i", "a")},
    "search": _SEARCH,
    "label": "document.querySelector('[data-show=\"dropped\"]').click()",
}
_TIMED = """() => new Promise((done) => {{
  const from = performance.now();
  {}
  requestAnimationFrame(() => {{ const c = new MessageChannel();
    c.port1.onmessage = () => done(performance.now() - from); c.port2.postMessage(0); }});
}})"""
_OPENED = (
    """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"""
)


def pages(words: int, seed: int) -> dict[str, str]:
    """Our page and the one of ``difflib``, on the same two versions."""
    writer = Writer(seed)
    left = writer.story(words)
    right = writer.edited(left)
    report = compare_versions(
        version_from_sentences(left, outlet="Left", lang="en", title="A story of many words"),
        version_from_sentences(right, outlet="Right", lang="en", title="A story of many words"),
        Settings(),
    )
    here, there = ([" ".join(paragraph) for paragraph in side] for side in (left, right))
    return {"storydiff": render(report, "html"), "difflib": difflib.HtmlDiff(wrapcolumn=60).make_file(here, there)}


def opening(browser: Browser, path: Path, times: int) -> float:
    """The median of the milliseconds from the address to the second frame."""
    took = []
    for _ in range(times):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(path.as_uri())
        took.append(float(page.evaluate(_OPENED)))
        page.close()
    return statistics.median(took)


def answer(browser: Browser, path: Path, script: str, times: int) -> float:
    """The median of the milliseconds to the answer, each on a page just opened."""
    took = []
    for _ in range(times):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(path.as_uri())
        page.wait_for_timeout(_SETTLED)
        took.append(float(page.evaluate(_TIMED.format(script))))
        page.close()
    return statistics.median(took)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where an answer took too long."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--words", type=int, default=10_000, help="words a side")
    parser.add_argument("--times", type=int, default=5, help="how often each page is opened and each key pressed")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable() or None, args=["--no-sandbox"])
        opened = {}
        for name, text in pages(options.words, options.seed).items():
            path = Path(folder, f"{name}.html")
            path.write_text(text, encoding="utf-8")
            opened[name] = opening(browser, path, options.times)
            print(f"{name:<10} {len(text.encode()) / 1e6:6.2f} MB  opens in {opened[name]:6.0f} ms")
        print(f"ratio      {opened['storydiff'] / opened['difflib']:6.2f}")
        ours = Path(folder, "storydiff.html")
        took = {name: answer(browser, ours, script, options.times) for name, script in ANSWERS.items()}
        browser.close()
    for name, waited in took.items():
        print(f"{name:<10} {waited:6.0f} ms" + ("  TOO SLOW" if waited > LIMIT else ""))
    return int(any(waited > LIMIT for waited in took.values()))


if __name__ == "__main__":
    raise SystemExit(main())
