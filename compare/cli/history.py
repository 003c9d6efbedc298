"""``storydiff history VERSION VERSION ...``: successive versions of a story, and the life of each claim."""

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


@click.command("history", cls=Configured, context_settings=HELP)
@click.argument("versions", nargs=-1, metavar="VERSION VERSION ...")
@click.option("--git", metavar="PATH", help="All revisions that git has of this file, in place of VERSIONs.")
@reporting(
    "history",
    files="html and xlsx",
    label="Name of a version; once for each, in their order.",
    lang="all",
    exit_code="Exit 1 when any statement changed.",
    profile="Versions of one text, or two outlets.  [default: versions]",
)
@click.pass_obj
def command(run: Run, /, **options: Any) -> int:
    """Follow a story, claim by claim, through its versions.

    VERSIONs are given oldest first: each a path, REVISION:PATH of git, an http(s) URL, or - for standard input.  One
    alone is a folder or a ZIP archive of versions, which are put in the order of the times they state.

    Tells what each version did, which facts were changed back, and which changes a note of the page announces.
    """
    given = options["versions"]
    if bool(options["git"]) == bool(given):
        raise click.UsageError(
            "--git stands in place of versions"
            if given
            else "Name two or more versions, a folder of them, or --git PATH"
        )
    if given.count(STDOUT) > 1:
        raise click.UsageError("Standard input can be one of the versions, not several")
    if given == (STDOUT,):
        raise click.UsageError("Standard input is one version: a history needs two or more")
    format = chosen_format(options["format"], options["output"], "history")
    report = _history(run, given, options)
    deliver(report, format, (options["git"], "history") if options["git"] else _named(given), options)
    return code_of(report, options["fail_on"], options["exit_code"])


def _named(given: Sequence[str]) -> tuple[str, ...]:
    """What the report is named for: the first and the last version, or the folder."""
    return (given[0], "history") if len(given) == 1 else (given[0], given[-1])


def _history(run: Run, given: Sequence[str], options: dict[str, Any]) -> Report:
    from compare.pipeline import compare_history, history_sources

    settings = settings_of(options, "versions")
    shared = told(run, options)
    sources, notes = history_sources(given, settings, of_git=options["git"] or "")
    if len(options["label"]) > len(sources):
        raise click.UsageError(f"{len(options['label'])} labels for {len(sources)} versions")
    report = compare_history(sources, settings, notes=notes, **opened(options, given), **shared)
    run.progress.clear()
    return report
