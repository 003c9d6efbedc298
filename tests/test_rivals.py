"""What two accounts tell so that it cannot well be both: denials, opposites, causes; and what is no rivalry."""

from __future__ import annotations

import pytest

from tests.accounts import told

Sides = dict[str, str]


def rivals(left: str, right: str, lang: str = "en") -> list[tuple[str, Sides]]:
    """The conflicts of two accounts of one sentence: facet, and what each of them gives."""
    report = told([left], [right], lang=lang)
    assert report.matrix is not None
    return [
        (one.facet, {report.versions[held[0]].label: said for said, held in one.sides})
        for claim in report.matrix.claims
        for one in claim.conflicts
    ]


@pytest.mark.parametrize(
    ("left", "right", "facet", "sides"),
    [
        pytest.param(
            "No one is missing after the landslide at Velden, officials said.",
            "Two children are missing after the landslide at Velden, officials said.",
            "negation",
            {"A": "No one", "B": ""},
            id="no-one-is",
        ),
        pytest.param(
            "Investigators ruled out arson in the blaze at the grain store, a spokesman said.",
            "Arson has not been ruled out in the blaze at the grain store, a spokesman said.",
            "negation",
            {"A": "", "B": "not"},
            id="a-verb-that-denies-is-denied",
        ),
        pytest.param(
            "The judge said the hearing for the two brothers had been fair.",
            "The judge said the hearing for the two brothers had been unfair.",
            "opposite",
            {"A": "fair", "B": "unfair"},
            id="a-prefix-turns-the-word",
        ),
        pytest.param(
            "Unemployment in the county rose to 6 percent in May.",
            "In May unemployment in the county fell to 6 percent.",
            "opposite",
            {"A": "rose", "B": "fell"},
            id="opposites-of-the-list",
        ),
        pytest.param(
            "The mayor rejected the plan for the harbour on Monday.",
            "The mayor approved the plan for the harbour on Monday.",
            "opposite",
            {"A": "rejected", "B": "approved"},
            id="an-opposite-that-denies-by-itself",
        ),
        pytest.param(
            "Nobody was killed when the hall roof fell in, the fire service said.",
            "One person was killed when the roof of the hall fell in, the fire service said.",
            "negation",
            {"A": "Nobody", "B": ""},
            id="nobody-and-a-count",
        ),
        pytest.param(
            "The footbridge over the Orle collapsed due to a rotten beam, engineers found.",
            "Because of the flood, the footbridge over the Orle collapsed, engineers found.",
            "cause",
            {"A": "a rotten beam", "B": "the flood"},
            id="another-cause",
        ),
        pytest.param(
            "The strike was called off because talks had begun.",
            "The strike was called off because the union had no money.",
            "cause",
            {"A": "talks had begun", "B": "the union had no money"},
            id="a-clause-gives-the-cause",
        ),
        pytest.param(
            "The county executive, Ann Roe, opened the bridge on Monday.",
            "The county's deputy executive, Ann Roe, opened the bridge on Monday.",
            "title",
            {"A": "", "B": "deputy"},
            id="deputy-behind-whose-office-it-is",
        ),
    ],
)
def test_what_cannot_well_be_both_is_a_conflict(left: str, right: str, facet: str, sides: Sides) -> None:
    assert rivals(left, right) == [(facet, sides)]


def test_one_cause_behind_two_phrases_is_one_side() -> None:
    accounts = ("due to a rotten beam", "because of the flood", "owing to the flood")
    report = told(*[[f"The footbridge over the Orle collapsed {cause}, engineers found."] for cause in accounts])
    assert report.matrix is not None
    (conflict,) = report.matrix.claims[0].conflicts
    assert conflict.sides == (("a rotten beam", (0,)), ("the flood", (1, 2)))


def test_a_prefix_turns_a_word_in_german() -> None:
    found = rivals(
        "Das Verfahren gegen die Brüder war zulässig.", "Das Verfahren gegen die Brüder war unzulässig.", "de"
    )
    assert found == [("opposite", {"A": "zulässig", "B": "unzulässig"})]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            "The mayor's car was not damaged in the crash on Dover Street.",
            "The mayor's car was undamaged in the crash on Dover Street.",
            id="denied-and-turned-are-one",
        ),
        pytest.param(
            "The deputies showed a lack of respect for the court in Hamm.",
            "The deputies showed disrespect for the court in Hamm.",
            id="a-lack-and-a-prefix-are-one",
        ),
        pytest.param(
            "Prices were lower and sales were higher in the town of Hamm.",
            "Prices were higher and sales were lower in the town of Hamm.",
            id="turned-twice",
        ),
        pytest.param(
            "The bridge was closed because of the flood.",
            "The bridge was closed due to flooding on the Orle.",
            id="one-cause-in-other-words",
        ),
        pytest.param(
            "Flights were cancelled because of fog, and 200 people slept at the airport.",
            "Two hundred people slept at the airport because their flights were cancelled.",
            id="causes-of-two-things",
        ),
        pytest.param(
            "The ferry service was released on film in Lem in 2008, but it was not shown in the town of Hamm.",
            "The ferry service was released on film in Lem in 2008.",
            id="what-only-one-side-speaks-of",
        ),
    ],
)
def test_what_can_be_both_is_none(left: str, right: str) -> None:
    assert rivals(left, right) == []
