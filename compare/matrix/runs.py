"""Versions that are likely one account told several times: they share runs of words outside quotation marks.

Two reporters who heard one speech share its quotations; they do not share ``RUN`` words and more of the telling,
again and again.  What such versions agree on is counted once: it is shared, and so not verified by being shared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations

from compare.language import load
from compare.model import BODY_ROLES, Origin, Version
from compare.text import Word, words

#: Least words of a run, and how many of them must carry meaning and be no name: all outlets spell an office alike.
RUN, MEANING = 5, 2
#: Least runs that two versions share.
RUNS = 3


class _Told:
    """The words of a version outside quotation marks, cut at marks of quotation and ends of statements."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.stops = load(version.lang).stop_words
        self.stretches = [stretch for stretch in _stretches(version) if len(stretch) >= RUN]

    @cached_property
    def grams(self) -> frozenset[tuple[str, ...]]:
        """Every run of ``RUN`` words."""
        return frozenset(gram for stretch in self.stretches for gram in _grams(stretch))

    @cached_property
    def stream(self) -> str:
        """All words as one string, the stretches kept apart by a sign that no word holds."""
        return " | ".join(f" {' '.join(word.key for word in stretch)} " for stretch in self.stretches)

    def shared(self, other: _Told) -> Iterator[str]:
        """The longest runs that *other* has too, as this version words them."""
        common = self.grams & other.grams
        for stretch in self.stretches if common else ():
            at, grams = 0, _grams(stretch)
            while at < len(grams):
                size = RUN if grams[at] in common else 0
                while size and at + size < len(stretch) and _line(stretch[at : at + size + 1]) in other.stream:
                    size += 1
                run = stretch[at : at + size]
                if self._plain(run) >= MEANING:
                    yield " ".join(self.version.text[run[0].start : run[-1].end].split())
                at += size or 1

    def _plain(self, run: Sequence[Word]) -> int:
        text = self.version.text
        return sum(text[word.start].islower() and word.key not in self.stops for word in run)


def origins(versions: Sequence[Version]) -> tuple[Origin, ...]:
    """Groups of *versions* (by number) that share runs; a version of its own is in none.

    Groups are in the order of their first version, their runs in the order of its text.
    """
    told = [_Told(version) for version in versions]
    runs: dict[tuple[int, int], tuple[str, ...]] = {}
    group = list(range(len(versions)))
    for one, other in combinations(range(len(versions)), 2):
        found = tuple(dict.fromkeys(told[one].shared(told[other])))
        if len(found) >= RUNS or (found and versions[one].text == versions[other].text):
            runs[one, other] = found
            least, most = sorted((group[one], group[other]))
            group = [least if number == most else number for number in group]
    made = []
    for first in sorted(set(group)):
        members = tuple(number for number, at in enumerate(group) if at == first)
        if len(members) > 1:
            texts = (run for pair, some in sorted(runs.items()) if pair[0] in members for run in some)
            made.append(Origin(members, tuple(dict.fromkeys(texts))))
    return tuple(made)


def _stretches(version: Version) -> Iterator[list[Word]]:
    for statement in version.statements:
        if statement.role not in BODY_ROLES:
            continue
        quoted = [one.span for one in version.quotations if one.span.meets(statement.span)]
        stretch: list[Word] = []
        for word in words(statement.text, statement.span.start):
            if any(span.start <= word.start < span.end for span in quoted):
                yield stretch
                stretch = []
            else:
                stretch.append(word)
        yield stretch


def _grams(stretch: Sequence[Word]) -> list[tuple[str, ...]]:
    keys = [word.key for word in stretch]
    return [tuple(keys[at : at + RUN]) for at in range(len(keys) - RUN + 1)]


def _line(run: Sequence[Word]) -> str:
    return f" {' '.join(word.key for word in run)} "
