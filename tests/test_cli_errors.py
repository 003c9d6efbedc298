"""What goes wrong is told in one line, with exit code 2, without a traceback, and leaves an older report alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from compare.report import BINARY, FORMATS
from tests.command import LEFT, RIGHT, Command, apart

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="no /dev/full")
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def storydiff(storydiff: Command) -> Command:
    """The command, in a folder with inputs that cannot be read and an older report."""
    Path("folder").mkdir()
    Path("empty.txt").write_bytes(b"")
    Path("blank.txt").write_bytes(b" \n\n \t\n\xc2\xa0\n")
    Path("binary.txt").write_bytes(bytes(range(256)) * 8)
    Path("picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200))
    Path("empty.html").write_text("<html><head><title></title></head><body></body></html>")
    Path("report.html").write_text("older")
    return storydiff


def trouble(done: tuple[int, str, str], *words: str) -> None:
    """One line on stderr that holds *words*, nothing on stdout, exit code 2."""
    code, out, err = done
    assert (code, out) == (2, "")
    assert err.startswith("storydiff: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert "internal error" not in err
    for word in words:
        assert word in err


@pytest.mark.parametrize(
    "source",
    ["missing.txt", "folder", "empty.txt", "blank.txt", "binary.txt", "picture.png", "empty.html", "no/such/folder.md"],
)
@pytest.mark.parametrize("side", ["left", "right"])
def test_input_that_cannot_be_read_is_named(storydiff: Command, source: str, side: str) -> None:
    pair = (source, RIGHT) if side == "left" else (LEFT, source)
    trouble(storydiff("compare", *pair, "-o", "report.html"), source)
    assert Path("report.html").read_text() == "older"
    assert not list(Path().glob("*.part"))


@pytest.mark.skipif(AS_ROOT, reason="root reads everything")
def test_file_without_permission(storydiff: Command) -> None:
    Path("secret.txt").write_text("A story.")
    Path("secret.txt").chmod(0)
    trouble(storydiff("compare", LEFT, "secret.txt"), "secret.txt", "Permission denied")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["compare", LEFT], ["missing argument 'RIGHT'"], id="one-version"),
        pytest.param(["compare", LEFT, RIGHT, LEFT], ["unexpected extra argument"], id="three-versions"),
        pytest.param(["compare", "-", "-"], ["standard input can be one"], id="stdin-twice"),
        pytest.param(["compare", LEFT, RIGHT, "--fromat", "html"], ["no such option", "--format"], id="option"),
        pytest.param(["compare", LEFT, RIGHT, "-f", "pdf"], ["'pdf' is not one of", "terminal"], id="format"),
        pytest.param(["compare", LEFT, RIGHT, "--profile", "all"], ["'all' is not one of"], id="profile"),
        pytest.param(["compare", LEFT, RIGHT, "-o", "report.xyz"], ["report.xyz", "give -f"], id="suffix"),
        pytest.param(["compare", LEFT, RIGHT, "--select", "quote-altred"], ["quote-altered"], id="select"),
        pytest.param(["compare", LEFT, RIGHT, "--ignore", "tipography"], ["typography"], id="ignore"),
        pytest.param(["compare", LEFT, RIGHT, "--fail-on", "hedge-droped"], ["hedge-dropped"], id="fail-on"),
        pytest.param(
            ["compare", LEFT, RIGHT, "--label", "a", "--label", "b", "--label", "c"], ["3 labels"], id="labels"
        ),
        pytest.param(["compare", LEFT, RIGHT, "--width", "7"], ["7"], id="narrow"),
        pytest.param(["compare", LEFT, RIGHT, "--date", "yesterday"], ["2026-01-31"], id="date"),
        pytest.param(["compare", LEFT, RIGHT, "--date", "2026-02-31"], ["2026-02-31", "2026-01-31"], id="no-such-day"),
        pytest.param(["compare", "", RIGHT], ["the name of a version is empty"], id="no-name"),
        pytest.param(["compare", LEFT, RIGHT, "-o", ""], ["the name of the output is empty"], id="output-no-name"),
        pytest.param(["compare", LEFT, RIGHT, "-o", f"{'x' * 300}.json"], ["too long", "check"], id="output-long-name"),
        pytest.param(["group", ".", "-o", "-", "--alike", "nan"], ["nan is not in the range"], id="no-number"),
        pytest.param(["compare", LEFT, "-", "--stdin-format", "wax"], ["'wax' is not one of"], id="stdin-format"),
        pytest.param(["explain", "number-change"], ["did you mean number-changed?"], id="explain"),
        pytest.param(["explain", "nope"], ["unknown rule 'nope'; storydiff rules lists them"], id="like-no-rule"),
        pytest.param(["compare", LEFT, RIGHT, "--lang", "english"], ["'english' is no language code"], id="language"),
        pytest.param(
            ["compare", LEFT, RIGHT, "-o", "x.csv"], ["tells no format for a comparison"], id="suffix-of-others"
        ),
        pytest.param(["explain"], ["missing argument 'RULE'"], id="explain-nothing"),
        pytest.param(["comprae", LEFT, RIGHT], ["comprae", "compare"], id="command"),
    ],
)
def test_bad_usage_is_told_with_the_next_step(storydiff: Command, arguments: list[str], words: list[str]) -> None:
    trouble(storydiff(*arguments), *words)


def test_no_command_shows_help_on_stderr(storydiff: Command) -> None:
    code, out, err = storydiff()
    assert (code, out) == (2, "")
    assert "compare" in err


@pytest.mark.parametrize(
    "output",
    [
        pytest.param("folder/../report.html/deeper.html", id="file-as-folder"),
        pytest.param("folder/report.json/", id="slash-for-json"),
        pytest.param("/dev/full", id="full-disk", marks=ON_LINUX),
    ],
)  # fmt: skip
def test_output_that_cannot_be_written_leaves_the_older_report(storydiff: Command, output: str) -> None:
    Path("folder/report.json").mkdir()
    format = "json" if "json" in output else "html"
    trouble(storydiff("compare", LEFT, RIGHT, "-f", format, "-o", output), "cannot write")
    assert Path("report.html").read_text() == "older"
    assert not list(Path().rglob("*.part"))


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        pytest.param(["compare", "a.txt", "b.txt"], "a.txt", id="left"),
        pytest.param(["compare", "a.txt", "b.txt"], "./b.txt", id="spelt-otherwise"),
        pytest.param(["compare", "a.txt", "b.txt", "-f", "html"], "link.txt", id="through-a-link"),
        pytest.param(["compare", "a.json#1", "b.txt"], "a.json", id="story-of-a-file"),
        pytest.param(["compare", "a.txt", "b.txt", "--review", "review.json"], "review.json", id="review"),
        pytest.param(["outlets", "a.txt", "b.txt"], "b.txt", id="outlets"),
        pytest.param(["history", "versions"], "versions/b.txt", id="history-of-a-folder"),
    ],
)
def test_a_report_never_takes_the_place_of_what_it_is_about(
    storydiff: Command, arguments: list[str], output: str
) -> None:
    Path("versions").mkdir()
    for name in ("a.txt", "b.txt", "versions/a.txt", "versions/b.txt"):
        Path(name).write_text(f"The bridge is shut, says {name}.", encoding="utf-8")
    Path("a.json").write_text('[{"text": "The bridge is shut."}, {"text": "It is open."}]', encoding="utf-8")
    Path("review.json").write_text('{"format": 1}', encoding="utf-8")
    Path("link.txt").symlink_to("a.txt")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    trouble(storydiff(*arguments, "-o", output), "is one of the inputs itself", "another name")
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


@pytest.mark.skipif(AS_ROOT, reason="root writes everywhere")
def test_folder_without_permission(storydiff: Command) -> None:
    Path("folder").chmod(0o500)
    trouble(storydiff("compare", LEFT, RIGHT, "-o", "folder/report.html"), "cannot write", "Permission denied")


@ON_LINUX
def test_full_disk_behind_standard_output_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "compare", "compare", LEFT, RIGHT, "-f", "json"]
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, check=False, cwd=Path(__file__).parent.parent
        )
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert b"cannot write to standard output" in done.stderr


@ON_LINUX
@pytest.mark.parametrize(
    ("arguments", "streams"),
    [
        pytest.param(f"compare no.txt {RIGHT}", "2>/dev/full", id="no-room-for-the-error"),
        pytest.param("compare --help", ">/dev/full", id="no-room-for-help"),
        pytest.param(f"compare - {RIGHT}", "<&-", id="standard-input-closed"),
        pytest.param("rules", ">&-", id="standard-output-closed"),
    ],
)
def test_stream_that_cannot_be_used_is_trouble_and_no_crash(arguments: str, streams: str) -> None:
    # Exit code 1 is for findings alone, and Python gives it to whatever nobody catches.
    command = f"{sys.executable} -m compare {arguments} {streams}"
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, check=False, cwd=Path(__file__).parent.parent, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == (0 if streams.startswith("2") else 1)
    assert b"internal error" not in done.stderr


def test_name_with_a_slash_at_its_end_is_no_file(storydiff: Command) -> None:
    trouble(storydiff("compare", LEFT, RIGHT, "-f", "json", "-o", "pages/"), "pages/: it is a folder", "name a file")
    assert not Path("pages").exists()


def test_interrupted_write_is_never_half_a_report(storydiff: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(self: Path, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", torn)
    trouble(storydiff("compare", LEFT, RIGHT, "-o", "report.html"), "No space left on device")
    assert Path("report.html").read_text() == "older"
    assert not list(Path().glob("*.part"))


def test_interrupt_while_writing_leaves_no_draft(storydiff: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Path, target: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    assert storydiff("compare", LEFT, RIGHT, "-o", "report.html").code == 130
    assert Path("report.html").read_text() == "older"
    assert not list(Path().glob("*.part"))


@pytest.mark.parametrize("format", FORMATS)
def test_name_that_is_no_text_does_not_break_a_report(tmp_path: Path, format: str) -> None:
    name = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        name.write_bytes(Path(LEFT).read_bytes())
    except OSError:
        pytest.skip("this file system takes only names that are text")
    done = apart("compare", name, RIGHT, "-f", format, "-o", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    if format not in BINARY:
        done.stdout.decode("utf-8")


def test_crash_is_one_line_and_never_exit_code_one(storydiff: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a\nb")

    monkeypatch.setattr("compare.pipeline.compare_sources", crash)
    code, out, err = storydiff("compare", LEFT, RIGHT, "--exit-code")
    assert (code, out) == (2, "")
    assert err.startswith("storydiff: internal error (ZeroDivisionError: a b); ")
    assert err.count("\n") == 1
    debugged = storydiff("compare", LEFT, RIGHT, "--debug")
    assert debugged.code == 2
    assert "Traceback" in debugged.err


def test_control_signs_of_a_file_name_are_shown_not_acted_on(storydiff: Command) -> None:
    name = "\x1b[31mred\x1b[0m\u202e.txt"
    done = storydiff("compare", name, RIGHT)
    trouble(done, "red")
    assert "\x1b" not in done.err
    assert "\u202e" not in done.err


def test_name_that_is_no_text_is_told() -> None:
    done = apart("compare", os.fsdecode(b"caf\xe9.txt"), RIGHT)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_interrupt_is_130_and_quiet(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "compare", "compare", "-", RIGHT]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parent.parent
    ) as process:
        time.sleep(1)  # it waits for standard input by now
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_interrupt_while_the_program_loads_is_130_and_quiet() -> None:
    code = """
import sys
from importlib.abc import MetaPathFinder
class Pressed(MetaPathFinder):
    def find_spec(self, name, *_):
        if name == "compare.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Pressed())
from compare.__main__ import main
sys.exit(main())
"""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, check=False, cwd=Path(__file__).parent.parent)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


SETTINGS = [
    pytest.param("storydiff.toml", 'slect = ["split"]', ["slect", "did you mean select?"], id="unknown-key"),
    pytest.param("storydiff.toml", 'width = "wide"', ["width", "whole number"], id="not-a-number"),
    pytest.param("storydiff.toml", "no-color = 1", ["no-color", "true or false"], id="not-a-flag"),
    pytest.param("storydiff.toml", "select = [1]", ["select", "list of names"], id="not-names"),
    pytest.param("storydiff.toml", "format = 1", ["format", "quote marks"], id="not-a-name"),
    pytest.param("storydiff.toml", 'format = "pdf"', ["format: 'pdf' is not one of"], id="unknown-format"),
    pytest.param("storydiff.toml", 'ignore = "reworde"', ["ignore: ", "did you mean reworded?"], id="unknown-rule"),
    pytest.param("storydiff.toml", 'fail-on = ["any", "nope"]', ["fail-on: unknown rule 'nope'"], id="rule-to-fail-on"),
    pytest.param("storydiff.toml", "width = 20", ["width: 20 is not in the range"], id="out-of-range"),
    pytest.param("storydiff.toml", "width = ", ["storydiff.toml", "Invalid value"], id="no-toml"),
    pytest.param("pyproject.toml", '[tool.storydiff]\nexitcod = 1', ["pyproject.toml", "exit-code"], id="pyproject"),
    pytest.param("pyproject.toml", "[tool]\nstorydiff = 5", ["tool.storydiff is 5", "begin a table"], id="no-table"),
    pytest.param("storydiff.toml", "debug = true", ["unknown setting 'debug'"], id="not-a-setting"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "text", "words"), SETTINGS)
def test_bad_settings_are_named_with_their_file(storydiff: Command, file: str, text: str, words: list[str]) -> None:
    Path(file).write_text(text)
    trouble(storydiff("compare", LEFT, RIGHT), file, *words)


def test_the_command_line_is_not_blamed_on_the_settings(storydiff: Command) -> None:
    Path("storydiff.toml").write_text('select = ["split"]\nwidth = 100')
    for options in (["--select", "nope"], ["--width", "20"]):
        done = storydiff("compare", LEFT, RIGHT, *options)
        trouble(done)
        assert "storydiff.toml" not in done.err


@pytest.mark.parametrize("command", [["schema"], ["rules"], ["group", ".", "-o", "-"]], ids=lambda command: command[0])
def test_slip_is_known_also_where_only_another_command_has_the_setting(storydiff: Command, command: list[str]) -> None:
    Path("storydiff.toml").write_text("exit-cod = true")
    trouble(storydiff(*command), "storydiff.toml: unknown setting 'exit-cod'; did you mean exit-code?")


def test_names_in_an_error_keep_their_letters(storydiff: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    trouble(storydiff("compare", LEFT, RIGHT), "storydiff: SOURCE_DATE_EPOCH is 'soon'")


def test_help_is_shown_whatever_the_settings_say(storydiff: Command) -> None:
    Path("storydiff.toml").write_text("nonsense")
    assert storydiff("compare", "--help").code == 0
