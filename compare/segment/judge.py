"""The judge of end marks: which period, question or exclamation mark ends a sentence.

The rules stand in one tuple, the first that knows decides.  Their order follows what they gain on news: abbreviations
in three classes, the speaker after ``?"``, dashes, glued sentences, ellipses, list markers.  Words come from the
language profile.  A rule looks a bounded way around its mark, so that the whole is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from compare.language import Language
from compare.model import Span

Verdict = Literal["cut", "plain", "doubt", "go on"]

_QUOTES = frozenset("\"'“”‘’„‚«»‹›「」『』＂")
_OPENERS = "\"'“”‘’„‚«»‹›([{¿¡「『（【《〈*_"
_CLOSERS = "\"'”’»›)]}」』）】》〉＂*_"
_DASHES = frozenset("-–—―‒−")
_ASKING = frozenset("?!؟")
_WIDE = frozenset("。！？｡．।॥")
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœаеёиоуыэюя")
_BACK, _AHEAD = 60, 120  # code points looked at on each side of a mark
_NAMES_BEFORE_VERB = 6
_SPEECH_REACH = 14  # signs after a closed quotation within which a speech verb tells its speaker, where none are spaced
_SHORT_QUOTE = 60
_TOP_DOMAINS = frozenset(["com", "org", "net", "gov", "edu", "info", "html", "htm", "php", "asp", "aspx", "js"])


class Ruling(NamedTuple):
    """A sentence may end before ``end``, the next begins at ``next``.

    "cut": our rules say so; "plain": an ordinary word before the mark, any splitter says so; "doubt": ask Punkt.
    """

    end: int
    next: int
    verdict: Verdict


class _Mark(NamedTuple):
    """An end mark in its surroundings."""

    sign: str  # the marks, e.g. "?!" or "..."
    close: str  # closing quotes and brackets behind it
    token: str  # the word before it, without opening marks; "" where the mark stands free
    before: str  # what stands before that word
    lone: bool  # the word is all there is of the sentence so far
    opener: str  # opening marks behind it
    next: str  # the word after those
    ahead: str  # the text from that word on


def rulings(text: str, span: Span, language: Language) -> Iterator[Ruling]:
    """The ends of sentences in *span*, in order, but for the last, which ends with the span."""
    begin = span.start
    for match in _marks(language).finditer(text, *span):
        if match.end() >= span.end:
            return
        mark = _surroundings(text, match, begin, span)
        verdict = _judge(mark, language, glued=match.end() == match.end("close"))
        if verdict != "go on":
            yield Ruling(match.end("close"), match.end(), verdict)
            begin = match.end()


@lru_cache(maxsize=16)
def _marks(language: Language) -> re.Pattern[str]:
    """End marks, what closes behind them (French marks keep a blank before them), and white space."""
    closers = re.escape("".join(sorted({*_CLOSERS, *(closing for _, closing in language.quote_pairs)})))
    return re.compile(
        rf"(?P<sign>[{re.escape(language.end_marks)}]+)"
        rf"(?P<close>(?:[{closers}]|[ \u00a0\u202f]»(?!\w)|\[\d{{1,3}}\])*)\s*"
    )


def _surroundings(text: str, match: re.Match[str], begin: int, span: Span) -> _Mark:
    start = match.start()
    back = text[max(begin, start - _BACK) : start]
    token = "" if back[-1:].isspace() else (back.split() or [""])[-1]
    before = back[: len(back) - len(token)].rstrip()
    for sign in "—–/(":
        token = token.rpartition(sign)[2]
    ahead = text[match.end() : min(span.end, match.end() + _AHEAD)]
    bare = ahead.lstrip(_OPENERS)
    opener = ahead[: len(ahead) - len(bare)]
    return _Mark(
        sign=match["sign"],
        close=match["close"],
        token=token.lstrip(_OPENERS),
        before=before,
        lone=not before and start - begin <= _BACK,
        opener=opener,
        next=(bare.split(maxsplit=1) or [""])[0],
        ahead=bare,
    )


def _judge(mark: _Mark, language: Language, *, glued: bool) -> Verdict:
    if _WIDE & set(mark.sign):
        return _wide(mark, language)
    if glued:
        return _glued(mark, language)
    for rule in _RULES:
        verdict = rule(mark, language)
        if verdict is not None:
            return verdict
    return "plain" if mark.token.isalpha() and mark.sign == "." and not mark.close else "cut"


def _no_beginning(mark: _Mark, language: Language) -> Verdict | None:
    """Nothing that begins a sentence follows: a dash, more punctuation, a small letter."""
    if not mark.next or mark.next[0] in _DASHES or not (mark.next[0].isalnum() or mark.next[0] in "@#$€£¥₹&§"):
        return "go on"
    if mark.next[0].islower() and not _small_name(mark, language):
        return "go on"
    return None


def _small_name(mark: _Mark, language: Language) -> bool:
    """ "iPhone", "de Blasio", "al-Qaida": names that begin with a small letter, after an ordinary word."""
    if mark.sign != "." or mark.close or not mark.token.islower() or len(mark.token) < 3 or _unvoiced(mark.token):
        return False
    if mark.token in language.never_end or mark.token in language.may_end:
        return False
    if mark.next[1:2].isupper():
        return True
    particle, hyphen, name = mark.next.partition("-")
    name = name if hyphen else (mark.ahead.split(maxsplit=2) or [""])[1:2][0] if " " in mark.ahead else ""
    return particle in language.particles and name[:1].isupper()


def _list_marker(mark: _Mark, language: Language) -> Verdict | None:
    """``1.``, ``a.``, ``iv.`` at the head of a sentence."""
    if not mark.lone or mark.close or mark.opener:
        return None
    marker = mark.token.lower()
    if (marker.isdigit() and len(marker) <= 3) or (len(marker) == 1 and marker.isalpha()) or not marker.strip("ivx"):
        return "go on"
    return None


def _ellipsis(mark: _Mark, language: Language) -> Verdict | None:
    """Three dots end a sentence only before a starter; a fourth is a period."""
    dots = mark.sign.replace("…", "...")
    if dots.strip(".") or not (len(dots) == 3 or (dots == "." and (not mark.token or mark.token == "."))):
        return None
    if _QUOTES & set(mark.close):
        return _speaker(mark, language) or "cut"
    return "cut" if _starts(mark, language) else "go on"


def _speaker(mark: _Mark, language: Language) -> Verdict | None:
    """``?"`` and up to some capitalised words and a speech verb: who said it belongs to the quotation."""
    if not _QUOTES & set(mark.close) or mark.opener:
        return None
    words = mark.ahead.split(maxsplit=_NAMES_BEFORE_VERB + 1)[: _NAMES_BEFORE_VERB + 1]
    for index, word in enumerate(words):
        bare = word.rstrip(",.:;")
        if index and bare in language.speech_verbs:
            told = _ASKING & set(mark.sign) or "…" in mark.sign or word[-1] in ".:"
            return "go on" if told and not _starts(mark, language) else None
        if not (word[0].isupper() or bare in language.particles):
            return None
    return None


def _asking(mark: _Mark, language: Language) -> Verdict | None:
    """Question and exclamation marks end a sentence, but not in brackets of their own and not in ``Yahoo!``."""
    if not _ASKING & set(mark.sign):
        return None
    if not mark.token and mark.close[:1] in (")", "]"):
        return "go on"
    if mark.token + mark.sign in language.may_end:
        return "cut" if _starts(mark, language) else "go on"
    return "cut"


def _number(mark: _Mark, language: Language) -> Verdict | None:
    """A number ends a sentence; in German its period may make it an ordinal."""
    if not mark.token[:1].isdigit():
        return None
    if language.ordinal_dot and mark.token.isdigit() and len(mark.token) <= 2:
        return "cut" if _starts(mark, language) else "go on"
    return "cut"


def _abbreviation(mark: _Mark, language: Language) -> Verdict | None:
    """The three classes: never ends a sentence, never before a number, may end one."""
    for token in {mark.token, mark.token.rpartition("-")[2]}:
        if token in language.never_end or (token in language.before_number and mark.next[0].isdigit()):
            return "go on"
        if token in language.may_end or (token[:1].isupper() and token.lower() in language.may_end and "." in token):
            return "cut" if _may_end_here(mark, language) else "go on"
    return None


def _may_end_here(mark: _Mark, language: Language) -> bool:
    if _starts(mark, language) or (_QUOTES & set(mark.close) and not mark.next[0].isdigit()):
        return True
    if _QUOTES & set(mark.opener):
        return not _QUOTES & set(mark.ahead[:_SHORT_QUOTE])
    if mark.token[0].islower() and mark.before[-1:].isdigit():
        word = mark.next.strip(",.;:)(").lower()
        return not (
            word[:1].isdigit() or word in language.weekdays or word in language.months or word in language.time_zones
        )
    return False


def _initial(mark: _Mark, language: Language) -> Verdict | None:
    """``George W. Bush``, ``J.K. Rowling``, ``e.V.``: single letters, alone or in a row."""
    pieces = mark.token.split(".")
    if not all(piece.isalpha() and len(piece) <= 2 for piece in pieces):
        return None
    if len(pieces) == 1 and len(mark.token) > 1:
        return None
    return "cut" if _starts(mark, language) or _QUOTES & set(mark.close) else "go on"


def _unknown(mark: _Mark, language: Language) -> Verdict | None:
    """A short word that our lists do not know and that no one could pronounce is left to Punkt."""
    if mark.sign != "." or mark.close or not _unvoiced(mark.token):
        return None
    if mark.next[0].isdigit():
        return "go on"
    if _starts(mark, language):
        return "cut"
    return "doubt"


def _known_word(mark: _Mark, language: Language) -> Verdict | None:
    """A word that Punkt would take for an abbreviation, since it folds case: ``in the sun. Mar. 5``."""
    return "cut" if mark.token.lower() in _folded(language) else None


_RULES: tuple[Callable[[_Mark, Language], Verdict | None], ...] = (
    _no_beginning,
    _list_marker,
    _ellipsis,
    _speaker,
    _asking,
    _number,
    _abbreviation,
    _initial,
    _unknown,
    _known_word,
)


def _starts(mark: _Mark, language: Language) -> bool:
    """Whether the word behind the mark is one that begins sentences."""
    word = mark.next.rstrip(',.;:!?"”»')
    return (word.replace("’", "'").lower() in language.starters and not word.isupper()) or (
        len(word) == 1 and word.lower() in language.starters
    )


def _unvoiced(token: str) -> bool:
    """Whether a word looks like an abbreviation: short, without a vowel, not in capitals."""
    return 2 <= len(token) <= 5 and token.isalpha() and token[-1].islower() and not _VOWELS & set(token.lower())


@lru_cache(maxsize=16)
def _folded(language: Language) -> frozenset[str]:
    return frozenset(word.lower() for word in language.never_end | language.may_end)


def _glued(mark: _Mark, language: Language) -> Verdict:
    """``failed.Democrats``, ``"fine."She``: a small-lettered word, a mark, a capital; not in URLs, handles, names."""
    word = mark.token
    if not mark.next[:1].isupper() or not (mark.next[1:2].islower() or mark.next[:2] == "I "):
        return "go on"
    if len(mark.sign) > 1 or (mark.opener and mark.close):
        return "go on"
    if any(sign in word + mark.next for sign in "/@") or "." in word or word in language.never_end | language.may_end:
        return "go on"
    following = re.match(r"\w+", mark.next)
    if following is None or following[0].lower() in _TOP_DOMAINS:
        return "go on"
    quoted = bool(_QUOTES & set(mark.close + mark.opener))
    long_enough = len(word) >= 3 and word[-1].islower() and not _unvoiced(word)
    return "cut" if long_enough or (quoted and (word[-1:].isalnum())) else "go on"


def _wide(mark: _Mark, language: Language) -> Verdict:
    """Chinese, Japanese and Hindi marks end a sentence, unless the closed quotation goes on with its speaker."""
    if not mark.next or not (mark.next[0].isalnum() or mark.opener):
        return "go on"
    if not _QUOTES & set(mark.close) or mark.opener:
        return "cut"
    if mark.ahead.startswith(tuple(language.after_quote)):
        return "go on"
    if language.spaced:
        words = re.split(r"[।.!?,]", mark.ahead)[0].split()[: _NAMES_BEFORE_VERB + 1]
        return "go on" if any(word in language.speech_verbs for word in words) else "cut"
    clause = re.match(rf"[^，。,、：！？]{{1,{_SPEECH_REACH}}}(?=[。，：！？])", mark.ahead)
    told = clause is not None and any(verb in clause[0] for verb in language.speech_verbs)
    return "go on" if told else "cut"
