"""The code of docs/adding-a-reader.md runs as it stands: a newcomer who copies it has a reader and its tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from compare.read import READERS, raw, read
from compare.segment import segment
from compare.settings import Settings
from tests.command import Command
from tests.fixtures import HARBOUR, plain

PAGE = Path(__file__).parent.parent / "docs" / "adding-a-reader.md"


@pytest.fixture(scope="module")
def page() -> dict[str, Any]:
    """What the page defines: the reader, the generator, the tests."""
    names: dict[str, Any] = {"__name__": "opml"}
    for block in re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S):
        exec(compile(block, PAGE.name, "exec"), names)
    return names


@pytest.fixture(autouse=True)
def known(page: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """What "Make it known" says to edit."""
    monkeypatch.setitem(READERS, "opml", page["read_opml"])
    monkeypatch.setitem(raw._SUFFIXES, ".opml", "opml")


def test_test_of_the_text_passes(page: dict[str, Any], tmp_path: Path) -> None:
    page["test_everything_visible_is_in_reading_order"](tmp_path)


def test_test_of_a_bad_file_passes(page: dict[str, Any], storydiff: Command) -> None:
    test: Callable[..., None] = page["test_bad_file_is_refused_in_one_line"]
    (mark,) = test.pytestmark  # type: ignore[attr-defined]
    for case in mark.args[1]:
        test(storydiff, *case.values)


def test_same_story_gives_the_same_statements(page: dict[str, Any], tmp_path: Path) -> None:
    versions = []
    for name, data in (("story.opml", page["opml"](HARBOUR)), ("story.txt", plain(HARBOUR))):
        (tmp_path / name).write_bytes(data)
        versions.append(segment(read(str(tmp_path / name)), Settings()))
    for left, right in pairwise([(one.role, one.text) for one in version.statements] for version in versions):
        assert left == right
