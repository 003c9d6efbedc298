"""Input -> site: decide what is due, have it built, write it, and put the index over it.

A page is written before its record, the pages of all stories before the index, and what has gone is removed last: so
a run that is killed leaves a site that works, and the next one finishes it with the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from compare.errors import SettingsError
from compare.settings import Settings
from compare.site import index
from compare.site.disk import Disk
from compare.site.manifest import base_of
from compare.site.pace import Pace
from compare.site.page import Built, Order, build
from compare.site.plan import FILES, NOTE, PAGE, STORIES, Plan, mark, numbered, plan, read_record, shipped, stamp_of
from compare.site.record import Record, dumped, to_json
from compare.site.spool import spooled, taken
from compare.site.stories import Story
from compare.site.work import Lost, chunked, run

#: Stories in one piece of work: few enough that a lost worker costs little, enough that sending them costs nothing.
CHUNK = 8
#: While a first site is being made its index is written after so many stories, and then whenever they have doubled.
_FIRST = 64


@dataclass(frozen=True, slots=True)
class Site:
    """What to build: ``source`` is the input, ``out`` the folder of the site, ``date`` (ISO 8601) may be "".

    ``base_url`` is the address the site will have, ending in "/", or "": the feed then has full addresses.
    ``jobs`` processes of this machine share the work, or the Dask cluster at ``scheduler``; ``ship`` sends it the
    content of files rather than their names.
    """

    source: Path
    out: Path
    settings: Settings
    title: str = "Stories"
    date: str = ""
    jobs: int = 1
    scheduler: str = ""
    ship: bool = False
    chunk: int = CHUNK
    base_url: str = ""

    @property
    def base(self) -> Path:
        """The folder that paths of the input start from."""
        return base_of(self.source).absolute()


class Outcome(NamedTuple):
    """What a run did: all stories, how many were built and removed, and (id, cause) of those that could not be."""

    stories: int
    built: int
    removed: int
    failed: tuple[tuple[str, str], ...]


def look(site: Site) -> Plan:
    """What a run would do.  Nothing is written.  Raises ReadError where the input cannot be read at all."""
    return plan(site.source, site.base, Disk(site.out), stamp_of(site.settings, site.date))


def make(site: Site, progress: Callable[[str], None] = lambda _: None) -> Outcome:
    """Bring the site up to date.

    Raises ReadError where the input cannot be read at all, WriteError where the site cannot be written and
    SettingsError where one lies in the other; a story that cannot be read is told of in the outcome and on the index.
    """
    _check(site)
    disk = Disk(site.out)
    progress("looking for what changed")
    if not site.source.exists():
        plan(site.source, site.base, disk, "")
    with disk.locked():
        return _Run(site, disk, progress).finish()


def _check(site: Site) -> None:
    """Raise SettingsError where pages would become input, or input be taken for pages."""
    source, out = site.source.resolve(), site.out.resolve()
    if source.is_dir() and (out.is_relative_to(source) or source.is_relative_to(out / STORIES)):
        raise SettingsError(f"the site {site.out} and its input lie in one another", "give another folder with -o")


class _Run:
    """One run over a locked folder."""

    def __init__(self, site: Site, disk: Disk, progress: Callable[[str], None]) -> None:
        self.site = site
        self.disk = disk
        self.progress = progress
        self.stamp = stamp_of(site.settings, site.date)
        self.plan = plan(site.source, site.base, disk, self.stamp)
        self.marks = self.plan.marks
        self.order = Order(str(site.base), site.settings, site.date)
        self.pace = Pace(progress, total=len(self.plan.due))

    def finish(self) -> Outcome:
        """Build what is due and write what stands over it."""
        first = self.disk.read(index.DATA) is None
        told = 0 if first else -1
        if first:
            self.publish()
        for count, (name, built) in enumerate(self.results(), 1):
            self.write(name, built)
            if told >= 0 and count >= max(_FIRST, 2 * told):
                told = count
                self.publish()
        self.publish()
        removed = sum(self.disk.remove_folder(f"{STORIES}/{name}", FILES) for name in self.plan.gone)
        failed = tuple((one.id, one.error) for name in self.plan.due if (one := self.record(name)) and one.error)
        return Outcome(len(self.plan.names), len(self.plan.due) - len(failed), removed, failed)

    def results(self) -> Iterator[tuple[str, Built]]:
        """Name and result of each story that is due, as they get ready."""
        alone: list[str] = []
        yield from self.share(self.stories(frozenset(self.plan.due)), self.site.chunk, alone)
        if alone:
            # A worker died over each of these chunks: one story of it may be the cause, the others are not.
            yield from self.share(self.stories(frozenset(alone)), 1, alone)

    def share(self, stories: Iterable[tuple[str, Story]], size: int, alone: list[str]) -> Iterator[tuple[str, Built]]:
        """Have *stories* built in chunks of *size*; those of a lost chunk go to *alone*, or are given up when alone."""
        site = self.site
        sent: dict[int, tuple[tuple[str, Story], ...]] = {}

        def draw() -> Iterator[tuple[Story, ...]]:
            for number, chunk in enumerate(chunked(stories, size)):
                sent[number] = chunk
                yield tuple(self.sent(story) for _, story in chunk)

        task: Any = partial(build, self.order)
        pool = site.jobs > 1 and not site.scheduler
        if pool:
            task = partial(spooled, task, str(self.disk.spool().absolute()))
        found = run(task, draw(), jobs=site.jobs, scheduler=site.scheduler, pace=self.pace)
        with closing(found):
            for number, result in found:
                chunk = sent.pop(number)
                if not isinstance(result, Lost):
                    built = taken(self.disk.spool(), result) if pool else result
                    yield from zip((name for name, _ in chunk), built, strict=True)
                elif size > 1:
                    alone.extend(name for name, _ in chunk)
                else:
                    yield chunk[0][0], Built(Record(chunk[0][1].id, error=result.cause))

    def sent(self, story: Story) -> Story:
        """*story* as it goes to a worker."""
        if not self.site.ship or story.error:
            return story
        # What cannot be read here is told of as the worker would tell it who sees the file.
        return shipped(story, self.site.base) or replace(story, error=build(self.order, (story,))[0].record.error)

    def stories(self, wanted: frozenset[str]) -> Iterator[tuple[str, Story]]:
        """The stories of these names, read from the input once more."""
        return ((name, story) for name, story in numbered(self.site.source) if name in wanted)

    def write(self, name: str, built: Built) -> None:
        """Write the page of a story, then its record."""
        folder, record = f"{STORIES}/{name}", built.record
        if record.error:
            self.disk.remove(f"{folder}/{PAGE}")
        else:
            self.disk.write(f"{folder}/{PAGE}", built.page)
            record = record._replace(digest=self.plan.due[name].digest)
        self.disk.write(f"{folder}/{NOTE}", dumped(to_json(record)))
        self.marks[name] = mark(record)

    def record(self, name: str) -> Record | None:
        """The record of a story that is built."""
        return read_record(self.disk, name)

    def publish(self) -> None:
        """Write what stands over the stories that are there."""
        names = tuple(name for name in self.plan.names if name in self.marks)
        told: list[Any] = [self.stamp, self.site.title, len(self.plan.names)]
        told += [[(name, self.marks[name]) for name in names], *filter(None, [self.site.base_url])]
        fingerprint = hashlib.sha256(dumped(told)).hexdigest()
        settings, site = self.site.settings, self.site
        head = index.Head(site.title, site.date, settings.signature, len(self.plan.names), fingerprint, site.base_url)
        if not index.is_current(self.disk, head):
            self.progress("writing the index")
            index.publish(self.disk, names, self.record, head)
