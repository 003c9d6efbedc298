"""How likely it is that a pair tells the same: a logistic model over the evidence, read two or three times.

The first reading weighs the evidence of the pair alone.  A later one knows the reading before it of all others: a pair
is worth less beside a better rival and more beside paired neighbours.  Where a story was told anew in plain language,
it also knows how likely each pair is if order was kept, and there is a third reading.  Between versions of one text a
last one is for second partners only (the best of its row or column, not of both): whether a statement is split or
merely echoed depends on what the second partner adds, and on whether this writer splits statements at all.

The coefficients are data (``weights.json``), fitted on labelled pairs by ``benchmarks/train_alignment.py``;
``docs/alignment.md`` is their card.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from pathlib import Path
from typing import Literal

from compare.align.context import CONTEXT, ORDER, PARTNER, Reading
from compare.align.order import Pair
from compare.align.similarity import evidence, measures
from compare.align.sketch import Sketch

#: The models: of versions of one text, of accounts of several outlets, of a story told anew in plain language.
Model = Literal["versions", "outlets", "plain"]


@dataclass(frozen=True, slots=True)
class Weights:
    """One model: intercept and coefficients of its readings, and the scores (0-1) that decide.

    ``readings`` are those of all pairs; ``partner`` is that of second partners, empty where any number of partners is
    as good: between outlets, and in plain language.
    ``more``: whether the further measures are read; ``long``: whether the length of the texts is; ``order``: whether
    later readings know what order tells.
    ``most``: candidates that each statement names; ``least``: share of the words (by weight, of the lighter statement)
    that a pair must have in common to be read at all; ``every``: of so many pairs of open statements all are read.
    ``link``: least score of a pair that is a link and makes a bead.
    """

    readings: tuple[tuple[float, ...], ...]
    partner: tuple[float, ...]
    more: bool
    long: bool
    order: bool
    most: int
    least: float
    every: int
    link: float

    @property
    def measures(self) -> tuple[str, ...]:
        """The names of the measures that are read."""
        return measures(more=self.more, long=self.long)

    def evidence(self, left: Sketch, right: Sketch) -> tuple[float, ...]:
        """The measures of one pair, in the order of ``measures``."""
        return evidence(left, right, more=self.more, long=self.long)


@lru_cache(maxsize=3)
def weights(model: Model) -> Weights:
    """The shipped model of this name."""
    data = json.loads((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))[model]
    alone = measures(more=data["more"], long=data["long"])
    later = (*alone, *CONTEXT, *ORDER) if data["order"] else (*alone, *CONTEXT)

    def ordered(coefficients: Mapping[str, float], names: Sequence[str]) -> tuple[float, ...]:
        return tuple([coefficients[name] for name in ("intercept", *names)])

    first, *others = data["readings"]
    return Weights(
        readings=(ordered(first, alone), *[ordered(one, later) for one in others]),
        partner=ordered(data["partner"], (*alone, *CONTEXT, *PARTNER)) if data["partner"] else (),
        **{name: data[name] for name in ("more", "long", "order", "most", "least", "every", "link")},
    )


def judge_pairs(
    found: Mapping[Pair, Sequence[float]],
    settled: Sequence[Pair],
    left: Sequence[Sketch],
    right: Sequence[Sketch],
    model: Weights,
) -> dict[Pair, float]:
    """The score (0-1) of the pairs in *found*, given with their evidence, that stand; those in *settled* are certain
    neighbours and rivals."""
    scores = {pair: _logistic(model.readings[0], measures) for pair, measures in found.items()}
    for coefficients in model.readings[1:]:
        around = surroundings(scores, settled, left, right, order=model.order)
        scores = {pair: _logistic(coefficients, (*measures, *around[pair])) for pair, measures in found.items()}
    scores = {pair: round(score, 6) for pair, score in scores.items()}
    if not model.partner:
        return scores
    standing = best_of(scores)
    figures = partners(scores, standing, settled, left, right)
    return {
        pair: round(_logistic(model.partner, (*found[pair], *figures[pair])), 6) if pair in figures else scores[pair]
        for pair in standing
    }


def best_of(scores: Mapping[Pair, float]) -> dict[Pair, bool]:
    """The pairs that are the best of their row or of their column, and whether they are the best of both.

    One to one would cost every split and merge; all to all would keep every echo.
    """
    row: dict[int, float] = defaultdict(float)
    column: dict[int, float] = defaultdict(float)
    for (i, j), score in scores.items():
        row[i], column[j] = max(row[i], score), max(column[j], score)
    return {(i, j): score == row[i] == column[j] for (i, j), score in scores.items() if score in (row[i], column[j])}


def partners(
    scores: Mapping[Pair, float],
    standing: Mapping[Pair, bool],
    settled: Sequence[Pair],
    left: Sequence[Sketch],
    right: Sequence[Sketch],
) -> dict[Pair, tuple[float, ...]]:
    """The figures of ``CONTEXT``, from the second readings, and of ``PARTNER``, for every second partner."""
    known = Reading(scores, settled, left, right)
    return {pair: (*known.around(pair), *known.partner(pair)) for pair, best in standing.items() if not best}


def _logistic(coefficients: Sequence[float], figures: Sequence[float]) -> float:
    total = math.fsum(map(mul, coefficients, (1.0, *figures)))
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


def surroundings(
    scores: Mapping[Pair, float],
    settled: Sequence[Pair],
    left: Sequence[Sketch],
    right: Sequence[Sketch],
    *,
    order: bool,
) -> dict[Pair, tuple[float, ...]]:
    """The figures of ``CONTEXT`` for every pair of *scores*, from the readings of its rivals and neighbours; with
    *order* those of ``ORDER`` too."""
    known = Reading(scores, settled, left, right)
    if order:
        return {pair: (*known.around(pair), *known.ordered(pair)) for pair in scores}
    return {pair: known.around(pair) for pair in scores}
