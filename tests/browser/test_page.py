"""The page in a browser, from disk: keys, filters, views, permalinks, schemes, narrow screens, print, no script."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from compare.findings.review import acknowledge, parse
from compare.review import Review
from tests.report_fixture import hostile, report

pytestmark = pytest.mark.browser


def shown(page: Any, css: str) -> int:
    """How many elements of *css* can be seen."""
    return sum(one.is_visible() for one in page.locator(css).all())


def test_first_screen_tells_verdict_counts_and_five_findings(show: Any) -> None:
    page = show(report())
    assert "have a counterpart" in page.locator(".verdict").inner_text()
    assert page.locator(".bars svg").count() == 2
    feet = [one.bounding_box() for one in page.locator(".finding").all()[:5]]
    assert all(box["y"] + box["height"] <= 800 for box in feet)


def test_readable_without_script(show: Any) -> None:
    page = show(report(), java_script_enabled=False)
    assert shown(page, ".finding") == 10
    assert not page.locator(".scripted").is_visible()
    page.locator("#rest summary").click()
    assert shown(page, ".finding") == 13
    page.locator("#view-inline").check()
    assert shown(page, ".flow") > 0


def test_keys_walk_through_findings_and_changes(show: Any) -> None:
    page = show(report())
    ids = []
    for key in ("j", "j", "k", "j"):
        page.keyboard.press(key)
        ids.append(page.evaluate("document.activeElement.id"))
    findings = [one.get_attribute("id") for one in page.locator(".finding").all()]
    assert ids == [findings[0], findings[1], findings[0], findings[1]]
    assert page.locator(".here").count() == 1


def test_walking_on_opens_what_is_folded(show: Any) -> None:
    page = show(report())
    for _ in range(11):
        page.keyboard.press("j")
    assert page.locator("#rest").get_attribute("open") is not None
    assert page.locator(".here").is_visible()


def test_help_opens_and_keys_can_be_switched_off(show: Any) -> None:
    page = show(report())
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.locator("#keys-on").uncheck()
    page.locator("#help-close").click()
    page.keyboard.press("j")
    assert page.locator(".here").count() == 0


def test_filter_by_label_is_kept_in_the_address(show: Any) -> None:
    page = show(report())
    page.locator('[data-show="dropped"]').click()
    assert shown(page, ".row") == shown(page, ".row.dropped") == 3
    assert "show=dropped" in page.url
    page.reload()
    assert shown(page, ".row") == 3
    page.locator('[data-show="dropped"]').click()
    assert shown(page, ".row") > 10


def test_filter_by_rule_narrows_findings_and_rows(show: Any) -> None:
    page = show(report(), at="?rule=attribution-dropped")
    assert shown(page, ".finding") == 2
    assert shown(page, ".row") == 2


def test_a_narrowed_page_says_so_at_once_and_leads_back(show: Any) -> None:
    page = show(report(), at="?rule=attribution-dropped&q=nowhere")
    notice = page.locator("#narrowed")
    assert notice.inner_text().startswith("Narrowed to attribution dropped, “nowhere”: 0 of 14 findings, 0 rows.")
    assert page.locator("#status").inner_text() == "No row has it"
    notice.locator(".clear").click()
    assert not notice.is_visible()
    assert shown(page, ".finding") == 10
    assert "?" not in page.url


def test_inline_view_says_what_its_marks_mean(show: Any) -> None:
    page = show(report())
    assert shown(page, ".how") == 0
    page.keyboard.press("i")
    heads = [one.inner_text() for one in page.locator(".heads p").all()]
    assert [head.split()[0] for head in heads] == ["Early", "Late"]
    assert [
        head.endswith(how) for head, how in zip(heads, ("only here: struck out", "only here: underlined"), strict=True)
    ] == [True, True]


def test_search_finds_wording(show: Any) -> None:
    page = show(report())
    page.keyboard.press("/")
    page.keyboard.type("disgrace")
    assert shown(page, ".row") == 1
    assert page.locator("#status").inner_text() == "1 row shown"


def test_what_a_search_finds_has_room_below_its_field(show: Any) -> None:
    page = show(report())
    page.keyboard.press("/")
    # A letter that is typed while the page rolls there would stop it with the field at the foot of the window.
    page.keyboard.type("a", delay=60)
    page.wait_for_timeout(800)
    assert 0 < page.locator("#search").bounding_box()["y"] < 500


def test_a_wording_that_stands_alone_has_a_bar_of_its_own_height(show: Any) -> None:
    heights = (
        show(report())
        .locator("blockquote.alone")
        .first.evaluate(
            "(one) => { const words = document.createRange(); words.selectNodeContents(one);"
            " return [one, words].map((box) => box.getBoundingClientRect().height); }"
        )
    )
    assert heights[0] == pytest.approx(heights[1], abs=6)


def test_unknown_rule_in_the_address_hides_nothing(show: Any) -> None:
    page = show(report(), at="?rule=%3Cscript%3E&show=nothing")
    assert shown(page, ".finding") == 10


def test_inline_view_shows_one_flow(show: Any) -> None:
    page = show(report())
    page.keyboard.press("i")
    row = page.locator(".row.flows").first
    assert row.locator(".flow").is_visible()
    assert not row.locator(".side.left").is_visible()
    assert "view=inline" in page.url


def test_permalink_opens_a_folded_finding(show: Any) -> None:
    made = report()
    page = show(made, at=f"#f-{made.findings[-1].id}")
    assert page.locator(f"#f-{made.findings[-1].id}").is_visible()


def test_finding_can_be_copied_as_text(show: Any) -> None:
    page = show(report(), permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_selector(".copy:text('Copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("fact, date changed: March became April\nEarly edition, 1: ")
    assert "[-March-]" in copied
    assert "{+April+}" in copied
    assert "removed:" not in copied


def test_map_leads_to_the_row(show: Any) -> None:
    page = show(report())
    link = page.locator(".map a.dropped").first
    target = link.get_attribute("href")
    link.locator("path").click(force=True)
    assert page.url.endswith(target)
    assert page.locator(f'[id="{target[1:]}"]').is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_scheme_follows_the_reader(show: Any, scheme: str) -> None:
    page = show(report(), color_scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    light = sum(map(int, re.findall(r"\d+", ground)[:3])) > 3 * 128
    assert light is (scheme == "light")


@pytest.mark.parametrize("made", [report, hostile], ids=["plain", "hostile"])
@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280])
def test_no_width_scrolls_sideways(show: Any, width: int, made: Any) -> None:
    page = show(made(), width=width, height=844)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_narrow_screen_stacks_the_columns(show: Any) -> None:
    page = show(report(), width=390, height=844)
    row = page.locator(".row.reworded").first
    left, right = (row.locator(f".side.{side}").bounding_box() for side in ("left", "right"))
    assert right["y"] >= left["y"] + left["height"]


def test_print_keeps_marks_and_drops_tools(show: Any) -> None:
    page = show(report())
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".tools").is_visible()
    assert not page.locator(".map").is_visible()
    assert shown(page, ".finding") == len(report().findings)
    assert page.locator("del").first.is_visible()
    assert "line-through" in page.evaluate("getComputedStyle(document.querySelector('del')).textDecorationLine")


def test_printed_page_is_a_document(show: Any) -> None:
    assert show(report()).pdf().startswith(b"%PDF")


def test_reduced_motion_is_heeded(show: Any) -> None:
    page = show(report(), reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_forced_colours_keep_the_marks(show: Any) -> None:
    page = show(report(), forced_colors="active")
    assert page.evaluate("getComputedStyle(document.querySelector('ins')).textDecorationLine") == "underline"


def test_hostile_source_does_not_act(show: Any) -> None:
    page = show(hostile())
    page.keyboard.press("j")
    page.wait_for_timeout(100)
    assert "owned" not in page.evaluate("document.title").replace("document.title='owned'", "")
    assert page.evaluate("document.scripts.length") == 1
    assert page.evaluate("document.images.length") == 0
    assert "<script>" in page.locator(".finding").first.inner_text()


def test_long_page_answers_a_key_at_once(show: Any) -> None:
    from compare.pipeline import compare_versions
    from compare.segment import version_from_sentences
    from compare.settings import Settings

    story = Random(7)
    words = ["".join(story.choices("bdfglmnprst", k=2)) + story.choice("aeiou") for _ in range(900)]
    left = [[" ".join(story.choices(words, k=20)).capitalize() + "." for _ in range(3)] for _ in range(170)]
    right = [[s.replace(s.split()[4], "changed") if story.random() < 0.4 else s for s in p] for p in left]
    made = compare_versions(
        version_from_sentences(left, outlet="Left", lang="en"),
        version_from_sentences(right, outlet="Right", lang="en"),
        Settings(),
    )
    page = show(made)
    took = page.evaluate(
        """() => new Promise((done) => {
          const from = performance.now();
          document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true}));
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - from)));
        })"""
    )
    assert page.locator(".here").count() == 1
    assert took < 200


def downloaded(page: Any) -> dict[str, Any]:
    """The review file that the page gives away."""
    with page.expect_download() as waiting:
        page.locator("#review-file").click()
    assert waiting.value.suggested_filename == "review.json"
    return dict(json.loads(Path(waiting.value.path()).read_bytes()))


def test_acknowledged_findings_are_downloaded_as_the_review_file(show: Any) -> None:
    made = report()
    page = show(made)
    assert not page.locator("#reviewed").is_visible()
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.locator(".finding").nth(1).hover()
    page.locator(".finding").nth(1).locator(".ack").click()
    page.locator(".finding").nth(1).locator(".why-fine").fill('Agreed "with" the <desk>')
    data = downloaded(page)
    ids = [one.id for one in made.findings[:2]]
    assert [one["id"] for one in data["acknowledged"]] == ids
    assert parse(json.dumps(data).encode(), "review.json") == Review({ids[0]: "", ids[1]: 'Agreed "with" the <desk>'})


def test_review_goes_through_the_page_and_back(show: Any) -> None:
    made = report()
    ids = [one.id for one in made.findings]
    page = show(replace(made, findings=acknowledge(made.findings, Review({ids[2]: "as agreed"}))))
    assert page.locator("#reviewed").inner_text().startswith(f"1 of {len(ids)} acknowledged.")
    assert downloaded(page)["acknowledged"][0]["note"] == "as agreed"
    page.locator("#acknowledged > summary").click()
    button = page.locator("#acknowledged .ack")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert downloaded(page)["acknowledged"] == []
