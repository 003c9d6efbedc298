"""Runs of words that two wordings have in common, tidied for readers.

Words are matched by difflib on their folded forms; an island of stop words or signs between two changes is part of the
change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from compare.model import made

#: Word pairs that difflib may compare at once; a longer stretch is first cut at words that stand once on each side.
WORK = 4_000_000
#: Word pairs below which difflib's preparations cost more than they save.
FEW = 1_000
#: Least share of content words (of the shorter side) in common for a word diff to help more than it confuses.
FLOOR = 0.34


class Match(NamedTuple):
    """A run of *size* words matched at *left* and *right* (indices into the lists of words and signs)."""

    left: int
    right: int
    size: int


def match(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    """Matched runs of two lists of words: common head and tail, then difflib between."""
    most = min(len(left), len(right))
    head = tail = 0
    while head < most and left[head] == right[head]:
        head += 1
    while tail < most - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    middle = left[head : len(left) - tail], right[head : len(right) - tail]
    found = [made(Match, (0, 0, head))] if head else []
    inner = _middle(*middle)
    found += [made(Match, (i + head, j + head, size)) for i, j, size in inner] if head else inner
    if tail:
        found.append(made(Match, (len(left) - tail, len(right) - tail, tail)))
    return found


def _middle(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    if set(left).isdisjoint(right):
        return []
    if len(left) * len(right) <= FEW:
        return common_runs(left, right)
    if len(left) * len(right) <= WORK:
        blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        return [Match(*block) for block in blocks if block.size]
    found = []
    cuts = [*_unique(left, right), (len(left), len(right))]
    at = (0, 0)
    for cut in cuts:
        stretch = left[at[0] : cut[0]], right[at[1] : cut[1]]
        if len(cuts) > 1:
            found += [Match(m.left + at[0], m.right + at[1], m.size) for m in match(*stretch)]
        if cut[0] < len(left):
            found.append(Match(cut[0], cut[1], 1))
        at = (cut[0] + 1, cut[1] + 1)
    return joined(found)


def common_runs(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    """What difflib finds, without its preparations: the longest run, of equal ones the first, then on both sides."""
    where = dict(zip(right, range(len(right)), strict=True))
    if len(where) == len(right) and len(set(left)) == len(left):
        met = [(i, where[word]) for i, word in enumerate(left) if word in where]
        places = [j for _, j in met]
        if places == sorted(places):
            return _in_order(met)
    return _longest_first(left, right)


def _in_order(met: Sequence[tuple[int, int]]) -> list[Match]:
    """The runs of *met*, where no word stands twice and none has left its place: none takes a word from another."""
    found: list[Match] = []
    end = other_end = size = 0
    for i, j in [*met, (-1, -1)]:
        if size and (i, j) != (end, other_end):
            found.append(made(Match, (end - size, other_end - size, size)))
            size = 0
        end, other_end, size = i + 1, j + 1, size + 1
    return found


def _longest_first(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    places: dict[str, list[int]] = {}
    for j, word in enumerate(right):
        places.setdefault(word, []).append(j)
    lengths: dict[tuple[int, int], int] = {}
    for i in range(len(left) - 1, -1, -1):
        for j in places.get(left[i], ()):
            lengths[i, j] = lengths.get((i + 1, j + 1), 0) + 1
    found = []
    stack = [(sorted(lengths), len(left), len(right))] if lengths else []
    while stack:
        met, end, other_end = stack.pop()
        sizes = [min(lengths[i, j], end - i, other_end - j) for i, j in met]
        size = max(sizes)
        first, other = met[sizes.index(size)]
        found.append(made(Match, (first, other, size)))
        if before := [(i, j) for i, j in met if i < first and j < other]:
            stack.append((before, first, other))
        if behind := [(i, j) for i, j in met if i >= first + size and j >= other + size]:
            stack.append((behind, end, other_end))
    return sorted(found)


def _unique(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Places of words that stand once on each side and keep their order (patience diff, Bram Cohen)."""
    once = {word for word, count in Counter(left).items() if count == 1}
    once &= {word for word, count in Counter(right).items() if count == 1}
    where = {word: j for j, word in enumerate(right) if word in once}
    pairs = [(i, where[word]) for i, word in enumerate(left) if word in once]
    piles: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        pile = bisect_left(piles, j)
        piles[pile : pile + 1] = [j]
        last[pile : pile + 1] = [index]
        before.append(last[pile - 1] if pile else -1)
    chain = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def joined(matches: Sequence[Match]) -> list[Match]:
    """Neighbouring runs made one."""
    found: list[Match] = []
    for m in matches:
        if found and found[-1].left + found[-1].size == m.left and found[-1].right + found[-1].size == m.right:
            found[-1] = Match(found[-1].left, found[-1].right, found[-1].size + m.size)
        elif m.size:
            found.append(m)
    return found


def tidy(matches: Sequence[Match], left: Sequence[bool], right: int) -> list[Match]:
    """*matches* without islands: runs between two changes that hold no content word, or one among much change.

    *left* says of every word and sign whether it is a content word, *right* how many the other side has.
    """
    kept: list[Match] = []
    end = other_end = 0
    for m, (after, other_after, _) in zip(matches, [*matches[1:], (len(left), right, 0)], strict=False):
        at, there, size = m
        before = max(at - end, there - other_end)
        behind = max(after - at, other_after - there) - size
        if before and behind:
            content = sum(left[at : at + size])
            if not content or (content == 1 and not _steady(m, before, behind)):
                continue
        kept.append(m)
        end, other_end = at + size, there + size
    return kept


def _steady(m: Match, changed_before: int, changed_after: int) -> bool:
    """A lone content word stays in sight unless long changes on both sides drown it."""
    return min(changed_before, changed_after) <= 4 * m.size


def is_close(matches: Sequence[Match], left: Sequence[bool], right: Sequence[bool]) -> bool:
    """Whether *matches* hold enough content words for a word diff to be read."""
    least = min(sum(left), sum(right))
    shared = sum([sum(left[m.left : m.left + m.size]) for m in matches])
    return shared >= FLOOR * least if least else bool(matches)
