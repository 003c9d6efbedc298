"""Which pieces of a page are the article: the judge's verdict, weighed against where each piece stands.

Flagged parts (navigation, comments, cookie boxes) stay out, sentences that stand among the story stay in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from compare.read.base import tells
from compare.read.furniture import page_reason
from compare.read.metadata import Stated
from compare.read.page import Piece
from compare.read.roles import is_byline, is_dated, is_timestamp

#: Reasons that a sentence of the accepted article overrides: a class name or tag is a weaker word than the judge's.
_WEAK = frozenset({"related links", "author box", "beside the article", "footer", "navigation", "form or button"})
_HEADS = frozenset({"h1", "h2", "h3"})
_NOT_ARTICLE = "not part of the article"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The wording that the judge takes for the article: its lines, and all of it in one."""

    lines: frozenset[str] = frozenset()
    whole: str = ""

    def takes(self, text: str) -> bool:
        """Whether *text* is in the article; a short one only as a line of its own."""
        key = key_of(text)
        if key in self.lines or (len(key) >= 30 and key in self.whole):
            return bool(key)
        return len(key) >= 60 and any(len(line) >= 30 and line in key for line in self.lines)


def key_of(text: str) -> str:
    """The letters and digits of *text*: what is left of it however blanks, marks and case were treated."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def sort_out(verdict: Verdict, pieces: Sequence[Piece], said: Stated) -> tuple[list[Piece], list[str]]:
    """*pieces* with kinds and, on what is not the article, a reason; and notes."""
    notes = []
    taken = [verdict.takes(piece.text) for piece in pieces]
    if not any(yes and tells(piece.text) for piece, yes in zip(pieces, taken, strict=True)):
        taken = [_by_tag(piece) for piece in pieces]
        if any(taken):
            notes.append("the article was not recognised: read by the page's own tags, some of it may not be the story")
    else:
        taken = _by_place(pieces, taken)
    if not any(taken):
        taken = [True] * len(pieces)
        notes.append("the page does not say where its article is: all of its text was taken")
    return [*_reasoned(pieces, taken, said)], notes


def _by_tag(piece: Piece) -> bool:
    if piece.element is None or piece.flags:
        return False
    ups = {up.tag for up in (piece.element, *piece.element.iterancestors())}
    return bool(ups & {"article", "main"}) or (piece.element.tag == "p" and tells(piece.text))


def _by_place(pieces: Sequence[Piece], taken: Sequence[bool]) -> list[bool]:
    """The judge's word, overruled where the place speaks louder: flagged parts out, sentences among the story in."""
    false_flags = _false_flags(pieces, taken)
    flagged = [[why for element, why in piece.flags if element not in false_flags] for piece in pieces]
    sure = [
        yes and (not whys or (tells(piece.text) and set(whys) <= _WEAK and not _linked(piece)))
        for piece, yes, whys in zip(pieces, taken, flagged, strict=True)
    ]
    story = [at for at, piece in enumerate(pieces) if sure[at] and tells(piece.text)]
    if not story:
        return [not whys for whys in flagged]
    first, last = story[0], story[-1]
    home = _home([pieces[at].element for at in story])
    article = (
        next((up for up in (home, *home.iterancestors()) if up.tag == "article"), None) if home is not None else None
    )
    found = []
    for at, piece in enumerate(pieces):
        ups = set(piece.element.iterancestors()) | {piece.element} if piece.element is not None else set()
        inside = home in ups or (article is not None and article in ups)
        among = first <= at <= last and inside and not (_linked(piece) and not tells(piece.text))
        beside = article is not None and article in ups and not _linked(piece)
        found.append(
            sure[at] or (not flagged[at] and (among or beside or (at < first and inside and not _linked(piece))))
        )
    return found


def _false_flags(pieces: Sequence[Piece], taken: Sequence[bool]) -> set[Any]:
    """Flagged elements that hold half of the article or more: their class name means something else."""
    total = sum(len(piece.text) for piece, yes in zip(pieces, taken, strict=True) if yes)
    held: dict[Any, int] = {}
    for piece, yes in zip(pieces, taken, strict=True):
        for element, _ in piece.flags:
            held[element] = held.get(element, 0) + yes * len(piece.text)
    return {element for element, size in held.items() if size >= 0.5 * max(total, 1)}


def _home(elements: Sequence[Any]) -> Any:
    """The innermost element that holds them all (but for one in five, which may stand apart)."""
    count: dict[Any, int] = {}
    for element in elements:
        for up in (element, *element.iterancestors()):
            count[up] = count.get(up, 0) + 1
    holding = [up for up, held in count.items() if held >= 0.8 * len(elements)]
    return max(holding, key=lambda up: sum(1 for _ in up.iterancestors()), default=None)


def _linked(piece: Piece) -> bool:
    """Whether nearly all of it is links."""
    return piece.linked >= 0.8 * max(len(piece.text.split()), 1)


def _reasoned(pieces: Sequence[Piece], taken: Sequence[bool], said: Stated) -> Iterable[Piece]:
    title = _title(pieces, taken, said)
    wording = key_of(pieces[title].text) if title >= 0 else ""
    first = next((at for at, piece in enumerate(pieces) if taken[at] and tells(piece.text)), 0)
    for at, piece in enumerate(pieces):
        if at == title:
            piece.kind = "headline"
        elif said.byline and key_of(piece.text) == key_of(said.byline) and taken[at]:
            piece.kind = "byline"
        elif wording and key_of(piece.text) == wording:
            piece.reason = "repeats the headline"
        elif not taken[at] and 0 <= title < at < first and _credits(piece):
            pass  # a credit or a standfirst between headline and story, wherever the page puts them
        elif not taken[at]:
            whys = [why for _, why in piece.flags]
            links = ("navigation" if at < first else "related links") if _linked(piece) else ""
            piece.reason = (whys[-1] if whys else "") or page_reason(piece.text) or links or _NOT_ARTICLE
        yield piece


def _credits(piece: Piece) -> bool:
    """Whether a piece under the headline reads like a byline, a date or a standfirst, and like no furniture."""
    if piece.flags or _linked(piece) or page_reason(piece.text):
        return False
    return is_byline(piece.text) or is_timestamp(piece.text) or is_dated(piece.text) or len(piece.text.split()) >= 5


def _title(pieces: Sequence[Piece], taken: Sequence[bool], said: Stated) -> int:
    """Index of the headline: the title that the page states, else the last ``h1`` above the story, or -1."""
    first = next((at for at, piece in enumerate(pieces) if taken[at] and tells(piece.text)), len(pieces))
    stated_keys = [key_of(title) for title in said.titles]
    heads = [at for at, piece in enumerate(pieces) if piece.tag in _HEADS]
    ranked = sorted(heads, key=lambda at: (pieces[at].tag, not taken[at]))
    for at in ranked:
        key = key_of(pieces[at].text)
        if any(key == title or (len(key) >= 15 and key in title) for title in stated_keys):
            return at
    for at, piece in enumerate(pieces[:first]):
        key = key_of(piece.text)
        if taken[at] and len(key) >= 15 and any(key in title for title in stated_keys):
            return at
    tops = [at for at in heads if pieces[at].tag == "h1" and (at < first or taken[at])]
    return next((at for at in reversed(tops) if at < first), tops[0] if tops else -1)
