"""The third pass: statements that were edited where they stand, told by their settled neighbours.

Where the statements before and after a gap are settled and one statement stands in it on each side, the two are one
if half of their words are.  Where only one neighbour is settled, more words must be shared, and neither may be much
longer: it could have a second partner.  Of such pairs in the training portions 1,431 of 1,436 are right.  In a long
text two of several statements in a gap are one, too, where they share half of their words and far less with any other
one there (145 of 146); in a shorter text there is time to ask the model, which sees a split that this does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from compare.align.study import Study

#: Least share (Dice) of the words of a statement between two settled neighbours, and beside one.
BETWEEN, BESIDE = 0.5, 0.75
#: Least number of words that two statements share: "He fell" and "He rose" are half alike and not one.
SHARED = 2
#: Least size of the shorter statement beside the longer, where another one could be a second partner.
LIKE = 0.9
#: By how much two statements of a gap share more words than either does with any other one there.
AHEAD = 0.15
#: Statements of a long text, a side.
LONG = 1_000
#: Most pairs in a gap that are looked at.
GAP = 16


def in_place(
    left: Study, ones: Collection[int], right: Study, others: Collection[int], settled: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int, float]]:
    """Pairs of the open statements *ones* and *others* with the share (0-1) of their words; each statement but once.

    Found forwards and backwards from the pairs in *settled*; every pair found is a settled neighbour for the next.
    """
    partner = dict(iter(settled))
    if not len(settled) == len(partner) == len(set(partner.values())):  # what has several partners has no place
        many = Counter([i for i, _ in settled]), Counter([j for _, j in settled])
        partner = {i: j for i, j in settled if many[0][i] == many[1][j] == 1}
    free = set(ones), set(others)
    size = len(left.version.statements), len(right.version.statements)
    for step, start, end in ((1, (-1, -1), size), (-1, size, (-1, -1))):
        for i in sorted(free[0], reverse=step < 0):
            before = start[1] if i - step == start[0] else partner.get(i - step)
            if before is None or before + step not in free[1]:
                continue
            j = before + step
            share, like = _alike(left.keys(i), right.keys(j))
            between = (i + step, j + step) == end or partner.get(i + step) == j + step
            if share >= (BETWEEN if between else BESIDE) and (between or like >= LIKE):
                partner[i] = j
                free[0].remove(i)
                free[1].remove(j)
                yield i, j, share
    for here, there in _gaps({**partner, size[0]: size[1]}, free) if min(size) >= LONG else ():
        yield from _only(left, here, right, there)


def _gaps(partner: Mapping[int, int], free: tuple[set[int], set[int]]) -> Iterator[tuple[list[int], list[int]]]:
    """The open statements of either side between two settled pairs that follow each other on both."""
    held = sorted(partner.values())
    after = dict(zip([-1, *held], held, strict=False))
    before = -1, -1
    for i in sorted(partner):
        if i - before[0] > 1 and after[before[1]] == partner[i]:
            here = [at for at in range(before[0] + 1, i) if at in free[0]]
            there = [at for at in range(before[1] + 1, partner[i]) if at in free[1]] if here else []
            if 0 < len(here) * len(there) <= GAP:
                yield here, there
        before = i, partner[i]


def _only(left: Study, here: Sequence[int], right: Study, there: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """The pairs of one gap that are each other's only likely partners."""
    sets = {i: set(left.keys(i)) for i in here}, {j: set(right.keys(j)) for j in there}
    shared = {(i, j): len(one & other) for i, one in sets[0].items() for j, other in sets[1].items()}
    # A rival that is short and told whole may be the other half of a statement that was cut.
    told = {(i, j): n / (min(len(sets[0][i]), len(sets[1][j])) or 1) for (i, j), n in shared.items()}
    for i, j in shared:
        share, like = _alike(left.keys(i), right.keys(j))
        if share >= BETWEEN and like >= LIKE:
            rivals = [rival for (x, y), rival in told.items() if (x == i) != (y == j)]
            if share - max(rivals, default=0.0) >= AHEAD:
                yield i, j, share


def _alike(one: Sequence[str], other: Sequence[str]) -> tuple[float, float]:
    """Dice's coefficient of the words of both (0 where next to none is shared), the shorter length over the longer."""
    here, there, sizes = set(one), set(other), (len(one), len(other))
    shared = len(here & there)
    share = 2 * shared / (len(here) + len(there)) if shared >= SHARED else 0.0
    return share, min(sizes) / (max(sizes) or 1)
