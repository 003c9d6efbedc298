"""Names before a form of address or an office, where words are not parted by blanks: "佐藤さん", "王先生".

Nothing marks where a name begins: it is the signs of one script right before the title, up to a sign that ties words, a
verb of saying or another title.  A long run is a description, and so is no name.
"""

from __future__ import annotations

from functools import lru_cache

from compare.language import Language
from compare.mentions.lexicon import Lexicon, lexicon
from compare.mentions.scan import Scan
from compare.model import Mention

_TITLE = 4  # signs of a title at most
_SHORT = 4  # signs of a name that has no point in it and is not written by sound, at most
_POINTS = frozenset("·・＝")


def titled(scan: Scan, lists: Lexicon, taken: set[int]) -> list[Mention]:
    """The names of *scan* before a title, with the title; words in *taken* are dates and numbers."""
    found: list[Mention] = []
    at = 0
    while at < len(scan.raw):
        length = _title(scan, lists, at)
        first = _first(scan, lists, at, taken) if length else at
        if first < at and not _no_name(scan, lists, first, at):
            title = "".join(scan.bare[at : at + length])
            found.append(Mention("name", scan.span(first, at - 1), " ".join(scan.bare[first:at])))
            if not lists.has("courtesy", title):
                found.append(Mention("title", scan.span(at, at + length - 1), title))
        at += length or 1
    return found


def _title(scan: Scan, lists: Lexicon, at: int) -> int:
    """The number of signs of the title that begins at *at*; 0 where none does."""
    for length in range(_TITLE, 0, -1):
        if _word(scan, at, at + length) in lists.titles:
            goes_on = length == 1 and at + 1 < len(scan.raw) and scan.gaps[at + 1] == "" and _script(scan.raw[at + 1])
            return 0 if goes_on == "sense" else length  # "氏名" is no 氏
    return 0


def _word(scan: Scan, first: int, end: int) -> str:
    """The signs from *first* to before *end*; "" where they do not stand together."""
    together = first >= 0 and end <= len(scan.raw) and not any(scan.gaps[first + 1 : end])
    return "".join(scan.bare[first:end]) if together else ""


def _first(scan: Scan, lists: Lexicon, end: int, taken: set[int]) -> int:
    """Where the name that ends before word *end* begins."""
    first = at = end
    while at and _named(scan, lists, at - 1, end) and not _closed(scan, lists, at):
        if scan.gaps[at] and not (at < end and scan.gaps[at] in _POINTS):
            break
        at -= 1
        if at not in taken:
            first = at
        elif at + 1 == end or at + 1 != first:
            break  # a number may stand within a name alone: 田中一郎
    return first


def _named(scan: Scan, lists: Lexicon, at: int, end: int) -> bool:
    """Whether the sign at *at* may belong to a name whose last sign stands before *end*."""
    sign, last = scan.raw[at], scan.raw[end - 1]
    script = _script(sign)
    return script == _script(last) != "" and (script == "sound" or sign not in lists.language.stop_words)


def _script(sign: str) -> str:
    """ "sound" for katakana, "sense" for Chinese signs, "" for all else."""
    if "\u30a1" <= sign[0] <= "\u30fc":
        return "sound"
    return "sense" if "\u3400" <= sign[0] <= "\u9fff" else ""


def _closed(scan: Scan, lists: Lexicon, first: int) -> bool:
    """Whether a word that is no part of a name ends before word *first*: a verb of saying, a title."""
    walls = _walls(lists.language)
    return any(_word(scan, first - length, first) in walls for length in range(1, _TITLE + 1))


@lru_cache(maxsize=8)
def _walls(language: Language) -> frozenset[str]:
    lists = lexicon(language)
    return frozenset(lists.speech) | lists.titles | frozenset(language.according_to) | language.hedges


def _no_name(scan: Scan, lists: Lexicon, first: int, end: int) -> bool:
    """Whether what stands before a title only limits it, is too long for a name, or is a word of address."""
    run = "".join(scan.bare[first:end])
    limited = any(run.endswith(prefix) for prefix in lists.sets["title_prefixes"])
    pointed = any(gap for gap in scan.gaps[first + 1 : end])
    long = end - first > _SHORT and not pointed and _script(run) == "sense"
    return limited or long or lists.has("not_names", run)
