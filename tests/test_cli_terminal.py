"""On a terminal: progress comes and goes on stderr, colours and the pager on stdout; none of it anywhere else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.command import LEFT, RIGHT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is a thing of POSIX")
ROOT = Path(__file__).parent.parent
PLAIN: list[tuple[list[str], dict[str, str]]] = [(["--no-color"], {}), ([], {"NO_COLOR": "1"})]


def on_terminal(*options: str, stream: str, **environment: str) -> str:
    """What a comparison shows on its terminal, when *stream* (names apart by blanks) and nothing else is one."""
    return shown_by("compare", LEFT, RIGHT, *options, stream=stream, environment=environment)


def shown_by(*arguments: str, stream: str, code: int = 0, environment: Mapping[str, str] | None = None) -> str:
    """The same of any command, which ends with *code*."""
    master, slave = os.openpty()
    streams = {name: slave if name in stream.split() else subprocess.DEVNULL for name in ("stdin", "stdout", "stderr")}
    command = [sys.executable, "-m", "compare", *arguments]
    settings = {**os.environ, "TERM": "xterm", **(environment or {})}
    shown = b""
    with subprocess.Popen(command, cwd=ROOT, env=settings, **streams) as process:  # type: ignore[call-overload]
        os.close(slave)
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # how Linux tells that the other end is closed
                break
            if not part:
                break
            shown += part
    os.close(master)
    assert process.returncode == code
    return shown.decode()


def test_progress_is_shown_and_taken_away() -> None:
    shown = on_terminal("-f", "json", stream="stderr")
    steps = shown.split("\r\x1b[K")
    assert [step for step in steps if "reading" in step or "aligning" in step]
    assert steps[-1] == ""


@pytest.mark.parametrize(
    ("options", "environment"),
    [pytest.param(["-q"], {}, id="quiet"), pytest.param([], {"TERM": "dumb"}, id="dumb-terminal")],
)
def test_progress_can_be_silenced(options: list[str], environment: dict[str, str]) -> None:
    assert on_terminal("-f", "json", *options, stream="stderr", **environment) == ""


@pytest.mark.parametrize(
    ("options", "environment"),
    [pytest.param(["--width", "40"], {}, id="option"), pytest.param([], {"COLUMNS": "40"}, id="environment")],
)
def test_progress_is_no_wider_than_the_terminal(options: list[str], environment: dict[str, str]) -> None:
    # Of a line that wraps only the last row can be taken away.
    long = "a-story-with-a-name-longer-than-forty-columns.txt"
    shown = shown_by("compare", long, RIGHT, *options, stream="stderr", code=2, environment=environment)
    steps = [step for step in shown.split("\r\x1b[K") if step.startswith("reading")]
    assert steps
    assert max(map(len, steps)) == 40


@pytest.mark.parametrize("arguments", [["rules"], ["explain", "split"]], ids=" ".join)
def test_pages_of_rules_have_the_colours_of_the_report(arguments: list[str]) -> None:
    coloured = shown_by(*arguments, stream="stdout")
    assert "\x1b[1;33m" in coloured
    for options, environment in PLAIN:
        plain = shown_by(*arguments, *options, stream="stdout", environment=environment)
        assert "\x1b" not in plain
        assert plain == re.sub(r"\x1b\[[\d;]*m", "", coloured)


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "no.txt", RIGHT], ["outlets", "no.txt", RIGHT], ["history", "no.txt", RIGHT],
        ["site", "no", "-o", "pages"], ["group", "no", "-o", "-"], ["explain", "no"], ["rules", "--select", "no"],
        ["schema", "-o", "tests"],
    ],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_trouble_stands_out_on_a_terminal_unless_colours_are_off(arguments: list[str]) -> None:
    assert (
        shown_by(*arguments, stream="stderr", code=2)
        .rpartition("\r\x1b[K")[2]
        .startswith("\x1b[1;91mstorydiff:\x1b[0m ")
    )
    for options, environment in PLAIN:
        told = shown_by(*arguments, *options, stream="stderr", code=2, environment=environment)
        assert told.rpartition("\r\x1b[K")[2].startswith("storydiff: ")


def test_terminal_report_is_coloured() -> None:
    assert "\x1b[1m" in on_terminal(stream="stdout")


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        pytest.param(["--no-color"], {}, id="option"),
        pytest.param([], {"NO_COLOR": "1"}, id="environment"),
        pytest.param([], {"TERM": "dumb"}, id="dumb-terminal"),
        pytest.param(["-f", "markdown"], {}, id="format-for-a-file"),
    ],
)
def test_colours_can_be_switched_off(options: list[str], environment: dict[str, str]) -> None:
    shown = on_terminal(*options, stream="stdout", **environment)
    assert shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("streams", "lines", "paged"),
    [
        pytest.param("stdin stdout", "20", True, id="longer-than-the-screen"),
        pytest.param("stdin stdout", "2000", False, id="fits-the-screen"),
        pytest.param("stdout", "20", False, id="nobody-at-the-keys"),
    ],
)
def test_pager_is_used_for_a_long_report_on_a_terminal(streams: str, lines: str, paged: bool) -> None:
    shown = on_terminal("--no-color", stream=streams, LINES=lines, PAGER="sed s/^/paged:/")
    assert shown
    assert ("paged:" in shown) is paged
