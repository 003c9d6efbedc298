"""``REVISION:PATH``: what git has stored, and nothing run or fetched on the way."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from compare.errors import EmptyDocument, ReadError
from compare.read import read
from compare.read.git import parted
from tests.command import Command

FIRST, SECOND = "The council voted 7 to 5 on Monday.\n", "The council voted 7 to 4 on Monday.\n"


def git(*arguments: str) -> None:
    names = {
        f"GIT_{who}_{what}": "storydiff@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    settings = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], check=True, capture_output=True, env=settings)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    git("init", "-q")
    Path("desk").mkdir()
    Path("desk/story.md").write_text(FIRST)
    Path("empty.md").write_text("")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    Path("desk/story.md").write_text(SECOND)
    git("commit", "-q", "-a", "-m", "second")
    return tmp_path


def test_revision_and_path_give_what_was_stored(repository: Path) -> None:
    found = read("HEAD~1:desk/story.md")
    assert found.text.strip() == FIRST.strip()
    assert (found.source.path, found.source.format) == ("HEAD~1:desk/story.md", "markdown")
    assert read("HEAD:desk/story.md").text.strip() == SECOND.strip()


def test_path_may_be_told_from_the_folder_one_is_in(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "desk")
    for path in ("story.md", "./story.md", "desk/story.md"):
        assert read(f"HEAD:{path}").text.strip() == SECOND.strip()


def test_command_compares_a_revision_with_the_file(
    repository: Path, storydiff: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    done = storydiff("compare", "HEAD~1:desk/story.md", "desk/story.md", "-f", "line")
    assert done.code == 0
    assert "number-changed" in done.out


def test_file_of_that_name_wins(repository: Path) -> None:
    Path("HEAD:desk").mkdir()
    Path("HEAD:desk/story.md").write_text("A file with a colon in its name.")
    assert read("HEAD:desk/story.md").text == "A file with a colon in its name."


@pytest.mark.parametrize(
    ("source", "cause"),
    [
        pytest.param("HEAD:desk/none.md", "no such file in that revision", id="path"),
        pytest.param("HEAD~9:desk/story.md", 'git knows no revision "HEAD~9"', id="revision"),
        pytest.param("HEAD:desk", "is a folder", id="folder"),
        pytest.param("--output=x:desk/story.md", "no such file", id="option-as-revision"),
        pytest.param("-c:desk/story.md", "no such file", id="short-option"),
        pytest.param("HEAD:--help", "no such file in that revision", id="option-as-path"),
        pytest.param("HEAD;touch x:desk/story.md", "no such file", id="shell"),
        pytest.param("HEAD:../../etc/passwd", "no such file in that revision", id="outside"),
        pytest.param("C:\\drafts\\story.md", "no such file", id="windows-path"),
        pytest.param("ftp://example.org/story.md", "only http and https", id="scheme"),
    ],
)
def test_what_cannot_be_read_is_told(repository: Path, source: str, cause: str) -> None:
    before = sorted(Path().iterdir())
    with pytest.raises(ReadError) as caught:
        read(source)
    assert cause in str(caught.value)
    assert source in str(caught.value)
    assert sorted(Path().iterdir()) == before


def test_empty_file_says_so(repository: Path) -> None:
    with pytest.raises(EmptyDocument):
        read("HEAD:empty.md")


def test_outside_a_repository_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ReadError, match="this folder is in no git repository"):
        read("HEAD:story.md")


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match="git is not installed"):
        read("HEAD:story.md")


@pytest.mark.parametrize(
    "source", ["C:\\story.txt", "C:/story.txt", "-x:story.md", ":story.md", "story.md", "a b:c", "x:"]
)
def test_what_is_no_revision_is_taken_for_a_path(source: str) -> None:
    assert parted(source) is None
