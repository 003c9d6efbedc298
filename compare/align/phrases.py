"""The second pass: statements that were lightly edited, told by the phrases they share.

A run of three words that stands in one statement of each side votes for that pair (shingles, Broder 1997).  Where the
votes are most of the runs of both statements nothing is in doubt, and the model is not asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

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
    sizes: list[dict[int, int]] = [{}, {}]
    # A correction note repeats the story: its runs stand apart from those of the body.
    held: list[tuple[dict[Run, int], dict[Run, int]]] = [({}, {}), ({}, {})]
    for side, (study, open_) in enumerate(((left, ones), (right, others))):
        for index in open_:
            found = study.keys(index)
            where = held[side][study.version.statements[index].role == "note"]
            runs = set(zip(found, found[1:], found[2:], strict=False))
            sizes[side][index] = len(runs)
            for run in runs:
                where[run] = -1 if run in where else index
    votes = Counter(
        (i, j)
        for here, there in zip(*held, strict=True)
        for run, i in here.items()
        if i >= 0 and (j := there.get(run, -1)) >= 0
    )
    for (i, j), count in sorted(votes.items()):
        smaller, larger = sorted((sizes[0][i], sizes[1][j]))
        share = count / larger
        if count >= VOTES and share >= SHARE and smaller >= LIKE * larger:
            yield i, j, share
