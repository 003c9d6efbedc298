"""``storydiff compare LEFT RIGHT``: two versions of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from compare.cli.configured import Configured
from compare.cli.options import HELP
from compare.cli.output import STDOUT, chosen_format, code_of, deliver
from compare.cli.reporting import opened, reporting, settings_of, told
from compare.cli.run import Run

if TYPE_CHECKING:
    from compare.model import Report


@click.command("compare", cls=Configured, context_settings=HELP)
@click.argument("left")
@click.argument("right", required=False)
@click.option("--tracked", is_flag=True, help="LEFT alone, a Word file: its tracked changes rejected, and accepted.")
@reporting(
    "comparison",
    files="html and docx",
    label="Name of a version; twice, left first.",
    lang="both",
    exit_code="Exit 1 when any statement changed.",
    profile="Two versions of one text, or two outlets.  [default: versions]",
)
@click.pass_obj
def command(run: Run, /, **options: Any) -> int:
    """Compare two versions of a story.

    LEFT is the earlier or reference side.  Each is a path, REVISION:PATH of git, an http(s) URL, or - for standard
    input.

    The report goes to standard output, HTML and Word files to the folder reports, unless -o says otherwise.
    """
    sources = _sources(options)
    if sources == (STDOUT, STDOUT):
        raise click.UsageError("Standard input can be one of the two versions, not both")
    if len(options["label"]) > len(sources):
        raise click.UsageError(f"{len(options['label'])} labels for two versions")
    format = chosen_format(options["format"], options["output"], "comparison")
    report = _compare(run, sources, options)
    deliver(report, format, sources, options)
    return code_of(report, options["fail_on"], options["exit_code"])


def _sources(options: dict[str, Any]) -> tuple[str, str]:
    """LEFT and RIGHT; with ``--tracked`` the one file, which gives both."""
    left, right = options["left"], options["right"]
    if options["tracked"]:
        if right is not None or left == STDOUT:
            raise click.UsageError("--tracked takes one Word file, which gives both versions")
        return left, left
    if right is None:
        raise click.UsageError("Missing argument 'RIGHT'.")
    return left, right


def _compare(run: Run, sources: tuple[str, str], options: dict[str, Any]) -> Report:
    from compare.pipeline import compare_sources, compare_tracked

    settings = settings_of(options, "versions")
    if options["tracked"]:
        report = compare_tracked(sources[0], settings, **told(run, options))
    else:
        report = compare_sources(sources[0], sources[1], settings, **opened(options, sources), **told(run, options))
    run.progress.clear()
    return report
