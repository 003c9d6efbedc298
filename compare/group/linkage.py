"""Average linkage: the two groups that are most alike are joined, until none are alike enough.

How alike two groups are is the mean cosine of all pairs between them, which is the product of the sums of their
vectors: so no pair need be counted twice, and one middling likeness does not chain two stories together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from compare.group.vectors import UNIT, Vector, product


@dataclass(slots=True)
class Group:
    """Articles that belong together, by number; ``sum`` is that of their vectors, the days those of the dated ones."""

    members: list[int]
    sum: Vector
    first: int = 0
    last: int = 0

    def join(self, other: Group) -> Group:
        """Both in one; neither may be used again."""
        large, small = (self.sum, other.sum) if len(self.sum) >= len(other.sum) else (other.sum, self.sum)
        for term, weight in small.items():
            large[term] = large.get(term, 0) + weight
        days = [day for day in (self.first, self.last, other.first, other.last) if day]
        return Group(self.members + other.members, large, min(days, default=0), max(days, default=0))

    def likeness(self, other: Group) -> float:
        """The mean cosine of all pairs between the two, 0-1."""
        return product(self.sum, other.sum) / (UNIT * UNIT * len(self.members) * len(other.members))

    def span(self, other: Group) -> int:
        """The days from the first to the last article of both; undated ones stretch nothing."""
        days = [day for day in (self.first, self.last, other.first, other.last) if day]
        return max(days, default=0) - min(days, default=0)


def link(groups: Sequence[Group], pairs: Iterable[tuple[int, int]], least: float, days: int) -> list[Group]:
    """*groups* joined while two are alike by *least* or more and lie within *days* (0: any number) of each other.

    Only *pairs* of them, and what they are joined to, are looked at.
    """
    alive: dict[int, Group] = dict(enumerate(groups))
    near: dict[int, set[int]] = {number: set() for number in alive}
    heap: list[tuple[float, int, int]] = []

    def meet(one: int, other: int) -> None:
        if days and alive[one].span(alive[other]) > days:
            return
        likeness = alive[one].likeness(alive[other])
        if likeness >= least:
            near[one].add(other)
            near[other].add(one)
            heappush(heap, (-likeness, one, other))

    for one, other in pairs:
        meet(one, other)
    heapify(heap)
    fresh = len(alive)
    while heap:
        _, one, other = heappop(heap)
        if one not in alive or other not in alive:
            continue
        around = (near.pop(one) | near.pop(other)) - {one, other}
        alive[fresh], near[fresh] = alive.pop(one).join(alive.pop(other)), set()
        for number in sorted(around):
            near[number] -= {one, other}
            meet(number, fresh)
        fresh += 1
    return list(alive.values())
