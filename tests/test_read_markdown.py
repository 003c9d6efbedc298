"""Markdown: the words without their dress, kinds from the marks, front matter, and nothing lost however deep."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import EmptyDocument
from compare.model import Document, tiles
from compare.read import read

LEAD = "The council voted 7-4 on Monday to close the old swing bridge for three weeks, officials said."
HEAD = "Swing bridge to close after cracks are found"


def marked(text: str) -> Document:
    return read("-", stdin=io.BytesIO(text.encode()), stdin_format="markdown")


def told(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("*one* **two** `three`", "one two three", id="emphasis"),
        pytest.param("[one](http://x.y 'title') <http://z.z>", "one http://z.z", id="links"),
        pytest.param("[one][ref]\n\n[ref]: http://x.y", "one", id="reference"),
        pytest.param("one\ntwo", "one two", id="soft-break"),
        pytest.param("one  \ntwo", "one\ntwo", id="hard-break"),
        pytest.param("a &amp; b &mdash; c \\* d", "a & b — c * d", id="entities-and-escapes"),
        pytest.param('Mr. "X" -- (c) ...', 'Mr. "X" -- (c) ...', id="typography-untouched"),
        pytest.param("www.example.org", "www.example.org", id="no-new-links"),
        pytest.param("one <b>two</b> <span class=x>three</span>", "one two three", id="dress-in-html"),
        pytest.param("one <script>alert(1)</script>", "one <script>alert(1)</script>", id="script-is-wording"),
        pytest.param("one <!-- two --> three", "one  three", id="comment"),
        pytest.param("one<br>two", "one\ntwo", id="html-break"),
        pytest.param("~~one~~ two", "one two", id="strike"),
        pytest.param("a <x> b", "a <x> b", id="unknown-tag"),
    ],
)
def test_wording(source: str, text: str) -> None:
    assert marked(source).text == text


def test_kinds() -> None:
    text = f"# {HEAD}\n\n{LEAD}\n\n## What was found\n\n- one\n- two\n\n> {LEAD}\n\n![The bridge](b.jpg)\n\n# Again\n\n"
    text += LEAD
    assert told(marked(text)) == [
        ("headline", HEAD),
        ("paragraph", LEAD),
        ("heading", "What was found"),
        ("list-item", "one"),
        ("list-item", "two"),
        ("quote", LEAD),
        ("caption", "The bridge"),
        ("heading", "Again"),
        ("paragraph", LEAD),
    ]


def test_image_in_a_sentence_is_a_caption_after_it() -> None:
    assert told(marked(f"# {HEAD}\n\n![x y](b.jpg) {LEAD}"))[1:] == [("paragraph", LEAD), ("caption", "x y")]


def test_table_row_is_one_line_with_tabs() -> None:
    document = marked(f"# {HEAD}\n\n{LEAD}\n\n| Bearing | Cracks |\n|---|---|\n| *North* | 14 |\n\n{LEAD}")
    assert told(document)[2:4] == [("list-item", "Bearing\tCracks"), ("list-item", "North\t14")]
    assert [block.line for block in document.blocks] == [1, 3, 5, 7, 9]


def test_code_is_text() -> None:
    assert "print(1)\n\nx = 2" in marked(f"{LEAD}\n\n```py\nprint(1)\n\nx = 2\n```\n").text


def test_block_of_html_gives_its_visible_text() -> None:
    document = marked(f"{LEAD}\n\n<div class=nav>\n<p>one</p><p>two</p>\n<script>three()</script>\n</div>\n\n{LEAD}")
    assert [wording for _, wording in told(document)] == [LEAD, "one", "two", LEAD]
    assert document.notes == ("a <script> element left out",)


def test_byline_and_furniture_are_told_as_in_plain_text() -> None:
    document = marked(f"# {HEAD}\n\nBy Jane Doe\n\n{LEAD}\n\nShare.\n\n***\n\n{LEAD}\n\n**Leave a reply**\n")
    assert [kind for kind, _ in told(document)] == ["headline", "byline", "paragraph", "paragraph"]
    assert [one.reason for one in document.furniture] == ["share prompt", "comment prompt"]
    assert document.source.byline == "Jane Doe"


# Front matter


def test_front_matter_fills_the_source() -> None:
    document = marked(
        '---\ntitle: "Bridge: closed"\nauthor: Jane Doe\ndate: 2024-03-03 10:00:00 +0200\n'
        f"outlet: Quay Post\nlang: en-GB\n---\n\n{LEAD}\n"
    )
    source = document.source
    assert (source.title, source.byline, source.outlet) == ("Bridge: closed", "Jane Doe", "Quay Post")
    assert (source.published, document.lang) == ("2024-03-03T10:00:00+02:00", "en")
    assert told(document) == [("headline", "Bridge: closed"), ("paragraph", LEAD)]
    assert [block.line for block in document.blocks] == [2, 9]


def test_heading_of_the_text_is_the_headline_and_another_title_is_noted() -> None:
    document = marked(f"---\ntitle: Bridge shut\n---\n# {HEAD}\n\n{LEAD}")
    assert told(document)[0] == ("headline", HEAD)
    assert document.notes == ('the front matter has another title: "Bridge shut"',)
    assert not marked(f"---\ntitle: {HEAD}\n---\n# {HEAD}\n\n{LEAD}").notes


def test_front_matter_lists_and_unknown_fields() -> None:
    document = marked(f"---\nauthors:\n  - Jane Doe\n  - Jon Roe\ntags: [quay, 'old bridge']\n---\n{LEAD}")
    assert document.source.byline == "Jane Doe, Jon Roe"
    assert document.notes == ("front matter left out: tags: quay, old bridge",)


def test_front_matter_date_that_is_not_iso_is_noted_not_guessed() -> None:
    document = marked(f"---\ndate: 3/4/24\n---\n{LEAD}")
    assert document.source.published == ""
    assert '"3/4/24"' in document.notes[0]


@pytest.mark.parametrize("text", [f"---\n{LEAD}\n---\n\nMore.", f"---\n\n{LEAD}", f"{LEAD}\n\n---\ntitle: x\n---"])
def test_rule_is_not_front_matter(text: str) -> None:
    assert LEAD in marked(text).text


def test_front_matter_alone_is_no_story() -> None:
    with pytest.raises(EmptyDocument):
        marked("---\nauthor: x\n---\n")


# Nothing is lost


@pytest.mark.parametrize(
    "nested",
    [
        pytest.param(">" * 150 + " The clerk was there.", id="quotes"),
        pytest.param("- " * 150 + "The clerk was there.", id="lists"),
        pytest.param(">" * 1000 + " The clerk was there.", id="a-thousand-quotes"),
        pytest.param("[" * 101 + "The clerk was there." + "](x)" * 101, id="links"),
        pytest.param("![" * 101 + "The clerk was there." + "](x)" * 101, id="images"),
        pytest.param("*a " * 500 + "The clerk was there." + "*" * 500, id="emphasis"),
        pytest.param("<div>" * 500 + "The clerk was there." + "</div>" * 500, id="html"),
    ],
)
def test_deep_nesting_loses_no_word(nested: str) -> None:
    document = marked(f"# {HEAD}\n\n{LEAD}\n\n{nested}\n\n{LEAD}")
    assert "The clerk was there." in document.text
    assert document.text.count(LEAD) == 2


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        pytest.param("| 1 | 2 | **three** | four |", "1\t2\tthree\tfour", id="enclosed"),
        pytest.param("1 | 2 | 3", "1\t2\t3", id="open"),
        pytest.param("1 | 2", "1\t2", id="as many"),
        pytest.param("| 1 | |", "1\t", id="an empty one"),
        pytest.param(r"1 | 2 \| 3", "1\t2 | 3", id="a bar in a cell"),
    ],
)
@pytest.mark.parametrize("before", ["", "> ", "  "], ids=["alone", "quoted", "indented"])
def test_cells_beyond_the_columns_of_a_table_are_kept(before: str, row: str, cells: str) -> None:
    lines = ["| a | b |", "|---|---|", row]
    document = marked(f"# {HEAD}\n\n" + "\n".join(before + line for line in lines))
    assert document.blocks[-1].span.of(document.text) == cells.strip()


WORDS = st.text(st.sampled_from("ab1é "), min_size=1, max_size=6)
MARKS = st.sampled_from(
    ["# ", "> ", "- ", "1. ", "* ", "**", "_", "`", "\n", "\n\n", "\n    ", "---\n", "|", "~~~\n", "  \n"]
)


@given(st.lists(WORDS | MARKS, min_size=1, max_size=40).map("".join))
@settings(max_examples=500, deadline=None)
def test_every_word_of_any_markdown_is_kept(text: str) -> None:
    words = re.findall(r"[abé]+", text)
    if not words or "```" in text:  # what follows three ticks names a programming language
        return
    document = marked(text)
    assert re.findall(r"[abé]", document.text) == re.findall(r"[abé]", text)
    spans = sorted([block.span for block in document.blocks] + [one.span for one in document.furniture])
    assert tiles(document.text, spans)
