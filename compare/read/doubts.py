"""What a page gives away of itself: that it is behind a wall, that it asks for a login, that it is no one story.

Each is a note with the words it rests on.  None is a reason to leave a word out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from compare.read.base import Part, tells
from compare.read.furniture import key_of, opening
from compare.read.page import Piece

#: A page of fewer signs is no story when it speaks of robots; one of fewer paragraphs when it asks for a password.
_SHORT, _FEW = 600, 3
#: A list of stories: so many teasers at least, and this share of the paragraphs.
_TEASERS, _SHARE = 4, 0.6
_HEADS = frozenset({"h2", "h3", "h4"})


def doubts(root: Any, pieces: Sequence[Piece], parts: Sequence[Part], free: bool | None) -> Iterator[str]:
    """Notes on the page under the lxml element *root*; *free* is what it states of itself, if it does."""
    story = [part.text for part in parts if not part.reason and tells(part.text)]
    wall = _wall(parts)
    if wall:
        yield f'the page asks for a subscription or a login ("{wall}"): what stands behind that was not read'
    elif free is False:
        yield "the page states that it is not free to read: some of the story may be missing"
    elif len(story) < _FEW and _asks_for_a_password(root):
        yield "the page asks for a login: what was read may not be the story"
    short = sum(len(part.text) for part in parts if not part.reason) < _SHORT
    if short and (said := next((part.text for part in parts if opening(part.text, "robot")), "")):
        yield f'the page turns programs away ("{_cut(said)}"): what was read may not be the story'
    if (count := _teasers(pieces)) >= _TEASERS and count >= _SHARE * len(story):
        yield f"the page looks like a list of {count} stories, not one story: open one of them"


def _wall(parts: Sequence[Part]) -> str:
    """The line that asks for a subscription, where no story follows it; else ""."""
    for at, part in enumerate(parts):
        if part.reason == "subscription prompt" and opening(key_of(part.text), "paywall"):
            after = parts[at + 1 :]
            return "" if any(not one.reason and tells(one.text) for one in after) else _cut(part.text)
    return ""


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else re.sub(r"\s\S*$", "", line[:80]) + " …"


def _asks_for_a_password(root: Any) -> bool:
    return any(str(one.get("type") or "").strip().lower() == "password" for one in root.iter("input"))


def _teasers(pieces: Sequence[Piece]) -> int:
    """Paragraphs right under a heading that is a link: each leads to a story elsewhere."""
    count = 0
    for head, after in pairwise(pieces):
        linked = head.tag in _HEADS and head.linked >= len(head.text.split()) > 0
        count += linked and after.tag not in _HEADS and not after.reason and tells(after.text)
    return count
