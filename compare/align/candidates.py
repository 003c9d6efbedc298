"""Which pairs are worth a closer look: a few per statement, found through an index, never by comparing all with all.

Each statement asks for those of the other side that share its rarest terms.  The work for one statement is bounded by a
count (never by a clock), so the cost grows with the length of the texts and not with its square.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from compare.align.sketch import Sketch

BUDGET = 600  # postings read for one statement
ROUNDED = 2e-9  # two figures further apart are not equal when rounded to nine places
TOLD = 48  # postings above which a term tells nothing in a long text


def candidates(left: Sequence[Sketch], right: Sequence[Sketch], most: int, least: float) -> list[tuple[int, int]]:
    """Pairs of positions in *left* and *right*, sorted; symmetric: mirrored inputs give mirrored pairs.

    Each statement names at most *most*; *least* is the share (0-1) of the lighter statement's weight that both have.
    """
    found = {(i, j) for i, near in enumerate(_nearest(left, right, most)) for j in near}
    found.update((i, j) for j, near in enumerate(_nearest(right, left, most)) for i in near)
    if least > 0.0:
        return sorted((i, j) for i, j in found if _shared(left[i], right[j]) >= least)
    return sorted(found)


def _shared(one: Sketch, other: Sketch) -> float:
    """The weight of the shared words over that of the lighter statement."""
    weight = math.fsum([one.weights[term] for term in one.wording.terms & other.wording.terms])
    return weight / (min(one.total, other.total) or 1.0)


def _nearest(asking: Sequence[Sketch], asked: Sequence[Sketch], most: int) -> Iterator[list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for index, sketch in enumerate(asked):
        for term in sketch.weights:
            postings[term].append(index)
    norms = [sketch.norm or 1 for sketch in asked]
    for sketch in asking:
        ranked = [(votes / norms[j], j) for j, votes in _votes(sketch, postings).items()]
        if len(ranked) > most:
            last = sorted([vote for vote, _ in ranked])[-most] - ROUNDED
            ranked = [found for found in ranked if found[0] >= last]
        # Ties go to the place in the story nearest to the asker's own, then to the wording.
        told = sorted((-round(vote, 9), abs(asked[j].rank - sketch.rank), asked[j].keys, j) for vote, j in ranked)
        yield [found[-1] for found in told[:most]]


def _votes(sketch: Sketch, postings: Mapping[str, Sequence[int]]) -> dict[int, float]:
    votes: dict[int, float] = defaultdict(float)
    read = 0
    weights = sketch.weights
    # The rarest first; a word that nobody on the other side has tells nothing.
    for weight, term in sorted([(-weights[term], term) for term in weights.keys() & postings.keys()]):
        places = postings[term]
        if read and (len(places) > TOLD or read + len(places) > BUDGET):
            continue
        read += len(places)
        square = weight * weight
        for index in places[:BUDGET]:
            votes[index] += square
    return votes
