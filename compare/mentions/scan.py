"""One statement cut into words once, for all finders of mentions."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass

from compare.language import Language
from compare.mentions.elision import parted
from compare.mentions.quotes import singles
from compare.model import Span
from compare.text import APOSTROPHES, QUOTE_MARKS, SPEECH_DASHES, cut

#: Signs of writing without blanks: what stands behind them opens unless a quotation is open.
_WIDE = "，。：、；？！"
#: Marks that open a quotation in most languages.
_OPENERS = "“„«「『"
_MARKS = frozenset(QUOTE_MARKS)
_BLANKS = re.compile(r"\s+")
#: What may open a quotation in single marks.
_SINGLE = re.compile(r"(?<!\w)['‘‚](?=\w)")
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
    raw, keys, starts, ends, between = parted(cut(_doubled(text, language)), language.elided)
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
        quoted=_spoken(gaps, language),
    )


def _doubled(text: str, language: Language) -> str:
    """*text* with quotations in single marks set in double ones, where the language quotes so: ‘so’, he said."""
    if not _SINGLE.search(text):
        return text
    signs = list(text)
    for quotation in singles(text, language):
        signs[quotation.span.start], signs[quotation.span.end - 1] = language.quote_pairs[0]
    return "".join(signs)


def dashed(gaps: Sequence[str], language: Language) -> bool:
    """Whether a statement is speech that a dash opens: "— So ist es —, sagte er" in Spanish."""
    return language.dash_speech and gaps[0].strip() != "" and gaps[0].strip() in SPEECH_DASHES


def _spoken(gaps: Sequence[str], language: Language) -> tuple[bool, ...]:
    """Whether each word is quoted: by marks, or between the dash that opens speech and that before who says it."""
    if not _MARKS.isdisjoint("".join(gaps)):
        return _quoted(gaps, language)
    dashes = [at for at, gap in enumerate(gaps[:-1]) if any(sign in gap for sign in SPEECH_DASHES)]
    if len(dashes) < 2 or not dashed(gaps, language):
        return (False,) * (len(gaps) - 1)
    return tuple(sum(dash <= at for dash in dashes) % 2 == 1 for at in range(len(gaps) - 1))


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
