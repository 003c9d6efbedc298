"""Terminal, Markdown and line reports: the same findings, readable without colour, and nothing of a source acts."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from compare.model import Report
from compare.pipeline import compare_sources
from compare.report import Look, render
from compare.report.markdown import escape
from compare.report.rows import clean
from compare.settings import Settings
from tests.report_fixture import HOSTILE, hostile, report
from tests.stories import sources

SGR = re.compile(r"\x1b\[[\d;]*m")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@pytest.fixture(scope="module")
def made() -> Report:
    return report()


@pytest.mark.parametrize("width", [40, 80, 99, 100, 120, 200])
@pytest.mark.parametrize("color", [False, True], ids=["plain", "colour"])
def test_terminal_keeps_to_its_width(made: Report, width: int, color: bool) -> None:
    lines = SGR.sub("", render(made, "terminal", Look(width=width, color=color))).splitlines()
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("width", [40, 80, 120])
def test_terminal_cuts_no_word(made: Report, width: int) -> None:
    shown = set(re.findall(r"\w{4,}", render(made, "terminal", Look(width=width))))
    for version in made.versions:
        for statement in version.statements:
            assert set(re.findall(r"\w{4,}", statement.text)) <= shown


def test_terminal_is_stacked_below_100_columns_and_side_by_side_above(made: Report) -> None:
    assert " │ " not in render(made, "terminal", Look(width=99))
    assert " │ " in render(made, "terminal", Look(width=100))


def test_terminal_without_colour_shows_signs_and_no_escape(made: Report) -> None:
    text = render(made, "terminal", Look(width=80))
    assert "[-March-]{+April+}" in text
    assert "\x1b" not in text


def test_terminal_in_colour_shows_no_signs(made: Report) -> None:
    text = render(made, "terminal", Look(width=80, color=True))
    assert "\x1b[" in text
    assert "[-March-]" not in SGR.sub("", text)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("color", [False, True])
def test_terminal_tells_the_severity_of_each_finding_in_a_word(made: Report, width: int, color: bool) -> None:
    shown = SGR.sub("", render(made, "terminal", Look(width=width, color=color)))
    for one in made.findings:
        assert re.search(rf"^ *(\d+\. +)?{one.severity}, {one.rule}:", shown, re.MULTILINE), one.rule


def test_terminal_in_ascii_draws_no_boxes(made: Report) -> None:
    text = render(made, "terminal", Look(width=120, ascii=True))
    assert not set(text) & set("─│→·")
    assert " | " in text


def test_terminal_tells_in_the_order_of_the_page(made: Report) -> None:
    text = render(made, "terminal", Look(width=80))
    titles = [
        "11 of 14 statements",
        "findings of fact,",
        "Findings",
        "Ledgers",
        "Statement by statement",
        "Set aside",
        "Inputs",
    ]
    at = [text.index(title) for title in titles]
    assert at == sorted(at)


def test_terminal_lists_every_finding(made: Report) -> None:
    text = " ".join(render(made, "terminal", Look(width=200)).split())
    for finding in made.findings:
        assert f"{finding.rule}: {finding.message}" in text


@pytest.mark.parametrize("look", [Look(80), Look(120, color=True), Look(80, ascii=True)], ids=["80", "120", "ascii"])
def test_no_control_sign_of_a_source_reaches_the_screen(look: Look) -> None:
    text = render(hostile(), "terminal", look)
    assert CONTROL.search(SGR.sub("", text) if look.color else text) is None
    assert "[bold]was[/bold]" in " ".join(text.split())
    assert ":smile:" in text


def test_markdown_fits_and_says_what_it_left_out(made: Report) -> None:
    text = render(made, "markdown", Look(limit=6_000))
    assert len(text) <= 6_000
    assert re.search(r"\*\*Left out for length: .*\d+ more rows", text)
    assert made.signature.replace("|", "\\|") in text


def test_whole_markdown_leaves_nothing_out(made: Report) -> None:
    text = render(made, "markdown")
    assert len(text) < 65_000
    assert "Left out" not in text
    assert "until <del>March</del><ins>April</ins> after" in text


def test_markdown_tells_the_severity_of_each_finding(made: Report) -> None:
    text = render(made, "markdown")
    for one in made.findings:
        assert re.search(rf"^\d+\. \*\*{one.severity}, {one.rule}\*\*: ", text, re.MULTILINE), one.rule


def test_markdown_source_acts_nowhere() -> None:
    text = render(hostile(), "markdown")
    tokens = MarkdownIt("commonmark").parse(text)
    inner = [child for token in tokens for child in token.children or ()]
    tags = {child.content for child in inner if child.type == "html_inline"}
    assert tags <= {"<del>", "</del>", "<ins>", "</ins>", "<!-- -->"}
    assert not {child.type for child in inner} & {"image", "link_open", "code_inline"}
    assert not {token.type for token in tokens} & {"fence", "code_block"}
    blocks = [token.content.strip() for token in tokens if token.type == "html_block"]
    assert all(re.fullmatch("<details><summary>[A-Za-z0-9 ]+</summary>|</details>", one) for one in blocks)
    assert not re.search(r"@someone|#12|https://evil", text)
    assert CONTROL.search(text) is None


@pytest.mark.parametrize(
    "wording",
    [
        *("# no heading", "- no list", "1. no list", "> no quote", "+1", "12 | 3"),
        *("a*b*c _d_", "<b>&amp;", "a\\*b", "[x](y)", "~~x~~ $x$"),
        pytest.param(HOSTILE, id="hostile"),
    ],
)
def test_escaped_wording_reads_as_it_was(wording: str) -> None:
    wording = clean(wording)
    html = MarkdownIt("commonmark").enable("table").enable("strikethrough").render(f"{escape(wording)}")
    assert re.fullmatch(r"<p>.*</p>\n", html)
    assert unescape(re.sub(r"<!-- -->|</?p>|\n$", "", html)) == wording


def test_line_report_is_one_finding_a_line(made: Report) -> None:
    lines = render(made, "line").splitlines()
    assert len(lines) == len(made.findings)
    assert lines[0].startswith("stories/early.txt:4:85: quote-dropped: ")
    assert lines[1].startswith("stories/late.txt:3:66: date-changed: ")


def test_line_report_stays_on_its_line() -> None:
    made = hostile()
    broken = replace(made.findings[0], message="one\ntwo\r\nthree\u2028four")
    text = render(replace(made, findings=(broken,)), "line")
    assert text.count("\n") == 1
    assert CONTROL.search(text) is None


def test_acknowledged_findings_are_the_last_lines_and_say_so(made: Report) -> None:
    first, *others = made.findings
    lines = render(replace(made, findings=(replace(first, acknowledged=True), *others)), "line").splitlines()
    assert len(lines) == len(made.findings)
    assert [f"{first.rule}: acknowledged: {first.message}" in line for line in lines] == [False] * len(others) + [True]


def test_a_line_names_the_line_of_the_file() -> None:
    left, right = sources("club-draft-and-page")
    first = render(compare_sources(left, right, Settings()), "line").splitlines()[0]
    path, line, _, rule, _ = first.split(":", 4)
    assert (Path(path).name, rule.strip()) == ("02.right.html", "number-changed")
    assert "£950,000" in Path(right).read_text(encoding="utf-8").splitlines()[int(line) - 1]
