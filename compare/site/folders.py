"""Stories as folders: each sub-folder is a story, its files are the versions; ``story.toml`` may say more."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from compare.errors import ReadError, StorydiffError
from compare.read.raw import is_file, is_folder, is_readme
from compare.site.manifest import VERSION_KEYS, check_keys, given_of, kind_of, text_of
from compare.site.stories import Given, Story, ordered

SAYS = "story.toml"
#: Files that are versions where ``story.toml`` names none.
SUFFIXES = frozenset({
    ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".json", ".xml", ".nitf",
})  # fmt: skip
_KEYS = ("title", "kind", "versions")


def in_folder(folder: Path) -> Iterator[Story]:
    """The stories of *folder*, in the order of their names (2 before 10).  Raises ReadError where it cannot be read."""
    names = _names(folder, folders=True)
    if not names:
        raise ReadError(
            f"{folder}: has no sub-folder",
            "give each story a folder with its versions; storydiff group sorts loose articles",
        )
    for name in names:
        yield _story(folder / name, name)


def _names(folder: Path, *, folders: bool = False) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            fits = is_folder if folders else is_file
            found = [one.name for one in entries if one.name[0] != "." and fits(one)]
    except OSError as error:
        raise ReadError(f"{folder}: cannot be read ({error.strerror or error})", "check its permissions") from error
    return sorted(found, key=_natural)


def _natural(name: str) -> tuple[list[tuple[int, int, str]], str]:
    """Digits compare as numbers; the name itself tells apart what is left."""
    parts = re.findall(r"\d+|\D+", name.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts], name


def _story(folder: Path, name: str) -> Story:
    try:
        files = _names(folder)
        said = _said(folder / SAYS, f"{name}/{SAYS}") if SAYS in files else {}
        where = f"{name}/{SAYS}"
        if "versions" in said:
            versions = tuple(_named(one, name, where) for one in said["versions"])
        else:
            versions = tuple(Given(f"{name}/{file}") for file in files if is_version(file))
        loose = "versions" not in said and not ordered(versions)
        return Story(name, versions, kind_of(said.get("kind"), where), text_of(said, "title", where), loose)
    except StorydiffError as error:
        return Story(name, error=str(error).replace(f"{folder.parent}{os.sep}", ""))


def is_version(name: str) -> bool:
    """Whether the file *name* is of a kind that is read, and no README."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES and not is_readme(name)


def _said(path: Path, where: str) -> dict[str, Any]:
    """What ``story.toml`` says.  Raises ReadError, with the line of a key that means nothing."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        said = tomllib.loads(text)
    except OSError as error:
        raise ReadError(f"{where}: cannot be read ({error.strerror or error})", "check its permissions") from error
    except ValueError as error:
        raise ReadError(f"{where}: {error}", "mend it or take it away") from error
    for key in said:
        check_keys({key: None}, _KEYS, f"{where}:{line_of(text, key)}")
    versions = said.get("versions", [])
    if not isinstance(versions, list):
        raise ReadError(f"{where}: versions is no list", "write [[versions]] and a path for each")
    for one in versions:
        for key in one if isinstance(one, dict) else ():
            check_keys({key: None}, VERSION_KEYS, f"{where}:{line_of(text, key)}")
    return said


def line_of(text: str, key: str) -> int:
    """The 1-based line on which *key* is given; 1 where it cannot be told."""
    found = re.search(rf"""^[ \t]*\[*[ \t]*["']?{re.escape(key)}["']?[ \t]*[=.\]]""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _named(data: Any, name: str, where: str) -> Given:
    """A version that ``story.toml`` names: a file of its own folder and nothing beyond."""
    if isinstance(data, dict) and isinstance(data.get("published"), date):
        data = {**data, "published": data["published"].isoformat()}
    given = given_of(data, where)
    path = PurePosixPath(given.path)
    if path.is_absolute() or ".." in path.parts or "\\" in given.path or ":" in given.path:
        raise ReadError(f"{where}: {given.path} leaves the folder of the story", "name a file in it")
    full = f"{name}/{given.path}" if given.path else ""
    return Given(full, given.text, given.outlet, given.published, given.label, given.score)
