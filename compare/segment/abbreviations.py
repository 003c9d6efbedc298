"""The word before a period: an abbreviation of one of three classes, an initial, a number, or a word like any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from compare.language import Language
from compare.segment.marks import QUOTES, Mark, unvoiced

#: "cut": our rules end a sentence here; "plain": any splitter does; "doubt": ask Punkt; "go on": it does not end here.
Verdict = Literal["cut", "plain", "doubt", "go on"]
_SHORT_QUOTE = 60  # a name in quote marks is shorter, a quotation longer
_DEGREES = frozenset("CF")
_ENDING = 3  # letters of an abbreviation that other words are put before: "Hauptstr."
_BEGUN = 2  # words of a sentence that has only said when: "At 5 a.m. Lund woke."
_LETTER_BEFORE = re.compile(r"(?<!\w)[^\W\d_]\.$")


def number(mark: Mark) -> Verdict | None:
    """A number ends a sentence; in some languages its period may make it an ordinal."""
    if not mark.token[:1].isdigit():
        return None
    if mark.language.ordinal_dot and mark.token.isdigit() and len(mark.token) <= 2:
        return "cut" if mark.starts else "go on"
    return "cut"


def abbreviation(mark: Mark) -> Verdict | None:
    """Never ends a sentence, does not before a number, or may end one; "and so on" does before any capital."""
    words = mark.language
    for token in _readings(mark):
        if token in words.never_end or (token in words.before_number and mark.next[0].isdigit()):
            return "go on"
        if token in words.and_so_on:
            return "cut"
        if token in words.may_end:
            return "cut" if _may_end_here(mark) else "go on"
    return None


def _readings(mark: Mark) -> Iterator[str]:
    """The word as it may stand in our lists: without what is joined to it, small where it begins the sentence.

    "т. д." is read as "т.д.", and "Hauptstr." as "-str.", as it has many words before it.
    """
    if len(mark.token) == 1 and (letter := _LETTER_BEFORE.search(mark.before)):
        yield letter[0] + mark.token
    yield mark.token
    if len(mark.token) > _ENDING:
        yield "-" + mark.token[-_ENDING:]
    for sign in "-'’":
        if sign in mark.token:
            yield mark.token.rpartition(sign)[2]
    if not mark.before and mark.token[:1].isupper():
        yield mark.token[0].lower() + mark.token[1:]


def _may_end_here(mark: Mark) -> bool:
    """Before a starter; before a quotation, but not a name in quote marks; after "5 p.m.", but not before "Monday"."""
    if mark.starts or (mark.quoted and not mark.next[0].isdigit()):
        return True
    if not QUOTES.isdisjoint(mark.opener):
        return QUOTES.isdisjoint(mark.ahead[:_SHORT_QUOTE])
    if mark.token[0].islower() and mark.before[-1:].isdigit():
        if mark.headed and len(mark.before.split()) <= _BEGUN:
            return False
        words, word = mark.language, mark.next.strip(',.;:()"”’»').lower()
        return not (word[:1].isdigit() or word in words.weekdays | words.months.keys() | words.time_zones)
    return False


def initial(mark: Mark) -> Verdict | None:
    """``George W. Bush``, ``J.K. Rowling``, ``J.-P.``, ``e.V.``: single letters, alone or in a row."""
    pieces = mark.token.replace("-", "").split(".")
    if not all(piece.isalpha() and len(piece) <= 2 for piece in pieces) or (len(pieces) == 1 and len(pieces[0]) > 1):
        return None
    if mark.token in _DEGREES and mark.before[-1:].isdigit():
        return "cut"
    follows = len(mark.next) == 2 and mark.next[0].isupper() and mark.next[1] == "."
    return "cut" if mark.quoted or (mark.starts and not follows) else "go on"


def unknown(mark: Mark) -> Verdict | None:
    """A short word that our lists do not know and that no one could pronounce is left to Punkt."""
    if mark.sign != "." or mark.close or not unvoiced(mark.token):
        return None
    if mark.next[0].isdigit():
        return "go on"
    return "cut" if mark.starts else "doubt"


def word(mark: Mark) -> Verdict:
    """Any other word: "plain", unless Punkt, which folds case, would take it for one of our abbreviations."""
    plain = mark.token.isalpha() and mark.sign == "." and not mark.close
    return "plain" if plain and mark.token.lower() not in folded(mark.language) else "cut"


@lru_cache(maxsize=16)
def folded(language: Language) -> frozenset[str]:
    """All our abbreviations as Punkt takes them, in small letters."""
    return frozenset(token.lower() for token in language.never_end | language.may_end | language.and_so_on)
