"""How likely it is that a pair tells the same: a logistic model over the evidence, read twice.

The first reading weighs the evidence of the pair alone.  The second knows the first reading of all others: a pair is
worth less beside a better rival and more beside paired neighbours.  The coefficients are data (``weights.json``),
fitted on labelled pairs by ``benchmarks/train_alignment.py``; ``docs/alignment.md`` is their card.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Weights:
    """One profile's model: intercept and coefficients of both readings, and the scores (0-1) that decide.

    ``link``: least score of a pair that is reported as a link; ``match``: of one that makes a bead; ``join``: of one
    that makes a split or a merge of it.  ``best_only``: a pair must be the best of its row or of its column.
    """

    first: tuple[float, ...]
    second: tuple[float, ...]
    link: float
    match: float
    join: float
    best_only: bool


@lru_cache(maxsize=2)
def weights(profile: str) -> Weights:
    """The shipped model of a profile, "versions" or "outlets"."""
    data = json.loads((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))[profile]
    return Weights(
        first=tuple(data["first"].values()),
        second=tuple(data["second"].values()),
        link=data["link"],
        match=data["match"],
        join=data["join"],
        best_only=data["best_only"],
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
    return _best_of_row_or_column(scores) if model.best_only else scores


def _best_of_row_or_column(scores: Mapping[Pair, float]) -> dict[Pair, float]:
    """One to one would cost every split and merge; all to all would keep every echo."""
    row: dict[int, float] = defaultdict(float)
    column: dict[int, float] = defaultdict(float)
    for (i, j), score in scores.items():
        row[i], column[j] = max(row[i], score), max(column[j], score)
    return {(i, j): score for (i, j), score in scores.items() if score in (row[i], column[j])}


def _logistic(coefficients: Sequence[float], figures: Sequence[float]) -> float:
    total = math.fsum((coefficients[0], *map(float.__mul__, coefficients[1:], figures)))
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


def context(
    first: Mapping[Pair, float], settled: Sequence[Pair], left: Sequence[Sketch], right: Sequence[Sketch]
) -> dict[Pair, tuple[float, ...]]:
    """The figures of ``CONTEXT`` for every pair of *first*, from the first readings of its rivals and neighbours."""
    known = {**first, **dict.fromkeys(settled, 1.0)}
    rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
    columns: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (i, j), score in known.items():
        rows[i].append((score, j))
        columns[j].append((score, i))
    best_rows = {i: _two_best(found, right) for i, found in rows.items()}
    best_columns = {j: _two_best(found, left) for j, found in columns.items()}
    share = 2 * len(settled) / ((len(left) + len(right)) or 1)
    return {pair: (*_around(pair, known, best_rows, best_columns, left, right), share) for pair in first}


def _two_best(found: list[tuple[float, int]], sketches: Sequence[Sketch]) -> list[tuple[float, int]]:
    return sorted(found, key=lambda item: (-round(item[0], 9), sketches[item[1]].keys, item[1]))[:2]


def _around(
    pair: Pair,
    known: Mapping[Pair, float],
    rows: Mapping[int, list[tuple[float, int]]],
    columns: Mapping[int, list[tuple[float, int]]],
    left: Sequence[Sketch],
    right: Sequence[Sketch],
) -> tuple[float, ...]:
    i, j = pair
    score = known[pair]
    rival_right = next((item for item in rows[i] if item[1] != j), None)
    rival_left = next((item for item in columns[j] if item[1] != i), None)
    in_row, in_column = (rival[0] if rival else 0.0 for rival in (rival_right, rival_left))
    diagonal = sorted((known.get((i - 1, j - 1), 0.0), known.get((i + 1, j + 1), 0.0)))
    beside = sorted(
        (
            max(known.get((i - 1, j), 0.0), known.get((i + 1, j), 0.0)),
            max(known.get((i, j - 1), 0.0), known.get((i, j + 1), 0.0)),
        )
    )
    own = sorted(
        (
            _own_share(left[i], right[j], right[rival_right[1]] if rival_right else None),
            _own_share(right[j], left[i], left[rival_left[1]] if rival_left else None),
        )
    )
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
    )


def _own_share(sketch: Sketch, partner: Sketch, rival: Sketch | None) -> float:
    """The share of a statement's weight, names aside, that this partner explains and the best other one does not."""
    shared = (sketch.weights.keys() & partner.weights.keys()) - sketch.name_stems
    if rival is not None:
        shared = shared - rival.weights.keys()
    return math.fsum(sketch.weights[term] for term in shared) / (sketch.total or 1.0)
