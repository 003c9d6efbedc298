"""What a desk changes in a sentence: amounts, seasons, houses and how surely it is told."""

from __future__ import annotations

import pytest

from compare.findings.base import quote
from tests.findings_fixture import found_in

CHANGED = [
    pytest.param(
        "en",
        "The price of salt rose by $30 a ton in the harbour.",
        "The price of salt rose to $30 a ton in the harbour.",
        "number-changed: Number changed: “by $30” became “to $30”",
        id="by and to",
    ),
    pytest.param(
        "de",
        "Der Preis für Salz stieg um 30 Euro je Tonne.",
        "Der Preis für Salz stieg auf 30 Euro je Tonne.",
        "number-changed: Number changed: “um 30 Euro” became “auf 30 Euro”",
        id="de by and to",
    ),
    pytest.param(
        "en",
        "The lake froze at minus 12 degrees.",
        "The lake froze at 12 degrees.",
        "number-changed: Number changed: “minus 12” became “12”",
        id="minus in a word",
    ),
    pytest.param(
        "en",
        "The salt mine closed a decade ago.",
        "The salt mine closed two decades ago.",
        "date-changed: Date changed: “a decade ago” became “two decades ago”",
        id="decades ago",
    ),
    pytest.param(
        "en",
        "The lighthouse will reopen in the spring after repairs.",
        "The lighthouse will reopen in the fall after repairs.",
        "date-changed: Date changed: “spring” became “fall”",
        id="seasons",
    ),
    pytest.param(
        "fr",
        "Le phare du port rouvrira au printemps après les travaux.",
        "Le phare du port rouvrira en automne après les travaux.",
        "date-changed: Date changed: “printemps” became “automne”",
        id="fr seasons",
    ),
    pytest.param(
        "en",
        "The Lakeland County Council met about the pier.",
        "The Lakeland City Council met about the pier.",
        "name-changed: Name changed: “Lakeland County Council” became “Lakeland City Council”",
        id="houses with another middle word",
    ),
    pytest.param(
        "en",
        "On Monday the Justice Department sued the ferry line.",
        "On Monday the Defense Department sued the ferry line.",
        "name-changed: Name changed: “Justice Department” became “Defense Department”",
        id="a house that begins with a title",
    ),
    pytest.param(
        "en",
        "It is not clear whether the ferry sank in the storm.",
        "The ferry sank in the storm.",
        "hedge-dropped: Hedge dropped: “not clear whether the ferry”",
        id="not clear whether",
    ),
    pytest.param(
        "en",
        "The ferry is reported to have left the harbour.",
        "The ferry has left the harbour.",
        "hedge-dropped: Hedge dropped: “reported to have left”",
        id="reported to",
    ),
    pytest.param(
        "en",
        "The line agreed in principle to sell the ferry.",
        "The line agreed to sell the ferry.",
        "hedge-dropped: Hedge dropped: “in principle to sell”",
        id="in principle",
    ),
    pytest.param(
        "en",
        "The study suggests that salt rusts the pier.",
        "The study proves that salt rusts the pier.",
        "attribution-changed: Verb of saying changed: The study “suggests” became “proves”",
        id="suggests, proves",
    ),
    pytest.param(
        "en",
        "The old lock sometimes leaks after heavy rain.",
        "The old lock always leaks after heavy rain.",
        "scope-changed: Scope changed: “sometimes” became “always”",
        id="how often",
    ),
    pytest.param(
        "en",
        "The old lock rarely leaks after heavy rain.",
        "The old lock leaks after heavy rain.",
        "scope-changed: Limit dropped: “rarely leaks”",
        id="a frequency that went",
    ),
    pytest.param(
        "en",
        "The court ruled in favor of the ferry crews.",
        "The court ruled against the ferry crews.",
        "polarity-flipped: Turned into its opposite: “favor” became “against”",
        id="in favor of, against",
    ),
    pytest.param(
        "en",
        "The ferry crews lack the training for storms.",
        "The ferry crews have the training for storms.",
        "polarity-flipped: Turned into its opposite: “lack” became “have”",
        id="lack, have",
    ),
    pytest.param(
        "en",
        "One in five boats failed the test.",
        "One in three boats failed the test.",
        "number-changed: Number changed: “One in five” became “One in three”",
        id="one in so many",
    ),
    pytest.param(
        "en",
        "The pier burned down last summer.",
        "The pier burned down last winter.",
        "date-changed: Date changed: “summer” became “winter”",
        id="last summer, last winter",
    ),
    pytest.param(
        "en",
        "The state auditor found that the line hid the leak.",
        "The line hid the leak.",
        "attribution-dropped: Source dropped: “state auditor found”",
        id="an auditor",
    ),
    pytest.param(
        "en",
        "The dredging plan was drawn up by Ida Moss, the port's technical director.",
        "The dredging plan was drawn up by Ida Moss, the port's chief technical officer.",
        "title-changed: Title of Ida Moss changed: “port's technical director” became “port's chief technical officer”",
        id="a title with a word in its middle",
    ),
    pytest.param(
        "en",
        "“The crane will be repaired,” said Dr. Ida Moss, the harbour director.",
        "“The crane will be repaired,” said Dr. Ida Moss, the harbour chairwoman.",
        "title-changed: Title of Ida Moss changed: “harbour director” became “harbour chairwoman”",
        id="a title behind a name with the same one before it",
    ),
    pytest.param(
        "en",
        "The skipper caused the leak in the old hull.",
        "The skipper worsened the leak in the old hull.",
        "reworded: Reworded: “caused” became “worsened”",
        id="reworded: one word",
    ),
    pytest.param(
        "en",
        "The coastguard is not looking for a second boat at this stage.",
        "The coastguard is not looking for a second boat.",
        "reworded: Reworded: “at this stage” is gone",
        id="reworded: words gone",
    ),
    pytest.param(
        "en",
        "The pilot boarded the ship and took her into the harbour.",
        "The pilot boarded the ship, and took her into the harbour.",
        "reworded: Only punctuation changed",
        id="reworded: a comma",
    ),
    pytest.param(
        "en",
        "The old ferry sailed from the quay to the island with a crew of locals that night.",
        "The ancient ferry sailed from the pier to the island with a band of locals that night.",
        "reworded: Reworded in 3 places",
        id="reworded: in many places",
    ),
    pytest.param(
        "en",
        "The harbour crane on the northern quay fell into the dock in a gale, the port said on Friday.",
        "The harbour crane on the northern quay, the port said on Friday, fell into the dock in a gale.",
        "reworded: Reworded: “the port said on Friday” moved within the statement",
        id="reworded: words moved",
    ),
    pytest.param(
        "en",
        "The yard will build the ferry for the island within 18 months.",
        "The yard will build the ferry for the island.",
        "detail-dropped: Detail dropped: “18 months”",
        id="a number with what it counts",
    ),
    pytest.param(
        "en",
        "The shares of the yard fell sharply in the morning by 1030 GMT.",
        "The shares of the yard fell sharply in the morning.",
        "detail-dropped: Detail dropped: “1030 GMT”",
        id="a name within what a number counts",
    ),
    pytest.param(
        "en",
        "The yard plans to sell the crane on the north quay.",
        "The yard has sold the crane on the north quay.",
        "hedge-dropped: Hedge dropped: “plans to sell”",
        id="a plan that was carried out, its verb in another form",
    ),
    pytest.param(
        "en",
        "Skippers should wear a vest in the harbour.",
        "Skippers must wear a vest in the harbour.",
        "polarity-flipped: Turned into another of its kind: “should” became “must”",
        id="a duty",
    ),
    pytest.param(
        "en",
        "Profits at the yard doubled in the spring.",
        "Sales at the yard doubled in the spring.",
        "polarity-flipped: Turned into another of its kind: “Profits” became “Sales”",
        id="what was earned and what was sold",
    ),
    pytest.param(
        "en",
        "Four soldiers were hurt on the pier.",
        "Four civilians were hurt on the pier.",
        "polarity-flipped: Turned into another of its kind: “soldiers” became “civilians”",
        id="who was hurt",
    ),
    pytest.param(
        "en",
        "The island is 12 nautical miles from the pier.",
        "The island is 12 miles from the pier.",
        "number-changed: Number changed: “12 nautical miles” became “12 miles”",
        id="two kinds of miles",
    ),
    pytest.param(
        "en",
        "Ines Falk was the only survivor of the wreck.",
        "Ines Falk was one of the survivors of the wreck.",
        "scope-changed: Limit dropped: “only survivor”",
        id="the only one, one of several",
    ),
    pytest.param(
        "en",
        "The ferry was out of service for two weeks.",
        "The ferry was out of service for 15 days.",
        "number-changed: Number changed: “two” became “15”",
        id="two times in two measures",
    ),
]
SAME = [
    pytest.param("The plan for the pier was not approved.", "The plan for the pier was rejected.", id="not, opposite"),
    pytest.param("The lake froze at minus 12 degrees.", "The lake froze at -12 degrees.", id="minus, sign"),
    pytest.param("The salt mine closed a decade ago.", "The salt mine closed ten years ago.", id="decade, years"),
    pytest.param("The pier opened in the fall of 2019.", "The pier opened in autumn 2019.", id="one season"),
    pytest.param(
        "The spring flood in the valley broke the pier.",
        "The flood in the valley broke the pier in spring.",
        id="a season before its noun",
    ),
    pytest.param("Juan Carlos Moro opened the pier.", "Juan C. Moro opened the pier.", id="a middle initial"),
    pytest.param(
        "It is unclear whether the ferry sank.", "It was not clear if the ferry sank.", id="two ways not to know"
    ),
    pytest.param("The trial is expected to last a week.", "The trial is set to last a week.", id="expected, set"),
    pytest.param("The trial is scheduled to start in May.", "The trial will start in May.", id="on a calendar"),
    pytest.param(
        "Police could not confirm the count of the dead.",
        "Police were unable to confirm the count of the dead.",
        id="two ways to confirm nothing",
    ),
    pytest.param("One in four boats failed the test.", "A quarter of boats failed the test.", id="one in four"),
    pytest.param("The crews lack training for storms.", "The crews have no training for storms.", id="lack, have no"),
    pytest.param(
        "It is not clear whether the skipper swam ashore.", "Whether the skipper swam ashore is unclear.", id="unclear"
    ),
    pytest.param(
        "The crew wants to meet the owner of the yard on Monday.",
        "The crew has sought a meeting with the owner of the yard on Monday.",
        id="a plan in another form",
    ),
    pytest.param(
        "Catches in the bay did not rise in May.",
        "Catches in the bay fell in May.",
        id="a rise that is denied, a fall",
    ),
    pytest.param(
        "Her father and mother ran the ferry for years.",
        "Her mum and dad ran the ferry for years.",
        id="kin in other words and another order",
    ),
    pytest.param(
        "The ferry was out of service for two weeks.",
        "The ferry was out of service for 14 days.",
        id="one time in two measures",
    ),
    pytest.param(
        "The new pier is 1,500 metres long.",
        "The new pier is 1.5 km long.",
        id="one length in two measures",
    ),
]


@pytest.mark.parametrize(("lang", "left", "right", "expected"), CHANGED)
def test_a_change_is_told_once(lang: str, left: str, right: str, expected: str) -> None:
    assert [f"{one.rule}: {one.message}" for one in found_in(left, right, lang)] == [expected]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_what_says_the_same_is_no_finding(left: str, right: str) -> None:
    assert [one.rule for one in found_in(left, right, "en") if one.severity in {"fact", "stance"}] == []


def test_of_two_numbers_of_one_thing_the_nearer_one_changed() -> None:
    left = "The gale on Friday hurt 21 people and drove about 5,400 islanders of Tarn and two ports out of their homes."
    right = "More than 5,200 people left their homes on Tarn and in two ports on Friday."
    told = [one.message for one in found_in(left, right, "en") if one.severity == "fact"]
    assert told == ["Number changed: “about 5,400” became “More than 5,200”"]


def test_a_rewording_marks_no_dash_put_for_another() -> None:
    left, right = "The crew voted 7-4 on Friday for the new boat.", "The crew voted 7–4 Friday for the new boat."
    (found,) = found_in(left, right, "en")
    assert ([mark.of(left).strip() for mark in found.marks_left], found.marks_right) == (["on"], ())


def test_several_statements_that_moved_as_one_are_told_as_several() -> None:
    others = (
        "Traffic over the river was light all day. Heavy rain fell on the guests at noon. Two bakers of the town sold"
        " bread to the crowd. A brass band from the valley played old marches."
    )
    moved = "The council threw out a plan for a second bridge"
    left = f"The new bridge opened on Monday. {others} {moved}. It would have cost nine million crowns."
    right = f"The new bridge opened on Monday. {moved}, which would have cost nine million crowns. {others}"
    assert "Promoted: statements 6–7 of 7 became 2 of 6" in [one.message for one in found_in(left, right, "en")]


@pytest.mark.parametrize(
    ("wording", "cited"),
    [
        pytest.param(
            "“We will not leave,” the miners sang.", "“‘We will not leave,’ the miners sang.”", id="at its head"
        ),
        pytest.param("“We waited,”", "“We waited”", id="all of it"),
        pytest.param("„Ja“, sagte sie, „nein“.", "“‚Ja‘, sagte sie, ‚nein‘.”", id="German"),
        pytest.param('He said "no" and left,', "“He said 'no' and left”", id="straight"),
    ],
)
def test_marks_within_a_citation_are_single(wording: str, cited: str) -> None:
    assert quote(wording) == cited
