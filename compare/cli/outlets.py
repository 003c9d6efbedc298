"""``storydiff outlets SOURCE SOURCE ...``: several accounts of one event, claim by claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from compare.cli.configured import Configured
from compare.cli.options import HELP
from compare.cli.output import STDOUT, chosen_format, code_of, deliver
from compare.cli.reporting import opened, reporting, settings_of, told
from compare.cli.run import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Report


@click.command("outlets", cls=Configured, context_settings=HELP)
@click.argument("sources", nargs=-1, metavar="SOURCE SOURCE ...")
@reporting(
    "outlets",
    files="html and xlsx",
    label="Name of a source; once for each, in their order.",
    lang="all",
    exit_code="Exit 1 unless all sources tell the same claims alike.",
    profile="Outlets, or versions of one text.  [default: outlets]",
)
@click.pass_obj
def command(run: Run, /, **options: Any) -> int:
    """Set out claim by claim what several accounts of one event tell.

    Each SOURCE is a path, REVISION:PATH of git, an http(s) URL, or - for standard input.  Their order decides the order
    of the columns, and nothing else: no source is the reference, and no side of a conflict wins.

    The report goes to standard output unless -o, -f html or -f xlsx says otherwise.
    """
    sources: tuple[str, ...] = options["sources"]
    if len(sources) < 2:
        raise click.UsageError("Give two or more sources")
    if sources.count(STDOUT) > 1:
        raise click.UsageError("Standard input can be one of the sources, not several")
    if len(options["label"]) > len(sources):
        raise click.UsageError(f"{len(options['label'])} labels for {len(sources)} sources")
    format = chosen_format(options["format"], options["output"], "outlets")
    report = _compare(run, sources, options)
    deliver(report, format, sources, options)
    return code_of(report, options["fail_on"], options["exit_code"])


def _compare(run: Run, sources: Sequence[str], options: dict[str, Any]) -> Report:
    from compare.pipeline import compare_outlets

    settings = settings_of(options, "outlets")
    report = compare_outlets(sources, settings, **opened(options, sources), **told(run, options))
    run.progress.clear()
    return report
