"""What the commands share: the options that several take, and values that are looked up only when one is given."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from typing import Any

import click

from compare import __version__
from compare.cli.configured import blamed, from_settings
from compare.errors import SettingsError

HELP: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")
Decorator = Callable[[Any], Any]


class Within(click.FloatRange):
    """A range in which "nan" does not lie: click lets it pass, since it is neither greater nor less."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """*value* as a number of the range."""
        found = super().convert(value, param, ctx)
        if found != found:  # noqa: PLR0124 - so "nan" is told
            self.fail(f"{value} is not in the range {self._describe_range()}.", param, ctx)
        return found


class Names(click.ParamType[str]):
    """One of the names that a room gives; the room is loaded when the option is used or its help is asked for."""

    name = "name"

    def __init__(self, names: Callable[[], Sequence[str]]) -> None:
        self._names = names

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """*value*, when it is one of the names."""
        return str(click.Choice(self._names()).convert(value, param, ctx))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - as click calls it
        """The names as ``[one|two]``."""
        return f"[{'|'.join(self._names())}]"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The names that begin so."""
        return click.Choice(self._names()).shell_complete(ctx, param, incomplete)


def split(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """``--select a,b --select c`` as one tuple of names, in order, each once."""
    found = (name.strip() for value in values for name in value.split(","))
    return tuple(dict.fromkeys(name for name in found if name))


def _units() -> Sequence[str]:
    from compare.settings import UNITS

    return UNITS


def _rules(ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """As ``split``, for names of rules: an unknown one is told before any work is done.  Raises SettingsError."""
    names = split(ctx, param, values)
    if names:
        from compare.findings import rule

        try:
            for name in names:
                if (name, param.name) != ("any", "fail_on"):
                    rule(name)
        except SettingsError as error:
            if from_settings(ctx, param):
                raise blamed(param, str(error)) from error
            raise
    return names


def together(*options: Decorator) -> Decorator:
    """*options* as one decorator; a page of help lists them in this order."""

    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def output(told: str, *, metavar: str = "PATH", required: bool = False) -> Decorator:
    """``--output``; *told* says what is written there."""
    return click.option("-o", "--output", metavar=metavar, required=required, help=told)


def lang(of: str, otherwise: str = "as declared, or told from the text") -> Decorator:
    """``--lang``, the language *of* what is read."""
    return click.option("--lang", metavar="CODE", help=f"Language of {of} (ISO 639-1).  [default: {otherwise}]")


def chosen(select: str, ignore: str) -> Decorator:
    """``--select`` and ``--ignore``, and what each is told to do."""
    return together(
        click.option("--select", multiple=True, callback=_rules, metavar="RULE,..", help=select),
        click.option("--ignore", multiple=True, callback=_rules, metavar="RULE,..", help=ignore),
    )


fail_on = click.option(
    "--fail-on", multiple=True, callback=_rules, metavar="RULE,..|any", help="Exit 1 when such a finding stands."
)
of_findings = chosen("Show findings of these rules only.", "Show no findings of these rules.")


def wide(told: str) -> Decorator:
    """``--width``: the columns of what is *told*; a line of progress is no wider either."""

    def heed(ctx: click.Context, _: click.Parameter, value: int | None) -> int | None:
        if ctx.obj and value:
            ctx.obj.progress.width = value
        return value

    help = f"Columns of {told}.  [default: COLUMNS, or the terminal's]"
    return click.option("--width", type=click.IntRange(40, 1000), callback=heed, help=help)


def quiet(about: str) -> Decorator:
    """``--quiet``: no progress, and no word *about* what was done."""

    def heed(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
        if ctx.obj:
            ctx.obj.progress.quiet = value
        return value

    return click.option("-q", "--quiet", is_flag=True, callback=heed, help=f"No progress, no word about {about}.")


keep_furniture = click.option(
    "--keep-furniture", is_flag=True, help="Do not set site furniture (share prompts, menus) aside."
)
unit = click.option(
    "--unit", type=Names(_units), help="What is compared: sentences, or the clauses in them.  [default: sentence]"
)
#: The option of every command that reads.
limited = click.option(
    "--limit",
    multiple=True,
    callback=split,
    metavar="NAME=N,..",
    help="Read more than usual, or less: text=40 (megabytes), pages=600 ...; the error that a limit gives names it.",
)
#: How the work of a command that reads very much is shared out.
shared_out = together(
    click.option("--jobs", type=click.IntRange(0, 1024), help="Processes that work; 0: one a processor.  [default: 1]"),
    click.option(
        "--scheduler", metavar="ADDRESS", help="Share the work over this Dask cluster, as in tcp://host:8786."
    ),
    click.option("--ship", is_flag=True, help="Send the cluster the texts, not the names of files."),
)


def date(on: str) -> Decorator:
    """``--date``, which is printed *on* what is made."""
    told = f"Date on {on} (ISO 8601).  [default: SOURCE_DATE_EPOCH, or none]"
    return click.option("--date", metavar="DATE", help=told)


def common(command: Any) -> Any:
    """The options of every command: ``--no-color``, ``--debug`` and ``--version``."""

    def debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if ctx.obj:
            ctx.obj.debug = ctx.obj.debug or value

    def plain(ctx: click.Context, _: click.Parameter, value: bool) -> bool:
        if ctx.obj:
            ctx.obj.plain = value
        return value

    return together(
        click.option(
            "--no-color",
            is_flag=True,
            is_eager=True,
            callback=plain,
            help="No colours; so does NO_COLOR in the environment.",
        ),
        click.option(
            "--debug",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=debug,
            help="Print a traceback when something goes wrong.",
        ),
        click.version_option(__version__, prog_name="storydiff", message="%(prog)s %(version)s"),
    )(command)


def dated(given: str | None) -> str:
    """The date of the report: as given, else of SOURCE_DATE_EPOCH, else none: the clock is never asked."""
    if given:
        from datetime import datetime

        try:
            sound = _DATE.fullmatch(given) and datetime.fromisoformat(given)
        except ValueError:  # 31 February
            sound = None
        if not sound:
            raise click.UsageError(f"The date {given} is no date like 2026-01-31")
        return given
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return ""
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}, not seconds since 1970") from error
