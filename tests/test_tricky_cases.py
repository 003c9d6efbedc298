"""docs/tricky-cases.md tells what the program does: every block of it is run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compare.align import align
from compare.findings import find
from compare.label import label
from compare.segment import version_from_sentences
from compare.settings import Settings

PAGE = Path(__file__).parent.parent / "docs" / "tricky-cases.md"
CASE = re.compile(
    r"^### (.+?)\n\n```\n(.+?)\n->\n(.+?)\n```\n\nTold: (.+?)\n\n(?:Wish: .+?\.\n\n)?Why: .+?\n", re.M | re.S
)
#: Statements that stay behind each case: pairing needs a story to judge by.
REST = ("Rain fell on the harbour all night.", "Two bakers sold bread to the crowd.", "The ferry was late again.")
FOUND = CASE.findall(PAGE.read_text(encoding="utf-8"))


def told(left: str, right: str) -> list[str]:
    """The findings above style, as the page cites them."""
    versions = [
        version_from_sentences([*([line] for line in text.split("\n")), [*REST]], lang="en") for text in (left, right)
    ]
    comparison = label(align(versions[0], versions[1], Settings()))
    found = find((versions[0], versions[1]), (comparison,), Settings())
    return [f"{one.rule}: {one.message}" for one in found if one.severity != "style"]


def test_every_case_of_the_page_is_read() -> None:
    assert len(FOUND) == PAGE.read_text(encoding="utf-8").count("\n### ")


@pytest.mark.parametrize(("left", "right", "expected"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_what_the_page_says_is_told(left: str, right: str, expected: str) -> None:
    said = re.findall(r"`([^`]+)`", expected)
    assert said or expected == "nothing."
    assert told(left, right) == said
