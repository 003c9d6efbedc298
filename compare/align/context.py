"""What surrounds a pair: its rivals, its neighbours, and what it explains that its best rival does not."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from compare.align.sketch import Sketch

Pair = tuple[int, int]

#: Names of the figures that the second reading adds, in the order in which ``context`` gives them.
CONTEXT = (
    "first-reading",
    "margin-worse",
    "margin-better",
    "rivals",
    "diagonal-better",
    "diagonal-worse",
    "beside-better",
    "beside-worse",
    "own-share-better",
    "own-share-worse",
    "best-of",
    "settled",
)
#: Names of the figures that the third reading adds, in the order in which ``partner`` gives them.
PARTNER = ("remainder", "habit")
#: What counts as a split when the habit of a text is told: first and second partner as likely as this, side by side,
#: and the second brings this share of its weight that the first has not.
SPLIT = (0.5, 0.35, 0.4)


class Reading:
    """A reading of all pairs (score 0-1), with those that are settled as certain, seen from one pair."""

    def __init__(
        self,
        scores: Mapping[Pair, float],
        settled: Sequence[Pair],
        left: Sequence[Sketch],
        right: Sequence[Sketch],
    ) -> None:
        self._score = {**scores, **dict.fromkeys(settled, 1.0)}
        self._sides = (left, right)
        self._settled = 2 * len(settled) / ((len(left) + len(right)) or 1)
        held: tuple[dict[int, list[tuple[float, int]]], ...] = (defaultdict(list), defaultdict(list))
        for pair, score in self._score.items():
            for side in (0, 1):
                held[side][pair[side]].append((score, pair[1 - side]))
        #: By side and statement: its three likeliest partners as (score, index), the best first.
        self._best = tuple(
            {index: _best(found, self._sides[1 - side]) for index, found in held[side].items()} for side in (0, 1)
        )

    def around(self, pair: Pair) -> tuple[float, ...]:
        """The figures of ``CONTEXT`` for *pair*."""
        (i, j), known, score = pair, self._score, self._score[pair]
        in_row, in_column = (rival[0] if rival else 0.0 for rival in (self._rival(pair, 0), self._rival(pair, 1)))
        diagonal = sorted((known.get((i - 1, j - 1), 0.0), known.get((i + 1, j + 1), 0.0)))
        beside = sorted(
            (
                max(known.get((i - 1, j), 0.0), known.get((i + 1, j), 0.0)),
                max(known.get((i, j - 1), 0.0), known.get((i, j + 1), 0.0)),
            )
        )
        own = sorted(self._own_share(pair, side) for side in (0, 1))
        odds = min(max(score, 1e-6), 1 - 1e-6)
        return (
            math.log(odds / (1 - odds)),
            score - max(in_row, in_column),
            score - min(in_row, in_column),
            in_row * in_column,
            diagonal[1],
            diagonal[0],
            beside[1],
            beside[0],
            own[1],
            own[0],
            float(score >= in_row) + float(score >= in_column),
            self._settled,
        )

    def partner(self, pair: Pair) -> tuple[float, float]:
        """The figures of ``PARTNER`` for *pair*: what the second partner brings, summed over the sides where it is
        one, and how often statements are split elsewhere (logarithm of the share)."""
        remainder = habit = 0.0
        for side in (0, 1):
            rival = self._rival(pair, side)
            if rival and rival[0] > self._score[pair]:
                remainder += self._brought(side, pair[side], pair[1 - side], rival[1])
                habit += math.log((len(self._split[side] - {pair[side]}) + 0.5) / (len(self._best[side]) + 3))
        return remainder, habit

    @cached_property
    def _split(self) -> tuple[set[int], ...]:
        """By side: the statements that look split."""
        return tuple(
            {index for index, found in self._best[side].items() if self._looks_split(side, index, found)}
            for side in (0, 1)
        )

    def _looks_split(self, side: int, index: int, found: Sequence[tuple[float, int]]) -> bool:
        (likely, first), others = found[0], found[1:]
        return likely >= SPLIT[0] and any(
            score >= SPLIT[1] and abs(at - first) == 1 and self._brought(side, index, at, first) >= SPLIT[2]
            for score, at in others
        )

    def _brought(self, side: int, whole: int, second: int, first: int) -> float:
        """The share of the weight of *second* that *whole* (on *side*) tells and *first* does not."""
        one, other = self._sides[side][whole], self._sides[1 - side][second]
        own = (other.weights.keys() & one.weights.keys()) - self._sides[1 - side][first].weights.keys()
        return math.fsum(other.weights[term] for term in own) / (other.total or 1.0)

    def _rival(self, pair: Pair, side: int) -> tuple[float, int] | None:
        """The best other partner of the statement of *pair* on *side*."""
        return next((item for item in self._best[side][pair[side]] if item[1] != pair[1 - side]), None)

    def _own_share(self, pair: Pair, side: int) -> float:
        rival = self._rival(pair, side)
        one, other = self._sides[side][pair[side]], self._sides[1 - side][pair[1 - side]]
        return _own_share(one, other, self._sides[1 - side][rival[1]] if rival else None)


def _best(found: list[tuple[float, int]], sketches: Sequence[Sketch]) -> list[tuple[float, int]]:
    return sorted(found, key=lambda item: (-round(item[0], 9), sketches[item[1]].keys, item[1]))[:3]


def _own_share(sketch: Sketch, partner: Sketch, rival: Sketch | None) -> float:
    """The share of a statement's weight, names aside, that this partner explains and the best other one does not."""
    shared = (sketch.weights.keys() & partner.weights.keys()) - sketch.name_stems
    if rival is not None:
        shared = shared - rival.weights.keys()
    return math.fsum(sketch.weights[term] for term in shared) / (sketch.total or 1.0)
