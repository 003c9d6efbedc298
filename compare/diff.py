"""Two wordings -> edit operations that an editor can read.

Words are matched by difflib on their folded forms.  Then the result is tidied: an island of stop words or signs between
two changes is part of the change, and a phrase that changed is shown as one.  ``equal`` is kept for the same code
points; a curly quote for a straight one is a (quiet) replacement.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple

from compare.language import Language
from compare.model import EditOp, Span, Tag
from compare.text import Token, tokens

#: Word pairs that difflib may compare at once; a longer stretch is first cut at words that stand once on each side.
WORK = 4_000_000
#: Least share of content words (of the shorter side) in common for a word diff to help more than it confuses.
FLOOR = 0.34


class Match(NamedTuple):
    """A run of *size* words matched at *left* and *right* (indices into the lists of words and signs)."""

    left: int
    right: int
    size: int


class Diff(NamedTuple):
    """``ops`` rebuild both wordings; ``close`` is False where they share too little for a word diff to be read."""

    ops: tuple[EditOp, ...]
    close: bool


def diff(left_text: str, left: Sequence[Span], right_text: str, right: Sequence[Span], language: Language) -> Diff:
    """Edit operations between two lists of spans (the statements of a bead), each in its own text.

    The shorter wording (or the first in order of code points) is always the base, so that swapped sides give mirrored
    operations.
    """
    head, tail = _ends(left_text, left, right_text, right)
    if not head and not tail:
        return _diff(left_text, left, right_text, right, language)
    (one,), (other,) = left, right
    inner = Span(one.start + head, one.end - tail), Span(other.start + head, other.end - tail)
    ops = _diff(left_text, inner[:1], right_text, inner[1:], language).ops
    around = (
        EditOp("equal", Span(one.start, inner[0].start), Span(other.start, inner[1].start)),
        *ops,
        EditOp("equal", Span(inner[0].end, one.end), Span(inner[1].end, other.end)),
    )
    told = [op for op in around if op.left.start < op.left.end or op.right.start < op.right.end]
    return Diff(tuple(_merged(told, {one.end}, {other.end})), True)


def _ends(left_text: str, left: Sequence[Span], right_text: str, right: Sequence[Span]) -> tuple[int, int]:
    """Code points that two statements share at their head and tail, up to a blank; (0, 0) where it is less than half.

    What a light edit leaves alone need not be cut into words.
    """
    if len(left) != 1 or len(right) != 1:
        return 0, 0
    one, other = left[0].of(left_text), right[0].of(right_text)
    head = _common(one, other).rfind(" ") + 1
    rest = _common(one[head:][::-1], other[head:][::-1])
    tail = rest.rfind(" ") + 1
    return (head, tail) if 2 * (head + tail) >= max(len(one), len(other)) else (0, 0)


def _diff(left_text: str, left: Sequence[Span], right_text: str, right: Sequence[Span], language: Language) -> Diff:
    ones, others = _cut(left_text, left), _cut(right_text, right)
    keys = [token.key for token in ones], [token.key for token in others]
    if (len(keys[0]), keys[0]) <= (len(keys[1]), keys[1]):
        matches = match(keys[0], keys[1])
    else:
        matches = [Match(j, i, size) for i, j, size in match(keys[1], keys[0])]
    content = _content(ones, language), _content(others, language)
    matches = tidy(matches, *content)
    close = _close(matches, *content)
    return Diff(tuple(_operations(matches, ones, others, (left_text, left), (right_text, right))), close)


def _cut(text: str, spans: Sequence[Span]) -> list[Token]:
    """The words and signs of *spans*, in the frame of *text*."""
    return [token for span in spans for token in tokens(span.of(text), span.start)]


def match(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    """Matched runs of two lists of words: common head and tail, then difflib between."""
    head = 0
    while head < min(len(left), len(right)) and left[head] == right[head]:
        head += 1
    tail = 0
    while tail < min(len(left), len(right)) - head and left[-1 - tail] == right[-1 - tail]:
        tail += 1
    middle = left[head : len(left) - tail], right[head : len(right) - tail]
    found = [Match(0, 0, head)] if head else []
    found += [Match(m.left + head, m.right + head, m.size) for m in _middle(*middle)]
    if tail:
        found.append(Match(len(left) - tail, len(right) - tail, tail))
    return _joined(found)


def _middle(left: Sequence[str], right: Sequence[str]) -> list[Match]:
    if not left or not right:
        return []
    if len(left) * len(right) <= WORK:
        blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        return [Match(*block) for block in blocks if block.size]
    found = []
    cuts = [*_unique(left, right), (len(left), len(right))]
    at = (0, 0)
    for cut in cuts:
        stretch = left[at[0] : cut[0]], right[at[1] : cut[1]]
        if len(cuts) > 1:
            found += [Match(m.left + at[0], m.right + at[1], m.size) for m in match(*stretch)]
        if cut[0] < len(left):
            found.append(Match(cut[0], cut[1], 1))
        at = (cut[0] + 1, cut[1] + 1)
    return found


def _unique(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Places of words that stand once on each side and keep their order (patience diff, Bram Cohen)."""
    once = {word for word, count in Counter(left).items() if count == 1}
    once &= {word for word, count in Counter(right).items() if count == 1}
    where = {word: j for j, word in enumerate(right) if word in once}
    pairs = [(i, where[word]) for i, word in enumerate(left) if word in once]
    piles: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        pile = bisect_left(piles, j)
        piles[pile : pile + 1] = [j]
        last[pile : pile + 1] = [index]
        before.append(last[pile - 1] if pile else -1)
    chain = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _joined(matches: Sequence[Match]) -> list[Match]:
    """Neighbouring runs made one."""
    found: list[Match] = []
    for m in matches:
        if found and found[-1].left + found[-1].size == m.left and found[-1].right + found[-1].size == m.right:
            found[-1] = Match(found[-1].left, found[-1].right, found[-1].size + m.size)
        elif m.size:
            found.append(m)
    return found


def tidy(matches: Sequence[Match], left: Sequence[bool], right: Sequence[bool]) -> list[Match]:
    """*matches* without islands: runs between two changes that hold no content word, or one among much change.

    *left* and *right* say of every word and sign whether it is a content word.
    """
    kept: list[Match] = []
    for index, m in enumerate(matches):
        before = kept[-1] if kept else Match(0, 0, 0)
        after = matches[index + 1] if index + 1 < len(matches) else Match(len(left), len(right), 0)
        changed_before = max(m.left - before.left - before.size, m.right - before.right - before.size)
        changed_after = max(after.left - m.left - m.size, after.right - m.right - m.size)
        content = sum(left[m.left : m.left + m.size])
        if (
            not changed_before
            or not changed_after
            or content >= 2
            or (content == 1 and _steady(m, changed_before, changed_after))
        ):
            kept.append(m)
    return kept


def _steady(m: Match, changed_before: int, changed_after: int) -> bool:
    """A lone content word stays in sight unless long changes on both sides drown it."""
    return min(changed_before, changed_after) <= 4 * m.size


def _content(cut: Sequence[Token], language: Language) -> list[bool]:
    """Whether each token is a word that carries meaning."""
    stops = language.stop_words
    return [token.kind == "word" and token.key not in stops for token in cut]


def _close(matches: Sequence[Match], left: Sequence[bool], right: Sequence[bool]) -> bool:
    least = min(sum(left), sum(right))
    shared = sum([sum(left[m.left : m.left + m.size]) for m in matches])
    return shared >= FLOOR * least if least else bool(matches)


class _Side:
    """Walks the spans of one side, never over the end of a statement."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = list(spans)
        self.index = 0
        self.at = spans[0].start if spans else 0

    def upto(self, end: int | None) -> list[Span]:
        """The pieces between here and *end* (None: the end of all), and walk there."""
        pieces = []
        while self.index < len(self.spans):
            span = self.spans[self.index]
            self.at = max(self.at, span.start)
            stop = span.end if end is None else min(span.end, end)
            if stop > self.at:
                pieces.append(Span(self.at, stop))
                self.at = stop
            if end is not None and end <= span.end:
                break
            self.index += 1
        return pieces

    @property
    def here(self) -> Span:
        return Span(self.at, self.at)


def _operations(
    matches: Sequence[Match],
    ones: Sequence[Token],
    others: Sequence[Token],
    left: tuple[str, Sequence[Span]],
    right: tuple[str, Sequence[Span]],
) -> Iterator[EditOp]:
    """Operations that cover both sides to the last code point, in order, none over the end of a statement."""
    whole = len(left[1]) == len(right[1]) == 1
    runs = (run for m in matches for run in _runs(m, ones, others, left[0], right[0], whole))
    ops = _within(runs, left, right) if whole else _across(runs, left, right)
    return _merged(ops, {span.end for span in left[1]}, {span.end for span in right[1]})


def _within(
    runs: Iterable[tuple[Span, Span]], left: tuple[str, Sequence[Span]], right: tuple[str, Sequence[Span]]
) -> Iterator[EditOp]:
    """Operations between two statements: what is matched, and what lies between."""
    (ones,), (others,) = left[1], right[1]
    at, there = ones.start, others.start
    for one, other in chain(runs, [(Span(ones.end, ones.end), Span(others.end, others.end))]):
        if at < one.start and there < other.start:
            yield from _single(Span(at, one.start), Span(there, other.start), left[0], right[0])
        elif at < one.start:
            yield EditOp("delete", Span(at, one.start), Span(there, there))
        elif there < other.start:
            yield EditOp("insert", Span(at, at), Span(there, other.start))
        if one.start < one.end:
            yield EditOp("equal" if one.of(left[0]) == other.of(right[0]) else "replace", one, other)
        at, there = one.end, other.end


def _across(
    runs: Iterable[tuple[Span, Span]], left: tuple[str, Sequence[Span]], right: tuple[str, Sequence[Span]]
) -> Iterator[EditOp]:
    """The same for a bead of several statements."""
    one_side, other_side = _Side(left[1]), _Side(right[1])
    for one, other in runs:
        yield from _between(one_side, one.start, other_side, other.start, left[0], right[0])
        spans = one_side.upto(one.end)[0], other_side.upto(other.end)[0]
        yield EditOp("equal" if spans[0].of(left[0]) == spans[1].of(right[0]) else "replace", *spans)
    yield from _between(one_side, None, other_side, None, left[0], right[0])


def _runs(
    m: Match, ones: Sequence[Token], others: Sequence[Token], left: str, right: str, whole: bool
) -> Iterator[tuple[Span, Span]]:
    """The matched words of *m* as pairs of spans: all as one where they are written alike (and *whole*: no statement
    ends among them), else word by word."""
    one = Span(ones[m.left].start, ones[m.left + m.size - 1].end)
    other = Span(others[m.right].start, others[m.right + m.size - 1].end)
    if whole and one.of(left) == other.of(right):
        yield one, other
        return
    for k in range(m.size):
        yield Span(*ones[m.left + k][:2]), Span(*others[m.right + k][:2])


def _between(
    one_side: _Side, one_end: int | None, other_side: _Side, other_end: int | None, left: str, right: str
) -> Iterator[EditOp]:
    """Operations for what lies between two matched words: common blanks at its ends are equal, the rest changed."""
    start, other_start = one_side.here, other_side.here
    ones, others = one_side.upto(one_end), other_side.upto(other_end)
    if len(ones) == len(others) == 1:
        yield from _single(ones[0], others[0], left, right)
        return
    for piece in ones:
        yield EditOp("delete", piece, other_start)
        start = Span(piece.end, piece.end)
    for piece in others:
        yield EditOp("insert", start, piece)


def _single(one: Span, other: Span, left: str, right: str) -> Iterator[EditOp]:
    texts = one.of(left), other.of(right)
    head = _blanks(*texts)
    tail = _blanks(texts[0][head:][::-1], texts[1][head:][::-1])
    if head:
        yield EditOp("equal", Span(one.start, one.start + head), Span(other.start, other.start + head))
    middle = Span(one.start + head, one.end - tail), Span(other.start + head, other.end - tail)
    if middle[0].start < middle[0].end or middle[1].start < middle[1].end:
        yield EditOp(_tag(*middle), *middle)
    if tail:
        yield EditOp("equal", Span(one.end - tail, one.end), Span(other.end - tail, other.end))


def _blanks(one: str, other: str) -> int:
    """Code points of white space that both begin with."""
    common = _common(one, other)
    return len(common) - len(common.lstrip())


def _common(one: str, other: str) -> str:
    """The longest common beginning, by halving: slices are compared faster than signs."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return one[:least]


def _tag(left: Span, right: Span) -> Tag:
    if left.start == left.end:
        return "insert"
    return "delete" if right.start == right.end else "replace"


def _merged(ops: Iterable[EditOp], left_ends: set[int], right_ends: set[int]) -> Iterator[EditOp]:
    """Neighbouring operations of one kind made one, unless a statement ends between them."""
    held: EditOp | None = None
    for op in ops:
        if held is None:
            held = op
        elif (held.tag == "equal") == (op.tag == "equal") and _touch(held, op, left_ends, right_ends):
            spans = Span(held.left.start, op.left.end), Span(held.right.start, op.right.end)
            held = EditOp("equal" if held.tag == "equal" else _tag(*spans), *spans)
        else:
            yield held
            held = op
    if held is not None:
        yield held


def _touch(held: EditOp, op: EditOp, left_ends: set[int], right_ends: set[int]) -> bool:
    """Whether two operations are neighbours on both sides and within one statement on each."""
    return (
        held.left.end == op.left.start
        and held.right.end == op.right.start
        and not (held.left.end in left_ends and op.left.start < op.left.end)
        and not (held.right.end in right_ends and op.right.start < op.right.end)
    )
