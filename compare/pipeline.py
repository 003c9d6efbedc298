"""The line that every report comes off, as one function a reader can follow.

files -> read -> Document -> segment -> Version -> align -> Alignment -> label -> Comparison -> findings -> Report
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import BinaryIO

from compare.align import align
from compare.errors import ReadError
from compare.findings import find
from compare.findings.review import acknowledge, parse, unmet
from compare.label import label
from compare.model import Report, Version
from compare.read import read, read_tracked
from compare.segment import segment
from compare.settings import Settings

Progress = Callable[[str], None]


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
    reviewed = read_review(review) if review else {}
    versions = []
    for index, source in enumerate((left, right)):
        progress(f"reading {source}")
        document = read(
            source,
            stdin_format=stdin_format,
            keep_furniture=settings.keep_furniture,
            stdin=stdin,
            allow_private=allow_private,
            limits=settings.limits,
        )
        versions.append(segment(document, settings, label=labels[index] if index < len(labels) else ""))
    return compare_versions(versions[0], versions[1], settings, date=date, review=reviewed, progress=progress)


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
    reviewed = read_review(review) if review else {}
    progress(f"reading {path}")
    documents = read_tracked(path, keep_furniture=settings.keep_furniture, limits=settings.limits)
    names = (*labels, *("changes rejected", "changes accepted")[len(labels) :])
    left, right = (segment(document, settings, label=name) for document, name in zip(documents, names, strict=True))
    return compare_versions(left, right, settings, date=date, review=reviewed, progress=progress)


def compare_versions(
    left: Version,
    right: Version,
    settings: Settings,
    *,
    date: str = "",
    review: Mapping[str, str] | None = None,
    progress: Progress = lambda _: None,
) -> Report:
    """Compare two versions that were read and cut already; *review* maps ids of acknowledged findings to notes."""
    review = review or {}
    versions = named(left, right)
    progress("aligning statements")
    alignment = align(*versions, settings)
    progress("marking what changed")
    comparison = label(alignment)
    progress("looking for findings")
    findings = find(versions, (comparison,), settings)
    return Report(
        kind="comparison",
        title=_title(versions),
        versions=versions,
        comparisons=(comparison,),
        findings=acknowledge(findings, review),
        signature=settings.signature,
        date=date,
        notes=tuple(filter(None, [unmet(findings, review)])),
    )


def read_review(path: str) -> dict[str, str]:
    """The review file at *path*: ids of acknowledged findings with their notes.  Raises :class:`ReadError`."""
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        cause = error.strerror if isinstance(error, OSError) else error
        raise ReadError(f"cannot read the review {path}: {cause}", "check --review") from error
    return parse(data, path)


def named(left: Version, right: Version) -> tuple[Version, Version]:
    """Both versions with labels that tell them apart: as given, else the outlet, else the file name."""
    names = [_name(version) for version in (left, right)]
    if names[0] == names[1]:
        names = [f"{name} ({number})" for number, name in enumerate(names, 1)]
    return replace(left, label=names[0]), replace(right, label=names[1])


def _name(version: Version) -> str:
    source = version.document.source
    path = "standard input" if source.path == "-" else PurePath(source.path).name
    return version.label or source.outlet or path or "version"


def _title(versions: Sequence[Version]) -> str:
    """The headline of the later version that has one."""
    headlines = [version.headline for version in reversed(versions)]
    return next((" ".join(headline.text.split()) for headline in headlines if headline), "Comparison")
