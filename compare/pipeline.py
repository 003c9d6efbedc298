"""The line that every report comes off, as one function a reader can follow.

files -> read -> Document -> segment -> Version -> align -> Alignment -> label -> Comparison -> findings -> Report
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path, PurePath
from typing import BinaryIO

from compare.align import align, align_all
from compare.align.study import Studies
from compare.errors import EmptyDocument, ReadError
from compare.findings import confront, find, wanted
from compare.findings.review import acknowledge, parse, unmet
from compare.label import label
from compare.model import Comparison, Document, Finding, Report, Version
from compare.naming import headline_of, in_order, named, title_of, told_apart
from compare.pause import uncollected
from compare.read import read, read_tracked, repeated
from compare.review import Review
from compare.segment import segment
from compare.settings import Settings
from compare.text import Cuts

Progress = Callable[[str], None]
NO_REVIEW = Review()


def compare_sources(  # noqa: PLR0913 - one keyword for each thing a run may be told
    left: str,
    right: str,
    settings: Settings,
    *,
    labels: Sequence[str] = (),
    stdin_format: str = "",
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    date: str = "",
    review: str = "",
    progress: Progress = lambda _: None,
) -> Report:
    """Read two sources (see :func:`compare.read.read`) and compare them; *left* is the earlier or reference side.

    *labels* name the columns in order; *date* (ISO 8601) is printed on the report; *review* is the path of a review
    file.  Raises :class:`ReadError` where a source or the review cannot be read.
    """
    reviewed = read_review(review) if review else NO_REVIEW
    versions = []
    for index, source in enumerate((left, right)):
        document = _read(source, settings, progress, stdin_format, stdin, allow_private)
        versions.append(segment(document, settings, label=labels[index] if index < len(labels) else ""))
    return compare_versions(versions[0], versions[1], settings, date=date, review=reviewed, progress=progress)


def _read(
    source: str, settings: Settings, progress: Progress, stdin_format: str, stdin: BinaryIO | None, allow_private: bool
) -> Document:
    progress(f"reading {source}")
    return read(
        source,
        stdin_format=stdin_format,
        keep_furniture=settings.keep_furniture,
        stdin=stdin,
        allow_private=allow_private,
        limits=settings.limits,
    )


def compare_tracked(
    path: str,
    settings: Settings,
    *,
    labels: Sequence[str] = (),
    date: str = "",
    review: str = "",
    progress: Progress = lambda _: None,
) -> Report:
    """Compare a Word file with itself: all its tracked changes rejected on the left, all accepted on the right.

    The other arguments are those of :func:`compare_sources`.  Raises :class:`ReadError` where it is no Word file or
    holds no tracked changes.
    """
    reviewed = read_review(review) if review else NO_REVIEW
    progress(f"reading {path}")
    documents = read_tracked(path, keep_furniture=settings.keep_furniture, limits=settings.limits)
    names = (*labels, *("changes rejected", "changes accepted")[len(labels) :])
    left, right = (segment(document, settings, label=name) for document, name in zip(documents, names, strict=True))
    return compare_versions(left, right, settings, date=date, review=reviewed, progress=progress)


@uncollected
def compare_versions(
    left: Version,
    right: Version,
    settings: Settings,
    *,
    date: str = "",
    review: Review = NO_REVIEW,
    progress: Progress = lambda _: None,
) -> Report:
    """Compare two versions that were read and cut already; *review* is what a reviewer said."""
    versions = named(left, right)
    progress("aligning statements")
    cuts = Cuts()
    alignment = align(*versions, settings, review.pins, Studies(cuts=cuts))
    progress("marking what changed")
    comparison = label(alignment)
    progress("looking for findings")
    findings = find(versions, (comparison,), settings, cuts)
    return Report(
        kind="comparison",
        title=title_of(versions),
        versions=versions,
        comparisons=(comparison,),
        findings=acknowledge(findings, review),
        signature=settings.signature,
        date=date,
        notes=unmet(findings, versions, review),
    )


def compare_outlets(  # noqa: PLR0913 - one keyword for each thing a run may be told
    sources: Sequence[str],
    settings: Settings,
    *,
    labels: Sequence[str] = (),
    stdin_format: str = "",
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    date: str = "",
    review: str = "",
    progress: Progress = lambda _: None,
) -> Report:
    """Read several accounts of one event and set out claim by claim what each tells; their order says nothing.

    The arguments are those of :func:`compare_sources`.  A source without any text is left out, and said to be.  Raises
    :class:`ReadError` where a source or the review cannot be read, or where fewer than two sources hold text.
    """
    reviewed = read_review(review) if review else NO_REVIEW
    documents, names, empty = [], [], []
    for index, source in enumerate(sources):
        try:
            document = _read(source, settings, progress, stdin_format, stdin, allow_private)
        except EmptyDocument:
            empty.append(f"{PurePath(source).name} holds no text and was left out.")
            continue
        documents.append(document)
        names.append(labels[index] if index < len(labels) else "")
    if len(documents) < 2:
        raise ReadError(" ".join(sorted(empty)).rstrip("."), "give two or more accounts that hold text")
    # Several accounts by one outlet: what three of them have around the story is the outlet's page.
    outlets = [one.source.outlet or name or one.source.path for one, name in zip(documents, names, strict=True)]
    documents = list(repeated(documents, outlets, keep_furniture=settings.keep_furniture))
    versions = [segment(one, settings, label=name) for one, name in zip(documents, names, strict=True)]
    report = compare_outlet_versions(versions, settings, date=date, review=reviewed, progress=progress)
    return replace(report, notes=(*report.notes, *sorted(empty)))


def compare_outlet_versions(
    versions: Sequence[Version],
    settings: Settings,
    *,
    date: str = "",
    review: Review = NO_REVIEW,
    progress: Progress = lambda _: None,
) -> Report:
    """The claim matrix of versions that were read and cut already.  Their order decides the order of columns only."""
    from compare.findings.claims import VALUES
    from compare.matrix import build, canonical, notes, placed

    named_ = told_apart(versions)
    order = canonical(named_)
    ordered = tuple(named_[number] for number in order)
    progress("aligning statements")
    cuts = Cuts()
    matrix = build(ordered, align_all(ordered, settings, review.pins, cuts))
    progress("looking for conflicts")
    matrix, findings = confront(matrix, settings, cuts)
    return Report(
        kind="outlets",
        title=headline_of(matrix, VALUES) or title_of(ordered),
        versions=named_,
        comparisons=(),
        findings=acknowledge(tuple(_seen_from(finding, order) for finding in findings), review),
        signature=settings.signature,
        date=date,
        notes=(*notes(matrix), *unmet(findings, named_, review)),
        matrix=placed(matrix, order),
    )


def _seen_from(finding: Finding, order: Sequence[int]) -> Finding:
    """*finding* with its places in the versions as they were given: version n in canonical order is *order*[n]."""
    places = (
        replace(place, version=order[place.version]) if place else None for place in (finding.left, finding.right)
    )
    left, right = places
    return replace(finding, left=left, right=right)


def history_sources(
    sources: Sequence[str], settings: Settings, *, of_git: str = ""
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The versions that *sources* name, and notes on how they were found.

    One source alone is a folder or a ZIP archive of versions; *of_git* is a path of which all revisions are meant, and
    stands alone.  Raises :class:`ReadError` where they give no two versions.
    """
    from compare.read.git import revisions
    from compare.read.versions import history_of

    if of_git:
        found = revisions(of_git)
        if len(found) < 2:
            raise ReadError(f"{of_git}: git has one revision of it only", "a history needs two or more")
        return found, (f"all {len(found)} revisions that git has of {PurePath(of_git).name}",)
    if len(sources) > 1:
        return tuple(sources), ()
    if not sources:
        raise ReadError("no version of a story was given", "name two or more, a folder, or --git PATH")
    listed = history_of(sources[0], keep_furniture=settings.keep_furniture, limits=settings.limits)
    by = "the times they state" if listed.by == "time" else "their names"
    return listed.sources, (f"{len(listed.sources)} versions, in the order of {by}", *listed.notes)


def compare_history(  # noqa: PLR0913 - one keyword for each thing a run may be told
    sources: Sequence[str],
    settings: Settings,
    *,
    labels: Sequence[str] = (),
    stdin_format: str = "",
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    date: str = "",
    review: str = "",
    notes: Sequence[str] = (),
    progress: Progress = lambda _: None,
) -> Report:
    """Read successive versions, oldest first, and tell what each did to the one before: the lives of the claims.

    *notes* are told with the report; the other arguments are those of :func:`compare_sources`.  A version without any
    text is left out, and said to be.  Raises :class:`ReadError` where a source or the review cannot be read, or where
    fewer than two versions hold text.
    """
    reviewed = read_review(review) if review else NO_REVIEW
    versions, empty = [], []
    for index, source in enumerate(sources):
        try:
            document = _read(source, settings, progress, stdin_format, stdin, allow_private)
        except EmptyDocument:
            empty.append(f"version {index + 1} ({PurePath(source).name}) holds no text and was left out")
            continue
        versions.append(segment(document, settings, label=labels[index] if index < len(labels) else ""))
    if len(versions) < 2:
        held = "one version holds" if versions else "no version holds"
        raise ReadError(f"{', '.join(sources[:3]) or 'nothing'}: {held} text", "a history needs two versions or more")
    said = (*notes, *empty)
    return compare_history_versions(versions, settings, date=date, review=reviewed, notes=said, progress=progress)


def compare_history_versions(
    versions: Sequence[Version],
    settings: Settings,
    *,
    date: str = "",
    review: Review = NO_REVIEW,
    notes: Sequence[str] = (),
    progress: Progress = lambda _: None,
) -> Report:
    """The history of versions that were read and cut already, oldest first; other arguments as above."""
    from compare.life import doubts, live

    named_ = in_order(versions)
    comparisons: list[Comparison] = []
    cuts = Cuts()
    for number, (left, right) in enumerate(pairwise(named_), 1):
        progress(f"comparing versions {number} and {number + 1} of {len(named_)}")
        comparisons.append(label(align(left, right, settings, review.pins, Studies(cuts=cuts))))
    progress("looking for findings")
    shown = wanted(settings)
    # The life of a claim rests on all findings; which of them are shown is another question.
    findings = find(named_, comparisons, replace(settings, select=(), ignore=()), cuts)
    progress("following the claims")
    matrix, chronicle = live(
        named_, comparisons, findings, lambda left, right: align(left, right, settings), lambda one: one.rule in shown
    )
    kept = [finding for finding in findings if finding.rule in shown]
    return Report(
        kind="history",
        title=title_of(named_, "History"),
        versions=named_,
        comparisons=tuple(comparisons),
        findings=acknowledge(kept, review),
        signature=settings.signature,
        date=date,
        notes=(*notes, *doubts(named_), *unmet(kept, named_, review)),
        matrix=matrix,
        chronicle=chronicle,
    )


def read_review(path: str) -> Review:
    """The review file at *path*.  Raises :class:`ReadError`."""
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        cause = error.strerror if isinstance(error, OSError) else error
        raise ReadError(f"cannot read the review {path}: {cause}", "check --review") from error
    return parse(data, path)
