"""Runs of words that two statements share in order, as difflib finds them (Ratcliff and Obershelp 1988).

The longest run is taken first, of equal ones the earliest; then what lies before and what lies behind it is read
alike.  Two statements that are compared share few words, so only the places where they meet are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Places = Mapping[str, Sequence[int]]
#: Where two statements meet: a place in each, and for how many words they go on alike.
Meeting = tuple[int, int, int]


def common_runs(shared: Iterable[str], here: Places, there: Places, end: int, other_end: int) -> tuple[int, int]:
    """How many words stand in runs that both have in order, and the length of the longest run.

    *here* and *there* give the places of the words of either statement, *end* and *other_end* their lengths; *shared*
    are the words that both have.
    """
    met = _meetings(shared, here, there, other_end + 1)
    total = longest = 0
    stack = [(met, end, other_end)] if met else []
    while stack:
        met, end, other_end = stack.pop()
        size = i = j = 0
        for one, other, length in met:
            if length > size:
                fits = min(length, end - one, other_end - other)
                if fits > size:
                    size, i, j = fits, one, other
        total += size
        longest = longest or size
        if len(met) > size:
            before = [at for at in met if at[0] < i and at[1] < j]
            if before:
                stack.append((before, i, j))
            behind = [at for at in met if at[0] >= i + size and at[1] >= j + size]
            if behind:
                stack.append((behind, end, other_end))
    return total, longest


def longest_run(one: Sequence[str], other: Sequence[str]) -> int:
    """The length of the longest run of words that both have."""
    shared = set(one) & set(other)
    if not shared:
        return 0
    met = _meetings(shared, places(one), places(other), len(other) + 1)
    return max([length for _, _, length in met])


def places(words: Iterable[str]) -> dict[str, list[int]]:
    """Where each word stands."""
    found: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        if word in found:
            found[word].append(at)
        else:  # most words stand once: a list made for each in vain takes as long again
            found[word] = [at]
    return found


def _meetings(shared: Iterable[str], here: Places, there: Places, width: int) -> list[Meeting]:
    """The meetings of two statements, in their order; *width* is more than the second has words."""
    cells = [i * width + j for term in shared for i in here[term] for j in there[term]]
    cells.sort()
    lengths: dict[int, int] = {}
    for cell in reversed(cells):
        lengths[cell] = lengths.get(cell + width + 1, 0) + 1
    return [(*divmod(cell, width), lengths[cell]) for cell in cells]
