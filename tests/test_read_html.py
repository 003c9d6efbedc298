"""HTML: page layouts as they are met, hostile pages, metadata as stated; every visible word is kept somewhere."""

from __future__ import annotations

import io
import json
import re
import time
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from compare.model import Document, Source, tiles
from compare.read import read

PAGES = Path(__file__).parent / "fixtures" / "pages"
TITLE = "Swing bridge to close for three weeks after cracks are found"
BODY = (
    "EASTMARCH – The council voted 7-4 on Monday to close the old swing bridge",
    "Engineers said that the cracks were not dangerous",
    "“We would rather close it for three weeks now",
    "Shopkeepers on the quay asked for compensation.",
    "A ferry will run every twenty minutes",
    "The bridge was built in 1926",
)
STORY = "".join(f"<p>{one} and so the council said in its letter of Monday.</p>" for one in BODY)


def page(body: str, head: str = "", lang: str = "en") -> Document:
    markup = f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    return read("-", stdin=io.BytesIO(markup.encode()), stdin_format="html")


def blocks(document: Document, *kinds: str) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if not kinds or block.kind in kinds]


def aside(document: Document) -> dict[str, str]:
    return {one.span.of(document.text): one.reason for one in document.furniture}


# Layouts


@pytest.mark.parametrize("name", ["wp", "tables", "soup", "live", "paywall", "amp", "print"])
def test_layout_keeps_its_paragraphs_and_its_one_headline(name: str) -> None:
    document = read(str(PAGES / f"{name}.html"))
    body = BODY[:2] if name == "paywall" else BODY
    found = blocks(document, "paragraph")
    assert len(found) == len(body)
    assert all(one.startswith(start) for one, start in zip(found, body, strict=True))
    (headline,) = blocks(document, "headline")
    assert headline.startswith(TITLE)
    assert document.source.title == headline


@pytest.mark.parametrize(
    ("name", "wording", "reason"),
    [
        ("wp", "Home", "navigation"),
        ("wp", "Share this:", "share prompt"),
        ("wp", "Ferry company loses its licence after a winter of delays", "related links"),
        ("wp", "They should have asked us first. A ferry is no good to anyone with a van.", "reader comments"),
        ("wp", "Leave a Reply", "comment prompt"),
        ("wp", "School roof leaks again", "beside the article"),
        ("wp", "Proudly powered by a press. © 2025 The Quay Post", "footer"),
        ("tables", "Home", "navigation"),
        ("tables", "Weather", "weather and market ticker"),
        ("tables", "Copyright 2003 Quay Post. All rights reserved.", "copyright line"),
        ("soup", "Sport", "navigation"),
        ("soup", "I have crossed that bridge for forty years and it was never safe, believe me.", "reader comments"),
        ("soup", "Terms", "footer"),
        ("live", "© 2026 Quay Post", "footer"),
        ("paywall", "Subscribe to continue reading", "subscription prompt"),
        ("paywall", "Get unlimited access to all our stories for 2 pounds a week.", "subscription prompt"),
        ("amp", "Advertisement", "advertisement"),
        ("print", "© Quay Post", "copyright line"),
        ("arabic", "سوق السمك يفتح أبوابه من جديد", "related links"),
    ],
)
def test_layout_sets_its_furniture_aside(name: str, wording: str, reason: str) -> None:
    assert aside(read(str(PAGES / f"{name}.html")))[wording] == reason


@pytest.mark.parametrize(
    ("name", "outlet", "byline", "published", "lang"),
    [
        ("wp", "The Quay Post", "Miriam Castellane", "2025-03-04T07:30:00+00:00", "en"),
        ("tables", "", "Miriam Castellane", "", ""),
        ("soup", "", "", "", ""),
        ("live", "Quay Post", "", "", "en"),
        ("paywall", "", "", "", "en"),
        ("amp", "", "Miriam Castellane, Jon Roe", "2025-03-04", "en"),
        ("print", "", "Miriam Castellane", "2025-03-04", ""),
        ("arabic", "", "", "", "ar"),
    ],
)
def test_layout_states_its_metadata_or_nothing(name: str, outlet: str, byline: str, published: str, lang: str) -> None:
    document = read(str(PAGES / f"{name}.html"))
    source = document.source
    assert (source.outlet, source.byline, source.published, document.lang) == (outlet, byline, published, lang)


def test_arabic_page_is_read_whole() -> None:
    document = read(str(PAGES / "arabic.html"))
    assert [block.kind for block in document.blocks] == ["headline", *["paragraph"] * 4]


def test_live_page_keeps_the_time_of_each_update() -> None:
    assert blocks(read(str(PAGES / "live.html")), "timestamp") == [f"{hour}:15" for hour in range(10, 16)]


# Nothing is lost


class Visible(HTMLParser):
    """The words of a page by the standard library's scanner: a second opinion that shares nothing with ours."""

    UNSEEN = frozenset({"script", "style", "template", "noscript", "title", "head"})

    def __init__(self) -> None:
        super().__init__()
        self.unseen = 0
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in self.UNSEEN
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in self.UNSEEN
        self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(data)


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_every_visible_word_is_in_a_block_or_in_furniture(path: Path) -> None:
    data = path.read_bytes()
    seen = Visible()
    seen.feed(data.decode("latin-1" if b"iso-8859-1" in data else "utf-8"))
    document = read(str(path))
    hidden = Counter(["Skip", "to", "content"]) if path.stem == "wp" else Counter()
    expected = Counter(re.findall(r"\w+", "".join(seen.words))) - hidden
    # Two inline links without a blank between them are one word, as a browser shows them.
    assert "".join(re.findall(r"\w", document.text)) == "".join(re.findall(r"\w", "".join(seen.words))).removeprefix(
        "".join(hidden)
    )
    assert sum(expected.values()) >= len(re.findall(r"\w+", document.text))
    assert_tiles(document)


def assert_tiles(document: Document) -> None:
    spans = sorted([block.span for block in document.blocks] + [one.span for one in document.furniture])
    assert tiles(document.text, spans)
    assert all(document.text[span.start : span.end].strip() for span in spans)


def test_kept_furniture_is_blocks() -> None:
    data = (PAGES / "wp.html").read_bytes()
    kept = read("-", stdin=io.BytesIO(data), stdin_format="html", keep_furniture=True)
    assert not kept.furniture
    assert kept.text == read(str(PAGES / "wp.html")).text


# How wording is taken


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("one <b>two</b><i>three</i>\n  four", "one twothree four", id="inline"),
        pytest.param("one<br>two", "one\ntwo", id="break"),
        pytest.param("one&nbsp;two &amp; &lt;b&gt; &#8220;x&#8221;", "one\u00a0two & <b> “x”", id="entities"),
        pytest.param("one<!-- two --> three", "one three", id="comment"),
        pytest.param("one <script>two()</script>three", "one three", id="script"),
        pytest.param("one <style>two {}</style>three", "one three", id="style"),
        pytest.param("one <span hidden>two</span>three", "one three", id="hidden"),
        pytest.param('one <span style="display: none">two</span>three', "one three", id="display-none"),
        pytest.param("one <template><p>two</p></template>three", "one three", id="template"),
        pytest.param('one <span class="visually-hidden">two</span>three', "one three", id="for-screen-readers"),
        pytest.param('one <img src="x" alt="two">three', "one three", id="image"),
        pytest.param("so\u00adft z\u200bero", "so\u00adft z\u200bero", id="invisible-signs"),
        pytest.param("one&#13;two&#x2028;three&#x85;", "one two\nthree…", id="line-ends-as-references"),
    ],
)
def test_wording_of_a_paragraph(markup: str, text: str) -> None:
    assert blocks(page(f"<article>{STORY}<p>{markup} said the clerk on Monday.</p></article>"))[-1] == (
        f"{text} said the clerk on Monday."
    )


def test_comment_between_two_elements_joins_no_words() -> None:
    # Several frameworks leave one between every two pieces of text.
    found = page(f"<article>{STORY}<p><b>Ann Lee</b><!-- --><b>Reporter</b><?x?></p></article>")
    assert "Ann Lee Reporter" in found.text


def test_two_breaks_are_a_paragraph() -> None:
    document = page(f"<div>{'<br> <br/>'.join(f'{one} said the council on Monday.' for one in BODY)}</div>")
    assert len(blocks(document, "paragraph")) == len(BODY)


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<h2>What was found</h2>", "heading"),
        ("<ul><li>What was found</li></ul>", "list-item"),
        ("<blockquote><p>What was found was rust.</p></blockquote>", "quote"),
        ("<figure><img><figcaption>What was found</figcaption></figure>", "caption"),
        ('<p class="article-caption">What was found</p>', "caption"),
        ('<div class="dek">What was found</div>', "standfirst"),
        ("<p><time>4 March 2025</time></p>", "timestamp"),
        ("<table><tr><td>cracks</td><td>14</td></tr></table>", "list-item"),
        ("<pre>What was\nfound was rust.</pre>", "paragraph"),
    ],
)
def test_element_gives_the_kind(markup: str, kind: str) -> None:
    first, rest = STORY.split("</p>", 1)
    document = page(f"<article><h1>{TITLE}</h1>{first}</p>{markup}{rest}</article>")
    assert [block.kind for block in document.blocks][2] == kind
    assert len(document.blocks) == len(BODY) + 2


def test_table_row_is_one_line_with_tabs() -> None:
    rows = "<tr><th>Bearing</th><th>Cracks</th></tr><tr><td>North</td><td>14</td></tr>"
    document = page(f"<article>{STORY}<table>{rows}</table>{STORY}</article>")
    assert blocks(document, "list-item") == ["Bearing\tCracks", "North\t14"]


def test_title_that_is_repeated_is_one_headline() -> None:
    document = page(f"<h1>{TITLE}</h1><article><h1>{TITLE}</h1>{STORY}</article>")
    assert blocks(document, "headline") == [TITLE]
    assert aside(document) == {TITLE: "repeats the headline"}


def test_name_of_the_site_in_h1_is_not_the_headline() -> None:
    head = f"<title>{TITLE} | Quay Post</title>"
    document = page(f"<header><h1>Quay Post</h1></header><article><h2>{TITLE}</h2>{STORY}</article>", head)
    assert blocks(document, "headline") == [TITLE]


def test_class_that_names_the_whole_article_does_not_set_it_aside() -> None:
    document = page(f'<div class="has-comments related-enabled"><h1>{TITLE}</h1>{STORY}</div>')
    assert len(blocks(document, "paragraph")) == len(BODY)


def test_sentence_that_the_extractor_drops_among_the_story_is_kept() -> None:
    short = "<p>He left.</p>"
    first, rest = STORY.split("</p>", 1)
    assert "He left." in blocks(page(f"<article>{first}</p>{short}{rest}</article>"))


def test_lines_cite_the_file() -> None:
    markup = (
        f"<html>\n<body>\n<article>\n<h1>{TITLE}</h1>\n" + STORY.replace("</p>", "</p>\n") + "</article></body></html>"
    )
    document = read("-", stdin=io.BytesIO(markup.encode()), stdin_format="html")
    assert [block.line for block in document.blocks] == list(range(4, 11))


# Metadata


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def source_of(head: str, body: str = "") -> Source:
    return page(f"<article><h1>{TITLE}</h1>{body}{STORY}</article>", head).source


NEWS = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2025-03-04", "author": {"name": "Jane Doe"}}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(NEWS, id="plain"),
        pytest.param([{"@type": "WebSite", "name": "x"}, NEWS], id="list"),
        pytest.param({"@graph": [{"@type": "Person", "name": "x"}, NEWS]}, id="graph"),
        pytest.param({"@type": "WebPage", "mainEntity": NEWS}, id="main-entity"),
        pytest.param({**NEWS, "@type": ["Article", "NewsArticle"]}, id="two-types"),
        pytest.param({**NEWS, "@type": "https://schema.org/NewsArticle"}, id="type-as-address"),
        pytest.param([{**NEWS, "headline": "Other story", "author": "x"}, NEWS], id="other-story-first"),
    ],
)
def test_linked_data_of_the_story(data: object) -> None:
    source = source_of(linked(data))
    assert (source.byline, source.published) == ("Jane Doe", "2025-03-04")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param([{**NEWS, "headline": "One"}, {**NEWS, "headline": "Two"}], id="other-stories-only"),
        pytest.param({"@type": "Person", "author": "x", "datePublished": "2025-01-01"}, id="no-story"),
        pytest.param(
            {**NEWS, "author": "https://example.org/jane", "datePublished": "yesterday"}, id="unusable-values"
        ),
        pytest.param({**NEWS, "author": None, "datePublished": 7}, id="odd-types"),
        pytest.param("x", id="a-string"),
        pytest.param(None, id="null"),
    ],
)
def test_nothing_is_made_up_from_linked_data(data: object) -> None:
    source = source_of(linked(data))
    assert (source.byline, source.published) == ("", "")


@pytest.mark.parametrize("script", ["{", "[" * 9000, "<!-- {} -->", '{"a": 1,}', ""], ids=range(5))
def test_broken_linked_data_is_passed_over(script: str) -> None:
    assert source_of(f'<script type="application/ld+json">{script}</script>').title == TITLE


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ('<meta property="article:published_time" content="2025-03-04T07:30:00Z">', "", "2025-03-04T07:30:00+00:00"),
        ('<meta name="date" content="2025-03-04 07:30:00">', "", "2025-03-04T07:30:00"),
        ("", '<time itemprop="datePublished" datetime="2025-03-04">today</time>', "2025-03-04"),
        ("", "<p>Published: 4 March 2025</p>", ""),
        ("", '<p>Updated <time datetime="2025-03-04">today</time></p>', ""),
        ("", "<footer>(c) 2026 Quay Post</footer>", ""),
        ('<meta name="date" content="2025">', "", ""),
    ],
)
def test_publication_is_as_stated(head: str, body: str, published: str) -> None:
    document = page(f"<article><h1>{TITLE}</h1>{body}{STORY}</article>", head, lang="xx" if "March" in body else "en")
    assert document.source.published == (published or ("2025-03-04" if "March" in body else ""))


def test_outlet_and_author_from_meta_tags() -> None:
    source = source_of('<meta property="og:site_name" content="Quay Post"><meta name="author" content="Jane Doe">')
    assert (source.outlet, source.byline) == ("Quay Post", "Jane Doe")
    assert source_of('<meta property="article:author" content="https://example.org/jane">').byline == ""


@pytest.mark.parametrize(
    ("tag", "lang"), [("en", "en"), ("en-GB", "en"), ("PT_br", "pt"), ("", ""), ("english", ""), ("x-klingon", "")]
)
def test_language_is_as_declared(tag: str, lang: str) -> None:
    assert page(f"<article>{STORY}</article>", lang=tag).lang == lang


# Hostile pages


def test_ten_thousand_levels_lose_no_word() -> None:
    started = time.perf_counter()
    document = page(
        f"{STORY}{'<div>' * 10_000}The clerk was at the bottom of it all.{'</div>' * 10_000}<p>He came up.</p>"
    )
    assert "The clerk was at the bottom of it all." in document.text
    assert "He came up." in document.text
    assert "flattened" in document.notes[0]
    assert_tiles(document)
    assert time.perf_counter() - started < 30


@pytest.mark.parametrize("tag", ["span", "b", "ul><li", "table><tr><td", "blockquote", "font", "em"])
def test_deep_nesting_of_any_tag_loses_no_word(tag: str) -> None:
    document = page(f"{STORY}{f'<{tag}>w ' * 600}The clerk was at the bottom of it all.")
    assert len(re.findall(r"\bw\b", document.text)) == 600
    assert "The clerk was at the bottom of it all." in document.text
    assert_tiles(document)


def test_entities_of_a_doctype_are_not_resolved() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE html [<!ENTITY e0 "ha">{bomb}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    markup = f"{doctype}<html><body><article>{STORY}<p>&e9; and &f; were there on Monday.</p></article></body></html>"
    document = read("-", stdin=io.BytesIO(markup.encode()))
    assert "&e9; and &f; were there on Monday." in document.text
    assert len(document.text) < 2 * len(markup)


def test_markup_in_the_wording_is_wording() -> None:
    typed = "&lt;script&gt;alert(1)&lt;/script&gt; was typed by the clerk on Monday."
    assert "<script>alert(1)</script> was typed by the clerk on Monday." in page(f"{STORY}<p>{typed}</p>").text


def test_control_signs_do_not_blind_the_judge() -> None:
    document = page(f"<nav>x\x07</nav><div>{STORY}<p>Red \x1b[31mletters\x07 were seen by the clerk.</p></div>")
    assert not document.notes
    assert blocks(document)[-1] == "Red \x1b[31mletters\x07 were seen by the clerk."


def test_page_too_large_for_the_judge_is_read_by_its_tags() -> None:
    document = page(f"<nav>Home</nav><main>{STORY * 4000}</main>")
    assert len(document.blocks) == 4000 * len(BODY)
    assert "not recognised" in document.notes[0]


def test_words_for_readers_without_scripts_are_noted() -> None:
    document = page(f"<article>{STORY}<noscript>Turn your scripts on</noscript></article>")
    assert document.notes == ("4 word(s) shown only without scripts left out",)


def test_page_of_one_line_is_taken_as_it_is() -> None:
    document = page("Only these words")
    assert document.text == "Only these words"
    assert "all of its text was taken" in document.notes[0]


def test_nothing_reaches_the_streams(capfd: pytest.CaptureFixture[str]) -> None:
    page("<p>x")
    page(f"<article>{STORY}</article>")
    assert capfd.readouterr() == ("", "")
