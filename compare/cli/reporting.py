"""What ``compare``, ``outlets`` and ``history`` share: the options of a command that reads sources and reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from compare.cli.options import Names, Run, check, common, dated, limited, split
from compare.cli.output import STDOUT

if TYPE_CHECKING:
    from compare.model import Kind
    from compare.settings import Profile, Settings

Decorator = Callable[[Any], Any]


def _formats(kind: Kind) -> Callable[[], Sequence[str]]:
    """The formats of a *kind* of report, looked up when they are asked for."""

    def found() -> Sequence[str]:
        from compare.report import REPORTERS

        return tuple(REPORTERS[kind])

    return found


def _profiles() -> Sequence[str]:
    from compare.settings import PROFILES

    return PROFILES


def units() -> Sequence[str]:
    """What can be compared."""
    from compare.settings import UNITS

    return UNITS


def _readers() -> Sequence[str]:
    from compare.read import READERS

    return tuple(READERS)


def reporting(kind: Kind, *, files: str, label: str, lang: str, exit_code: str, profile: str) -> Decorator:
    """The options of a command that makes a *kind* of report; the other arguments are what its help says of them.

    *files*: the formats that go to a file unless -o says otherwise.
    """
    options: Sequence[Decorator] = (
        click.option(
            "-f",
            "--format",
            type=Names(_formats(kind)),
            help="How to tell it.  [default: by the suffix of -o, or terminal]",
        ),
        click.option(
            "-o",
            "--output",
            metavar="PATH",
            help="Write here; - is standard output.  "
            f"[default: standard output; for {files} a file in reports/<names>/]",
        ),
        click.option("--label", multiple=True, metavar="NAME", help=label),
        click.option(
            "--lang",
            metavar="CODE",
            help=f"Language of {lang} (ISO 639-1).  [default: as declared, or told from the text]",
        ),
        click.option(
            "--select", multiple=True, callback=split, metavar="RULE,..", help="Show findings of these rules only."
        ),
        click.option(
            "--ignore", multiple=True, callback=split, metavar="RULE,..", help="Show no findings of these rules."
        ),
        click.option(
            "--fail-on", multiple=True, callback=split, metavar="RULE,..|any", help="Exit 1 when such a finding stands."
        ),
        click.option("--exit-code", is_flag=True, help=exit_code),
        click.option(
            "--review",
            metavar="FILE",
            help="Findings acknowledged earlier; they fail no run.  Pairs pinned or broken.  JSON or TOML.",
        ),
        click.option("--keep-furniture", is_flag=True, help="Compare site furniture (share prompts, menus) too."),
        click.option("--allow-private", is_flag=True, help="Let a URL lead to an address of a private network."),
        limited,
        click.option(
            "--unit",
            type=Names(units),
            help="What is compared: sentences, or the clauses in them.  [default: sentence]",
        ),
        click.option("--profile", type=Names(_profiles), help=profile),
        click.option(
            "--stdin-format", type=Names(_readers), help="What standard input is.  [default: told from its content]"
        ),
        click.option(
            "--date", metavar="DATE", help="Date on the report (ISO 8601).  [default: SOURCE_DATE_EPOCH, or none]"
        ),
        click.option(
            "--width",
            type=click.IntRange(40, 1000),
            help="Columns of the terminal report.  [default: COLUMNS, or the terminal's]",
        ),
        click.option("--no-color", is_flag=True, help="No colours; so does NO_COLOR in the environment."),
        click.option("-q", "--quiet", is_flag=True, help="No progress, no word about where the report went."),
        common,
    )

    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


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


def check_rules(options: dict[str, Any]) -> None:
    """Raise SettingsError where an option names a rule that there is none of, before any work is done."""
    check((*options["select"], *options["ignore"], *(name for name in options["fail_on"] if name != "any")))


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
