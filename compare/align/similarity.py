"""The evidence that two statements tell the same: named measures of one pair, each 0-1 unless said, each symmetric.

A pair is compared in one fixed order of its two wordings, whichever side they stand on, so that mirrored inputs give
the same figures to the last bit.  Sums go through ``math.fsum``, whose result does not depend on order.
"""

from __future__ import annotations

import math
from difflib import SequenceMatcher
from functools import lru_cache

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
    shared = one.weights.keys() & other.weights.keys()
    weight = math.fsum(one.weights[term] for term in shared)
    smaller, larger = sorted((one.total, other.total))
    in_order, run = _matching(one, other)
    quote = _quote(one, other)
    return (
        weight / smaller if smaller else 0.0,
        weight / larger if larger else 0.0,
        math.fsum(one.weights[term] ** 2 for term in shared) / ((one.norm * other.norm) or 1.0),
        _letters(one, other),
        in_order,
        run,
        _overlap(one.bigrams, other.bigrams),
        _beyond_names(one, other, shared),
        _overlap(one.names, other.names),
        float(bool(one.names and other.names) and not one.names & other.names),
        _overlap(one.numbers, other.numbers),
        float(bool(one.numbers and other.numbers) and not one.numbers & other.numbers),
        quote,
        float(bool(one.quoted and other.quoted) and quote < 0.25),
        abs(left.rank - right.rank),
        min(len(one.keys), len(other.keys)) / (max(len(one.keys), len(other.keys)) or 1),
        max((one.weights[term] for term in shared), default=0.0) / 5.0,
        min(weight / 20, 2.0),
        max(_clause(one, other), _clause(other, one)),
        min(sum(one.weights[term] > 1.0 for term in shared), 12) / 12,
        float(one.role == other.role == "headline"),
    )


def _overlap(one: frozenset[object] | frozenset[str], other: frozenset[object] | frozenset[str]) -> float:
    """Shared items over the smaller set (overlap coefficient, Szymkiewicz 1934); 0 where either is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _clause(one: Sketch, other: Sketch) -> float:
    """The best share of a clause of *one* that *other* tells; a clause of few shared words counts less."""
    best = 0.0
    for clause, total in zip(one.clauses, one.clause_totals, strict=True):
        shared = [one.weights[term] for term in clause & other.weights.keys()]
        best = max(best, math.fsum(shared) / total * min(sum(weight > 1.0 for weight in shared) / 3, 1.0))
    return best


def _beyond_names(one: Sketch, other: Sketch, shared: set[str]) -> float:
    """Shared weight that is not names, over what the lighter statement has: a shared name alone proves nothing."""
    common = math.fsum(one.weights[term] for term in shared if term not in one.name_stems)
    lighter = min(one.plain, other.plain)
    return common / lighter if lighter else 0.0


def _matching(one: Sketch, other: Sketch) -> tuple[float, float]:
    """Share of words matched in order (difflib) and the longest unbroken run over the shorter length."""
    if not one.keys or not other.keys:
        return 0.0, 0.0
    matcher = _matcher(other.stems)
    matcher.set_seq1(one.stems)
    blocks = matcher.get_matching_blocks()
    matched = sum(block.size for block in blocks)
    run = max(block.size for block in blocks)
    return 2 * matched / (len(one.keys) + len(other.keys)), run / min(len(one.keys), len(other.keys))


@lru_cache(maxsize=4096)
def _matcher(stems: tuple[str, ...]) -> SequenceMatcher[str]:
    """A matcher that knows its second sequence: difflib's index of it serves every statement it is compared with."""
    return SequenceMatcher(None, (), stems, autojunk=False)


def _letters(one: Sketch, other: Sketch) -> float:
    """Cosine of the runs of four letters."""
    grams, others = one.grams, other.grams
    if len(grams) > len(others):
        grams, others = others, grams
    dot = sum(grams[gram] * others[gram] for gram in grams.keys() & others.keys())
    return dot / math.sqrt(one.squares * other.squares) if dot else 0.0


def _quote(one: Sketch, other: Sketch) -> float:
    """The longest run of words that both put between quotation marks, over the shorter one; few words count less."""
    if not one.quoted or not other.quoted:
        return 0.0
    match = SequenceMatcher(None, one.quoted, other.quoted, autojunk=False).find_longest_match()
    return match.size / min(len(one.quoted), len(other.quoted)) * min(match.size / 4, 1.0)
