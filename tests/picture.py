"""The pictures of README and gallery: the sample reports in Chromium.

python -m tests.picture reports/sample docs/images
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from compare.pipeline import compare_sources
from compare.report import Look, render
from compare.settings import Settings
from tests.browser.conftest import executable
from tests.stories import sources

#: The page of the pair that README and gallery show.
PAIR = "stories/court-rewrite/index.html"


class Shot(NamedTuple):
    """A picture: a file of the sample folder, how large the window is, and what is done before it is taken."""

    name: str
    file: str
    width: int = 1280
    height: int = 800
    scheme: str = "light"
    media: str = "screen"
    keys: str = ""


SHOTS = (
    Shot("site", "index.html"),
    Shot("report", PAIR),
    Shot("report-dark", PAIR, scheme="dark"),
    Shot("report-phone", PAIR, width=390, height=844),
    Shot("report-statement", PAIR, keys="jjjjjjjjjjj"),
    Shot("report-review", PAIR, keys="ja"),
    Shot("report-print", PAIR, width=794, height=1123, media="print"),
    Shot("history", "stories/depot-history/index.html", height=900),
    Shot("outlets", "stories/dam-outlets/index.html", height=900),
    Shot("markdown", "report.md"),
    Shot("json", "report.json"),
    Shot("line", "report.line", height=420),
)


def take(sample: Path, pictures: Path) -> None:
    """Write every picture of the reports in *sample* to *pictures*."""
    from playwright.sync_api import sync_playwright

    pictures.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable() or None, args=["--no-sandbox"])
        for shot in SHOTS:
            view = browser.new_page(
                viewport={"width": shot.width, "height": shot.height},
                color_scheme="dark" if shot.scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            path = sample / shot.file
            if path.suffix == ".html":
                view.goto(path.resolve().as_uri())
            else:
                view.set_content(listing(path.read_text(encoding="utf-8")))
            view.emulate_media(media="print" if shot.media == "print" else "screen")
            for key in shot.keys:
                view.keyboard.press(key)
            view.screenshot(path=pictures / f"{shot.name}.png")
            view.close()
        view = browser.new_page(viewport={"width": 1080, "height": 800})
        view.set_content(terminal())
        view.screenshot(path=pictures / "terminal.png")
        browser.close()
    word(sample / "report.docx", pictures / "word.png")


def word(report: Path, picture: Path) -> None:
    """The first page of a Word file as LibreOffice shows its tracked changes; without LibreOffice the picture stays."""
    if not shutil.which("soffice"):
        print("LibreOffice is not installed, so the picture of the Word report stays as it is", file=sys.stderr)
        return
    import pypdfium2

    with tempfile.TemporaryDirectory() as made:
        profile = (Path(made) / "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", made]
        subprocess.run([*command, str(report)], check=True, capture_output=True, timeout=180)
        page = pypdfium2.PdfDocument(Path(made) / "report.pdf")[0]
        page.render(scale=1.4).to_pil().save(picture)


def listing(text: str) -> str:
    """A page that shows *text* as it is."""
    from html import escape

    head = escape("\n".join(text.splitlines()[:60]))
    return f"<!doctype html><body style='margin:1rem'><pre style='font:13px/1.5 monospace;white-space:pre-wrap'>{head}"


def terminal() -> str:
    """A page that shows the first screen of the terminal report of the sample pair, in its colours."""
    from rich.console import Console
    from rich.text import Text

    left, right = sources("court-rewrite")
    report = compare_sources(left, right, Settings(), labels=("Courier", "Mirror"))
    text = render(report, "terminal", Look(width=120, color=True))
    console = Console(record=True, width=120, file=io.StringIO())
    console.print(Text.from_ansi("\n".join(text.splitlines()[:44])))
    return console.export_html(
        inline_styles=True, code_format="<body style='margin:1rem'><pre style='font:14px/1.35 monospace'>{code}</pre>"
    )


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
