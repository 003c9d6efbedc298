"""``REVISION:PATH``: what git has stored, and nothing run or fetched on the way."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from compare.errors import EmptyDocument, ReadError
from compare.read import read
from compare.read.git import parted, revisions
from tests.command import Command

FIRST, SECOND = "The council voted 7 to 5 on Monday.\n", "The council voted 7 to 4 on Monday.\n"


def git(*arguments: str, at: str = "2026-03-01T12:00:00+00:00") -> None:
    names = {
        f"GIT_{who}_{what}": "storydiff@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    names |= {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
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


@pytest.fixture
def rewritten(repository: Path) -> Path:
    """Four texts under two names, a commit that only renames, one that touches another file, and an older wording."""
    texts = [FIRST, SECOND, SECOND, "Third wording.\n", "Third wording.\n", FIRST]
    git("mv", "desk/story.md", "desk/é story.md")
    git("commit", "-q", "-m", "name")
    for text in texts[3:]:
        Path("desk/é story.md").write_text(text)
        Path("empty.md").write_text(text)
        git("commit", "-q", "-a", "--allow-empty", "-m", "more")
    return repository


def test_revisions_of_a_file_are_told_oldest_first_through_its_names(rewritten: Path) -> None:
    found = revisions("desk/é story.md")
    assert [read(source).text + "\n" for source in found] == [FIRST, SECOND, "Third wording.\n", FIRST]
    assert {len(source.partition(":")[0]) for source in found} == {12}
    assert [source.partition(":")[2] for source in found] == ["desk/story.md"] * 2 + ["desk/é story.md"] * 2


def test_revisions_are_the_same_from_the_folder_of_the_file(rewritten: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = revisions("desk/é story.md")
    monkeypatch.chdir(rewritten / "desk")
    assert revisions("é story.md") == whole
    assert read(whole[0]).text == FIRST.strip()


def test_revisions_of_a_merged_branch_are_told_once(repository: Path) -> None:
    git("checkout", "-q", "-b", "side")
    Path("desk/story.md").write_text("Written on a branch.\n")
    git("commit", "-q", "-a", "-m", "side")
    git("checkout", "-q", "-")
    Path("empty.md").write_text("other")
    git("commit", "-q", "-a", "-m", "main")
    git("merge", "-q", "--no-ff", "side", "-m", "merge")
    assert [read(source).text + "\n" for source in revisions("desk/story.md")] == [
        FIRST,
        SECOND,
        "Written on a branch.\n",
    ]


@pytest.mark.parametrize(
    ("path", "cause"),
    [
        pytest.param("desk/none.md", "git has no revision of it", id="unknown"),
        pytest.param("*.md", "git has no revision of it", id="pattern"),
        pytest.param(":(glob)**", "git has no revision of it", id="magic"),
        pytest.param("--output=x", "git has no revision of it", id="option"),
        pytest.param("../outside.md", "git has no revision of it", id="outside"),
    ],
)
def test_file_that_git_does_not_keep_is_told(repository: Path, path: str, cause: str) -> None:
    before = sorted(Path().iterdir())
    with pytest.raises(ReadError, match=cause):
        revisions(path)
    assert sorted(Path().iterdir()) == before


def test_commit_time_stands_where_the_text_states_none(repository: Path) -> None:
    stated = "---\ntitle: The vote\ndate: 2020-02-02\n---\n\nThe council voted 7 to 3 on Monday.\n"
    Path("desk/story.md").write_text(stated)
    git("commit", "-q", "-a", "-m", "third", at="2026-03-03T12:00:00+01:00")
    Path("empty.md").write_text("Another file was changed.")
    git("commit", "-q", "-a", "-m", "fourth", at="2026-03-04T12:00:00+01:00")
    silent, told = read("HEAD:empty.md").source, read("HEAD:desk/story.md").source
    assert (silent.published, dict(silent.origins)["published"]) == ("2026-03-04T12:00:00+01:00", "git")
    assert told.published == "2020-02-02"
    assert read("HEAD~2:desk/story.md").source.published == "2026-03-01T12:00:00+00:00"


def test_no_program_of_the_repository_runs(repository: Path) -> None:
    Path(".gitattributes").write_text("*.md diff=evil filter=evil\n")
    for key in ("diff.evil.textconv", "diff.external", "gpg.program", "core.pager", "filter.evil.smudge"):
        git("config", key, "touch ran; cat")
    git("config", "log.showSignature", "true")
    assert len(revisions("desk/story.md")) == 2
    assert read("HEAD:desk/story.md").source.published
    assert not Path("ran").exists()
