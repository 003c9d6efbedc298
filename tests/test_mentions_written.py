"""What is written as a source ("county records show"), and an outlet that was told, which is none."""

from __future__ import annotations

import pytest

from compare.language import load
from compare.mentions import sources
from compare.model import Span, Statement
from compare.pipeline import compare_versions
from compare.report.outlets.view import view_of
from compare.report.view import look_at
from compare.segment import version_from_sentences
from compare.settings import Settings
from tests.accounts import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The dam was built in 1958, county records show.", ["county records"], id="ends-the-statement"),
        pytest.param("Property records show Ann Roe bought it.", ["Property records"], id="begins-it"),
        pytest.param("Roe's emails show that she knew.", ["Roe's emails"], id="owned"),
        pytest.param("Inspection reports show the beam was rotten.", ["Inspection reports"], id="a-noun-like-a-verb"),
        pytest.param("Data from the county show the dam was old.", ["the county"], id="whose-data"),
        pytest.param(
            "Documents obtained by the Gazette show the dam was old.",
            ["Documents obtained by the Gazette"],
            id="who-got-them",
        ),
        pytest.param(
            "The dam was old, records obtained by the Hamm Courier show.",
            ["records obtained by the Hamm Courier"],
            id="who-got-them-at-the-end",
        ),
        pytest.param("The beam was rotten, engineers found.", ["engineers"], id="who-found-it-ends-the-statement"),
        pytest.param("They searched the house, and a dog was found.", [], id="what-was-found"),
        pytest.param("Flowers bought by Roe show up in the picture.", [], id="nothing-written"),
        pytest.param("The board kept a photo, a map and a police report.", [], id="a-noun-ends-it"),
        pytest.param("Reuters reports that the dam was old.", ["Reuters"], id="a-verb-like-a-noun"),
    ],
)
def test_what_is_written_is_a_source(text: str, expected: list[str]) -> None:
    found = sources(Statement(Span(0, len(text)), text, "body", 0), load("en"))
    assert [one.source.of(text) for one in found] == expected


QUOTED = "“We saw it come and ran,” Hale told the Gazette."


def test_an_outlet_that_was_told_is_no_speaker_of_a_quotation() -> None:
    matrix = told([QUOTED], ["“We saw it come and ran,” Hale said."]).matrix
    assert matrix is not None
    assert [one.speaker for one in matrix.sayings] == ["Hale"]


def test_an_outlet_that_was_told_stands_in_no_ledger_of_sources() -> None:
    cited = view_of(told([QUOTED], ["“We saw it come and ran,” Hale said."])).ledgers[0]
    assert [[entry.wording for entry in entries] for entries, _ in cited.columns] == [["Hale"], ["Hale"]]


def test_the_ledgers_of_two_versions_name_who_spoke_not_who_was_told() -> None:
    left = "In an interview with the Gazette, Hale said: “We saw it come and ran.”"
    one, other = (version_from_sentences([[text]]) for text in (left, "The dam broke on Tuesday."))
    report = compare_versions(one, other, Settings())
    lost = {ledger.name: dict(ledger.columns)["lost"] for ledger in look_at(report).ledgers}
    assert [entry.wording for entry in lost["Sources"]] == ["Hale"]
    assert [entry.aside for entry in lost["Quotes"]] == ["(Hale)"]
