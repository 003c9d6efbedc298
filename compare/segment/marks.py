"""End marks in their surroundings: all that a rule may look at, a bounded way back and ahead, so that all is linear."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from compare.language import Language
from compare.model import Span

QUOTES = frozenset("\"'“”‘’„‚«»‹›「」『』＂")
OPENERS = "\"'“”‘’„‚«»‹›([{¿¡「『（【《〈*_"
_CLOSERS = "\"'”’»›)]}」』）】》〉＂*_"
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœаеёиоуыэюя")
_BACK, AHEAD = 60, 120


class Mark(NamedTuple):
    """An end mark, at most some dozen code points to each side of it, and the language it stands in."""

    sign: str  # the marks, e.g. "?!" or "..."
    close: str  # closing quotes and brackets behind it
    glued: bool  # no white space follows
    token: str  # the word before it, without opening marks; "" where the mark stands free
    whole: str  # the same back to white space
    before: str  # what stands before that
    lone: bool  # the word is all there is of the sentence so far
    headed: bool  # the sentence begins within ``before``
    opener: str  # opening marks that follow
    next: str  # the word behind those
    ahead: str  # the text from that word on
    language: Language

    @property
    def quoted(self) -> bool:
        """Whether a quotation closes with the mark."""
        return not QUOTES.isdisjoint(self.close)

    @property
    def starts(self) -> bool:
        """Whether the word behind the mark is one that begins sentences; in capitals it may be something else."""
        word = self.next.rstrip(',.;:!?"”»')
        return word.replace("’", "'").lower() in self.language.starters and (len(word) == 1 or not word.isupper())


@lru_cache(maxsize=16)
def pattern(language: Language) -> re.Pattern[str]:
    """End marks, what closes behind them (some marks keep a blank before them), and white space."""
    closers = re.escape("".join(sorted({*_CLOSERS, *(closing for _, closing in language.quote_pairs)})))
    return re.compile(
        rf"(?P<sign>[{re.escape(language.end_marks)}]+)"
        rf"(?P<close>(?:[{closers}]|\s{{1,2}}[»”](?!\w)|\[\d{{1,3}}\])*)\s*"
    )


def look(text: str, match: re.Match[str], begin: int, span: Span, language: Language) -> Mark:
    """The surroundings of the mark that *match* found in *span*; its sentence began at *begin*."""
    start = match.start()
    back = text[max(begin, start - _BACK) : start]
    whole = "" if back[-1:].isspace() else (back.split() or [""])[-1]
    before = back[: len(back) - len(whole)].rstrip()
    token = whole
    for sign in "—–/(":
        token = token.rpartition(sign)[2] or token
    glued = match.end() == match.end("close")
    ahead = text[match.end() : min(span.end, match.end() + AHEAD)]
    bare = ahead.lstrip(OPENERS if glued else OPENERS + "….")
    return Mark(
        sign=match["sign"],
        close=match["close"],
        glued=glued,
        token=token.lstrip(OPENERS),
        whole=whole,
        before=before,
        lone=not before and start - begin <= _BACK,
        headed=start - begin <= _BACK,
        opener=ahead[: len(ahead) - len(bare)],
        next=(bare.split(maxsplit=1) or [""])[0],
        ahead=bare,
        language=language,
    )


def unvoiced(token: str) -> bool:
    """Whether a word looks like an abbreviation: short, without a vowel, not in capitals."""
    return 2 <= len(token) <= 5 and token.isalpha() and token[-1].islower() and _VOWELS.isdisjoint(token.lower())
