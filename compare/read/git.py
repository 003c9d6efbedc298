"""``REVISION:PATH`` -> the bytes that git has stored there; a path -> its revisions.

Only ``git rev-parse``, ``cat-file`` and ``log`` run, never a shell, a filter, a pager or a hook.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

from compare.errors import ReadError
from compare.limits import MEGABYTE, Limits

#: Revisions as people write them.  None begins with ``-``, so none can be an option.
_REVISION = re.compile(r"(?!-)[\w@][\w./@{}^~+-]*", re.ASCII)
_SECONDS = 20
#: Signs of a commit's name: enough that no second one begins so, few enough to be read.
_SHOWN = 12


def parted(source: str) -> tuple[str, str] | None:
    """Revision and path of *source*, or None where it is written like neither: ``C:\\\\draft.txt`` is a path."""
    revision, colon, path = source.partition(":")
    if not colon or not path or path.startswith(("\\", "//")) or not _REVISION.fullmatch(revision):
        return None
    if len(revision) == 1 and revision.isalpha() and path.startswith("/"):
        return None
    return revision, path


def show(source: str, limits: Limits) -> bytes:
    """What git has stored for *source*, within the *limits*.  Raises :class:`ReadError`."""
    found = parted(source)
    if found is None:
        raise ReadError(f"{source}: is not REVISION:PATH", "write it as HEAD~1:story.md")
    revision, path = found
    commit = _git(source, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit.strip():
        raise ReadError(f'{source}: git knows no revision "{revision}"', "git log --oneline lists them")
    # As git has it: from the top of the repository; then from the current folder, which is often meant.
    names = (f"{revision}:{path}", f"{revision}:./{path}")
    kinds = {name: _git(source, "cat-file", "-t", name).strip() for name in names}
    name = next((name for name, kind in kinds.items() if kind), "")
    if not name:
        raise ReadError(f"{source}: no such file in that revision", f"git ls-tree --name-only {revision} lists them")
    if kinds[name] != b"blob":
        raise ReadError(f"{source}: is a folder", "name a file in it")
    size = int(_git(source, "cat-file", "-s", name).strip() or b"0")
    if size > limits.text * MEGABYTE:
        raise ReadError(f"{source}: larger than {limits.text} MB", limits.hint("text", "give the text of one story"))
    return _git(source, "cat-file", "blob", name)


class _Revision(NamedTuple):
    commit: str
    blob: str
    path: str


def revisions(path: str) -> tuple[str, ...]:
    """All revisions of the file *path*, oldest first, as ``REVISION:PATH``; its earlier names are followed.

    A commit that left the text as it was (a renaming, a merge) is no revision of it.  Raises :class:`ReadError`.
    """
    arguments = ("--follow", "--format=%H", "--raw", "--no-abbrev", "-z", "--diff-filter=d")
    listed = _git(path, "log", *_PLAIN, *arguments, "--diff-merges=first-parent", "--", f":(literal){path}")
    found: list[str] = []
    before = ""
    for revision in reversed([*_parsed(os.fsdecode(listed).split("\0"))]):
        if revision.blob != before:
            found.append(f"{revision.commit[:_SHOWN]}:{revision.path}")
        before = revision.blob
    if not found:
        raise ReadError(f"{path}: git has no revision of it", "git log -- PATH lists them; commit the file first")
    return tuple(found)


def committed(source: str) -> str:
    """When the file of ``REVISION:PATH`` was last changed, up to that revision: an ISO 8601 date-time, or ""."""
    revision, path = parted(source) or ("", "")
    for place in (f":(top,literal){path}", f":(literal){path}"):
        moment = _git(source, "log", *_PLAIN, "-1", "--format=%cI", "--end-of-options", revision, "--", place)
        if moment.strip():
            return moment.decode("ascii", "replace").strip()
    return ""


#: No program of the repository's configuration runs, and it changes nothing in what is printed.
_PLAIN = ("--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-relative", "--no-notes", "--date-order")


def _parsed(tokens: list[str]) -> Iterator[_Revision]:
    """``COMMIT``, ``\\n:MODE MODE BLOB BLOB STATUS`` and one path, or two where it was renamed."""
    waiting = iter(tokens)
    commit = ""
    for token in waiting:
        if not token.startswith("\n:"):
            commit = token.strip()
            continue
        *_, blob, status = token.split(" ")
        path = next(waiting, "")
        if status[:1] in {"R", "C"}:
            path = next(waiting, "")
        yield _Revision(commit, blob, path)


def _git(source: str, *arguments: str) -> bytes:
    """What git prints, or nothing where it says no.  Raises :class:`ReadError` where it cannot be asked."""
    import subprocess

    # Never a prompt, never a lazy fetch of a partial clone: nothing is asked of the network.
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", "--no-pager", "-c", "protocol.allow=never", *arguments],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **quiet},
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise ReadError(f"{source}: no such file, and git is not installed", "check the path, or install git") from None
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise ReadError(f"{source}: git could not be asked ({type(error).__name__})", "check the path") from None
    if done.returncode and b"not a git repository" in done.stderr:
        raise ReadError(f"{source}: no such file, and this folder is in no git repository", "check the path")
    if done.returncode and b"dubious ownership" in done.stderr:
        raise ReadError(f"{source}: git does not trust this repository", "git config --global safe.directory tells it")
    return done.stdout if done.returncode == 0 else b""
