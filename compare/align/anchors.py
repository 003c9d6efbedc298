"""The first pass: statements that read alike on both sides, found by hash.

A wording that stands once on each side settles its pair.  One that stands several times ("He declined to comment.") is
settled by its neighbours first, then in order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from compare.model import Version
from compare.text import fold


def anchors(left: Version, right: Version) -> list[tuple[int, int]]:
    """Pairs of statement indices whose folded wordings are the same, each statement at most once, sorted."""
    places = _places(left), _places(right)
    shared = [(places[0][key], places[1][key]) for key in places[0] if key in places[1]]
    pairs = {one[0]: other[0] for one, other in shared if len(one) == len(other) == 1}
    for one, other in shared:
        if len(one) > 1 or len(other) > 1:
            _settle(one, other, pairs)
    return sorted(pairs.items())


def _places(version: Version) -> dict[tuple[str, str], list[int]]:
    """Indices by role and folded wording: a headline answers to a headline, a dateline to a dateline."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, statement in enumerate(version.statements):
        found[_part(statement.role), fold(statement.text)].append(index)
    return found


def _part(role: str) -> str:
    return role if role in {"headline", "byline", "dateline", "timestamp"} else ""


def _settle(left: Sequence[int], right: Sequence[int], pairs: dict[int, int]) -> None:
    """Pair equal wordings that stand beside paired neighbours, then the rest in order."""
    free_left, free_right = dict.fromkeys(left), dict.fromkeys(right)
    for step, order in ((1, left), (-1, tuple(reversed(left)))):
        for i in order:
            beside = pairs.get(i - step)
            if i in free_left and beside is not None and beside + step in free_right:
                pairs[i] = beside + step
                del free_left[i], free_right[beside + step]
    pairs.update(zip(free_left, free_right, strict=False))
