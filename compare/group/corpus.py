"""The articles of a corpus: lines of a ``.jsonl`` file, or the files of a folder.

A place says where an article is, so that a worker reads it and its text never passes through the process that groups.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from compare.errors import ReadError, StorydiffError
from compare.group.profile import Profile, profile
from compare.model import Document, Source
from compare.read import READERS, read
from compare.read.base import iso_moment
from compare.settings import Settings
from compare.site.folders import is_version
from compare.text import show_hidden

LINES = (".jsonl", ".ndjson")
_APPARATUS = frozenset({"byline", "timestamp", "note"})


class Place(NamedTuple):
    """Where an article is: a whole file (``size`` -1), or ``size`` bytes from ``start`` of a file of lines.

    ``name`` is what a reader is told; ``data`` the article itself where it travels with its place.
    """

    number: int
    path: str
    name: str
    start: int = 0
    size: int = -1
    data: bytes | None = None


class Unread(NamedTuple):
    """An article that cannot be used: its place as a reader is told it, and why."""

    name: str
    cause: str


def places(source: Path, *, ship: bool = False) -> Iterator[Place]:
    """The places of all articles of *source*, with the articles in them where they *ship*.

    Paths are absolute, since a worker may start from another folder.
    Raises ReadError where it is no folder and no file of lines, or cannot be read.
    """
    if source.is_dir():
        found = _files(source.absolute())
    elif source.exists() and source.suffix.lower() in LINES:
        found = _lines(source.absolute(), ship)
    else:
        cause = "is no folder and no .jsonl file" if source.exists() else "no such file or folder"
        raise ReadError(f"{source}: {cause}", "give a folder of articles, or a .jsonl file with one a line")
    try:
        for place in found:
            shipped = ship and place.size < 0
            yield place._replace(data=Path(place.path).read_bytes()) if shipped else place
    except OSError as error:
        raise ReadError(f"{source}: cannot be read ({error.strerror or error})", "check its permissions") from error


def _files(folder: Path) -> Iterator[Place]:
    def refuse(error: OSError) -> None:
        raise error

    number = 0
    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if name[0] != ".")
        for name in sorted(files):
            path = Path(parent, name)
            if name[0] != "." and is_version(name) and path.is_file():
                yield Place(number, os.fspath(path), path.relative_to(folder).as_posix())
                number += 1


def _lines(file: Path, ship: bool) -> Iterator[Place]:
    start = 0
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield Place(number, os.fspath(file), f"{file.name}:{number}", start, len(line), line if ship else None)
            start += len(line)


def profiles(settings: Settings, chunk: Sequence[Place]) -> tuple[Profile | Unread, ...]:
    """What a worker does: the profiles of the articles at the places of *chunk*."""
    return tuple(_profile(place, data, settings) for place, data in _opened(chunk))


def _opened(chunk: Sequence[Place]) -> Iterator[tuple[Place, bytes | None]]:
    """Each place with its line; None where it is a file, which its reader opens."""
    lines = next((place.path for place in chunk if place.size >= 0 and place.data is None), "")
    if not lines:
        yield from ((place, place.data) for place in chunk)
        return
    with Path(lines).open("rb") as file:
        for place in chunk:
            file.seek(place.start)
            yield place, file.read(place.size)


def _profile(place: Place, data: bytes | None, settings: Settings) -> Profile | Unread:
    try:
        line = data if place.size >= 0 else None
        article = _from_file(place, settings) if line is None else from_line(place, line, settings)
        return profile(place.number, **article, lang=settings.lang)
    except StorydiffError as error:
        told = str(error).removeprefix(f"{place.name}: ").removeprefix(f"{place.path}: ")
    except Exception as error:
        told = f"internal error ({type(error).__name__}: {error}); report it with this article"
    return Unread(place.name, show_hidden(" ".join(told.split())))


def from_line(place: Place, data: bytes, settings: Settings) -> dict[str, str]:
    """Id, title, text, outlet and date of the article in a line of JSON.  Raises ReadError, or EmptyDocument."""
    try:
        story: Any = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{place.name}: is no JSON ({error})", "mend the line") from None
    if not isinstance(story, dict):
        raise ReadError(f"{place.name}: is no object", 'write {"id": ..., "title": ..., "text": ...}')
    id = story.get("id")
    known = {"id": str(id) if isinstance(id, str | int) else ""}
    fields = {name: story.get(name) or "" for name in ("title", "text", "outlet", "published")}
    if (
        isinstance(fields["text"], str)
        and fields["text"].strip()
        and all(isinstance(one, str) for one in fields.values())
    ):
        return known | fields | {"published": iso_moment(fields["published"])}
    source = Source(path=place.name, format="json")
    document = READERS["json"](data, source, keep_furniture=settings.keep_furniture, limits=settings.limits)
    return known | _told(document)


def _from_file(place: Place, settings: Settings) -> dict[str, str]:
    def opened(path: str) -> Document:
        return read(path, keep_furniture=settings.keep_furniture, limits=settings.limits)

    if place.data is None:
        document = opened(place.path)
    else:
        from tempfile import TemporaryDirectory

        with TemporaryDirectory(prefix="storydiff-") as folder:
            copy = Path(folder, Path(place.path).name)
            copy.write_bytes(place.data)
            document = opened(os.fspath(copy))
            document = replace(document, source=replace(document.source, path=place.path))
    return {"id": place.name} | _told(document)


def _told(document: Document) -> dict[str, str]:
    """What a document states of itself, and the text of its story."""
    source = document.source
    parts = [block.span.of(document.text) for block in document.blocks if block.kind not in _APPARATUS]
    return {
        "title": source.title,
        "text": "\n\n".join(parts),
        "outlet": source.outlet,
        "published": iso_moment(source.published),
    }
