"""Copies of a labelled pair with statements left out and a block moved, so that a model meets texts that share less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from benchmarks.gold import Labelled
from compare.model import Version
from compare.segment import version_from_sentences

#: Share of the statements that each copy loses on either side, and whether a block of the right version is moved.
COPIES = ((0.3, True), (0.55, False))
#: Statements that are left out or moved together.
BLOCK = (1, 1, 2, 3)
MOVED = (2, 3, 4)


def thinned(item: Labelled) -> Iterator[Labelled]:
    """The copies of *item*, each from a seed of its own."""
    for number, (share, moved) in enumerate(COPIES):
        draw = Random(f"{item.id} {number}")
        left = _kept(len(item.left.statements), share, draw)
        right = _kept(len(item.right.statements), share, draw)
        if moved:
            right = _moved(right, draw)
        at = {index: place for place, index in enumerate(left)}, {index: place for place, index in enumerate(right)}
        yield replace(
            item,
            id=f"{item.id}-thin{number}",
            thin=True,
            left=_version(item.left, left),
            right=_version(item.right, right),
            gold={(at[0][i], at[1][j]): level for (i, j), level in item.gold.items() if i in at[0] and j in at[1]},
        )


def _kept(size: int, share: float, draw: Random) -> list[int]:
    gone: set[int] = set()
    while len(gone) < share * size:
        first = draw.randrange(size)
        gone.update(range(first, min(first + draw.choice(BLOCK), size)))
    return [index for index in range(size) if index not in gone]


def _moved(indices: Sequence[int], draw: Random) -> list[int]:
    first = draw.randrange(max(len(indices) - max(MOVED), 1))
    last = first + draw.choice(MOVED)
    block, rest = indices[first:last], [*indices[:first], *indices[last:]]
    place = draw.randrange(len(rest) + 1)
    return [*rest[:place], *block, *rest[place:]]


def _version(version: Version, indices: Sequence[int]) -> Version:
    return version_from_sentences([[version.statements[index].text for index in indices]], lang=version.lang)
