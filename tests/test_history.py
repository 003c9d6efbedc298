"""``storydiff history`` from the command line and from Python: inputs, formats, exit codes, bad input."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import jsonschema
import pytest

import compare
from compare.report import BINARY, REPORTERS, rendered, schema
from compare.report.history.view import look_back
from compare.report.sheet import as_csv, as_xlsx, safe
from tests import histories, stories
from tests.command import Command

DEPOT = histories.sources("depot-history")
FORMATS = tuple(REPORTERS["history"])


def written(*texts: str, suffix: str = ".txt") -> list[str]:
    """Files ``1.txt``, ``2.txt`` ... in the current folder."""
    names = [f"{number}{suffix}" for number in range(1, len(texts) + 1)]
    for name, text in zip(names, texts, strict=True):
        Path(name).write_text(text, encoding="utf-8")
    return names


@pytest.mark.parametrize("suffix", histories.EXPECTED)
@pytest.mark.parametrize("story", histories.HISTORIES)
def test_report_is_the_accepted_one(story: str, suffix: str) -> None:
    expected = (stories.GOLDEN / story / f"expected.{suffix}").read_bytes()
    assert histories.made(story, suffix) == expected, "`make golden` accepts what is said now"


@pytest.mark.parametrize("format", sorted(set(FORMATS) - BINARY))
def test_each_format_goes_to_standard_output(storydiff: Command, format: str) -> None:
    done = storydiff("history", *DEPOT, "-f", format, "-o", "-")
    assert (done.code, done.err) == (0, "")
    assert "Lindquist" in done.out
    assert list(Path().iterdir()) == []


def test_markdown_tells_the_severity_of_each_finding() -> None:
    report = compare.history(DEPOT)
    shown = rendered(report, "markdown").decode()
    for one in report.findings:
        assert re.search(rf"^\d+\. \*\*{one.severity}, {one.rule}\*\*: ", shown, re.MULTILINE), one.rule


@pytest.mark.parametrize(
    ("name", "sign"), [("a.csv", b"\xef\xbb\xbfclaim,"), ("a.xlsx", b"PK"), ("a.html", b"<!doctype"), ("a.md", b"## ")]
)
def test_suffix_of_the_output_chooses_the_format(storydiff: Command, name: str, sign: bytes) -> None:
    done = storydiff("history", *DEPOT, "-o", name)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert Path(name).read_bytes().startswith(sign)


def test_html_without_a_place_goes_to_reports(storydiff: Command) -> None:
    done = storydiff("history", *DEPOT, "-f", "html")
    assert (done.code, done.out) == (0, "reports/01-07/index.html\n")


def test_json_validates_and_names_what_is_there(storydiff: Command) -> None:
    data = json.loads(storydiff("history", *DEPOT, "-f", "json").out)
    jsonschema.Draft202012Validator(json.loads(schema())).validate(data)
    assert data["kind"] == "history"
    assert [(one["left"], one["right"]) for one in data["comparisons"]] == [(f"v{n}", f"v{n + 1}") for n in range(1, 7)]
    statements = {one["id"] for version in data["versions"] for one in version["statements"]}
    findings = {one["id"] for one in data["findings"]}
    assert len(findings) == len(data["findings"])
    for claim in data["claims"]:
        assert list(claim["cells"]) == [f"v{n}" for n in range(1, 8)]
        assert all(set(cell["statements"]) <= statements for cell in claim["cells"].values() if cell)
        assert all(set(event["findings"]) <= findings for event in claim["events"])
    assert {one["finding"] for one in data["notices"]} <= findings


def test_folder_is_ordered_by_the_times_its_files_state(storydiff: Command) -> None:
    Path("versions").mkdir()
    for name, source in zip("gfedcba", DEPOT, strict=True):
        Path("versions", f"{name}.md").write_bytes(Path(source).read_bytes())
    data = json.loads(storydiff("history", "versions", "-f", "json").out)
    assert [one["label"][0] for one in data["versions"]] == list("gfedcba")
    assert data["notes"] == ["7 versions, in the order of the times they state"]


def test_archive_of_versions(storydiff: Command) -> None:
    with zipfile.ZipFile("versions.zip", "w") as archive:
        for source in DEPOT[:3]:
            archive.write(source, Path(source).name)
    data = json.loads(storydiff("history", "versions.zip", "-f", "json").out)
    assert [one["time"][11:16] for one in data["versions"]] == ["07:40", "08:25", "09:50"]


def test_all_revisions_of_git(storydiff: Command) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words], check=True, capture_output=True)

    git("init", "-q")
    for source in DEPOT[:3]:
        Path("story.md").write_bytes(Path(source).read_bytes())
        git("add", "story.md")
        git("commit", "-q", "-m", "next")
    data = json.loads(storydiff("history", "--git", "story.md", "-f", "json").out)
    assert len(data["versions"]) == 3
    assert all(re.fullmatch("[0-9a-f]{7,}", one["label"]) for one in data["versions"])
    assert data["notes"] == ["all 3 revisions that git has of story.md"]


def test_labels_name_the_versions(storydiff: Command) -> None:
    data = json.loads(storydiff("history", *DEPOT[:2], "--label", "early", "--label", "late", "-f", "json").out)
    assert [one["label"] for one in data["versions"]] == ["early", "late"]


def test_one_file_given_several_times_is_several_versions(storydiff: Command) -> None:
    data = json.loads(storydiff("history", *[DEPOT[0]] * 3, "-f", "json").out)
    assert [one["label"] for one in data["versions"]] == ["01.md", "01.md (2)", "01.md (3)"]
    assert len(data["notes"]) == 2
    assert data["findings"] == []


def test_version_without_text_is_left_out_and_said_to_be(storydiff: Command) -> None:
    names = written("One pump broke on Monday.", "", "Two pumps broke on Monday.")
    data = json.loads(storydiff("history", *names, "-f", "json").out)
    assert data["notes"] == ["version 2 (2.txt) holds no text and was left out"]
    assert len(data["versions"]) == 2


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_takes_odd_histories(storydiff: Command, format: str) -> None:
    names = written(
        "One pump broke on Monday.",
        "One pump broke on Monday.",
        "Une pompe est tombée en panne lundi dans le port de la ville, a dit la police.",
        '=HYPERLINK("http://x") [bold]x[/bold] <script>alert(1)</script> \x1b[31m \u202e.',
    )
    assert storydiff("history", *names, "-f", format, "-o", f"out.{format}").code == 0
    assert b"\x1b" not in Path(f"out.{format}").read_bytes().replace(b"PK", b"") or format in {"xlsx", "json"}


def test_two_versions_do(storydiff: Command) -> None:
    done = storydiff("history", *DEPOT[:2])
    assert done.code == 0
    assert "2 versions from 07:40 to 08:25" in done.out


def test_merged_claims_keep_the_wording_that_each_had_alone(storydiff: Command) -> None:
    tail = "The bridge was closed on Monday.\n\nEngineers will inspect the northern pillar on Friday morning.\n"
    one = "The council approved the budget of 4 million crowns."
    other = "The mayor signed the contract with the builder Nordlast."
    Path("1.txt").write_text(f"{tail}\n{one} {other}\n", encoding="utf-8")
    merged = "The council approved the budget of 4 million crowns, and the mayor signed the contract with Nordlast."
    Path("2.txt").write_text(f"{tail}\n{merged}\n", encoding="utf-8")
    page = storydiff("history", "1.txt", "2.txt", "-f", "markdown").out
    lifelines = page[page.index("### Lifelines") : page.index("### What happened")]
    assert one in lifelines
    assert other in lifelines
    assert merged not in lifelines


def test_thirty_versions_fit_a_narrow_terminal(storydiff: Command) -> None:
    names = written(*(f"By noon the pump had moved {n * 7} tonnes of water out of the pit." for n in range(30)))
    done = storydiff("history", *names, "--width", "80")
    assert done.code == 0
    lines = done.out.splitlines()
    assert max(len(line) for line in lines if "sha256" not in line) <= 80


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param([], "name two or more versions, a folder of them, or --git PATH", id="none"),
        pytest.param(["a.txt", "--git", "b.txt"], "--git stands in place of versions", id="git-and-versions"),
        pytest.param(["-"], "standard input is one version", id="stdin-alone"),
        pytest.param(["-", "-"], "standard input can be one of the versions", id="stdin-twice"),
        pytest.param(["1.txt"], "1.txt: is one file, no folder or ZIP archive", id="one-file"),
        pytest.param(["1.txt", "missing.txt"], "missing.txt", id="missing"),
        pytest.param(["1.txt", "2.txt"], "1.txt, 2.txt: one version holds text", id="one-with-text"),
        pytest.param(["1.txt", "1.txt", "--label", "a", "--label", "b", "--label", "c"], "3 labels for 2", id="labels"),
        pytest.param(["1.txt", "1.txt", "--select", "number-changd"], "number-changed", id="unknown-rule"),
        pytest.param(["1.txt", "1.txt", "-f", "docx"], "docx", id="no-such-format"),
    ],
)
def test_bad_input_is_told_in_one_line(storydiff: Command, words: list[str], says: str) -> None:
    written("One pump broke on Monday.", "")
    done = storydiff("history", *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--fail-on", "number-changed"], 1),
        (["--fail-on", "quote-altered"], 0),
        (["--fail-on", "any"], 1),
        (["--exit-code"], 1),
        (["--fail-on", "number-changed", "--ignore", "number-changed"], 0),
    ],
    ids=["fact", "other", "any", "changed", "ignored"],
)
def test_exit_code(storydiff: Command, words: list[str], code: int) -> None:
    assert storydiff("history", *DEPOT, *words, "-q").code == code


def test_nothing_changed_is_exit_code_0(storydiff: Command) -> None:
    assert storydiff("history", DEPOT[0], DEPOT[0], "--exit-code").code == 0


def test_review_acknowledges_findings_of_any_step(storydiff: Command) -> None:
    data = json.loads(storydiff("history", *DEPOT, "-f", "json").out)
    ids = [one["id"] for one in data["findings"]]
    Path("review.json").write_text(json.dumps({"format": 1, "acknowledged": [{"id": one} for one in ids]}))
    done = storydiff("history", *DEPOT, "--review", "review.json", "--fail-on", "any")
    assert done.code == 0
    assert "acknowledged number-changed" in done.out


def test_report_does_not_depend_on_the_folder(storydiff: Command) -> None:
    one = rendered(histories.report(), "html")
    Path("elsewhere").mkdir()
    assert rendered(histories.report.__wrapped__(), "html") == one


def test_python_door() -> None:
    report = compare.history(DEPOT, labels=("first",))
    assert report.chronicle
    assert report.versions[0].label == "first"
    assert len(report.comparisons) == 6
    assert "Lifelines" in str(report)
    assert report.to_html().startswith("<!doctype html>")
    assert json.loads(report.to_json())["kind"] == "history"


def test_python_door_takes_a_folder(tmp_path: Path) -> None:
    for source in DEPOT[:2]:
        (tmp_path / Path(source).name).write_bytes(Path(source).read_bytes())
    assert len(compare.history([tmp_path]).versions) == 2


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", " =1", "\u200b=1", "＝1", "|calc", "%x", "'x"],
    ids=repr,
)
def test_no_cell_of_a_csv_acts(cell: str) -> None:
    told = cell.replace("\r", "\n")
    assert safe(cell) == f"'{told}"
    assert next(csv.reader(io.StringIO(as_csv([[cell]])[1:], newline=""))) == [f"'{told}"]


def test_plain_cells_stay_as_they_are() -> None:
    assert [safe(cell) for cell in ("", "a = b", "1+1", "“=x”")] == ["", "a = b", "1+1", "“=x”"]


def test_notes_are_no_statements_that_came_or_went() -> None:
    steps = look_back(histories.report()).steps
    assert steps[1].came
    assert steps[1].says == "2 reworded, 1 split"


def test_excel_file_holds_strings_only_and_no_clock() -> None:
    rows = [["head"], ["=1+1"], ["http://example.org"], ["12"], ["x" * 40_000]]
    made = as_xlsx({"a": rows})
    assert as_xlsx({"a": rows}) == made
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert sheet.count('t="s"') == len(rows)
    assert "=1+1" in strings


def test_sheets_of_the_excel_file() -> None:
    with zipfile.ZipFile(io.BytesIO(rendered(histories.report(), "xlsx"))) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert names == ["lifelines", "wordings", "findings"]


def test_csv_has_a_row_for_each_claim_and_a_column_for_each_version() -> None:
    rows = list(csv.reader(io.StringIO(rendered(histories.report(), "csv").decode("utf-8-sig"), newline="")))
    assert rows[0][:3] == ["claim", "role", "v1 07:40 01.md"]
    assert {len(row) for row in rows} == {11}
    (row,) = [row for row in rows if "1931" in row[0]]
    assert row[2:9] == ["told", "as before", "as before", "dropped", "", "back, last told in v3", "as before"]


def test_the_time_of_an_update_is_no_fact_that_changed(storydiff: Command) -> None:
    rest = "\n\nThe ferry left Lem at noon on Tuesday.\n\nNobody knows yet why it ran aground.\n"
    news = "All 40 people were taken off the ferry, the coast guard said."
    sources = written(f"Update, 3:15 p.m.: {news}{rest}", f"UPDATE 4:40 p.m.: {news}{rest}")
    data = json.loads(storydiff("history", *sources, "-f", "json").out)
    assert [one["rule"] for one in data["findings"] if one["severity"] != "style"] == []
