"""Which pairs of a long text are in doubt: those that share much that is rare, or three rare pairs of words.

Most open statements of a long text were dropped or added.  Asked for its nearest ones, each of them names some, and the
model looks closely at what was never in doubt.  So what is rare votes: terms, and pairs of neighbouring terms, that
stand in few open statements of both sides.  Of the links that the model finds in the training portions, each put
together to one long text, 99 in 100 are voted for, of the pairs that it turns down one in four.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import chain, pairwise
from typing import TypeVar

from compare.align.study import Study

Pair = tuple[int, int]
Ranked = tuple[float, float, tuple[str, ...], int]
_T = TypeVar("_T", bound=Hashable)

#: Pairs of open statements that share a term, at most, for it to be rare.
RARE = 64
#: Least share of the weight of the lighter statement that is shared and rare; and as good: shared rare pairs of terms.
SHARE, BESIDE = 0.25, 3


def in_doubt(
    left: Study, ones: Sequence[int], right: Study, others: Sequence[int], weights: Mapping[str, float], most: int
) -> list[Pair]:
    """Pairs of the open statements *ones* and *others*, sorted; symmetric: mirrored inputs give mirrored pairs.

    Each statement names at most *most*, those with the largest share first.
    """
    lines = [left.stems(i) for i in ones], [right.stems(j) for j in others]
    terms = [set(line) for line in lines[0]], [set(line) for line in lines[1]]
    totals = [[math.fsum([weights[term] for term in found]) or 1.0 for found in side] for side in terms]
    shares = {
        (i, j): math.fsum([weights[term] for term in shared]) / min(totals[0][i], totals[1][j])
        for (i, j), shared in _shared(*terms).items()
    }
    beside = _shared(*([set(pairwise(line)) for line in side] for side in lines))
    voted = {at for at, share in shares.items() if share >= SHARE}
    voted.update(at for at, shared in beside.items() if len(shared) >= BESIDE)
    sizes = len(left.version.statements), len(right.version.statements)
    named: tuple[dict[int, list[Ranked]], dict[int, list[Ranked]]] = defaultdict(list), defaultdict(list)
    for i, j in voted:
        # Ties go to the nearest place in the story, then to the wording.
        order = -round(shares.get((i, j), 0.0), 9), abs(ones[i] / sizes[0] - others[j] / sizes[1])
        named[0][i].append((*order, right.keys(others[j]), j))
        named[1][j].append((*order, left.keys(ones[i]), i))
    kept = {(i, found[-1]) for i, ranked in named[0].items() for found in sorted(ranked)[:most]}
    kept.update((found[-1], j) for j, ranked in named[1].items() for found in sorted(ranked)[:most])
    return sorted((ones[i], others[j]) for i, j in kept)


def _shared(left: Sequence[set[_T]], right: Sequence[set[_T]]) -> dict[Pair, list[_T]]:
    """What is rare and stands in both, by pair of positions."""
    counts = Counter(chain.from_iterable(left)), Counter(chain.from_iterable(right))
    rare = {term for term, count in counts[0].items() if 0 < count * counts[1].get(term, 0) <= RARE}
    where: dict[_T, list[int]] = defaultdict(list)
    for i, found in enumerate(left):
        for term in found & rare:
            where[term].append(i)
    shared: dict[Pair, list[_T]] = defaultdict(list)
    for j, found in enumerate(right):
        for term in found & rare:
            for i in where[term]:
                shared[i, j].append(term)
    return shared
