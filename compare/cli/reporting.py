"""What ``compare``, ``outlets`` and ``history`` share: the options of a command that reads sources and reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from compare.cli import options as shared
from compare.cli.options import Decorator, Names, dated
from compare.cli.output import STDOUT
from compare.cli.run import Run

if TYPE_CHECKING:
    from compare.model import Kind
    from compare.settings import Profile, Settings


def _formats(kind: Kind) -> Callable[[], Sequence[str]]:
    """The formats of a *kind* of report, looked up when they are asked for."""

    def found() -> Sequence[str]:
        from compare.report import REPORTERS

        return tuple(REPORTERS[kind])

    return found


def _profiles() -> Sequence[str]:
    from compare.settings import PROFILES

    return PROFILES


def _readers() -> Sequence[str]:
    from compare.read import READERS

    return tuple(READERS)


def reporting(kind: Kind, *, files: str, label: str, lang: str, exit_code: str, profile: str) -> Decorator:
    """The options of a command that makes a *kind* of report; the other arguments are what its help says of them.

    *files*: the formats that go to a file unless -o says otherwise.
    """
    place = f"Write here; - is standard output.  [default: standard output; for {files} a file in reports/<names>/]"
    return shared.together(
        click.option(
            "-f",
            "--format",
            type=Names(_formats(kind)),
            help="How to tell it.  [default: by the suffix of -o, or terminal]",
        ),
        shared.output(place),
        click.option("--label", multiple=True, metavar="NAME", help=label),
        shared.lang(lang),
        shared.of_findings,
        shared.fail_on,
        click.option("--exit-code", is_flag=True, help=exit_code),
        click.option(
            "--review",
            metavar="FILE",
            help="Findings acknowledged earlier; they fail no run.  Pairs pinned or broken.  JSON or TOML.",
        ),
        shared.keep_furniture,
        click.option("--allow-private", is_flag=True, help="Let a URL lead to an address of a private network."),
        shared.limited,
        shared.unit,
        click.option("--profile", type=Names(_profiles), help=profile),
        click.option(
            "--stdin-format", type=Names(_readers), help="What standard input is.  [default: told from its content]"
        ),
        shared.date("the report"),
        shared.wide("the terminal report"),
        shared.quiet("where the report went"),
        shared.common,
    )


def settings_of(options: dict[str, Any], profile: Profile) -> Settings:
    """The settings of a run; *profile* is what the command goes by unless it is told otherwise."""
    from compare.settings import Settings, limits_of

    return Settings(
        profile=options["profile"] or profile,
        unit=options["unit"] or "sentence",
        lang=(options["lang"] or "").lower(),
        keep_furniture=options["keep_furniture"],
        select=options["select"],
        ignore=options["ignore"],
        limits=limits_of(options["limit"]),
    )


def told(run: Run, options: dict[str, Any]) -> dict[str, Any]:
    """What every pipeline is told besides its sources and settings."""
    return {
        "labels": options["label"],
        "date": dated(options["date"]),
        "review": options["review"] or "",
        "progress": run.progress,
    }


def opened(options: dict[str, Any], sources: Sequence[str]) -> dict[str, Any]:
    """How the *sources* are opened."""
    return {
        "stdin_format": options["stdin_format"] or "",
        "allow_private": options["allow_private"],
        "stdin": sys.stdin.buffer if STDOUT in sources and sys.stdin else None,
    }
