"""Articles as vectors of their telling words: rare in the corpus, frequent in the article.

Weights are whole numbers, so that a sum of many does not depend on the order in which they are added.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain, count
from operator import mul

UNIT = 512  # the length of a vector
KEPT = 64  # terms kept of an article, the weightiest first
_PRIOR = 100  # articles without a term, taken for granted: a small corpus does not show what is common
_HAD = 20  # articles that have every term, taken for granted: a word of few is not much rarer than one of some
Vector = dict[int, int]


class Terms:
    """The terms of all articles, taken in one by one; once all are there, the vector of each.

    What happens for each word of a corpus is left to the C parts of Python: ``map`` and ``chain``, no loops of ours.
    """

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._ids: list[array[int]] = []
        self._counts: list[array[int]] = []
        self._holders = Counter[int]()

    def add(self, terms: Mapping[str, int]) -> None:
        """Take in how often the next article has each of its terms."""
        self._ids.append(array("I", map(self._numbers.__getitem__, terms)))
        self._counts.append(array("I", terms.values()))

    def vectors(self) -> list[Vector]:
        """The vector of each article, in the order they came; its terms stand from the weightiest on.

        Of terms that weigh alike the one that stands first in the article comes first.
        """
        self._holders = Counter(chain.from_iterable(self._ids))
        most = math.log(len(self._ids) + _PRIOR)
        rarity = {term: most - math.log(holders + _HAD) for term, holders in self._holders.items()}
        often = {times: 1 + math.log(times) for times in set().union(*self._counts)}
        return [
            _vector(list(map(mul, map(often.__getitem__, counts), map(rarity.__getitem__, ids))), ids)
            for ids, counts in zip(self._ids, self._counts, strict=True)
        ]

    def shared(self, vector: Vector, most: int) -> list[int]:
        """The weightiest terms of *vector* that another article has too, *most* of them at most."""
        return [term for term in vector if self._holders[term] > 1][:most]


def _vector(weights: Sequence[float], ids: Sequence[int]) -> Vector:
    kept = sorted(range(len(weights)), key=weights.__getitem__, reverse=True)[:KEPT]
    scale = UNIT / (math.sqrt(sum([weights[at] ** 2 for at in kept])) or 1.0)
    return {ids[at]: int(weights[at] * scale + 0.5) for at in kept}


def product(one: Vector, other: Vector) -> int:
    """The scalar product; for two articles it is their cosine in units of ``UNIT ** 2``."""
    return sum([one[term] * other[term] for term in one.keys() & other.keys()])
