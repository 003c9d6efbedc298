"""What the commands share: options that all take, and values that are looked up only when one is given."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from compare import __version__

HELP: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?")
_F = TypeVar("_F", bound=Callable[..., Any])


class Progress:
    """One line on stderr that says what is being done, on a terminal only, gone when the work is done."""

    def __init__(self) -> None:
        self.quiet = False
        self._shown = False

    def __call__(self, message: str) -> None:
        """Show *message* in place of the one before."""
        stream = sys.stderr
        if self.quiet or stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
            return
        from compare.text import show_hidden

        encoding = stream.encoding or "utf-8"
        shown = show_hidden(message).encode(encoding, "replace").decode(encoding)
        stream.write(f"\r\x1b[K{shown[:70]} …" if encoding.lower() == "utf-8" else f"\r\x1b[K{shown[:70]} ...")
        stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


class Run:
    """What is known about one run outside its command: click's ``obj``."""

    def __init__(self) -> None:
        self.debug = False
        self.progress = Progress()


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


def limited(command: _F) -> _F:
    """The option of every command that reads: ``--limit``."""
    told = "Read more than usual, or less: text=40 (megabytes), pages=600 ...; the error that a limit gives names it."
    return click.option("--limit", multiple=True, callback=split, metavar="NAME=N,..", help=told)(command)


def common(command: _F) -> _F:
    """The options of every command: ``--debug`` and ``--version``."""

    def debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if ctx.obj:
            ctx.obj.debug = ctx.obj.debug or value

    version = click.version_option(__version__, prog_name="storydiff", message="%(prog)s %(version)s")
    return version(
        click.option(
            "--debug",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=debug,
            help="Print a traceback when something goes wrong.",
        )(command)
    )


def check(names: Sequence[str]) -> None:
    """Raise SettingsError for a name that no rule has, before any work is done."""
    from compare.findings import rule

    for name in names:
        rule(name)


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
