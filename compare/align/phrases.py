"""The second pass: statements that were lightly edited, told by the phrases they share.

A run of three words that stands in one statement of each side votes for that pair (shingles, Broder 1997).  Where the
votes are most of the runs of both statements nothing is in doubt, and the model is not asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from compare.align.study import Study

Run = tuple[str, str, str]

#: Least share of the longer statement's runs that vote for the pair.
SHARE = 0.7
#: Least size of the shorter statement beside the longer: what is much longer may have a second partner.
LIKE = 0.9
#: Least number of votes: two short sentences may share a phrase by chance.
VOTES = 3


def by_phrases(
    left: Study, ones: Sequence[int], right: Study, others: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """Pairs of the statements *ones* and *others* with the share (0-1) of runs that vote for them; each but once."""
    here, there = _runs(left, ones), _runs(right, others)
    votes: Counter[tuple[int, int]] = Counter()
    # A correction note repeats the story: its runs stand apart from those of the body.
    for note in (False, True):
        sides = [
            {at: found for at, found in runs.items() if (study.version.statements[at].role == "note") == note}
            for study, runs in ((left, here), (right, there))
        ]
        votes.update(_votes(*sides))
    for (i, j), count in sorted(votes.items()):
        smaller, larger = sorted((len(here[i]), len(there[j])))
        share = count / larger
        if count >= VOTES and share >= SHARE and smaller >= LIKE * larger:
            yield i, j, share


def _runs(study: Study, indices: Sequence[int]) -> dict[int, set[Run]]:
    """The runs of three words of each statement."""
    lines = {index: study.keys(index) for index in indices}
    return {index: set(zip(line, line[1:], line[2:], strict=False)) for index, line in lines.items()}


def _votes(left: Mapping[int, set[Run]], right: Mapping[int, set[Run]]) -> list[tuple[int, int]]:
    """The pairs of statements that have a run in common which no other statement of either side has."""
    shared = set[Run]().union(*left.values()) & set[Run]().union(*right.values())
    here, there = _owners(left, shared), _owners(right, shared)
    return [(i, there[run]) for run, i in here.items() if i >= 0 and there[run] >= 0]


def _owners(side: Mapping[int, set[Run]], shared: set[Run]) -> dict[Run, int]:
    """Which statement has each run of *shared*; -1 where several have."""
    found: dict[Run, int] = {}
    for index, runs in side.items():
        for run in runs & shared:
            found[run] = -1 if run in found else index
    return found
