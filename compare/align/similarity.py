"""The evidence that two statements tell the same: named measures of one pair, each 0-1 unless said, each symmetric.

A pair is compared in one fixed order of its two wordings, whichever side they stand on, so that mirrored inputs give
the same figures to the last bit.  Sums go through ``math.fsum``, whose result does not depend on order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Set

from compare.align.sequence import longest_run
from compare.align.sketch import Sketch

#: Names of the measures, in the order in which ``evidence`` gives them.
MEASURES = (
    "shared-words",
    "shared-words-of-longer",
    "cosine",
    "letters",
    "same-order",
    "longest-run",
    "bigrams",
    "beyond-names",
    "names",
    "names-differ",
    "numbers",
    "numbers-differ",
    "quote",
    "quotes-differ",
    "place",
    "length",
    "rarest",
    "weight",
    "clause",
    "content",
    "headlines",
)


def evidence(left: Sketch, right: Sketch) -> tuple[float, ...]:
    """The measures of one pair, in the order of ``MEASURES``."""
    one, other = (left, right) if left.keys <= right.keys else (right, left)
    mine, theirs = one.wording, other.wording
    met = mine.meet(theirs)
    weights = one.weights
    told = [weights[term] for term in met.shared]
    weight = math.fsum(told)
    content = sum([value > 1.0 for value in told])
    smaller, larger = (one.total, other.total) if one.total <= other.total else (other.total, one.total)
    shorter, longer = sorted((len(one.keys), len(other.keys)))
    quote = _quote(one.quoted, other.quoted) if one.quoted and other.quoted else 0.0
    return (
        weight / smaller if smaller else 0.0,
        weight / larger if larger else 0.0,
        math.fsum([value**2 for value in told]) / ((one.norm * other.norm) or 1.0),
        met.alike,
        2 * met.matched / (shorter + longer) if shorter else 0.0,
        met.run / shorter if shorter else 0.0,
        _overlap(met.bigrams, mine.bigrams, theirs.bigrams),
        _beyond_names(one, other, met.shared, weight),
        _overlap(len(one.names & other.names), one.names, other.names),
        float(bool(one.names and other.names) and one.names.isdisjoint(other.names)),
        _overlap(met.numbers, mine.numbers, theirs.numbers),
        float(bool(mine.numbers and theirs.numbers) and not met.numbers),
        quote,
        float(bool(one.quoted and other.quoted) and quote < 0.25),
        abs(left.rank - right.rank),
        shorter / (longer or 1),
        max(told, default=0.0) / 5.0,
        min(weight / 20, 2.0),
        max(_clause(one, met.clauses[0]), _clause(other, met.clauses[1])),
        min(content, 12) / 12,
        float(one.role == other.role == "headline"),
    )


def _overlap(shared: int, one: Set[object], other: Set[object]) -> float:
    """Shared items over the smaller set (overlap coefficient, Szymkiewicz 1934); 0 where either is empty."""
    return shared / min(len(one), len(other)) if shared else 0.0


def _clause(sketch: Sketch, clauses: Sequence[Set[str]]) -> float:
    """The best share of a clause of *sketch* of which the other one tells these words; few of them count less."""
    best = 0.0
    weights = sketch.weights
    for clause, total in zip(clauses, sketch.clause_totals, strict=True):
        if clause:
            told = [weights[term] for term in clause]
            best = max(best, math.fsum(told) / total * min(sum([value > 1.0 for value in told]) / 3, 1.0))
    return best


def _beyond_names(one: Sketch, other: Sketch, shared: frozenset[str], weight: float) -> float:
    """Shared weight that is not names, over what the lighter statement has: a shared name alone proves nothing."""
    lighter = min(one.plain, other.plain)
    if not lighter:
        return 0.0
    if one.name_stems.isdisjoint(shared):
        return weight / lighter
    return math.fsum([one.weights[term] for term in shared - one.name_stems]) / lighter


def _quote(one: Sequence[str], other: Sequence[str]) -> float:
    """The longest run of words that both put between quotation marks, over the shorter one; few words count less."""
    size = longest_run(one, other)
    return size / min(len(one), len(other)) * min(size / 4, 1.0)
