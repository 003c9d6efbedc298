"""Reports on several outlets: every format tells the same, names every source, and lets no wording act."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser

import html5lib
import pytest

from compare.errors import SettingsError
from compare.model import Report
from compare.pipeline import compare_outlet_versions
from compare.report import REPORTERS, Look, render, rendered
from compare.report.outlets.values import Side
from compare.report.outlets.view import SHARED, view_of
from compare.segment import version_from_sentences
from tests.accounts import SETTINGS, dam, radio, told
from tests.report_fixture import HOSTILE
from tests.report_fixture import report as pair

Made = Callable[[], Report]
TEXT = ("terminal", "html", "markdown", "csv")


@cache
def hostile() -> Report:
    """Three accounts whose wording, outlets and headlines try to act in a page, a terminal and a spreadsheet."""
    stories = [
        [
            "=HYPERLINK(1) was said to open three gates of the dam on Tuesday.",
            f"{HOSTILE} said so.",
            "@cmd ran 14 pumps.",
        ],
        [
            "=HYPERLINK(1) was said to open four gates of the dam on Tuesday.",
            f"{HOSTILE} said so.",
            "+cmd ran 15 pumps.",
        ],
        ["</script><script>alert(1)</script> stood on the dam.", "-2+3 is no sum of ours, the mayor said."],
    ]
    versions = [
        version_from_sentences([story], outlet=f"{HOSTILE} {n}", lang="en", title=f"<b>{n}</b> =1+1")
        for n, story in enumerate(stories)
    ]
    return replace(compare_outlet_versions(versions, SETTINGS), notes=(HOSTILE,))


REPORTS = [pytest.param(dam, id="dam"), pytest.param(hostile, id="hostile")]


@pytest.mark.parametrize("format", REPORTERS["outlets"])
@pytest.mark.parametrize("made", REPORTS)
def test_every_format_is_made_and_made_again_alike(made: Made, format: str) -> None:
    assert rendered(made(), format) == rendered(made(), format) != b""


@pytest.mark.parametrize("format", TEXT)
def test_every_source_and_every_conflict_is_told(format: str) -> None:
    page = render(dam(), format, Look(width=120))
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>|\\", "", page)) if format != "csv" else page
    for version in dam().versions:
        assert version.label in plain
    for words in ("Former Mayor", "17", "April", "May", "likely one origin"):
        assert words in plain


@pytest.mark.parametrize("format", ["terminal", "html", "markdown"])
def test_where_agreement_is_shown_it_is_said_that_it_verifies_nothing(format: str) -> None:
    page = render(dam(), format, Look(width=400))
    assert SHARED in page
    assert "no side wins" in page


def test_headlines_are_not_told_as_claims_that_agree() -> None:
    row = view_of(dam()).rows[0]
    assert row.headline
    assert row.kinds == ("headline",)
    assert {place.stance for place in row.places} == {"headline"}


def test_counts_of_the_verdict_are_those_of_the_rows() -> None:
    view = view_of(dam())
    rows = [row for row in view.rows if not row.headline]
    assert view.verdict.startswith(f"3 sources tell {len(rows)} claims:")
    for kind, _, count in view.counts:
        assert count == sum(kind in row.kinds for row in rows)
    for position, tally in enumerate(view.tallies):
        assert tally.total == sum(bool(row.places[position].stance) for row in rows)
        assert tally.total == tally.shared + tally.differs + tally.doubted + tally.alone


def test_a_cell_in_doubt_is_not_counted_as_shared() -> None:
    report = told(["Fourteen homes were flooded."], ["Fourteen homes were flooded, police said."])
    assert report.matrix is not None
    (claim,) = report.matrix.claims
    cells = tuple(cell and replace(cell, score=0.4, stance="says") for cell in claim.cells)
    doubted = replace(report, matrix=replace(report.matrix, claims=(replace(claim, cells=cells, conflicts=()),)))
    assert [tally.says for tally in view_of(doubted).tallies] == ["1 claim: 1 in doubt"] * 2


def test_conflicts_are_counted_once_and_those_of_headlines_apart() -> None:
    versions = [
        version_from_sentences([[f"{number} homes were flooded on Tuesday."]], outlet=name, lang="en", title=title)
        for name, number, title in (("A", 14, "Flood hits 14 homes in Hamm"), ("B", 17, "Flood hits 17 homes in Hamm"))
    ]
    view = view_of(compare_outlet_versions(versions, SETTINGS))
    assert "1 conflict in 1 claim." in view.verdict
    assert view.clashes == "1 and 1 of headlines"


def test_a_source_that_names_nobody_is_named_at_once() -> None:
    sourced, bare = "Fourteen homes were flooded, police said.", "Fourteen homes were flooded."
    assert view_of(told([sourced], [bare])).verdict.endswith(" B names no source.")
    assert view_of(told([bare], [bare])).verdict.endswith(" A and B name no source.")
    assert "no source" not in view_of(told([sourced], [sourced])).verdict


def test_a_side_of_copies_and_of_one_more_is_not_called_one_origin() -> None:
    def holders(*outlets: str, origins: int) -> str:
        return Side("14", outlets, origins).holders

    assert holders("A", "B", origins=2) == "A, B"
    assert holders("A", "B", origins=1) == "A, B (likely one origin)"
    assert holders("A", "B", "C", origins=2) == "A, B, C (likely 2 origins)"


def test_copies_are_counted_as_one_origin() -> None:
    rows = {row.told for row in view_of(dam()).rows}
    assert {"3 of 3 sources, likely 2 origins", "2 of 3 sources, likely one origin", "only in one source"} <= rows


def test_a_short_side_is_shown_with_the_words_around_it() -> None:
    view = view_of(dam())
    (numbers,) = (clash for row in view.rows for clash in row.clashes if clash.facet == "number")
    assert numbers.ratio == "2 : 1"
    pieces = [[piece.text for piece in side.around if piece.kind == "odd"] for side in numbers.sides]
    assert pieces == [["14"], ["17"]]
    marked = [
        piece.text
        for row in view.rows
        for place in row.places
        for said in place.said
        for piece in said.pieces
        if piece.kind == "odd"
    ]
    assert "Fourteen" in marked  # on the side of 14, by its value


def test_two_wordings_of_a_quotation_show_the_words_that_differ() -> None:
    (clash,) = (clash for row in view_of(dam()).rows for clash in row.clashes if clash.facet == "quotation")
    odd = [[piece.text for piece in side.around if piece.kind == "odd"] for side in clash.sides]
    assert odd == [["could"], ["would"]]
    assert all("".join(piece.text for piece in side.around) == side.wording for side in clash.sides)


def test_a_quotation_is_marked_in_every_account_that_carries_it_whatever_its_signs() -> None:
    said = "We had people holding on to the railing while the deck went out from under them"
    other = said.replace("holding on", "clinging").replace("went out from under", "vanished beneath")
    report = told(
        [f'"{said}," Whitlow told reporters on the bank of the river.'],
        [f"“{said}.”"],
        [f"“{other},” Whitlow said."],
    )
    (row,) = (row for row in view_of(report).rows if any(clash.facet == "quotation" for clash in row.clashes))
    marked = [[piece.text for one in place.said for piece in one.pieces if piece.kind == "odd"] for place in row.places]
    assert [words[0] for words in marked] == [said, said, other]


def test_ledgers_name_the_sources_and_loaded_words_of_each_outlet() -> None:
    cited, charged = view_of(dam()).ledgers
    wordings = [[entry.wording for entry in entries] for entries, _ in cited.columns]
    assert "the regional hospital" in wordings[0]
    assert {"Ina Dahl", "NRO"} <= set(wordings[2])
    assert [line for _, line in cited.columns][2].endswith("statements name no source")
    assert [len(entries) > 0 for entries, _ in charged.columns] == [False, True, False]


class Data(HTMLParser):
    """The scripts of a page by their type, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: list[tuple[str, str]] = []
        self.kind: str | None = None
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [(given["href"] or "")[1:]] if (given.get("href") or "").startswith("#") else []
        if tag == "script":
            self.kind = given.get("type") or "script"
            self.scripts.append((self.kind, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self.kind = None

    def handle_data(self, data: str) -> None:
        if self.kind:
            self.scripts[-1] = (self.kind, self.scripts[-1][1] + data)


@pytest.mark.parametrize("made", REPORTS)
def test_strict_parser_finds_no_error_in_the_page(made: Made) -> None:
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(render(made(), "html"))


@pytest.mark.parametrize("made", REPORTS)
def test_ids_stand_once_and_links_lead_somewhere(made: Made) -> None:
    page = Data(render(made(), "html"))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)


@pytest.mark.parametrize("made", REPORTS)
def test_the_page_holds_one_script_and_one_block_of_data(made: Made) -> None:
    page = Data(render(made(), "html"))
    assert [kind for kind, _ in page.scripts] == ["application/ld+json", "script"]
    data = json.loads(page.scripts[0][1])
    assert data["@context"] == "https://schema.org"
    kinds = [one["@type"] for one in data["@graph"]]
    assert kinds.count("Claim") == kinds.count("ClaimReview") == sum(not row.headline for row in view_of(made()).rows)
    assert not any("reviewRating" in one for one in data["@graph"])
    assert all(one["appearance"] for one in data["@graph"] if one["@type"] == "Claim")


@pytest.mark.parametrize("format", ["terminal", "html", "markdown", "line", "csv"])
def test_no_control_sign_of_a_source_gets_through(format: str) -> None:
    page = render(hostile(), format, Look(width=100))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_no_markup_of_a_source_is_markup_of_the_page() -> None:
    page = render(hostile(), "html")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>0</b>" not in page


def test_csv_has_a_row_for_each_claim_and_no_formula() -> None:
    for made in (dam(), hostile()):
        lines = list(csv.reader(io.StringIO(render(made, "csv").removeprefix("\ufeff"), newline="")))
        assert len(lines) == 1 + len(view_of(made).rows)
        assert len({len(line) for line in lines}) == 1
        assert not [cell for line in lines for cell in line if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


def test_workbook_holds_strings_only() -> None:
    from openpyxl import load_workbook

    for made in (dam(), hostile()):
        book = load_workbook(io.BytesIO(rendered(made, "xlsx")))
        assert book.sheetnames == ["Claims", "Conflicts", "Quotations", "About"]
        kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
        assert kinds <= {"s", "n"}  # "n" is an empty cell
        assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        assert book["Claims"].max_row == 1 + len(view_of(made).rows)


def test_columns_of_the_workbook_are_as_wide_as_what_they_hold() -> None:
    from openpyxl import load_workbook

    claims = load_workbook(io.BytesIO(rendered(dam(), "xlsx")))["Claims"]
    number, claim = (claims.column_dimensions[name].width for name in "AB")
    assert number < 10
    assert claim > 40
    assert claims.freeze_panes == "C2"


def test_signs_of_the_terminal_are_explained_once() -> None:
    assert rendered(dam(), "terminal").decode().count("= says it, ! differs") == 1


def test_the_terminal_says_once_before_the_claims_that_shared_is_not_verified() -> None:
    text = " ".join(rendered(dam(), "terminal").decode().split())
    assert text[: text.index("Quotations (")].count(SHARED) == 1


def test_no_order_is_claimed_for_the_sides_of_a_conflict() -> None:
    # "9" stands before "12" or behind it: sides are in the order of their values as text.
    assert (
        "alphabet"
        not in rendered(told(["Nine cows ran off in Lund."], ["Twelve cows ran off in Lund."]), "html").decode()
    )


def test_two_sources_and_a_source_without_statements_are_shown() -> None:
    report = told(["The bridge is closed.", "Nobody was hurt."], [])
    for format in REPORTERS["outlets"]:
        assert rendered(report, format) or format == "line"
    assert "B tells nothing" in render(report, "html")


def test_five_sources_scroll_in_their_own_frame_and_four_do_not() -> None:
    versions = (*dam().versions, radio())
    four = compare_outlet_versions(versions, SETTINGS)
    five = compare_outlet_versions((*versions, dam().versions[0]), SETTINGS)
    assert 'class="grid fits"' in render(four, "html")
    assert 'class="grid fits"' not in render(five, "html")


def test_a_report_without_a_matrix_is_refused() -> None:
    with pytest.raises(SettingsError, match="no claim matrix"):
        view_of(pair())


def test_markdown_shows_the_numbers_that_claims_have() -> None:
    from markdown_it import MarkdownIt

    text = render(dam(), "markdown")
    conflicts = text[text.index("### Conflicts") : text.index("### Claims")]
    told = [row.number for row in view_of(dam()).contested]
    assert [int(number) for number in re.findall(r"^- \*\*(\d+)\*\* ", conflicts, re.M)] == told
    kinds = [(token.type, token.level) for token in MarkdownIt("commonmark").parse(conflicts)]
    assert sum(kind == ("bullet_list_open", 0) for kind in kinds) == 1
    assert sum(kind == ("bullet_list_open", 2) for kind in kinds) == len(told)


@pytest.mark.parametrize("format", TEXT)
@pytest.mark.parametrize(
    ("scores", "said"),
    [
        pytest.param((0.9, 0.5), "", id="all-fit"),
        pytest.param((0.9, 0.49), "of which {1} may tell something else", id="one-does-not"),
        pytest.param((0.4, 0.4), "which may tell different things", id="none-does"),
    ],
)
def test_a_source_that_fits_a_claim_badly_is_named(format: str, scores: tuple[float, float], said: str) -> None:
    report = told(["Fourteen homes were flooded."], ["Fourteen homes were flooded, police said."])
    assert report.matrix is not None
    (claim,) = report.matrix.claims
    cells = tuple(cell and replace(cell, score=score) for cell, score in zip(claim.cells, scores, strict=True))
    doubted = replace(report, matrix=replace(report.matrix, claims=(replace(claim, cells=cells),)))
    text = " ".join(re.sub(r"<[^>]+>", "", render(doubted, format)).split())
    assert ("may tell" in text) == bool(said)
    assert said.format(*(version.label for version in report.versions)) in text
    assert ("in doubt" in text or "? B: " in text) == bool(said)
