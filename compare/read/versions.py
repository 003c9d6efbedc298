"""A folder or a ZIP archive of versions -> its sources, oldest first.

The time that every version states decides; where one of them states none, the names do, numbers by their value.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from compare.errors import EmptyDocument, ReadError, UnsupportedFormat
from compare.limits import LIMITS, Limits
from compare.model import Source
from compare.read.archive import members
from compare.read.base import display
from compare.read.raw import is_file, is_known, load

_NUMBER = re.compile(r"([0-9]+)")


class History(NamedTuple):
    """Sources, oldest first; ``by`` is ``time`` or ``name``; ``notes`` say what else lies there."""

    sources: tuple[str, ...]
    by: str
    notes: tuple[str, ...] = ()


class _Moment(NamedTuple):
    day: str
    clock: str  # "" where only the day is told
    zoned: bool


def history_of(path: str, *, keep_furniture: bool = False, limits: Limits = LIMITS) -> History:
    """The versions that lie in the folder or ZIP archive *path*, as sources that :func:`compare.read.read` takes.

    Each is read once to learn its time.  Raises :class:`ReadError` where *path* is neither, where fewer than two
    versions lie there, and where one of them cannot be read.
    """
    from compare.read import read

    found, others = _folder(path) if os.path.isdir(path) else _archive(path, limits)  # noqa: PTH112 - no Path of a ZIP member
    if len(found) < 2:
        what = "no version" if not found else "only one version"
        raise ReadError(f"{display(path)}: holds {what} of a story", "put two or more there, .txt .md .html .docx ...")
    found = sorted(found, key=natural)
    moments = [_moment(read(one, keep_furniture=keep_furniture, limits=limits).source) for one in found]
    timed = [moment for moment in moments if moment]
    notes = (f"left aside, being no version: {', '.join(sorted(others, key=natural))}",) if others else ()
    if len(timed) < len(found):
        return History(tuple(found), "name", notes)
    ranked = sorted(zip(found, _ranks(timed), strict=True), key=lambda pair: pair[1])
    return History(tuple(source for source, _ in ranked), "time", notes)


def natural(name: str) -> tuple[tuple[int, str, str], ...]:
    """A key that sorts *name* as a reader would: "v2" before "v10", capitals beside small letters."""
    pieces = _NUMBER.split(name)
    folded = (
        (len(one.lstrip("0")), one.lstrip("0"), one) if at % 2 else (0, one.casefold(), one)
        for at, one in enumerate(pieces)
    )
    return tuple(folded)


def _ranks(moments: Sequence[_Moment]) -> list[tuple[str, str]]:
    """What to sort by: the clock counts within a day only where all of that day tell one, in the same way."""
    kinds: dict[str, set[tuple[bool, bool]]] = {}
    for moment in moments:
        kinds.setdefault(moment.day, set()).add((bool(moment.clock), moment.zoned))
    return [(moment.day, moment.clock if len(kinds[moment.day]) == 1 else "") for moment in moments]


def _moment(source: Source) -> _Moment | None:
    """When this version was made: as modified, else as published."""
    stated = source.modified or source.published
    if not stated:
        return None
    if len(stated) <= 10:
        return _Moment(stated, "", zoned=False)
    moment = datetime.fromisoformat(stated)
    if moment.tzinfo is None:
        return _Moment(stated[:10], moment.time().isoformat(), zoned=False)
    moment = moment.astimezone(UTC)
    return _Moment(moment.date().isoformat(), moment.time().isoformat(), zoned=True)


def _folder(path: str) -> tuple[list[str], list[str]]:
    """The files of the folder that may be versions, and the names of the others; hidden ones do not count."""
    try:
        entries = [entry for entry in os.scandir(path) if not entry.name.startswith(".")]
        files = [entry.name for entry in entries if is_file(entry)]
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror})", "check the folder's permissions") from None
    known, others = _known(files)
    return [os.path.join(path, name) for name in known], others  # noqa: PTH118 - "./" and all stays as given


def _archive(path: str, limits: Limits) -> tuple[list[str], list[str]]:
    """The members of a ZIP archive that may be versions, as ``FILE.zip#MEMBER``, and the names of the others."""
    try:
        data = load(path, None, limits)
    except EmptyDocument:
        raise ReadError(f"{path}: is empty", "give a folder or a ZIP archive of versions") from None
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise UnsupportedFormat(f"{path}: is one file, no folder or ZIP archive", "name two versions or more")
    names = [name for name in members(data, path, limits) if not _is_hidden(name)]
    known, others = _known(names)
    # Those in the outermost folder that holds any: what lies deeper belongs to a saved page, or is a story of its own.
    depth = min((name.count("/") for name in known), default=0)
    others += [name for name in known if name.count("/") > depth]
    return [f"{path}#{name}" for name in known if name.count("/") == depth], others


def _known(names: Iterable[str]) -> tuple[list[str], list[str]]:
    names = list(names)
    return [name for name in names if is_known(name)], [name for name in names if not is_known(name)]


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return name.endswith("/") or any(part.startswith((".", "__MACOSX")) for part in parts)
