"""Pairs that a reviewer named, found again by their wordings: a pin survives every edit but one of its own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from compare.align.order import Pair
from compare.model import Version
from compare.text import fold


class Barred:
    """What no pass may pair: broken pairs, and a pinned statement with any other."""

    def __init__(self, pinned: frozenset[Pair], broken: frozenset[Pair]) -> None:
        self._broken = broken
        self._held = {i for i, _ in pinned}, {j for _, j in pinned}

    def __bool__(self) -> bool:
        return bool(self._broken or self._held[0])

    def __contains__(self, pair: Pair) -> bool:
        return pair in self._broken or pair[0] in self._held[0] or pair[1] in self._held[1]


def named_pairs(left: Version, right: Version, wordings: Iterable[tuple[str, str]]) -> frozenset[Pair]:
    """The statements (left index, right index) that have these wordings, folded; each pair of one wording in order.

    A pair that is not found so is looked for with its sides exchanged: between outlets neither side is the left.
    """
    wanted = [(fold(one), fold(other)) for one, other in wordings]
    if not wanted:
        return frozenset()
    places = _places(left), _places(right)
    found: set[Pair] = set()
    for one, other in wanted:
        here = list(zip(places[0].get(one, ()), places[1].get(other, ()), strict=False))
        found.update(here or zip(places[0].get(other, ()), places[1].get(one, ()), strict=False))
    return frozenset(found)


def _places(version: Version) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, statement in enumerate(version.statements):
        found[fold(statement.text)].append(index)
    return found
