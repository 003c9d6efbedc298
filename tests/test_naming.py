"""Names of sources, where files alone tell them apart."""

from __future__ import annotations

import pytest

from compare.pipeline import compare_sources
from compare.read.naming import ends
from compare.settings import Settings
from tests.stories import ROOT


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        pytest.param(["a/one.md", "b/two.md"], ["one.md", "two.md"], id="files"),
        pytest.param(["x/2024/page.md", "x/2025/page.md"], ["2024/page.md", "2025/page.md"], id="folders"),
        pytest.param(["page.md", "old/page.md"], ["page.md", "old/page.md"], id="one-above"),
        pytest.param(["page.md", "page.md"], ["page.md", "page.md"], id="same-file-twice"),
        pytest.param(["all.zip#01.md", "all.zip#02.md"], ["01.md", "02.md"], id="members"),
        pytest.param(["a.zip#01.md", "b.zip#01.md"], ["a.zip#01.md", "b.zip#01.md"], id="member-of-two-archives"),
        pytest.param(["draft#1.md", "draft#2.md"], ["draft#1.md", "draft#2.md"], id="mark-in-a-name"),
        pytest.param(["HEAD~1:a/page.md", "a/page.md"], ["HEAD~1", "page.md"], id="revision-and-file"),
        pytest.param(["HEAD:a.md", "HEAD:b.md"], ["HEAD:a.md", "HEAD:b.md"], id="one-revision"),
        pytest.param(["0123456789abcdef:p.md", "fedcba9876543210:p.md"], ["01234567", "fedcba98"], id="commits"),
        pytest.param(["-", "page.md"], ["standard input", "page.md"], id="standard-input"),
        pytest.param(["/srv/left/a.md", "/srv/right/a.md"], ["left/a.md", "right/a.md"], id="absolute"),
        pytest.param(["https://example.org/a/b?c=1", "b.md"], ["b?c=1", "b.md"], id="address"),
        pytest.param(["", "a.md"], ["", "a.md"], id="none"),
    ],
)
def test_name_is_the_shortest_end_that_tells_a_source_apart(paths: list[str], names: list[str]) -> None:
    assert list(ends(paths)) == names


def test_two_versions_of_one_outlet_are_called_by_their_files() -> None:
    story = ROOT / "tests/golden/depot-history"
    report = compare_sources(str(story / "01.md"), str(story / "02.md"), Settings())
    assert [version.document.source.outlet for version in report.versions] == ["Halden Post"] * 2
    assert [version.label for version in report.versions] == ["01.md", "02.md"]


def test_among_other_outlets_the_file_stands_behind_the_outlet() -> None:
    from compare.pipeline import compare_outlets

    story = ROOT / "tests/golden/depot-history"
    other = ROOT / "tests/golden/court-rewrite/01.left.txt"
    report = compare_outlets([str(story / "01.md"), str(story / "02.md"), str(other)], Settings())
    assert [version.label for version in report.versions] == [
        "Halden Post (01.md)",
        "Halden Post (02.md)",
        "01.left.txt",
    ]


@pytest.mark.parametrize("label", ["", "  ", "\n"])
def test_a_blank_label_is_none(label: str) -> None:
    story = ROOT / "tests/golden/court-rewrite"
    paths = str(story / "01.left.txt"), str(story / "02.right.txt")
    report = compare_sources(*paths, Settings(), labels=(label, "Mirror"))
    assert [version.label for version in report.versions] == ["01.left.txt", "Mirror"]
