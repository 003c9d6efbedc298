"""The first pass: statements that read alike on both sides, found by hash.

A wording that stands once on each side settles its pair.  One that stands several times ("He declined to comment.") is
settled by what stands before it, then by what stands after it, then in order.  No step knows left from right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

#: How a statement reads, see ``Study.read``.
Key = tuple[str, str]


def anchors(left: Sequence[Key], right: Sequence[Key]) -> list[tuple[int, int]]:
    """Pairs of statements, by index, that read the same on both sides; each statement at most once, sorted."""
    keys = left, right
    places = _places(keys[0]), _places(keys[1])
    shared = [(places[0][key], places[1][key]) for key in places[0] if key in places[1]]
    pairs = {one[0]: other[0] for one, other in shared if len(one) == len(other) == 1}
    if len(pairs) < len(shared):
        taken = set(pairs.values())
        _spread(keys, pairs, taken, 1)
        _spread(keys, pairs, taken, -1)
        for one, other in shared:
            free = (i for i in one if i not in pairs), (j for j in other if j not in taken)
            pairs.update(zip(list(free[0]), list(free[1]), strict=False))
    return sorted(pairs.items())


def _places(keys: Sequence[Key]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        found[key].append(index)
    return found


def _spread(keys: tuple[Sequence[Key], Sequence[Key]], pairs: dict[int, int], taken: set[int], step: int) -> None:
    """Pair equal wordings that follow (step 1) or go before (step -1) a pair; a run spreads as far as it is equal."""
    order = range(len(keys[0])) if step == 1 else range(len(keys[0]) - 1, -1, -1)
    for i in order:
        j = pairs.get(i - step, -2) + step
        if i not in pairs and 0 <= j < len(keys[1]) and j not in taken and keys[0][i] == keys[1][j]:
            pairs[i] = j
            taken.add(j)
