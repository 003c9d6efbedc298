"""The words of a wording as its language has them, whatever they weigh: shared by all versions that word it alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.language import rarity


class Lexis:
    """Folded words (*keys*) and their *stems*; how rare they are is looked up when it is first asked for."""

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
