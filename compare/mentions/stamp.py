"""The stamp before news that was put in later: ``Update, 3:15 p.m.:``, ``UPDATED Tuesday, 4 p.m. —``.

It needs a label and a time: ``Update:`` alone says nothing that could change, ``3:15 p.m.:`` may be part of a timeline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.language import Language
from compare.mentions.lexicon import lexicon
from compare.model import Span
from compare.text import keys

_SHAPE = re.compile(r"(?P<head>[^\W\d_][^\n—–;!?\"“”«»]{3,50}?)(?::|\s?[—–]|\s-)(?=\s+\S)")
_SHORT = 2  # letters of what stands between the parts of a time: "at", "pm"


def stamp(text: str, span: Span, language: Language) -> Span | None:
    """The stamp that *span* of *text* begins with, its last sign included, or None; something stands behind it."""
    shape = _SHAPE.match(text, *span)
    words = keys(shape["head"]) if shape else []
    length = next((n for n in (2, 1) if " ".join(words[:n]) in language.labels), 0)
    return Span(span.start, shape.end()) if shape and length and _is_time(words[length:], language) else None


def _is_time(words: Sequence[str], language: Language) -> bool:
    """Whether *words* are a time of day or a date, and nothing else."""
    known = language.months.keys() | language.weekdays | language.time_zones | lexicon(language).sets["clock"]
    return any(word[0].isdigit() for word in words) and all(
        word[0].isdigit() or word in known or len(word.replace(".", "")) <= _SHORT for word in words
    )
