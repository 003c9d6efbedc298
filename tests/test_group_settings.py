"""How articles of a corpus are read: their language, the furniture of their pages, and limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.group import profile
from tests.command import Command
from tests.test_group import CHESS, FERRY, FERRY_TOLD, HARVEST, told

SHARE = "\n\n".join(
    f"Follow us on {name}" for name in ("Plinkwire", "Quillbase", "Zanderpost", "Murmelnet", "Tockline")
)
#: Words of one language that are stop words of another: "die", "war", "den", "man", "wolf".
WAR = "Wolves die in the den when man makes war. "


@pytest.fixture
def folder() -> Path:
    """Two articles on two things, under the same share prompts."""
    found = Path("articles")
    found.mkdir()
    for name, text in {"harvest": HARVEST, "chess": CHESS}.items():
        (found / f"{name}.txt").write_text(f"{name.capitalize()} of the year\n\n{text}\n\n{SHARE}\n", encoding="utf-8")
    return found


def test_furniture_says_nothing_unless_it_is_kept(storydiff: Command, folder: Path) -> None:
    assert told(storydiff("group", folder, "-o", "-").out) == []
    (story,) = told(storydiff("group", folder, "-o", "-", "--keep-furniture").out)
    assert [version["path"] for version in story["versions"]] == ["articles/chess.txt", "articles/harvest.txt"]
    Path("storydiff.toml").write_text("keep-furniture = true")
    assert len(told(storydiff("group", folder, "-o", "-").out)) == 1


def test_stop_words_are_those_of_the_language_that_is_told() -> None:
    assert set(profile(0, "", "", WAR).terms) == {"wolve", "make"}
    assert {"die", "den", "man", "war"} <= set(profile(0, "", "", WAR, lang="en").terms)
    assert not {"in", "the", "when"} & set(profile(0, "", "", WAR, lang="en").terms)
    assert {"the", "when"} <= set(profile(0, "", "", WAR, lang="de").terms)
    assert {"the", "die"} <= set(profile(0, "", "", WAR, lang="fi").terms)


def test_language_decides_which_words_can_make_a_story(storydiff: Command) -> None:
    for name, text in {"a": WAR, "b": "Den war. Man die. War die, den man."}.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    assert told(storydiff("group", ".", "-o", "-").out) == []
    assert len(told(storydiff("group", ".", "-o", "-", "--lang", "EN").out)) == 1


def test_bad_language_is_refused_before_any_work(storydiff: Command, folder: Path) -> None:
    done = storydiff("group", folder, "-o", "stories.jsonl", "--lang", "english")
    assert (done.code, done.out) == (2, "")
    assert "'english' is no language code" in done.err
    assert not Path("stories.jsonl").exists()


def test_limit_that_an_error_names_can_be_lifted(storydiff: Command) -> None:
    Path("long.txt").write_text(f"{FERRY}\n\n" * 6_000, encoding="utf-8")
    Path("short.txt").write_text(FERRY_TOLD, encoding="utf-8")
    done = storydiff("group", ".", "-o", "-", "--limit", "text=1")
    assert done.code == 2
    assert "long.txt: " in done.err
    assert "--limit text=" in done.err
    assert storydiff("group", ".", "-o", "-", "--limit", "text=40").code == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_settings_reach_every_process(storydiff: Command, folder: Path, jobs: str) -> None:
    found = told(storydiff("group", folder, "-o", "-", "--keep-furniture", "--lang", "en", "--jobs", jobs).out)
    assert len(found) == 1
