"""JSON, NITF, NewsML-G2: text, metadata and notes; several stories in a file; what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compare.errors import EmptyDocument, ReadError
from compare.model import Document
from compare.read import read
from tests.command import Command
from tests.fixtures import ARABIC, HARBOUR
from tests.fixtures.feeds import item, message, newsml, ninjs, nitf, plain_json


def made(tmp_path: Path, data: bytes, name: str = "story.dat", selector: str = "") -> Document:
    path = tmp_path / name
    path.write_bytes(data)
    return read(f"{path}{selector}")


def paragraphs(document: Document) -> tuple[str, ...]:
    return tuple(block.span.of(document.text) for block in document.blocks if block.kind == "paragraph")


RUNNING = "\n\n".join(HARBOUR.paragraphs)
NAMED = {"headline": HARBOUR.title, "author": {"name": HARBOUR.byline}, "text": RUNNING}
FEEDS = [
    pytest.param(ninjs(version=1), id="ninjs-1"),
    pytest.param(ninjs(version=2), id="ninjs-2"),
    pytest.param(ninjs(version=3), id="ninjs-3"),
    pytest.param(nitf(), id="nitf"),
    pytest.param(nitf(encoding="utf-16"), id="nitf-utf-16"),
    pytest.param(nitf(encoding="iso-8859-1"), id="nitf-latin-1"),
    pytest.param(newsml(), id="newsml-g2"),
    pytest.param(message(item()), id="newsml-message"),
]


@pytest.mark.parametrize("data", FEEDS)
def test_feed_gives_story_and_metadata(tmp_path: Path, data: bytes) -> None:
    found = made(tmp_path, data)
    assert paragraphs(found) == HARBOUR.paragraphs
    assert (found.source.title, found.source.byline) == (HARBOUR.title, "Mira Castel")
    assert found.source.published == "2026-01-31T12:00:00+00:00"
    assert found.lang == "en"
    assert any("Corrects the vote." in note for note in found.notes)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(plain_json(), id="paragraphs"),
        pytest.param(
            json.dumps(NAMED).encode("utf-16"),
            id="text-in-utf-16",
        ),
        pytest.param(
            json.dumps([{"title": HARBOUR.title, "body": list(HARBOUR.paragraphs), "by": HARBOUR.byline}]).encode(),
            id="list-of-one",
        ),
    ],
)  # fmt: skip
def test_plain_json_gives_the_story(tmp_path: Path, data: bytes) -> None:
    found = made(tmp_path, data, "story.txt")
    assert found.source.format == "json"
    assert found.source.title == HARBOUR.title
    assert paragraphs(found) == HARBOUR.paragraphs


def test_other_fields_are_told_in_notes(tmp_path: Path) -> None:
    found = made(tmp_path, plain_json(desk={"name": "Coast"}, tags=["ferry", "budget"], date="last Monday"))
    assert "field tags: ferry / budget" in found.notes
    assert "field desk: Coast" in found.notes
    assert 'published "last Monday" is no ISO 8601 date' in found.notes
    assert found.source.published == ""


def test_line_of_json_lines_is_chosen_by_id_or_number(tmp_path: Path) -> None:
    lines = b"\n".join((plain_json(id="one"), b"", plain_json(ARABIC, id="two")))
    assert made(tmp_path, lines, "day.jsonl", "#two").source.title == ARABIC.title
    assert made(tmp_path, lines, "day.jsonl", "#1").source.title == HARBOUR.title
    for selector, cause in (
        ("", r"holds 2 stories; name one: .*#one, of one, two"),
        ("#three", "no story of that name"),
    ):
        with pytest.raises(ReadError, match=cause):
            made(tmp_path, lines, "day.jsonl", selector)


def test_item_of_a_message_is_chosen_by_guid(tmp_path: Path) -> None:
    data = message(item(guid="urn:1"), item(ARABIC, guid="urn:2"))
    assert made(tmp_path, data, "day.xml", "#urn:2").source.title == ARABIC.title
    with pytest.raises(ReadError, match=r"holds 2 news items; name one: .*#urn:1"):
        made(tmp_path, data, "day.xml")


@pytest.mark.parametrize("data", [nitf(), newsml()], ids=["nitf", "newsml"])
def test_item_that_is_not_there_is_told_also_of_one_alone(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReadError, match=r"day\.xml#urn:9: "):
        made(tmp_path, data, "day.xml", "#urn:9")


def test_line_of_json_may_hold_any_line_end_but_its_own(tmp_path: Path) -> None:
    told = [{"id": id, "title": "Tide", "text": "One came.\u2028Two\x85 went."} for id in ("one", "two")]
    lines = "\r\n".join(json.dumps(one, ensure_ascii=False) for one in told).encode()
    assert made(tmp_path, lines, "day.jsonl", "#two").source.title == "Tide"
    with pytest.raises(ReadError, match="no story of that name"):
        made(tmp_path, lines, "day.jsonl", f"#{'9' * 5000}")


def test_hash_in_the_name_of_a_file_selects_nothing(tmp_path: Path) -> None:
    assert made(tmp_path, plain_json(), "day.json#1").source.title == HARBOUR.title


def test_dateline_of_nitf_stands_before_the_first_paragraph(tmp_path: Path) -> None:
    dateline = b"<dateline><location>PORT ELLERY</location></dateline></body.head>"
    found = made(tmp_path, nitf().replace(b"</body.head>", dateline))
    assert paragraphs(found)[0] == f"PORT ELLERY — {HARBOUR.paragraphs[0]}"


def test_name_of_the_usual_dtd_is_no_harm(tmp_path: Path) -> None:
    opening = '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf-3-4.dtd">'
    assert paragraphs(made(tmp_path, nitf(opening=opening))) == HARBOUR.paragraphs


LAUGHS = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        pytest.param("bad.json", b'{"title": "x", "text": ', "is not valid JSON", id="cut-off-json"),
        pytest.param("bad.json", b"[1, 2, 3]", "without an object", id="json-without-object"),
        pytest.param("bad.jsonl", b'{"id": 1, "text": "Bla."}\n{"id"', "line 2 is not valid JSON", id="bad-line"),
        pytest.param("bad.json", b'{"a":' * 100_000, "nested more than 200 levels deep", id="deep-json"),
        pytest.param("bad.xml", nitf()[:-20], "is not well formed XML", id="cut-off-xml"),
        pytest.param("bad.xml", nitf(opening=LAUGHS), "document type (DTD) or entities", id="entities"),
        pytest.param("bad.xml", nitf(opening=LAUGHS, encoding="utf-16"), "document type", id="entities-in-utf-16"),
        pytest.param("bad.xml", b"<?xml version='1.0'?><rss><item/></rss>", "XML that is neither", id="other-xml"),
        pytest.param("bad.xml", b"<nitf>" + b"<p>" * 5000, "nested more than 200 levels deep", id="deep-xml"),
        pytest.param("bad.json", b"{}", "holds no text", id="empty-object"),
        pytest.param("bad.xml", b"<nitf></nitf>", "holds no text", id="empty-nitf"),
        pytest.param("bad.xml", message(), "holds no news item", id="empty-message"),
    ],
)
def test_bad_file_is_refused_in_one_line(storydiff: Command, name: str, data: bytes, cause: str) -> None:
    Path(name).write_bytes(data)
    done = storydiff("compare", name, name, "-o", "out.md")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert cause in done.err
    assert name in done.err
    assert not Path("out.md").exists()


def test_markup_in_a_field_does_not_act(tmp_path: Path) -> None:
    found = made(tmp_path, json.dumps({"title": "T", "body_html": "<p>Seen.<script>alert(1)</script></p>"}).encode())
    assert "alert" not in found.text
    assert "a <script> element left out" in found.notes


def test_object_without_text_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument):
        made(tmp_path, b'{"id": 1, "tags": ["x"]}')


@pytest.mark.parametrize(
    ("field", "value", "note"),
    [
        pytest.param("headline", {"main": "Ferry stays", "print": "A vote"}, "field headline: Ferry stays / A vote",
                     id="headline-in-a-shape-of-its-own"),
        pytest.param("byline", {"original": "By Mira Castel"}, "field byline: By Mira Castel", id="byline"),
        pytest.param("paragraphs", [HARBOUR.title, {"kind": "box", "box": [["Inner words"]]}],
                     "field paragraphs: box / Inner words", id="paragraph-of-unknown-shape"),
        pytest.param("published", "last week", 'published "last week" is no ISO 8601 date', id="date-that-is-none"),
    ],
)  # fmt: skip
def test_field_of_an_unknown_shape_is_told(tmp_path: Path, field: str, value: object, note: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": "The council voted on Monday to keep the ferry.", field: value}))
    assert note in read(str(path)).notes


def test_other_renditions_of_the_same_text_are_not_told_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(ninjs())
    assert not any(HARBOUR.paragraphs[0] in note for note in read(str(path)).notes)


@pytest.mark.parametrize(
    ("opening", "added", "note"),
    [
        pytest.param("<contentSet>", "<rightsInfo><usageTerms>Not for resale.</usageTerms></rightsInfo><contentSet>",
                     "usageTerms: Not for resale.", id="rights"),
        pytest.param("</contentSet>", "<inlineData>Another wording here.</inlineData></contentSet>",
                     "inlineData: Another wording here.", id="second-rendition"),
        pytest.param("<h:body>", "<h:head><h:title>Window title</h:title></h:head><h:body>", "title: Window title",
                     id="window-title"),
    ],
)  # fmt: skip
def test_text_outside_the_story_is_told(tmp_path: Path, opening: str, added: str, note: str) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(newsml().replace(opening.encode(), added.encode(), 1))
    assert note in read(str(path)).notes


def test_text_in_silent_elements_of_nitf_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    media = b"<media><media-reference>Reference words</media-reference></media></body.content>"
    path.write_bytes(nitf().replace(b"</body.content>", media))
    assert "media-reference: Reference words" in read(str(path)).notes
