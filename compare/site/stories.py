"""What a story is before it is read, and which kind of report it asks for."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

#: A name that says its place in an order: "01.left", "v2", "draft-3", "2026-01-31".
_NUMBERED = re.compile(r"(?:v|version|draft|edition|rev(?:ision)?)?[-_. ]?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """A version as the input names it: a ``path`` below the input's folder, or the ``text`` itself.

    ``data`` is the content of the file where it travels with the story to a machine that does not see the file.
    ``score`` (0-1) says how surely it tells this story, where a grouping says so; -1 where none does.
    """

    path: str = ""
    text: str = ""
    outlet: str = ""
    published: str = ""
    label: str = ""
    score: float = -1.0
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A story of the input; ``kind`` is "" where it is to be told from its versions.

    ``loose``: the input does not say which version comes first, so the times that they state may.  ``error`` says what
    is wrong with it as it stands in the input; then nothing else of it can be trusted.
    """

    id: str
    versions: tuple[Given, ...] = ()
    kind: str = ""
    title: str = ""
    loose: bool = False
    error: str = ""


def ordered(versions: Sequence[Given]) -> bool:
    """Whether the names of all files say which comes first."""
    return all(one.path and _NUMBERED.match(PurePosixPath(one.path).name) for one in versions)


def told_kind(versions: Sequence[Given], outlets: Sequence[str]) -> str:
    """The kind that the versions ask for; *outlets* are as the input or the files themselves state them, or "".

    Several outlets are accounts of one event, and so are files that nothing puts in an order.  Two texts are otherwise
    a pair, more of them a history.
    """
    names = {outlet.casefold() for outlet in outlets}
    stated = "" not in names
    if len(versions) == 2:
        return "outlets" if stated and len(names) == 2 and not ordered(versions) else "pair"
    if stated and len(names) > 1:
        return "outlets"
    return "history" if stated or ordered(versions) or not any(one.path for one in versions) else "outlets"


def found(base: Path, path: str) -> Path:
    """The file below *base* that *path* names; ``#`` and the id of a story in it may end the path.

    Raises OSError where there is none, or something that is no file: a pipe would keep us waiting for ever.
    """
    for one in (base / path, base / path.rpartition("#")[0]):
        if one != base and one.exists():
            if not one.is_file():
                raise OSError(0, "is no file", os.fspath(one))
            return one
    raise FileNotFoundError(2, "no such file", os.fspath(base / path))
