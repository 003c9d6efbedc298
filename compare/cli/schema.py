"""``storydiff schema``: the JSON Schema of ``-f json``."""

from __future__ import annotations

import click

from compare.cli.options import HELP, common
from compare.cli.output import emit


@click.command("schema", context_settings=HELP)
@common
def command() -> None:
    """Print the JSON Schema of the JSON report."""
    from compare.report import schema

    emit(schema())
