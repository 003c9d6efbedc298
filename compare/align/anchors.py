"""The first pass: statements that read alike on both sides, found by hash.

A wording that stands once on each side settles its pair.  One that stands several times ("He declined to comment.") is
settled by what stands before it, then by what stands after it, then in order.  No step knows left from right.
"""

from __future__ import annotations

from collections import defaultdict

from compare.model import BY_ROLE, Version
from compare.text import fold

Key = tuple[str, str]


def anchors(left: Version, right: Version) -> list[tuple[int, int]]:
    """Pairs of statement indices whose folded wordings are the same, each statement at most once, sorted."""
    keys = _keys(left), _keys(right)
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


def _keys(version: Version) -> list[Key]:
    """Role and folded wording of each statement: a headline answers to a headline, a dateline to a dateline."""
    return [(s.role if s.role in (*BY_ROLE, "pull-quote") else "", fold(s.text)) for s in version.statements]


def _places(keys: list[Key]) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        found[key].append(index)
    return found


def _spread(keys: tuple[list[Key], list[Key]], pairs: dict[int, int], taken: set[int], step: int) -> None:
    """Pair equal wordings that follow (step 1) or go before (step -1) a pair; a run spreads as far as it is equal."""
    order = range(len(keys[0])) if step == 1 else range(len(keys[0]) - 1, -1, -1)
    for i in order:
        j = pairs.get(i - step, -2) + step
        if i not in pairs and 0 <= j < len(keys[1]) and j not in taken and keys[0][i] == keys[1][j]:
            pairs[i] = j
            taken.add(j)
