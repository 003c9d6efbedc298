"""A Report dressed for a reader or a program: one dictionary of reporters, each loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from os import getpid
from pathlib import Path, PurePath
from typing import cast

from compare.errors import SettingsError, WriteError
from compare.model import Kind, Report
from compare.pause import uncollected

#: Kind of a report -> name of a format -> module with ``render(report, look)``: text, or bytes for those in BINARY.
REPORTERS: dict[Kind, dict[str, str]] = {
    "comparison": {
        "terminal": "compare.report.terminal",
        "html": "compare.report.html",
        "markdown": "compare.report.markdown",
        "json": "compare.report.json",
        "line": "compare.report.line",
        "docx": "compare.report.docx",
    },
    "history": {
        "terminal": "compare.report.history.terminal",
        "html": "compare.report.history.html",
        "markdown": "compare.report.history.markdown",
        "json": "compare.report.history.json",
        "line": "compare.report.history.line",
        "csv": "compare.report.history.csv",
        "xlsx": "compare.report.history.xlsx",
    },
    "outlets": {
        "terminal": "compare.report.outlets.terminal",
        "html": "compare.report.outlets.html",
        "markdown": "compare.report.outlets.markdown",
        "json": "compare.report.json",
        "line": "compare.report.line",
        "csv": "compare.report.outlets.csv",
        "xlsx": "compare.report.outlets.xlsx",
    },
}
#: Formats that are no text.
BINARY = frozenset({"docx", "xlsx"})
#: Suffix of an output file -> name of a format.
SUFFIXES: dict[str, str] = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".txt": "terminal",
    ".docx": "docx",
    ".csv": "csv",
    ".xlsx": "xlsx",
}
#: The formats of a comparison.
FORMATS: tuple[str, ...] = tuple(REPORTERS["comparison"])


@dataclass(frozen=True, slots=True)
class Look:
    """How a report should look.  Only the terminal and Markdown heed it: a page heeds ``home`` alone, JSON nothing.

    ``width``: columns of the terminal.  ``color``: ANSI colours; without them signs mark the changes.  ``ascii``: no
    box drawing.  ``limit``: most code points of a Markdown report (a pull-request comment holds 65,536).
    ``home``: where a page leads back to, when it is one of a site.
    """

    width: int = 80
    color: bool = False
    ascii: bool = False
    limit: int = 65_000
    home: str = ""


def render(report: Report, format: str, look: Look | None = None) -> str:
    """*report* as text in *format*.  Raises SettingsError for a format that no reporter has, or that is no text."""
    made = _made(report, format, look)
    if isinstance(made, bytes):
        raise SettingsError(f"{format} is no text", "write it to a file")
    return made


def rendered(report: Report, format: str, look: Look | None = None) -> bytes:
    """*report* as the content of a file in *format*.  Raises SettingsError for a format that no reporter has."""
    made = _made(report, format, look)
    return made if isinstance(made, bytes) else made.encode()


@uncollected
def _made(report: Report, format: str, look: Look | None) -> str | bytes:
    reporters = REPORTERS[report.kind]
    if format not in reporters:
        raise SettingsError(f"unknown format {format!r}", f"choose one of {', '.join(reporters)}")
    reporter = cast("Callable[[Report, Look], str | bytes]", import_module(reporters[format]).render)
    return reporter(report, look or Look())


def format_of(path: str) -> str:
    """The format that the suffix of *path* asks for, or "" where it asks for none."""
    return SUFFIXES.get(PurePath(path).suffix.lower(), "")


def write(path: Path, content: str | bytes) -> None:
    """Write a rendered report; an older one stays whole until the new one is complete.

    Raises WriteError where it cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    draft = path.with_name(f".{path.name}.{getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            # A pipe or device is written to, never replaced; a folder is refused.
            path.write_bytes(data)
        else:
            draft.write_bytes(data)
            draft.replace(path)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}", "give another place with -o") from error
    finally:
        # There is one left only when something went wrong, an interrupt too.
        with suppress(OSError):
            draft.unlink()


def schema() -> str:
    """The JSON Schema (2020-12) of ``json`` reports, as text."""
    from importlib.resources import files

    return (files("compare.report") / "schema.json").read_text(encoding="utf-8")
