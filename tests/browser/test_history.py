"""The page of a history in a browser: lifelines, filters, keys, narrow screens, print, no script, accessibility."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from compare.model import Report
from compare.pipeline import compare_history
from compare.settings import Settings
from tests import histories
from tests.browser.test_accessibility import violations
from tests.browser.test_page import shown
from tests.report_fixture import HOSTILE

pytestmark = pytest.mark.browser


@cache
def hostile(folder: Any) -> Report:
    """Wording that tries to act, in three versions."""
    paths = []
    for number, more in enumerate((HOSTILE, f"14 {HOSTILE}", f"17 {HOSTILE}"), 1):
        text = f"{HOSTILE}\n\nThe pump broke on Monday in the pit, said {HOSTILE}\n\nThere were {more}\n"
        (folder / f"{number}.txt").write_bytes(text.encode("utf-8", "replace"))
        paths.append(str(folder / f"{number}.txt"))
    return compare_history(paths, Settings())


@cache
def long(folder: Any) -> Report:
    """Thirty versions."""
    paths = []
    for number in range(1, 31):
        (folder / f"{number}.txt").write_text(
            f"Pumps at work\n\nThe pump broke on Monday in the pit.\n\nBy noon it had moved {number * 7} tonnes.\n"
        )
        paths.append(str(folder / f"{number}.txt"))
    return compare_history(paths, Settings())


def test_first_screen_tells_what_an_editor_looks_for(show: Any) -> None:
    page = show(histories.report())
    said = page.locator(".said").inner_text()
    assert "“40” (v1) → “60” (v2) → “40” (v5)" in said
    assert "2 announced, 1 announced only later, 2 silently" in said
    box = page.locator(".lifelines tbody tr").nth(5).bounding_box()
    assert box["y"] + box["height"] <= 800


def test_lifelines_read_as_a_table(show: Any) -> None:
    page = show(histories.report())
    row = page.locator(".lifelines tr", has_text="laid in 1931")
    words = row.locator("td .vh").all_text_contents()
    assert words == ["told", "as before", "as before", "dropped", "not told", "back, last told in v3", "as before"]
    assert page.locator(".lifelines thead th").all_inner_texts()[1:3] == ["v1\n07:40", "v2\n08:25"]


def test_every_mark_leads_to_a_place_of_the_page(show: Any) -> None:
    page = show(histories.report())
    dead = page.evaluate(
        "Array.from(document.querySelectorAll('a[href^=\"#\"]'), (a) => a.getAttribute('href').slice(1))"
        ".filter((id) => !document.getElementById(id))"
    )
    assert dead == []
    assert (
        page.evaluate("new Set(Array.from(document.querySelectorAll('[id]'), (n) => n.id)).size")
        == page.locator("[id]").count()
    )


def test_mark_opens_the_statement_in_its_version(show: Any) -> None:
    page = show(histories.report())
    page.locator(".lifelines tr", has_text="About 40 trams").locator("td").nth(2).locator("a").click()
    assert page.locator("#text-v3").get_attribute("open") is not None
    assert page.locator("#s-v3\\.s3").is_visible()


def test_filter_hides_lines_and_lives_together(show: Any) -> None:
    page = show(histories.report())
    page.locator('[data-show="silent"]').click()
    assert shown(page, ".life") == shown(page, ".line") == 1
    assert "show=silent" in page.url
    page.reload()
    assert shown(page, ".line") == 1
    page.locator('[data-show="silent"]').click()
    page.locator("#search").fill("Lindquist")
    assert shown(page, ".life") == shown(page, ".line") == 1
    assert page.locator("#status").inner_text() == "1 row shown"


def test_filter_hides_lines_without_events_and_a_search_finds_them(show: Any, tmp_path: Any) -> None:
    page = show(long(tmp_path))
    every = shown(page, ".steady .line")
    assert every > 0
    page.locator("[data-show=silent]").click()
    assert shown(page, ".steady") == shown(page, ".steady .line") == 0
    page.locator(".tools .clear").click()
    assert shown(page, ".steady .line") == every
    page.locator("#search").fill("broke on Monday")
    assert shown(page, ".line") == shown(page, ".steady .line") == 1
    assert page.locator("#status").inner_text() == "1 row shown"


def test_filter_by_rule_narrows_the_steps(show: Any) -> None:
    page = show(histories.report())
    page.locator("#rule").select_option("number-changed")
    assert shown(page, ".finding") == 4


def test_versions_in_full_stay_when_filters_change(show: Any) -> None:
    page = show(histories.report())
    page.locator("#search").fill("no such word")
    assert shown(page, ".full") == 7


def test_keys_walk_and_copy(show: Any) -> None:
    page = show(histories.report())
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className").startswith("finding")
    page.keyboard.press("i")
    page.keyboard.press("a")
    assert page.locator("#reviewed").is_visible()
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()


def test_readable_without_script(show: Any) -> None:
    page = show(histories.report(), java_script_enabled=False)
    assert shown(page, ".line") == 12
    assert shown(page, ".step") == 6
    assert not page.locator(".scripted").is_visible()
    page.locator("#text-v2 summary").click()
    assert page.locator("#s-v2\\.s1").is_visible()


@pytest.mark.parametrize("width", [390, 320])
def test_narrow_screen_shows_every_line_without_scrolling_sideways(show: Any, width: int) -> None:
    page = show(histories.report(), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".line .glyph").first.bounding_box()
    assert box["width"] > 30


@pytest.mark.parametrize("width", [1280, 390])
def test_thirty_versions_fit_the_screen(show: Any, tmp_path: Any, width: int) -> None:
    page = show(long(tmp_path), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [one.bounding_box() for one in page.locator(".line").first.locator("td").all()]
    assert len(boxes) == 30
    assert boxes[-1]["x"] + boxes[-1]["width"] <= width


def test_print_shows_all_findings_and_no_tools(show: Any) -> None:
    page = show(histories.report())
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(page, ".finding") == len(histories.report().findings)


def test_hostile_wording_does_not_act(show: Any, tmp_path: Any) -> None:
    page = show(hostile(tmp_path))
    assert page.title().startswith(hostile(tmp_path).title[:10])
    assert page.locator("main script, main img, main iframe").count() == 0


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("made", ["golden", "hostile", "long"])
def test_page_breaks_no_rule_of_accessibility(show: Any, tmp_path: Any, made: str, scheme: str, width: int) -> None:
    reports: dict[str, Callable[[Any], Report]] = {
        "golden": lambda _: histories.report(),
        "hostile": hostile,
        "long": long,
    }
    report = reports[made](tmp_path)
    page = show(report, width=width, height=800, color_scheme=scheme, reduced_motion="reduce")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert violations(page) == []


def test_marks_have_their_colours(show: Any) -> None:
    """A picture drawn by <use> sees no style of its surroundings: black marks would show that it was lost."""
    page = show(histories.report(), color_scheme="light")
    row = page.locator(".lifelines tr", has_text="About 40 trams")
    shots = [row.locator("td").nth(at).locator(".glyph").screenshot() for at in (1, 2)]
    blank = page.context.new_page()
    found = [
        blank.evaluate(
            """async (bytes) => {
              const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], {type: "image/png"}));
              const canvas = new OffscreenCanvas(picture.width, picture.height), pen = canvas.getContext("2d");
              pen.drawImage(picture, 0, 0);
              return Array.from(pen.getImageData(picture.width >> 1, picture.height >> 1, 1, 1).data.slice(0, 3));
            }""",
            list(shot),
        )
        for shot in shots
    ]
    silent, kept = found
    assert silent[0] > 120 > silent[2]
    assert min(kept) > 120
