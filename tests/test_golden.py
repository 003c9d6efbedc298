"""Whole reports of our own stories, byte for byte, and what must hold of each whatever it says."""

from __future__ import annotations

import json
import re
from itertools import zip_longest
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from compare.model import Span, tiles
from compare.report import schema
from tests.stories import (
    ACTUAL,
    EXPECTED,
    OUTLETS,
    OUTLETS_EXPECTED,
    STORIES,
    expected,
    outlets_rendered,
    rendered,
    report,
    sources,
)

stories = pytest.mark.parametrize("story", STORIES)


def first_difference(wanted: bytes, got: bytes) -> str:
    """Where two files part, with both lines; "" where they are the same."""
    pairs = zip_longest(wanted.splitlines(), got.splitlines(), fillvalue=b"(no line)")
    for number, (here, there) in enumerate(pairs, 1):
        if here != there:
            return f"line {number} is {there[:200]!r}, not {here[:200]!r}"
    return "" if wanted == got else "line ends differ"


@pytest.mark.parametrize("suffix", EXPECTED)
@stories
def test_report_is_the_accepted_one(story: str, suffix: str) -> None:
    actual = ACTUAL / story / f"expected.{suffix}"
    actual.parent.mkdir(parents=True, exist_ok=True)
    actual.write_bytes(rendered(story, suffix))
    first = first_difference(expected(story, suffix).read_bytes(), actual.read_bytes())
    assert first == "", f"{actual}: {first}; `make golden` accepts what stands there now"


@pytest.mark.parametrize("suffix", OUTLETS_EXPECTED)
@pytest.mark.parametrize("story", OUTLETS)
def test_report_on_outlets_is_the_accepted_one(story: str, suffix: str) -> None:
    actual = ACTUAL / story / f"expected.{suffix}"
    actual.parent.mkdir(parents=True, exist_ok=True)
    actual.write_bytes(outlets_rendered(story, suffix))
    first = first_difference(expected(story, suffix).read_bytes(), actual.read_bytes())
    assert first == "", f"{actual}: {first}; `make golden` accepts what stands there now"


@pytest.fixture
def data(story: str) -> dict[str, Any]:
    """The JSON report of a story, read back."""
    return dict(json.loads(rendered(story, "json")))


@stories
def test_json_validates_against_the_schema_we_ship(data: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(json.loads(schema())).validate(data)


@stories
def test_statements_and_furniture_tile_each_text(data: dict[str, Any]) -> None:
    for version in data["versions"]:
        spans = sorted(Span(one["start"], one["end"]) for one in version["statements"] + version["furniture"])
        assert tiles(version["text"], spans)


@stories
def test_every_statement_is_in_one_bead(data: dict[str, Any]) -> None:
    (comparison,) = data["comparisons"]
    for side, version in zip(("left", "right"), data["versions"], strict=True):
        held = [name for bead in comparison["beads"] for name in bead[side]]
        assert sorted(held) == sorted(one["id"] for one in version["statements"])


@stories
def test_both_texts_are_rebuilt_from_the_operations(data: dict[str, Any]) -> None:
    (comparison,) = data["comparisons"]
    for side, version in zip(("left", "right"), data["versions"], strict=True):
        built = [" "] * len(version["text"])
        pieces = [op[side] for bead in comparison["beads"] for op in bead["ops"]]
        for start, end in pieces + [[one["start"], one["end"]] for one in version["furniture"]]:
            built[start:end] = version["text"][start:end]
        assert "".join(built).split() == version["text"].split()


@stories
def test_equal_operations_are_equal_wordings(data: dict[str, Any]) -> None:
    left, right = (version["text"] for version in data["versions"])
    for bead in data["comparisons"][0]["beads"]:
        for op in bead["ops"]:
            if op["tag"] == "equal":
                assert left[slice(*op["left"])] == right[slice(*op["right"])]


@stories
def test_plain_text_is_kept_to_the_last_sign(story: str) -> None:
    for path, version in zip(sources(story), report(story).versions, strict=True):
        if path.endswith(".txt"):
            assert version.text.split() == Path(path).read_text(encoding="utf-8").split()


@stories
def test_no_control_sign_of_a_source_reaches_page_or_terminal(story: str) -> None:
    control = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
    for suffix in ("html", "md", "line", "txt", "narrow.txt", "wide.txt"):
        assert not control.search(rendered(story, suffix).decode())
    colours = re.compile(r"\x1b\[[0-9;]*m")
    for suffix in ("color.txt", "narrow.color.txt"):
        assert not control.search(colours.sub("", rendered(story, suffix).decode()))


#: What a copy desk must be told of each story: rule and words of the message or of one of the wordings.
TOLD = [
    pytest.param("council-copy-edit", "attribution-dropped", "city engineer", id="dropped-source"),
    pytest.param("council-copy-edit", "hedge-dropped", "could begin", id="dropped-hedge"),
    pytest.param("council-copy-edit", "quote-altered", "cellar", id="altered-quote"),
    pytest.param("council-copy-edit", "number-changed", "21 centimetres", id="swapped-digits"),
    pytest.param("council-copy-edit", "split", "March 3", id="split"),
    pytest.param("council-copy-edit", "promoted", "Residents who spoke", id="moved-paragraph"),
    pytest.param("court-rewrite", "quote-truncated", "mistakes on paper", id="cut-quote"),
    pytest.param("court-rewrite", "date-changed", "14 December", id="another-month"),
    pytest.param("court-rewrite", "attribution-dropped", "comptroller", id="dropped-comptroller"),
    pytest.param("court-rewrite", "merged", "500,000", id="merge"),
    pytest.param("court-rewrite", "claim-added", "humiliating end", id="unsourced-claim"),
    pytest.param("court-rewrite", "headline-changed", "Guilty on Paper", id="another-angle"),
    pytest.param("science-short", "quote-dropped", "not a forest", id="dropped-quote"),
    pytest.param("science-short", "attribution-dropped", "satellite surveys", id="dropped-survey"),
    pytest.param("science-short", "claim-dropped", "closed to them", id="dropped-complaint"),
    pytest.param("club-draft-and-page", "quote-altered", "bankruptcy", id="softened-quote"),
    pytest.param("club-draft-and-page", "number-changed", "950,000", id="another-rent"),
    pytest.param("club-draft-and-page", "hedge-dropped", "may be given", id="promise-made-firm"),
    pytest.param("club-draft-and-page", "merged", "July", id="list-into-sentence"),
    pytest.param("hostile", "number-changed", "41 dog licences", id="digits-among-markup"),
    pytest.param("hostile", "hedge-dropped", "may hold", id="hedge-among-escapes"),
]


@pytest.mark.parametrize(("story", "rule", "words"), TOLD)
def test_what_a_desk_must_be_told(story: str, rule: str, words: str) -> None:
    found = [
        " ".join(
            (finding.message, finding.left.text if finding.left else "", finding.right.text if finding.right else "")
        )
        for finding in report(story).findings
        if finding.rule == rule
    ]
    assert any(words in " ".join(wording.split()) for wording in found), found


@pytest.mark.parametrize(
    ("story", "reason_words"),
    [
        pytest.param(
            "court-rewrite", ("Share on Facebook", "Advertisement", "Read more", "newsletter", "©"), id="text"
        ),
        pytest.param("club-draft-and-page", ("cookies", "Sport", "Fisk out", "All rights reserved"), id="page"),
    ],
)
def test_site_furniture_is_listed_and_no_statement(story: str, reason_words: tuple[str, ...]) -> None:
    right = report(story).versions[1]
    aside = " ".join(one.span.of(right.text) for one in right.document.furniture)
    told = " ".join(one.text for one in right.statements)
    for words in reason_words:
        assert words in aside
        assert words not in told
