"""The ideal report of a real pair, made by hand: which statements pair, which must not, and what must be seen.

Statements are named by a few words of theirs, never by number.
"""

from __future__ import annotations

import pytest

from compare.model import Report
from compare.pipeline import compare_sources
from compare.settings import Settings
from tests.shared import need

PAIRS = {
    "headline": ("Cementing Strategic", "Deepen Ties as"),
    "A1-B2": ("domestically designed", "Iranian-designed"),
    "A2-B3": ("Al-Alam", "Al-Alam"),
    "A3-B4": ("emphasized that", "proudly noted"),
    "A4-B5": ("agricultural management", "agricultural applications"),
    "A5-B5": ("could serve as a cover", "agricultural applications"),
    "A6-B6": ("2022 invasion", "2022 invasion"),
    "A7-B7": ("increasingly turned", "mutually beneficial"),
    "A8-B7": ("In return", "mutually beneficial"),
    "A9-B9": ("continue to escalate", "backdrop of"),
    "A11-B10": ("Following warnings", "responded"),
    "A12-B12": ("insists its nuclear", "consistently maintained"),
    "A14-B2/B18/B22": ("diplomatic efforts to", "Iranian-designed|attempts to pursue|continues pushing"),
    "A18-B17": ("not only symbolizes", "more than just"),
}
ALONE = ("total war", "Experts note", "Department of Defense")


@pytest.fixture(scope="module")
def report() -> Report:
    left, right = (str(need("stories", f"satellites-{n}.txt")) for n in (1, 2))
    return compare_sources(left, right, Settings())


def _index(report: Report, side: int, words: str) -> set[int]:
    found = {i for i, s in enumerate(report.versions[side].statements) for part in words.split("|") if part in s.text}
    assert found, words
    return found


def _linked(report: Report, left: str, right: str) -> bool:
    links = report.comparisons[0].alignment.links
    ones, others = _index(report, 0, left), _index(report, 1, right)
    return any(link.left in ones and link.right in others for link in links)


def test_at_least_thirteen_of_the_fourteen_pairs_are_found(report: Report) -> None:
    found = [name for name, (left, right) in PAIRS.items() if _linked(report, left, right)]
    assert len(found) >= 13, sorted(set(PAIRS) - set(found))


@pytest.mark.parametrize("words", ALONE)
def test_what_is_only_in_the_left_stays_alone(report: Report, words: str) -> None:
    (index,) = _index(report, 0, words)
    bead = next(b for b in report.comparisons[0].beads if index in b.left)
    assert bead.right == ()


def test_all_five_lines_of_furniture_are_listed(report: Report) -> None:
    listed = [f.span.of(v.text) for v in report.versions for f in v.document.furniture]
    assert [" ".join(line.split()) for line in listed] == [
        "Leave a Reply", "Smiley face", "Weather Live Markets", "Share.", "Leave A Reply",
    ]  # fmt: skip


def test_statements_are_cut_as_by_hand(report: Report) -> None:
    roles = [[s.role for s in v.statements] for v in report.versions]
    assert [len([r for r in side if r in {"lead", "body"}]) for side in roles] == [18, 25]
    assert [side.count("headline") for side in roles] == [1, 1]
    assert [side.count("dateline") for side in roles] == [1, 0]


def test_the_loss_of_the_source_is_among_the_first_ten(report: Report) -> None:
    told = [f for f in report.findings[:10] if f.left and "Reuters" in f.message]
    assert [f.rule for f in told] == ["attribution-dropped"]


def test_details_that_graver_rules_tell_are_there_when_asked_for() -> None:
    left, right = (str(need("stories", f"satellites-{n}.txt")) for n in (1, 2))
    told = [one.message for one in compare_sources(left, right, Settings(select=("detail-dropped",))).findings]
    assert any("according to reports from Reuters" in message for message in told)
    assert any("took place from eastern Russia" in message for message in told)
