"""Settings that stand in a file: which file counts, and that the command line wins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command import LEFT, RIGHT, Command


def signature(storydiff: Command, *options: str) -> str:
    data: dict[str, Any] = json.loads(storydiff("compare", LEFT, RIGHT, "-f", "json", *options).out)
    return str(data["tool"]["signature"])


@pytest.mark.parametrize(
    ("file", "text", "part"),
    [
        pytest.param("storydiff.toml", 'select = ["split", "merged"]', "|select:merged,split", id="list"),
        pytest.param("storydiff.toml", 'select = "split,merged"', "|select:merged,split", id="names-in-a-string"),
        pytest.param("storydiff.toml", "keep-furniture = true", "|furniture:kept", id="flag"),
        pytest.param("storydiff.toml", "keep_furniture = true", "|furniture:kept", id="underscore"),
        pytest.param("pyproject.toml", '[tool.storydiff]\nprofile = "outlets"', "|profile:outlets", id="pyproject"),
    ],
)
def test_settings_of_the_folder_count(storydiff: Command, file: str, text: str, part: str) -> None:
    assert part not in signature(storydiff)
    Path(file).write_text(text)
    assert part in signature(storydiff)


def test_command_line_wins(storydiff: Command) -> None:
    Path("storydiff.toml").write_text('select = ["split"]\nprofile = "outlets"')
    assert "|select:merged" in signature(storydiff, "--select", "merged")
    assert "|profile:versions" in signature(storydiff, "--profile", "versions")


def test_suffix_of_the_command_line_wins_over_a_format_of_the_settings(storydiff: Command) -> None:
    Path("storydiff.toml").write_text('format = "line"')
    for name, start in {"report.json": "{", "report.md": "## ", "report.any": "02.right.txt:"}.items():
        assert storydiff("compare", LEFT, RIGHT, "-o", name).code == 0
        assert Path(name).read_text(encoding="utf-8").startswith(start), name
    assert storydiff("compare", LEFT, RIGHT).out.startswith("02.right.txt:")
    storydiff("compare", LEFT, RIGHT, "-o", "report.json", "-f", "markdown")
    assert Path("report.json").read_text(encoding="utf-8").startswith("## ")
    Path("storydiff.toml").write_text('format = "line"\noutput = "set.json"')
    storydiff("compare", LEFT, RIGHT)
    assert Path("set.json").read_text(encoding="utf-8").startswith("02.right.txt:")


def test_own_file_wins_over_pyproject(storydiff: Command) -> None:
    Path("pyproject.toml").write_text('[tool.storydiff]\nignore = ["split"]')
    Path("storydiff.toml").write_text('ignore = ["merged"]')
    assert "|ignore:merged" in signature(storydiff)


def test_settings_may_begin_with_a_byte_order_mark(storydiff: Command) -> None:
    Path("storydiff.toml").write_text('ignore = ["split"]', encoding="utf-8-sig")
    assert "ignore:split" in storydiff("compare", LEFT, RIGHT).out


def test_project_without_tools_has_no_settings(storydiff: Command) -> None:
    Path("pyproject.toml").write_text("tool = 5", encoding="utf-8")
    assert storydiff("compare", LEFT, RIGHT).code == 0


def test_pyproject_of_another_tool_is_left_alone(storydiff: Command) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "paper"\n[tool.black]\nline-length = 100')
    assert storydiff("compare", LEFT, RIGHT, "-f", "line").code == 0


def test_settings_can_gate(storydiff: Command) -> None:
    Path("storydiff.toml").write_text('fail-on = ["quote-altered"]\nformat = "line"')
    done = storydiff("compare", LEFT, RIGHT)
    assert done.code == 1
    assert "quote-altered: " in done.out
