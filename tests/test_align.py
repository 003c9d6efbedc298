"""Which statements are paired, and which are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.align.sketch import sketches
from compare.align.study import stem
from compare.label import label
from compare.language import load
from compare.model import Alignment, Change, Comparison
from compare.segment import version_from_sentences
from compare.settings import PROFILES, Profile
from tests.strategies import edited, paragraphs


def align(left: list[list[str]], right: list[list[str]], profile: Profile = "versions") -> Alignment:
    versions = [compare.version_from_sentences(side, lang="en") for side in (left, right)]
    return compare.align_versions(versions[0], versions[1], profile=profile)


def shapes(found: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...], bool]]:
    return [(bead.left, bead.right, bead.moved) for bead in found.beads]


A = "The council voted on Monday to close the old harbour bridge for repairs."
B = "Mayor Ines Calder said the work would cost 2.4 million crowns and last until June."
C = "Shopkeepers on the north bank fear that customers will stay away."
D = "A ferry will carry pedestrians across the river every ten minutes."
E = "Engineers found cracks in two of its pillars last winter."


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param([[A, B]], [[A, B]], [((0,), (0,), False), ((1,), (1,), False)], id="same"),
        pytest.param(
            [[A, B, C]], [[A, C]], [((0,), (0,), False), ((1,), (), False), ((2,), (1,), False)], id="dropped"
        ),
        pytest.param([[A, C]], [[A, B, C]], [((0,), (0,), False), ((), (1,), False), ((1,), (2,), False)], id="added"),
        pytest.param(
            [[A, B, C, D, E]],
            [[E, A, B, C, D]],
            [((4,), (0,), True), ((0,), (1,), False), ((1,), (2,), False), ((2,), (3,), False), ((3,), (4,), False)],
            id="one-moved-not-four",
        ),
        pytest.param(
            [[A, "Engineers found cracks in two of its pillars last winter and feared that the bridge might fall.", C]],
            [
                [
                    A,
                    "Engineers found cracks in two of its pillars last winter.",
                    "They feared that the bridge might fall.",
                    C,
                ]
            ],
            [((0,), (0,), False), ((1,), (1, 2), False), ((2,), (3,), False)],
            id="split",
        ),
        pytest.param(
            [
                [
                    A,
                    "Engineers found cracks in two of its pillars last winter.",
                    "They feared that the bridge might fall.",
                    C,
                ]
            ],
            [[A, "Engineers found cracks in two of its pillars last winter and feared that the bridge might fall.", C]],
            [((0,), (0,), False), ((1, 2), (1,), False), ((3,), (2,), False)],
            id="merged",
        ),
        pytest.param(
            [[A, "Tools such as drills and pumps are meant for civilian use and will be sold abroad.", C]],
            [[A, "Tools such as drills and pumps are meant for civilian use.", "They will be sold abroad.", C]],
            [((0,), (0,), False), ((1,), (1, 2), False), ((2,), (3,), False)],
            id="a-short-half-goes-with-its-other-half",
        ),
        pytest.param(
            [["He declined to comment.", A, "He declined to comment.", B]],
            [[A, "He declined to comment.", B]],
            [((0,), (), False), ((1,), (0,), False), ((2,), (1,), False), ((3,), (2,), False)],
            id="a-repeated-wording-goes-with-its-neighbours",
        ),
    ],
)
def test_beads(left: list[list[str]], right: list[list[str]], expected: list[object]) -> None:
    assert shapes(align(left, right)) == expected


def test_a_reworded_statement_keeps_its_partner() -> None:
    rewritten = "According to Mayor Ines Calder, the repairs will last until June and cost 2.4 million crowns."
    found = align([[A, B, C]], [[A, rewritten, C]])
    assert ((1,), (1,), False) in shapes(found)


def test_a_shared_name_alone_makes_no_pair() -> None:
    found = align(
        [["Mayor Ines Calder grew up in a fishing family on the island.", A]],
        [["Mayor Ines Calder dismissed the head of the hospital board over unpaid invoices.", A]],
    )
    assert ((0,), (0,), False) not in shapes(found)


def test_a_repeated_sentence_leaves_its_place_to_the_one_that_was_edited_there() -> None:
    again, edited_ = "The minister declined to comment on this.", "The minister flatly declined to comment on it."
    new = "Two farmers blocked the road to Arbo with their tractors.", "Rain is forecast for the whole of the week."
    found = align([[A, again, B, C, again, D, E]], [[A, edited_, B, C, D, new[0], again, new[1], E]])
    assert ((1,), (1,), False) in shapes(found)
    assert ((4,), (6,), True) in shapes(found)


def test_in_a_long_text_the_only_likely_partners_of_a_gap_are_paired_where_they_stand() -> None:
    around = [f"Item {number} of the list was read out and passed." for number in range(1_000)]
    left = [around[:500], [B, "The old bridge over the harbour will be shut for repairs until June."], around[500:]]
    right = [around[:500], ["The old bridge over the harbour stays shut until at least June.", E], around[500:]]
    bead = next(bead for bead in align(left, right).beads if bead.left == (501,))
    assert (bead.right, bead.reasons[0][0]) == ((500,), "same-place")


def test_repeated_sentences_between_two_settled_ones_stay_in_their_order() -> None:
    again = "The minister declined to comment on this."
    found = align([[A, again, B, again, C]], [[A, "Rain is forecast.", again, "Rain is forecast.", B, C]])
    assert ((1,), (2,), False) in shapes(found)
    assert ((3,), (), False) in shapes(found)


TOLD = [
    "The Vessa ferry ran aground off Tolme island on Sunday with 214 passengers aboard.",
    "Captain Rolf Adeyemi told investigators that a current had pushed the ship toward the reef.",
    "Rescue boats needed four hours to bring everybody to the port of Tolme.",
    "The operator, Northline, has suspended the route until divers inspect the hull.",
]
TOLD_ANEW = [
    "Investigators heard from Rolf Adeyemi, the captain, how strong water drove his ferry onto a reef near Tolme.",
    "All 214 travellers of the Vessa were safe late on Sunday after rescue crews worked for four hours.",
    "Northline will not sail again before its hull has been inspected by divers.",
    "Hotels on the island gave rooms to stranded families.",
]


def scores(found: Alignment) -> dict[tuple[int, int], float]:
    return {(link.left, link.right): link.score for link in (*found.links, *found.near)}


def test_a_story_told_anew_is_read_as_two_accounts_of_an_event_are() -> None:
    as_versions, as_outlets = (align([TOLD], [TOLD_ANEW], profile) for profile in PROFILES)
    assert as_versions.links == as_outlets.links
    assert scores(as_versions) == scores(as_outlets)


def test_an_essay_written_anew_is_no_other_account_of_the_same_events() -> None:
    # What was told anew keeps its names and numbers; a text on the same subject shares only its words.
    left = [
        "Ferries are the safest way to travel.",
        "A captain knows the current near a reef.",
        "Divers inspect hulls.",
    ]
    right = [
        "Nothing beats a ferry for a safe journey.",
        "Near reefs captains know each current.",
        "Hulls are seen to.",
    ]
    as_versions, as_outlets = (align([left], [right], profile) for profile in PROFILES)
    assert scores(as_versions) != scores(as_outlets)


def test_a_number_in_words_is_one_in_digits() -> None:
    left = [
        "Der Stadtrat hat am Donnerstag strengere Regeln für Vermieter beschlossen.",
        "Künftig dürfen Vermieter die Miete innerhalb von drei Jahren höchstens um elf Prozent anheben.",
        "Wer gegen die Vorgaben verstößt, muss mit einer Geldbuße rechnen.",
    ]
    right = [
        "Es gibt neue Regeln in der Stadt.",
        "In 3 Jahren darf die Miete nur um 11 Prozent höher werden.",
        "Sonst müssen die Besitzer eine Strafe zahlen.",
    ]
    versions = [compare.version_from_sentences([side], lang="de") for side in (left, right)]
    found = compare.align_versions(versions[0], versions[1])
    assert [(link.left, link.right) for link in found.links] == [(0, 0), (1, 1)]


@pytest.mark.parametrize(("one", "other"), [("3,000", "3000"), ("50.000", "50000"), ("launches", "launched")])
def test_two_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_a_draft_whose_phrases_stand_is_not() -> None:
    draft = [TOLD[0].replace("ran aground off", "struck a reef near"), *TOLD_ANEW[1:2], *TOLD[2:]]
    as_versions, as_outlets = (align([TOLD], [draft], profile) for profile in PROFILES)
    assert scores(as_versions) != scores(as_outlets)


def test_headlines_answer_to_each_other_by_role() -> None:
    left = compare.version_from_sentences([[A]], title="Bridge to close for repairs")
    right = compare.version_from_sentences([[A]], title="Shopkeepers fear a lost summer")
    bead = compare.align_versions(left, right).beads[0]
    assert (bead.left, bead.right, bead.reasons) == ((0,), (0,), (("headline", 1.0),))


def test_an_empty_side_drops_everything() -> None:
    assert shapes(align([[A, B]], [])) == [((0,), (), False), ((1,), (), False)]


@settings(max_examples=500, deadline=None)
@given(edited(), st.sampled_from(PROFILES))
def test_every_statement_is_in_one_bead_and_operations_rebuild_it(
    story: tuple[list[list[str]], list[list[str]]], profile: Profile
) -> None:
    comparison = label(align(*story, profile=profile))
    left, right = comparison.alignment.left, comparison.alignment.right
    assert sorted(i for bead in comparison.beads for i in bead.left) == list(range(len(left.statements)))
    assert sorted(j for bead in comparison.beads for j in bead.right) == list(range(len(right.statements)))
    for change in comparison.changes:
        ops = change.ops
        assert "".join(op.left.of(left.text) for op in ops) == "".join(
            left.statements[i].text for i in change.bead.left
        )
        assert "".join(op.right.of(right.text) for op in ops) == "".join(
            right.statements[j].text for j in change.bead.right
        )


@settings(max_examples=500, deadline=None)
@given(paragraphs, st.sampled_from(PROFILES))
def test_a_story_against_itself_is_unchanged(story: list[list[str]], profile: Profile) -> None:
    comparison = label(align(story, story, profile))
    assert all(c.label == "unchanged" and c.bead.kind == "1-1" and not c.bead.moved for c in comparison.changes)


@settings(max_examples=500, deadline=None)
@given(edited(), st.sampled_from(PROFILES))
def test_swapped_sides_mirror_the_beads(story: tuple[list[list[str]], list[list[str]]], profile: Profile) -> None:
    left, right = story
    there, back = label(align(left, right, profile)), label(align(right, left, profile))
    mirrored = {"added": "dropped", "dropped": "added"}

    def told(change: Change, swap: bool) -> tuple[object, ...]:
        bead = change.bead
        sides = (bead.right, bead.left) if swap else (bead.left, bead.right)
        name = mirrored.get(change.label, change.label) if swap else change.label
        return (*sides, bead.score, bead.moved, bead.reasons, name, change.diffed)

    assert {told(c, False) for c in there.changes} == {told(c, True) for c in back.changes}
    assert _links(there) == {(j, i, score, level) for i, j, score, level in _links(back)}


def _links(comparison: Comparison) -> set[tuple[int, int, float, str]]:
    return {(found.left, found.right, found.score, found.level) for found in comparison.alignment.links}


def test_correction_note_does_not_take_the_partner_of_what_it_repeats() -> None:
    """The corrected sentence moved, and the note at the end says it once more."""
    said = "The reservoir behind the Halm dam held 31 million cubic metres of water on Friday morning."
    others = [
        f"Engineer number {n} inspected gallery {n} of the wall and found it {w}."
        for n, w in enumerate(("dry", "wet", "sound", "cracked"), 1)
    ]
    left = version_from_sentences([[said], *([one] for one in others)])
    right = version_from_sentences([*([one] for one in others), [said.replace("31", "13")], [f"Correction: {said}"]])
    note = replace(right.statements[-1], role="note")
    right = replace(right, statements=(*right.statements[:-1], note))
    pairs = {(bead.left, bead.right) for bead in compare.align_versions(left, right).beads}
    assert ((0,), (4,)) in pairs
    assert ((), (5,)) in pairs


def test_a_noun_is_no_name_where_every_noun_has_a_capital() -> None:
    told = ["Heute hat Clara Seidel das Gesetz im Parlament verteidigt.", "Dort war die SPD gegen den Beschluss."]
    version = version_from_sentences([told], lang="de")
    book, _ = sketches(version, version, load("de"))
    assert [set(sketch.names) for sketch in book] == [{"clara", "seidel"}, {"spd"}]
    # A text that is told anew keeps its nouns.
    assert {"clara", "seidel", "spd", "gesetz", "parlament", "beschluss"} == book.named


def test_a_compound_that_plain_german_cuts_is_one_word() -> None:
    long = ["Das Wohnheim im Bundesland ist rechtsextremen Anwohnern und der Terrorgruppe ein Dorn im Auge."]
    plain = ["Das Wohn-Heim im Bundes-Land ist rechts-extremen Anwohnern und der Terror-Gruppe ein Dorn im Auge."]
    left, right = (version_from_sentences([told], lang="de") for told in (long, plain))
    book, other = sketches(left, right, load("de"))
    assert set(other[0].wording.terms) - set(book[0].wording.terms) == {"gruppe"}


def test_of_two_places_of_one_wording_the_same_has_moved_whichever_side_it_stands_on() -> None:
    rain = "The the mayor the the the mayor the the the the mayor."
    dam = "The the the the, “The the the mayor the the the the mayor the,” he said."
    left = [["The."], ["The.", rain, rain], [dam], ["The."], ["Mayor.", dam]]
    right = [["The."], ["The."], ["Mayor."], [rain], [dam], [dam], [rain], ["The."]]
    there, back = align(left, right, "versions"), align(right, left, "versions")
    assert {(b.left, b.right) for b in there.beads if b.moved} == {(b.right, b.left) for b in back.beads if b.moved}
