"""Raw pages and hand-cleaned texts of the same stories give the same findings, whatever the site put around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.model import Excerpt, Report
from compare.pipeline import compare_sources
from compare.read import read
from compare.settings import Settings
from tests.fixtures.dressed import DRESSES, clean, story
from tests.shared import need
from tests.stories import sources

STORIES = ("court-rewrite", "council-copy-edit", "science-short")
Told = tuple[str, str, str, str | None, str | None]
each_story = pytest.mark.parametrize("name", STORIES)
each_dress = pytest.mark.parametrize("dress", DRESSES)


def findings(report: Report) -> list[Told]:
    """All that a reader is told, apart from where it stands."""

    def wording(excerpt: Excerpt | None) -> str | None:
        return " ".join(excerpt.text.split()) if excerpt else None

    return [(f.id, f.rule, f.message, wording(f.left), wording(f.right)) for f in report.findings]


def compared(left: Path, right: Path) -> Report:
    return compare_sources(str(left), str(right), Settings(), labels=("L", "R"))


def cleaned(name: str, folder: Path) -> list[Path]:
    """Both versions of a golden story as clean texts."""
    paths = [folder / f"clean-{number}.txt" for number in (1, 2)]
    for path, source in zip(paths, sources(name), strict=True):
        path.write_text(clean(story(read(source))), encoding="utf-8")
    return paths


def dressed(name: str, dress: str, folder: Path) -> list[Path]:
    """Both versions as a site has them."""
    make, suffix = DRESSES[dress]
    paths = [folder / f"raw-{number}{suffix}" for number in (1, 2)]
    for path, source in zip(paths, sources(name), strict=True):
        path.write_text(make(story(read(source))), encoding="utf-8")
    return paths


@each_story
@each_dress
def test_raw_and_clean_give_the_same_findings(name: str, dress: str, tmp_path: Path) -> None:
    hand, raw = cleaned(name, tmp_path), dressed(name, dress, tmp_path)
    expected = compared(*hand)
    assert len(expected.findings) > 3
    assert [len(v.document.furniture) for v in expected.versions] == [0, 0]
    assert findings(compared(*raw)) == findings(expected)
    assert findings(compared(raw[0], hand[1])) == findings(expected)


@each_story
@each_dress
def test_raw_against_clean_of_one_version_has_no_finding(name: str, dress: str, tmp_path: Path) -> None:
    hand, raw = cleaned(name, tmp_path), dressed(name, dress, tmp_path)
    for side in (0, 1):
        assert findings(compared(hand[side], raw[side])) == []


def test_the_real_pair_cleaned_by_hand_gives_the_same_findings(tmp_path: Path) -> None:
    """Cleaned by hand: the five lines of furniture, and nothing else, are gone."""
    raw = [need("stories", f"satellites-{n}.txt") for n in (1, 2)]
    expected = compared(*raw)
    hand = []
    for path, version in zip(raw, expected.versions, strict=True):
        text, at, kept = version.text, 0, []
        for one in version.document.furniture:
            kept.append(text[at : one.span.start])
            at = one.span.end
        hand.append(tmp_path / path.name)
        hand[-1].write_text("".join([*kept, text[at:]]), encoding="utf-8")
    report = compared(*hand)
    assert [len(version.document.furniture) for version in report.versions] == [0, 0]
    assert findings(report) == findings(expected)
