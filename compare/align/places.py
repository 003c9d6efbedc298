"""The third pass: statements that were edited where they stand, told by their settled neighbours.

Where the statements before and after a gap are settled and one statement stands in it on each side, the two are one
if half of their words are.  Where only one neighbour is settled, more words must be shared, and neither may be much
longer: it could have a second partner.  Of such pairs in the training portions 1,431 of 1,436 are right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from compare.align.study import Study

#: Least share (Dice) of the words of a statement between two settled neighbours, and beside one.
BETWEEN, BESIDE = 0.5, 0.75
#: Least size of the shorter statement beside the longer, where only one neighbour is settled.
LIKE = 0.9


def in_place(
    left: Study, ones: Collection[int], right: Study, others: Collection[int], settled: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int, float]]:
    """Pairs of the open statements *ones* and *others* with the share (0-1) of their words; each statement but once.

    Found forwards and backwards from the pairs in *settled*; every pair found is a settled neighbour for the next.
    """
    many = Counter(i for i, _ in settled) + Counter(~j for _, j in settled)
    partner = {i: j for i, j in settled if many[i] == many[~j] == 1}
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


def _alike(one: Sequence[str], other: Sequence[str]) -> tuple[float, float]:
    """Dice's coefficient of the words of both, and the shorter length over the longer."""
    sets = set(one), set(other)
    sizes = len(one), len(other)
    total = len(sets[0]) + len(sets[1])
    return 2 * len(sets[0] & sets[1]) / (total or 1), min(sizes) / (max(sizes) or 1)
