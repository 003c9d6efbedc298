"""What sources are called when nothing better tells them apart: the shortest end of their paths that does."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.read.base import display
from compare.read.git import parted

#: Signs of a commit's name that are shown.
SHORT = 8
_COMMIT = re.compile("[0-9a-f]{12,}")


def ends(paths: Sequence[str]) -> tuple[str, ...]:
    """For each source the shortest end of its path that no other has.

    A revision stands for its file, a member for its archive.  Sources that are alike get the same name.
    """
    names = [_names(path) for path in paths]
    return tuple(_shortest(own, [other for other in names if other != own]) for own in names)


def _shortest(own: Sequence[str], others: Sequence[Sequence[str]]) -> str:
    taken = {name for other in others for name in other}
    return next((name for name in own if name not in taken), own[0])


def _names(path: str) -> tuple[str, ...]:
    """What *path* can be called, from the shortest to the whole of it, which shows no folder of the machine alone."""
    revision = parted(path) if "\\" not in path else None
    if revision:
        name = revision[0][:SHORT] if _COMMIT.fullmatch(revision[0]) else revision[0]
        return (name, *(f"{name}:{end}" for end in _tails(revision[1])))
    file, mark, member = path.rpartition("#")
    # A file that holds others says its kind: "notes#2.txt" is one file.
    if "." in file:
        return (*_tails(member), *(f"{end}{mark}{member}" for end in _tails(file)))
    return _tails(display(path))


def _tails(path: str) -> tuple[str, ...]:
    parts = [part for part in re.split(r"[\\/]", path) if part]
    return tuple("/".join(parts[-count:]) for count in range(1, len(parts) + 1)) or (path,)
