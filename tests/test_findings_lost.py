"""What a shorter wording loses beside what it says: how many sources, a state that ended, a limit, a doubt."""

from __future__ import annotations

import pytest

from tests.test_findings_english import told


def _changes(*rows: tuple[str, str, str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("left", "right", "expected"), [pytest.param(*row[1:], id=row[0]) for row in rows])


def _silent(*rows: tuple[str, str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("left", "right"), [pytest.param(*row[1:], id=row[0]) for row in rows])


@_changes(
    (
        "two sources, a source",
        "Two sources said the deal was close to collapse.",
        "A source said the deal was close to collapse.",
        "number-changed: Number changed: “Two sources” became “A source”",
    ),
    (
        "an official, three officials",
        "The talks resume on Monday, according to an official.",
        "The talks resume on Monday, according to three officials.",
        "number-changed: Number changed: “an official” became “three officials”",
    ),
    (
        "several witnesses, one witness",
        "Several witnesses said the van ran the red light.",
        "One witness said the van ran the red light.",
        "number-changed: Rough count changed: “Several” became “One”",
    ),
    (
        "a plural that no ending makes",
        "Two people familiar with the plan said the mill would close.",
        "A person familiar with the plan said the mill would close.",
        "number-changed: Number changed: “Two people” became “A person”",
    ),
    (
        "witnesses, a witness",
        "Witnesses said the van ran the red light.",
        "A witness said the van ran the red light.",
        "attribution-changed: Source changed: “Witnesses” became “A witness”",
    ),
    (
        "what is no source",
        "Three wooden boats sank in the harbour overnight.",
        "A boat sank in the harbour overnight.",
        "number-changed: Number changed: “Three wooden boats” became “A boat”",
    ),
)
def test_several_that_became_one_are_told(left: str, right: str, expected: str) -> None:
    assert told(left, right) == [expected]


@_silent(
    (
        "both forms",
        "Two sources said the deal was close, and a source in the union agreed.",
        "Two sources said the deal was close, which a source in the union said too.",
    ),
    ("a dozen boats", "Twelve boats sank in the harbour.", "A dozen boats sank in the harbour."),
    ("two halves", "The two sides met for a second day.", "Both sides met for a second day."),
)
def test_as_many_as_before_are_not_told(left: str, right: str) -> None:
    assert not told(left, right)


@_changes(
    (
        "no longer a member",
        "Ms. Okafor is no longer a member of the board.",
        "Ms. Okafor is a member of the board.",
        "polarity-flipped: Denial dropped: “no longer a member” is no longer denied",
    ),
    (
        "no longer accepts",
        "The plant accepts glass from the whole county.",
        "The plant no longer accepts glass from the whole county.",
        "polarity-flipped: Denial added: now “no longer accepts”",
    ),
)
def test_a_state_that_ended_is_told(left: str, right: str, expected: str) -> None:
    assert told(left, right) == [expected]


@_silent(
    ("does not", "The shop no longer sells tobacco.", "The shop does not sell tobacco any more."),
    ("former", "Ms. Okafor is no longer a member of the board.", "Ms. Okafor is a former member of the board."),
    ("once", "The ferry no longer sails in winter.", "The ferry once sailed in winter."),
    ("a limit of time", "The trip will take no longer than two hours.", "The trip will take two hours at most."),
)
def test_a_state_that_ended_in_other_words_is_not_told(left: str, right: str) -> None:
    assert not told(left, right)


@_changes(
    (
        "killed and hurt",
        "A driver was killed and three passengers hurt in a crash on Route 9.",
        "Three passengers were killed and a driver hurt in a crash on Route 9.",
        "fact-rebound: Changed places: “driver” and “three passengers”",
    ),
    (
        "in words and digits",
        "One driver was killed and 3 passengers were hurt.",
        "Three passengers were killed and one driver was hurt.",
        "fact-rebound: Changed places: “driver” and “3 passengers”",
    ),
    (
        "objects of two verbs",
        "The teacher praised the pupils and blamed the parents.",
        "The teacher praised the parents and blamed the pupils.",
        "fact-rebound: Changed places: “pupils” and “parents”",
    ),
    (
        "subject and object",
        "The boat rammed the ferry off the cape.",
        "The ferry rammed the boat off the cape.",
        "fact-rebound: Changed places: “boat” and “ferry”",
    ),
    (
        "from one to the other",
        "The council moved money from schools to roads.",
        "The council moved money from roads to schools.",
        "fact-rebound: Changed places: “schools” and “roads”",
    ),
)
def test_who_suffered_what_is_told(left: str, right: str, expected: str) -> None:
    assert told(left, right) == [expected]


@_silent(
    (
        "clauses around a conjunction",
        "Sales of cars fell while sales of vans rose.",
        "Sales of vans rose while sales of cars fell.",
    ),
    ("a passive", "The mayor sued the union over the pier.", "The union was sued by the mayor over the pier."),
    ("where and when", "In the attic the fire began on Monday.", "On Monday the fire began in the attic."),
    ("before and after", "The vote came after the hearing.", "The hearing came before the vote."),
    ("a list", "Schools, parks and roads will get the money.", "Roads, parks and schools will get the money."),
    (
        "a verb with its preposition",
        "Councilman Ruiz voted against the levy and Chen voted for it.",
        "Chen voted for the levy and Councilman Ruiz voted against it.",
    ),
)
def test_another_order_is_not_told(left: str, right: str) -> None:
    assert not told(left, right)


@_changes(
    (
        "first Asian American",
        "Lena Park is the first Asian American mayor of the town.",
        "Lena Park is the first American mayor of the town.",
        "scope-changed: Limit dropped: “first Asian”",
    ),
    (
        "the first woman to",
        "She is the first to lead the brigade.",
        "She is the first woman to lead the brigade.",
        "scope-changed: Limit added: “first woman”",
    ),
    (
        "the youngest ever",
        "Lund, 19, is the youngest ever winner of the cup.",
        "Lund, 19, is the youngest winner of the cup.",
        "scope-changed: Limit dropped: “youngest ever winner”",
    ),
    (
        "one of the largest",
        "One of the largest employers in the county will shut.",
        "The largest employer in the county will shut.",
        "scope-changed: Limit dropped: “One of the largest employers”",
    ),
    (
        "second-largest",
        "It is the second-largest port in the country.",
        "It is the largest port in the country.",
        "scope-changed: Limit dropped: “second-largest port”",
    ),
    (
        "in 40 years",
        "It was the county's worst flood in 40 years.",
        "It was the county's worst flood.",
        "scope-changed: Limit dropped: “worst flood in 40 years”",
    ),
)
def test_a_limit_of_a_superlative_is_told(left: str, right: str, expected: str) -> None:
    assert told(left, right) == [expected]


@_silent(
    (
        "among",
        "The mill is among the largest employers in the county.",
        "The mill is one of the largest employers in the county.",
    ),
    (
        "first-ever",
        "She is the first-ever woman to lead the brigade.",
        "She is the first woman to lead the brigade.",
    ),
    ("whose", "It was the worst flood in a decade.", "It was the decade's worst flood."),
    (
        "in another place",
        "She was the first mayor of Asian American descent.",
        "She was the first Asian American mayor.",
    ),
    (
        "where and not among what",
        "The first meeting in the town hall is on Monday.",
        "The first meeting is on Monday.",
    ),
)
def test_a_superlative_in_other_words_is_not_told(left: str, right: str) -> None:
    assert not told(left, right)


@_changes(
    (
        "it would",
        "The company said it would close the plant in June.",
        "The company will close the plant in June.",
        "attribution-dropped: Source dropped: “The company said”; “would close” became “will close”, as a fact",
    ),
    (
        "behind what it said",
        "The bridge would reopen in May, the council said.",
        "The bridge will reopen in May.",
        "attribution-dropped: Source dropped: “the council said”; “would reopen” became “will reopen”, as a fact",
    ),
    (
        "what is still told with a doubt",
        "The company said it would close the plant in June.",
        "The company would close the plant in June.",
        "attribution-dropped: Source dropped: “The company said”",
    ),
)
def test_a_promise_told_as_a_fact_is_told(left: str, right: str, expected: str) -> None:
    assert told(left, right) == [expected]


@_silent(
    (
        "the source stays",
        "The company said it would close the plant in June.",
        "The company said it will close the plant in June.",
    ),
)
def test_a_tense_is_not_told(left: str, right: str) -> None:
    assert not told(left, right)


@_changes(
    (
        "both, three",
        "Both drivers were taken to hospital.",
        "Three drivers were taken to hospital.",
        "number-changed: Number changed: “Both” became “Three”",
    ),
    (
        "all three, both",
        "All three bridges were closed.",
        "Both of the bridges were closed.",
        "number-changed: Number changed: “All three” became “Both”",
    ),
    (
        "neither, of the three",
        "Neither driver was hurt.",
        "None of the three drivers was hurt.",
        "number-changed: Number changed: “Neither” became “three”",
    ),
)
def test_two_against_another_number_is_told(left: str, right: str, expected: str) -> None:
    assert told(left, right) == [expected]


@_silent(
    ("the two", "Both drivers were taken to hospital.", "The two drivers were taken to hospital."),
    ("both and", "The plan will help both schools and parks.", "The plan will help schools and parks."),
    ("neither of the two", "Neither of the two drivers was hurt.", "Neither driver was hurt."),
)
def test_two_are_both(left: str, right: str) -> None:
    assert not told(left, right)


@_changes(
    (
        "a former aide",
        "A former aide to the governor wrote the memo.",
        "An aide to the governor wrote the memo.",
        "title-changed: Limit of a title dropped: “former aide”",
    ),
    (
        "the deputy director",
        "The director signed the contract.",
        "The deputy director signed the contract.",
        "title-changed: Limit of a title added: “deputy director”",
    ),
    (
        "a retired judge",
        "A retired judge will lead the inquiry.",
        "A judge will lead the inquiry.",
        "title-changed: Limit of a title dropped: “retired judge”",
    ),
)
def test_a_standing_that_went_is_told(left: str, right: str, expected: str) -> None:
    assert told(left, right) == [expected]


@_silent(
    ("ex-", "A former aide to the governor wrote the memo.", "An ex-aide to the governor wrote the memo."),
    ("once", "The teacher, a former judge, spoke.", "The teacher, once a judge, spoke."),
    ("a noun for another", "Her assistant works at the mill.", "Her secretary works at the mill."),
    ("a part of a word", "It is a long-acting drug for the heart.", "It is a drug for the heart."),
)
def test_a_standing_in_other_words_is_not_told(left: str, right: str) -> None:
    assert not told(left, right)


@_changes(
    (
        "if, unless",
        "The strike will begin on Monday if an agreement is reached.",
        "The strike will begin on Monday unless an agreement is reached.",
        "condition-changed: Condition changed: “if an agreement is reached” became “unless an agreement is reached”",
    ),
    (
        "if no, if an",
        "The strike will begin on Monday if no agreement is reached.",
        "The strike will begin on Monday if an agreement is reached.",
        "polarity-flipped: Denial dropped: “no agreement” is no longer denied",
    ),
)
def test_a_condition_that_turned_is_told(left: str, right: str, expected: str) -> None:
    assert told(left, right) == [expected]


@_silent(
    (
        "if no, unless",
        "The strike will begin on Monday if no agreement is reached.",
        "The strike will begin on Monday unless an agreement is reached.",
    ),
    (
        "unless, if not",
        "Unless an agreement is reached, the strike will begin on Monday.",
        "If an agreement is not reached, the strike will begin on Monday.",
    ),
)
def test_one_condition_in_two_forms_is_not_told(left: str, right: str) -> None:
    assert not told(left, right)


def test_two_boys_are_not_two_girls() -> None:
    expected = "polarity-flipped: Turned into its opposite: “boys” became “girls”"
    assert told("Two boys were rescued from a flooded car.", "Two girls were rescued from a flooded car.") == [expected]


@_silent(
    ("a speed", "Winds reached 85 miles per hour at the airport.", "Winds reached 85 mph at the airport."),
    ("what is due", "Quill is expected to return to work in May.", "Quill is due back at work in May."),
    (
        "an owner",
        "The mill in Tolland Falls will shut, its owner said.",
        "The owner of the mill in Tolland Falls said it will shut.",
    ),
)
def test_a_desk_says_it_otherwise(left: str, right: str) -> None:
    assert not told(left, right)
