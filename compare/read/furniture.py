"""Site furniture: which lines are the page and not the story, and why.  The words are data (``furniture.toml``).

A part is set aside whole or not at all, and always with a reason.  One that reads like a sentence of the story stays,
unless it is a pattern that no story is written in ("We use cookies ...", "(Reporting by ...; Editing by ...)").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from compare.read.base import Part, ends_sentence, tells
from compare.text import QUOTE_MARKS, fold

#: A pattern strong enough for a sentence is still a line of a page, not a paragraph.
_LONGEST = 320
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_PIECES = r"(?:\s{2,}|\t|\xa0)+|\s[|›»•·/>]\s|\s*\|\s*"
_BARS = re.compile("[|›»•·/>]")
EDGES = " \t\n.,:;!?…*_-–—|•·»«›<>↑↓→←▶►✕×+[](){}#\"'“”。！：，、"
#: A line without letters and digits that is a rule or a row of stars; one with these marks may be speech.
_ORNAMENT, _SPEAKING = 200, ".?!…。！？"


class _Lists(NamedTuple):
    """``lines``, ``starts`` and ``menu`` map folded wording to a reason, ``strong`` its pieces, ``roles`` a name.

    ``openings`` are the roles again, by first sign, the longest first.
    """

    lines: dict[str, str]
    starts: dict[str, tuple[tuple[str, str], ...]]
    strong: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    menu: dict[str, str]
    marks: tuple[tuple[frozenset[str], str], ...]
    roles: dict[str, tuple[str, ...]]
    openings: dict[str, dict[str, tuple[str, ...]]]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    import tomllib

    data = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
    roles = {name: tuple(words) for name, words in data.pop("roles").items()}
    lines, menu = (
        {word.strip(EDGES): why for why, lists in data.items() for word in lists.get(key, ())}
        for key in ("lines", "menu")
    )
    starts: dict[str, list[tuple[str, str]]] = {}
    strong: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for why, lists in data.items():
        for start in lists.get("starts", ()):
            starts.setdefault(start[0], []).append((start, why))
        for pattern in lists.get("strong", ()):
            pieces = tuple(piece.strip() for piece in pattern.split("*"))
            strong.setdefault(pattern[0], []).append((pieces, why))
    return _Lists(
        lines,
        {first: tuple(found) for first, found in starts.items()},
        {first: tuple(found) for first, found in strong.items()},
        menu,
        tuple((frozenset(mark.split()), why) for why, lists in data.items() for mark in lists.get("marks", ())),
        roles,
        {name: _by_sign(words) for name, words in roles.items()},
    )


def _by_sign(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=len, reverse=True):
        found[word[0]] = (*found.get(word[0], ()), word)
    return found


def words_for(role: str) -> tuple[str, ...]:
    """The words that tell a role (``byline``, ``timestamp``, ``note`` ...), folded."""
    return _lists().roles[role]


def opening(text: str, role: str) -> str:
    """The longest of the words for *role* that *text* begins with, or ""."""
    known = _lists().openings[role]
    first = text[:1].casefold()
    if first not in known and first.isalnum():
        return ""
    folded = fold(text[:80])
    return next((start for start in known.get(folded[:1], ()) if begins(folded, start)), "")


def marks() -> tuple[tuple[frozenset[str], str], ...]:
    """Words of an HTML class or id, and what an element is that is named with all of them."""
    return _lists().marks


def key_of(text: str) -> str:
    """*text* as the lists have it: folded, digits as ``#``, signs at its ends gone."""
    return _DIGITS.sub("#", fold(text)).strip(EDGES)


def begins(key: str, start: str) -> bool:
    """Whether *key* begins with the words *start*."""
    if not key.startswith(start):
        return False
    after = key[len(start) : len(start) + 1]
    return not (after.isalnum() and start[-1].isalnum()) or start[-1] > "\u2e7f"


def reason_of(text: str) -> str:
    """Why *text*, a whole part, is furniture by its wording alone; "" where it is not."""
    if text[:1] in QUOTE_MARKS or len(text) > _LONGEST:
        return ""
    if len(text) <= _ORNAMENT and not any(sign.isalnum() or sign in _SPEAKING for sign in text):
        return "ornament"
    lists = _lists()
    folded = _DIGITS.sub("#", fold(text))
    if why := _surely(text, folded, lists):
        return why
    if tells(text) or (folded.endswith(":") and len(folded.split()) >= 4):  # it leads up to what follows
        return ""
    return next((why for start, why in lists.starts.get(folded[:1], ()) if begins(folded, start)), "")


def _surely(text: str, folded: str, lists: _Lists) -> str:
    return lists.lines.get(folded.strip(EDGES)) or _strong(folded, lists) or _menu(text, lists)


def only_begins_so(text: str) -> bool:
    """Whether *text* is furniture by its first words alone, which a headline may share."""
    return not _surely(text, _DIGITS.sub("#", fold(text)), _lists())


def page_reason(text: str) -> str:
    """Why *text*, which is known not to be the story, is on the page; "" where its wording does not say."""
    return reason_of(text) or _lists().menu.get(key_of(text), "")


def _strong(folded: str, lists: _Lists) -> str:
    for pieces, why in lists.strong.get(folded[:1], ()):
        if begins(folded, pieces[0]):
            at = 0
            for piece in pieces:
                at = folded.find(piece, at)
                if at < 0:
                    break
                at += len(piece)
            else:
                return why
    return ""


def pieces_of(text: str) -> list[str]:
    """The pieces of a line that a menu was flattened into: parted by bars, wide blanks, tabs or no-break spaces."""
    text = text.strip()
    # Most parts have single blanks and no bar.  White space other than a blank is not printable.
    plain = text.isprintable() and "  " not in text and not _BARS.search(text)
    return [piece for piece in ([text] if plain else re.split(_PIECES, text)) if piece.strip()]


def _menu(text: str, lists: _Lists) -> str:
    pieces = [key_of(piece) for piece in pieces_of(text)]
    if len(pieces) < 2:
        return ""
    reasons = [lists.menu.get(piece) or lists.lines.get(piece, "") for piece in pieces]
    return reasons[0] if all(reasons) else ""


def is_menu(text: str) -> bool:
    """Whether *text* has the shape of a menu: several short pieces with wide blanks or bars between."""
    pieces = pieces_of(text)
    return len(pieces) > 1 and all(len(piece.split()) <= 3 for piece in pieces) and not ends_sentence(text)


def mark(parts: Sequence[Part]) -> list[Part]:
    """*parts* with a reason on each that is furniture by its wording."""
    found: list[Part] = []
    for part in parts:
        known = part.reason or part.kind == "headline" or (found and _goes_on(found[-1], part))
        why = "" if known else reason_of(part.text)
        found.append(replace(part, reason=why) if why else part)
    return found


def _goes_on(before: Part, part: Part) -> bool:
    """Whether *part* may be the end of a sentence that a line feed broke."""
    small = part.text[:1].islower() and not before.reason
    return small and not ends_sentence(before.text) and len(before.text.split()) >= 5


def follow(parts: Sequence[Part]) -> list[Part]:
    """*parts* with what hangs on a furniture line: links under "Related", comments under "Leave a reply", a paywall."""
    found = list(parts)
    story = [len(part.text) if not part.reason and tells(part.text) else 0 for part in found]
    comments = {word.strip(EDGES) for word in words_for("comments")}
    under = ""
    for at, part in enumerate(found):
        if part.reason:
            key = key_of(part.text)
            under = "related links" if part.reason == "related links" and _lists().lines.get(key) else ""
            below = "reader comments" if key in comments else "subscription prompt" if _is_wall(key) else ""
            if below and _ends_story(story, at):
                return found[:at] + [one if one.reason else replace(one, reason=below) for one in found[at:]]
        elif under and not tells(part.text) and part.kind in {"paragraph", "heading", "list-item"}:
            found[at] = replace(part, reason=under)
        else:
            under = ""
    return found


def _is_wall(key: str) -> bool:
    return bool(opening(key, "paywall"))


def _ends_story(story: Sequence[int], at: int) -> bool:
    """Whether the story lies before *at*: more of it than after, or several paragraphs."""
    before = [size for size in story[:at] if size]
    return len(before) >= 3 or (bool(before) and sum(before) >= sum(story[at:]))
