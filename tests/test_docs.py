"""The docs tell what the program does: every command, option, format, label and file they name is there."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from benchmarks.rules_page import page as rules_page
from compare.cli import program
from compare.findings import RULES
from compare.report import FORMATS, SUFFIXES

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        ROOT / "reports" / "README.md",
        ROOT / "benchmarks" / "README.md",
    ]
)
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def options(command: click.Command) -> list[str]:
    """Every name of every option of *command*."""
    params = command.get_params(click.Context(command, info_name=command.name))
    return [name for param in params if isinstance(param, click.Option) for name in param.opts]


@pytest.mark.parametrize("name", sorted(program.commands))
def test_every_command_and_option_is_in_the_docs(name: str) -> None:
    page = text("docs/cli.md")
    assert f"storydiff {name}" in page
    for option in options(program.commands[name]):
        assert f"`{option}" in page, option


def test_docs_name_no_option_that_is_not_there() -> None:
    known = {option for command in program.commands.values() for option in options(command)}
    for name in ("README.md", "docs/cli.md"):
        told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text(name)))
        assert told <= known, name


def test_commands_of_the_readme_are_commands() -> None:
    page = text("README.md")
    code = "\n".join(re.findall(r"```\n(.*?)```", page, re.DOTALL) + re.findall(r"`(storydiff [^`]+)`", page))
    named = set(re.findall(r"^storydiff ([a-z]+)", code, re.MULTILINE))
    assert {"compare", "rules", "explain"} <= named <= set(program.commands)


def test_formats_and_suffixes_are_in_the_docs() -> None:
    page = text("docs/cli.md")
    for name in FORMATS:
        assert f"`{name}`" in page
    for suffix in set(SUFFIXES) - {".htm", ".markdown"}:
        assert suffix in page


def test_make_targets_of_the_docs_are_targets() -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    for page in PAGES:
        named = re.findall(r"(?:^|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(named) <= targets, page.name


def test_first_command_of_the_readme_is_make_report_then_make_test() -> None:
    commands = [
        line for block in re.findall(r"```\n(.*?)```", text("README.md"), re.DOTALL) for line in block.splitlines()
    ]
    assert commands[:2] == ["make report", "make test"]


def test_readme_begins_with_a_small_picture() -> None:
    head = text("README.md").splitlines()[2]
    picture = ROOT / re.findall(r"\]\(([^)]+\.png)\)", head)[0]
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < 200_000


@each_page
def test_links_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


@each_page
def test_one_sentence_a_line(page: Path) -> None:
    if page.name == "rules.md":
        return  # made from the rules, whose explanations are paragraphs
    prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for line in prose.splitlines():
        if not line.startswith(("|", "-", "#", "[", " ")):
            assert not re.search(r"[a-z)`][.?!] [A-Z]", line), line


@each_page
def test_no_path_of_a_machine_is_named(page: Path) -> None:
    assert not re.search(r"/(?:home|Users|work|tmp)/", page.read_text(encoding="utf-8"))


def test_rules_named_in_docs_exist() -> None:
    known = {rule.name for rule in RULES}
    for name in re.findall(r"--fail-on ([a-z,-]+)", text("README.md") + text("docs/cli.md")):
        assert set(name.split(",")) <= known


def test_pages_of_the_rules_are_made_from_the_rules() -> None:
    assert text("docs/rules.md") == rules_page(), "`make rules` writes docs/rules.md"
