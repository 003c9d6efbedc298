"""The Python door: what a script or a notebook does with two sources."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import compare
from compare.errors import ReadError, SettingsError

STORY = Path(__file__).parent / "golden" / "court-rewrite"
PAIR = STORY / "01.left.txt", STORY / "02.right.txt"


@pytest.fixture(scope="module")
def report() -> compare.Report:
    return compare.compare(*PAIR, labels=("Courier", "Mirror"))


def test_a_report_tells_findings_beads_and_counts(report: compare.Report) -> None:
    assert "quote-truncated" in {finding.rule for finding in report.findings}
    assert sum(report.counts[name] for name in ("unchanged", "reworded", "added", "dropped")) == len(
        report.comparisons[0].beads
    )


def test_a_report_renders_itself(report: compare.Report) -> None:
    assert json.loads(report.to_json())["kind"] == "comparison"
    assert report.to_html().startswith("<!doctype html>") or report.to_html().startswith("<!DOCTYPE html>")
    assert report.to_markdown().startswith("#")
    assert "Courier" in str(report)
    assert report.to_docx().startswith(b"PK")


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(report: compare.Report) -> None:
    shown = report._repr_html_()
    assert shown.startswith("<iframe sandbox=")
    assert "<script" not in shown


def test_a_report_is_saved_in_the_format_of_its_suffix(report: compare.Report, tmp_path: Path) -> None:
    for name, start in {"page.html": b"<!", "report.json": b"{", "report.docx": b"PK"}.items():
        report.save(tmp_path / name)
        assert (tmp_path / name).read_bytes()[: len(start)] == start


def test_clauses_are_more_than_sentences(report: compare.Report) -> None:
    assert len(compare.compare(*PAIR, unit="clause").versions[0].statements) > len(report.versions[0].statements)


def test_what_cannot_be_read_or_meant_is_raised() -> None:
    with pytest.raises(ReadError, match=r"no-such\.txt"):
        compare.compare("no-such.txt", PAIR[1])
    with pytest.raises(SettingsError, match="profile"):
        compare.compare(*PAIR, profile="both")  # type: ignore[arg-type]


def test_a_path_alone_is_one_source(tmp_path: Path) -> None:
    for path in PAIR:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert len(compare.history(str(tmp_path)).versions) == 2
    with pytest.raises(SettingsError, match="1 source given"):
        compare.outlets(PAIR[0])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "own", "other"),
    [
        pytest.param(partial(compare.compare, *PAIR), "versions", "outlets", id="compare"),
        pytest.param(partial(compare.history, PAIR), "versions", "outlets", id="history"),
        pytest.param(partial(compare.outlets, PAIR), "outlets", "versions", id="outlets"),
    ],
)
def test_profile_goes_with_the_function_unless_another_is_told(
    made: Callable[..., compare.Report], own: str, other: str
) -> None:
    assert f"|profile:{own}|" in made().signature
    assert f"|profile:{other}|" in made(profile=other).signature
    with pytest.raises(SettingsError, match="unknown profile 'both'"):
        made(profile="both")


@pytest.mark.parametrize("most", [0, -1, 1.5])
def test_a_limit_is_a_whole_number_above_0(most: float) -> None:
    with pytest.raises(SettingsError, match="a limit is no whole number above 0"):
        compare.compare(*PAIR, limits=compare.Limits(text=most))  # type: ignore[arg-type]


def test_no_width_is_too_large(report: compare.Report) -> None:
    assert report.to_text(10**12) == report.to_text(1000)


def test_given_sentences_are_kept_as_given() -> None:
    left = compare.version_from_sentences([["One. And a half.", "Two."], ["Three."]], outlet="A")
    assert [s.text for s in left.statements] == ["One. And a half.", "Two.", "Three."]
    assert [s.paragraph for s in left.statements] == [0, 0, 1]
    assert [link.score for link in compare.align_versions(left, left).links] == [1.0, 1.0, 1.0]


def test_import_loads_nothing_heavy() -> None:
    heavy = ("nltk", "trafilatura", "numpy", "rich", "jinja2", "click")
    code = f"import sys, compare; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=STORY.parents[2]
    )
    assert done.stdout.strip() == "[]"


def test_help_names_the_public_names() -> None:
    assert set(compare.__all__) <= set(dir(compare))


def test_a_name_that_tells_no_format_is_refused(report: compare.Report, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"tells no format; end it in one of \.html"):
        report.save(tmp_path / "report.pdf")
