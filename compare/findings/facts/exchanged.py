"""Two phrases that changed places in words that stay: "a driver was killed and three passengers hurt", "three
passengers were killed and a driver hurt".

What moves with its verb or its preposition says the same in another order: the words between must stay, and must tell
something of what stands around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from compare.findings.forms import alike, any_alike, bare
from compare.findings.pair import Pair, Side
from compare.model import Span

_PHRASE = 4  # words of a phrase at most
_LEAST = 0.6  # share of the words that carry meaning that must stand on both sides
_ASIDE = ("articles", "determiners", "auxiliaries", "passives", "joins", "perfect")


class _Token(NamedTuple):
    key: str
    span: Span
    content: bool


def exchanged(pair: Pair) -> tuple[tuple[Span, Span], tuple[Span, Span]] | None:
    """The phrases of the left that changed places, and those of the right, both in the order of the left; or None."""
    if len(pair.edits) < 2 or pair.weak or pair.close < _LEAST or not _moved(pair):
        return None
    lefts, rights = _tokens(pair.left), _tokens(pair.right)
    kept = _shared(lefts, rights), _shared(rights, lefts)
    if len(kept[0]) != len(kept[1]):
        return None
    found = _swap(kept[0], kept[1])
    if found is None:
        return None
    first, one, other, last = found
    here = kept[0][first:one], kept[0][one:other], kept[0][other:last]
    swapped = first + len(here[2])
    there = kept[1][first:swapped], kept[1][swapped : last - len(here[0])], kept[1][last - len(here[0]) : last]
    whole = all(
        _whole(side, tokens, parts) for side, tokens, parts in ((pair.left, lefts, here), (pair.right, rights, there))
    )
    if not whole or _alone(kept[0][:first], here, kept[0][last:], pair.left):
        return None
    spans = [Span(part[0].span.start, part[-1].span.end) for part in (here[0], here[2], there[2], there[0])]
    return (spans[0], spans[1]), (spans[2], spans[3])


def _moved(pair: Pair) -> bool:
    """Whether a word is gone in one place and come in another: told from the edits, which most pairs end at."""
    left, right = pair.left, pair.right
    come = {bare(key) for op in pair.edits for key in _keys(right, op.right)} - right.language.stop_words
    return bool(come) and any(any_alike(bare(key), come) for op in pair.edits for key in _keys(left, op.left))


def _keys(side: Side, span: Span) -> list[str]:
    """The folded words that begin in *span*."""
    return [word.key for word in side.words[side.at(span.start) : side.at(span.end)]]


def _tokens(side: Side) -> list[_Token]:
    """The words of *side* that tell who and what, articles and auxiliaries left out; a number is one, by its value."""
    numbers = side.mentions.get("number", ())
    found: list[_Token] = []
    for word in side.words:
        number = next((one for one in numbers if one.span.start <= word.start < one.span.end), None)
        if number and number.value != "1":
            if number.span.start == word.start:
                found.append(_Token(number.value, number.span, content=True))
        elif not number and not any(side.lexicon.has(name, word.key) for name in _ASIDE):
            key = bare(word.key)
            found.append(_Token(key, Span(word.start, word.end), key not in side.language.stop_words))
    return found


def _shared(some: Sequence[_Token], others: Sequence[_Token]) -> list[_Token]:
    """Those of *some* of which *others* have a form, each as often as both have it."""
    rest = [one.key for one in others]
    found = []
    for one in some:
        twin = next((key for key in rest if alike(one.key, key)), None)
        if twin is not None:
            rest.remove(twin)
            found.append(one)
    return found


def _swap(lefts: Sequence[_Token], rights: Sequence[_Token]) -> tuple[int, int, int, int] | None:
    """Where in *lefts* the first phrase begins and ends and the second begins and ends, if *rights* only swap them."""
    size = len(lefts)
    same = [alike(one.key, other.key) for one, other in zip(lefts, rights, strict=True)]
    if all(same):
        return None
    first = same.index(False)
    last = size - same[::-1].index(False)
    for one in range(first + 1, min(first + _PHRASE, last - 2) + 1):
        for other in range(max(one + 1, last - _PHRASE), last):
            turned = [*lefts[other:last], *lefts[one:other], *lefts[first:one]]
            if all(alike(a.key, b.key) for a, b in zip(turned, rights[first:last], strict=True)):
                return first, one, other, last
    return None


def _whole(side: Side, tokens: Sequence[_Token], parts: Sequence[Sequence[_Token]]) -> bool:
    """Whether the three *parts* follow each other in one statement with no word of their own side between, stand
    outside quotation marks, and are neither items of a list nor what says where or when."""
    held = Span(parts[0][0].span.start, parts[-1][-1].span.end)
    if not any(one.span.holds(held) for one in side.statements) or any(side.quoted(one.span) for one in tokens):
        return False
    if sum(held.holds(one.span) for one in tokens) != sum(map(len, parts)):
        return False
    dates = [one.span for one in side.of("date")]
    for part in (parts[0], parts[2]):
        led = part[0].content and not side.lexicon.has("prepositions", part[0].key)
        if not (led and part[-1].content) or any(date.meets(one.span) for date in dates for one in part):
            return False
    text, gaps = side.version.text, []
    for before, behind in ((parts[0], parts[1]), (parts[1], parts[2])):
        words = side.words[side.at(before[-1].span.end) : side.at(behind[0].span.start)]
        joined = any(side.lexicon.has("joins", word.key) for word in words)
        gaps.append(joined or "," in text[before[-1].span.end : behind[0].span.start])
    return not all(gaps)


def _alone(before: Sequence[_Token], parts: Sequence[Sequence[_Token]], behind: Sequence[_Token], side: Side) -> bool:
    """Whether each phrase took its own words along, so that only their order changed: "sales of cars fell while sales
    of vans rose"; what is left between them tells nothing then."""
    between = [*parts[1]]
    before, behind = [*before], [*behind]
    while between and before and alike(between[-1].key, before[-1].key):
        between.pop()
        before.pop()
    while between and behind and alike(between[0].key, behind[0].key):
        between.pop(0)
        behind.pop(0)
    return not any(one.content or side.lexicon.has("prepositions", one.key) for one in between)
