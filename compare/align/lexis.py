"""The words of a wording as its language has them, whatever they weigh: shared by all versions that word it alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from compare.language import rarity

#: Code points of the shorter of two words that are kin, at least, and of either, at most: an address has no kin, and a
#: word of a million letters would have a million beginnings.
LEAST, MOST = 4, 40


class Lexis:
    """Folded words (*keys*) and their *stems*; each part is made when it is first asked for: most never are."""

    def __init__(self, keys: Sequence[str], stems: Sequence[str]) -> None:
        self._keys = keys
        self._stems = stems
        self._rarities: dict[str, Mapping[str, float]] = {}

    def rarities(self, lang: str) -> Mapping[str, float]:
        """Stem -> how rare (0-1) the commonest word that has it is in the language of this code."""
        found = self._rarities.get(lang)
        if found is None:
            known, found = rarity(lang), dict[str, float]()
            for key, stem in zip(self._keys, self._stems, strict=True):
                found[stem] = min(found.get(stem, 1.0), known.get(key.removesuffix("'s"), 1.0))
            self._rarities[lang] = found
        return found

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The words that are long enough to have kin, with their stems."""
        pairs = zip(self._keys, self._stems, strict=True)
        return {key: stem for key, stem in pairs if LEAST <= len(key) <= MOST and not key[0].isdigit()}

    @cached_property
    def edges(self) -> Mapping[str, set[str]]:
        """What those words begin and end with -> their stems."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, stem in self.words.items():
            for size in range(LEAST, len(key)):
                found[key[:size]].add(stem)
                found[key[-size:]].add(stem)
        return found
