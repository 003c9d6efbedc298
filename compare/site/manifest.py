"""What the stories are: a folder with one sub-folder a story, or a ``.jsonl`` or ``.csv`` manifest, read line by line.

What cannot be used is a story with an ``error``: it is named on the index and does not stop the others.  A manifest is
never held as a whole, so it may tell of any number of stories.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any, TextIO

from compare.errors import ReadError, StorydiffError, meant
from compare.read.base import iso_moment
from compare.site.stories import Given, Story

KINDS = ("pair", "outlets", "history")
_STORY = ("story", "kind", "title", "versions")
VERSION_KEYS = ("path", "text", "outlet", "published", "label", "score")
#: Columns of a CSV manifest: one row a version, rows of a story together.
_COLUMNS = ("story", "kind", "title", *VERSION_KEYS)
_LONGEST = 40_000_000


def base_of(source: Path) -> Path:
    """The folder that the paths of the input *source* start from."""
    return source if source.is_dir() else source.parent


def stories(source: Path) -> Iterator[Story]:
    """The stories of *source* in its order.  Raises ReadError where it is no folder and no manifest we can read."""
    if source.is_dir():
        from compare.site.folders import in_folder

        return in_folder(source)
    suffix = source.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return _lines(source)
    if suffix == ".csv":
        return _rows(source)
    cause = "is no folder and no manifest" if source.exists() else "no such file or folder"
    raise ReadError(f"{source}: {cause}", "give a folder with one sub-folder a story, or a .jsonl or .csv manifest")


@contextmanager
def _opened(source: Path) -> Iterator[TextIO]:
    """The manifest as text.  Raises ReadError where it cannot be read."""
    try:
        with source.open(encoding="utf-8-sig", newline="") as file:
            yield file
    except UnicodeDecodeError as error:
        raise ReadError(f"{source}: is not UTF-8", "save it as UTF-8") from error
    except OSError as error:
        raise ReadError(f"{source}: cannot be read ({error.strerror or error})", "check the path") from error


def _lines(source: Path) -> Iterator[Story]:
    with _opened(source) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _line(line, f"{source.name}:{number}", f"line {number}")


def _line(line: str, where: str, unnamed: str) -> Story:
    """The story that one line of JSON tells of."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Story(unnamed, error=f"{where}: is no JSON ({error})")
    if not isinstance(data, dict):
        return Story(unnamed, error=f"{where}: is no object; begin the line with {{")
    return story_of(data, where, unnamed)


def story_of(data: Mapping[str, Any], where: str, unnamed: str) -> Story:
    """The story that *data* describes; *where* names the place for an error, *unnamed* the story that has no id."""
    id = data.get("story")
    known = id if isinstance(id, str) and id.strip() else unnamed
    try:
        if known != id:
            raise ReadError(f"{where}: no story id", 'give one under "story"; storydiff group sorts loose articles')
        check_keys(data, _STORY, where)
        versions = data.get("versions")
        if not isinstance(versions, list):
            raise ReadError(f"{where}: no list of versions", 'give one under "versions"')
        given = tuple(given_of(one, where) for one in versions)
        return Story(known, given, kind_of(data.get("kind"), where), text_of(data, "title", where))
    except StorydiffError as error:
        return Story(known, error=str(error))


def given_of(data: Any, where: str) -> Given:
    """The version that *data* describes.  Raises ReadError."""
    if not isinstance(data, Mapping):
        raise ReadError(f"{where}: a version is no object", 'give it as {"path": ...} or {"text": ...}')
    check_keys(data, VERSION_KEYS, where)
    path, text = text_of(data, "path", where), text_of(data, "text", where)
    if bool(path) == bool(text.strip()):
        raise ReadError(
            f"{where}: a version has {'both path and text' if path else 'neither path nor text'}", "give one"
        )
    published = text_of(data, "published", where)
    if published and not iso_moment(published):
        raise ReadError(f'{where}: published "{published[:40]}" is no date', "write it as in 2026-01-31T08:00Z")
    outlet, label = text_of(data, "outlet", where), text_of(data, "label", where)
    return Given(path, text, outlet, iso_moment(published), label, _score(data.get("score"), where))


def kind_of(value: Any, where: str) -> str:
    """One of the kinds, or "" where none is given.  Raises ReadError."""
    if value in (None, "", *KINDS):
        return value or ""
    raise ReadError(f"{where}: unknown kind {value!r}", f"choose one of {', '.join(KINDS)}")


def check_keys(data: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    """Raise ReadError for a key of *data* that means nothing."""
    for key in data:
        if key not in known:
            raise ReadError(
                f'{where}: unknown key "{str(key)[:40]}"', meant(str(key), known, f"known are {', '.join(known)}")
            )


def text_of(data: Mapping[str, Any], key: str, where: str) -> str:
    """The text under *key*, or "" where there is none.  Raises ReadError."""
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ReadError(f"{where}: {key} is {type(value).__name__}, not text", "put it in quote marks")
    return value


def _score(value: Any, where: str) -> float:
    if value is None or value == "":
        return -1.0
    try:
        score = float(value)
    except (TypeError, ValueError, OverflowError):  # an endless row of digits is a number to JSON
        score = -1.0
    if isinstance(value, bool) or not 0 <= score <= 1:
        raise ReadError(f"{where}: score is {value!r}", "give a number from 0 to 1")
    return score


def _rows(source: Path) -> Iterator[Story]:
    """Stories of a CSV manifest."""
    csv.field_size_limit(_LONGEST)
    with _opened(source) as file:
        reader = csv.reader(file, strict=True)
        try:
            columns = [name.strip().lower() for name in next(reader, [])]
            check_keys(dict.fromkeys(columns), _COLUMNS, f"{source.name}:1")
            if "story" not in columns:
                raise ReadError(f'{source.name}:1: no column "story"', f"head the columns {','.join(_COLUMNS)}")
            numbered = ((reader.line_num, row) for row in reader if any(row))
            cells = ((number, dict(zip(columns, row, strict=False)), len(row)) for number, row in numbered)
            for id, rows in groupby(cells, lambda one: one[1].get("story", "")):
                yield _grouped(id, list(rows), len(columns), source.name)
        except csv.Error as error:
            raise ReadError(f"{source.name}:{reader.line_num}: is no CSV ({error})", "check its quote marks") from error


def _grouped(id: str, rows: list[tuple[int, dict[str, str], int]], width: int, name: str) -> Story:
    """One story from its rows; kind and title may stand in any of them."""
    number = rows[0][0]
    for line, _, cells in rows:
        if cells > width:
            return Story(id or f"line {line}", error=f"{name}:{line}: {cells} cells under {width} columns")
    heads = {key: next((row[key] for _, row, _ in rows if row.get(key)), "") for key in ("kind", "title")}
    versions = []
    try:
        for line, row, _ in rows:
            versions.append(given_of({key: row[key] for key in VERSION_KEYS if row.get(key)}, f"{name}:{line}"))
    except StorydiffError as error:
        return Story(id or f"line {number}", error=str(error))
    story = story_of({"story": id, **heads, "versions": []}, f"{name}:{number}", f"line {number}")
    return story if story.error else Story(story.id, tuple(versions), story.kind, story.title)
