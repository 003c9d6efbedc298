"""Pull quotes and captions that repeat the story are no second claim; what the story tells once never is one."""

from __future__ import annotations

import time

import pytest

from compare.model import BlockKind, Version
from compare.pipeline import compare_versions
from compare.report.view import look_at
from compare.settings import Settings
from tests.test_segment import told, version

HEAD: tuple[BlockKind, str] = ("headline", "Old swing bridge to close")
LEAD: tuple[BlockKind, str] = ("paragraph", "The old swing bridge closes on Monday for three weeks, the council said.")
SAID: tuple[BlockKind, str] = (
    "paragraph",
    "“We found cracks in both of the bearings,” said engineer Ada Lind. Lorries already take the long way round.",
)
END: tuple[BlockKind, str] = ("paragraph", "A ferry will carry walkers and bicycles at no charge until it opens again.")


def story(*extra: tuple[BlockKind, str], place: int = 2) -> Version:
    blocks = [HEAD, LEAD, SAID, END]
    return version(*blocks[:place], *extra, *blocks[place:])


@pytest.mark.parametrize("place", [2, 3, 4], ids=["before", "between", "behind"])
@pytest.mark.parametrize(
    "block",
    [
        pytest.param(("quote", "“We found cracks in both of the bearings”"), id="block-quotation"),
        pytest.param(("quote", "We found cracks in both of the bearings"), id="block-quotation-without-marks"),
        pytest.param(("quote", "“Cracks in both of the bearings” — Ada Lind"), id="with-its-speaker"),
        pytest.param(("paragraph", '"We found cracks in both of the bearings"'), id="a-paragraph-in-straight-marks"),
        pytest.param(("paragraph", "“We found cracks in both of the bearings.” – Ada Lind, engineer"), id="credit"),
        pytest.param(("caption", "The old swing bridge closes on Monday for three weeks, the council said."), id="cap"),
        pytest.param(("caption", "The old swing bridge closes on Monday for three weeks"), id="cut"),
    ],
)  # fmt: skip
def test_what_repeats_the_body_is_a_pull_quote(block: tuple[BlockKind, str], place: int) -> None:
    made = story(block, place=place)
    assert [text for role, text in told(made) if role == "pull-quote"] == [block[1]]
    assert [made.statements[i].text for i in made.body] == [story().statements[i].text for i in story().body]


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(("quote", "“We found cracks in one of the bearings”"), id="one-word-is-another"),
        pytest.param(("quote", "“We found it”"), id="too-short"),
        pytest.param(("paragraph", "“We found cracks in both of the bearings,” Lind told reporters."), id="told-again"),
        pytest.param(("paragraph", "Lorries already take the long way round"), id="too-short-for-a-line"),
        pytest.param(("caption", "The bridge on a quiet day in spring."), id="caption-of-its-own"),
        pytest.param(("paragraph", "Nobody was hurt."), id="a-new-line"),
    ],
)
def test_what_tells_something_is_none(block: tuple[BlockKind, str]) -> None:
    assert "pull-quote" not in [role for role, _ in told(story(block))]


def test_a_line_that_another_paragraph_has_as_well_is_one() -> None:
    whole = "A ferry will carry walkers and bicycles at no charge until then."
    made = version(HEAD, LEAD, ("paragraph", whole[:-1]), ("paragraph", f"{whole} Cars must wait."))
    assert [role for role, _ in told(made)] == ["headline", "lead", "pull-quote", "body", "body"]


def test_two_equal_paragraphs_are_both_told() -> None:
    assert [role for role, _ in told(version(HEAD, LEAD, END, END))] == ["headline", "lead", "body", "body"]


def test_the_lead_is_never_one() -> None:
    again: tuple[BlockKind, str] = ("paragraph", LEAD[1] + " It is a century old.")
    assert [role for role, _ in told(version(HEAD, LEAD, again))] == ["headline", "lead", "body", "body"]


def test_it_is_counted_nowhere_and_takes_no_partner() -> None:
    pull: tuple[BlockKind, str] = ("quote", "“We found cracks in both of the bearings”")
    caption: tuple[BlockKind, str] = ("caption", END[1])
    for left, right in ((story(), story(pull, caption)), (story(pull, caption), story())):
        report = compare_versions(left, right, Settings())
        assert report.findings == ()
        counts = report.comparisons[0].counts
        assert (counts["added"], counts["dropped"], counts["moved"]) == (0, 0, 0)
        rows = look_at(report).pairings[0].rows
        assert [row.tags for row in rows].count(("repeated",)) == 2
        assert look_at(report).verdict.startswith("Nothing changed") or "adds none" in look_at(report).verdict


def test_the_statement_it_repeats_is_still_missed() -> None:
    pull: tuple[BlockKind, str] = ("quote", "“We found cracks in both of the bearings”")
    report = compare_versions(story(pull), version(HEAD, LEAD, END), Settings())
    assert [f.rule for f in report.findings if f.severity == "fact"] == ["quote-dropped"]


def test_many_quotations_take_linear_time() -> None:
    def took(count: int) -> float:
        blocks: list[tuple[BlockKind, str]] = [("paragraph", f"“No one saw the boat {n} leave”") for n in range(count)]
        start = time.process_time()
        version(HEAD, LEAD, *blocks)
        return time.process_time() - start

    took(50)
    assert took(1600) < 8 * max(took(400), 0.02)
