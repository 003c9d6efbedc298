"""Every state of the page as a picture, to be looked at: ``make shots`` writes them to a folder that git ignores.

python -m tests.shots reports/shots [PART OF A NAME]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Report, Source, Version
from compare.pipeline import compare_sources, compare_versions
from compare.read.plain import read_text
from compare.report import render
from compare.segment import segment
from compare.settings import Settings
from tests import stories
from tests.browser.conftest import executable
from tests.shared import SHARED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

#: Two accounts of one invented story, to be read in opposite directions.
ENGLISH = """\
Harbour ferry out of service until March

The harbour ferry will stay in dock until March after a fire in its engine room, the port authority said on Tuesday.

"The crew did what they had trained for," said harbour master Salma Haddad. About 1,400 people cross the bay every day.

The fire may have started in a fuel line, investigators said.
"""
ARABIC = """\
عبّارة المرفأ خارج الخدمة حتى أبريل

قالت سلطة المرفأ يوم الثلاثاء إن العبّارة ستبقى في الحوض حتى أبريل بعد حريق في غرفة المحركات (المستوى B2).

وقالت مديرة المرفأ سلمى حداد: «فعل الطاقم ما تدرب عليه». ويعبر الخليج كل يوم نحو 1,400 شخص.

بدأ الحريق في خط الوقود.
"""
EARLIER_ARABIC = """\
عبّارة المرفأ خارج الخدمة حتى مارس

قالت سلطة المرفأ يوم الثلاثاء إن العبّارة ستبقى في الحوض حتى مارس بعد حريق في غرفة المحركات (المستوى B2).

وقالت مديرة المرفأ سلمى حداد: «فعل الطاقم ما تدرب عليه». ويعبر الخليج كل يوم نحو 1,400 شخص.

قد يكون الحريق بدأ في خط الوقود، بحسب المحققين.
"""


class State(NamedTuple):
    """How a page is opened and what is done before the picture; *whole* takes all of it and not only what is in sight.

    ``do`` are steps: a key to press, or a CSS selector behind ``click `` or ``open ``.
    """

    name: str
    width: int = 1280
    height: int = 800
    at: str = ""
    do: tuple[str, ...] = ()
    whole: bool = False
    print: bool = False
    options: Mapping[str, object] = {}


_OPEN = ("open details.more, details.run, details.why",)
STATES = (
    State("default"),
    State("whole", whole=True),
    State("opened", whole=True, do=_OPEN),
    State("statements", do=("scroll .story",)),
    State("rule", at="?rule=attribution-dropped"),
    State("rule-rows", at="?rule=attribution-dropped", do=("scroll .story",)),
    State("label", at="?show=moved", do=("scroll .story",)),
    State("search", at="?q=said", do=("scroll .story",)),
    State("inline", at="?view=inline", do=("scroll .story",)),
    State("step", do=("j", "j", "j")),
    State("acknowledged", do=("j", "a", "j", "a")),
    State("help", do=("?",)),
    State("ledgers", do=("scroll .ledgers",)),
    State("foot", do=("scroll .apparatus",)),
    State("no-script", options={"java_script_enabled": False}),
    State("print", 794, 1123, print=True),
    State("phone", 390, 844),
    State("phone-whole", 390, 844, whole=True),
    State("tablet", 820, 1180),
    State("wide", 1920, 1080),
    State("dark", options={"color_scheme": "dark"}),
    State("dark-statements", do=("scroll .story",), options={"color_scheme": "dark"}),
    State("forced", options={"forced_colors": "active"}),
    State("forced-statements", do=("scroll .story",), options={"forced_colors": "active"}),
)
#: Of the stories that are there for one reason only the states that show it.
FEW = ("default", "whole", "phone-whole", "print", "inline")


def _version(text: str, name: str) -> Version:
    return segment(read_text(text.encode(), Source(path=f"{name}.txt"), keep_furniture=False), Settings(), name)


def _pair(left: str, right: str) -> Report:
    return compare_versions(_version(left, "Courier"), _version(right, "المرفأ"), Settings())


def pages() -> Iterator[tuple[str, Callable[[], Report], tuple[str, ...]]]:
    """Name, report and states of each page: the real pair where it lies beside the checkout, else a golden story."""
    real = [SHARED / "stories" / f"satellites-{n}.txt" for n in (1, 2)]
    every = tuple(state.name for state in STATES)
    if all(path.is_file() for path in real):
        yield "real", lambda: compare_sources(str(real[0]), str(real[1]), Settings()), every
    for story in stories.STORIES:
        yield story, partial(stories.report, story), every if story == "court-rewrite" else FEW
    yield "rtl-beside-ltr", partial(_pair, ENGLISH, ARABIC), FEW
    yield "rtl", partial(_pair, EARLIER_ARABIC, ARABIC), FEW


def take(folder: Path, only: str = "") -> int:
    """Write the pictures to *folder*, of pages whose name has *only* in it, and return how many they are."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable() or None, args=["--no-sandbox"])
        for name, made, wanted in (page for page in pages() if only in page[0]):
            page = folder / f"{name}.html"
            page.write_text(render(made(), "html"), encoding="utf-8")
            for state in STATES:
                if state.name in wanted:
                    shot(browser, page, state)
                    count += 1
        browser.close()
    return count


def shot(browser: Browser, page: Path, state: State) -> None:
    """One picture beside *page*; of a printed page the PDF."""
    options = {"reduced_motion": "reduce", **state.options}
    context = browser.new_context(viewport={"width": state.width, "height": state.height}, **options)  # type: ignore[arg-type]
    view = context.new_page()
    view.goto(page.resolve().as_uri() + state.at)
    for step in state.do:
        verb, _, css = step.partition(" ")
        if verb == "open":
            view.evaluate("css => document.querySelectorAll(css).forEach((one) => { one.open = true; })", css)
        elif verb == "scroll":
            view.evaluate("css => document.querySelector(css)?.scrollIntoView({block: 'start'})", css)
        else:
            view.keyboard.press(step)
    target = page.with_name(f"{page.stem}-{state.name}")
    if state.print:
        view.pdf(path=target.with_suffix(".pdf"), format="A4", print_background=False)
    else:
        view.screenshot(path=target.with_suffix(".png"), full_page=state.whole)
    context.close()


if __name__ == "__main__":
    where = Path(sys.argv[1] if len(sys.argv) > 1 else "reports/shots")
    print(f"{take(where, sys.argv[2] if len(sys.argv) > 2 else '')} pictures in {where}")
