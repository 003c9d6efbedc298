"""What grouping needs to know of an article, worked out once: how often it has which words, and a sketch of it.

Nothing is kept of the text itself, so that a corpus of any length of text fits into memory.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeVar
from zlib import crc32

from compare.align.study import stem
from compare.language import known, load
from compare.text import fold_marks, keys

SKETCH = 24  # hashes kept of an article
_TITLE = 2  # how often a word of the title counts
_NONE = ""  # no term
_WORDS = 1 << 18  # that are remembered
_SIGNS = "\u3040"  # the first sign of the scripts that are written without blanks
_PLAIN = re.compile(r"\w+(?:['.,]\w+)*")
#: Scripts whose words hold combining signs or have no blanks between them.
_WIDE = re.compile("[\u0300-\u036f\u0590-\u1dff\u3040-\U0010ffff]")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of an article beside its wording.  ``place`` tells where it stands in the corpus.

    ``published`` is ISO 8601 or "", ``day`` the same in days (0: not known).  ``key`` puts articles in an order that is
    their own, not that of the corpus.
    """

    place: int
    id: str
    title: str
    outlet: str
    published: str
    day: int
    key: tuple[int, str, str]


class Profile(NamedTuple):
    """An article as grouping sees it: how often it has each stem, and the least hashes of its runs of four words."""

    article: Article
    terms: dict[str, int]
    sketch: tuple[int, ...]


def profile(
    place: int, id: str, title: str, text: str, outlet: str = "", published: str = "", lang: str = ""
) -> Profile:
    """The profile of an article; *published* is ISO 8601 or "".  Without an *id* it is known by its wording.

    *lang* is the language whose stop words tell nothing; "" sets those of all languages aside.
    """
    digest = hashlib.sha256(f"{title}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    id = id or digest[:12]
    day = date.fromisoformat(published[:10]).toordinal() if published else 0
    stems = _terms(lang)
    found = _words(text)
    terms = Counter(map(stems.__getitem__, found))
    for word in _words(title):
        terms[stems[word]] += _TITLE
    del terms[_NONE]
    return Profile(Article(place, id, title, outlet, published, day, (day, id, digest)), terms, _sketch(found))


def _words(text: str) -> list[str]:
    """The folded words of *text*.  In a script that is written without blanks a word is two neighbouring signs.

    Here a word only has to be the same in each article, so the plain cut of most scripts will do, for less.
    """
    if not text.isascii():
        if _WIDE.search(text):
            return _paired(keys(text))
        text = fold_marks(text)
    return _PLAIN.findall(text.casefold())


def _paired(found: list[str]) -> list[str]:
    """*found* with each lone CJK sign joined to the one behind it, since one alone says little."""
    pairs = zip(found, (*found[1:], ""), strict=False)  # a title of one emoji has no word at all
    return [one + other if _is_sign(one) and _is_sign(other) else one for one, other in pairs]


def _is_sign(word: str) -> bool:
    return len(word) == 1 and word >= _SIGNS


class _Known(dict[str, _V]):
    """What *find* says of a word, asked once: a lookup costs a third of what ``lru_cache`` would."""

    def __init__(self, find: Callable[[str], _V]) -> None:
        self._find = find

    def __missing__(self, word: str) -> _V:
        if len(self) >= _WORDS:
            self.clear()
        self[word] = found = self._find(word)
        return found


@lru_cache(maxsize=1)
def _terms(lang: str) -> _Known[str]:
    """For each word its stem, or _NONE for a single letter and a stop word: of any language where no *lang* is told.

    Telling the language of each article would cost more than all the rest.
    """
    stops = frozenset[str]().union(*(load(code).stop_words for code in ((lang,) if lang else known())))
    return _Known(lambda word: _NONE if len(word) < 2 or word in stops else stem(word))


def _hashed(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


_HASHES = _Known(_hashed)


def _sketch(found: Sequence[str]) -> tuple[int, ...]:
    """The least hashes of all runs of four words, a sample that is the same for the same runs (Broder 1997).

    The hash of a tuple of numbers does not depend on the hash seed, that of a word would.
    """
    words = list(map(_HASHES.__getitem__, found))
    runs = set(map(hash, zip(words, words[1:], words[2:], words[3:], strict=False)))
    return tuple(sorted(runs)[:SKETCH])


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of four-word runs that two sketches have in common, 0-1, as far as they tell."""
    union = sorted({*one, *other})[:SKETCH]
    both = set(one) & set(other)
    return sum(value in both for value in union) / len(union) if union else 0.0
