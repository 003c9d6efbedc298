"""What alignment needs to know of a statement, worked out once: its words with their weights, names, numbers, quotes.

Rare words tell more than common ones: a word's weight is its inverse document frequency over the statements of the two
versions alone (Sparck Jones 1972), a stop word a quarter of that.  Nothing here depends on a list for one language.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import overload

from compare.language import Language
from compare.model import Span, Statement, Version
from compare.text import QUOTE_MARKS, Word, fold_word, spelt, words

STOP_WEIGHT = 0.25
_STEM = 6  # code points kept of a long word: enough to join launch/launches/launched, condemn/condemnation
_MARK = re.compile(r"[^\s\w'’.-]|\s-")
#: Settled statements that are counted for the rarity of words, a side; in a longer text they are evenly spread.
COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Sketch:
    """A statement seen by its words.  ``weights`` maps a stem to its weight; ``total`` is their sum, ``norm`` their
    Euclidean length, ``plain`` the sum without names, ``clause_totals`` the sums by clause, ``squares`` the sum of the
    squared counts of ``grams``; ``rank`` is the place in the story, 0-1."""

    index: int
    role: str
    rank: float
    keys: tuple[str, ...]
    stems: tuple[str, ...]
    weights: dict[str, float]
    total: float
    norm: float
    bigrams: frozenset[tuple[str, str]]
    names: frozenset[str]
    name_stems: frozenset[str]
    numbers: frozenset[str]
    quoted: tuple[str, ...]
    clauses: tuple[frozenset[str], ...]
    grams: Counter[str]
    plain: float
    clause_totals: tuple[float, ...]
    squares: int


@lru_cache(maxsize=65536)
def stem(key: str) -> str:
    """A light stem of a folded word: its plural ending and what stands behind the sixth letter are cut.

    Truncation serves every alphabet alike and costs no import (McNamee and Mayfield, "Character n-gram tokenization
    for European language text retrieval", 2004, found it on a par with Snowball stems).
    """
    if key[0].isdigit():
        return key
    if key.endswith(("'s", "s'")):
        key = key[:-2]
    if len(key) > 3 and key[-1] == "s" and key[-2] != "s":
        key = key[:-1]
    return key[:_STEM]


class Sketchbook(Sequence[Sketch]):
    """The sketches of one version, each made when it is first looked at: most statements of a long pair never are."""

    def __init__(self, version: Version, weights: Mapping[str, float], names: Set[str]) -> None:
        self._version = version
        self._weights = weights
        self._names = names
        self._made: dict[int, Sketch] = {}

    def __len__(self) -> int:
        return len(self._version.statements)

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
        statement = self._version.statements[index]
        rank = index / max(len(self) - 1, 1)
        quoted = self._quoted.get(index, ())
        return _one(index, statement, rank, words(statement.text), self._weights, self._names, quoted)

    @cached_property
    def _quoted(self) -> dict[int, list[str]]:
        return _quoted(self._version)


def sketches(
    left: Version, right: Version, language: Language, apart: tuple[Set[int], Set[int]] = (frozenset(), frozenset())
) -> tuple[Sketchbook, Sketchbook]:
    """The sketches of both versions, which share one count of words.

    Of the statements *apart* (indices by side), which nobody will ask about, no more than ``COUNTED`` are counted.
    """
    counted = [_counted(version, away) for version, away in zip((left, right), apart, strict=True)]
    raw = [[spelt(statement.text) for statement in side] for side in counted]
    frequency = Counter[str]()
    for side in raw:
        for found in side:
            frequency.update(set(map(_stem_of, found)))
    weights = _Weights(frequency, sum(map(len, counted)), language)
    names = (_names(counted, raw) - language.stop_words) if counted else set()
    return Sketchbook(left, weights, names), Sketchbook(right, weights, names)


def _counted(version: Version, apart: Set[int]) -> list[Statement]:
    """The statements that are not *apart*, and of those that are a number evenly spread."""
    step = max(len(apart) // COUNTED, 1)
    chosen = set(sorted(apart)[::step])
    return [s for index, s in enumerate(version.statements) if index not in apart or index in chosen]


@lru_cache(maxsize=65536)
def _stem_of(word: str) -> str:
    return stem(fold_word(word))


class _Weights(dict[str, float]):
    """Term -> weight; a term that was not counted is as rare as can be."""

    def __init__(self, frequency: Counter[str], statements: int, language: Language) -> None:
        self._most = math.log(1 + statements)
        stops = {stem(word) for word in language.stop_words}
        super().__init__(
            (term, math.log(1 + statements / count) * (STOP_WEIGHT if term in stops else 1.0))
            for term, count in frequency.items()
        )

    def __missing__(self, term: str) -> float:
        return self._most


def _names(counted: Sequence[Sequence[Statement]], raw: Sequence[Sequence[Sequence[str]]]) -> set[str]:
    """Words that are capitalised where no statement or quotation begins, and never written small."""
    large, small = set[str](), set[str]()
    for statements, cut in zip(counted, raw, strict=True):
        for statement, found in zip(statements, cut, strict=True):
            small.update(word for word in found if not word[0].isupper())
            if statement.role != "headline":
                inside = [word for word in found[1:] if word[0].isupper() and word not in large]
                large.update(word for word in inside if not _opens(word, statement.text))
    return {fold_word(word) for word in large} - {fold_word(word) for word in small}


def _opens(word: str, text: str) -> bool:
    """Whether *word* stands in *text* only where a quotation begins."""
    held = [mark for mark in QUOTE_MARKS if mark in text]
    return bool(held) and text.count(word) == sum(text.count(mark + word) for mark in held)


def _one(
    index: int,
    statement: Statement,
    rank: float,
    found: Sequence[Word],
    weights: Mapping[str, float],
    names: Set[str],
    quoted: Sequence[str],
) -> Sketch:
    keys = tuple(word.key for word in found)
    stems = tuple(stem(key) for key in keys)
    own = {term: weights[term] for term in stems}
    name_stems = frozenset(stem(key) for key in keys if key in names)
    clauses = _clauses(statement.text, found, stems)
    grams = _grams(keys)
    return Sketch(
        index=index,
        role=statement.role,
        rank=rank,
        keys=keys,
        stems=stems,
        weights=own,
        total=math.fsum(own.values()),
        norm=math.sqrt(math.fsum(w * w for w in own.values())),
        bigrams=frozenset(pairwise(stems)),
        names=frozenset(key for key in keys if key in names),
        name_stems=name_stems,
        numbers=frozenset(key for key in keys if key[0].isdigit()),
        quoted=tuple(quoted),
        clauses=clauses,
        grams=grams,
        plain=math.fsum(weight for term, weight in own.items() if term not in name_stems),
        clause_totals=tuple(math.fsum(own[term] for term in clause) for clause in clauses),
        squares=sum(count * count for count in grams.values()),
    )


def _clauses(text: str, found: Sequence[Word], stems: Sequence[str]) -> tuple[frozenset[str], ...]:
    """The stems between marks; good enough to see that one part of a long statement is told elsewhere."""
    parts: list[set[str]] = [set()]
    end = 0
    for word, term in zip(found, stems, strict=True):
        if parts[-1] and _MARK.search(text, end, word.start):
            parts.append(set())
        parts[-1].add(term)
        end = word.end
    return tuple(frozenset(part) for part in parts if part)


@lru_cache(maxsize=4096)
def _grams(keys: tuple[str, ...]) -> Counter[str]:
    """Runs of four letters, over word ends: they see through inflection and compounding."""
    line = " ".join(keys)
    return Counter([line[at : at + 4] for at in range(len(line) - 3)])


def _quoted(version: Version) -> dict[int, list[str]]:
    """The folded words within quotation marks, by statement."""
    found: dict[int, list[str]] = {}
    at = 0
    for quotation in version.quotations:
        while at < len(version.statements) and version.statements[at].span.end <= quotation.inner.start:
            at += 1
        for index in range(at, len(version.statements)):
            span = version.statements[index].span
            if span.start >= quotation.inner.end:
                break
            inner = Span(max(span.start, quotation.inner.start), min(span.end, quotation.inner.end))
            found.setdefault(index, []).extend(word.key for word in words(inner.of(version.text)))
    return found
