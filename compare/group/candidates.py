"""Which articles are worth comparing: those that share several of their rarest terms, within the window of days.

Looking at every pair would cost the square of the corpus; a story gives itself away by names and things that few other
articles have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import chain

from compare.group.profile import resemblance
from compare.group.vectors import Terms, Vector

_RAREST = 40  # terms by which an article is found
_SHARED = 2, 0.1  # of them that another one must have: so many, and this share
_COMMON = 400  # articles within the window that have a term: it finds too many
_MOST = 30  # candidates of one article, those that share most
_COPY = 0.7  # resemblance from which on two articles are one text
_HASHES = 8  # of a sketch by which a copy is found


class Window:
    """Numbers of articles by what they have, for articles that come in the order of their days, undated ones first."""

    def __init__(self, days: Sequence[int], width: int) -> None:
        self._days, self._width = days, width
        self._first = bisect_left(days, 1) if width else 0
        self._undated: defaultdict[int, list[int]] = defaultdict(list)
        self._dated: defaultdict[int, list[int]] = defaultdict(list)

    def move(self, number: int) -> None:
        """Go on to the article *number*: those too many days before it are out."""
        while self._width and self._days[number] and self._days[self._first] < self._days[number] - self._width:
            self._first += 1

    def holders(self, what: int) -> list[int]:
        """The articles of the window that have *what*."""
        held = self._dated[what]
        if held and held[0] < self._first:
            del held[: bisect_left(held, self._first)]
        return self._undated[what] + held if self._undated else held

    def add(self, what: int, number: int) -> None:
        """The article *number* has *what*."""
        (self._dated if self._days[number] or not self._width else self._undated)[what].append(number)


def copies(sketches: Sequence[Sequence[int]], days: Sequence[int], width: int) -> list[int]:
    """For each article the number of the first one whose text it has: its own number where it is the first.

    A copy is compared with the first one only, so that a text which is changed bit by bit does not chain.
    """
    window, leaders = Window(days, width), []
    for number, sketch in enumerate(sketches):
        window.move(number)
        met = {other for value in sketch[:_HASHES] for other in window.holders(value)}
        best = max(met, key=lambda other: (resemblance(sketch, sketches[other]), -other), default=number)
        if best != number and resemblance(sketch, sketches[best]) >= _COPY:
            leaders.append(best)
            continue
        leaders.append(number)
        for value in sketch[:_HASHES]:
            window.add(value, number)
    return leaders


def pairs(terms: Terms, vectors: Sequence[Vector], days: Sequence[int], width: int) -> Iterator[tuple[int, int]]:
    """Pairs of articles worth comparing, the earlier one first."""
    window = Window(days, width)
    for number, vector in enumerate(vectors):
        window.move(number)
        rarest = terms.shared(vector, _RAREST)
        finding = [holders for term in rarest if len(holders := window.holders(term)) <= _COMMON]
        met = Counter(chain.from_iterable(finding))
        for term in rarest:
            window.add(term, number)
        least = max(_SHARED[0], _SHARED[1] * len(rarest))
        found = [(-count, -other) for other, count in met.items() if count >= least]
        for _, other in nsmallest(_MOST, found):
            yield -other, number
