"""Which beads moved: those outside the heaviest chain of beads that keeps its order on both sides.

Weight is words, so that the shorter part is said to have moved past the longer.  Ties are settled by a checksum of the
wording, and of equal wordings by their places, read from the same text whichever side it stands on: mirrored inputs
have the same moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from zlib import crc32

from compare.model import Bead, Statement, Version


def chain(beads: Sequence[Bead], left: Version, right: Version) -> list[Bead]:
    """The heaviest list of *beads* (each with both sides) whose places increase on both sides.

    A longest-increasing-subsequence by weight with a Fenwick tree of best prefixes (Fredman 1975): O(n log n).  Beads
    that follow each other on both sides stay together, so that a long text is a few long runs.
    """
    here, there = map(attrgetter, ("left", "right") if left.text <= right.text else ("right", "left"))
    order = sorted(beads, key=here)
    places = [there(bead)[0] for bead in order]
    ranks = dict(zip(sorted(places), range(len(places)), strict=True))
    runs: list[list[Bead]] = []
    follows = -1
    for bead, place in zip(order, places, strict=True):
        rank = ranks[place]
        if rank == follows:
            runs[-1].append(bead)
        else:
            runs.append([bead])
        follows = rank + 1
    if len(runs) == 1:
        return order
    firsts = [there(run[0])[0] for run in runs]
    weights = [sum([_weight(bead, left.statements, right.statements) for bead in run]) for run in runs]
    return [bead for index in _heaviest(firsts, weights) for bead in runs[index]]


def _heaviest(firsts: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The indices of the heaviest list of runs whose places increase; their places (*firsts*) and weights are given."""
    places = {at: place for place, at in enumerate(sorted(set(firsts)), 1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)  # (weight, index of the last run)
    before: list[int] = []
    for index, (first, own) in enumerate(zip(firsts, weights, strict=True)):
        place = places[first]
        weight, last = _best(tree, place - 1)
        before.append(last)
        total = (weight + own, index)
        while place < len(tree):
            tree[place] = max(tree[place], total)
            place += place & -place
    kept = []
    at = _best(tree, len(places))[1]
    while at >= 0:
        kept.append(at)
        at = before[at]
    return kept[::-1]


def _best(tree: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    best = (0, -1)
    while place > 0:
        best = max(best, tree[place])
        place -= place & -place
    return best


def _weight(bead: Bead, left: Sequence[Statement], right: Sequence[Statement]) -> int:
    one = left[bead.left[0]].text if len(bead.left) == 1 else " ".join([left[at].text for at in bead.left])
    other = right[bead.right[0]].text if len(bead.right) == 1 else " ".join([right[at].text for at in bead.right])
    if one == other:
        size, both = 2 * one.count(" "), f"{one}\n{one}"
    else:
        size = one.count(" ") + other.count(" ")
        both = f"{one}\n{other}" if one <= other else f"{other}\n{one}"
    return (size + 2 << 32) + crc32(both.encode("utf-8", "surrogatepass"))
