"""Every test runs without the colours, widths and dates of the machine it runs on."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.command import Command

#: A shell starts what runs in the background deaf to Ctrl-C, and its children are deaf too: tests that interrupt a
#: child need it to hear.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "SOURCE_DATE_EPOCH", "PAGER", "LESS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def storydiff(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command, in this process and in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    return Command(capsysbinary)
