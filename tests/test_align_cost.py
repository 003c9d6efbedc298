"""What alignment works out faster, or once for several pairs, is what it would have worked out else."""

from __future__ import annotations

import gc
from difflib import SequenceMatcher
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.align import align, align_all
from compare.align.sequence import common_runs, longest_run, places
from compare.align.study import Stems, Studies, Wording
from compare.language import load
from compare.pause import uncollected
from compare.segment import version_from_sentences
from compare.settings import Settings
from compare.text import cut

WORDS = st.lists(st.sampled_from("abcde"), max_size=24)
STORY = (
    ["The ferry left Split at noon on Friday.", "It carried 212 people, the harbour office said."],
    ["“We saw the smoke and ran,” said Ana Kovac, a cook.", "No one was hurt."],
)
RETOLD = (
    ["The ferry left Split at noon on Friday.", "On board were 212 people, according to the harbour office."],
    ["No one was hurt.", "Ana Kovac, who cooks on board, said: “We saw the smoke and ran.”"],
)
BRIEF = (["A ferry with 212 people burned off Split on Friday.", "No one was hurt."],)


@given(WORDS, WORDS)
def test_common_runs_are_those_of_difflib(one: list[str], other: list[str]) -> None:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    wanted = sum(block.size for block in blocks), max(block.size for block in blocks)
    assert common_runs(set(one) & set(other), places(one), places(other), len(one), len(other)) == wanted


@given(WORDS, WORDS)
def test_longest_run_is_that_of_difflib(one: list[str], other: list[str]) -> None:
    assert longest_run(one, other) == SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


@pytest.mark.parametrize("profile", ["versions", "outlets"])
def test_what_several_pairs_share_changes_no_alignment(profile: str) -> None:
    settings = Settings(profile="versions" if profile == "versions" else "outlets")
    versions = [version_from_sentences(story, lang="en") for story in (STORY, RETOLD, BRIEF, STORY, RETOLD[::-1])]
    together = list(align_all(versions, settings))
    assert [(i, j) for i, j, _ in together] == list(combinations(range(len(versions)), 2))
    for i, j, found in together:
        assert found == align(versions[i], versions[j], settings)


def test_meetings_are_remembered_for_wordings_that_several_versions_have() -> None:
    versions = [version_from_sentences(story, lang="en") for story in (STORY, STORY, BRIEF)]
    studies = Studies(versions)
    one, other = studies.of(versions[0]).wording(0), studies.of(versions[2]).wording(0)
    assert studies.of(versions[1]).wording(0) is one
    assert one.meet(other) is one.meet(other)
    alone = Wording.of(cut(STORY[0][0])).meet(other)
    assert alone is not Wording.of(cut(STORY[0][0])).meet(other)
    assert alone == one.meet(other)


def test_the_first_wording_of_a_language_is_read_like_any_other() -> None:
    stems = Stems(load("de"))
    first, again = (Wording.of(cut("Drei Brücken brachen."), stems).stems for _ in range(2))
    assert first == again == ("3", "brücke", "brache")


@pytest.mark.parametrize("at_work", [True, False])
def test_the_collector_is_left_as_it_was_found(at_work: bool) -> None:
    @uncollected
    def fail() -> None:
        assert not gc.isenabled()
        raise ValueError("of ours")

    was = gc.isenabled()
    try:
        (gc.enable if at_work else gc.disable)()
        with pytest.raises(ValueError, match="of ours"):
            fail()
        assert gc.isenabled() == at_work
    finally:
        (gc.enable if was else gc.disable)()
