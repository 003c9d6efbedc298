"""The first pass: statements that read alike on both sides, found by hash.

A wording that stands once on each side settles its pair.  One that stands several times ("He declined to comment.") is
settled by what stands before it, then by what stands after it, then by the settled pairs around it.  What is still
open is paired in order, but only after statements that were edited where they stand: of several alike one may be gone
and another one edited.  No step knows left from right.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set


def anchors(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of statements, by index, that read the same on both sides; each statement at most once, sorted.

    *left* and *right* tell how each statement reads, see ``Study.read``.
    """
    keys = left, right
    last = dict(zip(left, range(len(left)), strict=True)), dict(zip(right, range(len(right)), strict=True))
    shared = [key for key in last[0] if key in last[1]]
    several = _several(left, last[0]) | _several(right, last[1])
    pairs = {last[0][key]: last[1][key] for key in shared if key not in several}
    if len(pairs) < len(shared):
        taken = set(pairs.values())
        _spread(keys, pairs, taken, 1)
        _spread(keys, pairs, taken, -1)
        places = _places(left, several), _places(right, several)
        many = [(places[0][key], places[1][key]) for key in shared if key in several]
        pairs.update(list(_within(many, pairs, (len(left), len(right)))))
    return sorted(pairs.items())


def leftover(
    left: Sequence[str], right: Sequence[str], ones: Collection[int], others: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of the open statements *ones* and *others* that read the same, in order."""
    there: dict[str, list[int]] = defaultdict(list)
    for j in sorted(others, reverse=True):
        there[right[j]].append(j)
    for i in sorted(ones):
        if found := there.get(left[i]):
            yield i, found.pop()


def _within(
    shared: Sequence[tuple[Sequence[int], Sequence[int]]], pairs: Mapping[int, int], ends: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Open statements of one wording that stand between the same two pairs, in order; *ends* are the lengths."""
    partner = {-1: -1, **pairs, ends[0]: ends[1]}
    frame = sorted(partner), sorted(partner.values())
    taken = set(frame[1])
    for one, other in shared:
        free = [i for i in one if i not in partner]
        if not free:
            continue
        gaps: dict[tuple[int, int], list[int]] = defaultdict(list)
        for j in reversed(other):
            if j not in taken:
                at = bisect(frame[1], j)
                gaps[frame[1][at - 1], frame[1][at]].append(j)
        for i in free:
            at = bisect(frame[0], i)
            if found := gaps.get((partner[frame[0][at - 1]], partner[frame[0][at]])):
                yield i, found.pop()


def _several(keys: Sequence[str], last: Mapping[str, int]) -> set[str]:
    """What stands again further on; *last* is where it stands for the last time."""
    return {key for index, key in enumerate(keys) if last[key] != index}


def _places(keys: Sequence[str], wanted: Set[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        if key in wanted:
            found[key].append(index)
    return found


def _spread(keys: tuple[Sequence[str], Sequence[str]], pairs: dict[int, int], taken: set[int], step: int) -> None:
    """Pair equal wordings that follow (step 1) or go before (step -1) a pair; a run spreads as far as it is equal."""
    order = range(len(keys[0])) if step == 1 else range(len(keys[0]) - 1, -1, -1)
    for i in [at for at in order if at not in pairs]:
        j = pairs.get(i - step, -2) + step
        if 0 <= j < len(keys[1]) and j not in taken and keys[0][i] == keys[1][j]:
            pairs[i] = j
            taken.add(j)
