"""The quotations of a version as they are compared: cut at statements, with their words and speakers, and how alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.findings.pair import Pair, Side, Story
from compare.findings.sources.speakers import carried
from compare.mentions import Attribution
from compare.mentions.lexicon import Lexicon
from compare.model import Quotation, Span, Version
from compare.text import Word, fold_marks, words

#: Least share of common words (of the longer quotation) for two quotations to be forms of one.
_LIKE = 0.5
_SHORT = (3, 12)  # words of a fragment that is looked for inside a longer quotation
_FRAME = 0.6  # share of words in common around two quotations that stand in one place
_TERM = 4  # words of such a quotation at most
_LIKE_NEAR = 0.34  # the same, where both stand in one pair of statements
#: A word with letters left out: "f***ing", "f-----g".
_MASKED = re.compile(r"\b[^\W\d_](?:\*{2,}|-{3,})[^\W\d_]*")
_SIGNS = str.maketrans("", "", ".,;:!\"'-()[]，。、；：！（）،؛।॥")


@dataclass(frozen=True, slots=True, eq=False)
class Quote:
    """The part of a quotation that stands in one statement: its span without marks, its folded words, its speaker.

    ``stream`` are the folded words in one string, a blank at both ends: to look for one quotation in another.
    """

    quotation: Quotation
    span: Span
    statement: int
    said: tuple[Word, ...]
    keys: tuple[str, ...]
    stream: str
    pair: Pair
    side: Side
    speaker: Attribution | None

    @property
    def wording(self) -> str:
        """What it says, with everything set aside that :data:`FOLDING` names."""
        inner = fold_marks(self.span.of(self.side.version.text))
        return " ".join(inner.replace(" & ", " and ").casefold().translate(_SIGNS).split())


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
                    told = tuple(word.key for word in said)
                    stream = f" {' '.join(told)} "
                    found.append(Quote(quotation, span, index, said, told, stream, pair, side, speaker))
    return found


def _said(inner: str, start: int) -> tuple[Word, ...]:
    """The words of a quotation; "&" is the word it stands for, and a word with letters masked is one."""
    found = words(inner, start)
    for mask in _MASKED.finditer(inner) if "**" in inner or "--" in inner else ():
        span = Span(start + mask.start(), start + mask.end())
        found = [word for word in found if not span.holds(Span(word.start, word.end))]
        found.append(Word(*span, mask[0].casefold()))
    if "&" in inner:
        found += [Word(start + m.start(), start + m.end(), "and") for m in re.finditer(r"(?<=\s)&(?=\s)", inner)]
    return tuple(sorted(found))


def _speaker(side: Side, quotation: Quotation) -> Attribution | None:
    """The attribution nearest to a quotation in its statements; "according to" only where there is no verb."""
    outside = [one for one in side.sources if not (one.told or quotation.inner.holds(one.verb))]
    verbs = [one for one in outside if one.strength != "according"] or outside
    span = quotation.span
    return min(
        verbs, key=lambda one: (max(one.span.start - span.end, span.start - one.span.end, 0), one.span), default=None
    )


@lru_cache(maxsize=16)
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
    if near and share < _LIKE_NEAR and (bent(one, other) or _in_place(one, other)):
        return _LIKE_NEAR
    if shared <= 1 + (not near):
        return _LIKE_NEAR if near and _in_place(one, other) else 0.0
    return share + 0.01 * near if share >= (_LIKE_NEAR if near else _LIKE) else 0.0


def one_form(one: Quote, other: Quote) -> bool:
    """Whether a fragment and the longer quotation that holds it are one quotation, longer or shorter, in one place.

    A few of its words picked for another sentence are not: they begin neither alike, nor is next to nothing added.
    """
    small, big = (one, other) if len(one.said) <= len(other.said) else (other, one)
    more = [word.key for span in inside(small, big) for word in big.said if span.holds(Span(word.start, word.end))]
    if len(more) <= 2:
        return any(key not in big.side.language.stop_words for key in more)
    return len(small.said) >= 3 and small.keys[0] == big.keys[0]


def one_wording(one: Quote, other: Quote) -> bool:
    """Whether two quotations are one but for masked letters ("f***ing") and short forms written out ("I'd")."""
    lists = one.side.lexicon
    left, right = [_long(each.keys, lists) for each in (one, other)]
    return len(left) == len(right) and all(_one_word(*pair) for pair in zip(left, right, strict=True))


def _long(keys: Sequence[str], lists: Lexicon) -> list[str]:
    """Words with short forms written out; a short form that stands for several keeps them all: "would/had"."""
    found: list[str] = []
    for key in keys:
        ending = next((end for end in lists.short_forms if key.endswith(end) and len(key) > len(end)), None)
        whole = lists.short_forms.get(key)
        if whole:
            found += whole.split()
        elif ending and ending[0] in "'n":
            found += [key[: -len(ending)], lists.short_forms[ending]]
        else:
            found.append(key)
    return found


def _one_word(left: str, right: str) -> bool:
    if left == right or right in left.split("/") or left in right.split("/"):
        return True
    for masked, plain in ((left, right), (right, left)):
        head, _, tail = masked.replace("-", "*").partition("*")
        tail = tail.strip("*")
        if "**" in masked.replace("-", "*") and plain.startswith(head) and plain.endswith(tail):
            return len(plain) > len(head + tail)
    return False


def pieces(one: Quote) -> bool:
    """Whether an ellipsis or square brackets mark an edit of the quotation."""
    text = fold_marks(one.side.wording(one.span))
    return "..." in text or "[" in text


def common(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest common subsequence of words."""
    places: dict[str, int] = {}
    for at, one in enumerate(left[:400]):
        places[one] = places.get(one, 0) | (1 << at)
    # A row of the usual table as the bits of one number: 0 where the length grows (Hyyrö 2004).
    every = row = (1 << len(left[:400])) - 1
    for other in right[:400]:
        met = row & places.get(other, 0)
        row = ((row + met) | (row - met)) & every
    return (row ^ every).bit_count()


def _in_place(one: Quote, other: Quote) -> bool:
    """Whether two short quotations stand in one place of wordings that are else alike: “reckless”, “careless”."""
    pair = one.pair
    if not pair.change.diffed or pair.close < _FRAME or max(len(one.said), len(other.said)) > _TERM:
        return False
    return any(
        op.tag == "replace" and one.quotation.inner.holds(op.left) and other.quotation.inner.holds(op.right)
        for op in pair.edits
    )


def bent(one: Quote, other: Quote) -> bool:
    """Whether a short quotation stands inside the longer one with a word more, less or another: "a spot at a bar"."""
    small, big = sorted((one, other), key=lambda each: len(each.said))
    lesser, greater = small.keys, big.keys
    if not _SHORT[0] <= len(lesser) <= _SHORT[1]:
        return False
    telling = {key for key in lesser if key not in small.side.language.stop_words}
    for at in range(len(greater) - len(lesser) + 2):
        window = greater[at : at + len(lesser) + 1]
        if common(lesser, window) >= len(lesser) - 1 and telling <= {*window} and telling:
            return True
    return False


def inside(small: Quote, big: Quote) -> tuple[Span, ...]:
    """What *big* has before and after the words of *small*, which it holds."""
    lesser, greater = small.keys, big.keys
    at = next(i for i in range(len(greater)) if greater[i : i + len(lesser)] == lesser)
    rests = big.said[:at], big.said[at + len(lesser) :]
    return tuple(Span(rest[0].start, rest[-1].end) for rest in rests if rest)
