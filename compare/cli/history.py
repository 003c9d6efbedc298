"""``storydiff history VERSION VERSION ...``: successive versions of a story, and the life of each claim."""

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
    from compare.report import REPORTERS

    return tuple(REPORTERS["history"])


def _profiles() -> Sequence[str]:
    from compare.settings import PROFILES

    return PROFILES


def _units() -> Sequence[str]:
    from compare.settings import UNITS

    return UNITS


def _readers() -> Sequence[str]:
    from compare.read import READERS

    return tuple(READERS)


@click.command("history", cls=Configured, context_settings=HELP)
@click.argument("versions", nargs=-1, metavar="VERSION VERSION ...")
@click.option("--git", metavar="PATH", help="All revisions that git has of this file, in place of VERSIONs.")
@click.option(
    "-f", "--format", type=Names(_formats), help="How to tell it.  [default: by the suffix of -o, or terminal]"
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Write here; - is standard output.  [default: standard output; for html and xlsx a file in reports/<names>/]",
)
@click.option("--label", multiple=True, metavar="NAME", help="Name of a version; once for each, in their order.")
@click.option(
    "--lang", metavar="CODE", help="Language of all (ISO 639-1).  [default: as declared, or told from the text]"
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
@click.option("--profile", type=Names(_profiles), help="Versions of one text, or two outlets.  [default: versions]")
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
    """Follow a story, claim by claim, through its versions.

    VERSIONs are given oldest first: each a path, REVISION:PATH of git, an http(s) URL, or - for standard input.  One
    alone is a folder or a ZIP archive of versions, which are put in the order of the times they state.

    Tells what each version did, which facts were changed back, and which changes a note of the page announces.
    """
    run.progress.quiet = options["quiet"]
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
    guards = options["fail_on"]
    check((*options["select"], *options["ignore"], *(name for name in guards if name != "any")))
    report = _history(run, given, options)
    deliver(report, format, (options["git"], "history") if options["git"] else _named(given), options)
    return code_of(report, guards, options["exit_code"])


def _named(given: Sequence[str]) -> tuple[str, ...]:
    """What the report is named for: the first and the last version, or the folder."""
    return (given[0], "history") if len(given) == 1 else (given[0], given[-1])


def _history(run: Run, given: Sequence[str], options: dict[str, Any]) -> Report:
    from compare.pipeline import compare_history, history_sources
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
    date = dated(options["date"])
    sources, notes = history_sources(given, settings, of_git=options["git"] or "")
    if len(options["label"]) > len(sources):
        raise click.UsageError(f"{len(options['label'])} labels for {len(sources)} versions")
    report = compare_history(
        sources,
        settings,
        labels=options["label"],
        date=date,
        review=options["review"] or "",
        notes=notes,
        stdin_format=options["stdin_format"] or "",
        allow_private=options["allow_private"],
        stdin=sys.stdin.buffer if STDOUT in given and sys.stdin else None,
        progress=run.progress,
    )
    run.progress.clear()
    return report
