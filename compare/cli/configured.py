"""Settings that stand in ``storydiff.toml`` or ``[tool.storydiff]`` of ``pyproject.toml``, named like the options.

They become click's defaults, so the command line wins over them.  Only the current folder is looked at; where both
files have settings, ``storydiff.toml`` counts alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click
from click.core import ParameterSource

from compare.errors import SettingsError, meant

FILES = ("storydiff.toml", "pyproject.toml")


class Configured(click.Command):
    """A command whose options may stand in a settings file, but for those that are ``unset``."""

    #: Options that tell about one run, not about how a newsroom works.
    unset = frozenset({
        "help", "version", "debug", "date", "tracked", "git", "allow-private", "check", "watch", "port",
    })  # fmt: skip

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the settings first; a page of help is shown whatever they say."""
        if not {"-h", "--help"} & set(args):
            ctx.default_map = defaults(self, _elsewhere(ctx))
        try:
            return super().parse_args(ctx, args)
        except click.BadParameter as error:
            if error.param and from_settings(ctx, error.param):
                raise blamed(error.param, error.message.rstrip(".")) from error
            raise


def from_settings(ctx: click.Context, param: click.Parameter) -> bool:
    """Whether the value of *param* stands in the settings, not on the command line."""
    return ctx.get_parameter_source(str(param.name)) is ParameterSource.DEFAULT_MAP


def blamed(param: click.Parameter, cause: str) -> SettingsError:
    """The error for the setting of *param*: it names the file that is to be mended."""
    name, _ = found()
    return SettingsError(f"{name}: {param.opts[-1].lstrip('-')}: {cause}", "mend it or take it away")


def defaults(command: Configured, elsewhere: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Settings of the current folder as defaults of the options of *command*, by parameter name.

    One that only another command has (*elsewhere*) is none of our business.  Raises SettingsError for any other.
    """
    name, settings = found()
    options = _settings(command)
    chosen = {}
    for key, value in settings.items():
        option = options.get(key.replace("_", "-"))
        if option is None and key.replace("_", "-") in elsewhere:
            continue
        if option is None:
            raise SettingsError(
                f"{name}: unknown setting {key!r}", meant(key, elsewhere | options.keys(), "docs/cli.md lists them")
            )
        chosen[str(option.name)] = checked(option, value, f"{name}: {key}")
    return chosen


def _settings(command: Configured) -> dict[str, click.Option]:
    """The options of *command* that may stand in a settings file, by long name."""
    named = {option.opts[-1].lstrip("-"): option for option in command.params if isinstance(option, click.Option)}
    return {name: option for name, option in named.items() if name not in command.unset}


def _elsewhere(ctx: click.Context) -> frozenset[str]:
    """Settings of all commands that read a settings file: one file serves them all."""
    group = ctx.parent.command if ctx.parent else None
    commands = group.commands.values() if isinstance(group, click.Group) else ()
    return frozenset(name for one in commands if isinstance(one, Configured) for name in _settings(one))


def found() -> tuple[str, Mapping[str, Any]]:
    """The file that has settings and what they are; nothing where there is none.  Raises SettingsError."""
    from pathlib import Path

    for name in FILES:
        path = Path(name)
        if not path.is_file():
            continue
        import tomllib

        try:
            data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError) as error:
            raise SettingsError(f"{name}: {error}", "mend it or take it away") from error
        table: Any = data
        for key in () if name == FILES[0] else ("tool", "storydiff"):
            table = table.get(key) if isinstance(table, dict) else None
        if table is not None and not isinstance(table, dict):
            raise SettingsError(f"{name}: tool.storydiff is {table!r}", "begin a table with [tool.storydiff]")
        if table is not None:
            return name, table
    return "", {}


def checked(option: click.Option, value: Any, where: str) -> Any:
    """*value* in the shape that the option wants.  Raises SettingsError."""
    if option.is_flag:
        fits, wanted = isinstance(value, bool), "true or false"
    elif isinstance(option.type, click.types.IntParamType):
        fits, wanted = isinstance(value, int) and not isinstance(value, bool), "a whole number"
    elif isinstance(option.type, click.types.FloatParamType):
        fits, wanted = isinstance(value, int | float) and not isinstance(value, bool), "a number"
    elif option.multiple:
        value = [value] if isinstance(value, str) else value
        fits, wanted = isinstance(value, list) and all(isinstance(one, str) for one in value), "a list of names"
    else:
        fits, wanted = isinstance(value, str), "a name in quote marks"
    if not fits:
        raise SettingsError(f"{where} is {value!r}", f"give {wanted}")
    return value
