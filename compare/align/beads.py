"""Links read as a partition: every statement in exactly one bead.

Links are taken from the strongest on.  Two free statements make a bead; a free one joins a bead that stands beside it,
which makes a split or a merge; what is then still free joins wherever its best link leads.  Two beads are never joined:
what links them stays a link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import compress

from compare.model import Link, Version
from compare.text import fold

MOST = 5  # statements on one side of a bead

Group = tuple[list[int], list[int]]
Joins = Callable[[Link], bool]


def partition(links: Sequence[Link], left: Version, right: Version, joins: Joins) -> tuple[list[Link], list[Group]]:
    """Those of *links* that have no rival, each a group by itself, and the groups made from the others: (left indices,
    right indices).  Statements without a group are left out.

    *joins* says of a link whether it may make a group larger.
    """
    rows, columns = Counter([link.left for link in links]), Counter([link.right for link in links])
    # Most links have no rival, and their order decides nothing.
    several = [rows[link.left] > 1 or columns[link.right] > 1 for link in links]
    contested = list(compress(links, several))
    order = sorted(contested, key=lambda link: (-link.score, *_tie(link, left, right)))
    at_left: dict[int, Group] = {}
    at_right: dict[int, Group] = {}
    for beside_only in (True, False):
        for link in order:
            _take(link, at_left, at_right, joins, beside_only)
    groups = {id(group): group for group in at_left.values()}
    for one, other in groups.values():
        one.sort()
        other.sort()
    return [link for link, rival in zip(links, several, strict=True) if not rival], sorted(groups.values())


def _take(link: Link, at_left: dict[int, Group], at_right: dict[int, Group], joins: Joins, beside_only: bool) -> None:
    i, j = link.left, link.right
    here, there = at_left.get(i), at_right.get(j)
    if here is None and there is None:
        at_left[i] = at_right[j] = ([i], [j])
    elif here is None and there is not None:
        if _may_join(i, there[0], len(there[1]), beside_only) and joins(link):
            there[0].append(i)
            at_left[i] = there
    elif there is None and here is not None and _may_join(j, here[1], len(here[0]), beside_only) and joins(link):
        here[1].append(j)
        at_right[j] = here


def _may_join(index: int, side: Sequence[int], opposite: int, beside_only: bool) -> bool:
    if len(side) >= MOST or opposite > 1:
        return False
    return not beside_only or any(abs(index - member) == 1 for member in side)


def _tie(link: Link, left: Version, right: Version) -> tuple[float, list[str]]:
    """Settles equal scores without knowing left from right: the nearer in rank, then by wording."""
    ranks = link.left / max(len(left.statements), 1), link.right / max(len(right.statements), 1)
    return (
        round(abs(ranks[0] - ranks[1]), 9),
        sorted((fold(left.statements[link.left].text), fold(right.statements[link.right].text))),
    )
