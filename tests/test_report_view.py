"""What a reader is shown is decided once, in the view."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from compare.errors import SettingsError
from compare.model import Excerpt, Report, Span
from compare.pipeline import compare_sources, compare_versions
from compare.report import FORMATS, Look, format_of, render, rendered
from compare.report.map import shapes
from compare.report.rows import Piece, Row, clean, clip, marked, ordinal, runs
from compare.report.told import shown_path
from compare.report.view import TOP, Bar, View, look_at, names_of, plural, verdict
from compare.segment import version_from_sentences
from compare.settings import Settings
from tests.report_fixture import report


@pytest.fixture(scope="module")
def made() -> Report:
    return report()


@pytest.fixture(scope="module")
def view(made: Report) -> View:
    return look_at(made)


def rows_of(view: View, tag: str) -> list[Row]:
    return [row for row in view.pairings[0].rows if tag in row.tags and not row.ghost]


def test_verdict_counts_body_statements_of_both_sides(view: View) -> None:
    assert view.verdict == (
        "11 of 14 statements of Early edition have a counterpart in Late edition; "
        "3 are only in Early edition, 3 only in Late edition."
    )


@pytest.mark.parametrize(
    ("total", "dropped", "added", "said"),
    [
        pytest.param(5, 0, 0, "All 5 statements of L have a counterpart in R, which adds none.", id="all-kept"),
        pytest.param(5, 0, 2, "All 5 statements of L have a counterpart in R; 2 are only in R.", id="only-added"),
        pytest.param(
            5, 1, 0, "4 of 5 statements of L have a counterpart in R; 1 is only in L, none only in R.", id="c"
        ),
        pytest.param(5, 4, 1, "1 of 5 statements of L has a counterpart in R; 4 are only in L, 1 only in R.", id="one"),
        pytest.param(4, 4, 1, "None of the 4 statements of L has a counterpart in R; 1 is only in R.", id="none"),
        pytest.param(1, 0, 1, "The one statement of L has a counterpart in R; 1 is only in R.", id="a-note"),
        pytest.param(2, 0, 0, "Both statements of L have a counterpart in R, which adds none.", id="both"),
        pytest.param(1, 1, 2, "The one statement of L has no counterpart in R; 2 are only in R.", id="one-dropped"),
        pytest.param(0, 0, 3, "L tells nothing; 3 are only in R.", id="nothing"),
    ],
)
def test_verdict_is_a_sentence_that_an_editor_would_write(total: int, dropped: int, added: int, said: str) -> None:
    left, right = (Bar(name, total, "", ()) for name in "LR")
    assert verdict(left, right, dropped, added) == said


def test_verdict_of_equal_versions_says_nothing_changed(made: Report) -> None:
    kept = tuple(c for c in made.comparisons[0].changes if c.label == "unchanged" and not c.bead.moved)
    same = replace(made, comparisons=(replace(made.comparisons[0], changes=kept),), findings=())
    assert look_at(same).verdict.startswith("Nothing changed: all 14 statements")


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        pytest.param("He fell.", "He fell.", "are the same, byte for byte.", id="one-file"),
        pytest.param('"No."', "“No.”", "Nothing changed but typography: the one statement of", id="typography"),
        pytest.param("He fell. She\nran.", "He fell. She ran.", "Nothing changed: both statements of", id="wrapped"),
        pytest.param("# Fire", "# Fire\n", "hold no statement of a story.", id="headlines-alone"),
    ],
)
def test_verdict_tells_how_much_nothing_is(tmp_path: Path, left: str, right: str, said: str) -> None:
    (tmp_path / "1.md").write_text(left, encoding="utf-8")
    (tmp_path / "2.md").write_text(right, encoding="utf-8")
    report = compare_sources(str(tmp_path / "1.md"), str(tmp_path / "2.md"), Settings())
    assert said in look_at(report).verdict


def test_bars_count_every_body_statement_once(made: Report, view: View) -> None:
    for bar, version in zip(view.pairings[0].bars, made.versions, strict=True):
        assert sum(part.number for part in bar.parts) == bar.total == len(version.body)
        assert sum(part.wide for part in bar.parts) == pytest.approx(100, abs=0.1)


def test_every_statement_stands_in_one_row(made: Report, view: View) -> None:
    shown = [cell.id for row in view.pairings[0].rows if not row.ghost for cell in (*row.left, *row.right)]
    expected = [f"v{n}.s{i + 1}" for n, v in enumerate(made.versions, 1) for i in range(len(v.statements))]
    assert sorted(shown) == sorted(expected)


def test_pieces_of_a_row_join_to_the_statements(made: Report, view: View) -> None:
    texts = {f"v{n}.s{i}": s.text for n, v in enumerate(made.versions, 1) for i, s in enumerate(v.statements, 1)}
    for row in view.pairings[0].rows:
        for cell in (*row.left, *row.right):
            if not row.ghost:
                assert "".join(piece.text for piece in cell.pieces) == texts[cell.id]


def test_inline_wording_holds_both_sides(view: View) -> None:
    row = next(row for row in rows_of(view, "merged"))
    right = "".join(piece.text for piece in row.inline if piece.kind != "gone")
    left = "".join(piece.text for piece in row.inline if piece.kind != "come")
    assert right.split() == "".join(p.text for cell in row.right for p in cell.pieces).split()
    assert "Buses" in left
    assert "commuters" not in left


def test_moved_statement_is_linked_to_both_ends(view: View) -> None:
    (row,) = rows_of(view, "moved")
    ghosts = [row for row in view.pairings[0].rows if row.ghost]
    assert row.note == "moved up from 14th to 1st"
    assert [(ghost.target, ghost.note) for ghost in ghosts] == [(row.id, row.note)]


def test_ghost_stands_behind_its_left_neighbour(view: View) -> None:
    rows = view.pairings[0].rows
    at = next(n for n, row in enumerate(rows) if row.ghost)
    assert "Shops on the island" in "".join(p.text for p in rows[at - 1].left[0].pieces)


def test_undiffed_row_marks_shared_words_and_no_changes(view: View) -> None:
    apart = next(row for row in view.pairings[0].rows if not row.diffed)
    kinds = {piece.kind for cell in (*apart.left, *apart.right) for piece in cell.pieces}
    assert kinds == {"same", "shared"}
    assert apart.inline == ()


def test_typographic_difference_in_an_unchanged_row_is_quiet(view: View) -> None:
    row = next(row for row in rows_of(view, "kept") if any(tag.rule == "typography" for tag in row.findings))
    assert {piece.kind for piece in row.left[0].pieces} == {"same", "quiet"}


def flow(left: list[str], right: list[str]) -> list[tuple[str, str]]:
    """The inline wording of the first pair of two versions."""
    one, other = version_from_sentences([left]), version_from_sentences([right])
    (row, *_) = look_at(compare_versions(one, other, Settings())).pairings[0].rows
    return [(piece.kind, piece.text) for piece in row.inline]


def test_typographic_difference_in_a_reworded_row_is_quiet() -> None:
    assert flow(['He called it "a waste" of somebody\'s money.'], ["He called it “a waste” of somebody’s time."]) == [
        ("same", "He called it "), ("quiet", "“"), ("same", "a waste"), ("quiet", "”"), ("same", " of "),
        ("quiet", "somebody’s"), ("same", " "), ("gone", "money"), ("come", "time"), ("same", "."),
    ]  # fmt: skip


def test_a_picture_of_joined_signs_is_one_sign() -> None:
    left, right = "\U0001f468\u200d\U0001f467\u200d\U0001f466", "\U0001f468\u200d\U0001f467"
    told = flow([f"The family {left} waved a flag 🇩🇪 on Monday."], [f"The family {right} waved a flag 🇩🇪 on Monday."])
    assert [piece for piece in told if piece[0] != "same"] == [("gone", left), ("come", right)]


def test_neighbouring_changes_are_one_in_the_inline_wording() -> None:
    left = ["The board will meet in May at the town hall, and the council will vote in June after the summer fair."]
    right = ["The board will meet in May at the town hall.", "The council will vote in June after the summer fair."]
    assert [piece for piece in flow(left, right) if piece[0] != "same"] == [("gone", ", and the"), ("come", ". The")]


def test_unpaired_statement_names_the_nearest_of_the_other_side(view: View) -> None:
    near = {row.left[0].number: [n.number for n in row.near] for row in rows_of(view, "dropped")}
    assert near == {"4": [], "11": [], "12": ["13"]}


def test_ten_findings_on_top_and_typography_apart(view: View) -> None:
    assert len(view.top) == TOP
    assert [told.rule for told in view.rest] == ["merged", "claim-added", "reworded"]
    assert [told.rule for told in view.typography] == ["typography"]
    assert [says for _, says, _ in view.more] == ["3 more findings", "1 typographic difference"]


def test_acknowledged_finding_stands_apart(made: Report) -> None:
    findings = (replace(made.findings[0], acknowledged=True), *made.findings[1:])
    view = look_at(replace(made, findings=findings))
    assert [told.id for told in view.acknowledged] == [findings[0].id]
    assert findings[0].id not in {told.id for told in (*view.top, *view.rest)}


def test_finding_on_a_part_of_a_statement_marks_that_part(view: View) -> None:
    told = next(told for told in view.top if told.rule == "attribution-dropped")
    assert [p.text for p in told.quotes[0].pieces if p.kind == "gone"] == [", according to the transit agency"]


def test_finding_on_a_whole_statement_strikes_nothing_out(made: Report) -> None:
    cited = made.findings[0].left
    assert cited is not None
    told = look_at(replace(made, findings=(replace(made.findings[0], marks_left=(cited.span,)),))).top[0]
    assert {piece.kind for piece in told.quotes[0].pieces} == {"same"}


def test_unmarked_side_shows_the_words_at_the_place_of_the_change(made: Report) -> None:
    long = " ".join(f"word{n}" for n in range(60))
    ours, theirs = (version_from_sentences([[f"{long} {end}."]], outlet="O", lang="en") for end in ("said Ann", "x"))
    at = ours.text.index("said Ann")
    here = Excerpt(0, 0, Span(at, at + 8), "said Ann")
    there = Excerpt(1, 0, theirs.statements[0].span, theirs.text)
    found = replace(made.findings[0], left=here, right=there, marks_left=(here.span,))
    shown = look_at(replace(made, versions=(ours, theirs), comparisons=(), findings=(found,))).top[0].quotes[1].pieces
    assert "word59 x." in shown[1].text
    assert "word1 " not in shown[1].text


def test_finding_knows_its_row_line_and_column(made: Report, view: View) -> None:
    told = view.top[0]
    cited = made.findings[0].left
    assert cited is not None
    text = made.versions[0].text.split("\n")[told.quotes[0].line - 1]
    assert text[told.quotes[0].offset - 1 :].startswith(cited.text)
    assert told.row in {row.id for row in view.pairings[0].rows}


def test_long_wording_is_cut_around_the_mark(made: Report) -> None:
    text = made.versions[0].text
    long = replace(made.versions[0].statements[0], span=Span(0, 400), text=text[:400])
    version = replace(made.versions[0], statements=(long, *made.versions[0].statements[1:]))
    cited = made.findings[0].left
    assert cited is not None
    cited = replace(cited, statement=0, span=Span(200, 206), text=text[200:206])
    finding = replace(made.findings[0], left=cited, marks_left=(Span(200, 206),))
    comparison = replace(made.comparisons[0], alignment=replace(made.comparisons[0].alignment, left=version))
    shown = look_at(
        replace(made, versions=(version, made.versions[1]), comparisons=(comparison,), findings=(finding,))
    ).top[0].quotes[0].pieces  # fmt: skip
    assert shown[0].text == "… "
    assert shown[-1].text == " …"
    assert [p.text for p in shown if p.kind == "gone"] == [text[200:206]]
    assert sum(len(p.text) for p in shown) < 200


def test_ledgers_tell_what_only_one_version_has(view: View) -> None:
    held = {
        ledger.name: {kind: [e.wording for e in entries] for kind, entries in ledger.columns} for ledger in view.ledgers
    }
    assert "the transit agency" in held["Sources"]["lost"]
    assert held["Numbers and dates"]["lost"] == ["March"]
    assert held["Numbers and dates"]["gained"] == ["April"]
    assert "$3.2 million" in held["Numbers and dates"]["both"]


@pytest.mark.parametrize(
    ("left", "right", "name", "lost"),
    [
        pytest.param("Teacher Dana Whitlock left.", "Dana Whitlock left.", "Names, titles, places", [], id="begins"),
        pytest.param(
            "“It broke,” harbour master Ellen Marsh said.", "“It broke,” Marsh said.", "Sources", [], id="described"
        ),
        pytest.param(
            "“It broke,” a spokesman for Ellen Marsh said.",
            "“It broke,” Marsh said.",
            "Sources",
            ["a spokesman for Ellen Marsh"],
            id="for-another",
        ),
        pytest.param(
            "It broke in eastern Elbonia.",
            "It broke in Elbonia.",
            "Names, titles, places",
            ["eastern Elbonia"],
            id="part-of-a-place",
        ),
    ],
)
def test_a_longer_name_is_one_with_its_end(left: str, right: str, name: str, lost: list[str]) -> None:
    one, other = (version_from_sentences([[text, "Nobody was hurt."]], lang="en") for text in (left, right))
    ledgers = look_at(compare_versions(one, other, Settings())).ledgers
    columns = dict(next(ledger for ledger in ledgers if ledger.name == name).columns)
    assert [entry.wording for entry in columns["lost"] if "no source" not in entry.wording] == lost
    assert bool(columns["both"]) or lost


def test_hedges_that_share_a_word_are_one_entry_of_the_ledger() -> None:
    texts = "The port is expected to reopen on May 3.", "The port will reopen on May 3."
    one, other = (version_from_sentences([[text]], lang="en") for text in texts)
    held = {ledger.name: dict(ledger.columns) for ledger in look_at(compare_versions(one, other, Settings())).ledgers}
    assert [entry.wording for entry in held["Hedges and conditions"]["lost"]] == ["is expected to"]


@pytest.mark.parametrize(
    ("right", "speaker"),
    [
        pytest.param("“We have no boat left,” she said on Monday.", "", id="no name"),
        pytest.param("“We have no boat left,” Ellen Marsh said.", "(Ellen Marsh)", id="named by the other version"),
    ],
)
def test_a_pronoun_is_no_speaker_of_the_ledger(right: str, speaker: str) -> None:
    texts = "“We have no boat left,” she said.", right
    one, other = (version_from_sentences([[text]], lang="en") for text in texts)
    columns = dict(look_at(compare_versions(one, other, Settings())).ledgers[0].columns)
    assert [(entry.wording, entry.aside) for entry in columns["both"]] == [("“We have no boat left”", speaker)]


def test_a_finding_on_several_statements_cites_the_first_and_the_last() -> None:
    left = [["Nobody was hurt.", "The ferry left the old quay at noon.", "It reached the island an hour later."]]
    right = [["Nobody was hurt.", "The ferry left the old quay at noon and reached the island an hour later."]]
    one, other = (version_from_sentences(sentences, lang="en") for sentences in (left, right))
    told = look_at(compare_versions(one, other, Settings())).told
    assert [one.where for one in told if one.rule == "merged"] == ["2–3 → 2"]


def test_an_article_is_no_number_of_the_ledger() -> None:
    one, other = (version_from_sentences([[text]], lang="it") for text in ("Un ponte su 3.", "Un ponte su 4."))
    columns = dict(look_at(compare_versions(one, other, Settings())).ledgers[0].columns)
    assert {kind: [entry.wording for entry in entries] for kind, entries in columns.items()} == {
        "lost": ["3"],
        "gained": ["4"],
        "both": [],
    }


def test_long_run_of_unchanged_rows_is_folded() -> None:
    plain = [Row(f"b{n}", "unchanged", ("kept",), (), ()) for n in range(7)]
    changed = Row("c", "dropped", ("dropped",), (), ())
    found = runs([plain[0], changed, *plain[1:5], changed, *plain[5:]])
    assert [(run.folded, len(run.rows)) for run in found] == [(False, 2), (True, 4), (False, 3)]
    assert found[1].says == "4 statements kept"


def test_map_has_a_shape_for_every_statement(made: Report, view: View) -> None:
    drawn = {shape.href for shape in shapes(view.pairings[0].rows)}
    for row in view.pairings[0].rows:
        for cells in (row.left, row.right):
            assert not cells or row.ghost or f"s-{cells[0].id}" in drawn


def test_coarse_map_joins_neighbours_of_one_kind() -> None:
    from compare.report.rows import Cell

    def side(which: int, n: int) -> tuple[Cell, ...]:
        return (Cell(f"v{which}.s{n}", str(n), "body", (Piece("same", "word " * 9),)),)

    rows = [Row(f"b{n}", "unchanged", ("kept",), side(1, n), side(2, n)) for n in range(1, 400)]
    assert len(shapes(rows)) == 3


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        pytest.param("stories/a.txt", "stories/a.txt", id="relative"),
        pytest.param("/home/jo/a.txt", "a.txt", id="absolute"),
        pytest.param("C:\\Users\\jo\\a.txt", "a.txt", id="windows"),
        pytest.param("https://paper.example/a", "https://paper.example/a", id="address"),
        pytest.param("-", "-", id="stdin"),
    ],
)
def test_absolute_path_shows_only_the_file_name(path: str, shown: str) -> None:
    assert shown_path(path) == shown


@pytest.mark.parametrize(
    ("number", "said"),
    [
        *(("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("4", "4th"), ("22", "22nd")),
        *(("11", "11th"), ("12", "12th"), ("113", "113th"), ("headline", "headline")),
    ],
)
def test_ordinal(number: str, said: str) -> None:
    assert ordinal(number) == said


def test_plural() -> None:
    assert [plural(n, "statement") for n in (0, 1, 1200)] == ["0 statements", "1 statement", "1,200 statements"]


def test_clip_cuts_at_a_blank_and_says_so() -> None:
    assert clip("one two three", 9) == "one two …"
    assert clip("one", 9) == "one"


def test_clean_shows_control_and_bidi_signs_on_one_line() -> None:
    assert clean("a\x1b[1m\u202eb\nc") == "a\u241b[1m<U+202E>b c"


def test_overlapping_marks_never_repeat_text() -> None:
    pieces = marked("abcdefgh", Span(0, 8), (Span(2, 5), Span(4, 6)), "gone")
    assert "".join(piece.text for piece in pieces) == "abcdefgh"


def test_two_versions_of_one_name_are_told_apart(made: Report) -> None:
    twice = (made.versions[0], made.versions[0])
    assert names_of(twice) == ("Early edition", "Early edition (2)")


def test_unknown_format_is_refused(made: Report) -> None:
    with pytest.raises(SettingsError, match="unknown format 'pdf'"):
        render(made, "pdf", Look())


@pytest.mark.parametrize(
    ("path", "format"), [("a/b.HTML", "html"), ("r.json", "json"), ("x.md", "markdown"), ("r", "")]
)
def test_suffix_chooses_the_format(path: str, format: str) -> None:
    assert format_of(path) == format


@pytest.mark.parametrize("format", FORMATS)
def test_a_report_renders_the_same_twice(made: Report, format: str) -> None:
    assert rendered(made, format, Look()) == rendered(report(), format, Look())
