"""The matrix as a plain table, for the reporters that write one: a row for each claim, a column for each outlet."""

from __future__ import annotations

from collections.abc import Iterator

from compare.report.outlets.values import Row
from compare.report.outlets.view import OutletsView


def rows(view: OutletsView) -> Iterator[tuple[str, ...]]:
    """The heads, then the claims: number, claim, who tells it, what conflicts, trust, and two cells for each outlet."""
    names = [head.name for head in view.plain.heads]
    yield ("no.", "claim", "told by", "conflicts", "trust", *(f"{name}: stance" for name in names), *names)
    for row in view.rows:
        yield _cells(row)


def _cells(row: Row) -> tuple[str, ...]:
    clashes = "; ".join(
        f"{clash.facet}: " + " / ".join(f"{side.wording} in {side.holders}" for side in clash.sides)
        for clash in row.clashes
    )
    trust = "" if row.headline or "one" in row.kinds else f"{row.percent}%"
    stances = tuple(place.called for place in row.places)
    return (str(row.number), row.wording, row.told, clashes, trust, *stances, *(place.text for place in row.places))
