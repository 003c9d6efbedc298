"""Clauses: the parts of a sentence that may carry a claim of their own.

Without a parser they are told by their edges: a comma before a conjunction, a relative pronoun, a participle, an
article (an apposition) or the words that name a source; semicolons, dashes and brackets; some conjunctions without a
comma.  An insertion ends at its second comma.  Quotations are never cut, and a part of less than three words stays with
the one before it, so that lists and short asides stay whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from compare.language import Language
from compare.model import Quotation, Span, made

#: The comma of "$120,000" is a sign of the number, not an edge.
_WORD = re.compile(r"([^\W_]+(?:(?:['’\-]|(?<=\d)[.,](?=\d))[^\W_]+)*)")
_HARD = frozenset(";؛；—–()")
_COMMAS = frozenset(",，、،")
_ATTACHED = "([—–"  # edge signs that go with the clause they open
_LEAST_WORDS, _LEAST_SIGNS = 3, 6  # of a clause, in spaced and in unspaced writing
_NEXT_MEMBER, _LIST_REACH = 3, 6  # words within which the last member of a list shows itself by its "and"


class _Word(NamedTuple):
    """A word of the sentence and the signs between it and the word before."""

    start: int
    key: str
    gap: str


def clauses(text: str, sentence: Span, language: Language, quotations: Sequence[Quotation] = ()) -> tuple[Span, ...]:
    """The clauses of *sentence* in order; with white space between them they tile it.  *quotations* are not cut."""
    starts = [sentence.start]
    for start in _edges(text, sentence, language):
        if not _within(start, quotations) and _long_enough(text[starts[-1] : start], language):
            starts.append(start)
    while len(starts) > 1 and not _long_enough(text[starts[-1] : sentence.end], language):
        starts.pop()
    ends = [*starts[1:], sentence.end]
    return tuple(Span(start, start + len(text[start:end].rstrip())) for start, end in zip(starts, ends, strict=True))


def _within(at: int, quotations: Sequence[Quotation]) -> bool:
    """Whether *at* lies inside one of *quotations*, which are in order and apart."""
    index = bisect_left(quotations, at, key=lambda quotation: quotation.span.start) - 1
    return index >= 0 and at < quotations[index].span.end


def _long_enough(wording: str, language: Language) -> bool:
    if language.spaced:
        return len(_WORD.findall(wording)) >= _LEAST_WORDS
    return len(re.findall(r"\w", wording)) >= _LEAST_SIGNS


def _edges(text: str, sentence: Span, language: Language) -> Iterator[int]:
    """Where a clause may begin, in order."""
    words = _words(text, sentence)
    inserted = bool(words) and words[0].key in language.clause_openers
    for index, word in enumerate(words[1:], 1):
        if word.gap.isspace():  # most words stand behind a blank and need no closer look
            if word.key in language.clause_breaks:
                yield word.start
                inserted = False
            continue
        gap = set(word.gap)
        if not _HARD.isdisjoint(gap) and word.gap.strip() not in ("-", ""):
            yield _with_signs(word)
            inserted = False
        elif not _COMMAS.isdisjoint(gap):
            opens = not language.spaced or _opens(words, index, language)
            if opens or (inserted and not _listed(words, index, language)):
                yield word.start
                inserted = opens and word.key not in language.clause_joins


def _words(text: str, sentence: Span) -> list[_Word]:
    parts = _WORD.split(sentence.of(text))
    starts = list(accumulate(map(len, parts), initial=sentence.start))[1::2]
    keys = [part.lower().replace("’", "'") for part in parts[1::2]]
    return [made(_Word, told) for told in zip(starts, keys, parts[::2], strict=False)]  # behind the last is a gap alone


def _with_signs(word: _Word) -> int:
    """Where the clause begins with the bracket or dash that opens it."""
    opening = max(word.gap.rfind(sign) for sign in _ATTACHED)
    return word.start - (len(word.gap) - opening if opening >= 0 else 0)


def _opens(words: Sequence[_Word], index: int, language: Language) -> bool:
    """Whether the word behind a comma begins a clause or an addition."""
    key = words[index].key
    if key in language.clause_joins:
        return not _listed(words, index, language)
    if key in language.clause_openers or key in language.clause_breaks:
        return True
    if any(len(word.key) > 4 and word.key.endswith(language.participle_endings) for word in words[index : index + 2]):
        return True  # also behind an adverb
    following = [word.key for word in words[index : index + 4]]
    if following[1:2] and following[1] in language.agents:
        return True
    return any(" ".join(following).startswith(f"{phrase} ") for phrase in language.according_to)


def _listed(words: Sequence[_Word], index: int, language: Language) -> bool:
    """Whether the comma before word *index* parts members of a list, which are short and end with an "and"."""
    if words[index].key in language.clause_joins:
        rest = words[index + 1 : index + _LIST_REACH]
        last = len(rest) < _LIST_REACH - 1 and _COMMAS.isdisjoint("".join(word.gap for word in rest[1:]))
        earlier = words[max(1, index - _LIST_REACH + 1) : index]
        return last and not _COMMAS.isdisjoint("".join(word.gap for word in earlier))
    return any(
        word.key in language.clause_joins and (distance <= _NEXT_MEMBER or not _COMMAS.isdisjoint(word.gap))
        for distance, word in enumerate(words[index : index + _LIST_REACH])
    )
