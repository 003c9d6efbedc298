"""What a desk changes in a sentence: amounts, seasons, houses and how surely it is told."""

from __future__ import annotations

import pytest

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
]


@pytest.mark.parametrize(("lang", "left", "right", "expected"), CHANGED)
def test_a_change_is_told_once(lang: str, left: str, right: str, expected: str) -> None:
    assert [f"{one.rule}: {one.message}" for one in found_in(left, right, lang)] == [expected]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_what_says_the_same_is_no_finding(left: str, right: str) -> None:
    assert [one.rule for one in found_in(left, right, "en") if one.severity in {"fact", "stance"}] == []
