"""How likely each pair is if the order of the story was kept: the pairs that agree with it support each other.

All sets of pairs in which neither side goes back are weighed by the product of their odds, and a pair is as likely as
the sets that hold it.  That is the forward-backward algorithm (Rabiner 1989) over the lattice of sentence alignment
(Gale and Church 1993), with a Fenwick tree of sums instead of the full lattice: n pairs cost n log n.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

Pair = tuple[int, int]
_NONE = -math.inf


def in_order(odds: Mapping[Pair, float]) -> dict[Pair, float]:
    """The probability (0-1) of each pair, given its *odds* (above 0) alone and that order was kept.

    Sums depend on their order in the last bits: whoever wants mirrored figures for mirrored pairs gives them one way.
    """
    if not odds:
        return {}
    places = {j: place for place, j in enumerate(sorted({j for _, j in odds}), 1)}
    last = len(places) + 1
    single = {pair: math.log(value) for pair, value in odds.items()}
    until = _chains(sorted(odds), single, {pair: places[pair[1]] for pair in odds}, last)
    since = _chains(sorted(odds, reverse=True), single, {pair: last - places[pair[1]] for pair in odds}, last)
    total = _NONE
    for value in (0.0, *until.values()):  # the empty set is one
        total = _add(total, value)
    return {pair: math.exp(min(until[pair] + since[pair] - single[pair] - total, 0.0)) for pair in odds}


def _chains(
    order: Iterable[Pair], single: Mapping[Pair, float], place: Mapping[Pair, int], size: int
) -> dict[Pair, float]:
    """For each pair the logarithm of the weight of all chains that end with it; *order* is that of the left side."""
    tree = [_NONE] * size
    found: dict[Pair, float] = {}
    for pair in order:
        at, before = place[pair], 0.0
        while at:
            before = _add(before, tree[at])
            at &= at - 1
        found[pair] = chains = before + single[pair]
        at = place[pair]
        while at < size:
            tree[at] = _add(tree[at], chains)
            at += at & -at
    return found


def _add(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers that are given by theirs."""
    if one < other:
        one, other = other, one
    return one if other == _NONE else one + math.log1p(math.exp(other - one))
