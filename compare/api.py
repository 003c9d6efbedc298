"""The Python door: compare two sources in one call, or align versions that you cut yourself.

report = compare.compare("draft.md", "edited.html")
report.findings; report.counts; report.to_json(); print(report)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from os import PathLike, fspath
from pathlib import Path

from compare import model
from compare.align import align
from compare.errors import SettingsError
from compare.limits import LIMITS, Limits
from compare.pipeline import compare_history, compare_outlets, compare_sources, history_sources
from compare.report import Look, render, rendered
from compare.segment import version_from_sentences
from compare.settings import Profile, Settings, Unit

__all__ = ["Limits", "Report", "align_versions", "compare", "history", "outlets", "version_from_sentences"]


class Report(model.Report):
    """A report that renders itself; the value is :class:`compare.model.Report`."""

    __slots__ = ()

    def to_json(self) -> str:
        """The report as JSON text that ends in a line feed (``storydiff schema`` prints its schema)."""
        return render(self, "json", Look())

    def to_html(self) -> str:
        """The report as one self-contained HTML page."""
        return render(self, "html", Look())

    def to_markdown(self) -> str:
        """The report as Markdown of at most 65,000 code points: it fits a pull-request comment."""
        return render(self, "markdown", Look())

    def to_docx(self) -> bytes:
        """The report as a Word file with tracked changes: reject all gives the left text, accept all the right.

        Raises :class:`compare.errors.SettingsError` for a report that is not on two versions.
        """
        return rendered(self, "docx", Look())

    def to_text(self, width: int = 80, *, color: bool = False) -> str:
        """The terminal report, *width* columns (40 to 1000) wide; with ANSI colours where *color*."""
        return render(self, "terminal", Look(width=width, color=color))

    def save(self, path: str | PathLike[str]) -> None:
        """Write the report to *path*; the suffix (.html .md .json .txt .docx .csv .xlsx) chooses the format.

        A file that is there is replaced.  Raises :class:`compare.errors.SettingsError` for a suffix that tells no
        format of this kind of report, :class:`compare.errors.WriteError` where the file cannot be written.
        """
        from compare.report import SUFFIXES, format_of, write

        name = fspath(path)
        format = format_of(name)
        if not format:
            raise SettingsError(f"the name {name} tells no format", f"end it in one of {' '.join(SUFFIXES)}")
        write(Path(name), rendered(self, format, Look()))

    def __str__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        """For notebooks: the page in a frame of its own, so that it cannot touch the notebook."""
        from html import escape

        return (
            f'<iframe sandbox="allow-scripts allow-downloads" style="width:100%;height:40rem;border:0" '
            f'title="{escape(self.title)}" srcdoc="{escape(self.to_html())}"></iframe>'
        )


def compare(  # noqa: PLR0913 - one keyword for each thing a run may be told
    left: str | PathLike[str],
    right: str | PathLike[str],
    *,
    profile: Profile = "versions",
    unit: Unit = "sentence",
    lang: str = "",
    labels: tuple[str, ...] = (),
    keep_furniture: bool = False,
    allow_private: bool = False,
    limits: Limits = LIMITS,
    review: str | PathLike[str] = "",
) -> Report:
    """Compare two sources; *left* is the earlier or reference side.

    A source is a path, REVISION:PATH of git, or an http(s) URL, which may lead to an address of a private network only
    with *allow_private*.  A reader refuses what is beyond the *limits* (megabytes, pages, seconds ...).

    *profile*: "versions" of one text, or accounts of two "outlets".  *unit*: "sentence" or "clause".  *lang*: an ISO
    639-1 code; "" goes by what the file declares, else by the text.  *labels*: names of the two, left first; else the
    outlet or the file name.  *keep_furniture*: compare menus and share prompts too.  *review*: path of a review file.

    Raises :class:`compare.errors.ReadError` where a source cannot be read, :class:`compare.errors.SettingsError` where
    an argument has a value that cannot be used.
    """
    settings = Settings(profile=profile, unit=unit, lang=lang, keep_furniture=keep_furniture, limits=limits)
    found = compare_sources(
        fspath(left), fspath(right), settings, labels=labels, review=fspath(review), allow_private=allow_private
    )
    return Report(**{field.name: getattr(found, field.name) for field in fields(found)})


def outlets(  # noqa: PLR0913 - as of compare
    sources: Sequence[str | PathLike[str]],
    *,
    profile: Profile = "outlets",
    unit: Unit = "sentence",
    lang: str = "",
    labels: tuple[str, ...] = (),
    keep_furniture: bool = False,
    allow_private: bool = False,
    limits: Limits = LIMITS,
    review: str | PathLike[str] = "",
) -> Report:
    """Set out claim by claim what several accounts of one event tell: ``report.matrix``.

    The order of *sources* decides the order of the columns and nothing else.  The other arguments are those of
    :func:`compare`; *labels* has a name for each source.  Raises as :func:`compare` does, and
    :class:`compare.errors.SettingsError` for fewer than two sources.
    """
    paths = _paths(sources)
    if len(paths) < 2:
        raise SettingsError(f"{len(paths)} source given", "give two or more accounts of one event")
    settings = Settings(profile=profile, unit=unit, lang=lang, keep_furniture=keep_furniture, limits=limits)
    found = compare_outlets(paths, settings, labels=labels, review=fspath(review), allow_private=allow_private)
    return Report(**{field.name: getattr(found, field.name) for field in fields(found)})


def history(  # noqa: PLR0913 - as of compare
    versions: Sequence[str | PathLike[str]],
    *,
    profile: Profile = "versions",
    unit: Unit = "sentence",
    lang: str = "",
    labels: tuple[str, ...] = (),
    keep_furniture: bool = False,
    allow_private: bool = False,
    limits: Limits = LIMITS,
    review: str | PathLike[str] = "",
) -> Report:
    """Follow a story through *versions*, oldest first: ``report.matrix`` has the claims, ``report.chronicle`` their
    lives.  One path alone is a folder or a ZIP archive of versions.  The other arguments are those of :func:`compare`.

    Raises as :func:`compare` does, and :class:`compare.errors.ReadError` where there are no two versions.
    """
    settings = Settings(profile=profile, unit=unit, lang=lang, keep_furniture=keep_furniture, limits=limits)
    sources, notes = history_sources(_paths(versions), settings)
    found = compare_history(
        sources, settings, labels=labels, review=fspath(review), allow_private=allow_private, notes=notes
    )
    return Report(**{field.name: getattr(found, field.name) for field in fields(found)})


def _paths(sources: Sequence[str | PathLike[str]] | str | PathLike[str]) -> list[str]:
    """*sources* as texts; a path alone is one of them, not a sequence of letters."""
    return [fspath(sources)] if isinstance(sources, str | PathLike) else [fspath(one) for one in sources]


def align_versions(left: model.Version, right: model.Version, *, profile: Profile = "versions") -> model.Alignment:
    """Align two versions that were cut already (:func:`version_from_sentences`).

    ``.links`` are all matches, many to many, each with a score (0-1); ``.beads`` the partition: every statement is in
    exactly one.  Raises :class:`compare.errors.SettingsError` for an unknown *profile*.
    """
    return align(left, right, Settings(profile=profile))
