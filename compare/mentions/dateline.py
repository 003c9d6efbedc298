"""The dateline before a lead: ``MOSCOW —``, ``WASHINGTON (AP) —``, ``London, March 3 (Reuters) -``.

It needs a place in capitals, or an agency or a date beside the place: ``Putin — who ...`` is a sentence.
"""

from __future__ import annotations

import re

from compare.language import Language
from compare.model import Span

_SHAPE = re.compile(
    r"(?P<head>[^\n()—–:;!?\"“”«»]{0,70}?)\s{0,3}"
    r"(?:\((?P<agency>[^\n()]{2,40})\)\s{0,3})?"
    r"(?P<dash>—|–|--+|(?:(?<=\s)|(?<=\)))-(?=\s))"
)
_GLUED_AGENCY = re.compile(r"\((?P<agency>[A-Z]{2,}|Reuters)\)(?=\s*[^\W\d_a-z]\w)")
_MOST_WORDS = 5


def dateline(text: str, span: Span, language: Language) -> Span | None:
    """The dateline that *span* of *text* begins with, its dash included, or None."""
    shape = _SHAPE.match(text, *span)
    if shape is None:
        glued = _GLUED_AGENCY.match(text, *span)
        return Span(span.start, glued.end()) if glued else None
    rest = text[shape.end() : min(span.end, shape.end() + 60)].lstrip()
    if not _begins(rest) or not _places(shape["head"], shape["agency"] or "", language):
        return None
    return Span(span.start, shape.end())


def _begins(rest: str) -> bool:
    """Whether a sentence begins here: not with a small letter, and not all in capitals as a headline is."""
    first = rest.lstrip("\"“„«‘'([¿¡")[:1]
    return bool(first) and not first.islower() and not rest.isupper()


def _places(head: str, agency: str, language: Language) -> bool:
    place, *more = [part.strip() for part in head.split(",")]
    words = place.split()
    if not words:
        return bool(agency) and not agency[0].islower()
    if len(words) > _MOST_WORDS or place.casefold() in language.labels or not all(map(_capital, words)):
        return False
    dated = any(_is_date(part, language) for part in more)
    if not all(_is_date(part, language) or _is_region(part) for part in more):
        return False
    letters = [letter for letter in place if letter.isalpha()]
    shouted = place.isupper() and len(letters) >= 3
    return shouted or bool(agency) or dated


def _capital(word: str) -> bool:
    return word[0].isupper() or (len(word) <= 3 and word.isalpha())


def _is_region(part: str) -> bool:
    """ "Ill.", "Ukraine", "New Mexico"."""
    words = part.split()
    return 0 < len(words) <= 4 and all(map(_capital, words))


def _is_date(part: str, language: Language) -> bool:
    words = [word.strip(".").casefold() for word in part.split()]
    if not 0 < len(words) <= 5 or not any(word[0].isdigit() or word in language.months for word in words if word):
        return False
    return all(
        word[:1].isdigit() or word in language.months or word in language.weekdays or len(word) <= 2 for word in words
    )
