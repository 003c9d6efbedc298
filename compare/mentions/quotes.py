"""Quotations: where one opens, where it closes, and which paragraphs it runs on through.

A mark of a pair closes what the same pair opened; other marks inside it are nested and belong to the outer quotation.
By convention a paragraph that begins with an opening mark goes on with a quotation that was never closed; an unclosed
quotation that nobody takes up ends with its paragraph.  A straight mark opens or closes by its neighbours.  A single
mark quotes only if it closes within the paragraph and no reading as an apostrophe is left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from compare.language import Language
from compare.model import Quotation, Span
from compare.text import APOSTROPHES, QUOTE_MARKS

_STRAIGHT = '"＂'
#: Pairs that are read in every language, unless its profile uses the opening mark otherwise.
_COMMON = (("“", "”"), ("„", "“"), ("«", "»"), ("「", "」"), ("『", "』"), ("〝", "〟"), ('"', '"'), ("＂", "＂"))
_SINGLE = frozenset("'‘’‚‛")
_MARK = re.compile(f"[{QUOTE_MARKS}]")
_APOSTROPHE = re.compile("['‘’]")
_LOOK = 400  # code points of blank space that are looked through between a paragraph's edge and its first mark
_SLIP = 2000  # code points in which a quotation that ends by a mark of another kind has closed


class _Open(NamedTuple):
    """A quotation that has begun: where, by which mark, and what can close it; ``end`` is that of its paragraph."""

    start: int
    end: int
    mark: str
    closers: str


def quotations(text: str, blocks: Sequence[Span], language: Language) -> tuple[Quotation, ...]:
    """The outermost quotations of *text*, in order; *blocks* are its paragraphs in order.  Linear in the text."""
    found: list[Quotation] = []
    waiting: _Open | None = None
    for block in blocks:
        resumed = waiting is not None and _first_sign(text, block) == waiting.mark
        if waiting is not None and not resumed:
            found.append(_ended(waiting))
        inside, waiting = _paragraph(text, block, waiting if resumed else None, language)
        found += _with_single(text, block, inside, waiting, language)
    if waiting is not None:
        found.append(_ended(waiting))
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def _first_sign(text: str, block: Span) -> str:
    return text[block.start : min(block.end, block.start + _LOOK)].lstrip()[:1]


def _ended(quotation: _Open) -> Quotation:
    """A quotation that was never closed, up to the end of its paragraph."""
    start, end = quotation.start, quotation.end
    return Quotation(Span(start, end), Span(min(start + 1, end), end))


def _paragraph(
    text: str, block: Span, current: _Open | None, language: Language
) -> tuple[list[Quotation], _Open | None]:
    """Double quotations that close in *block*, and the one it leaves open.  *current* is resumed at the first mark.

    Marks of one pair may nest; where that leaves the paragraph open, the first closing mark is believed instead.
    """
    found, left_open, nested = _walk(text, block, current, language, nesting=True)
    if left_open and nested:
        found, left_open, nested = _walk(text, block, current, language, nesting=False)
    return found, left_open


def _walk(
    text: str, block: Span, current: _Open | None, language: Language, *, nesting: bool
) -> tuple[list[Quotation], _Open | None, bool]:
    pairs = _pairs(language)
    found: list[Quotation] = []
    depth, nested, resuming = 0, False, current is not None
    current = current._replace(end=block.end) if current else None
    for match in _MARK.finditer(text, *block):
        mark, at = match[0], match.start()
        if resuming:
            resuming = False  # the mark that takes the quotation up again
        elif current is None:
            if mark in pairs and _can_open(text, at, block, pairs[mark]):
                current = _Open(at, block.end, mark, pairs[mark])
        elif mark in current.closers and not (mark in _STRAIGHT and _only_opens(text, at, block)):
            if depth:
                depth -= 1
                continue
            found.append(Quotation(Span(current.start, at + 1), Span(current.start + 1, at)))
            current = None
        elif _mixed(text, at, block, current):
            found.append(Quotation(Span(current.start, at + 1), Span(current.start + 1, at)))
            current = None
        elif mark == current.mark and nesting:
            depth += 1
            nested = True
    return found, current, nested


def _mixed(text: str, at: int, block: Span, current: _Open) -> bool:
    """Whether the mark at *at* closes what a mark of the other kind opened: "so!” or “so,", by an editor's slip."""
    inside = text[current.start : at] if at - current.start < _SLIP else "“"
    if text[at] == "”":
        return current.mark in _STRAIGHT and "“" not in inside
    if text[at] not in _STRAIGHT or current.mark != "“" or text[at] in inside or text[at - 1].isspace():
        return False
    later = re.search('[“”"＂]', text[at + 1 : min(block.end, at + _SLIP)])
    return not text[at + 1 : min(block.end, at + 2)].isalnum() and (later is None or later[0] == "“")


@lru_cache(maxsize=32)
def _pairs(language: Language) -> dict[str, str]:
    """What closes each opening mark: the profile's pairs first, then the common ones."""
    pairs: dict[str, str] = {}
    for opening, closing in language.quote_pairs:
        if opening not in _SINGLE:
            pairs[opening] = pairs.get(opening, "") + closing
    for opening, closing in _COMMON:
        pairs.setdefault(opening, closing)
    pairs["„"] += "”"
    return pairs


def _can_open(text: str, at: int, block: Span, closers: str) -> bool:
    """Whether the mark at *at* may open: one that may also close stands before a word, not behind one."""
    if at + 1 >= block.end:
        return False
    if text[at] not in closers and text[at] not in "”»«":
        return True
    if text[at] == "«" or not text[at + 1].isspace():
        return _free_before(text, at, block)
    return text[at] in _STRAIGHT and _spaced_pair(text, at, block)


def _spaced_pair(text: str, at: int, block: Span) -> bool:
    """A straight mark with a blank on both sides opens where the next one has a blank before it, as in « so »."""
    if at > block.start and not text[at - 1].isspace():
        return False
    after = text.find(text[at], at + 2, block.end)
    return after > 0 and text[after - 1].isspace() and not text[after + 1 : after + 2].isalnum()


def _only_opens(text: str, at: int, block: Span) -> bool:
    """A straight mark between a blank and a word opens; but ``fine, "he said`` is a misplaced blank."""
    if at + 1 >= block.end or not text[at + 1].isalnum() or not _blank_before(text, at, block):
        return False
    return not (text[at + 1].islower() and text[:at][-2:-1] in (",", "?", "!"))


def _blank_before(text: str, at: int, block: Span) -> bool:
    return at > block.start and text[at - 1].isspace()


def _free_before(text: str, at: int, block: Span) -> bool:
    """Whether nothing is attached to the mark from the left: a blank, a bracket, a dash or another mark."""
    return at <= block.start or not (text[at - 1].isalnum() or text[at - 1] in ".,;!?…%)]")


def singles(text: str, language: Language) -> Iterator[Quotation]:
    """The quotations of *text* in single marks, where the language has some."""
    if any(opening in _SINGLE for opening, _ in language.quote_pairs):
        yield from _singles(text, Span(0, len(text)), language)


def _with_single(
    text: str, block: Span, double: list[Quotation], waiting: _Open | None, language: Language
) -> list[Quotation]:
    """*double* and the single quotations outside them; one that holds double ones is the outer quotation."""
    if not any(opening in _SINGLE for opening, _ in language.quote_pairs):
        return double
    single = [one for one in _singles(text, block, language) if waiting is None or one.span.end <= waiting.start]
    found: list[Quotation] = []
    both = sorted([*double, *single], key=lambda quotation: (quotation.span.start, -quotation.span.end))
    for quotation in both:
        if found and found[-1].span.meets(quotation.span):
            if quotation in double and not found[-1].span.holds(quotation.span):
                found[-1] = quotation  # the marks cross: the double ones are the surer
            continue
        found.append(quotation)
    return found


def _singles(text: str, block: Span, language: Language) -> Iterator[Quotation]:
    """Quotations in single marks.  ``dogs' owners`` closes nothing while a better mark follows."""
    opened = -1
    possessive = -1
    for match in _APOSTROPHE.finditer(text, *block):
        at = match.start()
        before = text[at - 1] if at > block.start else " "
        after = text[at + 1] if at + 1 < block.end else " "
        if opened < 0:
            if (
                match[0] != "’"
                and after.isalnum()
                and _free_before(text, at, block)
                and not _elided(text, at, language)
            ):
                opened, possessive = at, -1
        elif match[0] != "‘" and not after.isalnum() and not before.isspace():
            if before in "sS" and after.isspace():
                possessive = at
                continue
            yield Quotation(Span(opened, at + 1), Span(opened + 1, at))
            opened = -1
    if opened >= 0 and possessive >= 0:
        yield Quotation(Span(opened, possessive + 1), Span(opened + 1, possessive))


def _elided(text: str, at: int, language: Language) -> bool:
    """Whether the mark at *at* stands for letters that are left out: ``'90s``, ``'em``."""
    word = re.match(r"\w+", text[at + 1 : at + 12])
    return word is not None and (word[0][0].isdigit() or word[0].lower() in language.elisions)


assert frozenset(APOSTROPHES) >= _SINGLE
