"""One statement cut into words once, for all finders of mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from compare.language import Language
from compare.model import Span
from compare.text import APOSTROPHES, QUOTE_MARKS, Word, words

#: Signs of writing without blanks: what stands behind them opens unless a quotation is open.
_WIDE = "，。：、；？！"
#: Marks that open a quotation in most languages.
_OPENERS = "“„«「『"
_BLANKS = re.compile(r"\s+")
#: Roles of statements that are written with capitals.
HEADINGS = frozenset({"headline", "heading"})


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """The words of a statement: as written, folded, and folded without a possessive ending.

    ``gaps[i]`` is what stands before word *i* (any white space as one blank), the last gap what follows the last word.
    ``quoted[i]`` tells whether word *i* stands inside quote marks of this statement.
    """

    headline: bool
    words: list[Word]
    raw: tuple[str, ...]
    key: tuple[str, ...]
    bare: tuple[str, ...]
    gaps: tuple[str, ...]
    quoted: tuple[bool, ...]

    def span(self, first: int, last: int) -> Span:
        """The span from word *first* to word *last*, both included; without a possessive ending."""
        end = self.words[last].end
        if self.bare[last] != self.key[last]:
            end -= len(self.key[last]) - len(self.bare[last])
        return Span(self.words[first].start, end)

    def owns(self, at: int) -> bool:
        """Whether word *at* has a possessive ending, or one that looks like it ("he's")."""
        return self.key[at] != self.bare[at]

    def within(self, span: Span) -> range:
        """The indices of the words that share a code point with *span*."""
        first = bisect_right(self.words, span.start, key=lambda word: word.end)
        return range(first, bisect_left(self.words, span.end, key=lambda word: word.start))

    def opens(self, at: int) -> bool:
        """Whether word *at* begins the statement or a quotation or follows a colon, so that a capital says nothing."""
        gap = self.gaps[at]
        return at == 0 or any(sign in gap for sign in QUOTE_MARKS) or any(sign in gap for sign in ":.!?")


def scan(text: str, start: int, language: Language, *, heading: bool) -> Scan:
    """Cut a statement into words; *start* is added to every offset, and a *heading* is written with capitals."""
    found = words(text, start)
    raw, keys, gaps, at = [], [], [], 0
    for first, end, key in found:
        raw.append(text[first - start : end - start])
        keys.append(key)
        gaps.append(_gap(text[at : first - start]))
        at = end - start
    gaps.append(_gap(text[at:]))
    return Scan(
        headline=heading,
        words=found,
        raw=tuple(raw),
        key=tuple(keys),
        bare=tuple(key[:-2] if key[-2:] == "'s" and len(key) > 2 else key for key in keys),
        gaps=tuple(gaps),
        quoted=_quoted(gaps, language),
    )


def _gap(between: str) -> str:
    """What stands between two words; a line break or a no-break space is a blank."""
    return between if between in {" ", ""} else _BLANKS.sub(" ", between)


def _quoted(gaps: list[str], language: Language) -> tuple[bool, ...]:
    """Whether each word stands inside quote marks; a mark that the language opens and closes with goes by the blank."""
    found: list[bool] = []
    inside = opened = False
    for gap in gaps[:-1]:
        if gap == " ":
            found.append(inside)
            continue
        for at, sign in enumerate(gap):
            if sign in QUOTE_MARKS:
                before = gap[at - 1] if at else ("x" if found else " ")
                opening = _opening(sign, before, language, inside=inside)
                if not opening and not opened:
                    found = [True] * len(found)  # the quotation began in an earlier statement
                inside = opening
                opened = True
        found.append(inside)
    return tuple(found)


def _opening(sign: str, before: str, language: Language, *, inside: bool) -> bool:
    """Whether a quote mark opens: „so“ and »so« in German, «so» elsewhere; *before* is the sign that it follows."""
    opens, closes = (any(sign == pair[side] for pair in language.quote_pairs) for side in (0, 1))
    if opens and not closes:
        return True
    free = before in " (\u00a0\n[—–" + APOSTROPHES
    if sign in '"＂':
        return free or (before in _WIDE and not inside)
    if closes:
        return sign in _OPENERS and free and not inside
    return sign in _OPENERS
