"""What the user gave -> bytes: a path, ``-``, ``FILE#ID``, ``FILE.zip#MEMBER``, ``REVISION:PATH`` of git, or a URL.

A file of that very name always wins, so that no colon or hash in a name is ever read as something else.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import BinaryIO

from compare.errors import EmptyDocument, ReadError
from compare.limits import LIMITS, Limits
from compare.read.raw import blank, load

_SELECTABLE = (".json", ".jsonl", ".ndjson", ".xml", ".docx")


@dataclass(frozen=True, slots=True)
class Found:
    """The bytes, the name whose suffix may tell the format, the story that was selected, and notes.

    ``committed`` is when git stored it: an ISO 8601 date-time, or "".
    """

    data: bytes
    name: str
    selector: str = ""
    notes: tuple[str, ...] = ()
    committed: str = ""


def obtain(source: str, stdin: BinaryIO | None, *, allow_private: bool = False, limits: Limits = LIMITS) -> Found:
    """The bytes of *source*.  Raises :class:`ReadError` where it cannot be read, :class:`EmptyDocument` where blank."""
    if not source.strip() and not _exists(source):
        raise ReadError("the name of a version is empty", "give a path, an address, or - for standard input")
    if source == "-" or _exists(source):
        return Found(load(source, stdin, limits), source)
    if source.lower().startswith(("http://", "https://")):
        from compare.read.url import fetch

        page = fetch(source, limits, allow_private=allow_private)
        return Found(_filled(page.data, source), page.name, notes=page.notes)
    if found := _in_archive(source, limits):
        return found
    path, _, selector = source.rpartition("#")
    if selector and path.lower().endswith(_SELECTABLE) and _exists(path):
        return Found(load(path, stdin, limits), path, selector)
    if "://" in source:
        raise ReadError(f"{source}: only http and https addresses are read", "save it and give the file")
    from compare.read.git import committed, parted, show

    if revised := parted(source):
        return Found(_filled(show(source, limits), source), revised[1], committed=committed(source))
    return Found(load(source, stdin, limits), source)


def _in_archive(source: str, limits: Limits) -> Found | None:
    """A member of a ZIP archive of versions, or None where *source* does not name one."""
    at = source.lower().find(".zip#") + len(".zip")
    if at < len(".zip") or not source[at + 1 :] or not _exists(source[:at]):
        return None
    from compare.read.archive import member

    path, name = source[:at], source[at + 1 :]
    return Found(_filled(member(load(path, None, limits), path, name, limits), source), name)


def _filled(data: bytes, source: str) -> bytes:
    if blank(data):
        raise EmptyDocument(f"{source}: holds no text", "give a file with the wording of a story")
    return data


def _exists(path: str) -> bool:
    try:
        return os.path.lexists(path)
    except (OSError, ValueError):
        return False
