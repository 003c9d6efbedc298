"""The evidence that two statements tell the same: named measures of one pair, each 0-1 unless said, each symmetric.

A pair is compared in one fixed order of its two wordings, whichever side they stand on, so that mirrored inputs give
the same figures to the last bit.  Sums go through ``math.fsum``, whose result does not depend on order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from compare.align.sequence import common_runs, longest_run
from compare.align.sketch import Sketch
from compare.align.study import Wording

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
    shared = mine.terms & theirs.terms
    weights = one.weights
    told = [weights[term] for term in shared]
    weight = math.fsum(told)
    content = sum([value > 1.0 for value in told])
    smaller, larger = (one.total, other.total) if one.total <= other.total else (other.total, one.total)
    shorter, longer = sorted((len(one.keys), len(other.keys)))
    matched, run = common_runs(shared, mine.where, theirs.where, len(mine.keys), len(theirs.keys))
    quote = _quote(one.quoted, other.quoted) if one.quoted and other.quoted else 0.0
    return (
        weight / smaller if smaller else 0.0,
        weight / larger if larger else 0.0,
        math.fsum([value**2 for value in told]) / ((one.norm * other.norm) or 1.0),
        _letters(mine, theirs),
        2 * matched / (shorter + longer) if shorter else 0.0,
        run / shorter if shorter else 0.0,
        _overlap(mine.bigrams, theirs.bigrams),
        _beyond_names(one, other, shared, weight),
        _overlap(one.names, other.names),
        float(bool(one.names and other.names) and one.names.isdisjoint(other.names)),
        _overlap(mine.numbers, theirs.numbers),
        float(bool(mine.numbers and theirs.numbers) and mine.numbers.isdisjoint(theirs.numbers)),
        quote,
        float(bool(one.quoted and other.quoted) and quote < 0.25),
        abs(left.rank - right.rank),
        shorter / (longer or 1),
        max(told, default=0.0) / 5.0,
        min(weight / 20, 2.0),
        max(_clause(one, shared, weight, content), _clause(other, shared, weight, content)),
        min(content, 12) / 12,
        float(one.role == other.role == "headline"),
    )


def _overlap(one: frozenset[object] | frozenset[str], other: frozenset[object] | frozenset[str]) -> float:
    """Shared items over the smaller set (overlap coefficient, Szymkiewicz 1934); 0 where either is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _clause(sketch: Sketch, shared: frozenset[str], weight: float, content: int) -> float:
    """The best share of a clause of *sketch* that is *shared* (of that *weight* in all, with that many words of
    *content*); a clause of few shared words counts less."""
    clauses = sketch.wording.clauses
    if len(clauses) == 1:
        return weight / sketch.clause_totals[0] * min(content / 3, 1.0)
    best = 0.0
    weights = sketch.weights
    for clause, total in zip(clauses, sketch.clause_totals, strict=True):
        if told := [weights[term] for term in clause & shared]:
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


def _letters(one: Wording, other: Wording) -> float:
    """Cosine of the runs of four letters; most stand once, so that what is shared need only be counted."""
    shared = one.gram_set & other.gram_set
    if not shared:
        return 0.0
    dot = len(shared)
    for gram, count in one.repeated.items():
        if gram in shared:
            dot += count * other.grams[gram] - 1
    for gram, count in other.repeated.items():
        if gram in shared and gram not in one.repeated:
            dot += count - 1
    return dot / math.sqrt(one.squares * other.squares)


def _quote(one: Sequence[str], other: Sequence[str]) -> float:
    """The longest run of words that both put between quotation marks, over the shorter one; few words count less."""
    size = longest_run(one, other)
    return size / min(len(one), len(other)) * min(size / 4, 1.0)
