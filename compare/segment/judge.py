"""The judge of end marks: which period, question or exclamation mark ends a sentence.

The rules stand in one tuple, the first that knows decides.  They came in the order of what they gain on news:
abbreviations in three classes, the speaker after ``?"``, dashes, glued sentences, ellipses, list markers.  Words come
from the language profile, none stands here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from compare.language import Language
from compare.model import Span
from compare.segment.abbreviations import Verdict, abbreviation, initial, number, unknown, word
from compare.segment.marks import AHEAD, OPENERS, QUOTES, Mark, look, pattern, unvoiced

_SIGNS_FIRST = frozenset("@#$€£¥₹&§")  # a sentence may begin with them, besides letters and digits
_DASHES = "-–—―"
_ASKING = frozenset("?!؟")
_WIDE = frozenset("。！？｡．।॥")  # need no white space behind them
_BRACKETS, _OPENED = frozenset("）)"), frozenset("（(")
_NAMES_BEFORE_VERB = 6
_SPEECH_REACH = 14  # signs after a closed quotation, in which unspaced writing may tell its speaker
_TOP_DOMAINS = frozenset(["com", "org", "net", "gov", "edu", "info", "html", "htm", "php", "asp", "aspx", "js"])
_BRACKETS_AND_DASH = re.compile(rf"[^()]{{1,20}}\)\s{{0,2}}[{_DASHES}]")
_WIDE_CLAUSE = re.compile(rf"[^，。,、：！？]{{1,{_SPEECH_REACH}}}(?=[。，：！？])")


class Ruling(NamedTuple):
    """A sentence may end before ``end``, the next begins at ``next``; the verdict is not "go on"."""

    end: int
    next: int
    verdict: Verdict


def rulings(text: str, span: Span, language: Language) -> Iterator[Ruling]:
    """The ends of sentences in *span*, in order, but for the last, which ends with the span."""
    begin = span.start
    for match in pattern(language).finditer(text, *span):
        if match.end() >= span.end:
            return
        verdict = _judge(look(text, match, begin, span, language))
        if verdict != "go on":
            yield Ruling(match.end("close"), match.end(), verdict)
            begin = match.end()


def _judge(mark: Mark) -> Verdict:
    if not _WIDE.isdisjoint(mark.sign) or (mark.glued and not mark.language.spaced and _asks(mark)):
        return _wide(mark)
    if mark.glued:
        return _glued(mark)
    for rule in _RULES:
        verdict = rule(mark)
        if verdict is not None:
            return verdict
    return word(mark)


def _asks(mark: Mark) -> bool:
    return not _ASKING.isdisjoint(mark.sign)


def _no_beginning(mark: Mark) -> Verdict | None:
    """What follows begins no sentence: a dash, more punctuation, a small letter.

    In some languages a dash with a capital behind it begins speech.
    """
    if not mark.next:
        return "go on"
    if not (mark.next[0].isalnum() or mark.next[0] in _SIGNS_FIRST):
        speech = mark.language.dash_speech and mark.next[0] in _DASHES and not mark.opener and mark.whole[-1:] != ")"
        return "cut" if speech and "".join(mark.ahead.split()).lstrip(_DASHES + OPENERS)[:1].isupper() else "go on"
    if "(" in mark.opener and _BRACKETS_AND_DASH.match(mark.ahead):
        return "go on"  # "(AP) —"
    if mark.next[0].islower() and not _small_name(mark):
        return "go on"
    return None


def _small_name(mark: Mark) -> bool:
    """``iPhone``, ``de Blasio``, ``al-Qaida``, ``'s Avonds``: a small letter may begin a sentence after plain words."""
    token, words = mark.token, mark.language
    if mark.sign != "." or mark.close or not token.islower() or unvoiced(token):
        return False
    if len(token) < 3 and token not in words.stop_words:
        return False
    if token in words.never_end or token in words.may_end:
        return False
    if mark.next[1:2].isupper():
        return True
    particle, hyphen, name = mark.next.partition("-")
    name = name if hyphen else mark.ahead[len(mark.next) :].lstrip()
    elided = mark.opener[-1:] in ("'", "’", "‘") and particle in words.elisions
    return (elided or particle in words.particles) and name[:1].isupper()


def _credit(mark: Mark) -> Verdict | None:
    """``... on Monday. Jane Roe/Agency``: who took the picture is no statement of its own."""
    tail = mark.ahead
    if len(tail) >= AHEAD - len(mark.opener) or tail[-1:] in ".?!…":
        return None
    return "go on" if re.search(r"\w/[^\W\d_]", tail) and tail.split("/")[1][:1].isupper() else None


def _list_marker(mark: Mark) -> Verdict | None:
    """``1.``, ``a.``, ``iv.`` at the head of a sentence."""
    if not mark.lone or mark.close or mark.opener:
        return None
    marker = mark.token.lower()
    numbered = (marker.isdigit() and len(marker) <= 3) or (marker.isalpha() and len(marker) == 1)
    return "go on" if numbered or not marker.strip("ivx") else None


def _ellipsis(mark: Mark) -> Verdict | None:
    """Three dots end a sentence only before a starter; a fourth is a period.  They may also begin the next sentence."""
    if "." in mark.opener and not (mark.token and mark.opener.startswith("..")):
        return "go on"  # one of several spaced dots
    dots = mark.sign.replace("…", "...")
    if dots.strip(".") or not (len(dots) == 3 or (dots == "." and not mark.token.strip("."))):
        return None
    if mark.quoted:
        return _speaker(mark) or "cut"
    return "cut" if mark.starts else "go on"


def _speaker(mark: Mark) -> Verdict | None:
    """``?"``, up to some capitalised words and a speech verb: who said it belongs to the quotation.

    After a period the speaker belongs to it only where the sentence ends with the verb or goes on with a colon.
    """
    if not mark.quoted or mark.opener or mark.starts:
        return None
    words = mark.language
    for spoken in mark.ahead.split(maxsplit=_NAMES_BEFORE_VERB + 1)[: _NAMES_BEFORE_VERB + 1]:
        bare = spoken.rstrip(",.:;।")
        if bare in words.speech_verbs or bare in words.tag_verbs:
            return "go on" if _asks(mark) or "…" in mark.sign or spoken[-1] in ".:।" else None
        if not spoken[0].isalpha() or (spoken[0].islower() and bare not in words.particles):
            return None
    return None


def _asking(mark: Mark) -> Verdict | None:
    """Question and exclamation marks end a sentence, but not in brackets of their own and not in ``Yahoo!``."""
    if not _asks(mark):
        return None
    if not mark.token and mark.close[:1] in (")", "]"):
        return "go on"
    if mark.token + mark.sign in mark.language.may_end:
        return "cut" if mark.starts else "go on"
    return "cut"


_RULES: tuple[Callable[[Mark], Verdict | None], ...] = (
    _no_beginning,
    _credit,
    _list_marker,
    _ellipsis,
    _speaker,
    _asking,
    number,
    abbreviation,
    initial,
    unknown,
)


def _glued(mark: Mark) -> Verdict:
    """``failed.Democrats``, ``"fine."She``: a small-lettered word, a mark, a capital; not in URLs, handles, names."""
    before, words = mark.token, mark.language
    if len(mark.sign) > 1 or not mark.next[:1].isupper() or not (mark.next[1:2].islower() or mark.next == "I"):
        return "go on"
    if set("/@.") & set(mark.whole + mark.next.rstrip(".")) or before in words.never_end or before in words.may_end:
        return "go on"
    if mark.next.rstrip(".,").lower() in _TOP_DOMAINS or _credit(mark):
        return "go on"
    long_enough = len(before) >= 3 and before[-1].islower() and not unvoiced(before)
    quoted = not QUOTES.isdisjoint(mark.close + mark.opener) and before[-1:].isalnum()
    return "cut" if long_enough or quoted else "go on"


def _wide(mark: Mark) -> Verdict:
    """Chinese, Japanese and Hindi marks end a sentence, unless the closed quotation goes on with its speaker."""
    if not mark.next or not (mark.next[0].isalnum() or mark.opener):
        return "go on"
    if mark.sign == "．" and mark.token[-1:].isdigit() and mark.next[0].isdigit():
        return "go on"
    # A bracket that opened within the sentence: it goes on behind it.
    aside = not _BRACKETS.isdisjoint(mark.close) and not _OPENED.isdisjoint((mark.before + mark.whole)[1:])
    if aside or not mark.quoted or mark.opener:
        return "go on" if aside else "cut"
    if mark.ahead.startswith(mark.language.after_quote):
        return "go on"
    verbs = mark.language.speech_verbs
    if mark.language.spaced:
        clause = re.split(r"[।.!?,]", mark.ahead)[0].split()[: _NAMES_BEFORE_VERB + 1]
        return "go on" if any(spoken in verbs for spoken in clause) else "cut"
    told = _WIDE_CLAUSE.match(mark.ahead)
    return "go on" if told and any(verb in told[0] for verb in verbs) else "cut"
