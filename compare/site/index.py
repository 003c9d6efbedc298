"""What stands over the stories: the index, the findings by rule, the feed, ``site.json`` and the assets they share.

All of it is made from the records, read one at a time; only what orders them is held, a few numbers a story.  A file
is written before the one that leads to it.  ``site.json`` says that all are there: it is believed where they are.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from heapq import heappush, heappushpop
from typing import Any, NamedTuple
from uuid import NAMESPACE_OID, uuid5

from compare import __version__
from compare.model import SEVERITIES
from compare.report.templates import environment, source
from compare.site.disk import GENERATOR, Disk
from compare.site.lists import Lists, rule_pages
from compare.site.record import FORMAT, UNDATED, Noted, Record, dumped, moment, seconds, to_json
from compare.text import show_hidden

INDEX, DATA, FEED, ASSETS, FINDINGS = "index.html", "site.json", "feed.xml", "assets", "findings"
#: Entries of the feed: the newest findings.
_NEWEST = 200
#: Findings that a row of the index tells of.
_SHOWN = 3
#: Typographic differences stand apart on the pages, too, and are no news.
QUIET = "typography"
_POLICY = "default-src 'none'; img-src data:; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
#: The line of ``site.json`` from which on it tells of stories.
_STORIES = ' "stories": ['


class Head(NamedTuple):
    """What the pages are headed with.  ``total`` are the stories of the input, built or not yet.

    ``base_url`` is where the site will stand, ending in "/", or "": only what is read elsewhere, the feed, needs it.
    """

    title: str
    date: str
    signature: str
    total: int
    fingerprint: str
    base_url: str = ""


class Row(NamedTuple):
    """A story on the index; ``numbers`` are its findings by severity, the gravest first."""

    id: str
    title: str
    kind: str
    names: str
    when: str
    page: str
    numbers: tuple[int, ...]
    findings: tuple[Noted, ...]
    more: int
    rules: str
    changes: str


class _Entry(NamedTuple):
    """A finding in the feed; ``moment`` (RFC 3339) is when its story was published."""

    moment: str
    id: str
    title: str
    story: str
    page: str
    rule: str


def is_current(disk: Disk, head: Head) -> bool:
    """Whether all that would be written is there already."""
    try:
        data = json.loads(_top(disk) or "{}")
        return bool(data["fingerprint"] == head.fingerprint and all(disk.path(one).is_file() for one in data["files"]))
    except (ValueError, KeyError, TypeError):
        return False


def _top(disk: Disk) -> str:
    """``site.json`` without its stories, which may be many."""
    lines: list[str] = []
    try:
        with disk.path(DATA).open(encoding="utf-8") as file:
            for line in file:
                if line.startswith(_STORIES):
                    return "".join(lines).rstrip().rstrip(",") + "}"
                lines.append(line)
    except (OSError, ValueError):
        pass
    return ""


def publish(disk: Disk, names: Sequence[str], record: Callable[[str], Record | None], head: Head) -> None:
    """Write everything over the stories in the folders *names*, whose records *record* gives.  Raises WriteError."""
    survey = _Survey()
    with Lists() as lists:
        for position, name in enumerate(names):
            if one := record(name):
                survey.add(position, one, page_of(name), head.date)
                for finding in one.findings:
                    lists.add(finding, one, page_of(name))
        style, script = _assets(disk)
        frame: dict[str, Any] = {
            "head": head,
            "policy": _POLICY,
            "generator": GENERATOR,
            "feed": FEED,
            "severities": SEVERITIES,
        }
        written = [style, script, FEED, INDEX]
        written += rule_pages(disk, lists, {**frame, "style": f"../{style}", "up": "../"})
    disk.write(FEED, _feed(survey, head))
    rows = (_row(name, one) for name in survey.order(names) if (one := record(name)))
    frame |= {"style": style, "script": script, "up": "", "survey": survey, "rows": rows}
    over = {INDEX: _stream("index.html", **frame), DATA: _data(names, record, head, written)}
    # A first index must not lead to data that is yet to come; a later one must stand before the data vouch for it.
    for name in (INDEX, DATA) if disk.path(INDEX).is_file() else (DATA, INDEX):
        disk.write(name, over[name])
    for folder in (ASSETS, FINDINGS):
        for name in disk.names(folder):
            if f"{folder}/{name}" not in written and name.endswith((".css", ".js", ".html")):
                disk.remove(f"{folder}/{name}")


def page_of(name: str) -> str:
    """The page of the story in the folder *name*."""
    return f"stories/{name}/index.html"


def _assets(disk: Disk) -> tuple[str, str]:
    """Write style and script under names that tell their content, so that a host may keep them for ever."""
    style = source("assets/report.css") + source("assets/site.css")
    found = []
    for text, suffix in ((style, "css"), (source("assets/site.js"), "js")):
        name = f"{ASSETS}/site-{hashlib.sha256(text.encode()).hexdigest()[:16]}.{suffix}"
        if disk.read(name) != text.encode():
            disk.write(name, text.encode())
        found.append(name)
    return found[0], found[1]


def _stream(template: str, **values: Any) -> Iterator[str]:
    stream = environment().get_template(template).stream(**values)
    stream.enable_buffering(200)
    return iter(stream)


def _feed(survey: _Survey, head: Head) -> Iterator[str]:
    id = uuid5(NAMESPACE_OID, json.dumps(["storydiff", head.title])).urn
    told = {"entries": survey.entries(), "updated": survey.updated(head.date)}
    return _stream("feed.xml", head=head, id=id, base_url=head.base_url, **told)


class _Survey:
    """What the index says of all stories together, and the order of its rows: most serious first, then input order."""

    def __init__(self) -> None:
        self.failed: list[tuple[str, str]] = []
        self.kinds: dict[str, int] = {}
        self.rules: dict[str, int] = {}
        self.numbers = [0] * len(SEVERITIES)
        self.built = 0
        self.dated = False
        self._order: list[tuple[tuple[int, ...], int]] = []
        self._newest: list[tuple[float, int, int, _Entry]] = []

    def add(self, position: int, record: Record, page: str, date: str) -> None:
        """Take account of the story at *position* of the input."""
        if record.error:
            self.failed.append((show_hidden(record.id), show_hidden(record.error)))
            return
        self.built += 1
        self.dated = self.dated or bool(record.when)
        self.kinds[record.kind] = self.kinds.get(record.kind, 0) + 1
        for name in sorted({one.rule for one in record.findings}):
            self.rules[name] = self.rules.get(name, 0) + 1
        numbers = record.severities
        self.numbers = [sum(pair) for pair in zip(self.numbers, numbers, strict=True)]
        self._order.append((tuple(-number for number in numbers), position))
        when = moment(record.when or date)
        for rank, finding in enumerate(one for one in record.findings if one.rule != QUIET):
            key = (seconds(when), -position, -rank)
            if len(self._newest) < _NEWEST:
                heappush(self._newest, (*key, _entry(record, finding, page, when)))
            elif key > self._newest[0][:3]:
                heappushpop(self._newest, (*key, _entry(record, finding, page, when)))

    @property
    def told(self) -> str:
        """The findings in numbers: ``11 findings of fact, 5 of stance``, or ""."""
        found = [(number, name) for number, name in zip(self.numbers, SEVERITIES, strict=True) if number]
        said = [f"{number:,} of {name}" for number, name in found]
        if said:
            number, name = found[0]
            said[0] = f"{number:,} {'finding' if number == 1 else 'findings'} of {name}"
        return ", ".join(said)

    def order(self, names: Sequence[str]) -> Iterator[str]:
        """*names* of built stories, the most serious first."""
        return (names[position] for _, position in sorted(self._order))

    def entries(self) -> list[_Entry]:
        """The feed, newest first."""
        return [entry for *_, entry in sorted(self._newest, key=lambda one: one[:3], reverse=True)]

    def updated(self, date: str) -> str:
        """When the feed last had something new: as told, never by the clock."""
        newest = self.entries()
        return moment(date) if date else newest[0].moment if newest else UNDATED


def _entry(record: Record, finding: Noted, page: str, when: str) -> _Entry:
    key = json.dumps([record.id, finding.id])
    return _Entry(
        when, uuid5(NAMESPACE_OID, key).urn, finding.message, record.title, f"{page}{finding.at}", finding.rule
    )


def _row(name: str, record: Record) -> Row:
    told = [one for one in record.findings if one.rule != QUIET]
    # A number that changed in headline and lead is told once where there is room for few.
    worded = {one.message: one for one in reversed(told)}
    shown = [one for one in told if worded[one.message] is one][:_SHOWN]
    return Row(
        id=show_hidden(" ".join(record.id.split())),
        title=record.title,
        kind=record.kind,
        names=", ".join(version.name for version in record.versions),
        when=record.when,
        page=page_of(name),
        numbers=record.severities,
        findings=tuple(shown),
        more=len(told) - len(shown),
        rules=" ".join(sorted({one.rule for one in record.findings})),
        changes=", ".join(f"{number:,}\u00a0{_KEPT.get(label, label)}" for label, number in record.counts if number),
    )


_KEPT = {"unchanged": "kept"}


def _data(
    names: Sequence[str], record: Callable[[str], Record | None], head: Head, written: list[str]
) -> Iterator[str]:
    """``site.json``, a story at a time."""
    top = {"format": FORMAT, "kind": "site", "tool": {"name": "storydiff", "version": __version__}}
    top |= {**head._asdict(), "files": sorted(written)}
    if not head.base_url:
        del top["base_url"]
    yield dumped(top).decode("utf-8")[:-3] + f",\n{_STORIES}"
    comma = "\n"
    for name in names:
        if one := record(name):
            page = {"page": page_of(name)} if not one.error else {}
            yield comma + dumped({**to_json(one), **page}, indent=None).decode("utf-8").rstrip("\n")
            comma = ",\n"
    yield "\n ]\n}\n"
