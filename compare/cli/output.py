"""Where a report goes: standard output, a pager, a file, or ``reports/<slug>/index.html`` of the current folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

import click
from click.core import ParameterSource

from compare.errors import SettingsError, WriteError

if TYPE_CHECKING:
    from pathlib import Path

    from compare.model import Kind, Report
    from compare.report import Look

STDOUT = "-"
_CALLED = {"comparison": "a comparison", "outlets": "several outlets", "history": "a history"}
#: Format -> its file where no name, or only a folder, is given.
_NAMES = {"html": "index.html", "docx": "report.docx", "xlsx": "matrix.xlsx"}


def emit(content: str | bytes, encoding: str = "utf-8") -> None:
    """Write *content* to standard output.  A reader that has gone away (``| head``) is no trouble.

    Bytes, so that neither the locale nor the platform's line ends show.  Raises WriteError where it cannot be written.
    """
    if sys.stdout is None:
        raise WriteError("standard output is closed", "open it, or give it a file")
    errors = "replace" if encoding != "utf-8" else "surrogatepass"
    data = content.encode(encoding, errors) if isinstance(content, str) else content
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        hush(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise WriteError(
                f"cannot write to standard output: {error.strerror}", "make room, or give it a file"
            ) from error


def hush(stream: TextIO) -> None:
    """Let *stream*, which cannot be written, lead nowhere: what it still holds must not fail again as Python ends."""
    with suppress(OSError, ValueError):  # a stream of a test has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def on_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def show(text: str, look: Look) -> None:
    """Print what a human reads: through a pager when it is longer than the screen, and on a terminal only."""
    if not on_terminal():
        emit(text)
        return
    from shutil import get_terminal_size

    if text.count("\n") < get_terminal_size().lines or not sys.stdin or not sys.stdin.isatty():
        emit(text, sys.stdout.encoding or "utf-8")
        return
    click.echo_via_pager(text, color=look.color)


def is_plain(no_color: bool) -> bool:
    """Whether nothing is to be coloured, on a terminal either."""
    return no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def look(width: int | None, no_color: bool, writes: bool) -> Look:
    """How the report should look: ``NO_COLOR``, ``COLUMNS`` and the terminal say; nothing is coloured in a file."""
    from shutil import get_terminal_size

    from compare.report import Look

    terminal = not writes and on_terminal()
    encoding = (sys.stdout.encoding or "utf-8").lower() if terminal else "utf-8"
    return Look(
        width=width or get_terminal_size((80, 24)).columns,
        color=terminal and not is_plain(no_color),
        ascii=not encoding.startswith("utf"),
    )


def file_of(output: str | None) -> Path | None:
    """The file that ``--output`` names, or None for standard output.  Raises SettingsError for a name of nothing."""
    from pathlib import Path

    if output is not None and not output.strip():
        raise SettingsError("the name of the output is empty", "give -o a path, or leave it out")
    return None if output in (None, STDOUT) else Path(str(output))


def _only_set(name: str) -> bool:
    """Whether the option stands in the settings and not on the command line, which wins."""
    ctx = click.get_current_context()
    return ctx.get_parameter_source(name) is ParameterSource.DEFAULT_MAP


def chosen_format(given: str | None, output: str | None, kind: Kind) -> str:
    """The format: as given, else by the suffix of the output, else ``terminal``; a suffix that is given with the
    command wins over a format that is only set.

    Raises SettingsError where it is none that a report of this *kind* has.
    """
    from compare.report import REPORTERS, SUFFIXES, format_of

    path = file_of(output)
    if path is None:
        return given or "terminal"
    found = format_of(path.name)
    if given and not (found and _only_set("format") and not _only_set("output")):
        return given
    if found not in REPORTERS[kind]:
        suffixes = " ".join(suffix for suffix, format in SUFFIXES.items() if format in REPORTERS[kind])
        raise SettingsError(f"the name {output} tells no format for {_CALLED[kind]}", f"give -f, or one of {suffixes}")
    return found


def place(output: str | None, format: str, sources: Sequence[str]) -> Path | None:
    """The file to write, or None for standard output.  HTML and DOCX have a place of their own when none is given."""
    from pathlib import Path

    name = _NAMES.get(format, "")
    if output == STDOUT or (output is None and not name):
        return None
    if output is None:
        return Path("reports") / slug(sources) / name
    path = Path(output)
    meant = output.endswith(("/", os.sep))
    if (path.is_dir() or meant) and name:
        return path / name
    if meant:
        raise WriteError(f"cannot write {output}: it is a folder", "name a file in it")
    return path


def spare(path: Path, inputs: Sequence[str]) -> None:
    """Raise SettingsError where *path* is one of the *inputs* (``FILE``, ``FILE#ID``): no report replaces a story."""
    from pathlib import Path

    for one in inputs:
        for name in {one, one.partition("#")[0]} - {"", STDOUT}:
            with suppress(OSError, ValueError):
                if path.is_file() and path.samefile(Path(name)):
                    raise SettingsError(f"{path} is one of the inputs itself", "give the report another name with -o")


def slug(sources: Sequence[str]) -> str:
    """A name for a report, from the names of its sources; from their folders too where the names are one."""
    from pathlib import PurePath

    paths = [PurePath("stdin" if source == STDOUT else source) for source in sources]
    names = [path.stem for path in paths]
    if len(set(names)) < len(names):
        names = [f"{path.parent.name} {path.stem}" for path in paths]
    kept = "".join(sign if sign.isalnum() else " " for sign in " ".join(names).lower())
    return "-".join(kept.split())[:80].strip("-") or "report"


def keep_out_of_commits(path: Path) -> None:
    """Give the folder of reports a ``.gitignore`` of ``*`` where it was empty: embargoed copy stays out of commits.

    The folder is ``reports`` for our own place (``reports/<slug>/index.html``), else the one that holds *path*.
    """
    folder = path.parent
    if len(path.parts) == 3 and path.parts[0] == "reports":
        folder = folder.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise WriteError(
            f"cannot write to {folder}: {error.strerror or error}", "give another place with -o"
        ) from error


def deliver(report: Report, format: str, sources: Sequence[str], options: dict[str, Any]) -> None:
    """Render the report and write it where it belongs; nothing is written before all of it is rendered."""
    from compare.report import BINARY, render, rendered, write

    path = place(options["output"], format, sources)
    if path is not None:
        spare(path, [*(version.document.source.path for version in report.versions), options["review"] or ""])
    looks = look(options["width"], options["no_color"], path is not None)
    if path is None and format in BINARY and on_terminal():
        raise click.UsageError(f"{format} is nothing for a terminal: give a file with -o")
    if path is None and format == "terminal":
        show(render(report, format, looks), looks)
        return
    content = rendered(report, format, looks)
    if path is None:
        emit(content)
        return
    if str(path) != options["output"]:
        keep_out_of_commits(path)
    write(path, content)
    if options["output"] is None and not options["quiet"]:
        emit(f"{path.as_posix()}\n")


def code_of(report: Report, guards: Sequence[str], changes: bool) -> int:
    """1 when a finding stands that the run should fail on, or (*changes*) when any statement changed; else 0.

    Between outlets a claim that not all tell alike counts as a change.
    """
    stands = any(not found.acknowledged and ("any" in guards or found.rule in guards) for found in report.findings)
    changed = any(count for name, count in report.counts.items() if name != "unchanged")
    if report.kind == "outlets" and report.matrix:
        cells = (cell for claim in report.matrix.claims for cell in claim.cells)
        changed = any(cell is None or cell.stance == "differs" for cell in cells)
    return int(stands or (changes and changed))
