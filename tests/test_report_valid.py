"""The page is valid HTML: a strict parser of the standard's own algorithm finds no error in it, and it is small."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import html5lib
import pytest

from compare.model import Report
from compare.pipeline import compare_sources
from compare.report import rendered
from compare.settings import Settings
from tests import histories, report_fixture, stories
from tests.shared import need

PAGES: list[Any] = [
    *(pytest.param(partial(stories.report, story), id=story) for story in stories.STORIES),
    *(pytest.param(partial(histories.report, story), id=story) for story in histories.HISTORIES),
    pytest.param(report_fixture.report, id="by-hand"),
    pytest.param(report_fixture.hostile, id="by-hand-hostile"),
]


@pytest.mark.parametrize("made", PAGES)
def test_strict_parser_finds_no_error(made: Callable[[], Report]) -> None:
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(rendered(made(), "html").decode())
    assert tree.find("body") is not None


def test_strict_parser_would_find_one() -> None:
    page = rendered(report_fixture.report(), "html").decode().replace("</main>", "</p></main>", 1)
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse(page)


def test_page_of_a_real_pair_is_at_most_250_kb() -> None:
    left, right = (str(need("stories", f"satellites-{n}.txt")) for n in (1, 2))
    assert len(rendered(compare_sources(left, right, Settings()), "html")) <= 250_000
