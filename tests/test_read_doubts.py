"""What a page says of itself in a note: a wall, a login, a list of stories.  A whole story says nothing of the kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.model import Source
from compare.read.html import read_html

PAGES = Path(__file__).parent / "fixtures" / "pages"
TEXTS = (
    "The council voted 7 to 4 on Monday to close the old swing bridge for three weeks.",
    "Engineers said that the cracks were not dangerous, but that heavy lorries could make them worse.",
    "Shopkeepers on the quay asked for compensation, and the mayor said there was none.",
    "A ferry will run every twenty minutes between six in the morning and ten at night.",
)
BODY = "".join(f"<p>{text}</p>" for text in TEXTS)
WALL = "<h2>Subscribe to continue reading</h2><p>Get unlimited access for 2 pounds a week.</p>"
LOGIN = "<form><p>Email</p><input type=email><p>Password</p><input type='Password'><button>Sign in</button></form>"
TEASERS = "".join(
    f'<article><h3><a href="/{n}">Swing bridge closes</a></h3><p>{text}</p></article>' for n, text in enumerate(TEXTS)
)


def free(value: str) -> str:
    said = f'{{"@type":"NewsArticle","headline":"The bridge closes","isAccessibleForFree":{value}}}'
    return f'<script type="application/ld+json">{said}</script>'


def notes(body: str, head: str = "") -> tuple[str, ...]:
    page = f"<html lang=en><head>{head}</head><body><article><h1>The bridge closes</h1>{body}</article></body></html>"
    return read_html(page.encode(), Source(), keep_furniture=False).notes


@pytest.mark.parametrize(
    ("body", "head", "note"),
    [
        pytest.param(BODY + WALL, "", 'a subscription or a login ("Subscribe to continue reading")', id="wall"),
        pytest.param(BODY + WALL, free("false"), "asks for a subscription", id="wall-that-is-stated-too"),
        pytest.param(BODY, free("false"), "states that it is not free to read", id="stated"),
        pytest.param(BODY, free('"False"'), "states that it is not free to read", id="stated-as-a-word"),
        pytest.param(f"<p>{TEXTS[3]}</p>{LOGIN}", "", "asks for a login", id="login"),
        pytest.param("<p>Please enable cookies and reload.</p>", "", "turns programs away", id="robots"),
        pytest.param(TEASERS, "", "looks like a list of 4 stories", id="list"),
    ],
)  # fmt: skip
def test_page_that_may_not_be_the_story_says_so(body: str, head: str, note: str) -> None:
    (found,) = notes(body, head)
    assert note in found


@pytest.mark.parametrize(
    ("body", "head"),
    [
        pytest.param(BODY, "", id="story"),
        pytest.param(BODY, free("true"), id="stated-to-be-free"),
        pytest.param(BODY, free('"perhaps"'), id="stated-in-no-known-way"),
        pytest.param(TEXTS[0] + WALL + BODY, "", id="wall-before-the-story"),
        pytest.param(BODY + LOGIN, "", id="story-with-a-login-form"),
        pytest.param(BODY + f"<p>{TEXTS[0]}</p><h3><a href=/1>Read more</a></h3>", "", id="link-at-the-end"),
        pytest.param(BODY * 3 + "<p>Access denied, the screen said.</p>", "", id="words-of-a-story"),
    ],
)  # fmt: skip
def test_whole_story_says_nothing_of_the_kind(body: str, head: str) -> None:
    assert notes(body, head) == ()


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: str(path.stem))
def test_of_the_layouts_only_the_stub_is_doubted(path: Path) -> None:
    found = read_html(path.read_bytes(), Source(), keep_furniture=False).notes
    assert ["subscription" in note for note in found] == [True] * (path.stem == "paywall")


def test_bar_of_an_archive_is_set_aside() -> None:
    bar = '<div id="wm-ipp-base"><div id="wm-ipp">12 captures 4 Mar 2025 - 6 Apr 2026 About this capture</div></div>'
    page = f"<html><body>{bar}<article><h1>The bridge closes</h1>{BODY}</article></body></html>"
    found = read_html(page.encode(), Source(), keep_furniture=False)
    assert [(one.span.of(found.text)[:11], one.reason) for one in found.furniture] == [
        ("12 captures", "archive toolbar")
    ]


def test_words_of_the_article_that_the_page_hides_are_noted() -> None:
    more = " ".join(f"more{n}" for n in range(15))
    hidden = (
        f'<div style="display:none"><p>{more}</p><script>one two three</script></div><span hidden>for the ear</span>'
    )
    assert notes(BODY + hidden) == ("18 word(s) of the article that the page hides left out",)
    outside = f"<html><body><div hidden>{more}</div><article>{BODY}</article></body></html>"
    assert read_html(outside.encode(), Source(), keep_furniture=False).notes == ()


@pytest.mark.parametrize("tag", ["map", "picture", "x-widget", "slot", "marquee"])
def test_text_in_an_element_that_only_wraps_is_seen(tag: str) -> None:
    page = f"<html><body><article>{BODY}<{tag}><p>Seen by all readers.</p></{tag}></article></body></html>"
    assert "Seen by all readers." in read_html(page.encode(), Source(), keep_furniture=False).text
