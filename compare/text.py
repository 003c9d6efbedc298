"""Folding, word spans and light stems: what two wordings have in common before anything is said about them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from compare.model import made

QUOTE_MARKS = '"“”„‟«»‹›「」『』〝〞〟＂'
APOSTROPHES = "'‘’‚‛ʼ′＇`´"
DASHES = "-‐‑‒–—―−﹘﹣－"
#: Those that open speech in some languages.
SPEECH_DASHES = "–—―"
_SINGLE = str.maketrans('“”„‟«»"＂', "‘’‚‛‹›''")
_FOLD = {
    **dict.fromkeys(QUOTE_MARKS, '"'),
    **dict.fromkeys(APOSTROPHES, "'"),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c", ""),
    "…": "...",
}
_FOLDED = frozenset(_FOLD)
#: Scripts that need the wide patterns: combining signs, those without spaces, those that write vowels as signs.
_WIDE = re.compile("[^\x00-\u02ff\u1e00-\u303f]")
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f"
_INVISIBLE = "\u00ad\u200b-\u200d"
#: The point between the parts of a long word in plain German ("Bundes·tag", "Bundes•tag"), and between two l in
#: Catalan.
_POINTS = "\u00b7\u2027\u2022\u2219"
_POINT = re.compile(f"(?<=[A-Za-z\u00c0-\u024f])[{_POINTS}](?=[A-Za-z\u00c0-\u024f])")
#: Words that are kept with their folded form, at most.
_KEPT = 65_536
#: Most words of most texts: plain letters before a blank, a comma or a full stop.  Told first, in half the time.
_PLAIN = "[A-Za-z]{2,}+(?=[ ,.])"
#: A flag, or a picture with its skin, its variant and all that is joined to it: one sign to a reader.
_JOINING = "(?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]|\u200d[\u2190-\U0001faff])"
_PICTURE = f"[\U0001f1e6-\U0001f1ff]{{2}}|[\u2190-\u2bff\U0001f000-\U0001faff]{_JOINING}+"


@lru_cache(maxsize=2)
def _patterns(wide: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word, and a token: a word or a sign.  A word is digits with their separators, letters with inner apostrophes, a
    dotted abbreviation, or one CJK sign.  Large classes are slow to compile, so most texts do without them."""
    alone, marks = (_CJK, _MARKS + _INVISIBLE) if wide else ("", _INVISIBLE)
    letter = rf"[^\W_{alone}]"
    run = rf"{letter}+(?:[{marks}{_POINTS}]+{letter}+)*[{marks}]*"
    word = (
        f"{_PLAIN}|"
        + (f"[{alone}]|" if alone else "")
        + rf"(?:[^\W\d_{alone}]\.){{2,}}(?!\w)"
        + r"|\d+(?:[.,:/]\d+)*(?:[^\W\d_]{1,2}(?!\w))?"
        + rf"|{run}(?:['’ʼ]{run})*"
    )
    token = rf"{word}|{_PICTURE}|\S" if wide else rf"{word}|\S"
    # Most of what is no word is a blank: told at the first look, not by each alternative in turn.
    return re.compile(f"((?! )(?:{word}))"), re.compile(f"((?! )(?:{token}))")


def _for(text: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _patterns(not text.isascii() and _WIDE.search(text) is not None)


class Word(NamedTuple):
    """A word of a text: code points ``start:end`` and its folded form."""

    start: int
    end: int
    key: str


class Cut(NamedTuple):
    """The words of a text: how each is written, its folded form, the code points where it begins and ends.

    ``gaps[i]`` is what stands before word *i*, the last gap what follows the last word.
    """

    words: list[str]
    keys: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]

    def words_from(self, start: int) -> list[Word]:
        """The words, of a text that begins at *start*."""
        places = zip(self.starts, self.ends, self.keys, strict=True)
        return [made(Word, (begin + start, end + start, key)) for begin, end, key in places]


class Tokens(NamedTuple):
    """A text cut into words and signs: how each is written, its folded form, and the code point where it begins.

    Nothing but white space lies between two of them.
    """

    parts: list[str]
    keys: list[str]
    starts: list[int]


def fold_marks(text: str) -> str:
    """NFC, plain quote marks, apostrophes, dashes and blanks; invisible signs gone.  Letters keep their case.

    Two or three hyphens are a typewriter's dash.
    """
    if not text.isascii() or "`" in text:
        text = unicodedata.normalize("NFC", text)
        for sign in _FOLDED.intersection(text):  # a text has few of them: str.translate takes five times as long
            text = text.replace(sign, _FOLD[sign])
        if any(point in text for point in _POINTS):
            text = _POINT.sub("", text)
    if "--" in text:
        text = text.replace("---", "-").replace("--", "-")
    # White space other than a blank is not printable: most texts have single blanks alone.
    return text.strip() if text.isprintable() and "  " not in text else " ".join(text.split())


def single(text: str) -> str:
    """*text* with single quotation marks for double ones, as it is cited within double ones."""
    return text.translate(_SINGLE)


def fold(text: str) -> str:
    """What is left of *text* when typography and letter case are set aside: two texts that fold alike read alike."""
    return fold_marks(text).casefold()


def fold_word(word: str) -> str:
    """The folded form of one word; a possessive ending is kept, dots of an abbreviation are not."""
    return _WORDS[word]


def fold_words(words: Iterable[str]) -> list[str]:
    """The folded form of each of *words*."""
    return list(map(_WORDS.__getitem__, words))


class _Words(dict[str, str]):
    """The folded form of each word, worked out when it is first asked for."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        folded = word.casefold() if word.isascii() else fold(word)
        found = self[word] = folded.replace(".", "") if folded[-1:] == "." else folded
        return found


_WORDS = _Words()


def words(text: str, start: int = 0) -> list[Word]:
    """The words of *text*; *start* is added to every offset."""
    return cut(text).words_from(start)


@lru_cache(maxsize=1_024)
def cut(text: str) -> Cut:
    """*text* cut into its words and what stands between them; kept, since what reads mentions has no :class:`Cuts`."""
    parts = _for(text)[0].split(text)  # gaps and words by turns: a match for each word takes twice as long
    edges = list(accumulate(map(len, parts), initial=0))
    found = parts[1::2]
    return made(Cut, (found, fold_words(found), edges[1:-1:2], edges[2::2], parts[::2]))


class Cuts(dict[str, Cut]):
    """The words of each wording, cut when they are first asked for: one for a whole run, since several stages ask."""

    def __missing__(self, wording: str) -> Cut:
        found = self[wording] = cut(wording)
        return found


def spelt(text: str) -> list[str]:
    """The words of *text* as they are written, in order."""
    return _for(text)[0].findall(text)


def keys(text: str) -> list[str]:
    """The folded words of *text*, in order."""
    if text.isascii() or _WIDE.search(text) is None:
        # No word reaches over a blank, and most of what stands between two blanks was read before.
        return list(chain.from_iterable(map(_BETWEEN_BLANKS.__getitem__, text.split(" "))))
    return fold_words(spelt(text))


class _BetweenBlanks(dict[str, tuple[str, ...]]):
    """The folded words of what stands between two blanks, read when it is first asked for."""

    def __missing__(self, part: str) -> tuple[str, ...]:
        if len(self) >= _KEPT:
            self.clear()
        bare = part[:-1] if part[-1:] in _STOPS else part
        plain = bare.isascii() and bare.isalpha()  # most are: one word, which needs no looking for
        found = self[part] = (_WORDS[bare],) if plain else tuple(fold_words(spelt(part)))
        return found


_STOPS = frozenset(".,")
_BETWEEN_BLANKS = _BetweenBlanks()


def tokens(text: str, start: int = 0) -> Tokens:
    """*text* cut into words and signs, white space left out; *start* is added to every offset."""
    cut = _for(text)[1].split(text)  # white space and tokens by turns
    parts = cut[1::2]
    starts = list(accumulate(map(len, cut[:-1]), initial=start))[1::2]
    return made(Tokens, (parts, list(map(_TOKENS.__getitem__, parts)), starts))


class _Tokens(dict[str, str]):
    """The folded form of each word or sign, worked out when it is first asked for."""

    def __missing__(self, part: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        found = self[part] = fold_word(part) if is_word(part) else fold_marks(part)
        return found


_TOKENS = _Tokens()


def is_word(part: str) -> bool:
    """Whether a token is a word and no sign."""
    return part[0].isalnum() or (not part.isascii() and _for(part)[0].match(part) is not None)


_HIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
#: Zero-width joiner and non-joiner, and the first sign of the scripts that spell with them.
_JOINERS, _JOINED = (0x200C, 0x200D), "\u0600"
_SHOWN = str.maketrans("\n\t\xa0", "   ")


def show_hidden(text: str) -> str:
    """*text* with control, bidirectional and invisible signs made visible, so that none can act in a terminal or page.

    C0 controls become their pictures (U+2400 block), the rest their number, as in ``<U+202E>``.  Line feeds and tabs
    stay, and so do joiners within words of scripts that are written with them, and within emoji.
    """
    if text.isprintable() or text.translate(_SHOWN).isprintable():
        return text
    return re.sub(_HIDDEN, _picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in _JOINERS and match.start() and match.end() < len(match.string):
        before, after = match.string[match.start() - 1], match.string[match.end()]
        if min(before, after) >= _JOINED and not before.isspace() and not after.isspace():
            return match[0]
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"
