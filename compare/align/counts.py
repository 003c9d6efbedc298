"""What is counted over the statements of a version: how many hold a word, and how words are written.

A word that is written with a capital where no statement or quotation begins, and never without one, is a name.  Where
every noun has a capital that says nothing: there a name is letters alone ("SPD"), or what stands beside another large
word ("Clara Seidel").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from compare.text import QUOTE_MARKS, fold_words


class Count(NamedTuple):
    """What is counted over ``statements`` of a version: in how many each stem stands, and the folded words that are
    written ``large`` where no statement or quotation begins, and ``small``.

    ``proper`` are those that look like names where every noun is large; elsewhere there are none.
    """

    statements: int
    frequency: Mapping[str, int]
    large: frozenset[str]
    small: frozenset[str]
    proper: frozenset[str]


def tally(lines: Iterable[tuple[str, Sequence[str], bool]], stems: Mapping[str, str], *, capital_nouns: bool) -> Count:
    """The count over statements: the text of each, its words as they are written, and whether it is a headline."""
    told = list(lines)
    frequency = Counter(chain.from_iterable(set(map(stems.__getitem__, found)) for _, found, _ in told))
    large, small, proper = set[str](), set[str](), set[str]()
    for text, found, headline in told:
        for word in set(found).difference(large, small):
            if not word[0].isupper():
                small.add(word)
            elif not headline and word in found[1:] and not _opens(word, text):
                large.add(word)
        if capital_nouns and not headline:
            proper.update(_proper(found[1:], text))
    return Count(len(told), frequency, *(frozenset(fold_words(some)) for some in (large, small, proper)))


def _proper(found: Sequence[str], text: str) -> Iterator[str]:
    """What looks like a name among the words *found* of *text*, though every noun has a capital."""
    for word, following in pairwise((*found, "")):
        if word.isupper() and len(word) > 1:
            yield word
        if word[0].isupper() and following[:1].isupper() and f"{word} {following}" in text:
            yield from (word, following)


def _opens(word: str, text: str) -> bool:
    """Whether *word* stands in *text* only where a quotation begins."""
    held = [mark for mark in QUOTE_MARKS if mark in text]
    return bool(held) and text.count(word) == sum(text.count(mark + word) for mark in held)
