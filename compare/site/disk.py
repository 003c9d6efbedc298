"""The folder of a site: one run at a time, every file whole or not there, nothing touched that is not ours.

A file is drafted beside the others and then takes its name, so a reader (or the run after a killed one) never meets
half of one.  There is one draft at a time: the process that holds the lock writes everything.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import IO

from compare.errors import WriteError

_DRAFT, _SPOOL = ".draft", ".spool"
_LOCK = ".lock"  # on Windows only, where a folder cannot be locked
#: In every page of ours, and looked for before a page of that name is replaced.
GENERATOR = '<meta name="generator" content="storydiff">'


class Disk:
    """The folder *root* of a site; paths are below it, with slashes."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        """Where the file *name* lies."""
        return self.root / name

    def write(self, name: str, content: bytes | Iterable[str]) -> None:
        """Write a file in whole, from bytes or from pieces of text as they come.  Raises WriteError."""
        draft, target = self.path(_DRAFT), self.path(name)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                for piece in [content] if isinstance(content, bytes) else content:
                    file.write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace"))
            draft.replace(target)
        except OSError as error:
            raise _unwritable(target, error) from error
        finally:
            # There is one left only when something went wrong, an interrupt too.
            with suppress(OSError):
                draft.unlink()

    def read(self, name: str) -> bytes | None:
        """The content of a file, or None where there is none that can be read."""
        try:
            return self.path(name).read_bytes()
        except OSError:
            return None

    def names(self, folder: str) -> list[str]:
        """The names in a folder, sorted; none where there is no such folder."""
        try:
            return sorted(one.name for one in self.path(folder).iterdir())
        except OSError:
            return []

    def remove(self, name: str) -> None:
        """Take a file away, if it is there.  Raises WriteError."""
        try:
            self.path(name).unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(self.path(name), error) from error

    def remove_folder(self, name: str, files: frozenset[str]) -> bool:
        """Take a folder away that holds nothing but *files*; whether it was one.  Raises WriteError."""
        found = self.names(name)
        if self.path(name).is_symlink() or not self.path(name).is_dir() or not files.issuperset(found):
            return False
        for file in found:
            self.remove(f"{name}/{file}")
        try:
            self.path(name).rmdir()
        except OSError as error:
            raise _unwritable(self.path(name), error) from error
        return True

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep the folder to this run, and make it where there is none.

        Raises WriteError where another run has it, where it cannot be made, or where it holds a page that is not ours.
        """
        made = not os.path.lexists(self.root)
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            lock = _lock(self.root)
        except BlockingIOError as error:
            raise WriteError(f"another run is building {self.root}", "wait until it is done") from error
        except OSError as error:
            raise _unwritable(self.root, error) from error
        try:
            self._check()
            self.remove(_DRAFT)
            self._clear()
            yield
        finally:
            self._clear()
            lock.close()
            if made:
                with suppress(OSError):  # it holds a site
                    self.root.rmdir()
            if os.name == "nt":
                with suppress(OSError):
                    self.path(_LOCK).unlink()

    def spool(self) -> Path:
        """A folder for what is on its way; it is gone at the end of the run.  Raises WriteError."""
        folder = self.path(_SPOOL)
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise _unwritable(folder, error) from error
        return folder

    def _clear(self) -> None:
        """Take the spool away, also that of a run that was killed."""
        if self.path(_SPOOL).is_dir():
            rmtree(self.path(_SPOOL), ignore_errors=True)

    def _check(self) -> None:
        page = self.read("index.html")
        if page is not None and GENERATOR.encode() not in page[:4000]:
            raise WriteError(f"{self.root} holds an index.html that is no site of ours", "give another folder with -o")


class _Folder:
    """An open folder; closing it gives the lock back, and so does the end of the process, however it ends."""

    def __init__(self, root: Path) -> None:
        self._number = os.open(root, os.O_RDONLY)

    def fileno(self) -> int:
        """The descriptor."""
        return self._number

    def close(self) -> None:
        """Give it back."""
        os.close(self._number)


def _lock(root: Path) -> _Folder | IO[bytes]:
    """A lock that the system gives back when the process dies.  Raises BlockingIOError where another has it."""
    if os.name == "nt":
        import msvcrt

        file = (root / _LOCK).open("wb")
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError as error:
            file.close()
            raise BlockingIOError from error
        return file
    import fcntl

    folder = _Folder(root)
    try:
        fcntl.flock(folder.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        folder.close()
        raise
    except OSError:
        # A file system without locks: two runs at once are then for the user to avoid.
        return folder
    return folder


def _unwritable(path: Path, error: OSError) -> WriteError:
    return WriteError(f"cannot write {path}: {error.strerror or error}", "make room or give another folder with -o")
