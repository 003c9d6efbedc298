"""Which pairs of a long text the model is asked about."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.align import align
from compare.align.doubts import in_doubt
from compare.align.study import Studies
from compare.segment import version_from_sentences
from compare.settings import Settings

WEIGHTS: dict[str, float] = defaultdict(lambda: 2.0, dict.fromkeys(("the", "of", "on", "by", "in", "was"), 0.5))
WORDS = st.lists(
    st.sampled_from(
        ["the", "ferry", "left", "Split", "on", "fire", "by", "noon", "crew", "saved", "cargo", "lost", "rain", "fell"]
    ),
    min_size=1,
)
STORY = st.lists(WORDS.map(" ".join), min_size=1, max_size=12)


def pairs(left: list[str], right: list[str], most: int = 3) -> list[tuple[int, int]]:
    """The pairs in doubt of two lists of open statements."""
    studies = Studies()
    one, other = (studies.of(version_from_sentences([story])) for story in (left, right))
    return in_doubt(one, range(len(left)), other, range(len(right)), WEIGHTS, most)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            ["The ferry burned off Split."], ["Off Vis a ferry had burned."], [(0, 0)], id="a-quarter-of-its-weight"
        ),
        pytest.param(
            ["By the end of the day it was on fire."],
            ["By the end of the day, as so many had feared from the very first report onwards, Ana Kovac came home."],
            [(0, 0)],
            id="a-phrase",
        ),
        pytest.param(
            ["The ferry burned for six long hours off Split."],
            ["The crew was saved by a fisherman."],
            [],
            id="one-word",
        ),
        pytest.param(
            [f"Item {n} of the list was read out." for n in range(1, 10)],
            [f"Item {n} of the list was read out." for n in range(11, 20)],
            [],
            id="words-of-all",
        ),
    ],
)
def test_pairs_in_doubt_share_what_is_rare(left: list[str], right: list[str], expected: list[tuple[int, int]]) -> None:
    assert pairs(left, right) == expected


def test_a_statement_names_no_more_than_it_may() -> None:
    left = ["The ferry burned off Split on Friday night."] * 2
    right = [f"{where} the ferry burned off Split on Friday night." for where in ("Here", "There", "Then", "Now")]
    assert len(pairs(left, right, most=4)) == 8
    assert pairs(left, right, most=1) == [(0, 0), (0, 1), (1, 2), (1, 3)]  # of equal ones the nearest place


@given(STORY, STORY)
def test_swapped_sides_mirror_the_pairs_in_doubt(left: list[str], right: list[str]) -> None:
    assert pairs(left, right) == sorted((i, j) for j, i in pairs(right, left))


def test_in_a_long_text_a_statement_that_was_edited_and_moved_is_found() -> None:
    around = [f"Item {number} of the list was read out and passed." for number in range(1_000)]
    old = "Ana Kovac, who cooks on the ferry Marjan, saw the smoke before noon and ran for her life."
    new = "Ana Kovac saw the smoke on the Marjan, where she is the cook, and ran for her life."
    left, right = [*around[:300], old, *around[300:]], [*around[:700], new, *around[700:]]
    beads = align(version_from_sentences([left]), version_from_sentences([right]), Settings()).beads
    assert [(bead.left, bead.right) for bead in beads if bead.moved] == [((300,), (700,))]
