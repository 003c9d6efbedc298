"""What alignment knows of a version before it meets another: worked out once, shared by every pair it stands in.

A :class:`Wording` is what the words of a statement tell by themselves; two versions that word a statement alike share
it.  A :class:`Study` is one version as its wordings, and what is counted over all of them.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from compare.align.counts import Count, tally
from compare.align.lexis import Lexis
from compare.align.sequence import common_runs, places
from compare.language import Language, load
from compare.model import BY_ROLE, Span, Version
from compare.text import Cut, Cuts, fold, fold_word, keys

_STEM = 6  # code points kept of a long word: enough to join launch/launches/launched, condemn/condemnation
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")  # "3,000", "3.000"
_GROUPED_FROM = 5
_MARK = re.compile(r"[^\s\w'’.-]|\s-")
#: A first half whose stem is not that of the whole compound.
_HALVED = re.compile(r"(?<![\w-])([^\W\d_](?:[a-zäöüß]{1,4}|[a-zäöüß]{4}s))-(?=[^\W\d_])")
#: Meetings that are kept at most.
REMEMBERED = 50_000
#: Words of a language whose stems are kept at most.
KEPT = 100_000
#: The language of a text that does not tell it.
UNKNOWN = "und"
#: Roles that answer to their own alone.
_APART = frozenset((*BY_ROLE, "pull-quote"))
#: Settled statements that are counted for the rarity of words, a side; in a longer text they are evenly spread.
COUNTED = 1_000


def stem(key: str) -> str:
    """A light stem of a folded word: its plural ending and what stands behind the sixth letter are cut.

    Truncation serves every alphabet alike and costs no import (McNamee and Mayfield, "Character n-gram tokenization
    for European language text retrieval", 2004, found it on a par with Snowball stems).
    """
    if key[0].isdigit():
        return key if len(key) < _GROUPED_FROM or not _GROUPED.fullmatch(key) else "".join(filter(str.isdigit, key))
    if key.endswith(("'s", "s'")):
        key = key[:-2]
    if len(key) > 3 and key[-1] == "s" and key[-2] != "s":
        key = key[:-1]
    return key[:_STEM]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """A statement by its folded words (``keys``) and their ``stems``; ``terms`` are the stems, each once.

    ``where`` gives the places of each stem, ``clauses`` are the stems between marks.  ``grams`` are the runs of four
    letters, ``repeated`` counts those that stand several times, ``squares`` is the sum of the squared counts of all.
    """

    keys: tuple[str, ...]
    key_set: frozenset[str]
    stems: tuple[str, ...]
    terms: frozenset[str]
    where: Mapping[str, Sequence[int]]
    bigrams: frozenset[tuple[str, str]]
    numbers: frozenset[str]
    clauses: tuple[frozenset[str], ...]
    grams: frozenset[str]
    repeated: Mapping[str, int]
    squares: int
    lexis: Lexis
    memory: Memory | None

    @classmethod
    def of(cls, found: Cut, stems_of: Stems | None = None, memory: Memory | None = None) -> Wording:
        """What the words *found* in a text tell; *memory* is given to one that several versions have.

        *stems_of* are those of its language, where words for numbers stand for their digits.
        """
        folded = tuple(found.keys)
        known = stems_in(UNKNOWN) if stems_of is None else stems_of  # one that is empty as yet is one
        stems = tuple(map(known.__getitem__, folded))
        grams, repeated = _grams(folded)
        return cls(
            keys=folded,
            key_set=frozenset(folded),
            stems=stems,
            terms=frozenset(stems),
            where=places(stems),
            bigrams=frozenset(pairwise(stems)),
            numbers=frozenset([term for key, term in zip(folded, stems, strict=True) if key[0].isdigit()]),
            clauses=_clauses(found.gaps, stems),
            grams=grams,
            repeated=repeated,
            squares=len(grams) + sum([count * count - 1 for count in repeated.values()]),
            lexis=Lexis(folded, stems),
            memory=memory,
        )

    def meet(self, other: Wording) -> Meeting:
        """What this wording and *other* have in common, whatever their words weigh."""
        memory = other.memory if self.memory is None else self.memory
        if memory is None:
            return _meeting(self, other)
        found = memory.get((self, other))
        if found is None:
            found = _meeting(self, other)
            if len(memory) < REMEMBERED:
                memory[self, other] = found
        return found


class Meeting(NamedTuple):
    """What two wordings have in common, whatever their words weigh.

    ``shared`` are the terms that both have, ``clauses`` the same by the clauses of either; the rest are measures (0-1)
    that ``similarity.MEASURES`` names: letters, same-order, longest-run, bigrams, numbers, numbers-differ, length.
    """

    shared: frozenset[str]
    clauses: tuple[Sequence[Set[str]], Sequence[Set[str]]]
    letters: float
    order: float
    run: float
    bigrams: float
    numbers: float
    numbers_differ: float
    length: float


#: Meetings of wordings that several versions have: they are likely to meet again.
Memory = dict[tuple[Wording, Wording], Meeting]


class Study:
    """One version as its wordings, each made when it is first looked at: most statements of a long pair never are."""

    def __init__(
        self, version: Version, cuts: Cuts, wordings: dict[str, Wording], told: Mapping[str, int], memory: Memory
    ) -> None:
        self.version = version
        self._cuts = cuts
        self._wordings = wordings
        self._told = told
        self._memory = memory
        self._stems = stems_in(version.lang)
        self._nouns = load(version.lang).capital_nouns
        self._keys: dict[int, tuple[str, ...]] = {}
        self._said: dict[int, list[str]] = {}

    def _text(self, index: int) -> str:
        """The text of one statement, its compounds in one word ("Wohn-Heim" is how plain German writes "Wohnheim")."""
        text = self.version.statements[index].text
        return _HALVED.sub(r"\1", text) if self._nouns and "-" in text else text

    def keys(self, index: int) -> tuple[str, ...]:
        """The folded words of one statement: all that the passes before the model ask for."""
        found = self._keys.get(index)
        if found is None:
            found = self._keys[index] = tuple(keys(self._text(index)))
        return found

    @cached_property
    def read(self) -> Sequence[str]:
        """How each statement reads: folded, with its role where a headline answers to a headline only."""
        return [f"{s.role}\n{fold(s.text)}" if s.role in _APART else fold(s.text) for s in self.version.statements]

    def stems(self, index: int) -> Sequence[str]:
        """The stems of one statement, in order."""
        return list(map(self._stems.__getitem__, self.keys(index)))

    def words(self) -> Iterator[tuple[str, str]]:
        """Every folded word of the version, with its stem."""
        for index in range(len(self.version.statements)):
            yield from zip(self.keys(index), self.stems(index), strict=True)

    def terms(self, index: int) -> frozenset[str]:
        """The stems of one statement, each once."""
        return frozenset(self.stems(index))

    def wording(self, index: int) -> Wording:
        """The wording of one statement."""
        text = self._text(index)
        found = self._wordings.get(text)
        if found is None:
            memory = self._memory if self._told.get(text, 0) > 1 else None
            found = self._wordings[text] = Wording.of(self._cuts[text], self._stems, memory)
        return found

    def counted(self, apart: Set[int]) -> Count:
        """The count over all statements, but for those *apart* (indices) no more than about ``COUNTED``."""
        step = len(apart) // COUNTED
        if step <= 1:
            return self._whole
        left_out = apart - set(sorted(apart)[::step])
        return self._counted([at for at in range(len(self.version.statements)) if at not in left_out])

    @cached_property
    def _whole(self) -> Count:
        return self._counted(range(len(self.version.statements)))

    def _counted(self, indices: Sequence[int]) -> Count:
        texts = [(self._text(at), self.version.statements[at].role == "headline") for at in indices]
        lines = [(text, self._cuts[text].words, headline) for text, headline in texts]
        return tally(lines, self._stems, capital_nouns=self._nouns)

    @cached_property
    def phrases(self) -> frozenset[tuple[str, str, str]]:
        """The runs of three stems that stand within a statement, each once."""
        stems = [self._stems.plain(self.keys(at)) for at in range(len(self.version.statements))]
        return frozenset(run for line in stems for run in zip(line, line[1:], line[2:], strict=False))

    @cached_property
    def headline(self) -> frozenset[str]:
        """The stems of the headlines."""
        found = (self.terms(at) for at, s in enumerate(self.version.statements) if s.role == "headline")
        return frozenset().union(*found)

    def quoted(self, index: int) -> Sequence[str]:
        """The folded words of one statement that stand within quotation marks."""
        found = self._said.get(index)
        if found is None:
            spans = self._quotes.within(self.version.statements[index].span)
            found = self._said[index] = [key for span in spans for key in keys(span.of(self.version.text))]
        return found

    @cached_property
    def _quotes(self) -> _Quotes:
        return _Quotes(self.version)


class Studies:
    """The studies of a run over *versions*, of which several pairs are aligned; none need be named for one pair.

    *cuts* are those of the run, where other stages ask for words as well.
    """

    def __init__(self, versions: Sequence[Version] = (), cuts: Cuts | None = None) -> None:
        #: In how many versions a text stands.
        self._told = Counter(text for version in versions for text in {s.text for s in version.statements})
        self._cuts = Cuts() if cuts is None else cuts
        self._memory: Memory = {}
        self._wordings: dict[str, Wording] = {}
        self._made: dict[int, Study] = {}

    def of(self, version: Version) -> Study:
        """The study of *version*, made when it is first asked for."""
        found = self._made.get(id(version))
        if found is None:
            found = self._made[id(version)] = Study(version, self._cuts, self._wordings, self._told, self._memory)
        return found


def _meeting(one: Wording, other: Wording) -> Meeting:
    shared = one.terms & other.terms
    here, there = len(one.keys), len(other.keys)
    shorter, longer = (here, there) if here <= there else (there, here)
    matched, run = common_runs(shared, one.where, other.where, here, there)
    return Meeting(
        shared,
        (_told(one.clauses, shared), _told(other.clauses, shared)),
        _letters(one, other),
        2 * matched / (shorter + longer) if shorter else 0.0,
        run / shorter if shorter else 0.0,
        overlap(one.bigrams, other.bigrams),
        overlap(one.numbers, other.numbers),
        float(bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers)),
        shorter / (longer or 1),
    )


def overlap(one: frozenset[object] | frozenset[str], other: frozenset[object] | frozenset[str]) -> float:
    """Shared items over the smaller set (overlap coefficient, Szymkiewicz 1934); 0 where either is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _told(clauses: Sequence[frozenset[str]], shared: frozenset[str]) -> Sequence[Set[str]]:
    return (shared,) if len(clauses) == 1 else [clause & shared for clause in clauses]


def _letters(one: Wording, other: Wording) -> float:
    """Cosine of the runs of four letters; most stand once, so that what is shared need only be counted."""
    shared = one.grams & other.grams
    if not shared:
        return 0.0
    dot = len(shared)
    for gram, count in one.repeated.items():
        if gram in shared:
            dot += count * other.repeated.get(gram, 1) - 1
    for gram, count in other.repeated.items():
        if gram in shared and gram not in one.repeated:
            dot += count - 1
    return dot / math.sqrt(one.squares * other.squares)


class Stems(dict[str, str]):
    """The stem of each word of a language, folded or as it is written, worked out when it is first asked for.

    A word for a number below a hundred has its digits ("three" and "3" are one), but where it says other things as
    well ("one").
    """

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._numbers = {
            word: digits
            for word, digits in language.number_words.items()
            if word not in language.stop_words and digits.isdigit() and len(digits) < 3
        }

    def __missing__(self, key: str) -> str:
        if len(self) >= KEPT:
            self.clear()
        folded = fold_word(key)
        found = self[key] = self._numbers.get(folded) or stem(folded)
        return found

    def plain(self, keys: Sequence[str]) -> list[str]:
        """The stems of folded words; a word for a number stays one."""
        numbers = self._numbers
        return [stem(key) if key in numbers else self[key] for key in keys]


@lru_cache(maxsize=16)
def stems_in(lang: str) -> Stems:
    """The stems of the language of this code."""
    return Stems(load(lang))


def _clauses(gaps: Sequence[str], stems: Sequence[str]) -> tuple[frozenset[str], ...]:
    """The stems between marks; good enough to see that one part of a long statement is told elsewhere."""
    if not stems:
        return ()
    marks = [at for at, gap in enumerate(gaps[:-1]) if at and gap != " " and _MARK.search(gap)]
    return tuple([frozenset(stems[start:end]) for start, end in pairwise((0, *marks, len(stems)))])


def _grams(folded: Sequence[str]) -> tuple[frozenset[str], dict[str, int]]:
    """Runs of four letters, over word ends, and how often those stand that do so several times: they see through
    inflection and compounding."""
    line = " ".join(folded)
    counts: dict[str, int] = {}
    for at in range(len(line) - 3):
        gram = line[at : at + 4]
        counts[gram] = counts.get(gram, 0) + 1
    return frozenset(counts), {gram: count for gram, count in counts.items() if count > 1}


class _Quotes:
    """What stands within quotation marks in one version, in text order."""

    def __init__(self, version: Version) -> None:
        self._inner = [quotation.inner for quotation in version.quotations]
        self._starts = [span.start for span in self._inner]
        #: How far each quotation and those before it reach: one may lie within another.
        self._reach = list(accumulate([span.end for span in self._inner], max))

    def within(self, span: Span) -> list[Span]:
        """The parts of the quotations that lie within *span*."""
        near = self._inner[bisect_right(self._reach, span.start) : bisect_left(self._starts, span.end)]
        return [Span(max(span.start, one.start), min(span.end, one.end)) for one in near if one.meets(span)]
