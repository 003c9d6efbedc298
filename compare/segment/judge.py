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
_SIGNS_FIRST = frozenset("@#$€£¥₹&§")  # besides letters and digits
_DASHES = "-–—―"
_ASKING = frozenset("?!؟")
_WIDE = frozenset("。！？｡．।॥")
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœаеёиоуыэюя")
_BACK, _AHEAD = 60, 120  # code points looked at on each side of a mark
_NAMES_BEFORE_VERB = 6
_SPEECH_REACH = 14  # signs after a closed quotation, in which unspaced writing may tell its speaker
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
    language: Language


def rulings(text: str, span: Span, language: Language) -> Iterator[Ruling]:
    """The ends of sentences in *span*, in order, but for the last, which ends with the span."""
    begin = span.start
    for match in _marks(language).finditer(text, *span):
        if match.end() >= span.end:
            return
        mark = _surroundings(text, match, begin, span, language)
        verdict = _judge(mark, glued=match.end() == match.end("close"))
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


def _surroundings(text: str, match: re.Match[str], begin: int, span: Span, language: Language) -> _Mark:
    start = match.start()
    back = text[max(begin, start - _BACK) : start]
    token = "" if back[-1:].isspace() else (back.split() or [""])[-1]
    before = back[: len(back) - len(token)].rstrip()
    for sign in "—–/(":
        token = token.rpartition(sign)[2]
    ahead = text[match.end() : min(span.end, match.end() + _AHEAD)]
    bare = ahead.lstrip(_OPENERS + ("…." if match.end() > match.end("close") else ""))
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
        language=language,
    )


def _judge(mark: _Mark, *, glued: bool) -> Verdict:
    if _WIDE & set(mark.sign) or (glued and not mark.language.spaced and _ASKING & set(mark.sign)):
        return _wide(mark)
    if glued:
        return _glued(mark)
    for rule in _RULES:
        verdict = rule(mark)
        if verdict is not None:
            return verdict
    return "plain" if mark.token.isalpha() and mark.sign == "." and not mark.close else "cut"


def _no_beginning(mark: _Mark) -> Verdict | None:
    """Nothing that begins a sentence follows: a dash, more punctuation, a small letter.

    In some languages a dash with a capital behind it begins speech.
    """
    if not mark.next:
        return "go on"
    if not (mark.next[0].isalnum() or mark.next[0] in _SIGNS_FIRST):
        spoken = mark.ahead.lstrip(_DASHES + " \u00a0" + _OPENERS)[:1]
        dash = mark.language.dash_speech and mark.next[0] in _DASHES and not mark.opener
        return "cut" if dash and spoken.isupper() else "go on"
    if "." in mark.opener and not (mark.token and mark.opener.strip("\"'“‘ ").startswith("..")):
        return "go on"  # the dots of one spaced ellipsis
    if mark.next[0].islower() and not _small_name(mark):
        return "go on"
    return None


def _small_name(mark: _Mark) -> bool:
    """ "iPhone", "de Blasio", "al-Qaida": names that begin with a small letter, after an ordinary word."""
    if mark.sign != "." or mark.close or not mark.token.islower() or len(mark.token) < 3 or _unvoiced(mark.token):
        return False
    if mark.token in mark.language.never_end or mark.token in mark.language.may_end:
        return False
    if mark.next[1:2].isupper():
        return True
    particle, hyphen, name = mark.next.partition("-")
    name = name if hyphen else (mark.ahead.split(maxsplit=2) or [""])[1:2][0] if " " in mark.ahead else ""
    return particle in mark.language.particles and name[:1].isupper()


def _credit(mark: _Mark) -> Verdict | None:
    """``... on Monday. Jane Roe/Agency``: who took the picture is no statement of its own."""
    tail = mark.ahead
    if len(tail) >= _AHEAD - len(mark.opener) or tail[-1:] in ".?!…":
        return None
    return "go on" if re.search(r"\w/[^\W\d_]", tail) and tail.split("/")[1][:1].isupper() else None


def _list_marker(mark: _Mark) -> Verdict | None:
    """``1.``, ``a.``, ``iv.`` at the head of a sentence."""
    if not mark.lone or mark.close or mark.opener:
        return None
    marker = mark.token.lower()
    if (marker.isdigit() and len(marker) <= 3) or (len(marker) == 1 and marker.isalpha()) or not marker.strip("ivx"):
        return "go on"
    return None


def _ellipsis(mark: _Mark) -> Verdict | None:
    """Three dots end a sentence only before a starter; a fourth is a period."""
    dots = mark.sign.replace("…", "...")
    if dots.strip(".") or not (len(dots) == 3 or (dots == "." and (not mark.token or mark.token == "."))):
        return None
    if _QUOTES & set(mark.close):
        return _speaker(mark) or "cut"
    return "cut" if _starts(mark) else "go on"


def _speaker(mark: _Mark) -> Verdict | None:
    """``?"`` and up to some capitalised words and a speech verb: who said it belongs to the quotation."""
    if not _QUOTES & set(mark.close) or mark.opener:
        return None
    words = mark.ahead.split(maxsplit=_NAMES_BEFORE_VERB + 1)[: _NAMES_BEFORE_VERB + 1]
    for word in words:
        bare = word.rstrip(",.:;")
        if bare in mark.language.speech_verbs or bare in mark.language.tag_verbs:
            told = _ASKING & set(mark.sign) or "…" in mark.sign or word[-1] in ".:"
            return "go on" if told and not _starts(mark) else None
        if not word[0].isalpha() or (word[0].islower() and bare not in mark.language.particles):
            return None
    return None


def _asking(mark: _Mark) -> Verdict | None:
    """Question and exclamation marks end a sentence, but not in brackets of their own and not in ``Yahoo!``."""
    if not _ASKING & set(mark.sign):
        return None
    if not mark.token and mark.close[:1] in (")", "]"):
        return "go on"
    if mark.token + mark.sign in mark.language.may_end:
        return "cut" if _starts(mark) else "go on"
    return "cut"


def _number(mark: _Mark) -> Verdict | None:
    """A number ends a sentence; in German its period may make it an ordinal."""
    if not mark.token[:1].isdigit():
        return None
    if mark.language.ordinal_dot and mark.token.isdigit() and len(mark.token) <= 2:
        return "cut" if _starts(mark) else "go on"
    return "cut"


def _abbreviation(mark: _Mark) -> Verdict | None:
    """The three classes: never ends a sentence, never before a number, may end one."""
    words = mark.language
    for token in (mark.token, mark.token.rpartition("-")[2]):
        if token in words.never_end or (token in words.before_number and mark.next[0].isdigit()):
            return "go on"
        if token in words.may_end:
            return "cut" if _may_end_here(mark) else "go on"
    return None


def _may_end_here(mark: _Mark) -> bool:
    if _starts(mark) or (_QUOTES & set(mark.close) and not mark.next[0].isdigit()):
        return True
    if _QUOTES & set(mark.opener):
        return not _QUOTES & set(mark.ahead[:_SHORT_QUOTE])
    if mark.token[0].islower() and mark.before[-1:].isdigit():
        words, word = mark.language, mark.next.strip(",.;:)(").lower()
        return not (word[:1].isdigit() or word in words.weekdays | words.months.keys() | words.time_zones)
    return False


def _initial(mark: _Mark) -> Verdict | None:
    """``George W. Bush``, ``J.K. Rowling``, ``e.V.``: single letters, alone or in a row."""
    pieces = mark.token.split(".")
    if not all(piece.isalpha() and len(piece) <= 2 for piece in pieces):
        return None
    if len(pieces) == 1 and len(mark.token) > 1:
        return None
    return "cut" if _starts(mark) or _QUOTES & set(mark.close) else "go on"


def _unknown(mark: _Mark) -> Verdict | None:
    """A short word that our lists do not know and that no one could pronounce is left to Punkt."""
    if mark.sign != "." or mark.close or not _unvoiced(mark.token):
        return None
    if mark.next[0].isdigit():
        return "go on"
    if _starts(mark):
        return "cut"
    return "doubt"


def _known_word(mark: _Mark) -> Verdict | None:
    """A word that Punkt would take for an abbreviation, since it folds case: ``in the sun. Mar. 5``."""
    return "cut" if mark.token.lower() in _folded(mark.language) else None


_RULES: tuple[Callable[[_Mark], Verdict | None], ...] = (
    _no_beginning,
    _credit,
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


def _starts(mark: _Mark) -> bool:
    """Whether the word behind the mark is one that begins sentences."""
    word = mark.next.rstrip(',.;:!?"”»')
    return (word.replace("’", "'").lower() in mark.language.starters and not word.isupper()) or (
        len(word) == 1 and word.lower() in mark.language.starters
    )


def _unvoiced(token: str) -> bool:
    """Whether a word looks like an abbreviation: short, without a vowel, not in capitals."""
    return 2 <= len(token) <= 5 and token.isalpha() and token[-1].islower() and not _VOWELS & set(token.lower())


@lru_cache(maxsize=16)
def _folded(language: Language) -> frozenset[str]:
    return frozenset(word.lower() for word in language.never_end | language.may_end)


def _glued(mark: _Mark) -> Verdict:
    """``failed.Democrats``, ``"fine."She``: a small-lettered word, a mark, a capital; not in URLs, handles, names."""
    word, words = mark.token, mark.language
    if len(mark.sign) > 1 or not mark.next[:1].isupper() or not (mark.next[1:2].islower() or mark.next == "I"):
        return "go on"
    if set("/@.") & set(word + mark.next.rstrip(".")) or word in words.never_end or word in words.may_end:
        return "go on"
    if mark.next.rstrip(".,").lower() in _TOP_DOMAINS:
        return "go on"
    long_enough = len(word) >= 3 and word[-1].islower() and not _unvoiced(word)
    quoted = _QUOTES & set(mark.close + mark.opener) and word[-1:].isalnum()
    return "cut" if long_enough or quoted else "go on"


def _wide(mark: _Mark) -> Verdict:
    """Chinese, Japanese and Hindi marks end a sentence, unless the closed quotation goes on with its speaker."""
    if not mark.next or not (mark.next[0].isalnum() or mark.opener):
        return "go on"
    if mark.token[-1:].isdigit() and mark.next[0].isdigit() and mark.sign == "．":
        return "go on"
    if not _QUOTES & set(mark.close) or mark.opener:
        return "cut"
    if mark.ahead.startswith(tuple(mark.language.after_quote)):
        return "go on"
    if mark.language.spaced:
        words = re.split(r"[।.!?,]", mark.ahead)[0].split()[: _NAMES_BEFORE_VERB + 1]
        return "go on" if any(word in mark.language.speech_verbs for word in words) else "cut"
    clause = re.match(rf"[^，。,、：！？]{{1,{_SPEECH_REACH}}}(?=[。，：！？])", mark.ahead)
    told = clause is not None and any(verb in clause[0] for verb in mark.language.speech_verbs)
    return "go on" if told else "cut"
