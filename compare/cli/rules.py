"""``storydiff rules``: all rules by severity."""

from __future__ import annotations

import click

from compare.cli.options import HELP, common
from compare.cli.output import emit


@click.command("rules", context_settings=HELP)
@common
def command() -> None:
    """List the rules: what a finding can be."""
    from compare.findings.pages import listing

    emit(listing())
