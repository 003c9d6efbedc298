"""What ``rules``, ``explain`` and ``schema`` share: they read no story, and hand out a page of ours."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from compare.cli import options as shared
from compare.cli.configured import Configured
from compare.cli.output import file_of, look, on_terminal, show
from compare.errors import SettingsError

if TYPE_CHECKING:
    from compare.findings.pages import Line
    from compare.report import Look

output = shared.output("Write it here; - is standard output.  [default: standard output]")
wide = shared.wide("what is printed; where neither is known, lines stay whole")


class Lookup(Configured):
    """A command whose page is no report: it does not go where settings send reports, and it knows every rule, whichever
    they want."""

    unset = Configured.unset | {"output", "select", "ignore"}


def hand_out(page: Sequence[Line] | str, format: str, options: dict[str, Any]) -> None:
    """Write *page*, which is text in *format*, to the file of ``--output``, or print it.

    Lines are wrapped where their room is known: a program that reads them wants them whole.
    """
    from compare.report import SUFFIXES, format_of, write

    path = file_of(options["output"])
    if path is not None and format_of(path.name) not in ("", "terminal", format):
        suffix = next(suffix for suffix, told in SUFFIXES.items() if told == format)
        raise SettingsError(f"the name {path} tells another format than it would hold", f"let it end in {suffix}")
    looks = look(options.get("width"), options["no_color"], path is not None)
    fits = options.get("width") or os.environ.get("COLUMNS") or (path is None and on_terminal())
    if not isinstance(page, str):
        from compare.findings.pages import plain

        page = _wrapped(page, looks) if fits else plain(page)
    if path is not None:
        write(path, page)
    else:
        show(page, looks)


def _wrapped(page: Sequence[Line], looks: Look) -> str:
    from compare.report.terminal import Screen

    screen = Screen(looks)
    for line in page:
        screen.put(screen.text(line.said), " " * len(line.head), (line.head, line.severity))
    return screen.printed()
