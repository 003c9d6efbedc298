"""The claim matrix in a browser, from disk: filters, keys, contexts, narrow screens, print, no script, axe."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from compare.findings.review import acknowledge, parse
from compare.model import Report
from compare.review import Review
from tests.accounts import dam, told
from tests.browser.test_accessibility import violations
from tests.browser.test_page import downloaded, shown
from tests.test_report_outlets import hostile

pytestmark = pytest.mark.browser

REPORTS = [pytest.param(dam, id="dam"), pytest.param(hostile, id="hostile")]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("made", REPORTS)
def test_matrix_breaks_no_rule_of_accessibility(show: Any, made: Callable[[], Report], scheme: str, width: int) -> None:
    page = show(made(), width=width, height=800, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert violations(page) == []


def test_filters_need_no_script(show: Any) -> None:
    page = show(dam(), java_script_enabled=False)
    every = shown(page, ".claim")
    assert not page.locator(".scripted").is_visible()
    for kind in ("conflict", "all", "some", "one"):
        page.locator(f"#show-{kind}").check()
        assert shown(page, ".claim") == shown(page, f".claim.{kind}") > 0
    page.locator("#show-every").check()
    assert shown(page, ".claim") == every


def test_any_cell_opens_its_sentence_in_context_without_script(show: Any) -> None:
    page = show(dam(), java_script_enabled=False)
    cell = page.locator(".claim td", has=page.locator(".st", has_text="Two firefighters were taken")).first
    assert "No deaths were reported." not in cell.inner_text()
    cell.locator("summary").click()
    assert "No deaths were reported." in cell.inner_text()
    cell.locator(".ctx a").click()
    assert page.url.endswith("#s-v3.s4")


def test_keys_walk_filter_open_and_help(show: Any) -> None:
    page = show(dam(), reduced_motion="reduce")
    page.keyboard.press("j")
    assert page.locator(".clash.here").count() == 1
    page.keyboard.press("f")
    assert page.locator("#show-conflict").is_checked()
    assert page.locator("#status").inner_text() == f"{shown(page, '.claim')} claims shown"
    for _ in range(20):
        page.keyboard.press("j")
    assert page.locator(".claim.here").count() == 1
    page.keyboard.press("o")
    assert page.locator(".claim.here .ctx[open]").count() == page.locator(".claim.here .ctx").count() > 0
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()


def test_filter_and_search_are_kept_in_the_address(show: Any) -> None:
    page = show(dam())
    page.locator("#show-one").check()
    page.locator("#search").fill("footbridge")  # a second claim with this word is told by all
    assert shown(page, ".claim") == 1
    assert "show=one" in page.url
    page.reload()
    assert shown(page, ".claim") == 1
    page.locator("#show-every").check()
    assert shown(page, ".claim") == 2


def test_heads_and_claims_stay_in_sight(show: Any) -> None:
    page = show(dam(), height=500)
    page.locator(".claim").last.scroll_into_view_if_needed()
    head = page.locator(".matrix thead th").first.bounding_box()
    assert 0 <= head["y"] < 5


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("made", REPORTS)
def test_the_page_is_never_wider_than_the_screen(show: Any, made: Callable[[], Report], width: int) -> None:
    page = show(made(), width=width, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_narrow_screen_names_the_outlet_in_each_cell(show: Any) -> None:
    assert shown(show(dam()), ".outlet") == 0
    assert shown(show(dam(), width=390, height=844), ".claim .outlet") == 3 * show(dam()).locator(".claim").count()


def test_print_leaves_out_what_a_screen_needs(show: Any) -> None:
    page = show(dam())
    page.emulate_media(media="print")
    assert shown(page, ".tools") == shown(page, ".ctx") == 0
    assert shown(page, ".claim") == page.locator(".claim").count()


def test_many_sources_stand_below_their_claim_on_paper(show: Any) -> None:
    lines = ["The ferry to Lund sank on Monday.", "Twelve people are missing in the harbour."]
    page = show(told(lines, lines, lines[:1], lines, lines, lines, lines))
    page.set_viewport_size({"width": 690, "height": 1000})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 690
    assert shown(page, ".matrix thead") == 0
    assert min(one.bounding_box()["width"] for one in page.locator(".in-says").all()) > 600
    row = page.locator(".claim", has=page.locator(".in-absent"))
    assert "C: absent" in row.inner_text()
    absent, last = (row.locator(css).last.bounding_box()["y"] for css in (".in-absent", ".in-says"))
    assert absent > last


def test_no_wording_of_a_source_acts(show: Any) -> None:
    page = show(hostile())
    assert "owned" not in page.title()
    assert page.locator("main img, main b b").count() == 0


def test_acknowledged_conflicts_are_downloaded_as_the_review_file(show: Any) -> None:
    made = dam()
    page = show(made, reduced_motion="reduce")
    assert not page.locator("#reviewed").is_visible()
    page.keyboard.press("j")
    page.keyboard.press("a")
    own = page.locator(".clash.here .conflict")
    own.first.locator(".why-fine").fill("Asked the <desk>")
    data = downloaded(page)
    told = {one.id: one for one in made.findings}
    ids = [own.nth(n).get_attribute("id")[2:] for n in range(own.count())]
    assert [one["id"] for one in data["acknowledged"]] == ids
    assert [one["message"] for one in data["acknowledged"]] == [told[id].message for id in ids]
    review = parse(json.dumps(data).encode(), "review.json")
    assert review.acknowledged == {**dict.fromkeys(ids, ""), ids[0]: "Asked the <desk>"}
    again = show(replace(made, findings=acknowledge(made.findings, review)), reduced_motion="reduce")
    assert again.locator("#reviewed").inner_text().startswith(f"{len(ids)} of {len(made.findings)} acknowledged.")
    again.keyboard.press("j")
    again.keyboard.press("a")
    assert downloaded(again)["acknowledged"] == []


def test_an_acknowledged_conflict_says_so_without_script_and_on_paper(show: Any) -> None:
    made = dam()
    reviewed = acknowledge(made.findings, Review({made.findings[0].id: "as agreed"}))
    plain = show(replace(made, findings=reviewed), java_script_enabled=False)
    assert plain.locator(".reviewer").all_inner_texts() == ["acknowledged: as agreed"]
    page = show(replace(made, findings=reviewed))
    assert shown(page, ".reviewer") == 0
    page.emulate_media(media="print")
    assert page.locator(".reviewer:visible").all_inner_texts() == ["acknowledged: as agreed"]
    assert shown(page, ".ack") == 0


def test_a_conflict_whose_finding_is_ignored_has_no_button(show: Any) -> None:
    page = show(replace(dam(), findings=()))
    assert page.locator(".conflict").count() > 0
    assert page.locator(".ack").count() == 0
