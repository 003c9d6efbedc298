"""All findings of a site by rule: one page with the first of each rule, and pages of its own for a rule with many.

Findings are put down by rule in files without a name while the records pass by, and read back one rule at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Any, NamedTuple

from compare.errors import SettingsError, WriteError
from compare.findings import RULES, rule
from compare.report.templates import environment
from compare.site.disk import Disk
from compare.site.record import Noted, Record

#: Findings of a rule on the page of all rules, and on each page of its own.
_FIRST, _FULL = 20, 1000


class Listed(NamedTuple):
    """A finding in a list: its message, with the story it is from and where that tells of it."""

    message: str
    story: str
    href: str


class Section(NamedTuple):
    """A rule with its findings; ``pages`` are those that hold all of them, where this is not all."""

    name: str
    title: str
    severity: str
    total: int
    stories: int
    shown: tuple[Listed, ...]
    pages: tuple[str, ...]


class Lists:
    """Findings by rule, kept on disk."""

    def __init__(self) -> None:
        self._files: dict[str, IO[bytes]] = {}
        self._stack = ExitStack()
        self._last: dict[str, str] = {}
        self.totals: dict[str, int] = {}
        self.stories: dict[str, int] = {}
        self.severities: dict[str, str] = {}

    def __enter__(self) -> Lists:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def add(self, finding: Noted, record: Record, page: str) -> None:
        """Put down one finding.  Raises WriteError where the folder for temporary files is full."""
        name = finding.rule
        line = json.dumps([finding.message, record.title, f"../{page}{finding.at}"]) + "\n"
        try:
            if name not in self._files:
                self._files[name] = self._stack.enter_context(TemporaryFile())  # noqa: SIM115 - the stack closes it
            self._files[name].write(line.encode("ascii"))
        except OSError as error:
            cause = error.strerror or error
            raise WriteError(f"cannot write a temporary file: {cause}", "make room, or set TMPDIR") from error
        self.totals[name] = self.totals.get(name, 0) + 1
        self.stories[name] = self.stories.get(name, 0) + (self._last.get(name) != page)
        self._last[name] = page
        self.severities[name] = finding.severity

    def names(self) -> list[str]:
        """The rules that have findings, gravest first."""
        order = {one.name: position for position, one in enumerate(RULES)}
        return sorted(self.totals, key=lambda name: (order.get(name, len(order)), name))

    def of(self, name: str) -> Iterator[Listed]:
        """The findings of the rule *name*, in the order of the stories."""
        file = self._files[name]
        file.seek(0)
        return (Listed(*json.loads(line)) for line in file)


def rule_pages(disk: Disk, lists: Lists, frame: Mapping[str, Any]) -> list[str]:
    """Write the pages; their names.  Raises WriteError."""
    written, sections = [], []
    for name in lists.names():
        section = _section(lists, name)
        sections.append(section)
        findings = lists.of(name)
        for number, page in enumerate(section.pages):
            listed = tuple(islice(findings, _FULL))
            values = {**frame, "section": section, "listed": listed, "number": number}
            disk.write(f"findings/{page}", environment().get_template("rule.html").render(values).encode())
            written.append(f"findings/{page}")
    page = environment().get_template("findings.html").render({**frame, "sections": sections})
    disk.write("findings/index.html", page.encode())
    return [*written, "findings/index.html"]


def _section(lists: Lists, name: str) -> Section:
    total = lists.totals[name]
    count = -(-total // _FULL) if total > _FIRST else 0
    pages = tuple(f"{name}.html" if number == 0 else f"{name}-{number + 1}.html" for number in range(count))
    try:
        title = rule(name).title
    except SettingsError:
        title = ""
    shown = tuple(islice(lists.of(name), _FIRST))
    return Section(name, title, lists.severities[name], total, lists.stories[name], shown, pages)
