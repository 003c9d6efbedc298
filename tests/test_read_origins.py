"""What says each value of a source: kept from the reader to the reports, and nothing is said by a guess."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from compare.api import compare
from compare.model import Source
from compare.read import READERS
from compare.read.base import STATED
from compare.segment import version_from_sentences

STORY = "The council voted 7 to 4 on Monday to keep the ferry.\n\nSchools will pay for this, she said on Tuesday."
TOLD = "By Mira Castel\n\nPublished 2 March 2026\n\n"


def page(head: str = "", top: str = "", foot: str = "") -> bytes:
    body = "".join(f"<p>{one}</p>" for one in STORY.split("\n\n"))
    article = f"<article><h1>The ferry stays</h1>{top}{body}</article>"
    return f"<html><head>{head}</head><body>{article}{foot}</body></html>".encode()


def jsonld(**values: str) -> str:
    story = {"@type": "NewsArticle", "headline": "The ferry stays", **values}
    return f'<script type="application/ld+json">{json.dumps(story)}</script>'


OG = '<meta property="article:published_time" content="2026-03-02"><meta property="og:site_name" content="The Tide">'
META = '<meta name="author" content="Mira Castel"><meta name="dc.date" content="2026-03-03">'
TIME = (
    '<time class="published" datetime="2026-03-04">4 March</time> <time itemprop="dateModified" datetime="2026-03-05">'
)
NITF = (
    '<nitf><head><docdata><date.issue norm="2026-03-02"/></docdata></head><body><body.head><hedline><hl1>Ferry</hl1>'
    "</hedline></body.head><body.content><p>Kept for the winter, the council said.</p></body.content></body></nitf>"
)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        pytest.param("text", f"The ferry stays\n\n{TOLD}{STORY}".encode(),
                     {"title": "headline", "byline": "byline", "published": "timestamp"}, id="text"),
        pytest.param("text", STORY.encode(), {}, id="text-that-states-nothing"),
        pytest.param("markdown", f"---\noutlet: The Tide\nupdated: 2026-03-02\n---\n# The ferry\n\n{STORY}".encode(),
                     {"outlet": "front-matter", "title": "headline", "modified": "front-matter"}, id="front-matter"),
        pytest.param("html", page(jsonld(author="Mira Castel", datePublished="2026-03-01") + OG + META, TIME),
                     {"outlet": "og", "title": "jsonld", "byline": "jsonld", "published": "jsonld", "modified": "time"},
                     id="jsonld-before-all"),
        pytest.param("html", page(OG + META, TIME),
                     {"outlet": "og", "title": "headline", "byline": "meta", "published": "og", "modified": "time"},
                     id="og-before-meta"),
        pytest.param("html", page("", TIME), {"title": "headline", "published": "time", "modified": "time"}, id="time"),
        pytest.param("html", page("", '<p class="byline">By Mira Cast</p>'), {"title": "headline", "byline": "byline"},
                     id="byline"),
        pytest.param("html", page("", "", "<footer><time>2019</time> © 2019 The Tide</footer>"),
                     {"title": "headline"}, id="footer-year"),
        pytest.param("html", page(jsonld(datePublished="yesterday", dateModified="2026-13-01", author="http://x")),
                     {"title": "jsonld"}, id="values-that-are-none"),
        pytest.param("json", json.dumps({"title": "The ferry", "source": "The Tide", "date": "2026-03-01",
                                         "updated": "2026-03-02T10:00:00Z", "text": STORY}).encode(),
                     {"outlet": "field", "title": "field", "published": "field", "modified": "field"}, id="json"),
        pytest.param("xml", NITF.encode(), {"title": "headline", "published": "nitf"}, id="nitf"),
    ],
)  # fmt: skip
def test_each_value_keeps_what_says_so(name: str, data: bytes, expected: dict[str, str]) -> None:
    source = READERS[name](data, Source(path="story"), keep_furniture=False).source
    assert dict(source.origins) == expected
    assert {name for name in STATED if getattr(source, name)} == set(expected)


def test_origins_stand_in_every_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("left.html").write_bytes(
        page(jsonld(datePublished="2026-03-01", dateModified="2026-03-02", author="Mira Castel"))
    )
    Path("right.txt").write_text(STORY)
    report = compare("left.html", "right.txt")
    said = "byline from JSON-LD; published from JSON-LD; modified from JSON-LD"
    makers: tuple[Callable[[], str], ...] = (report.to_html, report.to_markdown, lambda: report.to_text(width=200))
    for make in makers:
        assert make().count(said) == 1
        assert "modified 2026-03-02" in make()
    told = [(version["modified"], version["origins"]) for version in json.loads(report.to_json())["versions"]]
    told_left = {"title": "jsonld", "byline": "jsonld", "published": "jsonld", "modified": "jsonld"}
    assert told == [("2026-03-02", told_left), ("", {})]


def test_values_of_a_caller_are_given() -> None:
    version = version_from_sentences([["One."]], outlet="The Tide", title="")
    assert version.document.source.origins == (("outlet", "given"),)
