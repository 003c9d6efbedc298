"""The JSON report keeps everything, names no machine and validates against the schema in the package."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from compare.model import tiles
from compare.pipeline import compare_versions
from compare.read import read
from compare.report import render, schema
from compare.segment import segment, version_from_sentences
from compare.settings import Settings
from tests.report_fixture import hostile, report

Draft202012Validator.check_schema(json.loads(schema()))
VALIDATOR = Draft202012Validator(json.loads(schema()))


@pytest.fixture(scope="module", params=["plain", "hostile"])
def data(request: pytest.FixtureRequest) -> dict[str, Any]:
    made = report() if request.param == "plain" else hostile()
    loaded: dict[str, Any] = json.loads(render(made, "json"))
    return loaded


def test_labels_and_counts_agree_also_where_a_pull_quote_came() -> None:
    story = (
        "# Storm shuts the bridge\n\nThe bridge is shut for three weeks, said the mayor.\n\n{}Two beams are cracked.\n"
    )
    left, right = (
        segment(read("-", stdin=BytesIO(story.format(quote).encode()), stdin_format="markdown"), Settings(lang="en"))
        for quote in ("", "> The bridge is shut for three weeks\n\n")
    )
    found = json.loads(render(compare_versions(left, right, Settings()), "json"))
    assert [error.message for error in VALIDATOR.iter_errors(found)] == []
    (comparison,) = found["comparisons"]
    (added,) = [bead for bead in comparison["beads"] if bead["label"] == "added"]
    assert added["repeated"] is True
    labels = Counter(bead["label"] for bead in comparison["beads"] if not bead.get("repeated"))
    assert labels == +Counter(
        {name: comparison["counts"][name] for name in ("unchanged", "reworded", "added", "dropped")}
    )


def test_validates_against_the_schema(data: dict[str, Any]) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda d: d.update(format=2), id="another format"),
        pytest.param(lambda d: d.pop("findings"), id="no findings"),
        pytest.param(lambda d: d.update(surprise=1), id="unknown key"),
        pytest.param(lambda d: d["comparisons"][0]["beads"][0].update(label="changed"), id="unknown label"),
        pytest.param(lambda d: d["comparisons"][0]["beads"][0].update(left=["s1"]), id="malformed statement id"),
        pytest.param(lambda d: d["comparisons"][0]["beads"][0].update(label="added"), id="added with a left side"),
        pytest.param(lambda d: d["findings"][0].update(left=None, right=None), id="finding that cites nothing"),
        pytest.param(lambda d: d["versions"][0]["statements"][0].update(start=-1), id="negative offset"),
    ],
)
def test_schema_refuses(damage: Any) -> None:
    data = json.loads(render(report(), "json"))
    damage(data)
    assert not VALIDATOR.is_valid(data)


def test_texts_come_back_exactly(data: dict[str, Any]) -> None:
    made = hostile() if "<script>" in data["versions"][0]["text"] else report()
    assert [version["text"] for version in data["versions"]] == [version.text for version in made.versions]


def test_statements_and_furniture_tile_each_text(data: dict[str, Any]) -> None:
    from compare.model import Span

    for version in data["versions"]:
        spans = sorted(Span(p["start"], p["end"]) for p in (*version["statements"], *version["furniture"]))
        assert tiles(version["text"], spans)


def test_operations_rebuild_both_sides(data: dict[str, Any]) -> None:
    comparison = data["comparisons"][0]
    for side, version in zip(("left", "right"), data["versions"], strict=True):
        spans = {s["id"]: version["text"][s["start"] : s["end"]] for s in version["statements"]}
        for bead in comparison["beads"]:
            built = "".join(version["text"][slice(*op[side])] for op in bead["ops"])
            assert built == "".join(spans[statement] for statement in bead[side])


def test_counts_are_those_of_the_comparison(data: dict[str, Any]) -> None:
    assert data["comparisons"][0]["counts"] == report().comparisons[0].counts


def test_no_sign_that_acts_stands_in_the_text_as_it_is() -> None:
    made = version_from_sentences([["A \x9b31m \u202e \x7f and \x1b[1m were seen."]])
    text = render(compare_versions(made, made, Settings()), "json")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert json.loads(text)["versions"][0]["text"] == made.text


def test_lone_surrogate_can_be_written_and_read_back(tmp_path: Path) -> None:
    text = render(hostile(), "json")
    (tmp_path / "report.json").write_text(text, encoding="utf-8")
    loaded = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert "\ud800" in loaded["versions"][0]["text"]


def test_no_absolute_path_shows() -> None:
    made = report()
    version = made.versions[0]
    placed = replace(
        version, document=replace(version.document, source=replace(version.document.source, path="/srv/x/a.txt"))
    )
    text = render(replace(made, versions=(placed, made.versions[1])), "json")
    assert '"a.txt"' in text
    assert "/srv" not in text


def test_scores_are_rounded_to_four_places() -> None:
    made = report()
    findings = (replace(made.findings[0], score=0.123456789),)
    assert json.loads(render(replace(made, findings=findings), "json"))["findings"][0]["score"] == 0.1235


def test_ends_in_one_line_feed_and_keeps_letters() -> None:
    text = render(report(), "json")
    assert text.endswith("}\n")
    assert "“The crew" in text
