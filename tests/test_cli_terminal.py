"""On a terminal: progress comes and goes on stderr, colours and the pager on stdout; none of it anywhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import LEFT, RIGHT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is a thing of POSIX")
ROOT = Path(__file__).parent.parent


def on_terminal(*options: str, stream: str, **environment: str) -> str:
    """What a comparison shows on its terminal, when *stream* (names apart by blanks) and nothing else is one."""
    master, slave = os.openpty()
    streams = {name: slave if name in stream.split() else subprocess.DEVNULL for name in ("stdin", "stdout", "stderr")}
    command = [sys.executable, "-m", "compare", "compare", LEFT, RIGHT, *options]
    settings = {**os.environ, "TERM": "xterm", **environment}
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
    assert process.returncode == 0
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
