"""Whether a version tells the story anew, and whether it does so in plain language: that decides who reads its pairs.

Told anew, two versions share few phrases.  Plain language keeps the order of the story and cuts its sentences into
short ones; another outlet's account does neither, but it is full of names and numbers, and of the same ones, which a
text on the same subject is not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from itertools import groupby

from compare.align.sketch import Sketchbook
from compare.align.study import Study, overlap

#: Share of the runs of three words (Dice) below which a version may be the story told anew, and below which statements
#: that belong together may share no word; share of the statements settled before the model is asked from which a
#: version is certainly not told anew.
ANEW, APART, ALIKE = 0.25, 0.1, 0.3
#: Share of the names and numbers (of the version that has fewer) that an account of the same events keeps, and how many
#: a statement it has at least: nineteen accounts of twenty have more than one, three essays of four fewer than a fifth.
SAME_EVENTS, NAMING = 0.2, 0.5
#: Words of a statement, in the mean of the version that has fewer, up to which it is plain language, where both have as
#: many and no order is kept; what is added where the other has many times as many, and for each point of order that is
#: kept (-1 to 1).  A logistic regression on ``plain_train`` and ``outlets.train``, rounded: on the one side of it are
#: all 78 and on the other all 54, and of ``plain_test`` and ``outlets.dev`` one account of 40 is on the wrong side.
SHORT, CUT, KEPT = 11.0, 10.0, 4.5


def phrases_shared(left: Study, right: Study) -> float:
    """The share (0-1, Dice) of their runs of three words that two versions have in common; 1 where they have none."""
    one, other = left.phrases, right.phrases
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def mostly_settled(settled: int, statements: int) -> bool:
    """Whether so many pairs are known of two versions of so many *statements* that neither is told anew."""
    return 2 * settled >= ALIKE * statements


def same_events(left: Sketchbook, right: Sketchbook) -> bool:
    """Whether two versions tell of events, with names and numbers, and of the same ones."""
    telling = all(len(one.named) >= NAMING * len(one) for one in (left, right))
    return telling and overlap(left.named, right.named) >= SAME_EVENTS


def plainer(left: Study, ones: Sequence[int], right: Study, others: Sequence[int]) -> bool:
    """Whether the statements of one version (indices *ones*, *others*) are short, shorter than those of the other, and
    keep their order: each of the three makes up for the others."""
    if not ones or not others:
        return False
    shorter, longer = sorted((_length(left, ones), _length(right, others)))
    return shorter <= SHORT + CUT * (longer - shorter) / (longer or 1) + KEPT * _kept(left, ones, right, others)


def _length(study: Study, indices: Sequence[int]) -> float:
    """Words of a statement in the mean."""
    return sum([len(study.keys(index)) for index in indices]) / len(indices)


def _kept(left: Study, ones: Sequence[int], right: Study, others: Sequence[int]) -> float:
    """How far the words that stand in one statement of each version keep their order: Kendall's rank correlation (1938)
    of the statements, -1 to 1; 0 where there are none."""
    here, there = _single(left, ones), _single(right, others)
    places = sorted({(here[term], there[term]) for term in here.keys() & there.keys()})
    before: list[int] = []
    agree = differ = 0
    for _, row in groupby(places, key=lambda place: place[0]):
        columns = [column for _, column in row]
        for column in columns:
            agree += bisect_left(before, column)
            differ += len(before) - bisect_right(before, column)
        for column in columns:
            insort(before, column)
    return (agree - differ) / (agree + differ or 1)


def _single(study: Study, indices: Sequence[int]) -> dict[str, int]:
    """Where the stems stand that only one statement has."""
    found: dict[str, int] = {}
    several: set[str] = set()
    for index in indices:
        for term in study.terms(index):
            if term in found:
                several.add(term)
            found[term] = index
    return {term: index for term, index in found.items() if term not in several}
