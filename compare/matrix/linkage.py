"""Statements of several versions that tell one claim: clusters by average linkage over the scores of their links.

Two clusters are joined while the mean score over ALL pairs of statements between them (0 where nothing was found) is
high enough (UPGMA, Sokal and Michener 1958); so a weak link never joins two strong clusters, as it does in connected
components.  Guards: a claim holds at most ``MOST`` statements of one version, and every two of its versions share
at least a hint.  A statement that tells two things then stands in a second claim too, where it fits that claim well.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import count

#: A statement: the number of its version in canonical order, and its index there.
Node = tuple[int, int]
Cluster = tuple[Node, ...]

#: Least mean score at which two clusters are joined, and at which a statement joins a second one.  These and ``MOST``
#: were chosen on ``outlets.train`` (``benchmarks/matrix.py``).
LEAST, SECOND = 0.3, 0.35
#: Most statements of one version in a claim.
MOST = 4

Entry = tuple[float, Cluster, Cluster, int, int]


@dataclass(frozen=True)
class Scores:
    """The scores (0-1) of pairs of statements of different versions, both ways."""

    near: Mapping[Node, Mapping[Node, float]]

    @classmethod
    def of(cls, pairs: Mapping[tuple[Node, Node], float]) -> Scores:
        """From one score for each pair."""
        near: dict[Node, dict[Node, float]] = {}
        for (one, other), score in sorted(pairs.items()):
            near.setdefault(one, {})[other] = score
            near.setdefault(other, {})[one] = score
        return cls(near)

    def mean(self, here: Cluster, there: Cluster) -> float:
        """The mean over the pairs that could have a score: two statements of one version have none."""
        found = [self.near.get(a, {}).get(b, 0.0) for a in here for b in there if a[0] != b[0]]
        return math.fsum(found) / len(found) if found else 0.0

    def fit(self, own: Cluster, rest: Cluster) -> float:
        """How well the statements of one version fit those of others, on average."""
        fits = self.fits(own, rest)
        return math.fsum(fits.values()) / len(fits)

    def fits(self, own: Cluster, rest: Cluster) -> dict[int, float]:
        """How well the statements of one version fit those of each other version: the best pair with it.

        A statement that tells a little of the claim beside one that tells all of it takes nothing away.
        """
        best = dict.fromkeys((b[0] for b in rest), 0.0)
        for a in own:
            for b in rest:
                best[b[0]] = max(best[b[0]], self.near.get(a, {}).get(b, 0.0))
        return best

    def hinted(self, here: Cluster, there: Cluster) -> bool:
        """Whether every two versions of the two clusters have a pair with a score."""
        asked = {frozenset((a[0], b[0])) for a in here for b in there if a[0] != b[0]}
        met = {frozenset((a[0], b[0])) for a in here for b in self.near.get(a, ()) if b in there}
        return asked <= met


def clusters(nodes: Sequence[Node], scores: Scores) -> list[Cluster]:
    """*nodes* as claims, sorted; a node stands in one claim, or in a few that it also tells."""
    return _tellings(_joined(nodes, scores), scores)


def _joined(nodes: Sequence[Node], scores: Scores) -> list[Cluster]:
    """A partition of *nodes*: the best pair of clusters is joined as long as there is one good enough."""
    members: dict[int, Cluster] = {number: (node,) for number, node in enumerate(nodes)}
    at = {node: number for number, node in enumerate(nodes)}
    beside = {at[node]: {at[other] for other in scores.near.get(node, ())} for node in nodes}

    def entries(number: int) -> Iterator[Entry]:
        for other in beside[number]:
            mean = scores.mean(members[number], members[other])
            if mean >= LEAST:
                one, two = sorted((number, other), key=members.__getitem__)
                yield -round(mean, 9), members[one], members[two], one, two

    heap = [entry for number in members for entry in entries(number) if entry[3] == number]
    heapify(heap)
    fresh = count(len(nodes))
    while heap:
        _, here, there, one, other = heappop(heap)
        if one not in members or other not in members or not _may_join(here, there, scores):
            continue
        number = next(fresh)
        members[number] = tuple(sorted(members.pop(one) + members.pop(other)))
        beside[number] = (beside.pop(one) | beside.pop(other)) - {one, other}
        for near in beside[number]:
            beside[near] = (beside[near] - {one, other}) | {number}
        for entry in entries(number):
            heappush(heap, entry)
    return sorted(members.values())


def _may_join(here: Cluster, there: Cluster, scores: Scores) -> bool:
    return all(_held(here + there, version) <= MOST for version, _ in here) and scores.hinted(here, there)


def _held(cluster: Sequence[Node], version: int) -> int:
    return sum(node[0] == version for node in cluster)


def _tellings(parts: Sequence[Cluster], scores: Scores) -> list[Cluster]:
    """*parts* with the statements that tell a second claim added to it; two claims lend each other one statement."""
    home = {node: number for number, cluster in enumerate(parts) for node in cluster}
    wanted = {
        (node, home[other])
        for node in home
        for other in scores.near.get(node, ())
        if home[other] != home[node] and scores.hinted((node,), parts[home[other]])
    }
    ranked = sorted((-round(scores.mean((node,), parts[to]), 9), node, to) for node, to in wanted)
    grown = [list(cluster) for cluster in parts]
    lent: set[frozenset[int]] = set()
    for mean, node, to in ranked:
        between = frozenset((home[node], to))
        if -mean >= SECOND and between not in lent and _held(grown[to], node[0]) < MOST:
            grown[to].append(node)
            lent.add(between)
    return sorted({tuple(sorted(cluster)) for cluster in grown})
