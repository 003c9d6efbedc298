"""Copies of labelled pairs, so that a model meets texts that share less and texts that are longer.

Some have statements left out and a block moved; others are several stories, one behind the other.
"""

from __future__ import annotations

from collections import defaultdict
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
#: Stories that make one long text.
JOINED = 8


def with_copies(items: Sequence[Labelled]) -> Iterator[tuple[Labelled, float]]:
    """*items* and their copies, each with its weight: a story and its thin copies weigh as much as it did alone.

    Long texts come on top, each pair of theirs with the weight of one copy.  Stories that stand in one
    long text share a group, so that no model is tested on what it has seen.
    """
    by_language: dict[str, list[Labelled]] = defaultdict(list)
    for item in items:
        by_language[item.left.lang].append(item)
    share = 1 / (1 + len(COPIES))
    for some in by_language.values():
        for at in range(0, len(some), JOINED):
            run = [replace(item, group=some[at].group) for item in some[at : at + JOINED]]
            thin = [list(thinned(item)) for item in run]
            for item, copies in zip(run, thin, strict=True):
                yield from ((copy, share) for copy in (item, *copies))
            if len(run) == JOINED:
                yield from ((joined(long), share) for long in (run, [copies[-1] for copies in thin]))


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
            copy=True,
            left=_version(item.left, left),
            right=_version(item.right, right),
            gold={(at[0][i], at[1][j]): level for (i, j), level in item.gold.items() if i in at[0] and j in at[1]},
        )


def joined(items: Sequence[Labelled]) -> Labelled:
    """*items*, which are in one language, one behind the other as one text."""
    gold: dict[tuple[int, int], str] = {}
    left: list[list[str]] = []
    right: list[list[str]] = []
    for item in items:
        shift = sum(map(len, left)), sum(map(len, right))
        gold.update({(i + shift[0], j + shift[1]): level for (i, j), level in item.gold.items()})
        left.append([statement.text for statement in item.left.statements])
        right.append([statement.text for statement in item.right.statements])
    lang = items[0].left.lang
    sides = [version_from_sentences(side, lang=lang) for side in (left, right)]
    return Labelled(items[0].group, f"{items[0].id}-joined", sides[0], sides[1], gold, copy=True)


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
