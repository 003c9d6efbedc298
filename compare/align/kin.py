"""What the words of a statement tell beyond the two versions: how rare they are in their language, and their kin.

Where a story was told anew few words are shared, and what is rare in two short texts may be common in the language
("because").  Words are kin where one begins or ends the other ("Haus", "Krankenhaus"; "water", "waterway").
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from compare.align.study import Wording
from compare.language import rarity

#: Code points of the shorter of two words that are kin, at least, and of either, at most: an address has no kin, and a
#: word of a million letters would have a million beginnings.
LEAST, MOST = 4, 40
#: Weight of a word that carries meaning, at least.
CONTENT = 1.0


class Kin:
    """The words of one statement, seen by their language; each part is made when it is first asked for.

    *weights* are those of its stems, *lang* is the code of the language.
    """

    def __init__(self, wording: Wording, weights: Mapping[str, float], lang: str) -> None:
        self._wording = wording
        self._weights = weights
        self._lang = lang

    @cached_property
    def rare(self) -> Mapping[str, float]:
        """Stem -> its weight times the rarity of the commonest word of this statement that has it."""
        known = rarity(self._lang)
        found: dict[str, float] = {}
        for key, stem in zip(self._wording.keys, self._wording.stems, strict=True):
            found[stem] = min(found.get(stem, 1.0), known.get(key.removesuffix("'s"), 1.0))
        return {stem: share * self._weights[stem] for stem, share in found.items()}

    @cached_property
    def total(self) -> float:
        """The sum of ``rare``."""
        return math.fsum(self.rare.values())

    @cached_property
    def _words(self) -> Mapping[str, str]:
        """The words that carry meaning and are long enough to have kin, with their stems."""
        pairs = zip(self._wording.keys, self._wording.stems, strict=True)
        return {
            key: stem
            for key, stem in pairs
            if LEAST <= len(key) <= MOST and not key[0].isdigit() and self._weights[stem] > CONTENT
        }

    @cached_property
    def _edges(self) -> Mapping[str, set[str]]:
        """What those words begin and end with -> their stems."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, stem in self._words.items():
            for size in range(LEAST, len(key)):
                found[key[:size]].add(stem)
                found[key[-size:]].add(stem)
        return found

    def told(self, other: Kin, shared: frozenset[str]) -> float:
        """The weight of the own stems that are *shared* or kin of a word of *other*, whose statement tells them."""
        stems = set(shared)
        stems.update(self._words[key] for key in self._words.keys() & other._edges.keys())
        for edge in self._edges.keys() & other._words.keys():
            stems |= self._edges[edge]
        return math.fsum([self._weights[stem] for stem in stems])
