"""``storydiff compare LEFT RIGHT``: two versions of a story."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from compare.cli.configured import Configured
from compare.cli.options import HELP, Names, Run, check, common, dated, limited, split
from compare.cli.output import STDOUT, chosen_format, code_of, deliver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Report


def _formats() -> Sequence[str]:
    from compare.report import FORMATS

    return FORMATS


def _profiles() -> Sequence[str]:
    from compare.settings import PROFILES

    return PROFILES


def _units() -> Sequence[str]:
    from compare.settings import UNITS

    return UNITS


def _readers() -> Sequence[str]:
    from compare.read import READERS

    return tuple(READERS)


@click.command("compare", cls=Configured, context_settings=HELP)
@click.argument("left")
@click.argument("right", required=False)
@click.option("--tracked", is_flag=True, help="LEFT alone, a Word file: its tracked changes rejected, and accepted.")
@click.option(
    "-f", "--format", type=Names(_formats), help="How to tell it.  [default: by the suffix of -o, or terminal]"
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Write here; - is standard output.  [default: standard output; for html and docx a file in reports/<names>/]",
)
@click.option("--label", multiple=True, metavar="NAME", help="Name of a version; twice, left first.")
@click.option(
    "--lang", metavar="CODE", help="Language of both (ISO 639-1).  [default: as declared, or told from the text]"
)
@click.option("--select", multiple=True, callback=split, metavar="RULE,..", help="Show findings of these rules only.")
@click.option("--ignore", multiple=True, callback=split, metavar="RULE,..", help="Show no findings of these rules.")
@click.option(
    "--fail-on", multiple=True, callback=split, metavar="RULE,..|any", help="Exit 1 when such a finding stands."
)
@click.option("--exit-code", is_flag=True, help="Exit 1 when any statement changed.")
@click.option(
    "--review",
    metavar="FILE",
    help="Findings acknowledged earlier; they fail no run.  Pairs pinned or broken.  JSON or TOML.",
)
@click.option("--keep-furniture", is_flag=True, help="Compare site furniture (share prompts, menus) too.")
@click.option("--allow-private", is_flag=True, help="Let a URL lead to an address of a private network.")
@limited
@click.option(
    "--unit", type=Names(_units), help="What is compared: sentences, or the clauses in them.  [default: sentence]"
)
@click.option("--profile", type=Names(_profiles), help="Two versions of one text, or two outlets.  [default: versions]")
@click.option("--stdin-format", type=Names(_readers), help="What standard input is.  [default: told from its content]")
@click.option("--date", metavar="DATE", help="Date on the report (ISO 8601).  [default: SOURCE_DATE_EPOCH, or none]")
@click.option(
    "--width",
    type=click.IntRange(40, 1000),
    help="Columns of the terminal report.  [default: COLUMNS, or the terminal's]",
)
@click.option("--no-color", is_flag=True, help="No colours; so does NO_COLOR in the environment.")
@click.option("-q", "--quiet", is_flag=True, help="No progress, no word about where the report went.")
@common
@click.pass_obj
def command(run: Run, /, **options: Any) -> int:
    """Compare two versions of a story.

    LEFT is the earlier or reference side.  Each is a path, REVISION:PATH of git, an http(s) URL, or - for standard
    input.

    The report goes to standard output unless -o or -f html says otherwise.
    """
    run.progress.quiet = options["quiet"]
    sources = _sources(options)
    if sources == (STDOUT, STDOUT):
        raise click.UsageError("Standard input can be one of the two versions, not both")
    if len(options["label"]) > len(sources):
        raise click.UsageError(f"{len(options['label'])} labels for two versions")
    format = chosen_format(options["format"], options["output"], "comparison")
    guards = options["fail_on"]
    check((*options["select"], *options["ignore"], *(name for name in guards if name != "any")))
    report = _compare(run, sources, options)
    deliver(report, format, sources, options)
    return code_of(report, guards, options["exit_code"])


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
    from compare.settings import Settings, limits_of

    settings = Settings(
        profile=options["profile"] or "versions",
        unit=options["unit"] or "sentence",
        lang=(options["lang"] or "").lower(),
        keep_furniture=options["keep_furniture"],
        select=options["select"],
        ignore=options["ignore"],
        limits=limits_of(options["limit"]),
    )
    common = {
        "labels": options["label"],
        "date": dated(options["date"]),
        "review": options["review"] or "",
        "progress": run.progress,
    }
    if options["tracked"]:
        report = compare_tracked(sources[0], settings, **common)
    else:
        report = compare_sources(
            *sources,
            settings,
            stdin_format=options["stdin_format"] or "",
            allow_private=options["allow_private"],
            stdin=sys.stdin.buffer if STDOUT in sources and sys.stdin else None,
            **common,
        )
    run.progress.clear()
    return report
