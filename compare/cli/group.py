"""``storydiff group INPUT -o MANIFEST``: which articles of a corpus tell the same story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from compare.cli import options as shared
from compare.cli.configured import Configured
from compare.cli.options import HELP, Within
from compare.cli.output import STDOUT, emit
from compare.cli.run import Run

if TYPE_CHECKING:
    from compare.group.find import Found

_TOLD = 20  # articles that cannot be used, named on stderr


@click.command("group", cls=Configured, context_settings=HELP)
@click.argument("input")
@shared.output("The manifest to write (.jsonl); `-` is standard output.", metavar="MANIFEST", required=True)
@click.option(
    "--days", type=click.IntRange(0), help="Most days between two articles of a story; 0: any number.  [default: 3]"
)
@click.option("--alike", type=Within(0.01, 1), help="Likeness from which on articles are one story.  [default: 0.18]")
@shared.shared_out
@shared.lang("all articles", "any; stop words of all languages are passed over")
@shared.keep_furniture
@shared.limited
@shared.wide("the line of progress")
@shared.quiet("what was found")
@shared.common
@click.pass_obj
def command(run: Run, /, **options: Any) -> int:
    """Find which articles of a corpus tell the same story.

    INPUT is a .jsonl file with an article a line (id, title, text, published, outlet), or a folder of articles.
    MANIFEST is what `storydiff site` takes.  An article that cannot be read is named, and the exit code is 2.
    """
    from pathlib import Path

    from compare.errors import SettingsError

    if options["ship"] and not options["scheduler"]:
        raise click.UsageError("--ship is for a cluster: give its --scheduler")
    output = options["output"]
    if output != STDOUT and Path(output).suffix.lower() not in (".jsonl", ".ndjson"):
        raise SettingsError(
            f"the name {output} does not tell a manifest", "let it end in .jsonl, or give - for standard output"
        )
    source, target = Path(options["input"]), Path(output)
    if source.exists() and target.exists() and target.samefile(source):
        raise SettingsError(f"{output} is the corpus itself", "give the manifest another name")
    from compare.group.find import Search, find
    from compare.group.manifest import lines, write
    from compare.settings import Settings, limits_of
    from compare.site.work import cores

    given = {name: options[name] for name in ("alike", "days", "scheduler", "ship") if options[name] is not None}
    jobs = cores() if options["jobs"] == 0 else options["jobs"] or 1
    settings = Settings(
        lang=(options["lang"] or "").lower(),
        keep_furniture=options["keep_furniture"],
        limits=limits_of(options["limit"]),
    )
    found = find(source, Search(jobs=jobs, settings=settings, **given), run.progress)
    if output == STDOUT:
        emit("".join(lines(found, Path(), settings)))
    else:
        write(target, lines(found, target.parent, settings))
    run.progress.clear()
    for article in found.unread[:_TOLD]:
        run.complain(f"{article.name}: {article.cause}")
    if len(found.unread) > _TOLD:
        run.complain(f"{len(found.unread) - _TOLD:,} more articles cannot be used")
    if not options["quiet"] and output != STDOUT:
        emit(f"{output}: {_summary(found)}\n")
    return 2 if found.unread else 0


def _summary(found: Found) -> str:
    """``12 stories of 40 articles, 9 alone, 3 without a date, 1 not read``."""
    stories = len(found.stories)
    alone = len(found.places) - len(found.unread) - found.grouped
    told = [f"{stories:,} {'story' if stories == 1 else 'stories'} of {found.grouped:,} articles", f"{alone:,} alone"]
    told += [f"{found.undated:,} without a date"] if found.undated else []
    told += [f"{len(found.unread):,} not read"] if found.unread else []
    return ", ".join(told)
