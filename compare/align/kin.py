"""What the words of a statement tell beyond the two versions: how rare they are in their language, and their kin.

Where a story was told anew few words are shared, and what is rare in two short texts may be common in the language
("because").  Words are kin where one begins or ends the other ("Haus", "Krankenhaus"; "water", "waterway").
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property

from compare.align.lexis import Lexis

#: Weight of a word that carries meaning, at least.
CONTENT = 1.0


class Kin:
    """The words of one statement, weighed; each part is made when it is first asked for.

    *weights* are those of its stems, *lang* is the code of the language.
    """

    def __init__(self, lexis: Lexis, weights: Mapping[str, float], lang: str) -> None:
        self._lexis = lexis
        self._weights = weights
        self._lang = lang

    @cached_property
    def rare(self) -> Mapping[str, float]:
        """Stem -> its weight times the rarity of the commonest word of this statement that has it."""
        rarities = self._lexis.rarities(self._lang)
        return {stem: share * self._weights[stem] for stem, share in rarities.items()}

    @cached_property
    def total(self) -> float:
        """The sum of ``rare``."""
        return math.fsum(self.rare.values())

    def told(self, other: Kin, shared: frozenset[str]) -> float:
        """The weight of the own stems that are *shared* or kin of a word of *other*, whose statement tells them."""
        mine, theirs = self._lexis, other._lexis
        stems = {
            mine.words[key]
            for key in mine.words.keys() & theirs.edges.keys()
            if any(other._weights[stem] > CONTENT for stem in theirs.edges[key])
        }
        for edge in mine.edges.keys() & theirs.words.keys():
            if other._weights[theirs.words[edge]] > CONTENT:
                stems |= mine.edges[edge]
        told = [self._weights[stem] for stem in stems - shared if self._weights[stem] > CONTENT]
        return math.fsum([*told, *[self._weights[stem] for stem in shared]])
