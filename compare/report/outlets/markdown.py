"""The claim matrix as Markdown: a table of claims by outlet; wording of a source is escaped so that nothing acts."""

from __future__ import annotations

from compare.model import Report
from compare.report import Look
from compare.report.markdown import RESERVE, Page, apparatus, escape, foot, within
from compare.report.outlets.ledger import Ledger
from compare.report.outlets.values import Place, Quoted, Row
from compare.report.outlets.view import OutletsView, view_of
from compare.report.rows import clip

_SHOWN = 240


def render(report: Report, look: Look) -> str:
    """*report* as GitHub-flavoured Markdown of at most ``look.limit`` code points."""
    view = view_of(report)
    end = foot(view.plain._replace(admitted=view.admitted))
    page = Page(look.limit - len(end) - RESERVE)
    page.add([f"## {escape(view.plain.title)}\n", f"{escape(view.verdict)}\n"])
    page.add(f"- **{escape(tally.outlet)}**: {tally.says}" for tally in view.tallies)
    for origin in view.origins:
        runs = "; ".join(f"“{escape(run)}”" for run in origin.runs)
        page.add([f"\n**{escape(origin.outlets)} are likely one origin** and count as one. They share: {runs}\n"])
    page.add(["\n### Conflicts, no side wins\n"] if view.contested else ["\nNo conflict was found.\n"])
    page.add((_conflict(row) for row in view.contested), "conflict")
    page.add(["\n### Claims\n", f"{view.shared}\n", *_heads(view)])
    page.add((_row(row) for row in view.rows), "claim")
    if view.quotes:
        page.add(["\n### Quotations\n", *_columns(["quotation", *_names(view)])])
        page.add((_quote(quote) for quote in view.quotes), "quotation")
    for ledger in view.ledgers:
        page.add([f"\n### {ledger.name}\n", *_ledger(view, ledger)])
    page.add(apparatus(view.plain), "line")
    return page.text() + end


def _names(view: OutletsView) -> list[str]:
    return [escape(head.name) for head in view.plain.heads]


def _columns(names: list[str]) -> list[str]:
    return [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]


def _heads(view: OutletsView) -> list[str]:
    return _columns(["", "claim", *_names(view), "told by"])


def _conflict(row: Row) -> str:
    # No numbered list: it would be counted anew, and these are the numbers of claims.
    lines = [f"- **{row.number}** {within(row.wording)}"]
    for clash in row.clashes:
        sides = " / ".join(f"**{escape(side.wording)}** {escape(side.holders)}" for side in clash.sides)
        lines.append(f"  - {clash.facet} {clash.ratio}{escape(clash.seen)}: {sides}")
    return "\n".join(lines)


def _row(row: Row) -> str:
    wording = escape(clip(row.wording, _SHOWN))
    return f"| {row.number} | {wording} | {' | '.join(map(_place, row.places))} | {row.told} |"


def _place(place: Place) -> str:
    numbers = ", ".join(said.number for said in place.said)
    # A headline is told by its role and has no number.
    return "–" if not place.stance else place.called if place.called == numbers else f"{place.called} ({numbers})"


def _quote(quote: Quoted) -> str:
    speaker = f" ({escape(quote.speaker)})" if quote.speaker else ""
    cells = " | ".join(form or "–" for _, form, _, _ in quote.forms)
    return f"| {escape(clip(quote.wording, _SHOWN))}{speaker} | {cells} |"


def _ledger(view: OutletsView, ledger: Ledger) -> list[str]:
    return [
        f"- **{escape(tally.outlet)}**: {'; '.join(escape(entry.wording) for entry in entries) or 'none'}"
        + (f" ({line})" if line else "")
        for tally, (entries, line) in zip(view.tallies, ledger.columns, strict=True)
    ]
