"""The geometry of the map: two columns for the two stories, a ribbon from each statement to its counterpart.

Units are those of the drawing's box (``WIDE`` by ``HIGH``); it is stretched to the room the page has for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from compare.report.rows import Cell, Row

WIDE, HIGH, COLUMN = 100, 1000, 9
#: Above this many rows, neighbours of one kind share a shape: nobody can hit a hair.
COARSE = 260
_LEAST = 24


class Shape(NamedTuple):
    """A block or ribbon that links to ``href``; ``d`` is an SVG path, ``kind`` the label that colours it."""

    href: str
    kind: str
    title: str
    d: str


def shapes(rows: Iterable[Row]) -> tuple[Shape, ...]:
    """Ribbons first, blocks above them, in the order of the rows."""
    shown = [row for row in rows if not row.ghost]
    spans = {**_spans(shown, "left"), **_spans(shown, "right")}
    ribbons: list[Shape] = []
    blocks: list[Shape] = []
    for group in _groups(shown):
        kind = next((tag for tag in ("moved", "repeated") if tag in group[0].tags), group[0].tags[0])
        left = [cell for row in group for cell in row.left]
        right = [cell for row in group for cell in row.right]
        title = f"{_named(left)} → {_named(right)}: {', '.join(group[0].tags)}"
        theirs = [_edges(span) for span in _stretches(right, spans)]
        for here in map(_edges, _stretches(left, spans)):
            blocks.append(Shape(f"s-{left[0].id}", kind, title, _block(0, here)))
            ribbons += [Shape(group[0].id, kind, title, _ribbon(here, there)) for there in theirs]
        blocks += [Shape(f"s-{right[0].id}", kind, title, _block(WIDE - COLUMN, there)) for there in theirs]
    return (*ribbons, *blocks)


def _spans(rows: list[Row], side: str) -> dict[str, tuple[float, float]]:
    """Top and foot of each statement, in proportion to its length."""
    cells: list[Cell] = [cell for row in rows for cell in getattr(row, side)]
    cells.sort(key=lambda cell: int(cell.id.rpartition("s")[2]))
    sizes = [max(_LEAST, sum(len(piece.text) for piece in cell.pieces)) for cell in cells]
    total, at, found = sum(sizes) or 1, 0.0, {}
    for cell, size in zip(cells, sizes, strict=True):
        found[cell.id] = (at, at + HIGH * size / total)
        at += HIGH * size / total
    return found


def _groups(rows: list[Row]) -> Iterable[list[Row]]:
    if len(rows) <= COARSE:
        return ([row] for row in rows)
    return (list(group) for _, group in groupby(rows, key=lambda row: (row.tags, bool(row.left), bool(row.right))))


def _stretches(cells: list[Cell], spans: dict[str, tuple[float, float]]) -> list[tuple[float, float]]:
    """The statements' spans, those that touch made one."""
    found: list[tuple[float, float]] = []
    for top, foot in sorted(spans[cell.id] for cell in cells):
        if found and top - found[-1][1] < 0.01:
            found[-1] = (found[-1][0], foot)
        else:
            found.append((top, foot))
    return found


def _block(x: int, edges: tuple[str, str]) -> str:
    top, foot = edges
    return f"M{x} {top}h{COLUMN}V{foot}h-{COLUMN}z"


def _ribbon(here: tuple[str, str], there: tuple[str, str]) -> str:
    a, b, mid = COLUMN + 1, WIDE - COLUMN - 1, WIDE // 2
    (y0, y1), (z0, z1) = here, there
    return f"M{a} {y0}C{mid} {y0} {mid} {z0} {b} {z0}V{z1}C{mid} {z1} {mid} {y1} {a} {y1}z"


def _edges(span: tuple[float, float]) -> tuple[str, str]:
    """Top and foot of *span* with a little air above and below, so that neighbours can be told apart."""
    top, foot = span
    air = min(1.0, (foot - top) / 8)
    return f"{top + air:.1f}", f"{foot - air:.1f}"


def _named(cells: list[Cell]) -> str:
    if not cells:
        return "nothing"
    first, last = (cell.number or cell.role for cell in (cells[0], cells[-1]))
    return first if first == last else f"{first}–{last}"
