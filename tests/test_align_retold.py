"""Stories told anew: who reads their pairs, what order tells, which words are kin, how rare a word is."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.gold import Labelled, labelled
from compare import version_from_sentences
from compare.align import Task, align
from compare.align.kin import Kin, Kinship
from compare.align.order import in_order
from compare.align.study import Wording
from compare.language import known, load, rarity
from compare.model import Alignment
from compare.settings import Settings
from compare.text import cut

PLAIN = list(labelled("plain_test"))
LONG = [
    "The harbour authority of Tolme, which has run the ferry terminal since 1968, said on Monday that all 14 crossings "
    "to the island of Orsel would be cancelled until the damaged pier has been inspected by engineers.",
    "Residents who depend on the boats for school and work, among them some 300 pupils, are to be carried by a smaller "
    "vessel that the neighbouring district has lent to the authority for the time being.",
    "Ina Dahl, who speaks for the authority, did not say how much the repair of the pier would cost, but estimates "
    "that circulate among the shipping companies of the region begin at two million crowns.",
]
SHORT = [
    "No ferry goes to Orsel now.",
    "The harbour authority of Tolme decided this on Monday.",
    "Engineers look at the pier first.",
    "A smaller boat takes the 300 pupils to school.",
    "Another district lent it.",
    "The repair may cost 2 million crowns.",
    "Ina Dahl does not say how much.",
]


def weighed(odds: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """``in_order`` by its definition: every set of pairs in which neither side goes back, weighed by its odds."""
    weight, total = dict.fromkeys(odds, 0.0), 0.0
    for size in range(len(odds) + 1):
        for chosen in combinations(sorted(odds), size):
            if all(one[1] <= other[1] for one, other in combinations(chosen, 2)):
                product = math.prod(odds[pair] for pair in chosen)
                total += product
                for pair in chosen:
                    weight[pair] += product
    return {pair: value / total for pair, value in weight.items()}


pairs = st.tuples(st.integers(0, 4), st.integers(0, 4))


@given(st.dictionaries(pairs, st.floats(0.01, 50.0), max_size=9))
def test_a_pair_is_as_likely_as_the_sets_in_order_that_hold_it(odds: dict[tuple[int, int], float]) -> None:
    assert in_order(odds) == pytest.approx(weighed(odds))


def test_pairs_in_one_order_support_each_other_and_a_crossing_one_loses() -> None:
    # A doubtful pair gains nothing by itself; what crosses three likely ones falls far below its own odds.
    found = in_order({(0, 0): 4.0, (1, 1): 0.5, (2, 2): 4.0, (3, 3): 4.0, (4, 0): 0.5})
    assert found[1, 1] == pytest.approx(1 / 3, abs=0.01)
    assert found[4, 0] < 1 / 3 / 10


def test_many_sure_pairs_are_no_number_too_large() -> None:
    assert in_order({(i, i): 50.0 for i in range(2_000)})[1_000, 1_000] == pytest.approx(50 / 51)


def kin(*texts: str, lang: str = "de") -> list[Kin]:
    wordings = [Wording.of(cut(text)) for text in texts]
    weights = dict.fromkeys([term for wording in wordings for term in wording.terms], 2.0)
    words = [both for wording in wordings for both in zip(wording.keys, wording.stems, strict=True)]
    kinship = Kinship(lambda: words, weights, load(lang).endings)
    return [Kin(one.lexis, {term: weights[term] for term in one.terms}, lang, kinship) for one in wordings]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        pytest.param("Die Krankenhäuser", "Das Haus", 1, id="a mark above and an ending"),
        pytest.param("Die Schulen", "Der Schulbus", 1, id="an ending before the next word"),
        pytest.param("Busfahrer streiken", "Der Bus steht", 0, id="three letters are too few"),
        pytest.param("Krankenhaus", "Das Haus", 1, id="the end of a compound"),
        pytest.param("Das Haus", "Krankenhaus", 1, id="and the other way"),
        pytest.param("Parkgebühren", "Das Parken kostet Gebühren", 1, id="the end, longer"),
        pytest.param("sunlight", "the sunlit sunl", 1, id="the beginning"),
        pytest.param("2021", "20215 12021", 0, id="numbers have no kin"),
        pytest.param("Wasser", "Feuer", 0, id="others"),
        pytest.param("haus" * 1_000_000, "Haus", 0, id="a word of four million letters, in no time"),
    ],
)
def test_a_word_is_kin_of_what_begins_or_ends_it(one: str, other: str, told: int) -> None:
    left, right = kin(one, other)
    assert left.told(right, frozenset()) == 2.0 * told


def test_what_is_shared_and_kin_counts_once() -> None:
    left, right = kin("Wald Stadtwald", "Wald")
    assert (left.told(right, frozenset({"wald"})), right.told(left, frozenset({"wald"}))) == (4.0, 2.0)


def test_what_very_many_words_begin_with_makes_no_kin() -> None:
    # Else a text of 20,000 words that begin alike would have 400 million pairs.
    few, many = ([f"wald{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(size)] for size in (50, 500))
    most = [max(map(len, kin(" ".join(words))[0].kinship.stems.values())) for words in (few, many)]
    assert most[1] < most[0] < 50


def test_english_has_few_endings_to_set_aside() -> None:
    left, right = kin("the state", "a station", lang="en")
    assert left.told(right, frozenset()) == 0.0
    left, right = kin("the state", "a station", lang="de")
    assert left.told(right, frozenset()) == 2.0


def test_rarity_follows_the_rank_and_a_possessive_is_its_word() -> None:
    ranks = rarity("en")
    assert ranks["the"] < ranks["people"] < ranks["committee"] < 1.0
    assert "footbridge" not in ranks
    (told,) = kin("the government's footbridge", lang="en")
    rare = told.rare
    assert rare["the"] < rare["govern"] < rare["footbr"] == 2.0


def test_every_language_that_is_written_with_spaces_has_ranks() -> None:
    assert [code for code in known() if not rarity(code)] == ["ja", "zh"]
    assert rarity("und") == rarity("../en") == {}


def aligned(left: list[str], right: list[str]) -> Alignment:
    return align(version_from_sentences([left]), version_from_sentences([right]), Settings())


def reader(left: list[str], right: list[str]) -> str:
    return Task(version_from_sentences([left]), version_from_sentences([right]), Settings()).reader


def test_a_story_in_short_sentences_and_in_order_is_plain_language() -> None:
    assert reader(LONG, SHORT) == reader(SHORT, LONG) == "plain"


def test_sentences_of_like_length_are_an_account_of_another_outlet() -> None:
    told = " ".join(one.rstrip(".") for one in SHORT)
    assert reader(LONG, [f"{told}, and so it stays."]) == "outlets"


def test_short_sentences_are_plain_language_though_the_others_are_short_too() -> None:
    # A story for learners, in two levels: neither length nor order sets one apart from the other.
    easier = [
        "Boats to Orsel stay in port.",
        "The harbour office in Tolme said so at the start of the week.",
        "There is a hole in the pier.",
        "Experts must examine it first.",
        "Pupils go in a smaller boat.",
    ]
    assert reader(SHORT, easier) == reader(SHORT, easier[::-1]) == "plain"


def test_texts_that_name_next_to_nothing_are_no_accounts_of_events() -> None:
    # One name in common is every name that they have; an essay written anew is still an essay.
    essay = [
        "Cars that steer themselves will, as their friends in Tolme never tire of telling us, put an end to the jam.",
        "What nobody has explained so far is who would pay for the damage when two of them meet in a narrow lane.",
        "A society that gives such choices to machines should at least know by which rules the machines will choose.",
    ]
    anew = [
        "Whoever has stood in the morning traffic of Tolme understands why people dream of vehicles without a driver.",
        "Yet the dream leaves out the question of liability, and insurers are in no hurry to raise it by themselves.",
        "Before we hand over the wheel there ought to be a public debate about the principles that decide for us.",
    ]
    assert reader(essay, anew) == "versions"


def test_what_shares_phrases_is_no_story_told_anew() -> None:
    assert reader(LONG, [part + "." for one in LONG for part in one.split(",")]) == "versions"


def test_each_short_sentence_finds_the_long_one_it_tells() -> None:
    found = {(link.left, link.right) for link in aligned(LONG, SHORT).links}
    assert {(0, 0), (0, 1), (0, 2), (1, 3), (2, 5), (2, 6)} <= found
    assert {i for i, j in found if j == 4} <= {1}  # no word of it is shared: only its place could tell


@pytest.mark.parametrize("item", PLAIN, ids=[item.id for item in PLAIN])
def test_exchanged_sides_give_exchanged_links(item: Labelled) -> None:
    one, other = (align(*sides, Settings()) for sides in ((item.left, item.right), (item.right, item.left)))
    assert one.links == tuple(sorted(type(k)(k.right, k.left, k.score, k.level) for k in other.links))


def test_outlets_are_never_read_as_plain_language() -> None:
    left, right = version_from_sentences([LONG]), version_from_sentences([SHORT])
    as_outlets = align(left, right, Settings(profile="outlets"))
    assert as_outlets.links != align(left, right, Settings()).links
