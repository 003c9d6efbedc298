"""Every test runs without the colours, widths and dates of the machine it runs on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import Command


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "SOURCE_DATE_EPOCH", "PAGER", "LESS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def storydiff(capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command, in this process and in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    return Command(capsysbinary)
