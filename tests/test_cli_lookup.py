"""``rules``, ``explain`` and ``schema``: what they list, where it goes, how wide it is; and what all commands take."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from compare.cli import program
from compare.report import schema
from tests.command import LEFT, RIGHT, Command
from tests.test_docs import options

PAGES = [["rules"], ["explain", "quote-altered"], ["schema"]]
each_page = pytest.mark.parametrize("arguments", PAGES, ids=lambda arguments: arguments[0])
READERS = {"compare", "outlets", "history", "site", "group"}


@pytest.mark.parametrize(
    ("names", "commands"),
    [
        pytest.param(["-o", "--output", "--no-color", "--debug", "--version"], set(program.commands), id="all"),
        pytest.param(["--width"], set(program.commands) - {"schema"}, id="all-that-print-lines"),
        pytest.param(["--lang", "--keep-furniture", "--limit", "-q", "--quiet"], READERS, id="all-that-read"),
        pytest.param(["--select", "--ignore"], READERS - {"group"} | {"rules"}, id="all-with-rules"),
    ],
)
def test_an_option_is_on_every_command_where_it_means_something(names: list[str], commands: set[str]) -> None:
    for name in names:
        has = {one for one, command in program.commands.items() if name in options(command)}
        assert has == commands, name


def test_shared_options_tell_the_same_on_every_command() -> None:
    for name in ("--keep-furniture", "--limit", "--unit", "--jobs", "--scheduler", "--ship", "--no-color", "--select"):
        told = {
            param.help
            for command in program.commands.values()
            if command.name != "rules"
            for param in command.params
            if isinstance(param, click.Option) and name in param.opts
        }
        assert len(told) == 1, name


@each_page
def test_page_goes_to_a_file_whole(storydiff: Command, arguments: list[str]) -> None:
    Path("page").write_text("older")
    assert storydiff(*arguments, "-o", "page") == (0, "", "")
    assert Path("page").read_text(encoding="utf-8") == storydiff(*arguments).out
    assert storydiff(*arguments, "-o", "-") == storydiff(*arguments)
    assert storydiff(*arguments, "-o", "deep/er/page").code == 0


@each_page
def test_page_that_cannot_be_written_leaves_the_older_one(storydiff: Command, arguments: list[str]) -> None:
    Path("page.html").write_text("older")
    Path("folder").mkdir()
    for name, cause in {"page.html": "another format", "folder": "cannot write folder", "": "is empty"}.items():
        done = storydiff(*arguments, "-o", name)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert cause in done.err
    assert Path("page.html").read_text() == "older"
    assert sorted(path.name for path in Path().rglob("*")) == ["folder", "page.html"]


def test_rules_can_be_chosen(storydiff: Command) -> None:
    def names(*arguments: str) -> list[str]:
        return [line.split()[0] for line in storydiff("rules", *arguments).out.splitlines()]

    assert names("--select", "split,quote-altered") == ["fact", "quote-altered", "structure", "split"]
    assert names("--select", "split", "--ignore", "split") == []
    assert set(names()) - set(names("--ignore", "reworded,typography")) == {"style", "reworded", "typography"}
    done = storydiff("rules", "--select", "splitt")
    assert (done.code, done.out) == (2, "")
    assert "did you mean split?" in done.err


def test_width_and_columns_wrap_a_page_and_lose_no_word(storydiff: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (["rules"], ["explain", "number-changed"]):
        whole = storydiff(*arguments).out
        narrow = storydiff(*arguments, "--width", "50").out
        assert max(map(len, narrow.splitlines())) <= 50 < max(map(len, whole.splitlines()))
        assert narrow.split() == whole.split()
        storydiff(*arguments, "--width", "50", "-o", "page.txt")
        assert Path("page.txt").read_text(encoding="utf-8") == narrow
        monkeypatch.setenv("COLUMNS", "50")
        assert storydiff(*arguments).out == narrow
        assert storydiff(*arguments, "--width", "1000").out == whole
        monkeypatch.delenv("COLUMNS")


def test_settings_of_the_folder_count_for_pages_but_not_what_is_about_reports(storydiff: Command) -> None:
    every = storydiff("rules", "--width", "60").out
    Path("storydiff.toml").write_text('select = ["splitt"]\nwidth = 60')
    assert storydiff("rules").out == every  # it is where a wrong name sends its writer
    Path("storydiff.toml").write_text('select = ["split"]\nwidth = 60\noutput = "report.html"\nlang = "de"')
    assert storydiff("rules").out == every
    assert max(map(len, storydiff("explain", "number-changed").out.splitlines())) <= 60
    assert storydiff("schema").out == schema()
    assert storydiff("compare", LEFT, RIGHT).code == 0
    assert Path("report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    Path("storydiff.toml").write_text("selct = 1")
    assert "did you mean select?" in storydiff("rules").err
