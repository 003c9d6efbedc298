"""The command line: what goes where, in which format, and which exit code says what."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from compare import __version__
from compare.findings import RULES
from compare.report import BINARY, FORMATS, schema
from tests.command import LEFT, RIGHT, Command, apart

SIGNS = {
    "terminal": "Findings (",
    "html": "<!doctype html>",
    "markdown": "## ",
    "json": '{\n "format": 1',
    "line": "02.right.txt:",
}


@pytest.mark.parametrize("format", sorted(set(FORMATS) - BINARY))
def test_each_format_goes_to_standard_output(storydiff: Command, format: str) -> None:
    done = storydiff("compare", LEFT, RIGHT, "-f", format, "-o", "-")
    assert (done.code, done.err) == (0, "")
    assert SIGNS[format] in done.out if format == "terminal" else done.out.lower().startswith(SIGNS[format])
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.html", "html"), ("a.HTM", "html"), ("a.md", "markdown"), ("a.json", "json"), ("a.txt", "terminal")],
)
def test_suffix_of_the_output_chooses_the_format(storydiff: Command, name: str, format: str) -> None:
    done = storydiff("compare", LEFT, RIGHT, "-o", name)
    assert (done.code, done.out, done.err) == (0, "", "")
    expected = storydiff("compare", LEFT, RIGHT, "-f", format, "-o", "-")
    assert Path(name).read_bytes() == expected.out.encode()


def test_format_wins_over_the_suffix(storydiff: Command) -> None:
    storydiff("compare", LEFT, RIGHT, "-f", "json", "-o", "report.txt")
    assert json.loads(Path("report.txt").read_bytes())["kind"] == "comparison"


def test_html_without_a_place_goes_to_reports_and_says_where(storydiff: Command) -> None:
    done = storydiff("compare", LEFT, RIGHT, "-f", "html")
    assert (done.code, done.out) == (0, "reports/01-left-02-right/index.html\n")
    assert Path(done.out.strip()).is_file()
    assert Path("reports/.gitignore").read_text() == "*\n"


def test_reports_of_a_project_keep_their_own_gitignore(storydiff: Command) -> None:
    Path("reports").mkdir()
    Path("reports/README.md").write_text("ours")
    storydiff("compare", LEFT, RIGHT, "-f", "html", "-q")
    assert sorted(path.name for path in Path("reports").iterdir()) == ["01-left-02-right", "README.md"]


def test_folder_as_output_gets_an_index_page(storydiff: Command) -> None:
    Path("pages").mkdir()
    assert storydiff("compare", LEFT, RIGHT, "-f", "html", "-o", "pages").code == 0
    assert sorted(path.name for path in Path("pages").iterdir()) == [".gitignore", "index.html"]


def test_folders_above_the_output_are_made(storydiff: Command) -> None:
    assert storydiff("compare", LEFT, RIGHT, "-o", "deep/er/report.json").code == 0
    assert Path("deep/er/report.json").is_file()
    assert not list(Path().rglob(".gitignore"))


def test_quiet_says_nothing_about_the_place(storydiff: Command) -> None:
    assert storydiff("compare", LEFT, RIGHT, "-f", "html", "-q") == (0, "", "")


def test_standard_input_is_one_side(storydiff: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path(RIGHT).read_bytes())))
    done = storydiff("compare", LEFT, "-", "-f", "json")
    assert json.loads(done.out)["versions"][1]["text"] == Path(RIGHT).read_text(encoding="utf-8")


def test_stdin_format_says_what_standard_input_is(storydiff: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    page = b"# A ferry was late\n\nIt was *very* late on Monday, the captain said, and nobody was told why.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page)))
    done = storydiff("compare", LEFT, "-", "--stdin-format", "markdown", "-f", "json")
    assert "It was very late" in json.loads(done.out)["versions"][1]["text"]


def test_labels_name_the_columns(storydiff: Command) -> None:
    done = storydiff("compare", LEFT, RIGHT, "--label", "Copy", "--label", "Desk", "-f", "json")
    assert [version["label"] for version in json.loads(done.out)["versions"]] == ["Copy", "Desk"]


@pytest.mark.parametrize(
    ("options", "part"),
    [
        pytest.param(["--lang", "EN"], "lang:en", id="lang"),
        pytest.param(["--profile", "outlets"], "profile:outlets", id="profile"),
        pytest.param(["--unit", "clause"], "unit:clause", id="unit"),
        pytest.param(["--keep-furniture"], "furniture:kept", id="furniture"),
        pytest.param(["--select", "split,merged", "--select", "buried"], "select:buried,merged,split", id="select"),
        pytest.param(["--ignore", "typography"], "ignore:typography", id="ignore"),
    ],
)  # fmt: skip
def test_what_changes_the_result_stands_in_the_signature(storydiff: Command, options: list[str], part: str) -> None:
    done = storydiff("compare", LEFT, RIGHT, "-f", "json", *options)
    assert part in json.loads(done.out)["tool"]["signature"].split("|")


def test_select_and_ignore_choose_findings(storydiff: Command) -> None:
    def rules(*options: str) -> set[str]:
        done = storydiff("compare", LEFT, RIGHT, "-f", "json", *options)
        return {finding["rule"] for finding in json.loads(done.out)["findings"]}

    everything = rules()
    assert {"hedge-dropped", "quote-altered"} <= everything
    assert rules("--select", "hedge-dropped,quote-altered") == {"hedge-dropped", "quote-altered"}
    assert rules("--ignore", "hedge-dropped") == everything - {"hedge-dropped"}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param([], 0, id="changes-alone-are-no-failure"),
        pytest.param(["--exit-code"], 1, id="exit-code"),
        pytest.param(["--fail-on", "any"], 1, id="any"),
        pytest.param(["--fail-on", "quote-altered"], 1, id="rule-that-stands"),
        pytest.param(["--fail-on", "polarity-flipped,hedge-dropped"], 1, id="one-of-two"),
        pytest.param(["--fail-on", "polarity-flipped"], 0, id="rule-that-does-not"),
        pytest.param(["--fail-on", "any", "--select", "polarity-flipped"], 0, id="nothing-selected"),
    ],
)
def test_exit_code_is_one_only_when_asked_for(storydiff: Command, options: list[str], code: int) -> None:
    assert storydiff("compare", LEFT, RIGHT, "-f", "line", *options).code == code


def test_same_story_is_no_change(storydiff: Command) -> None:
    assert storydiff("compare", LEFT, LEFT, "--exit-code", "--fail-on", "any", "-f", "line") == (0, "", "")


def test_report_is_written_also_when_the_run_fails(storydiff: Command) -> None:
    assert storydiff("compare", LEFT, RIGHT, "--fail-on", "any", "-o", "report.md").code == 1
    assert Path("report.md").is_file()


def test_width_and_columns_shape_the_terminal_report(storydiff: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def widest(*options: str) -> int:
        return max(map(len, storydiff("compare", LEFT, RIGHT, *options).out.splitlines()))

    assert widest("--width", "60") <= 60 < widest("--width", "120") <= 120
    monkeypatch.setenv("COLUMNS", "70")
    assert 60 < widest() <= 70


def test_no_number_of_columns_is_too_large(storydiff: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "99999999999")
    assert storydiff("compare", LEFT, RIGHT) == storydiff("compare", LEFT, RIGHT, "--width", "1000")


def test_nothing_is_coloured_outside_a_terminal(storydiff: Command) -> None:
    assert "\x1b" not in storydiff("compare", LEFT, RIGHT).out


@pytest.mark.parametrize(
    ("given", "environment", "shown"),
    [
        pytest.param(["--date", "2026-02-03"], "", "2026-02-03", id="option"),
        pytest.param([], "1767225600", "2026-01-01", id="epoch"),
        pytest.param(["--date", "2026-02-03"], "1767225600", "2026-02-03", id="option-wins"),
    ],
)
def test_date_comes_from_option_or_environment(
    storydiff: Command, monkeypatch: pytest.MonkeyPatch, given: list[str], environment: str, shown: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", environment)
    assert shown in storydiff("compare", LEFT, RIGHT, "-f", "html", "-o", "-", *given).out


def test_rules_lists_every_rule(storydiff: Command) -> None:
    done = storydiff("rules")
    assert done.code == 0
    for rule in RULES:
        assert re.search(rf"^\s*{rule.name}\s", done.out, re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_explain_prints_the_page_of_each_rule(storydiff: Command, rule: object) -> None:
    name, explanation, example = (getattr(rule, key) for key in ("name", "explanation", "example"))
    done = storydiff("explain", name)
    assert done.code == 0
    for part in (name, explanation, *example, f"--ignore {name}"):
        assert part in done.out


def test_schema_is_the_one_in_the_package(storydiff: Command) -> None:
    done = storydiff("schema")
    assert done.out == schema()
    jsonschema.Draft202012Validator.check_schema(json.loads(done.out))


@pytest.mark.parametrize("arguments", [["--version"], ["compare", "--version"], ["schema", "--version"]], ids=" ".join)
def test_version(storydiff: Command, arguments: list[str]) -> None:
    assert storydiff(*arguments) == (0, f"storydiff {__version__}\n", "")


def test_help_of_compare_names_formats_and_profiles(storydiff: Command) -> None:
    done = storydiff("compare", "--help")
    assert done.code == 0
    assert "[terminal|html|markdown|json|line|docx]" in done.out
    assert "[versions|outlets]" in done.out


def test_module_is_the_same_program() -> None:
    done = apart("compare", LEFT, RIGHT, "-f", "line")
    assert done.returncode == 0
    assert done.stdout.startswith(b"02.right.txt:")


def test_reader_that_goes_away_is_no_trouble() -> None:
    command = [sys.executable, "-m", "compare", "compare", LEFT, RIGHT, "-f", "html", "-o", "-"]
    root = Path(__file__).parent.parent
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


RUNS = [
    pytest.param({"PYTHONHASHSEED": "1"}, id="another-hash-seed"),
    pytest.param({"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}, id="plain-locale"),
    pytest.param({"PYTHONHASHSEED": "3", "PYTHONIOENCODING": "latin-1", "TZ": "Asia/Tokyo"}, id="latin-1-and-zone"),
]


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every format, from a folder of its own."""
    folder = tmp_path_factory.mktemp("reference")
    return {name: apart("compare", LEFT, RIGHT, "-f", name, "-o", "-", cwd=folder).stdout for name in FORMATS}


@pytest.mark.parametrize("environment", RUNS)
@pytest.mark.parametrize("format", FORMATS)
def test_same_bytes_whatever_the_hash_seed_folder_and_locale(
    reference: dict[str, bytes], tmp_path: Path, format: str, environment: dict[str, str]
) -> None:
    done = apart("compare", LEFT, RIGHT, "-f", format, "-o", "-", cwd=tmp_path, environment=environment)
    assert done.stdout == reference[format]
    assert done.stdout


def test_no_report_holds_the_folder_it_was_made_in(reference: dict[str, bytes]) -> None:
    for name, text in reference.items():
        assert os.fsencode(str(Path(LEFT).parent)) not in text, name
