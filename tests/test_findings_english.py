"""English copy as a desk rewrites it: what a reader must be told of, and what says the same."""

from __future__ import annotations

import pytest

from tests.findings_fixture import findings

BEFORE, BEHIND = "The town of Harlow Creek has argued about its harbour for years.", "A hearing is set for the autumn."


def told(left: str, right: str) -> list[str]:
    """The findings above style between two stories that differ in one sentence."""
    stories = ["\n\n".join((BEFORE, one, BEHIND)) for one in (left, right)]
    return [f"{one.rule}: {one.message}" for one in findings(*stories) if one.severity != "style"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param(
            "The chain plans to close its shop on Quay Street.",
            "The chain will close its shop on Quay Street.",
            "hedge-dropped: Hedge dropped: “plans to close”",
            id="a plan",
        ),
        pytest.param(
            "The chain will close its shop on Quay Street.",
            "The chain intends to close its shop on Quay Street.",
            "hedge-added: Hedge added: “intends to close”",
            id="an intention",
        ),
        pytest.param(
            "The proposed landfill would cover 90 acres.",
            "The landfill will cover 90 acres.",
            "hedge-dropped: Hedge dropped: “proposed landfill”",
            id="a proposal",
        ),
        pytest.param(
            "Owners might want to check their boilers before winter.",
            "Owners will want to check their boilers before winter.",
            "hedge-dropped: Hedge dropped: “might want”",
            id="a hedge before one that stays",
        ),
        pytest.param(
            "The trial opens on Wednesday, March 12, in the old court.",
            "The trial opens on Tuesday, March 11, in the old court.",
            "date-changed: Date changed: “Wednesday, March 12” became “Tuesday, March 11”",
            id="one date said two ways",
        ),
        pytest.param(
            "The trial opens on Wednesday, March 12, in the old court.",
            "The trial opens on Wednesday, March 19, in the old court.",
            "date-changed: Date changed: “March 12” became “March 19”",
            id="half of a date",
        ),
        pytest.param(
            "THREE RIVERS, Mich. — The pool closed for the winter.",
            "THREE OAKS, Mich. — The pool closed for the winter.",
            "name-changed: Name changed: “THREE RIVERS” became “THREE OAKS”",
            id="a number in a dateline",
        ),
        pytest.param(
            "Three Republicans voted against the levy.",
            "Four Republicans voted against the levy.",
            "number-changed: Number changed: “Three” became “Four”",
            id="a number before a capital",
        ),
        pytest.param(
            "Holt & Sons said the crane was safe.",
            "Marsh & Sons said the crane was safe.",
            "name-changed: Name changed: “Holt & Sons” became “Marsh & Sons”",
            id="a firm of two names",
        ),
        pytest.param(
            "The road to the quarry is shut until spring, said the mayor of Rio Rancho, New Mexico.",
            "The road to the quarry is shut until spring.",
            "attribution-dropped: Source dropped: “said the mayor of Rio Rancho, New Mexico”",
            id="a source and where it is",
        ),
        pytest.param(
            "The road is shut, said the mayor of Rio Rancho, New Mexico.",
            "The road is shut, said the sheriff of Rio Rancho, New Mexico.",
            "attribution-changed: Source changed: “mayor” became “sheriff”",
            id="another office of one place",
        ),
        pytest.param(
            "The study, which has not yet been peer-reviewed, found that the algae are growing.",
            "The study found that the algae are growing.",
            "hedge-dropped: Caveat dropped: “not yet been peer-reviewed”",
            id="not reviewed",
        ),
        pytest.param(
            "The toll of the flood could not be independently confirmed.",
            "The toll of the flood was confirmed.",
            "hedge-dropped: Caveat dropped: “not be independently confirmed”",
            id="not confirmed",
        ),
        pytest.param(
            "Footage shows a burning tanker off the cape.",
            "Unverified footage shows a burning tanker off the cape.",
            "hedge-added: Caveat added: “Unverified”",
            id="unverified",
        ),
        pytest.param(
            "The bridge will close, said an official who spoke on condition of anonymity.",
            "The bridge will close, said an official.",
            "hedge-dropped: Caveat dropped: “on condition of anonymity”",
            id="a source that is not named",
        ),
        pytest.param(
            "The ferry was overloaded, according to a preliminary report.",
            "The ferry was overloaded, according to a report.",
            "hedge-dropped: Caveat dropped: “preliminary”",
            id="preliminary",
        ),
        pytest.param(
            "The ferry was overloaded, according to a preliminary report.",
            "The ferry was overloaded.",
            "attribution-dropped: Source dropped: “according to a preliminary report”",
            id="a caveat that went with its source",
        ),
        pytest.param(
            "Police have not confirmed the name of the driver.",
            "Police have confirmed the name of the driver.",
            "polarity-flipped: Denial dropped: “not confirmed” is no longer denied",
            id="a caveat that is a plain denial",
        ),
        pytest.param(
            "Neither bridge was damaged in the flood.",
            "Both bridges were damaged in the flood.",
            "polarity-flipped: Denial dropped: “Neither bridge” is no longer denied",
            id="neither, both",
        ),
        pytest.param(
            "Either company may bid for the work on the dam.",
            "Neither company may bid for the work on the dam.",
            "polarity-flipped: Denial added: now “Neither company”",
            id="either, neither",
        ),
        pytest.param(
            "Both bridges were damaged in the flood.",
            "Either bridge was damaged in the flood.",
            "scope-changed: Scope changed: “Both” became “Either”",
            id="both, either",
        ),
        pytest.param(
            "None of the bridges were damaged in the flood.",
            "Some of the bridges were damaged in the flood.",
            "scope-changed: Scope changed: “None” became “Some”",
            id="none, some",
        ),
        pytest.param(
            "The board did not rule out layoffs.",
            "The board ruled out layoffs.",
            "polarity-flipped: Denial dropped: “not rule” is no longer denied",
            id="a denial of a verb that denies",
        ),
        pytest.param(
            "The plant uses 300 gallons of water a day.",
            "The plant uses 300 gallons of water a week.",
            "number-changed: Number changed: “300 gallons of water a day” became “300 gallons of water a week”",
            id="a rate of what is counted",
        ),
        pytest.param(
            "Wages at the plant rose to $18 an hour.",
            "Wages at the plant rose to $18 a day.",
            "number-changed: Number changed: “$18 an hour” became “$18 a day”",
            id="a rate by the hour",
        ),
        pytest.param(
            "The mill will close if the grant is refused.",
            "The mill will close.",
            "condition-changed: Condition dropped: “if the grant is refused”",
            id="a condition of a short sentence",
        ),
        pytest.param(
            "The bridge will reopen Monday, pending an inspection.",
            "The bridge will reopen Monday.",
            "condition-changed: Condition dropped: “pending an inspection”",
            id="a condition that is pending",
        ),
        pytest.param(
            "Two hikers were killed by the rockslide.",
            "Two hikers were injured by the rockslide.",
            "polarity-flipped: Turned into its opposite: “killed” became “injured”",
            id="killed, injured",
        ),
        pytest.param(
            "Drinking coffee was linked to lower blood pressure.",
            "Drinking coffee caused lower blood pressure.",
            "hedge-dropped: Hedge dropped: “was linked to lower”",
            id="a link that became a cause",
        ),
        pytest.param(
            "The ferry leaves at 7am on weekdays.",
            "The ferry leaves at 7pm on weekdays.",
            "date-changed: Date changed: “7am” became “7pm”",
            id="half of the day tied to the hour",
        ),
        pytest.param(
            "Two skippers were arrested over the wreck.",
            "Two skippers were charged over the wreck.",
            "polarity-flipped: Turned into another of its kind: “arrested” became “charged”",
            id="a step of the law",
        ),
        pytest.param(
            "The skipper pleaded guilty to smuggling.",
            "The skipper was found guilty of smuggling.",
            "polarity-flipped: Turned into another of its kind: “pleaded” became “found”",
            id="who says that somebody is guilty",
        ),
        pytest.param(
            "The ferry to the islands runs daily.",
            "The ferry to the islands runs weekly.",
            "polarity-flipped: Turned into another of its kind: “daily” became “weekly”",
            id="how often",
        ),
        pytest.param(
            "The wind turned to the south before dawn.",
            "The wind turned to the west before dawn.",
            "polarity-flipped: Turned into another of its kind: “south” became “west”",
            id="where from",
        ),
        pytest.param(
            "The quota rose to 71% from 64% last year.",
            "The quota fell to 64% from 71% last year.",
            "polarity-flipped: Turned into its opposite: “rose” became “fell”",
            id="an opposite whose numbers changed places",
        ),
        pytest.param(
            "Four of the nine skippers signed the letter.",
            "All of the nine skippers signed the letter.",
            "scope-changed: Scope changed: “Four” became “All”",
            id="some of a whole, all of it",
        ),
        pytest.param(
            "Four of the harbour's 22 cranes were idle.",
            "None of the harbour's 22 cranes were idle.",
            "scope-changed: Scope changed: “Four” became “None”",
            id="some of a whole, none of it",
        ),
        pytest.param(
            "Tarbet Quay is the oldest pier on the coast.",
            "Tarbet Quay is an old pier on the coast.",
            "scope-changed: Superlative dropped: “oldest pier”",
            id="a superlative",
        ),
        pytest.param(
            "The harbour board owns an expensive crane.",
            "The harbour board owns the most expensive crane.",
            "scope-changed: Superlative added: “most expensive crane”",
            id="a superlative of two words",
        ),
        pytest.param(
            "It is one of the most dangerous crossings of the strait.",
            "It is the most dangerous crossing of the strait.",
            "scope-changed: Limit dropped: “one of the most dangerous”",
            id="a limit of a superlative of two words",
        ),
        pytest.param(
            "Chief executive Nils Aaro signed the lease for the pier.",
            "Chief financial officer Nils Aaro signed the lease for the pier.",
            "title-changed: Title of Nils Aaro changed: “Chief executive” became “Chief financial officer”",
            id="an office of three words",
        ),
    ],
)
def test_a_change_is_told_once(left: str, right: str, expected: str) -> None:
    assert told(left, right) == [expected]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            "The chain plans to open a shop in May.",
            "The chain is planning to open a shop in May.",
            id="one plan in another form",
        ),
        pytest.param(
            "The chain plans to open a shop in May.",
            "The chain intends to open a shop in May.",
            id="a plan, an intention",
        ),
        pytest.param(
            "The council approved a plan to close the pier.",
            "The council approved closing the pier.",
            id="a plan that is a noun",
        ),
        pytest.param(
            "The council rejected the proposed levy.",
            "The council rejected the levy proposal.",
            id="proposed, proposal",
        ),
        pytest.param(
            "Three Rivers will host the fair in May.",
            "The town of Three Rivers will host the fair in May.",
            id="a number that a name begins with",
        ),
        pytest.param(
            "Holt & Sons said the crane was safe.",
            "The crane was safe, according to Holt and Sons.",
            id="a firm with and without its sign",
        ),
        pytest.param(
            "The road is shut, said Ann Roe, the mayor of Rio Rancho, New Mexico.",
            "Ann Roe, the mayor of Rio Rancho, New Mexico, said the road is shut.",
            id="a source before and behind its verb",
        ),
        pytest.param(
            "The video could not be independently verified.",
            "The video has not been verified independently.",
            id="one caveat in other words",
        ),
        pytest.param(
            "An aide, who spoke on condition of anonymity, said the deal was near.",
            "An aide who asked not to be named said the deal was near.",
            id="one source that is not named",
        ),
        pytest.param(
            "The charges were read at a preliminary hearing on the pier fire.",
            "The charges were read at a hearing on the pier fire.",
            id="a preliminary hearing",
        ),
        pytest.param(
            "The mayor did not attend either meeting.",
            "The mayor attended neither meeting.",
            id="not either, neither",
        ),
        pytest.param(
            "Riders can pay by either card or cash.",
            "Riders can pay by card or cash.",
            id="either or",
        ),
        pytest.param(
            "The union wants to meet the mayor.",
            "The union has asked to meet the mayor.",
            id="a plan that is still one",
        ),
        pytest.param(
            "Police are trying to find the driver of the van.",
            "Police are looking for the driver of the van.",
            id="an attempt by another verb",
        ),
        pytest.param(
            "The bill aims to cut rents in the old town.",
            "The bill is aimed at cutting rents in the old town.",
            id="an aim in another form",
        ),
        pytest.param(
            "Three people were killed and 11 were injured in the crash.",
            "Eleven people were injured and three were killed in the crash.",
            id="killed and injured in another order",
        ),
        pytest.param(
            "The ferry leaves at 7.15pm on weekdays.",
            "The ferry leaves at 7:15 p.m. on weekdays.",
            id="half of the day tied to the hour, and apart from it",
        ),
        pytest.param(
            "Hail fell in the north and the west.",
            "Hail fell in the west and the north.",
            id="what a list names in another order",
        ),
        pytest.param(
            "Two skippers were arrested over the wreck.",
            "Two skippers were detained over the wreck.",
            id="one sense in two words",
        ),
        pytest.param(
            "Nine of the nine skippers signed the letter.",
            "All of the nine skippers signed the letter.",
            id="a whole told by its number",
        ),
        pytest.param(
            "The dispute over the pier went to the country's highest court.",
            "The dispute over the pier went to the country's High Court.",
            id="a superlative that a name tells",
        ),
        pytest.param(
            "It is the biggest storm on the coast for years.",
            "It is a big storm, the largest on the coast for years.",
            id="a superlative in another word",
        ),
        pytest.param(
            "Chief executive Nils Aaro signed the lease for the pier.",
            "CEO Nils Aaro signed the lease for the pier.",
            id="a chief executive",
        ),
        pytest.param(
            "Nils Aaro, the chief executive officer of the yard, signed the lease.",
            "Nils Aaro, CEO of the yard, signed the lease.",
            id="a chief executive officer behind the name",
        ),
    ],
)
def test_what_says_the_same_is_not_told(left: str, right: str) -> None:
    assert not told(left, right)
