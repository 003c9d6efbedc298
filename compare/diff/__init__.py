"""Two wordings -> edit operations that an editor can read.

Words are matched by difflib on their folded forms.  Then the result is tidied: an island of stop words or signs between
two changes is part of the change, and a phrase that changed is shown as one.  ``equal`` is kept for the same code
points; a curly quote for a straight one is a (quiet) replacement.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from compare.diff.matches import Match, is_close, match, tidy
from compare.language import Language
from compare.model import EditOp, Span, Tag, made
from compare.text import Tokens, fold_word, is_word, tokens

#: Words of a language that are kept with what they carry, at most.
KEPT = 100_000
#: Where some words begin and end.
Ends = tuple[int, int]
#: A stretch of both wordings, whether it is equal, and where it ends on either side; one follows the other.
Piece = tuple[bool, int, int]


class Diff(NamedTuple):
    """``ops`` rebuild both wordings; ``close`` is False where they share too little for a word diff to be read."""

    ops: tuple[EditOp, ...]
    close: bool


def diff(left_text: str, left: Sequence[Span], right_text: str, right: Sequence[Span], language: Language) -> Diff:
    """Edit operations between two lists of spans (the statements of a bead), each in its own text.

    The shorter wording (or the first in order of code points) is always the base, so that swapped sides give mirrored
    operations.
    """
    if len(left) != 1 or len(right) != 1:
        ones, others, matches, close = _matched(_cut(left_text, left), _cut(right_text, right), language)
        return Diff(tuple(_across(matches, ones, others, (left_text, left), (right_text, right))), close)
    (one,), (other,) = left, right
    head, tail = _ends(one.of(left_text), other.of(right_text))
    inner = made(Span, (one.start + head, one.end - tail)), made(Span, (other.start + head, other.end - tail))
    texts = inner[0].of(left_text), inner[1].of(right_text)
    middle: Iterable[Piece] = [(texts[0] == texts[1], inner[0].end, inner[1].end)]
    close = bool(head or tail)
    if not (close and _is_plain(texts[0]) and _is_plain(texts[1])):
        cut = tokens(texts[0], inner[0].start), tokens(texts[1], inner[1].start)
        found = _matched(*cut, language, close=close)
        middle = _within(found, (left_text, inner[0]), (right_text, inner[1]))
        close = found.close
    pieces = chain([(True, inner[0].start, inner[1].start)], middle, [(True, one.end, other.end)])
    return made(Diff, (tuple(_laid(pieces, one.start, other.start)), close))


def _is_plain(text: str) -> bool:
    """Whether *text* is one word and nothing else; one of signs alone or without spaces is several."""
    return text.isascii() and text.isalpha()


def _ends(one: str, other: str) -> tuple[int, int]:
    """Code points that two statements share at their head and tail, up to a blank; (0, 0) where it is less than half.

    What a light edit leaves alone need not be cut into words.
    """
    head = _common(one, other).rfind(" ") + 1
    tail = _common(one[head:][::-1], other[head:][::-1]).rfind(" ") + 1
    return (head, tail) if 2 * (head + tail) >= max(len(one), len(other)) else (0, 0)


class Matched(NamedTuple):
    """Two wordings as words and signs, the runs of them that match, and whether that is enough to be read."""

    left: Tokens
    right: Tokens
    matches: list[Match]
    close: bool


def _matched(ones: Tokens, others: Tokens, language: Language, *, close: bool = False) -> Matched:
    """What two wordings have in common; *close* where it is known to be enough."""
    if (len(ones.keys), ones.keys) <= (len(others.keys), others.keys):
        matches = match(ones.keys, others.keys)
    else:
        matches = [made(Match, (j, i, size)) for i, j, size in match(others.keys, ones.keys)]
    tells = _content_of(language).__getitem__
    content = list(map(tells, ones.parts))
    matches = tidy(matches, content, len(others.parts))
    readable = close or is_close(matches, content, list(map(tells, others.parts)))
    return made(Matched, (ones, others, matches, readable))


def _cut(text: str, spans: Sequence[Span]) -> Tokens:
    """The words and signs of *spans*, in the frame of *text*."""
    cut = [tokens(span.of(text), span.start) for span in spans]
    return Tokens(*([item for found in column for item in found] for column in zip(*cut, strict=True)))


class _Content(dict[str, bool]):
    """Whether a token is a word that carries meaning, by how it is written."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._stops = language.stop_words

    def __missing__(self, part: str) -> bool:
        if len(self) >= KEPT:
            self.clear()
        found = self[part] = is_word(part) and fold_word(part) not in self._stops
        return found


@lru_cache(maxsize=8)
def _content_of(language: Language) -> _Content:
    return _Content(language)


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
                pieces.append(made(Span, (self.at, stop)))
                self.at = stop
            if end is not None and end <= span.end:
                break
            self.index += 1
        return pieces

    @property
    def here(self) -> Span:
        return made(Span, (self.at, self.at))


def _within(found: Matched, left: tuple[str, Span], right: tuple[str, Span]) -> list[Piece]:
    """The pieces of two statements: what is matched, and what lies between."""
    (text, (at, last)), (other_text, (there, other_last)) = left, right
    runs = [run for m in found.matches for run in _runs(m, found.left, found.right, text, other_text)]
    runs.append((True, (last, last), (other_last, other_last)))
    pieces: list[Piece] = []
    for equal, (start, end), (other_start, other_end) in runs:
        if at < start or there < other_start:
            head, tail = _blanks(text[at:start], other_text[there:other_start])
            if head:
                pieces.append((True, at + head, there + head))
            pieces.append((False, start - tail, other_start - tail))
            if tail:
                pieces.append((True, start, other_start))
        pieces.append((equal, end, other_end))
        at, there = end, other_end
    return pieces


def _laid(pieces: Iterable[Piece], left: int, right: int) -> Iterator[EditOp]:
    """Operations that cover both wordings from *left* and *right* on; neighbouring pieces of one kind are one."""
    at, there = left, right
    ends: list[Piece] = []
    for piece in pieces:
        equal, end, other_end = piece
        if end > at or other_end > there:
            if ends and ends[-1][0] == equal:
                ends[-1] = piece
            else:
                ends.append(piece)
            at, there = end, other_end
    for equal, end, other_end in ends:
        tag = "equal" if equal else "insert" if left == end else "delete" if right == other_end else "replace"
        yield made(EditOp, (tag, made(Span, (left, end)), made(Span, (right, other_end))))
        left, right = end, other_end


def _across(
    matches: Sequence[Match],
    ones: Tokens,
    others: Tokens,
    left: tuple[str, Sequence[Span]],
    right: tuple[str, Sequence[Span]],
) -> Iterator[EditOp]:
    """Operations between several statements; none reaches over the end of one."""
    one_side, other_side = _Side(left[1]), _Side(right[1])
    ops: list[EditOp] = []
    lasts = [
        [bisect_left(cut.starts, span.end) for span in spans] for cut, (_, spans) in ((ones, left), (others, right))
    ]
    for m in matches:
        for run in _parted(m, *lasts):
            for equal, (start, end), (other_start, other_end) in _runs(run, ones, others, left[0], right[0]):
                ops += _between(one_side, start, other_side, other_start, left[0], right[0])
                spans = one_side.upto(end)[0], other_side.upto(other_end)[0]
                ops.append(made(EditOp, ("equal" if equal else "replace", *spans)))
    ops += _between(one_side, None, other_side, None, left[0], right[0])
    return _merged(ops, {span.end for span in left[1]}, {span.end for span in right[1]})


def _parted(m: Match, left: Sequence[int], right: Sequence[int]) -> Iterator[Match]:
    """*m* in runs that lie within one statement on either side; the words of each statement end before *left* and
    *right*."""
    at, there, size = m
    while size:
        most = min(size, left[bisect_right(left, at)] - at, right[bisect_right(right, there)] - there)
        yield Match(at, there, most)
        at, there, size = at + most, there + most, size - most


def _runs(m: Match, ones: Tokens, others: Tokens, left: str, right: str) -> Sequence[tuple[bool, Ends, Ends]]:
    """The matched words of *m*, whether they are written alike, and where they stand on either side: all as one where
    they are alike, else word by word."""
    one, other = _ends_of(ones, m.left, m.size), _ends_of(others, m.right, m.size)
    if left[one[0] : one[1]] == right[other[0] : other[1]]:
        return ((True, one, other),)
    places = zip(range(m.left, m.left + m.size), range(m.right, m.right + m.size), strict=True)
    return [(ones.parts[i] == others.parts[j], _ends_of(ones, i), _ends_of(others, j)) for i, j in places]


def _ends_of(cut: Tokens, first: int, size: int = 1) -> Ends:
    """Where the first of some words begins and the last one ends."""
    last = first + size - 1
    return cut.starts[first], cut.starts[last] + len(cut.parts[last])


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
    head, tail = _blanks(one.of(left), other.of(right))
    if head:
        yield EditOp("equal", Span(one.start, one.start + head), Span(other.start, other.start + head))
    middle = Span(one.start + head, one.end - tail), Span(other.start + head, other.end - tail)
    if middle[0].start < middle[0].end or middle[1].start < middle[1].end:
        yield EditOp(_tag(*middle), *middle)
    if tail:
        yield EditOp("equal", Span(one.end - tail, one.end), Span(other.end - tail, other.end))


def _blanks(one: str, other: str) -> tuple[int, int]:
    """Code points of white space that both begin with, and that what is then left of both ends with."""
    most = min(len(one), len(other))
    head = tail = 0
    if not most:
        return head, tail
    while head < most and one[head] == other[head] and one[head].isspace():
        head += 1
    while tail < most - head and one[-1 - tail] == other[-1 - tail] and one[-1 - tail].isspace():
        tail += 1
    return head, tail


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
