"""What alignment needs to know of a statement of two versions: its wording, with the weights of its words, and names.

Rare words tell more than common ones: a word's weight is its inverse document frequency over the statements of the two
versions alone (Sparck Jones 1972), a stop word a quarter of that.  Nothing here depends on a list for one language.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import overload

from compare.align.kin import Kin, Kinship
from compare.align.study import Studies, Study, Wording, stem
from compare.language import Language
from compare.model import Version

STOP_WEIGHT = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """A statement seen by its words.  ``weights`` maps a stem to its weight; ``total`` is their sum, ``norm`` their
    Euclidean length, ``plain`` the sum without names, ``clause_totals`` the sums by clause, ``headlined`` the sum of
    those that stand in a headline of either version; ``once`` is the weight of a word that stands in one statement of
    each version; ``rank`` is the place in the story, 0-1; ``kin`` is what is known of its words
    beyond their weights."""

    index: int
    role: str
    rank: float
    wording: Wording
    keys: tuple[str, ...]
    weights: Mapping[str, float]
    total: float
    norm: float
    names: frozenset[str]
    name_stems: frozenset[str]
    quoted: Sequence[str]
    plain: float
    clause_totals: tuple[float, ...]
    headlined: float
    once: float
    kin: Kin


class Sketchbook(Sequence[Sketch]):
    """The sketches of one version, each made when it is first looked at: most statements of a long pair never are."""

    def __init__(
        self,
        study: Study,
        weights: _Weights,
        large: Set[str],
        names: Set[str],
        headlines: Set[str],
        kinship: Kinship,
    ) -> None:
        self._study = study
        self.weights = weights
        self._large = large
        self._names = names
        self._headlines = headlines
        self._kinship = kinship
        self._made: dict[int, Sketch] = {}

    def __len__(self) -> int:
        return len(self._study.version.statements)

    @property
    def named(self) -> frozenset[str]:
        """The names and numbers of the version, folded; where every noun has a capital, its nouns too."""
        found = frozenset(key for index in range(len(self)) for key in self._study.keys(index))
        return frozenset(key for key in found if key in self._large or key[0].isdigit())

    @overload
    def __getitem__(self, index: int) -> Sketch: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Sketch]: ...

    def __getitem__(self, index: int | slice) -> Sketch | Sequence[Sketch]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        found = self._made.get(index)
        if found is None:
            if not 0 <= index < len(self):
                raise IndexError(index)
            found = self._made[index] = self._sketch(index)
        return found

    def _sketch(self, index: int) -> Sketch:
        wording = self._study.wording(index)
        rank = index / max(len(self) - 1, 1)
        own = {term: self.weights[term] for term in wording.where}
        names = wording.key_set & self._names
        name_stems = frozenset(map(stem, names))
        total = math.fsum(own.values())  # the same to the last bit in whatever order
        clauses = wording.clauses
        return Sketch(
            index=index,
            role=self._study.version.statements[index].role,
            rank=rank,
            wording=wording,
            keys=wording.keys,
            weights=own,
            total=total,
            norm=math.sqrt(math.fsum([weight * weight for weight in own.values()])),
            names=names,
            name_stems=name_stems,
            quoted=self._study.quoted(index),
            plain=math.fsum([weight for term, weight in own.items() if term not in name_stems]) if names else total,
            clause_totals=(total,) if len(clauses) == 1 else tuple([_sum(own, clause) for clause in clauses]),
            headlined=_sum(own, wording.terms & self._headlines),
            once=self.weights.once,
            kin=Kin(wording.lexis, own, self._study.version.lang, self._kinship),
        )


def _sum(weights: Mapping[str, float], terms: Set[str]) -> float:
    return math.fsum([weights[term] for term in terms])


def sketches(
    left: Version,
    right: Version,
    language: Language,
    apart: tuple[Set[int], Set[int]] = (frozenset(), frozenset()),
    studied: tuple[Study, Study] | None = None,
) -> tuple[Sketchbook, Sketchbook]:
    """The sketches of both versions, which share one count of words.

    The statements *apart* (indices by side) are those which nobody will ask about: few of them are counted.  *studied*
    is what is known of either version alone.
    """
    books = studied or (Studies().of(left), Studies().of(right))
    counts = books[0].counted(apart[0]), books[1].counted(apart[1])
    weights = _Weights(_summed(*(count.frequency for count in counts)), sum(c.statements for c in counts), language)
    small = counts[0].small | counts[1].small | language.stop_words
    large = (counts[0].large | counts[1].large) - small
    names = large & (counts[0].proper | counts[1].proper) if language.capital_nouns else large
    headlines = books[0].headline | books[1].headline
    kinship = Kinship(lambda: chain(*(book.words() for book in books)), weights, language.endings)
    one, other = (Sketchbook(book, weights, large, names, headlines, kinship) for book in books)
    return one, other


def _summed(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """Both counts as one."""
    found = dict(one)
    for term, count in other.items():
        found[term] = found.get(term, 0) + count
    return found


class _Weights(dict[str, float]):
    """Term -> weight; a term that was not counted is as rare as can be."""

    def __init__(self, frequency: Mapping[str, int], statements: int, language: Language) -> None:
        self._most = math.log(1 + statements)
        self.once = math.log(1 + statements / 2)
        logs = {count: math.log(1 + statements / count) for count in set(frequency.values())}  # there are few
        super().__init__([(term, logs[count]) for term, count in frequency.items()])
        self.update([(term, self[term] * STOP_WEIGHT) for term in _stop_stems(language) & frequency.keys()])

    def __missing__(self, term: str) -> float:
        return self._most


@lru_cache(maxsize=8)
def _stop_stems(language: Language) -> frozenset[str]:
    return frozenset(map(stem, language.stop_words))
