"""The HTML page: one file without a request, readable without script, locked by a Content Security Policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from compare.model import Report
from compare.report import Look
from compare.report.map import HIGH, WIDE, shapes
from compare.report.templates import environment, source
from compare.report.view import look_at


def render(report: Report, look: Look) -> str:
    """*report* as a page."""
    view = look_at(report)
    maps = [shapes(pairing.rows) for pairing in view.pairings]
    assets = ("report.css", "page.js", "report.js")
    return page("comparison.html", assets, view=view, home=look.home, maps=maps, wide=WIDE, high=HIGH)


def page(template: str, assets: Sequence[str], **values: Any) -> str:
    """The page that *template* makes of *values*, with the *assets*, styles and scripts, in it."""
    return environment().get_template(template).render(**values, **_ours(tuple(assets)))


@lru_cache(maxsize=8)
def _ours(assets: tuple[str, ...]) -> dict[str, str]:
    """The *assets* as a page holds them, with the policy that lets them act."""
    from markupsafe import Markup

    style, script = ("".join(source(f"assets/{one}") for one in assets if one.endswith(end)) for end in (".css", ".js"))
    # Our own files, never wording of a source: the only two texts that are not escaped.
    return {"style": Markup(style), "script": Markup(script), "policy": policy(style, script)}


def policy(style: str, script: str) -> str:
    """The policy that lets this one style and this one script act, and nothing else; pictures only as ``data:``."""
    return (
        f"default-src 'none'; img-src data:; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
