"""The evidence that two statements tell the same: named measures of one pair, each 0-1 unless said, each symmetric.

A pair is compared in one fixed order of its two wordings, whichever side they stand on, so that mirrored inputs give
the same figures to the last bit.  Sums go through ``math.fsum``, whose result does not depend on order.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Set

from compare.align.sequence import longest_run
from compare.align.sketch import Sketch
from compare.align.study import overlap

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
#: Names of those that are added for stories that were told anew.
MORE_MEASURES = (
    "both-quote",
    "one-quotes",
    "told-once",
    "in-headline-less",
    "in-headline-more",
    "rare-words",
    "rare-weight",
    "kin-less",
    "kin-more",
)
#: Name of the one that is added where texts may be of any length: of the pairs of long ones more are alike by chance.
LONG = ("long-texts",)


def measures(*, more: bool, long: bool) -> tuple[str, ...]:
    """The names of what ``evidence`` gives."""
    return (*MEASURES, *(MORE_MEASURES if more else ()), *(LONG if long else ()))


def evidence(left: Sketch, right: Sketch, *, more: bool = False, long: bool = False) -> tuple[float, ...]:
    """The measures of one pair, in the order of ``MEASURES``; with *more* those of ``MORE_MEASURES`` behind them, with
    *long* that of ``LONG``."""
    one, other = _ordered(left, right)
    met = one.wording.meet(other.wording)
    weights, names, others = one.weights, one.names, other.names
    told = [weights[term] for term in met.shared]
    weight = math.fsum(told)
    content = sum([value > 1.0 for value in told])
    smaller, larger = (one.total, other.total) if one.total <= other.total else (other.total, one.total)
    quoted = bool(one.quoted and other.quoted)
    quote = _quote(one.quoted, other.quoted) if quoted else 0.0
    found: tuple[float, ...] = (
        weight / smaller if smaller else 0.0,
        weight / larger if larger else 0.0,
        math.fsum([value**2 for value in told]) / ((one.norm * other.norm) or 1.0),
        met.letters,
        met.order,
        met.run,
        met.bigrams,
        _beyond_names(one, other, met.shared, weight),
        overlap(names, others) if names and others else 0.0,
        float(bool(names and others) and names.isdisjoint(others)),
        met.numbers,
        met.numbers_differ,
        quote,
        float(quoted and quote < 0.25),
        abs(left.rank - right.rank),
        met.length,
        max(told, default=0.0) / 5.0,
        min(weight / 20, 2.0),
        max(_clause(one, met.clauses[0], weight, content), _clause(other, met.clauses[1], weight, content)),
        min(content, 12) / 12,
        float(one.role == other.role == "headline"),
    )
    if more:
        found = (*found, *_more_evidence(one, other, met.shared))
    return (*found, one.once / 5.0) if long else found


def _more_evidence(one: Sketch, other: Sketch, shared: frozenset[str]) -> tuple[float, ...]:
    """The further measures of one pair, of which *shared* are the terms that both have."""
    here, there = one.kin.rare, other.kin.rare
    rare = math.fsum([min(here[term], there[term]) for term in shared])
    kin = one.kin.told(other.kin, shared) / (one.total or 1.0), other.kin.told(one.kin, shared) / (other.total or 1.0)
    return (
        float(bool(one.quoted and other.quoted)),
        float(bool(one.quoted) != bool(other.quoted)),
        min(sum([one.weights[term] >= one.once for term in shared - one.name_stems]), 4) / 4,
        min(one.headlined, other.headlined) / 10,
        max(one.headlined, other.headlined) / 10,
        rare / (min(one.kin.total, other.kin.total) or 1.0),
        min(rare / 20, 2.0),
        min(kin),
        max(kin),
    )


def _ordered(left: Sketch, right: Sketch) -> tuple[Sketch, Sketch]:
    """Both in an order that does not depend on the side on which they stand."""
    return (left, right) if left.keys <= right.keys else (right, left)


def _clause(sketch: Sketch, clauses: Sequence[Set[str]], weight: float, content: int) -> float:
    """The best share of a clause of *sketch* of which the other one tells these words; few of them count less.

    *weight* and *content* are those of all words that both have, which is what the only clause of a statement tells.
    """
    totals = sketch.clause_totals
    if len(totals) == 1:
        return weight / totals[0] * min(content / 3, 1.0)
    best = 0.0
    weights = sketch.weights
    for clause, total in zip(clauses, totals, strict=True):
        if best < 1.0 and 3 * best < len(clause):  # else it is no better, whatever its words weigh
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
