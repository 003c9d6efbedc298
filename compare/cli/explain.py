"""``storydiff explain RULE``: the page of one rule."""

from __future__ import annotations

import click

from compare.cli.options import HELP, common
from compare.cli.output import emit


@click.command("explain", context_settings=HELP)
@click.argument("rule")
@common
def command(rule: str) -> None:
    """Explain one rule.

    What RULE means, how it is decided, an example, and how to silence it.
    """
    from compare.findings.pages import page

    emit(page(rule))
