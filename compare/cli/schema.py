"""``storydiff schema``: the JSON Schema of ``-f json``."""

from __future__ import annotations

from typing import Any

import click

from compare.cli import options as shared
from compare.cli.lookup import Lookup, hand_out, output


@click.command("schema", cls=Lookup, context_settings=shared.HELP)
@output
@shared.common
def command(**options: Any) -> None:
    """Print the JSON Schema of the JSON report."""
    from compare.report import schema

    hand_out(schema(), "json", options)
