"""What the words of a statement tell beyond the two versions: how rare they are in their language, and their kin.

Where a story was told anew few words are shared, and what is rare in two short texts may be common in the language
("because").  Words are kin where one begins or ends the other ("Haus", "Krankenhaus"; "water", "waterway"), marks above
letters and the endings of the language aside ("Krankenhäuser").
"""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache

from compare.align.lexis import Lexis

#: Weight of a word that carries meaning, at least.
CONTENT = 1.0
#: Code points of the shorter of two words that are kin, at least, and of either, at most: an address has no kin, and a
#: word of a million letters would have a million beginnings.
LEAST, MOST = 4, 40
#: Stems that a beginning or end may stand for: of one that more words share nothing is told, and a text made of such
#: words would have as many kin as pairs of words.
SHARED = 100
#: Words whose beginnings and ends are kept at most.
KEPT = 20_000


class Kinship:
    """Who is kin among the words of two versions.

    *words* gives each with its stem, *weights* those of the stems; *endings* are the letters at most that the ending of
    a word has in its language.
    """

    def __init__(
        self, words: Callable[[], Iterable[tuple[str, str]]], weights: Mapping[str, float], endings: int
    ) -> None:
        self._words = words
        self._weights = weights
        self._endings = endings

    @cached_property
    def stems(self) -> Mapping[str, frozenset[str]]:
        """Each stem that has kin -> the stems of those; worked out when it is first asked for: most pairs never do."""
        told = [(_bare(key), stem) for key, stem in set(self._words()) if self._weights[stem] > CONTENT]
        told = [(key, stem) for key, stem in told if LEAST <= len(key) <= MOST and not key[0].isdigit()]
        heads: dict[str, set[str]] = defaultdict(set)
        for key, stem in told:
            for size in range(max(LEAST, len(key) - self._endings), len(key) + 1):
                heads[key[:size]].add(stem)
        starts, whole = frozenset(heads), defaultdict[str, set[str]](set)
        for key, stem in told:
            for part in _edges(key, self._endings) & starts:
                whole[part].add(stem)
        found: dict[str, set[str]] = defaultdict(set)
        for part, others in whole.items():
            for stem in heads[part] if len(others) <= SHARED else ():
                for other in others - {stem}:
                    found[stem].add(other)
                    found[other].add(stem)
        return {stem: frozenset(others) for stem, others in found.items()}


class Kin:
    """The words of one statement, weighed; each part is made when it is first asked for.

    *weights* are those of its stems, *lang* is the code of the language, *kinship* that of the two versions.
    """

    def __init__(self, lexis: Lexis, weights: Mapping[str, float], lang: str, kinship: Kinship) -> None:
        self.lexis = lexis
        self.weights = weights
        self.kinship = kinship
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

    @cached_property
    def related(self) -> frozenset[str]:
        """The stems that have kin anywhere in the two versions."""
        return frozenset(self.weights.keys() & self.kinship.stems.keys())

    def told(self, other: Kin, shared: frozenset[str]) -> float:
        """The weight of the stems that are *shared* with *other* or have kin there."""
        kin, there = self.kinship.stems, other.weights
        held = [stem for stem in self.related - shared if any(one in there for one in kin[stem])]
        return math.fsum([self.weights[stem] for stem in (*shared, *held)])


@lru_cache(maxsize=KEPT)
def _edges(word: str, endings: int) -> frozenset[str]:
    """What *word* begins with, and what it ends with, up to so many letters of its ending aside."""
    begins = [word[:size] for size in range(LEAST, len(word))]
    ends = [word[at:end] for end in range(len(word) - endings, len(word) + 1) for at in range(1, end - LEAST + 1)]
    return frozenset((*begins, *ends))


@lru_cache(maxsize=KEPT)
def _bare(word: str) -> str:
    """*word* without the marks above its letters."""
    if word.isascii() or len(word) > 2 * MOST:
        return word
    return "".join([letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)])
