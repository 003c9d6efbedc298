"""How likely it is that a pair tells the same: a logistic model over the evidence, read two or three times.

The first reading weighs the evidence of the pair alone.  The second knows the first reading of all others: a pair is
worth less beside a better rival and more beside paired neighbours.  Between versions of one text a third reading is
for second partners only (the best of its row or column, not of both): whether a statement is split or merely echoed
depends on what the second partner adds, and on whether this writer splits statements at all.

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

from compare.align.context import CONTEXT, PARTNER, Pair, Reading
from compare.align.similarity import MEASURES
from compare.align.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Weights:
    """One profile's model: intercept and coefficients of its readings, and the scores (0-1) that decide.

    ``most``: candidates that each statement names; ``least``: share of the words (by weight, of the lighter statement)
    that a pair must have in common to be read at all.
    ``link``: least score of a pair that is a link and makes a bead.  ``third`` is empty where any number of partners is
    as good: between outlets.
    """

    first: tuple[float, ...]
    second: tuple[float, ...]
    third: tuple[float, ...]
    most: int
    least: float
    link: float


@lru_cache(maxsize=2)
def weights(profile: str) -> Weights:
    """The shipped model of a profile, "versions" or "outlets"."""
    data = json.loads((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))[profile]

    def ordered(reading: str, *names: str) -> tuple[float, ...]:
        # A measure that a profile did not learn from is not named and weighs nothing.
        return tuple([data[reading].get(name, 0.0) for name in ("intercept", *names)])

    return Weights(
        first=ordered("first", *MEASURES),
        second=ordered("second", *MEASURES, *CONTEXT),
        third=ordered("third", *MEASURES, *CONTEXT, *PARTNER) if data["third"] else (),
        most=data["most"],
        least=data["least"],
        link=data["link"],
    )


def judge_pairs(
    evidence: Mapping[Pair, Sequence[float]],
    settled: Sequence[Pair],
    left: Sequence[Sketch],
    right: Sequence[Sketch],
    model: Weights,
) -> dict[Pair, float]:
    """The score (0-1) of the pairs in *evidence* that stand; those in *settled* are certain neighbours and rivals."""
    first = {pair: _logistic(model.first, measures) for pair, measures in evidence.items()}
    around = context(first, settled, left, right)
    scores = {
        pair: round(_logistic(model.second, (*measures, *around[pair])), 6) for pair, measures in evidence.items()
    }
    if not model.third:
        return scores
    standing = best_of(scores)
    figures = partners(scores, standing, settled, left, right)
    return {
        pair: round(_logistic(model.third, (*evidence[pair], *figures[pair])), 6) if pair in figures else scores[pair]
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


def context(
    first: Mapping[Pair, float], settled: Sequence[Pair], left: Sequence[Sketch], right: Sequence[Sketch]
) -> dict[Pair, tuple[float, ...]]:
    """The figures of ``CONTEXT`` for every pair of *first*, from the first readings of its rivals and neighbours."""
    known = Reading(first, settled, left, right)
    return {pair: known.around(pair) for pair in first}
