"""Where sentences end: our rules judge every end mark, and nltk's Punkt is asked about those they leave in doubt.

Importing nltk costs more than all else in a cold run, and the rules decide nearly every mark of a news text.  So Punkt
is loaded only where a mark is in doubt (an unknown short word with a period before a capital).  With ``ask="always"``
it confirms the plain ends too; a test holds that this changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal

from compare.language import Language
from compare.model import Span
from compare.segment.abbreviations import folded
from compare.segment.judge import Ruling, rulings

_REACH = 80  # code points of a word that Punkt gets to see; nltk allows each regex match five seconds of wall clock


def sentences(
    text: str, span: Span, language: Language, *, ask: Literal["doubt", "always"] = "doubt"
) -> Iterator[Span]:
    """The sentences of a paragraph, *span* of *text*, without white space at their ends.  Linear in the span."""
    start = span.start
    for ruling in rulings(text, span, language):
        doubtful = ruling.verdict == "doubt" or (ask == "always" and ruling.verdict == "plain")
        if doubtful and not _punkt(language)(_context(text, span, ruling)):
            continue
        yield Span(start, ruling.end)
        start = ruling.next
    if start < span.end:
        yield Span(start, span.end)


def _context(text: str, span: Span, ruling: Ruling) -> str:
    """The word before an end mark and the one after it: all that Punkt looks at."""
    before = text[max(span.start, ruling.end - _REACH) : ruling.end].rsplit(maxsplit=1)[-1]
    after = text[ruling.next : min(span.end, ruling.next + _REACH)].split(maxsplit=1)[0]
    return f"{before} {after}"


@lru_cache(maxsize=8)
def _punkt(language: Language) -> Callable[[str], bool]:
    """Whether Punkt, knowing our lists and nothing else, sees a sentence end in a text."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(folded(language))
    parameters.sent_starters = set(language.starters)
    breaks: Callable[[str], bool] = PunktSentenceTokenizer(parameters).text_contains_sentbreak
    return breaks
