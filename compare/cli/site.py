"""``storydiff site INPUT -o DIR``: many stories as a static site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from compare.cli import options as shared
from compare.cli.configured import Configured
from compare.cli.options import HELP, dated
from compare.cli.output import emit
from compare.cli.run import Run

if TYPE_CHECKING:
    from compare.site.build import Outcome, Site

#: What an address of a folder does not hold: blanks, controls, quotes, a query or a fragment.
_STRANGE = re.compile(r"""[\s\x00-\x20\x7f-\x9f<>"'\\^`{|}?#]""")
#: Bad stories told of on stderr; the index names all.
_TOLD = 20


def based(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """An address that others can be put behind: http or https, with a host, ending in "/"; "" where none is given."""
    from urllib.parse import urlsplit

    if not value:
        return ""
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:
        sound = False
    # A bracket means something in a host, and there it was checked.
    if not sound or _STRANGE.search(value) or "@" in parts.netloc:
        raise click.BadParameter(f"{value!r} is not like https://example.org/corrections/")
    return f"{value.rstrip('/')}/"


@click.command("site", cls=Configured, context_settings=HELP)
@click.argument("input")
@shared.output("Folder of the site, made where there is none.", metavar="DIR", required=True)
@click.option("--check", "look", is_flag=True, help="Only tell which stories would be built or removed.")
@click.option("--watch", is_flag=True, help="Build again whenever the input changes, and serve the site on 127.0.0.1.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, help="Port of --watch; 0: a free one.  [default: 8000]"
)
@click.option("--title", metavar="TEXT", help="Heading of the index.  [default: Stories]")
@click.option(
    "--base-url", callback=based, metavar="URL", help="Where the site will stand: the feed then has full addresses."
)
@shared.shared_out
@shared.lang("all")
@shared.of_findings
@shared.keep_furniture
@shared.limited
@shared.unit
@shared.date("the pages")
@shared.wide("the line of progress")
@shared.quiet("what was built")
@shared.common
@click.pass_obj
def command(run: Run, /, **options: Any) -> int:
    """Build a static site of many stories.

    INPUT is a folder with one sub-folder a story, or a manifest (.jsonl or .csv).  A run builds only what is new or
    has changed.  A story that cannot be built is named with its cause on the index, and the exit code is 2.
    """
    if options["ship"] and not options["scheduler"]:
        raise click.UsageError("--ship is for a cluster: give its --scheduler")
    if options["look"] and options["watch"]:
        raise click.UsageError("--check looks once, --watch goes on: give one of them")
    site = _site(options)
    if options["look"]:
        return _look(run, site)
    if options["watch"]:
        from compare.site.serve import watch

        def told(outcome: Outcome) -> None:
            _tell(run, outcome, site, options["quiet"])

        watch(site, options["port"], told, lambda line: emit(f"{line}\n"), run.progress)
        return 0
    from compare.site.build import make

    return _tell(run, make(site, run.progress), site, options["quiet"])


def _site(options: dict[str, Any]) -> Site:
    from pathlib import Path

    from compare.settings import Settings, limits_of
    from compare.site.build import Site
    from compare.site.work import cores

    settings = Settings(
        lang=(options["lang"] or "").lower(),
        keep_furniture=options["keep_furniture"],
        select=options["select"],
        ignore=options["ignore"],
        unit=options["unit"] or "sentence",
        limits=limits_of(options["limit"]),
    )
    jobs = options["jobs"]
    return Site(
        source=Path(options["input"]),
        out=Path(options["output"]),
        settings=settings,
        title=options["title"] or "Stories",
        date=dated(options["date"]),
        base_url=options["base_url"],
        jobs=cores() if jobs == 0 else jobs or 1,
        scheduler=options["scheduler"] or "",
        ship=options["ship"],
    )


def _look(run: Run, site: Site) -> int:
    """Tell what a run would do."""
    from compare.site.build import look
    from compare.text import show_hidden

    plan = look(site)
    run.progress.clear()
    lines = [f"build  {show_hidden(' '.join(due.id.split()))} ({due.why})" for due in plan.due.values()]
    lines += [f"remove {name}" for name in plan.gone]
    emit("".join(f"{line}\n" for line in [*lines, f"{len(plan.due):,} of {len(plan.names):,} stories to build"]))
    return 0


def _tell(run: Run, outcome: Outcome, site: Site, quiet: bool) -> int:
    """Say what was built, and on stderr what could not be; the exit code."""
    run.progress.clear()
    for id, cause in outcome.failed[:_TOLD]:
        run.complain(f"story {id}: {cause}")
    if len(outcome.failed) > _TOLD:
        run.complain(f"{len(outcome.failed) - _TOLD:,} more were not built; the index names them")
    if not quiet:
        gone = f", {outcome.removed:,} removed" if outcome.removed else ""
        emit(f"{site.out / 'index.html'}: {outcome.built:,} of {outcome.stories:,} stories built{gone}\n")
    return 2 if outcome.failed else 0
