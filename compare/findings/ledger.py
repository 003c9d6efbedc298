"""What has been said so far, by statement: so that one change gives one finding."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from compare.findings.base import Draft
from compare.findings.pair import Pair, Side
from compare.model import Span


class Ledger:
    """The drafts of one comparison in the order they were made, and by the statements they speak for."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._left: dict[int, list[Draft]] = {}
        self._right: dict[int, list[Draft]] = {}

    def add(self, draft: Draft) -> None:
        """Take *draft* in."""
        self.drafts.append(draft)
        for side, covers, index in (
            (draft.left, draft.covers_left, self._left),
            (draft.right, draft.covers_right, self._right),
        ):
            for at in _statements(side, covers):
                index.setdefault(at, []).append(draft)

    def about(self, pair: Pair) -> list[Draft]:
        """The drafts that speak for words of *pair*, in the order they were made."""
        found = [draft for at in pair.bead.left for draft in self._left.get(at, ())]
        found += [draft for at in pair.bead.right for draft in self._right.get(at, ())]
        return list({id(draft): draft for draft in found}.values())

    def told(self, draft: Draft, rules: Collection[str] = ()) -> bool:
        """Whether the drafts in here (those of *rules* only, if given) speak for every word that *draft* marks."""
        left = all(self._covers(self._left, draft.left, mark, rules) for mark in draft.marks_left)
        right = all(self._covers(self._right, draft.right, mark, rules) for mark in draft.marks_right)
        return bool(draft.marks_left or draft.marks_right) and left and right

    def _covers(self, index: dict[int, list[Draft]], side: Side | None, mark: Span, rules: Collection[str]) -> bool:
        for at in _statements(side, (mark,)):
            for other in index.get(at, ()):
                covers = other.covers_left if index is self._left else other.covers_right
                if (not rules or other.rule in rules) and any(cover.holds(mark) for cover in covers):
                    return True
        return False


def _statements(side: Side | None, spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in side.story.meeting(side.version, span)} if side else set()
