"""Words that lost their vowel to the next one: "l'Italia" is read as "l" and "Italia", "d'après" as "d" and "après".

Mentions alone read them so: the word diff shows the word as it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from compare.model import made
from compare.text import Cut

_APOSTROPHE = "'"


def parted(cut: Cut, elided: Set[str]) -> Cut:
    """*cut* with its elided words apart, a blank between them as between any two words."""
    if not elided or not any(_APOSTROPHE in key for key in cut.keys):
        return cut
    words, folded, starts, ends, gaps = [], [], [], [], []
    for at, (word, whole) in enumerate(zip(cut.words, cut.keys, strict=True)):
        raw, key, start, gap = word, whole, cut.starts[at], cut.gaps[at]
        head, _, tail = key.partition(_APOSTROPHE)
        # "L'Oréal" within a sentence has its capital from its name.
        if head in elided and tail and not (raw[0].isupper() and raw[len(head) + 1].isupper() and gap == " "):
            words.append(raw[: len(head)])
            folded.append(head)
            starts.append(start)
            ends.append(start + len(head))
            gaps.append(gap)
            raw, key, start, gap = raw[len(head) + 1 :], tail, start + len(head) + 1, " "
        words.append(raw)
        folded.append(key)
        starts.append(start)
        ends.append(cut.ends[at])
        gaps.append(gap)
    return made(Cut, (words, folded, starts, ends, [*gaps, cut.gaps[-1]]))


def parts(folded: Iterable[str], elided: Set[str]) -> list[str]:
    """The folded words of a list's entry, read as those of a text are."""
    found: list[str] = []
    for key in folded:
        head, _, tail = key.partition(_APOSTROPHE)
        found += [head, tail] if head in elided and tail else [key]
    return found
