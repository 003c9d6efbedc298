"""Who shares a verb of saying: each is a source, and one that goes or comes is told."""

from __future__ import annotations

import pytest

from compare.language import load
from compare.mentions import sources
from compare.model import Span, Statement
from tests.findings_fixture import findings

_TOLD = "the old bridge over the Lem is safe for lorries"


def _joint(lang: str, text: str) -> list[list[str]]:
    found = sources(Statement(Span(0, len(text)), text, "body", 0), load(lang))
    return [[one.source.of(text) for one in source.joint] for source in found]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        pytest.param("en", "Ruiz and Chen said so.", ["Ruiz", "Chen"], id="before the verb"),
        pytest.param("en", "Ruiz, Chen and Vance said so.", ["Ruiz", "Chen", "Vance"], id="three"),
        pytest.param("en", "It is safe, said Ruiz and Chen.", ["Ruiz", "Chen"], id="behind the verb"),
        pytest.param(
            "en", "It is safe, according to the union and the ministry.", ["union", "ministry"], id="a phrase"
        ),
        pytest.param("en", "The mayor and the union said so.", ["mayor", "union"], id="nouns"),
        pytest.param("en", "Mayor Ruiz and Sheriff Chen said so.", ["Ruiz", "Chen"], id="titles"),
        pytest.param("en", "In Ostby, Ruiz and Chen said so.", ["Ruiz", "Chen"], id="a place opens"),
        pytest.param("en", "It rained, but both Ruiz and Chen said so.", ["Ruiz", "Chen"], id="a clause opens"),
        pytest.param("es", "Ana Ruiz y Omar Chen dijeron que no.", ["Ana Ruiz", "Omar Chen"], id="es"),
        pytest.param("de", "Clara Seidel und Jonas Brix sagten nein.", ["Clara Seidel", "Jonas Brix"], id="de"),
    ],
)
def test_several_share_a_verb(lang: str, text: str, expected: list[str]) -> None:
    assert _joint(lang, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Officials in Ostby and Lund said so.", id="places of a source"),
        pytest.param("Ruiz left and Chen said so.", id="two clauses"),
        pytest.param("He saw Ruiz and Chen said so.", id="an object before"),
        pytest.param("“It is safe,” said Ruiz and Chen left.", id="a clause behind"),
        pytest.param("Ruiz told Chen and Vance so.", id="who is told"),
        pytest.param("Talks between Ruiz and Chen ended, Vance said.", id="farther off"),
    ],
)
def test_one_says_it_alone(text: str) -> None:
    assert _joint("en", text) == [[]]


def _changes(left: str, right: str) -> list[tuple[str, str]]:
    rest = "\n\nRain fell on the harbour all night. Two bakers sold bread to the crowd. The ferry was late again."
    return [(one.rule, one.message) for one in findings(left + rest, right + rest) if one.severity != "style"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param("Ruiz and Chen", "Ruiz", "“Ruiz and Chen” became “Ruiz”", id="the second is gone"),
        pytest.param("Ruiz and Chen", "Chen", "“Ruiz and Chen” became “Chen”", id="the first is gone"),
        pytest.param("Ruiz", "Ruiz and Chen", "“Ruiz” became “Ruiz and Chen”", id="one is new"),
        pytest.param("Ruiz and Chen", "Ruiz and Vance", "“Ruiz and Chen” became “Ruiz and Vance”", id="one is another"),
        pytest.param("Ruiz and Chen", "Vance", "“Ruiz and Chen” became “Vance”", id="both are others"),
        pytest.param(
            "The mayor and the union", "The union", "“The mayor and the union” became “The union”", id="nouns"
        ),
        pytest.param(
            "Ruiz, Chen and Moll", "Ruiz and Moll", "“Ruiz, Chen and Moll” became “Ruiz and Moll”", id="three"
        ),
    ],
)
def test_one_of_several_sources_is_told(left: str, right: str, expected: str) -> None:
    told = _changes(f"{left} said {_TOLD}.", f"{right} said {_TOLD}.")
    assert told == [("attribution-changed", f"Source changed: {expected}")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Ruiz and Chen said", "Chen and Ruiz said", id="order"),
        pytest.param("Maria Ruiz and Omar Chen said", "Ruiz and Chen said", id="first names"),
    ],
)
def test_the_same_sources_are_no_finding(left: str, right: str) -> None:
    assert _changes(f"{left} {_TOLD}.", f"{right} {_TOLD}.") == []


def test_a_speaker_of_two_who_is_gone_leaves_the_quotation_to_the_other() -> None:
    told = _changes("“The old bridge is safe,” Ruiz and Chen said.", "“The old bridge is safe,” Chen said.")
    assert told == [("attribution-changed", "Source changed: “Ruiz and Chen” became “Chen”")]


def test_all_of_several_sources_who_are_gone_are_named() -> None:
    told = _changes(f"Ruiz and Chen said {_TOLD}.", f"T{_TOLD[1:]}.")
    lost = "Source dropped: “Ruiz and Chen said”; Ruiz and Chen are named nowhere in the later version"
    assert told == [("attribution-dropped", lost)]
