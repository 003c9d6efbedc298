"""Two real stories beside a third account of the same launch, written for this test."""

from __future__ import annotations

import re
from functools import cache

import pytest

from compare.model import Report
from compare.pipeline import compare_outlet_versions
from compare.read import read
from compare.segment import segment, version_from_sentences
from compare.settings import Settings
from tests.accounts import SETTINGS
from tests.shared import need
from tests.test_matrix import claim, sides

#: {0} and {1} are what the ambassador is quoted with, taken from the story itself.
THIRD = [
    ["Iran put three satellites of its own design into orbit on a Russian rocket this week, state television said."],
    [
        "The launch is the seventh that Iran has made with Russian help, and it was carried out from eastern Russia,"
        " according to the Associated Press and Reuters."
    ],
    [
        "Iran's ambassador to Russia, Kazem Jalali, said the satellites were “{0}” “{1},” Iranian state media reported,"
        " as cited by Reuters."
    ],
    [
        "The satellites are intended for civilian use such as farming and protecting the environment, Iranian officials"
        " say."
    ],
    [
        "After President Donald Trump warned of US strikes if Iran tries to rebuild its nuclear program, Iranian"
        " President Masoud Pezeshkian vowed a harsh response to any aggression."
    ],
]


@cache
def three() -> Report:
    paths = [need("stories", f"satellites-{number}.txt") for number in (1, 2)]
    told = [segment(read(str(path)), Settings(), label=f"story {n}") for n, path in enumerate(paths, 1)]
    said = re.findall("“([^”]+?),?”", next(s.text for s in told[0].statements if "Jalali" in s.text))
    own = [[sentence.format(*said) for sentence in paragraph] for paragraph in THIRD]
    return compare_outlet_versions([*told, version_from_sentences(own, outlet="third", lang="en")], SETTINGS)


def test_the_title_conflict_stands_two_to_one_and_no_side_wins() -> None:
    (titles,) = [one for one in sides(three(), "title") if any("resident" in said for said in one)]
    by_size = sorted(titles.items(), key=lambda item: len(item[1]))
    assert [set(held) for _, held in by_size] == [{"third"}, {"story 1", "story 2"}]
    assert "former" not in by_size[0][0].lower()
    assert "former" in by_size[1][0].lower()


def test_the_shortened_chain_of_sources_shows() -> None:
    quoted = next(one for one in claim(three(), "is the seventh").conflicts if one.facet == "attribution")
    assert any("Associated Press" in said and held == (2,) for said, held in quoted.sides)
    matrix = three().matrix
    assert matrix is not None
    third = three().versions[2].statements
    spoken = next(one for one in matrix.claims if one.cells[2] and "Jalali" in third[one.cells[2].statements[0]].text)
    (chain,) = (one for one in spoken.conflicts if one.facet == "attribution")
    said = {number: wording for wording, held in chain.sides for number in held}
    assert "Reuters" in said[0]
    assert "state media" not in said[0]
    assert "Reuters" not in said[1]
    assert "state media" in said[2]
    assert "Reuters" in said[2]


def test_the_two_stories_that_share_runs_are_one_likely_origin() -> None:
    matrix = three().matrix
    assert matrix is not None
    (origin,) = matrix.origins
    assert [three().versions[n].label for n in origin.versions] == ["story 1", "story 2"]


def test_a_statement_that_only_shares_a_name_stays_alone() -> None:
    pair = compare_outlet_versions(three().versions[:2], SETTINGS)
    assert [cell is not None for cell in claim(pair, "“total war”").cells] == [True, False]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_every_account_has_claims_of_its_own_and_shared_ones(number: int) -> None:
    matrix = three().matrix
    assert matrix is not None
    held = [sum(cell is not None for cell in one.cells) for one in matrix.claims if one.cells[number]]
    assert max(held) == 3
