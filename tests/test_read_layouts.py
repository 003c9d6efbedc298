"""Where pages put credits: beside the article, in lines that only the style sets apart, in words of the clock."""

from __future__ import annotations

import pytest

from compare.model import Document, Source
from compare.read.html import read_html
from compare.read.roles import is_dated

TITLE = "Swing bridge to close for three weeks after cracks are found"
TEXTS = (
    "The council voted 7 to 4 on Monday to close the old swing bridge for three weeks.",
    "Engineers said that the cracks were not dangerous, but that heavy lorries could make them worse.",
    "Shopkeepers on the quay asked for compensation, and the mayor said there was none.",
)
BODY = "".join(f"<p>{text}</p>" for text in TEXTS)
DEK = "Engineers say it is not dangerous, but lorries could make it worse"


def told(body: str) -> Document:
    page = f"<html lang=en><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return read_html(page.encode(), Source(), keep_furniture=False)


def blocks(document: Document, *kinds: str) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.kind in kinds]


def test_credits_above_the_article_are_kept_and_a_label_is_not() -> None:
    credit = "<p>By <a>Mira Castel</a> | Mar 4, 2025 7:30 am</p>"
    hero = f"<section><p>Harbour</p><h1>{TITLE}</h1><p>{DEK}</p>{credit}</section>"
    found = told(f"<nav>Home</nav>{hero}<article>{BODY}</article>")
    assert blocks(found, "standfirst", "byline") == [DEK, "By Mira Castel | Mar 4, 2025 7:30 am"]
    assert (found.source.byline, found.source.published) == ("Mira Castel", "2025-03-04")
    assert [one.span.of(found.text) for one in found.furniture] == ["Home", "Harbour"]


def test_share_prompt_and_menu_under_the_headline_stay_out() -> None:
    lines = (
        "Share this article", "Listen to this article 4 minutes", "5 min read",
        "This article is more than 2 years old.", "Your browser does not support the audio element.",
        "<a>One</a> <a>two</a> <a>three</a> <a>four</a> <a>five</a>",
    )  # fmt: skip
    prompts = "".join(f"<p>{line}</p>" for line in lines)
    found = told(f"<section><h1>{TITLE}</h1>{prompts}</section><article>{BODY}</article>")
    assert [block.span.of(found.text) for block in found.blocks] == [TITLE, *TEXTS]


def test_page_of_mere_boxes_has_its_line_of_credits() -> None:
    credit = "<div>Mira Castel · 4 March 2025 · 3 min read</div>"
    found = told(f"<div><div>{TITLE}</div>{credit}{''.join(f'<div>{text}</div>' for text in TEXTS)}</div>")
    assert blocks(found, "headline", "timestamp") == [TITLE, "Mira Castel · 4 March 2025 · 3 min read"]
    assert (found.source.byline, found.source.published) == ("", "2025-03-04")


def test_live_page_keeps_moments_told_by_the_clock_of_the_reader() -> None:
    updates = "".join(
        f"<section><div><time>{n} hours ago</time><span>Mira Castel</span></div><p>{text}</p></section>"
        for n, text in enumerate(TEXTS, 2)
    )
    found = told(f"<main><h1>{TITLE}</h1>{updates}</main>")
    assert blocks(found, "timestamp") == ["2 hours ago", "3 hours ago", "4 hours ago"]
    assert blocks(found, "paragraph") == list(TEXTS)


@pytest.mark.parametrize(
    ("markup", "wording"),
    [
        pytest.param("<p><b>Ann Lee</b><b>Harbour reporter</b></p>", "Ann Lee Harbour reporter", id="by-style"),
        pytest.param("<p><b>Ann</b> <b>Lee</b></p>", "Ann Lee", id="blank-between"),
        pytest.param("<p><span>T</span><span>he ferry sails.</span></p>", "The ferry sails.", id="drop-capital"),
        pytest.param("<p><b>F</b>erry<b>Boat</b> words stay.</p>", "FerryBoat words stay.", id="words-of-its-own"),
        pytest.param("<p><span>It sails on </span><time>4 March</time><span> and then no more, he said.</span></p>",
                     "It sails on 4 March and then no more, he said.", id="moment-in-a-sentence"),
        pytest.param("<p>She said <q>we stay <q>for now</q></q> today.</p>", "She said “we stay ‘for now’” today.",
                     id="marks-that-the-browser-prints"),
        pytest.param("<p>She said <q>“we stay”</q>, “<q>all</q>” of us.</p>", "She said “we stay”, “all” of us.",
                     id="marks-that-the-page-has-typed"),
        pytest.param("<p>Printed on <time>4 March</time></p>", "Printed on 4 March", id="moment-behind-words"),
    ],
)  # fmt: skip
def test_words_are_parted_where_a_reader_sees_them_apart(markup: str, wording: str) -> None:
    assert wording in blocks(told(f"<article><h1>{TITLE}</h1>{BODY}{markup}{BODY}</article>"),
                             "paragraph", "heading", "byline", "timestamp")  # fmt: skip


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("4 March 2025", True),
        ("Tuesday, March 4, 2025 7:30 am", True),
        ("By Ann Lee | Mar 4, 2025", True),
        ("4 de marzo de 2025", True),
        ("4. März 2025 – 7:30", True),
        ("Mira Castel · 4 March 2025 · 3 min read", True),
        ("March 2026 budget vote splits the town", False),
        ("March 2026", False),
        ("2026", False),
        ("The council voted on 4 March 2025 to close it.", False),
        ("Bridge closed since 4 March 2025, ferry runs", False),
    ],
)
def test_line_of_credits_with_a_date_is_known(line: str, dated: bool) -> None:
    assert is_dated(line) is dated


def test_readings_above_the_line_are_told_and_part_no_word() -> None:
    ruby = "<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp>町<rt>まち</rt></ruby>"
    found = told(f"<article><h1>{TITLE}</h1>{BODY}<p>{ruby}の議会は渡し船を続けることを決めた。</p></article>")
    assert "港町の議会は渡し船を続けることを決めた。" in found.text
    assert found.notes == ('readings above the line left out: "みなと / まち"',)
