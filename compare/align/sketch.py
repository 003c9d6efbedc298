"""What alignment needs to know of a statement, worked out once: its words with their weights, names, numbers, quotes.

Rare words tell more than common ones: a word's weight is its inverse document frequency over the statements of the two
versions alone (Sparck Jones 1972), a stop word a quarter of that.  Nothing here depends on a list for one language.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from compare.language import Language
from compare.model import Span, Statement, Version
from compare.text import QUOTE_MARKS, Word, words

STOP_WEIGHT = 0.25
_STEM = 6  # code points kept of a long word: enough to join launch/launches/launched, condemn/condemnation
_MARK = re.compile(r"[^\s\w'’.-]|\s-")
Cut = Sequence[Sequence[Word]]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A statement seen by its words.  ``weights`` maps a stem to its weight; ``total`` is their sum, ``norm`` their
    Euclidean length; ``rank`` is the place in the story, 0-1."""

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


def sketches(left: Version, right: Version, language: Language) -> tuple[tuple[Sketch, ...], tuple[Sketch, ...]]:
    """The sketches of both versions, which share one count of words."""
    cut = tuple(tuple(words(s.text) for s in version.statements) for version in (left, right))
    frequency = Counter[str]()
    for side in cut:
        for found in side:
            frequency.update({stem(word.key) for word in found})
    weights = _weigh(frequency, len(left.statements) + len(right.statements), language)
    names = _names(left, cut[0], right, cut[1]) - language.stop_words
    return _sketch(left, cut[0], weights, names), _sketch(right, cut[1], weights, names)


def _weigh(frequency: Counter[str], statements: int, language: Language) -> dict[str, float]:
    stops = {stem(word) for word in language.stop_words}
    return {
        term: math.log(1 + statements / count) * (STOP_WEIGHT if term in stops else 1.0)
        for term, count in frequency.items()
    }


def _names(left: Version, left_cut: Cut, right: Version, right_cut: Cut) -> set[str]:
    """Words that are capitalised where no statement or quotation begins, and never written small."""
    large, small = set(), set()
    for version, cut in ((left, left_cut), (right, right_cut)):
        for statement, found in zip(version.statements, cut, strict=True):
            text = statement.text
            for word in found:
                if not text[word.start].isupper():
                    small.add(word.key)
                elif word.start > 1 and text[word.start - 1] not in QUOTE_MARKS and statement.role != "headline":
                    large.add(word.key)
    return large - small


def _sketch(version: Version, cut: Cut, weights: dict[str, float], names: set[str]) -> tuple[Sketch, ...]:
    last = max(len(version.statements) - 1, 1)
    quoted = _quoted(version)
    return tuple(
        _one(index, statement, index / last, found, weights, names, quoted.get(index, ()))
        for index, (statement, found) in enumerate(zip(version.statements, cut, strict=True))
    )


def _one(
    index: int,
    statement: Statement,
    rank: float,
    found: Sequence[Word],
    weights: dict[str, float],
    names: set[str],
    quoted: Sequence[str],
) -> Sketch:
    keys = tuple(word.key for word in found)
    stems = tuple(stem(key) for key in keys)
    own = {term: weights[term] for term in stems}
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
        name_stems=frozenset(stem(key) for key in keys if key in names),
        numbers=frozenset(key for key in keys if key[0].isdigit()),
        quoted=tuple(quoted),
        clauses=_clauses(statement.text, found, stems),
        grams=_grams(keys),
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


def _grams(keys: Sequence[str]) -> Counter[str]:
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
