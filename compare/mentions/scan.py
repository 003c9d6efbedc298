"""One statement cut into words once, for all finders of mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass

from compare.language import Language
from compare.model import Span
from compare.text import APOSTROPHES, QUOTE_MARKS, cut

#: Signs of writing without blanks: what stands behind them opens unless a quotation is open.
_WIDE = "，。：、；？！"
#: Marks that open a quotation in most languages.
_OPENERS = "“„«「『"
_MARKS = frozenset(QUOTE_MARKS)
_BLANKS = re.compile(r"\s+")
#: Roles of statements that are written with capitals.
HEADINGS = frozenset({"headline", "heading"})


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """The words of a statement: as written, folded, and folded without a possessive ending.

    ``starts`` and ``ends`` are their code points, ``capitals`` the indices of those that begin with one.  ``gaps[i]``
    is what stands before word *i* (any white space as one blank), the last gap what follows the last word.
    ``quoted[i]`` tells whether word *i* stands inside quote marks of this statement.
    """

    headline: bool
    starts: list[int]
    ends: list[int]
    raw: list[str]
    key: list[str]
    bare: tuple[str, ...]
    gaps: tuple[str, ...]
    quoted: tuple[bool, ...]
    capitals: list[int]

    def span(self, first: int, last: int) -> Span:
        """The span from word *first* to word *last*, both included; without a possessive ending."""
        return Span(self.starts[first], self.ends[last] - (len(self.key[last]) - len(self.bare[last])))

    def owns(self, at: int) -> bool:
        """Whether word *at* has a possessive ending, or one that looks like it ("he's")."""
        return self.key[at] != self.bare[at]

    def within(self, span: Span) -> range:
        """The indices of the words that share a code point with *span*."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def large(self) -> frozenset[str]:
        """The folded words with a capital where neither the statement nor a quotation begins."""
        return frozenset([self.key[at] for at in self.capitals if at and self.gaps[at][-1:] not in _MARKS])

    def begins(self, words: Set[str]) -> list[int]:
        """The indices of the words that are among *words* or begin with a digit."""
        return [at for at, key in enumerate(self.bare) if key in words or self.raw[at][0].isdigit()]

    def opens(self, at: int) -> bool:
        """Whether word *at* begins the statement or a quotation or follows a colon, so that a capital says nothing."""
        gap = self.gaps[at]
        return at == 0 or any(sign in gap for sign in QUOTE_MARKS) or any(sign in gap for sign in ":.!?")


def scan(text: str, language: Language, *, heading: bool) -> Scan:
    """Cut a statement into words; a *heading* is written with capitals."""
    raw, keys, starts, ends, between = cut(text)
    # A line break or a no-break space is a blank.
    gaps = tuple([gap if gap == " " or not gap else _BLANKS.sub(" ", gap) for gap in between])
    return Scan(
        headline=heading,
        starts=starts,
        ends=ends,
        raw=raw,
        key=keys,
        bare=tuple([key[:-2] if key[-2:] == "'s" and len(key) > 2 else key for key in keys]),
        gaps=gaps,
        capitals=[at for at, word in enumerate(raw) if word[0].isupper()],
        quoted=(False,) * len(raw) if _MARKS.isdisjoint("".join(gaps)) else _quoted(gaps, language),
    )


def _quoted(gaps: Sequence[str], language: Language) -> tuple[bool, ...]:
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
