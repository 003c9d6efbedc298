"""Running the command in tests: in this process where that is enough, in one of its own where it is not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from compare.cli import main
from tests.stories import sources

LEFT, RIGHT = sources("council-copy-edit")


class Done(NamedTuple):
    """Exit code and what was written."""

    code: int
    out: str
    err: str


class Command:
    """``storydiff`` in this process; *capture* is pytest's ``capsysbinary``."""

    def __init__(self, capture: pytest.CaptureFixture[bytes]) -> None:
        self._capture = capture

    def __call__(self, *arguments: str | Path) -> Done:
        code = main([str(argument) for argument in arguments])
        out, err = self._capture.readouterr()
        return Done(code, out.decode(), err.decode())


def apart(
    *arguments: str | Path, cwd: Path | None = None, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """``python -m compare`` in a process of its own, under the environment of this one and *environment*."""
    command = [sys.executable, "-m", "compare", *map(str, arguments)]
    settings = {"PYTHONPATH": str(Path(__file__).parent.parent), **os.environ, **(environment or {})}
    return subprocess.run(command, cwd=cwd, env=settings, input=stdin, capture_output=True, check=False, timeout=120)
