"""``storydiff outlets``: what it takes, where it writes, which exit code it gives, and what it says in trouble."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.accounts import DAM
from tests.command import Command, apart


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Command:
    return Command(capsysbinary)


def test_the_matrix_is_printed(run: Command) -> None:
    done = run("outlets", *DAM, "--width", "100")
    assert done.code == 0
    assert done.out.startswith("Dam gate opens by mistake, floods village\n3 sources tell")
    assert "Shared is not verified" in done.out


def test_the_order_of_the_sources_changes_the_columns_only(run: Command) -> None:
    one, other = (json.loads(run("outlets", *some, "-f", "json").out) for some in (DAM, DAM[::-1]))
    assert [found["id"] for found in one["findings"]] == [found["id"] for found in other["findings"]]
    assert [found["message"] for found in one["findings"]] == [found["message"] for found in other["findings"]]
    assert [claim["id"] for claim in one["claims"]] == [claim["id"] for claim in other["claims"]]
    labels = [[version["label"] for version in data["versions"]] for data in (one, other)]
    assert labels[0] == labels[1][::-1]


@pytest.mark.parametrize("suffix", ["html", "md", "json", "txt", "csv", "xlsx"])
def test_the_suffix_chooses_the_format(run: Command, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"matrix.{suffix}"
    assert run("outlets", *DAM, "-o", target).code == 0
    start = {"html": b"<!doctype html>", "md": b"## Dam", "json": b"{", "csv": b"\xef\xbb\xbfno.", "xlsx": b"PK"}
    assert target.read_bytes().startswith(start.get(suffix, b"Dam"))


def test_labels_name_the_columns_in_order(run: Command) -> None:
    done = run("outlets", *DAM, "--label", "One", "--label", "Two", "-f", "json")
    assert [version["label"] for version in json.loads(done.out)["versions"]] == ["One", "Two", "Northland Wire"]


def test_a_page_has_a_place_of_its_own(run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("outlets", *DAM, "-f", "html").out == "reports/courier-ledger-wire/index.html\n"
    assert run("outlets", *DAM, "-f", "xlsx").out == "reports/courier-ledger-wire/matrix.xlsx\n"
    assert (tmp_path / "reports" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_one_source_may_come_from_standard_input(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        buffer = io.BytesIO(Path(DAM[1]).read_bytes())

    monkeypatch.setattr("sys.stdin", Stream)
    done = run("outlets", DAM[0], "-", "-f", "json")
    assert [version["path"] for version in json.loads(done.out)["versions"]][1] == "-"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param((), 0, id="nothing-asked"),
        pytest.param(("--fail-on", "claim-conflict"), 1, id="a-conflict-stands"),
        pytest.param(("--fail-on", "any"), 1, id="any"),
        pytest.param(("--fail-on", "quote-dropped"), 0, id="a-rule-never-asked-between-outlets"),
        pytest.param(("--ignore", "claim-conflict", "--fail-on", "any"), 0, id="ignored"),
        pytest.param(("--exit-code",), 1, id="not-all-tell-all"),
    ],
)
def test_exit_code(run: Command, options: tuple[str, ...], code: int) -> None:
    assert run("outlets", *DAM, *options).code == code


def test_the_same_story_twice_tells_one_thing(run: Command) -> None:
    done = run("outlets", DAM[0], DAM[0], "--exit-code", "-f", "json")
    data = json.loads(done.out)
    assert done.code == 0
    assert any("one text, word for word" in note for note in data["notes"])
    assert [origin["versions"] for origin in data["origins"]] == [["v1", "v2"]]
    assert data["findings"] == []


def test_an_acknowledged_conflict_stands_apart_and_fails_no_run(run: Command, tmp_path: Path) -> None:
    found = json.loads(run("outlets", *DAM, "-f", "json").out)["findings"]
    review = tmp_path / "review.json"
    review.write_text(json.dumps({"format": 1, "acknowledged": [{"id": one["id"], "note": "seen"} for one in found]}))
    done = run("outlets", *DAM, "--review", review, "--fail-on", "any")
    assert done.code == 0
    assert "title 2 : 1 (acknowledged: seen)" in done.out
    assert "title 2 : 1 (acknowledged: seen)" in run("outlets", *DAM, "--review", review, "-f", "markdown").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param((DAM[0],), "two or more sources", id="one"),
        pytest.param(("-", "-"), "standard input can be one", id="standard-input-twice"),
        pytest.param((*DAM, *(f"--label={n}" for n in range(4))), "4 labels for 3 sources", id="labels"),
        pytest.param((*DAM, "-f", "docx"), "'docx' is not one of", id="format"),
        pytest.param((*DAM, "-o", "matrix.docx"), "tells no format for several outlets", id="suffix"),
        pytest.param((DAM[0], "nowhere.md"), "nowhere.md", id="missing"),
        pytest.param((*DAM, "--fail-on", "claim-conflit"), "claim-conflict", id="rule"),
    ],
)
def test_trouble_is_one_line_and_exit_code_2(run: Command, arguments: tuple[str, ...], said: str) -> None:
    done = run("outlets", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said.lower() in done.err.lower()
    assert done.err.count("\n") == 1


def test_an_empty_source_is_left_out_and_said_to_be(run: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = run("outlets", *DAM, tmp_path / "empty.txt", "-f", "json")
    data = json.loads(done.out)
    assert done.code == 0
    assert len(data["versions"]) == 3
    assert "empty.txt holds no text and was left out." in data["notes"]


def test_one_source_beside_empty_ones_is_trouble(run: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = run("outlets", DAM[0], tmp_path / "empty.txt")
    assert (done.code, done.out) == (2, "")
    assert "empty.txt holds no text" in done.err
    assert "two or more accounts" in done.err


def test_the_report_depends_on_no_hash_seed_and_no_folder(tmp_path: Path) -> None:
    made = {
        apart("outlets", *DAM, "-f", "json", cwd=folder, environment={"PYTHONHASHSEED": seed}).stdout
        for folder, seed in ((tmp_path, "1"), (tmp_path.parent, "2"))
    }
    assert len(made) == 1
