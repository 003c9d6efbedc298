"""The page: self-contained, locked, escaped, with contrast that can be read."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from compare.errors import TemplateError, WriteError
from compare.language import load
from compare.report import Look, render, templates, write
from tests.report_fixture import hostile, report

LIGHT_AND_DARK = ("light", "dark", "print")
WORDS = ("ink", "soft", "link", "gone", "come", "reworded", "moved", "kept")
#: Text colour and the ground it may stand on.
PAIRS = [
    *((text, "paper") for text in WORDS),
    *((text, "panel") for text in WORDS),
    ("gone", "gone-paper"),
    ("come", "come-paper"),
]
VOID = {"meta", "link", "br", "input", "img", "hr", "rect", "path"}


class Page(HTMLParser):
    """A page's elements, its ids and links, and whether each element was closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.data: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name == "href" and (value or "").startswith("#"):
                self.links.append((value or "")[1:])
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"style", "script"}:
            self.data.append(data)


@pytest.fixture(scope="module")
def html() -> str:
    return render(report(), "html", Look())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_elements_are_closed_in_order(page: Page) -> None:
    assert page.open == []


def test_ids_are_unique(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))


def test_every_link_leads_somewhere_on_the_page(page: Page) -> None:
    assert set(page.links) <= set(page.ids)


def test_every_statement_and_finding_has_a_permalink(page: Page) -> None:
    made = report()
    statements = {f"s-v{n}.s{i + 1}" for n, v in enumerate(made.versions, 1) for i in range(len(v.statements))}
    assert statements | {f"f-{finding.id}" for finding in made.findings} <= set(page.ids) & set(page.links)


def test_page_asks_for_nothing(page: Page) -> None:
    asking = [(tag, name, value) for tag, name, value in page.attributes if name in {"src", "href", "action", "srcset"}]
    assert [one for one in asking if not one[2].startswith(("#", "data:"))] == []
    assert not {name for _, name, _ in page.attributes if name.startswith("on") or name == "style"}


def test_policy_allows_only_the_hashes_of_style_and_script(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    said = policy[1].replace("&#39;", "'")
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inner
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in said
    assert "default-src 'none'" in said
    assert "base-uri 'none'; form-action 'none'" in said
    assert "unsafe" not in said


def test_changed_words_are_marked_and_spoken(html: str) -> None:
    assert '<del><span class="vh">removed: </span>March</del>' in html
    assert '<ins><span class="vh">added: </span>April</ins>' in html


def test_page_admits_what_it_cannot_do(page: Page) -> None:
    text = " ".join("".join(page.data).split())
    for admission in ("paraphrase can be missed", "a pointer, not a verdict", "Shared is not verified"):
        assert admission in text


def test_page_lists_furniture_hashes_and_signature(page: Page) -> None:
    made, text = report(), "".join(page.data)
    assert "Leave a Reply" in text
    assert "comment prompt" in text
    assert made.versions[0].document.source.sha256 in text
    assert made.signature in text


def test_hostile_source_stays_text() -> None:
    html = render(hostile(), "html")
    page = Page(html)
    assert page.open == []
    assert html.count("<script") == 1
    assert "<img" not in html
    assert "{{ 7 * 7 }}" in "".join(page.data)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)


def test_language_and_direction_stand_on_each_column(page: Page) -> None:
    assert ("div", "dir", "ltr") in page.attributes
    assert ("blockquote", "lang", "en") in page.attributes


def test_each_column_reads_in_its_own_direction(monkeypatch: pytest.MonkeyPatch) -> None:
    known = load("en")
    arabic = replace(known, code="ar", direction="rtl")
    monkeypatch.setattr("compare.report.view.load", lambda code: arabic if code == "ar" else known)
    made = report()
    comparison = made.comparisons[0]
    right = replace(made.versions[1], lang="ar")
    comparison = replace(comparison, alignment=replace(comparison.alignment, right=right))
    html = render(replace(made, versions=(made.versions[0], right), comparisons=(comparison,)), "html")
    assert '<div class="side left" lang="en" dir="ltr">' in html
    assert '<div class="side right" lang="ar" dir="rtl">' in html
    assert '<blockquote class="right" lang="ar" dir="rtl">' in html


def test_unknown_language_leaves_the_direction_to_the_browser() -> None:
    made = report()
    versions = tuple(replace(version, lang="und") for version in made.versions)
    html = render(replace(made, versions=versions), "html")
    assert 'lang="" dir="auto"' in html


def test_page_can_be_written_and_an_older_one_is_replaced(tmp_path: Path, html: str) -> None:
    target = tmp_path / "reports" / "r.html"
    write(target, "old")
    write(target, html)
    assert target.read_text(encoding="utf-8") == html
    assert [path.name for path in target.parent.iterdir()] == ["r.html"]


def test_report_that_cannot_be_written_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError, match="cannot write"):
        write(tmp_path / "file" / "r.html", "page")
    with pytest.raises(WriteError, match="cannot write"):
        write(tmp_path, "page")


def test_missing_template_is_an_error_of_ours() -> None:
    with pytest.raises(TemplateError, match=r"nowhere\.html is missing"):
        templates.source("nowhere.html")


def test_script_cannot_end_its_element() -> None:
    assert "</" not in templates.source("assets/report.js")
    assert "</" not in templates.source("assets/report.css")


def colours(scheme: str) -> dict[str, tuple[int, int, int]]:
    """The custom properties of a scheme, those of the light one beneath."""
    css = templates.source("assets/report.css")
    blocks = {"light": css.split("@media")[0]}
    blocks["dark"] = re.split(r"@media \(prefers-color-scheme: dark\)", css)[1].split("@media")[0]
    blocks["print"] = re.split(r"@media print", css)[1]
    found = {}
    for name in ("light", scheme):
        for prop, value in re.findall(r"--([\w-]+): #([0-9a-f]{3,6})\b", blocks[name]):
            full = value if len(value) == 6 else "".join(2 * sign for sign in value)
            found[prop] = (int(full[:2], 16), int(full[2:4], 16), int(full[4:], 16))
    return found


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [c / 255 for c in colour]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("scheme", LIGHT_AND_DARK)
@pytest.mark.parametrize(("text", "ground"), PAIRS, ids=lambda name: name)
def test_contrast_is_aa(scheme: str, text: str, ground: str) -> None:
    found = colours(scheme)
    light, dark = sorted((luminance(found[text]), luminance(found[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("text", "names", "made"),
    [
        pytest.param("Kept & said", ("a-1.txt",), "Kept & said", id="nothing-to-do"),
        pytest.param("only in a-1.txt", ("a-1.txt", "b"), "only in <bdi class=whole>a-1.txt</bdi>", id="hyphen"),
        pytest.param("in <a-1>", ("<a-1>",), "in <bdi class=whole>&lt;a-1&gt;</bdi>", id="markup-in-a-name"),
        pytest.param("in a-1 and a-12", ("a-1", "a-12"), None, id="a-name-within-another"),
        pytest.param("in " + "a-" * 20, ("a-" * 20,), "in <bdi>" + "a-" * 20 + "</bdi>", id="too-long-for-a-phone"),
        pytest.param("4 in المرفأ; 2", ("المرفأ",), "4 in <bdi>المرفأ</bdi>; 2", id="a-name-from-right-to-left"),
        pytest.param("“قال …” (no source)", (), "“<bdi>قال …</bdi>” (no source)", id="quoted-from-right-to-left"),
        pytest.param("نحو", (), "<bdi>نحو</bdi>", id="all-from-right-to-left"),
        pytest.param("<b>نحو</b>", (), "<bdi>&lt;b&gt;نحو&lt;/b&gt;</bdi>", id="markup-in-wording"),
    ],
)
def test_wording_of_the_other_direction_and_names_are_kept_apart(
    text: str, names: tuple[str, ...], made: str | None
) -> None:
    expected = made or "in <bdi class=whole>a-1</bdi> and <bdi class=whole>a-12</bdi>"
    assert str(templates.apart(text, names)) == expected


@pytest.mark.parametrize(
    ("message", "brief"),
    [
        pytest.param("Statement added: “{0} …” (no source given)", "Statement added (no source given)", id="opening"),
        pytest.param("Statement added, from Hale: “{0}”", "Statement added, from Hale", id="source"),
        pytest.param("Word added: “disgrace”", "Word added: “disgrace”", id="a-few-words-stay"),
        pytest.param("Clause added: “of which nothing can be read in the quote”", None, id="other-words-stay"),
    ],
)
def test_a_message_is_not_read_twice_above_its_quote(message: str, brief: str | None) -> None:
    made = report()
    one = next(f for f in made.findings if f.rule == "claim-added")
    assert one.right
    opening = " ".join(one.right.text.split()[:7])
    one = replace(one, message=message.format(opening))
    shown = re.search(
        r'<span class="message">(.*?)</span><a class="perma"', render(replace(made, findings=(one,)), "html")
    )
    assert shown
    assert re.sub("<span hidden>.*?</span>", "", shown[1]) == (brief or one.message)
    assert re.sub("<[^>]*>", "", shown[1]) == one.message
