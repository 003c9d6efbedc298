"""The claim matrix as an HTML page: one file without a request, readable without script, locked by a policy.

With it goes a stub of schema.org ``Claim`` and ``ClaimReview`` for each claim, as JSON-LD that nothing executes.  No
rating is filled in: that is a fact-checker's.
"""

from __future__ import annotations

import json
from typing import Any

from compare.model import Report
from compare.report import Look
from compare.report.html import policy
from compare.report.outlets.view import OutletsView, view_of
from compare.report.templates import environment, source


def render(report: Report, look: Look) -> str:
    """*report* as a page."""
    from markupsafe import Markup

    view = view_of(report)
    style, script = source("assets/report.css") + source("assets/matrix.css"), source("assets/matrix.js")
    return (
        environment()
        .get_template("matrix.html")
        .render(
            view=view,
            home=look.home,
            # Our own files, and JSON that holds no sign of HTML: the only texts that are not escaped.
            style=Markup(style),
            script=Markup(script),
            claims=Markup(stub(view)),
            policy=policy(style, script),
        )
    )


def stub(view: OutletsView) -> str:
    """The claims as JSON-LD; signs that could end a script element are written as escapes."""
    graph: list[dict[str, Any]] = []
    for row in view.rows:
        if row.headline:
            continue
        held = [head for head, place in zip(view.plain.heads, row.places, strict=True) if place.stance]
        graph.append(
            {
                "@type": "Claim",
                "@id": f"#{row.id}",
                "text": row.wording,
                "appearance": [
                    {"@type": "NewsArticle", "headline": head.title or head.name, "publisher": head.outlet or head.name}
                    for head in held
                ],
            }
        )
        graph.append({"@type": "ClaimReview", "claimReviewed": row.wording, "itemReviewed": {"@id": f"#{row.id}"}})
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
