"""The quotations of a version as they are compared: cut at statements, with their words and speakers, and how alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.findings.pair import Pair, Side, Story
from compare.findings.speakers import carried
from compare.mentions import Attribution
from compare.model import Quotation, Span, Version
from compare.text import Word, fold_marks, words

#: Least share of common words (of the longer quotation) for two quotations to be forms of one.
_LIKE = 0.5
_LIKE_NEAR = 0.34  # the same, where both stand in one pair of statements
_SIGNS = str.maketrans("", "", ".,;:!\"'-()[]")


@dataclass(frozen=True, slots=True, eq=False)
class Quote:
    """The part of a quotation that stands in one statement: its span without marks, its folded words, its speaker."""

    quotation: Quotation
    span: Span
    statement: int
    said: tuple[Word, ...]
    wording: str
    pair: Pair
    side: Side
    speaker: Attribution | None

    @property
    def keys(self) -> list[str]:
        """The folded words."""
        return [word.key for word in self.said]

    @property
    def stream(self) -> str:
        """The folded words in one string, a blank at both ends: to look for one quotation in another."""
        return f" {' '.join(self.keys)} "


def quotes(story: Story, name: str) -> list[Quote]:
    """The quotations of one version cut at its statements, in order; those inside another are a part of it.

    Only statements that changed are read: what stands in an unchanged statement is kept on both sides.
    """
    found: list[Quote] = []
    for pair in sorted(story.pairs, key=lambda one: (one.left if name == "left" else one.right).indices):
        side = pair.left if name == "left" else pair.right
        for index in side.indices:
            statement = side.version.statements[index]
            outer: Span | None = None
            for quotation in side.quotations:
                span = Span(
                    max(quotation.inner.start, statement.span.start), min(quotation.inner.end, statement.span.end)
                )
                if span.start >= span.end or (outer is not None and outer.holds(span)):
                    continue
                inner = span.of(side.version.text)
                said = _said(inner, span.start)
                if said:
                    outer = span
                    speaker = _speaker(side, quotation)
                    if speaker is None or speaker.pronoun:
                        speaker = carried(side, index, speaker) or speaker
                    found.append(Quote(quotation, span, index, said, _folded(inner), pair, side, speaker))
    return found


def _said(inner: str, start: int) -> tuple[Word, ...]:
    """The words of a quotation; "&" is the word it stands for."""
    found = words(inner, start)
    if "&" in inner:
        found += [Word(start + m.start(), start + m.end(), "and") for m in re.finditer(r"(?<=\s)&(?=\s)", inner)]
    return tuple(sorted(found))


def _folded(inner: str) -> str:
    """The wording with everything set aside that :data:`FOLDING` names."""
    return " ".join(fold_marks(inner).replace(" & ", " and ").casefold().translate(_SIGNS).split())


def _speaker(side: Side, quotation: Quotation) -> Attribution | None:
    """The attribution nearest to a quotation in its statements; "according to" only where there is no verb."""
    outside = [one for one in side.sources if not quotation.inner.holds(one.verb)]
    verbs = [one for one in outside if one.strength != "according"] or outside
    span = quotation.span
    return min(
        verbs, key=lambda one: (max(one.span.start - span.end, span.start - one.span.end, 0), one.span), default=None
    )


def stream_of(version: Version) -> str:
    """The folded words of all quotations of a version, in order."""
    inners = (one.inner.of(version.text) for one in version.quotations)
    return " " + " ".join(word.key for inner in inners for word in _said(inner, 0)) + " "


def likeness(one: Quote, other: Quote) -> float:
    """How far two quotations are forms of one (0: not): the words in common, in order, over the longer one."""
    near = one.pair is other.pair
    short, long = sorted((len(one.said), len(other.said)))
    if one.stream in other.stream or other.stream in one.stream:
        return 0.6 + 0.4 * short / long if short >= 4 or (near and one_form(one, other)) else 0.0
    shared = common(one.keys, other.keys)
    share = shared / (short if pieces(one) or pieces(other) else long)
    return share + 0.01 * near if share >= (_LIKE_NEAR if near else _LIKE) and shared > 1 + (not near) else 0.0


def one_form(one: Quote, other: Quote) -> bool:
    """Whether a fragment and the longer quotation that holds it are one quotation, longer or shorter, in one place.

    A few of its words picked for another sentence are not: they begin neither alike, nor is next to nothing added.
    """
    small, big = (one, other) if len(one.said) <= len(other.said) else (other, one)
    more = [word.key for span in inside(small, big) for word in big.said if span.holds(Span(word.start, word.end))]
    if len(more) <= 2:
        return any(key not in big.side.language.stop_words for key in more)
    return len(small.said) >= 3 and small.keys[0] == big.keys[0]


def pieces(one: Quote) -> bool:
    """Whether an ellipsis or square brackets mark an edit of the quotation."""
    text = fold_marks(one.side.wording(one.span))
    return "..." in text or "[" in text


def common(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest common subsequence of words."""
    row = [0] * (len(right) + 1)
    for one in left[:400]:
        before = 0
        for j, other in enumerate(right[:400], 1):
            above = row[j]
            row[j] = before + 1 if one == other else max(above, row[j - 1])
            before = above
    return row[-1]


def inside(small: Quote, big: Quote) -> tuple[Span, ...]:
    """What *big* has before and after the words of *small*, which it holds."""
    lesser, greater = small.keys, big.keys
    at = next(i for i in range(len(greater)) if greater[i : i + len(lesser)] == lesser)
    rests = big.said[:at], big.said[at + len(lesser) :]
    return tuple(Span(rest[0].start, rest[-1].end) for rest in rests if rest)
