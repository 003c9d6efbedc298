"""One story -> its page and its record: what a worker does.  Nothing is written here and nothing is remembered."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from compare.errors import ReadError, StorydiffError
from compare.model import Document, Finding, Report, Version
from compare.pipeline import compare_history_versions, compare_outlet_versions, compare_versions
from compare.read import read
from compare.read.base import stating
from compare.report import Look, rendered
from compare.segment import segment
from compare.settings import Settings
from compare.site.record import Noted, Record, Told, moment, seconds
from compare.site.stories import Given, Story, found, told_kind
from compare.text import show_hidden

#: From the page of a story back to the index.
HOME = "../../index.html"


class Built(NamedTuple):
    """The record of a story and its page; no page where the record has an error."""

    record: Record
    page: bytes = b""


@dataclass(frozen=True, slots=True)
class Order:
    """All that a worker must know beside the stories: ``base`` is the folder that paths start from."""

    base: str
    settings: Settings
    date: str = ""


def _pair(versions: Sequence[Version], settings: Settings, date: str) -> Report:
    if len(versions) != 2:
        raise ReadError(f"a pair has two versions, this story has {len(versions)}", "say another kind")
    return compare_versions(versions[0], versions[1], settings, date=date)


def _outlets(versions: Sequence[Version], settings: Settings, date: str) -> Report:
    return compare_outlet_versions(versions, replace(settings, profile="outlets"), date=date)


def _history(versions: Sequence[Version], settings: Settings, date: str) -> Report:
    return compare_history_versions(versions, settings, date=date)


#: Kind of a story -> how its report is made.
KINDS: dict[str, Callable[[Sequence[Version], Settings, str], Report]] = {
    "pair": _pair,
    "outlets": _outlets,
    "history": _history,
}


def build(order: Order, chunk: Sequence[Story]) -> tuple[Built, ...]:
    """Page and record of each story of *chunk*.  What is wrong with a story is told in its record."""
    return tuple(_build(order, story) for story in chunk)


def _build(order: Order, story: Story) -> Built:
    if story.error:
        return Built(Record(story.id, story.kind, story.title, error=story.error))
    try:
        report, story = _report(order, story)
        page = rendered(report, "html", Look(home=HOME))
        return Built(_record(story, report, page), page)
    except StorydiffError as error:
        cause = str(error)
    except Exception as error:
        cause = f"internal error ({type(error).__name__}: {error}); report it with the files of this story"
    told = show_hidden(" ".join(cause.replace(f"{order.base}{os.sep}", "").split()))
    return Built(Record(story.id, story.kind, story.title, error=told))


def _report(order: Order, story: Story) -> tuple[Report, Story]:
    """The report of *story*, and the story as it was understood: its kind, its versions in their order."""
    if len(story.versions) < 2:
        found = "one version" if story.versions else "no version"
        raise ReadError(f"holds {found} that can be read", "give it two or more")
    documents = [_read(order, given, number) for number, given in enumerate(story.versions, 1)]
    outlets = [document.source.outlet for document in documents]
    kind = story.kind or told_kind(story.versions, outlets)
    given = story.versions
    if story.loose and kind != "outlets" and all(document.source.published for document in documents):
        times = [document.source.modified or document.source.published for document in documents]
        ranks = sorted(range(len(documents)), key=lambda n: seconds(moment(times[n])))
        documents, given = [documents[n] for n in ranks], tuple(given[n] for n in ranks)
    versions = [
        segment(document, order.settings, label=one.label) for document, one in zip(documents, given, strict=True)
    ]
    report = KINDS[kind](versions, order.settings, order.date)
    title = story.title or (report.title if any(version.headline for version in versions) else story.id)
    return replace(report, title=title), replace(story, versions=given, kind=kind)


def _read(order: Order, given: Given, number: int) -> Document:
    """The document of a version, named by its path below the base, with what the input says of it."""
    keep, limits = order.settings.keep_furniture, order.settings.limits
    if given.text:
        text = BytesIO(given.text.encode("utf-8", "replace"))
        document = read("-", stdin=text, stdin_format="text", keep_furniture=keep, limits=limits)
    elif given.data is not None:
        document = _shipped(order, given)
    else:
        _check(order, given)
        document = read(os.path.join(order.base, given.path), keep_furniture=keep, limits=limits)  # noqa: PTH118
    source = replace(document.source, path=given.path or f"version {number}")
    source = stating(source, "given", outlet=given.outlet, published=given.published)
    notes = tuple(note.replace(f"{order.base}{os.sep}", "") for note in document.notes)
    return replace(document, source=source, notes=notes)


def _check(order: Order, given: Given) -> None:
    """Only files are read: no address is fetched and no revision asked for because a manifest names it."""
    try:
        found(Path(order.base), given.path)
    except (OSError, ValueError) as error:
        cause = getattr(error, "strerror", None) or error
        raise ReadError(f"{given.path}: {cause}", "name a file; paths start at the folder of the input") from error


def _shipped(order: Order, given: Given) -> Document:
    """As from the file itself: its content travelled with the story, and gets a file of that name for the reading."""
    with TemporaryDirectory(prefix="storydiff-") as folder:
        file, mark, selector = given.path.partition("#")
        path = Path(folder, PurePosixPath(file).name)
        path.write_bytes(given.data or b"")
        try:
            return read(
                f"{path}{mark}{selector}",
                keep_furniture=order.settings.keep_furniture,
                limits=order.settings.limits,
            )
        except StorydiffError as error:
            message = error.message.replace(os.fspath(path), os.path.join(order.base, file))  # noqa: PTH118
            raise type(error)(message, error.hint) from error


def _record(story: Story, report: Report, page: bytes) -> Record:
    names = (show_hidden(version.label) for version in report.versions)
    sources = (version.document.source for version in report.versions)
    versions = tuple(
        Told(name, show_hidden(source.outlet), source.published, given.score, source.modified)
        for name, source, given in zip(names, sources, story.versions, strict=True)
    )
    findings = tuple(
        Noted(one.id, one.rule, one.severity, show_hidden(" ".join(one.message.split())), _place(page, one))
        for one in report.findings
    )
    title = show_hidden(" ".join(report.title.split()))
    return Record(story.id, story.kind, title, versions, counts_of(report), findings)


def _place(page: bytes, finding: Finding) -> str:
    """Where *page* tells of *finding*: at the finding itself, else at a statement that it is about."""
    names, places = [f"f-{finding.id}"], [one for one in (finding.right, finding.left) if one]
    names += [f"s-v{one.version + 1}.s{one.statement + 1}" for one in places]
    return next((f"#{name}" for name in names if f' id="{name}"'.encode() in page), "")


def counts_of(report: Report) -> tuple[tuple[str, int], ...]:
    """What the index says of a report in numbers: claims of outlets, else statements by label; of a history also the
    facts that changed without a note."""
    if report.kind == "outlets" and report.matrix:
        claims = report.matrix.claims
        shared = sum(sum(cell is not None for cell in claim.cells) > 1 for claim in claims)
        return ("claims", len(claims)), ("shared", shared), ("in conflict", sum(bool(one.conflicts) for one in claims))
    counts = dict(report.counts)
    if report.chronicle:
        counts["changed silently"] = sum(one.quiet for one in report.chronicle.notices)
    return tuple(counts.items())
