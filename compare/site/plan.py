"""What a run has to do: which stories are new or changed, which have gone.  Nothing is built and nothing written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from compare import __version__
from compare.errors import ReadError
from compare.report.templates import folder
from compare.settings import Settings
from compare.site.disk import Disk
from compare.site.manifest import stories
from compare.site.names import folder_name
from compare.site.record import FORMAT, Record, dumped, from_json
from compare.site.stories import Given, Story, found

STORIES, PAGE, NOTE = "stories", "index.html", "story.json"
#: All that the folder of a story holds.
FILES = frozenset({PAGE, NOTE})


class Due(NamedTuple):
    """A story that has to be built: the ``digest`` of what it is made from ("" where that cannot be read) and why."""

    id: str
    digest: str
    why: str


class Plan(NamedTuple):
    """Folder names of all stories in input order, those that are due by name, and folders whose story has gone.

    ``marks`` say by name what a record holds, as short as that can be said.
    """

    names: tuple[str, ...]
    due: dict[str, Due]
    gone: tuple[str, ...]
    marks: dict[str, str]


def numbered(source: Path) -> Iterator[tuple[str, Story]]:
    """The stories of *source*, each with the name of its folder.  An id that stands twice is an error the second time.

    Raises ReadError where the input cannot be read at all.
    """
    seen: set[str] = set()
    for story in stories(source):
        name, again = folder_name(story.id), 1
        kept = story
        while name in seen:
            again += 1
            kept = Story(f"{story.id} (again, {again})", error="another story has the same id; give each its own")
            name = folder_name(kept.id)
        seen.add(name)
        yield name, kept


def plan(source: Path, base: Path, disk: Disk, stamp: str) -> Plan:
    """Compare the input with what the folder holds.

    Raises ReadError where the input cannot be read at all, or tells of no story, or of none without a fault in place of
    others: an export that failed must not empty a site that stands.
    """
    digests, names, due, marks, faults = Digests(base, stamp), [], {}, {}, []
    for name, story in numbered(source):
        names.append(name)
        faults += [story.error] if story.error else []
        digest = digests.of(story)
        record = read_record(disk, name)
        if why := _why(record, digest, disk.path(f"{STORIES}/{name}/{PAGE}").is_file()):
            due[name] = Due(story.id, digest, why)
        elif record:
            marks[name] = mark(record)
    if not names:
        raise ReadError(f"{source}: tells of no story", "give it a line for each; an older site is left as it is")
    gone = tuple(name for name in disk.names(STORIES) if name not in due and name not in marks)
    if gone and len(faults) == len(names):
        raise ReadError(f"{source}: tells of no story ({faults[0]})", "mend it; the older site is left as it is")
    return Plan(tuple(names), due, gone, marks)


def read_record(disk: Disk, name: str) -> Record | None:
    """The record of the story in the folder *name*, or None."""
    content = disk.read(f"{STORIES}/{name}/{NOTE}")
    return from_json(content) if content else None


def mark(record: Record) -> str:
    """What tells one state of a record from another."""
    return record.digest or hashlib.sha256(dumped(list(record))).hexdigest()


def _why(record: Record | None, digest: str, page: bool) -> str:
    if record is None:
        return "new"
    if record.error:
        return "failed before"
    return "" if page and digest and record.digest == digest else "changed"


def stamp_of(settings: Settings, date: str) -> str:
    """Digest of all that every page depends on: version, settings, date, templates."""
    digest = hashlib.sha256(dumped([FORMAT, __version__, settings.signature, repr(settings.limits), date]))
    place = folder()
    for part in (place, place / "assets"):
        for file in sorted((one for one in part.iterdir() if one.is_file()), key=lambda one: one.name):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


class Digests:
    """Digests of stories; a file that several name is read once.  *base* is where paths start."""

    def __init__(self, base: Path, stamp: str) -> None:
        self._base = base
        self._stamp = stamp
        self._last = (base, "")

    def of(self, story: Story) -> str:
        """The digest of *story*, or "" where it is an error or one of its files cannot be read."""
        if story.error:
            return ""
        try:
            versions = [self._given(given) for given in story.versions]
        except (OSError, ValueError):
            return ""
        whole = json.dumps([self._stamp, story.id, story.kind, story.title, versions])
        return hashlib.sha256(whole.encode()).hexdigest()

    def _given(self, given: Given) -> list[str | float]:
        file = self._file(given.path) if given.path else ""
        return [given.path, given.text, file, given.outlet, given.published, given.label, given.score]

    def _file(self, path: str) -> str:
        file = found(self._base, path)
        if file != self._last[0]:
            with file.open("rb") as content:
                self._last = (file, hashlib.file_digest(content, "sha256").hexdigest())
        return self._last[1]


def shipped(story: Story, base: Path) -> Story | None:
    """*story* with the content of its files, for a machine that does not see them; None where one cannot be read."""
    try:
        versions = tuple(
            replace(given, data=found(base, given.path).read_bytes()) if given.path else given
            for given in story.versions
        )
    except (OSError, ValueError):
        return None
    return replace(story, versions=versions)
