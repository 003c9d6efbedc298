"""The review sidecar: what it says is kept apart in every format, fails no run, and asks again when wording changes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import compare
from compare.errors import ReadError
from compare.findings.review import acknowledge, parse, unmet
from compare.pipeline import compare_versions
from compare.report import BINARY, FORMATS, render
from compare.review import Pins, Review
from compare.segment import version_from_sentences
from compare.settings import Settings
from tests.command import LEFT, RIGHT, Command
from tests.report_fixture import report

NOTE = "Checked with the <desk> \x1b[31m"


def sidecar(*ids: str, note: str = "") -> str:
    return json.dumps({"format": 1, "acknowledged": [{"id": one, "note": note} for one in ids]})


def found(storydiff: Command, *arguments: str) -> list[dict[str, Any]]:
    data = json.loads(storydiff("compare", LEFT, RIGHT, "-f", "json", *arguments).out)
    return list(data["findings"])


def test_json_and_toml_say_the_same() -> None:
    toml = b'format = 1\n[[acknowledged]]\nid = "ab"\nnote = "fine"\n[[acknowledged]]\nid = "cd"\n'
    written = b'{"format": 1, "acknowledged": [{"id": "ab", "note": "fine"}, {"id": "cd", "rule": "split"}]}'
    assert parse(toml, "review.toml") == parse(written, "review.json") == Review({"ab": "fine", "cd": ""})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "Expecting value", id="empty"),
        pytest.param(b"\xff\xfe", "can't decode", id="not-utf-8"),
        pytest.param(b"[1]", "the file is not a table", id="list"),
        pytest.param(b"{}", 'no "format": 1 is told', id="no-format"),
        pytest.param(b'{"format": 2}', "format is 2", id="another-format"),
        pytest.param(b'{"format": 1, "aknowledged": []}', "did you mean acknowledged?", id="misspelt"),
        pytest.param(b'{"format": 1, "acknowledged": {}}', "is not a list", id="no-list"),
        pytest.param(b'{"format": 1, "acknowledged": [{"note": "x"}]}', "entry 1 has no id", id="no-id"),
        pytest.param(b'{"format": 1, "acknowledged": [{"id": "x", "note": 3}]}', "note of", id="note-no-text"),
        pytest.param(b"[" * 100_000, "", id="too-deep"),
        pytest.param(b'{"format": 1, "pinned": [{"left": "x"}]}', "pinned entry 1 has no right", id="pin-of-one"),
        pytest.param(b'{"format": 1, "broken": [{"left": " ", "right": "x"}]}', "entry 1 has no left", id="blank"),
        pytest.param(b'{"format": 1, "pinned": [["x", "y"]]}', "entry 1 is not a table", id="pin-no-table"),
        pytest.param(
            b'{"format": 1, "pinned": [{"left": "x", "right": "y"}], "broken": [{"left": "X", "right": "y"}]}',
            '"x" and "y" are pinned and broken',
            id="pinned-and-broken",
        ),
    ],
)
def test_bad_review_is_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(ReadError) as caught:
        parse(data, "review.json")
    line = str(caught.value)
    assert line.startswith("review.json: ")
    assert says in line
    assert "\n" not in line


def test_only_named_findings_are_acknowledged() -> None:
    findings = report().findings
    marked = acknowledge(findings, Review({findings[0].id: "fine"}))
    assert [one.acknowledged for one in marked] == [True, *[False] * (len(findings) - 1)]
    assert (marked[0].note, marked[1].note) == ("fine", "")
    assert marked[1:] == findings[1:]


def test_ids_that_no_finding_has_are_told() -> None:
    findings = report().findings
    assert unmet(findings, (), Review({findings[0].id: ""})) == ()
    assert unmet(findings, (), Review({"gone": ""}))[0].startswith("1 finding that the review acknowledges is not")
    assert unmet(findings, (), Review({"gone": "", "lost": ""}))[0].startswith("2 findings of the review are not")


ONES = ["The dam broke on Friday.", "The mayor slipped on the stairs.", "Nobody was hurt, she said.", "He fell."]
OTHERS = ["The dam broke on Friday.", "A fall ended the visit.", "Nobody was hurt, she said.", "He rose."]


def beads(pins: Pins) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    left, right = (version_from_sentences([[sentence] for sentence in side]) for side in (ONES, OTHERS))
    made = compare_versions(left, right, Settings(), review=Review(pins=pins))
    return {(bead.left, bead.right) for bead in made.comparisons[0].beads if bead.left and bead.right}


PAIRS = {((0,), (0,)), ((2,), (2,))}


@pytest.mark.parametrize(
    ("pins", "wanted"),
    [
        pytest.param(Pins(), PAIRS, id="nothing-said"),
        pytest.param(Pins(((ONES[1], OTHERS[1]),)), PAIRS | {((1,), (1,))}, id="no-word-in-common"),
        pytest.param(Pins((("the mayor SLIPPED on the stairs.", OTHERS[1]),)), PAIRS | {((1,), (1,))}, id="folded"),
        pytest.param(Pins(((OTHERS[1], ONES[1]),)), PAIRS | {((1,), (1,))}, id="sides-exchanged"),
        pytest.param(Pins(((ONES[0], OTHERS[3]),)), {((0,), (3,)), ((2,), (2,))}, id="against-the-same-wording"),
        pytest.param(
            Pins(((ONES[0], OTHERS[0]), (ONES[1], OTHERS[0]))), {((0, 1), (0,)), ((2,), (2,))}, id="two-pins-merge"
        ),
        pytest.param(Pins((), ((ONES[0], OTHERS[0]),)), {((2,), (2,))}, id="broken-though-the-same"),
        pytest.param(Pins((("gone", OTHERS[0]),)), PAIRS, id="wording-is-gone"),
    ],
)
def test_a_reviewer_pins_and_breaks_pairs(pins: Pins, wanted: set[tuple[tuple[int, ...], tuple[int, ...]]]) -> None:
    assert beads(pins) == wanted


def test_wordings_that_no_statement_has_are_told() -> None:
    versions = [version_from_sentences([ONES])]
    assert unmet((), versions, Review(pins=Pins(((ONES[0], ONES[1]),)))) == ()
    assert unmet((), versions, Review(pins=Pins(((ONES[0], "x"),))))[0].startswith("1 statement that the review")
    assert unmet((), versions, Review(pins=Pins((), (("y", "x"),))))[0].startswith("2 statements are in no version")


def test_pins_are_read_from_the_file_and_told_as_the_reason(storydiff: Command, tmp_path: Path) -> None:
    for name, side in (("left.txt", ONES), ("right.txt", OTHERS)):
        (tmp_path / name).write_text("A visit\n\n" + "\n\n".join(side) + "\n", encoding="utf-8")
    said = {"format": 1, "pinned": [{"left": ONES[1], "right": OTHERS[1], "note": "same fall"}]}
    Path("review.json").write_text(json.dumps(said), encoding="utf-8")
    done = storydiff("compare", tmp_path / "left.txt", tmp_path / "right.txt", "-f", "json", "--review", "review.json")
    (bead,) = [b for b in json.loads(done.out)["comparisons"][0]["beads"] if "pinned" in b["reasons"]]
    assert (bead["kind"], bead["score"], bead["label"]) == ("1-1", 1.0, "reworded")


@pytest.mark.parametrize("format", sorted(set(FORMATS) - BINARY))
def test_every_format_lists_acknowledged_findings_apart(format: str) -> None:
    made = report()
    first = made.findings[0]
    before = str(render(made, format))
    after = str(render(replace(made, findings=acknowledge(made.findings, Review({first.id: NOTE}))), format))
    assert "acknowledged" in after.lower()
    assert before != after
    assert "\x1b" not in after.replace("\\u001b", "")
    assert re.search("Checked with the (<|&lt;|\\\\<)desk", after)


def test_acknowledged_finding_stands_behind_the_others() -> None:
    made = report()
    page = render(replace(made, findings=acknowledge(made.findings, Review({made.findings[0].id: ""}))), "markdown")
    apart = page.index("<summary>1 acknowledged</summary>")
    assert page.index(made.findings[1].rule) < apart < page.index(made.findings[0].rule)


def test_acknowledged_finding_does_not_fail_a_run(storydiff: Command) -> None:
    (only,) = (one["id"] for one in found(storydiff) if one["rule"] == "number-changed")
    Path("review.json").write_text(sidecar(only, note="a slip of the first edition"), encoding="utf-8")
    guarded = ("compare", LEFT, RIGHT, "--fail-on", "number-changed", "-f", "line")
    assert storydiff(*guarded).code == 1
    done = storydiff(*guarded, "--review", "review.json")
    assert done.code == 0
    assert "number-changed: acknowledged: " in done.out.splitlines()[-1]
    assert "(note: a slip of the first edition)" in done.out


def test_changed_wording_asks_again(storydiff: Command, tmp_path: Path) -> None:
    (only,) = (one["id"] for one in found(storydiff) if one["rule"] == "number-changed")
    Path("review.json").write_text(sidecar(only), encoding="utf-8")
    original = Path(RIGHT).read_text(encoding="utf-8")

    def codes(text: str) -> int:
        right = tmp_path / "right.txt"
        right.write_text(text, encoding="utf-8")
        guard = ("--fail-on", "number-changed", "--review", "review.json")
        return storydiff("compare", LEFT, right, *guard).code

    assert codes(original) == 0
    assert codes(original + "\n\nThe library stays open on Sunday.\n") == 0
    assert codes(original.replace("21 centimetres", "31 centimetres")) == 1


def test_missing_review_is_one_line_before_any_work(storydiff: Command) -> None:
    done = storydiff("compare", "no-such.txt", "nor-this.txt", "--review", "nowhere.json")
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert "nowhere.json" in done.err


def test_python_takes_a_review_too(tmp_path: Path) -> None:
    first = compare.compare(LEFT, RIGHT).findings[0]
    path = tmp_path / "review.toml"
    path.write_text(f'format = 1\n[[acknowledged]]\nid = "{first.id}"\n', encoding="utf-8")
    again = compare.compare(LEFT, RIGHT, review=path).findings[0]
    assert (again.id, again.acknowledged) == (first.id, True)
