"""What holds for every pair of texts, through the whole line: reading, cutting, aligning, labelling, JSON."""

from __future__ import annotations

import io
import json
from collections import Counter
from functools import cache
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.model import Report, Span, Version, tiles
from compare.pipeline import compare_versions
from compare.read import read
from compare.report import Look, render, schema
from compare.segment import segment
from compare.settings import Settings
from tests.strategies import edited

HEAD = st.sampled_from(
    ["", "Storm shuts the old bridge\n\n", "Home | News | Sport\n\nStorm shuts the old bridge\n\nBy Ada Moss\n\n"]
)
TAIL = st.sampled_from(["", "\n\nShare.\n\nLeave a Reply", "\n\n© 2024 The Harbour Post"])
ODD = st.sampled_from(
    ["", "\u202e", "\x1b[31m", "<script>alert(1)</script>", "[bold]", "\u00a0", "e\u0301", "\u2028", "\U0001f600"]
)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Two versions of a story as plain text, with furniture and odd signs."""
    sides = draw(edited())
    made = []
    for side in sides:
        body = "\n\n".join(" ".join(paragraph) for paragraph in side)
        at = draw(st.integers(0, len(body)))
        made.append(draw(HEAD) + body[:at] + draw(ODD) + body[at:] + draw(TAIL))
    return made[0], made[1]


def version(text: str) -> Version:
    document = read("-", stdin=io.BytesIO(text.encode()))
    return segment(document, Settings(lang="en"))


def report(left: str, right: str) -> Report:
    return compare_versions(version(left), version(right), Settings(lang="en"))


@cache
def checker() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schema()))


@settings(max_examples=500, deadline=None)
@given(texts())
def test_json_is_valid_and_rebuilds_both_texts(pair: tuple[str, str]) -> None:
    found = report(*pair)
    data = json.loads(render(found, "json", Look()))
    checker().validate(data)
    for told, held in zip(data["versions"], found.versions, strict=True):
        assert told["text"] == held.text
        spans = sorted((part["start"], part["end"]) for part in told["statements"] + told["furniture"])
        assert tiles(told["text"], [Span(*span) for span in spans])
    _check_beads(data)


def _check_beads(data: dict[str, Any]) -> None:
    comparison = data["comparisons"][0]
    for side, version in zip(("left", "right"), data["versions"], strict=True):
        held = Counter(name for bead in comparison["beads"] for name in bead[side])
        assert held == Counter(statement["id"] for statement in version["statements"])
        wording = {s["id"]: version["text"][s["start"] : s["end"]] for s in version["statements"]}
        for bead in comparison["beads"]:
            rebuilt = "".join(version["text"][op[side][0] : op[side][1]] for op in bead["ops"])
            assert rebuilt == "".join(wording[name] for name in bead[side])


@settings(max_examples=500, deadline=None)
@given(texts())
def test_a_text_against_itself_has_nothing_to_report(pair: tuple[str, str]) -> None:
    found = report(pair[0], pair[0])
    assert found.findings == ()
    assert {change.label for change in found.comparisons[0].changes} <= {"unchanged"}


@settings(max_examples=500, deadline=None)
@given(texts())
def test_swapped_sides_exchange_added_and_dropped_and_nothing_else(pair: tuple[str, str]) -> None:
    there, back = report(*pair).counts, report(*reversed(pair)).counts
    swapped = {"added": "dropped", "dropped": "added", "split": "merged", "merged": "split"}
    assert there == {name: back[swapped.get(name, name)] for name in back}
