"""``storydiff outlets SOURCE SOURCE ...``: several accounts of one event, claim by claim."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from compare.cli.compare import _profiles, _readers, _units
from compare.cli.configured import Configured
from compare.cli.options import HELP, Names, Run, check, common, dated, limited, split
from compare.cli.output import STDOUT, chosen_format, code_of, deliver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Report


def _formats() -> Sequence[str]:
    from compare.report import REPORTERS

    return tuple(REPORTERS["outlets"])


@click.command("outlets", cls=Configured, context_settings=HELP)
@click.argument("sources", nargs=-1, metavar="SOURCE SOURCE ...")
@click.option(
    "-f", "--format", type=Names(_formats), help="How to tell it.  [default: by the suffix of -o, or terminal]"
)
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="Write here; - is standard output.  [default: standard output; for html and xlsx a file in reports/<names>/]",
)
@click.option("--label", multiple=True, metavar="NAME", help="Name of a source; once for each, in their order.")
@click.option(
    "--lang", metavar="CODE", help="Language of all (ISO 639-1).  [default: as declared, or told from the text]"
)
@click.option("--select", multiple=True, callback=split, metavar="RULE,..", help="Show findings of these rules only.")
@click.option("--ignore", multiple=True, callback=split, metavar="RULE,..", help="Show no findings of these rules.")
@click.option(
    "--fail-on", multiple=True, callback=split, metavar="RULE,..|any", help="Exit 1 when such a finding stands."
)
@click.option("--exit-code", is_flag=True, help="Exit 1 unless all sources tell the same claims alike.")
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
@click.option("--profile", type=Names(_profiles), help="Outlets, or versions of one text.  [default: outlets]")
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
    """Set out claim by claim what several accounts of one event tell.

    Each SOURCE is a path, REVISION:PATH of git, an http(s) URL, or - for standard input.  Their order decides the order
    of the columns, and nothing else: no source is the reference, and no side of a conflict wins.

    The report goes to standard output unless -o, -f html or -f xlsx says otherwise.
    """
    run.progress.quiet = options["quiet"]
    sources: tuple[str, ...] = options["sources"]
    if len(sources) < 2:
        raise click.UsageError("Give two or more sources")
    if sources.count(STDOUT) > 1:
        raise click.UsageError("Standard input can be one of the sources, not several")
    if len(options["label"]) > len(sources):
        raise click.UsageError(f"{len(options['label'])} labels for {len(sources)} sources")
    format = chosen_format(options["format"], options["output"], "outlets")
    guards = options["fail_on"]
    check((*options["select"], *options["ignore"], *(name for name in guards if name != "any")))
    report = _compare(run, sources, options)
    deliver(report, format, sources, options)
    return code_of(report, guards, options["exit_code"])


def _compare(run: Run, sources: Sequence[str], options: dict[str, Any]) -> Report:
    from compare.pipeline import compare_outlets
    from compare.settings import Settings, limits_of

    settings = Settings(
        profile=options["profile"] or "outlets",
        unit=options["unit"] or "sentence",
        lang=(options["lang"] or "").lower(),
        keep_furniture=options["keep_furniture"],
        select=options["select"],
        ignore=options["ignore"],
        limits=limits_of(options["limit"]),
    )
    report = compare_outlets(
        sources,
        settings,
        labels=options["label"],
        stdin_format=options["stdin_format"] or "",
        allow_private=options["allow_private"],
        stdin=sys.stdin.buffer if STDOUT in sources and sys.stdin else None,
        date=dated(options["date"]),
        review=options["review"] or "",
        progress=run.progress,
    )
    run.progress.clear()
    return report
