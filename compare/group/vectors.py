"""Articles as vectors of their telling words: rare in the corpus, frequent in the article.

Weights are whole numbers, so that a sum of many does not depend on the order in which they are added.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Mapping

UNIT = 512  # the length of a vector
KEPT = 64  # terms kept of an article, the weightiest first
_PRIOR = 100  # articles without a term, taken for granted: a small corpus does not show what is common
Vector = dict[int, int]


class Terms:
    """The terms of all articles, taken in one by one; once all are there, the vector of each.

    Terms are numbered as they come.  Nothing that is given away depends on those numbers but the names of the
    dimensions of vectors.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._holders = Counter[int]()
        self._ids: list[array[int]] = []
        self._counts: list[array[int]] = []

    def add(self, terms: Mapping[str, int]) -> None:
        """Take in how often the next article has each of its terms."""
        numbers = self._numbers
        ids = array("I", [numbers.setdefault(term, len(numbers)) for term in terms])
        self._holders.update(ids)
        self._ids.append(ids)
        self._counts.append(array("I", terms.values()))

    def vectors(self) -> list[Vector]:
        """The vector of each article, in the order they came; its terms stand from the weightiest on."""
        names = list(self._numbers)
        rarity = [0.0] * len(names)
        most = math.log(len(self._ids) + _PRIOR)
        for term, holders in self._holders.items():
            rarity[term] = most - math.log(holders + 1)
        often = [0.0, *(1 + math.log(count) for count in range(1, 1000))]
        return [
            _vector(
                [(often[min(n, 999)] * rarity[term], names[term], term) for term, n in zip(ids, counts, strict=True)]
            )
            for ids, counts in zip(self._ids, self._counts, strict=True)
        ]

    def shared(self, vector: Vector, most: int) -> list[int]:
        """The weightiest terms of *vector* that another article has too, *most* of them at most."""
        found = []
        for term in vector:
            if self._holders[term] > 1:
                found.append(term)
                if len(found) == most:
                    break
        return found


def _vector(weighed: list[tuple[float, str, int]]) -> Vector:
    weighed.sort(reverse=True)
    del weighed[KEPT:]
    length = math.sqrt(math.fsum(weight * weight for weight, _, _ in weighed))
    return {term: round(UNIT * weight / length) for weight, _, term in weighed} if length else {}


def product(one: Vector, other: Vector) -> int:
    """The scalar product; for two articles it is their cosine in units of ``UNIT ** 2``."""
    return sum([one[term] * other[term] for term in one.keys() & other.keys()])
