"""What worker processes of this machine built, on its way back to the process that writes the site.

Pages are large, and a pipe that a worker dies over in the middle of a large message is never read to its end: the pool
would wait for ever.  So a result goes through a file, and the pipe carries its name.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import mkstemp

from compare.errors import WriteError
from compare.site.page import Built
from compare.site.stories import Story

Task = Callable[[Sequence[Story]], tuple[Built, ...]]


def spooled(task: Task, folder: str, chunk: Sequence[Story]) -> str:
    """In a worker: do *task* and put its result into a file of *folder*; the file's name.  Raises WriteError."""
    built = task(chunk)
    try:
        number, path = mkstemp(dir=folder)
        with os.fdopen(number, "wb") as file:
            pickle.dump(built, file)
    except OSError as error:
        raise WriteError(f"cannot write {folder}: {error.strerror or error}", "make room") from error
    return Path(path).name


def taken(folder: Path, name: str) -> tuple[Built, ...]:
    """The result that a worker put into the file *name* of *folder*, which is then gone."""
    path = folder / name
    with path.open("rb") as file:
        built: tuple[Built, ...] = pickle.load(file)
    path.unlink()
    return built
