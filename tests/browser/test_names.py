"""Names and words of any length and direction: no page grows wider, no name is broken in a word, no order is turned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from compare.model import Report, Version
from compare.pipeline import compare_history_versions, compare_outlet_versions, compare_versions
from compare.segment import version_from_sentences
from compare.settings import Settings
from tests.accounts import told

pytestmark = pytest.mark.browser

SPACED, UNBROKEN = "A name that goes on " * 15, "Unbreakable" * 27
LINES = [
    "The ferry to Lund sank on Monday and 12 people are missing.",
    f"It was built in {'Oerlund' * 40}, police said.",
]


def _version(name: str, number: int) -> Version:
    lines = [line.replace("12", str(number)) for line in LINES]
    return version_from_sentences(
        [lines, ["Divers search the harbour of Lund for more victims."]], outlet=name, lang="en"
    )


def _pair(left: str, right: str) -> Report:
    return compare_versions(_version(left, 12), _version(right, 15), Settings())


def _versions() -> list[Version]:
    return [_version(SPACED, 12), _version(UNBROKEN, 15), _version("Courier", 12)]


LONG = [
    pytest.param(lambda: _pair(SPACED, UNBROKEN), id="pair"),
    pytest.param(lambda: compare_outlet_versions(_versions(), Settings(profile="outlets")), id="outlets"),
    pytest.param(lambda: compare_history_versions(_versions(), Settings()), id="history"),
]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("made", LONG)
def test_no_name_or_word_makes_a_page_wider(show: Any, made: Callable[[], Report], width: int) -> None:
    page = show(made(), width=width)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # What stands beside a long name keeps its room.
    assert min(one.bounding_box()["width"] for one in page.locator(".inputs dd, .sources dd").all()) > 100


@pytest.mark.parametrize("names", [("Lindenauer-Tageblatt", "Nachrichten"), ("harbour-1.txt", "harbour-2.txt")])
def test_the_map_names_both_versions_within_its_column_and_breaks_no_word(show: Any, names: tuple[str, str]) -> None:
    page = show(_pair(*names))
    column = page.locator(".map").bounding_box()
    for head, name in zip(page.locator(".map p > span").all(), names, strict=True):
        box = head.bounding_box()
        assert column["x"] <= box["x"]
        assert box["x"] + box["width"] <= column["x"] + column["width"] + 0.5
        # Each part of the name, as a range of the text, lies on one line.
        parts = head.evaluate(
            "(head, parts) => { let at = 0;"
            " const text = document.createTreeWalker(head, NodeFilter.SHOW_TEXT).nextNode();"
            " return parts.map((part) => { const range = document.createRange(); range.setStart(text, at);"
            " range.setEnd(text, at += part.length); return range.getClientRects().length; }); }",
            name.replace("-", "-\n").split("\n"),
        )
        assert set(parts) == {1}


def test_a_long_name_leaves_the_map_its_room(show: Any) -> None:
    heads = show(_pair(SPACED, UNBROKEN)).locator(".map p").bounding_box()
    assert heads["height"] <= 120


def test_arabic_wording_of_a_conflict_and_of_a_cell_keeps_its_order(show: Any) -> None:
    page = show(
        told(
            ["عثر المحققون على 12 شقا في أعمدة الجسر القديم."],
            ["عثر المحققون على 15 شقا في أعمدة الجسر القديم."],
            lang="ar",
        )
    )
    for css in (".side-words", ".matrix .st"):
        assert page.locator(css).count() == 2
        for words in page.locator(css).all():
            before, mark, after = words.evaluate(
                "(words) => Array.from(words.childNodes).filter((one) => one.textContent.trim()).map((one) => {"
                " const range = document.createRange(); range.selectNodeContents(one);"
                " return range.getBoundingClientRect().left; })"
            )
            assert before > mark > after
    assert page.locator(".matrix .st").first.get_attribute("lang") == "ar"
