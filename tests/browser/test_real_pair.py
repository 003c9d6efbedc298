"""What an editor must see on a real pair: on the first screen, or one click or key away.

The facts are those of the report made by hand; a statement is named by side and number in the body, and its words are
read from the stories, which lie beside the checkout.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

import pytest

from compare.model import Report
from compare.pipeline import compare_sources
from compare.report import render
from compare.report.rows import numbers
from compare.settings import Settings
from tests.shared import need

pytestmark = pytest.mark.browser


class Fact(NamedTuple):
    """A finding of one of *rules* that cites the statement *number* of a side (0 left, 1 right)."""

    rules: tuple[str, ...]
    side: int
    number: str


FACTS = {
    "the agency is lost": Fact(("attribution-dropped",), 0, "3"),
    "the ministry is lost": Fact(("claim-dropped", "attribution-dropped"), 0, "16"),
    "the experts are lost": Fact(("claim-dropped", "attribution-dropped"), 0, "15"),
    "the quote of the president is dropped": Fact(("quote-dropped",), 0, "10"),
    "the condition of the threat is another": Fact(("condition-changed",), 0, "11"),
    "the place of the launch is dropped": Fact(("place-dropped", "detail-dropped"), 0, "2"),
    "the dateline is dropped": Fact(("place-dropped", "dateline-dropped"), 0, "dateline"),
    "an open list is closed": Fact(("scope-changed", "open-list-closed"), 0, "4"),
    "a charged word is added": Fact(("charged-word-added",), 1, "4"),
    "a message is added": Fact(("detail-added",), 1, "4"),
    "a reported claim is new": Fact(("claim-added",), 1, "11"),
    "the angle of the headline is another": Fact(("headline-changed",), 0, "headline"),
}
#: A fact that two findings tell.
TOGETHER = ("a charged word is added", "a message is added")


@cache
def pair() -> Report:
    left, right = (str(need("stories", f"satellites-{n}.txt")) for n in (1, 2))
    return compare_sources(left, right, Settings())


def statement(fact: Fact) -> tuple[str, str]:
    """The id on the page and the words of the statement that a fact is about."""
    version = pair().versions[fact.side]
    index = numbers(version).index(fact.number)
    return f"v{fact.side + 1}.s{index + 1}", " ".join(version.statements[index].text.split())


def told(page: Any, fact: Fact) -> Any:
    """The findings on the page that tell a fact."""
    id_, _ = statement(fact)
    rules = ", ".join(f'[data-rules="{rule}"]' for rule in fact.rules)
    return page.locator(f":is({rules})").filter(has=page.locator(f'a.n[href="#s-{id_}"]'))


def seen(page: Any, fact: Fact, *, within: float = float("inf")) -> bool:
    """Whether a finding that tells a fact is in sight, its foot not below *within*."""
    boxes = [one.bounding_box() for one in told(page, fact).all() if one.is_visible()]
    return any(box["y"] + box["height"] <= within for box in boxes if box)


def test_five_of_the_facts_stand_on_the_first_screen(show: Any) -> None:
    page = show(pair())
    assert page.locator(".verdict").is_visible()
    assert page.locator(".bars svg").count() == 2
    assert sum(seen(page, fact, within=800) for fact in FACTS.values()) >= 5


@pytest.mark.parametrize("way", ["click", "key"])
def test_all_facts_are_one_click_or_key_away(show: Any, way: str) -> None:
    page = show(pair())
    waiting = page.locator("#rest > summary")
    if way == "click":
        waiting.click()
    else:
        waiting.focus()
        page.keyboard.press("Enter")
    assert [name for name, fact in FACTS.items() if not seen(page, fact)] == []


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_is_told_in_the_words_of_its_statement(show: Any, name: str) -> None:
    fact = FACTS[name]
    id_, words = statement(fact)
    page = show(pair())
    quote = told(page, fact).first.locator("blockquote").filter(has=page.locator(f'a.n[href="#s-{id_}"]')).first
    bare = (
        "q => { q = q.cloneNode(true); q.querySelectorAll('.n, .vh').forEach(n => n.remove()); return q.textContent; }"
    )
    copy = quote.evaluate(bare)
    shown = " ".join(copy.split()).removeprefix("… ").removesuffix(" …")
    assert len(shown) >= min(len(words), 60)
    assert shown in words


def test_a_statement_that_may_have_moved_leads_to_where_it_may_stand(show: Any) -> None:
    """By hand the 14th probably went to the 2nd, 18th or 22nd: as a pair or as the nearest, one click leads there."""
    page = show(pair(), reduced_motion="reduce")
    here = statement(Fact((), 0, "14"))[0]
    there = [statement(Fact((), 1, number))[0] for number in ("2", "18", "22")]
    row = page.locator(".row").filter(has=page.locator(f'[id="s-{here}"]')).first
    link = row.locator(", ".join(f'a[href="#s-{one}"]' for one in there)).first
    link.click()
    assert page.url.rpartition("#s-")[2] in there
    assert page.locator(":target").bounding_box()["y"] < 800


def test_the_page_is_small_enough_to_send(show: Any) -> None:
    assert len(render(pair(), "html").encode()) <= 250_000
    assert show(pair()).evaluate("performance.getEntriesByType('resource').length") == 0


def test_no_name_is_broken_at_a_hyphen(show: Any) -> None:
    """A name that fits its line stands on one: its box is not higher than a line, on a phone either."""
    for width in (1280, 390):
        page = show(pair(), width=width, height=844)
        boxes = [one.get("height") for one in (n.bounding_box() for n in page.locator(".whole").all()) if one]
        assert boxes
        assert all(height < 36 for height in boxes if height)
        assert re.search(r"\w-\w", page.locator(".verdict .whole").first.inner_text())
