"""The claim matrix: what becomes one row, what conflicts, and that the order of the sources says nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from itertools import permutations

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.errors import SettingsError
from compare.findings import rule
from compare.matrix.linkage import MOST, SECOND, Scores, clusters
from compare.matrix.runs import RUNS
from compare.model import Claim, Conflict, Report, Version
from compare.pipeline import compare_outlet_versions
from compare.report import render, schema
from compare.segment import version_from_sentences
from tests.accounts import DAM, SETTINGS, dam, radio, told
from tests.strategies import paragraphs

Row = tuple[object, ...]


def matrix_of(report: Report) -> tuple[Claim, ...]:
    assert report.matrix is not None
    return report.matrix.claims


def claim(report: Report, words: str) -> Claim:
    """The claim of which some statement holds *words*."""
    for one in matrix_of(report):
        for version, cell in zip(report.versions, one.cells, strict=True):
            if cell and any(words in version.statements[index].text for index in cell.statements):
                return one
    raise AssertionError(words)


def sides(report: Report, facet: str) -> list[dict[str, frozenset[str]]]:
    """The conflicts of one facet: wording -> outlets."""
    return [
        {said: frozenset(report.versions[n].label for n in held) for said, held in one.sides}
        for each in matrix_of(report)
        for one in each.conflicts
        if one.facet == facet
    ]


def seen(report: Report) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    """All of a report but the order of its columns: rows, findings, origins and quotations, by the texts."""
    matrix = report.matrix
    assert matrix is not None
    texts = [version.text for version in report.versions]

    def conflict(one: Conflict) -> Row:
        return one.facet, tuple((said, tuple(sorted(texts[n] for n in held))) for said, held in one.sides)

    def cells(some: Sequence[object]) -> Row:
        return tuple(sorted((text, repr(cell)) for text, cell in zip(texts, some, strict=True)))

    rows: list[Row] = [
        (one.id, one.wording, cells(one.cells), tuple(map(conflict, one.conflicts))) for one in matrix.claims
    ]
    findings: list[Row] = [
        (one.id, one.message, *(side and (texts[side.version], side.span) for side in (one.left, one.right)))
        for one in report.findings
    ]
    origins: list[Row] = [(tuple(sorted(texts[n] for n in one.versions)), one.runs) for one in matrix.origins]
    return rows, findings, origins, [(one.wording, one.speaker, cells(one.cells)) for one in matrix.sayings]


def four() -> tuple[Version, ...]:
    return (*dam().versions, radio())


@cache
def in_order() -> Report:
    return compare_outlet_versions(four(), SETTINGS)


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=lambda order: "".join(map(str, order)))
def test_the_order_of_four_sources_changes_the_columns_only(order: tuple[int, ...]) -> None:
    versions = four()
    asked = tuple(versions[number] for number in order)
    report = compare_outlet_versions(asked, SETTINGS)
    assert [version.text for version in report.versions] == [version.text for version in asked]
    assert seen(report) == seen(in_order())


@settings(max_examples=25, deadline=None)
@given(st.lists(paragraphs, min_size=2, max_size=4), st.data())
def test_any_order_of_any_sources_gives_the_same_rows(stories: list[list[list[str]]], data: st.DataObject) -> None:
    versions = [
        version_from_sentences(story, outlet=name, lang="en") for name, story in zip("ABCD", stories, strict=False)
    ]
    mixed = data.draw(st.permutations(versions))
    assert seen(compare_outlet_versions(mixed, SETTINGS)) == seen(compare_outlet_versions(versions, SETTINGS))


@pytest.mark.parametrize("order", list(permutations((0, 1, 2, 0))), ids=lambda order: "".join(map(str, order)))
def test_a_source_given_twice_is_the_same_in_any_order(order: tuple[int, ...]) -> None:
    versions = dam().versions
    twice = (*versions, versions[0])
    report = compare_outlet_versions([versions[number] for number in order], SETTINGS)
    assert seen(report)[0] == seen(compare_outlet_versions(twice, SETTINGS))[0]
    assert any("one text, word for word" in note for note in report.notes)
    both = {n for n, version in enumerate(report.versions) if version.text == versions[0].text}
    assert any(both <= set(origin.versions) for origin in report.matrix.origins) if report.matrix else False


def test_every_statement_that_tells_something_stands_in_a_claim() -> None:
    for number, version in enumerate(dam().versions):
        held = {index for one in matrix_of(dam()) if (cell := one.cells[number]) for index in cell.statements}
        tells = {n for n, s in enumerate(version.statements) if s.role not in {"byline", "dateline", "timestamp"}}
        assert held == tells


def test_ids_depend_on_the_wordings_only() -> None:
    ids = [one.id for one in matrix_of(dam())]
    assert len(set(ids)) == len(ids)
    more = in_order()
    alone = claim(dam(), "90 million cubic metres").id
    assert claim(more, "90 million cubic metres").id == alone


def test_the_numbers_of_three_sources_stand_two_to_one() -> None:
    (numbers,) = sides(dam(), "number")
    assert numbers == {"17": {"Daily Ledger"}, "14": {"Orsel Courier", "Northland Wire"}}


def test_a_title_stands_two_to_one_and_no_side_wins() -> None:
    (titles,) = sides(dam(), "title")
    assert titles == {"Former Mayor": {"Orsel Courier", "Daily Ledger"}, "Mayor": {"Northland Wire"}}
    (finding,) = (one for one in dam().findings if "Titles differ" in one.message)
    assert "(likely one origin)" in finding.message
    assert finding.message.index("Former Mayor") < finding.message.index("“Mayor”")  # in the order of the words


def test_a_quotation_is_carried_whole_cut_or_altered() -> None:
    matrix = dam().matrix
    assert matrix is not None
    carried = {one.wording.split()[0]: [cell and cell.stance for cell in one.cells] for one in matrix.sayings}
    assert carried == {
        "We": ["whole", "cut", None],
        "I": ["whole", None, None],
        "They": ["whole", "altered", "whole"],
    }
    (said,) = sides(dam(), "quote")
    assert {frozenset(held) for held in said.values()} == {
        frozenset({"Orsel Courier", "Northland Wire"}),
        frozenset({"Daily Ledger"}),
    }


def test_two_accounts_that_share_runs_are_one_origin() -> None:
    matrix = dam().matrix
    assert matrix is not None
    (origin,) = matrix.origins
    assert [dam().versions[n].label for n in origin.versions] == ["Orsel Courier", "Daily Ledger"]
    assert len(origin.runs) >= RUNS
    assert all(len(run.split()) >= 5 for run in origin.runs)


def test_what_two_outlets_quote_alike_is_no_common_origin() -> None:
    said = [f"“We will rebuild the old stone bridge number {n} before winter comes,” the mayor said." for n in range(4)]
    report = told(said, [one.replace("the mayor said", "said the mayor") for one in said])
    assert report.matrix is not None
    assert report.matrix.origins == ()


@pytest.mark.parametrize(
    ("left", "right", "facet"),
    [
        pytest.param("Three satellites reached orbit.", "Four satellites reached orbit.", "number", id="number"),
        pytest.param(
            "The bridge in Lem opens in May after long repairs.",
            "The bridge in Lem opens in June after long repairs.",
            "date",
            id="date",
        ),
        pytest.param(
            "Kazem Jalali opened the harbour meeting.", "Kazem Jalili opened the harbour meeting.", "name", id="name"
        ),
        pytest.param(
            "Ambassador Kazem Jalali opened the meeting.",
            "Envoy Kazem Jalali opened the meeting.",
            "title",
            id="title",
        ),
        pytest.param(
            "The satellites are intended for civilian use.",
            "The satellites are not intended for civilian use.",
            "negation",
            id="denial",
        ),
        pytest.param(
            "The program could serve as a cover for missiles.",
            "The program will serve as a cover for missiles.",
            "hedge",
            id="hedge",
        ),
        pytest.param(
            "The bridge will close for a year, according to reports from Reuters.",
            "The bridge will close for a year.",
            "attribution",
            id="source",
        ),
        pytest.param(
            "“We will never again sell the old mill,” the mayor said.",
            "“We will never again lose the old mill,” the mayor said.",
            "quote",
            id="quote",
        ),
    ],
)
def test_two_accounts_that_differ_in_one_facet_conflict_in_it(left: str, right: str, facet: str) -> None:
    rest = ["Rain fell on the harbour all night.", "Two bakers sold bread to the crowd."]
    report = told([left, *rest], [right, *rest])
    found = claim(report, left[:20])
    assert [one.facet for one in found.conflicts] == [facet]
    assert [cell and cell.stance for cell in found.cells] == ["differs", "differs"]
    assert [one.rule for one in report.findings] == ["claim-conflict"]


def test_a_third_account_never_hides_what_two_tell_differently() -> None:
    left = "The tower was built in 1958 and was opened in May after repairs that cost $240,000, the district said."
    right = "The tower opened on May 12 after repairs that cost $420,000, she said."
    third = "The tower, built in 1958, had been closed for repairs in March and opened in May, court papers show."
    fourth = "The tower had been closed for repairs in March and was opened in May, but the work was poor."
    expected = {"$240,000": frozenset("A"), "$420,000": frozenset("B")}
    assert sides(told([left], [right]), "number") == [expected]
    assert sides(told([left], [right], [third], [fourth]), "number") == [expected]


def test_signs_at_the_end_of_a_quotation_make_no_side_of_their_own() -> None:
    said = "We had people holding on to the railing while the deck went out from under them"
    other = "We had people clinging to the railing while the deck went away beneath them"
    report = told(
        [f"“{said},” Whitlow told reporters on the bank of the river."],
        [f"“{said}.”"],
        [f"“{other},” Whitlow said."],
    )
    assert sorted(map(sorted, sides(report, "quote")[0].values())) == [["A", "B"], ["C"]]


def test_the_example_of_the_rule_fires_it_alone() -> None:
    rest = ["Rain fell on the harbour all night.", "Two bakers sold bread to the crowd."]
    left, right = rule("claim-conflict").example
    assert [one.rule for one in told([left, *rest], [right, *rest]).findings] == ["claim-conflict"]


def test_rules_that_know_an_earlier_version_are_silent_between_outlets() -> None:
    assert {one.rule for one in dam().findings} == {"claim-conflict"}
    assert rule("claim-conflict").severity == "fact"


def test_a_weak_link_never_joins_two_strong_claims() -> None:
    strong = {((0, 0), (1, 0)): 0.95, ((0, 1), (1, 1)): 0.95}
    scores = Scores.of({**strong, ((0, 1), (1, 0)): SECOND - 0.01})
    found = clusters([(0, 0), (0, 1), (1, 0), (1, 1)], scores)
    assert found == [((0, 0), (1, 0)), ((0, 1), (1, 1))]


def test_a_chain_of_links_is_not_one_claim() -> None:
    links = {((0, n), (1, n)): 0.6 for n in range(6)} | {((0, n + 1), (1, n)): 0.6 for n in range(5)}
    found = clusters(sorted({node for pair in links for node in pair}), Scores.of(links))
    assert max(map(len, found)) < 2 * MOST


def test_a_claim_holds_few_statements_of_one_source() -> None:
    scores = Scores.of({((0, 0), (1, n)): 0.9 for n in range(9)})
    found = clusters([(0, 0), *((1, n) for n in range(9))], scores)
    assert all(sum(version == 1 for version, _ in one) <= MOST for one in found)


def test_a_statement_that_tells_two_claims_stands_in_both() -> None:
    report = in_order()
    number = [version.label for version in report.versions].index("Radio Orsel")
    index = next(n for n, s in enumerate(report.versions[number].statements) if "hypothermia" in s.text)
    rows = [one for one in matrix_of(report) if (cell := one.cells[number]) and index in cell.statements]
    told = {claim(report, words).id for words in ("treated for hypothermia", "first findings in May")}
    assert told <= {one.id for one in rows}


def test_the_title_takes_no_side_where_a_headline_takes_none() -> None:
    def titled(*headlines: str) -> str:
        stories = zip("ABC", ("Fourteen", "Seventeen", "Fourteen"), headlines, strict=True)
        versions = [
            version_from_sentences(
                [[f"{many} homes were flooded in Hamm on Tuesday."]], outlet=name, lang="en", title=one
            )
            for name, many, one in stories
        ]
        return compare_outlet_versions(versions, SETTINGS).title

    sided = "Flood takes fourteen homes", "Seventeen homes lost in flood"
    assert titled(*sided, "Flood in Hamm: what we know of the homes") == "Flood in Hamm: what we know of the homes"
    assert titled(*sided, "Fourteen homes lost") in {*sided, "Fourteen homes lost"}


def test_an_account_in_another_language_is_said_and_not_compared() -> None:
    english = version_from_sentences([["The bridge is closed.", "Nobody was hurt."]], outlet="A", lang="en")
    german = version_from_sentences([["Die Brücke ist gesperrt.", "Niemand wurde verletzt."]], outlet="B", lang="de")
    report = compare_outlet_versions([english, german], SETTINGS)
    assert any("several languages" in note and "German: B" in note for note in report.notes)
    assert all(sum(cell is not None for cell in one.cells) == 1 for one in matrix_of(report))


def test_an_account_without_statements_is_said() -> None:
    report = told(["The bridge is closed.", "Nobody was hurt."], [])
    assert any("B tells nothing" in note for note in report.notes)
    assert all(one.cells[1] is None for one in matrix_of(report))


def test_the_json_of_a_matrix_validates_and_names_every_cell() -> None:
    data = json.loads(render(dam(), "json"))
    jsonschema.Draft202012Validator(json.loads(schema())).validate(data)
    assert data["kind"] == "outlets"
    assert all(set(one["cells"]) == {"v1", "v2", "v3"} for one in data["claims"])
    assert data["origins"][0]["versions"] == ["v1", "v2"]
    assert {one["speaker"] for one in data["quotations"]} >= {"Marta Vell"}


def test_python_door() -> None:
    report = compare.outlets(DAM)
    assert [version.label for version in report.versions] == ["Orsel Courier", "Daily Ledger", "Northland Wire"]
    assert report.matrix == dam().matrix
    assert json.loads(report.to_json())["kind"] == "outlets"
    with pytest.raises(SettingsError, match="1 source"):
        compare.outlets(DAM[:1])


def test_a_sure_pair_is_not_in_doubt_for_what_stands_beside_it() -> None:
    scores = Scores.of({((0, 0), (1, 0)): 1.0, ((0, 1), (1, 0)): 0.4, ((0, 0), (2, 0)): 0.3})
    assert scores.fit(((0, 0), (0, 1)), ((1, 0),)) == 1.0
    assert scores.fit(((2, 0),), ((0, 0), (0, 1), (1, 0))) == pytest.approx(0.15)
