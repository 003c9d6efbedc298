"""``storydiff explain RULE``: the page of one rule."""

from __future__ import annotations

from typing import Any

import click

from compare.cli import options as shared
from compare.cli.lookup import Lookup, hand_out, output, wide


@click.command("explain", cls=Lookup, context_settings=shared.HELP)
@click.argument("rule")
@output
@wide
@shared.common
def command(rule: str, **options: Any) -> None:
    """Explain one rule, in Markdown.

    What RULE means, how it is decided, an example, and how to silence it.
    """
    from compare.findings.pages import page

    hand_out(page(rule), "markdown", options)
