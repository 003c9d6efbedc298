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
        self.lexis = lexis
        self.weights = weights
        self._lang = lang

    @cached_property
    def rare(self) -> Mapping[str, float]:
        """Stem -> its weight times the rarity of the commonest word of this statement that has it."""
        rarities = self.lexis.rarities(self._lang)
        return {stem: share * self.weights[stem] for stem, share in rarities.items()}

    @cached_property
    def total(self) -> float:
        """The sum of ``rare``."""
        return math.fsum(self.rare.values())


def kin_told(one: Kin, other: Kin, shared: frozenset[str]) -> tuple[float, float]:
    """The weight of the stems of either statement that are *shared* or whose words are kin of one of the other."""
    kin: tuple[set[str], set[str]] = set(), set()
    for part, whole, parts, wholes in ((one, other, *kin), (other, one, *kin[::-1])):
        words, edges = part.lexis.words, whole.lexis.edges
        for key in words.keys() & edges.keys():
            held = [stem for stem in edges[key] if whole.weights[stem] > CONTENT]
            if held and part.weights[words[key]] > CONTENT:
                parts.add(words[key])
                wholes.update(held)
    both = [one.weights[stem] for stem in shared]
    weight = math.fsum(both)
    mine, theirs = kin[0] - shared, kin[1] - shared  # most pairs have none
    return (
        math.fsum([*both, *[one.weights[stem] for stem in mine]]) if mine else weight,
        math.fsum([*both, *[other.weights[stem] for stem in theirs]]) if theirs else weight,
    )
