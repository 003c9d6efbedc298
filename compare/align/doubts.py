"""Which pairs of a long text are in doubt: those that share much that is rare, or three rare pairs of words.

Most open statements of a long text were dropped or added.  Asked for its nearest ones, each of them names some, and the
model looks closely at what was never in doubt.  So what is rare votes: terms, and pairs of neighbouring terms, that
stand in few open statements of both sides.  Of the links that the model finds in the training portions, each put
together to one long text, 99 in 100 are voted for, of the pairs that it turns down one in seven.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple, TypeVar

from compare.align.study import Study

Pair = tuple[int, int]
Ranked = tuple[float, float, tuple[str, ...], int]
_T = TypeVar("_T", bound=Hashable)

#: Pairs of open statements that share a term, at most, for it to be rare.
RARE = 64
#: Least share of the weight of the lighter statement that is shared and rare; it counts where two words stand side by
#: side in both, or where this share of the weight is shared, rare or not.
SHARE, HALF = 0.25, 0.5
#: As good: rare pairs of neighbouring terms that are shared.
BESIDE = 3


class _Open(NamedTuple):
    """The open statements of one side: the terms of each, its pairs of neighbouring terms, and what it weighs."""

    terms: list[set[str]]
    beside: list[set[tuple[str, str]]]
    totals: list[float]

    @classmethod
    def of(cls, study: Study, indices: Sequence[int], weights: Mapping[str, float]) -> _Open:
        lines = [study.stems(index) for index in indices]
        terms = [set(line) for line in lines]
        return cls(terms, [set(pairwise(line)) for line in lines], [_weight(found, weights) or 1.0 for found in terms])


def in_doubt(
    left: Study, ones: Sequence[int], right: Study, others: Sequence[int], weights: Mapping[str, float], most: int
) -> list[Pair]:
    """Pairs of the open statements *ones* and *others*, sorted; symmetric: mirrored inputs give mirrored pairs.

    Each statement names at most *most*, those with the largest share first.
    """
    here, there = _Open.of(left, ones, weights), _Open.of(right, others, weights)
    shares = {
        (i, j): _weight(shared, weights) / min(here.totals[i], there.totals[j])
        for (i, j), shared in _shared(here.terms, there.terms).items()
    }
    voted = {at for at, share in shares.items() if share >= SHARE and _alike(here, there, *at, weights)}
    voted.update(at for at, shared in _shared(here.beside, there.beside).items() if len(shared) >= BESIDE)
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


def _weight(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    return math.fsum([weights[term] for term in terms])


def _alike(here: _Open, there: _Open, i: int, j: int, weights: Mapping[str, float]) -> bool:
    """Whether two statements share more than a rare word: words side by side, or half of the weight of one."""
    if not here.beside[i].isdisjoint(there.beside[j]):
        return True
    return _weight(here.terms[i] & there.terms[j], weights) >= HALF * min(here.totals[i], there.totals[j])


def _shared(left: Sequence[set[_T]], right: Sequence[set[_T]]) -> dict[Pair, list[_T]]:
    """What is rare and stands in both, by pair of positions."""
    counts = Counter(chain.from_iterable(left)), Counter(chain.from_iterable(right))
    rare = {term for term in counts[0].keys() & counts[1].keys() if counts[0][term] * counts[1][term] <= RARE}
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
