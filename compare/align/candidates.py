"""Which pairs are worth a closer look: a few per statement, found through an index, never by comparing all with all.

Each statement asks for those of the other side that share its rarest terms.  The work for one statement is bounded by a
count (never by a clock), so the cost grows with the length of the texts and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from compare.align.sketch import Sketch

KEEP = 8  # candidates that each statement may name
BUDGET = 600  # postings read for one statement
TOLD = 48  # postings above which a term tells nothing in a long text


def candidates(left: Sequence[Sketch], right: Sequence[Sketch]) -> list[tuple[int, int]]:
    """Pairs of positions in *left* and *right*, sorted; symmetric: mirrored inputs give mirrored pairs."""
    found = {(i, j) for i, near in enumerate(_nearest(left, right)) for j in near}
    found.update((i, j) for j, near in enumerate(_nearest(right, left)) for i in near)
    return sorted(found)


def _nearest(asking: Sequence[Sketch], asked: Sequence[Sketch]) -> Iterable[list[int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for index, sketch in enumerate(asked):
        for term in sketch.weights:
            postings[term].append(index)
    for sketch in asking:
        votes = _votes(sketch, postings)
        # Ties go to the place in the story nearest to the asker's own, then to the wording.
        yield nsmallest(
            KEEP,
            votes,
            key=lambda j: (
                -round(votes[j] / (asked[j].norm or 1), 9),
                abs(asked[j].rank - sketch.rank),
                asked[j].keys,
                j,
            ),
        )


def _votes(sketch: Sketch, postings: dict[str, list[int]]) -> dict[int, float]:
    votes: dict[int, float] = defaultdict(float)
    read = 0
    for term, weight in sorted(sketch.weights.items(), key=lambda item: (-item[1], item[0])):
        places = postings.get(term)
        if not places:
            continue
        if read and (len(places) > TOLD or read + len(places) > BUDGET):
            continue
        read += len(places)
        for index in places[:BUDGET]:
            votes[index] += weight * weight
    return votes
