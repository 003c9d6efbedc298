"""The claim matrix for a terminal: one claim below the other, since many columns fit no screen."""

from __future__ import annotations

from compare.model import Report
from compare.report import Look
from compare.report.outlets.values import Place, Row
from compare.report.outlets.view import OutletsView, view_of
from compare.report.terminal import Screen

_SIGNS = {"says": "=", "differs": "!", "headline": "=", "": " "}
_MEANS = {"=": "says it", "!": "differs", "?": "in doubt"}
_STYLES = {"says": "added", "differs": "dropped", "headline": "dim", "": "dim"}


def render(report: Report, look: Look) -> str:
    """*report* as lines of at most ``look.width`` columns (40 to 1000); ends in a line feed."""
    view = view_of(report)
    screen = Screen(look)
    _head(screen, view)
    _conflicts(screen, view)
    every = "Told by both" if len(view.tallies) == 2 else "Told by all"
    titles = {"headline": "Headlines", "all": every, "some": "Told by some", "one": "Told by one only"}
    before = [view.shared, _legend(view)]
    for kind, title in titles.items():
        held = [row for row in view.rows if kind in row.kinds]
        if held:
            screen.section(title, f"({len(held)})")
            if kind in {"all", "some"}:
                for line in before:
                    screen.put(screen.text((line, "dim")))
                before = []
            for row in held:
                _row(screen, row, kind)
    _quotes(screen, view)
    _ledgers(screen, view)
    screen.apparatus(view.plain._replace(admitted=view.admitted))
    return screen.printed()


def _legend(view: OutletsView) -> str:
    """What the signs before the sources mean, of those that are used."""
    used = {_sign(place) for row in view.rows if not row.headline and "one" not in row.kinds for place in row.places}
    return ", ".join(f"{sign} {means}" for sign, means in _MEANS.items() if sign in used)


def _sign(place: Place) -> str:
    return "?" if place.doubted else _SIGNS[place.stance]


def _head(screen: Screen, view: OutletsView) -> None:
    screen.put(screen.text((view.plain.title, "bold")))
    screen.put(screen.text(view.verdict))
    screen.blank()
    for tally in view.tallies:
        screen.put(screen.text((tally.outlet, "bold"), ": ", tally.says), "  ")
    for origin in view.origins:
        screen.blank()
        screen.put(screen.text((f"{origin.outlets} are likely one origin", "bold"), " and count as one. They share:"))
        for run in origin.runs:
            screen.put(screen.text(f"“{run}”"), "    ")


def _conflicts(screen: Screen, view: OutletsView) -> None:
    if not view.contested:
        screen.section("Conflicts")
        screen.put(screen.text("No conflict was found."))
        return
    screen.section("Conflicts", f"({view.clashes}; no side wins)")
    for row in view.contested:
        screen.put(screen.text((row.wording, "bold")), "    ", f"{row.number:<4}")
        for clash in row.clashes:
            screen.put(screen.text((clash.facet, "fact"), f" {clash.ratio}{clash.seen}"), "      ", "    ")
            for side in clash.sides:
                said = screen.words(side.around) if side.around else screen.text(side.wording)
                screen.put(screen.text((f"{side.holders}: ", "dim")) + said, "        ", "      ")


def _row(screen: Screen, row: Row, kind: str) -> None:
    """The claim, then what each source has of it; what one source alone tells is told once."""
    if kind == "headline":
        for place in row.places:
            screen.put(screen.text((f"{place.outlet}: ", "dim"), place.text or "none"), "    ", "  ")
        return
    number = f"{row.number:<4}"
    if kind == "one":
        alone = next(place.outlet for place in row.places if place.stance)
        screen.put(screen.text((f"{alone}: ", "dim"), (row.wording, "bold")), "    ", number)
        return
    about = f"  {row.told}, match {row.percent}%"
    screen.put(screen.text((row.wording, "bold"), (about, "dim")), "    ", number)
    for place in row.places:
        words = screen.text((f"{_sign(place)} ", _STYLES[place.stance]), (f"{place.outlet}: ", "dim"))
        for said in place.said:
            words += screen.text((f"{said.number}: ", "dim")) + screen.words(said.pieces) + screen.text(" ")
        screen.put(words if place.said else words + screen.text(("absent", "dim")), "      ", "    ")


def _quotes(screen: Screen, view: OutletsView) -> None:
    if view.quotes:
        screen.section("Quotations", "(measured by the fullest wording that any source has)")
    for quote in view.quotes:
        screen.put(screen.text(quote.wording, (f" {quote.speaker}", "dim")), "  ")
        carried = ", ".join(f"{outlet} {number}: {form}" for outlet, form, _, number in quote.forms if form)
        screen.put(screen.text((carried, "dim")), "    ")


def _ledgers(screen: Screen, view: OutletsView) -> None:
    for ledger in view.ledgers:
        screen.section(ledger.name)
        for tally, (entries, line) in zip(view.tallies, ledger.columns, strict=True):
            said = "; ".join(entry.wording for entry in entries) or "none"
            screen.put(screen.text((f"{tally.outlet}: ", "bold"), said, (f" ({line})" if line else "", "dim")), "  ")
