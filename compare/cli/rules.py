"""``storydiff rules``: all rules by severity."""

from __future__ import annotations

from typing import Any

import click

from compare.cli import options as shared
from compare.cli.lookup import Lookup, hand_out, output, wide


@click.command("rules", cls=Lookup, context_settings=shared.HELP)
@output
@shared.chosen("List these rules only.", "Leave these rules out.")
@wide
@shared.common
def command(**options: Any) -> None:
    """List the rules: what a finding can be."""
    from compare.findings import wanted
    from compare.findings.pages import listing
    from compare.settings import Settings

    settings = Settings(select=options["select"], ignore=options["ignore"])
    hand_out(listing(wanted(settings)), "terminal", options)
