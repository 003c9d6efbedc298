"""The claim matrix as an HTML page: one file without a request, readable without script, locked by a policy.

With it goes a stub of schema.org ``Claim`` and ``ClaimReview`` for each claim, as JSON-LD that nothing executes.  No
rating is filled in: that is a fact-checker's.
"""

from __future__ import annotations

import json
from typing import Any

from compare.model import Report
from compare.report import Look
from compare.report.html import page
from compare.report.outlets.view import OutletsView, view_of


def render(report: Report, look: Look) -> str:
    """*report* as a page."""
    from markupsafe import Markup

    view = view_of(report)
    # JSON that holds no sign of HTML needs no escaping, and would be broken by it.
    assets = ("report.css", "matrix.css", "page.js", "matrix.js")
    return page("matrix.html", assets, view=view, home=look.home, claims=Markup(stub(view)))


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
