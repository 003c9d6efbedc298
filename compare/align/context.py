"""What surrounds a pair: its rivals, its neighbours, and what it explains that its best rival does not."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from compare.align.order import Pair, in_order
from compare.align.sketch import Sketch

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
#: Names of the figures that are added where a story was told anew in plain language, as ``ordered`` gives them.
ORDER = ("in-order", "in-order-if-kept")
#: Odds of a pair that is settled; how much likelier than alone a pair is taken to be beside the others of its order
#: (the first reading knows no order and doubts much); odds (logarithm) below which a pair is not looked at.
SURE, LIKELIER, HOPELESS = 50.0, math.e, -6.0
#: Names of the figures that the reading of second partners adds, in the order in which ``partner`` gives them.
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
        self._settled = 2 * len(settled) / ((len(left) + len(right)) or 1)
        self._others = len(settled)
        self._given = scores, settled, left, right
        rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
        columns: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for (i, j), score in scores.items():
            rows[i].append((score, j))
            columns[j].append((score, i))
        self._sides = {i: left[i] for i in rows}, {j: right[j] for j in columns}
        #: By side and statement: its three likeliest partners as (score, index), the best first.
        self._best = (
            {index: _best(found, self._sides[1]) for index, found in rows.items()},
            {index: _best(found, self._sides[0]) for index, found in columns.items()},
        )

    def around(self, pair: Pair) -> tuple[float, ...]:
        """The figures of ``CONTEXT`` for *pair*."""
        i, j = pair
        known, score = self._score.get, self._score[pair]
        row, column = self._rival(pair, 0), self._rival(pair, 1)
        in_row, in_column = row[0] if row else 0.0, column[0] if column else 0.0
        before, behind = known((i - 1, j - 1), 0.0), known((i + 1, j + 1), 0.0)
        here = max(known((i - 1, j), 0.0), known((i + 1, j), 0.0))
        there = max(known((i, j - 1), 0.0), known((i, j + 1), 0.0))
        left, right = self._sides[0][i], self._sides[1][j]
        shared = left.wording.terms & right.wording.terms
        own = _own_share(left, shared, self._sides[1][row[1]] if row else None)
        other = _own_share(right, shared, self._sides[0][column[1]] if column else None)
        return (
            _odds(score),
            score - max(in_row, in_column),
            score - min(in_row, in_column),
            in_row * in_column,
            max(before, behind),
            min(before, behind),
            max(here, there),
            min(here, there),
            max(own, other),
            min(own, other),
            float(score >= in_row) + float(score >= in_column),
            self._settled,
        )

    def ordered(self, pair: Pair) -> tuple[float, float]:
        """The figures of ``ORDER`` for *pair*: how likely (logarithm of the odds) it is if the order of the story was
        kept, and the same times the share of what is likely that agrees with one order."""
        likely = max(HOPELESS, min(_odds(self._in_order[0].get(pair, 0.0)), -HOPELESS))
        return likely, likely * self._in_order[1]

    @cached_property
    def _in_order(self) -> tuple[Mapping[Pair, float], float]:
        """The probability of each pair if order was kept, and how much of what is likely (squares) is kept with it."""
        scores, settled, left, right = self._given
        odds = {
            pair: math.exp(value) * LIKELIER for pair, score in scores.items() if (value := _odds(score)) > HOPELESS
        }
        odds.update(dict.fromkeys(settled, SURE))
        # Always one way, so that mirrored texts give the same figures to the last bit.
        if [sketch.keys for sketch in left] <= [sketch.keys for sketch in right]:
            found = in_order(odds)
        else:
            found = {(i, j): value for (j, i), value in in_order({(j, i): odds[i, j] for i, j in odds}).items()}
        kept = math.fsum([score * score * found.get(pair, 0.0) for pair, score in scores.items()])
        return found, kept / (math.fsum([score * score for score in scores.values()]) or 1.0)

    def partner(self, pair: Pair) -> tuple[float, float]:
        """The figures of ``PARTNER`` for *pair*: what the second partner brings, summed over the sides where it is
        one, and how often statements are split elsewhere (logarithm of the share)."""
        remainder = habit = 0.0
        for side in (0, 1):
            rival = self._rival(pair, side)
            if rival and rival[0] > self._score[pair]:
                remainder += self._brought(side, pair[side], pair[1 - side], rival[1])
                habit += math.log(
                    (len(self._split[side] - {pair[side]}) + 0.5) / (len(self._best[side]) + self._others + 3)
                )
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
        own = (other.wording.terms & one.wording.terms) - self._sides[1 - side][first].wording.terms
        return math.fsum(other.weights[term] for term in own) / (other.total or 1.0)

    def _rival(self, pair: Pair, side: int) -> tuple[float, int] | None:
        """The best other partner of the statement of *pair* on *side*."""
        other = pair[1 - side]
        for item in self._best[side][pair[side]]:
            if item[1] != other:
                return item
        return None


def _odds(score: float) -> float:
    """The logarithm of the odds of a score (0-1), which is never quite sure."""
    sure = min(max(score, 1e-6), 1 - 1e-6)
    return math.log(sure / (1 - sure))


def _best(found: list[tuple[float, int]], sketches: Mapping[int, Sketch]) -> list[tuple[float, int]]:
    ranked = sorted([(-round(score, 9), sketches[index].keys, index, score) for score, index in found])
    return [(score, index) for _, _, index, score in ranked[:3]]


def _own_share(sketch: Sketch, shared: frozenset[str], rival: Sketch | None) -> float:
    """The share of a statement's weight, names aside, that this partner explains and the best other one does not."""
    terms = shared - sketch.name_stems
    if rival is not None:
        terms = terms - rival.wording.terms
    weights = sketch.weights
    return math.fsum([weights[term] for term in terms]) / (sketch.total or 1.0)
