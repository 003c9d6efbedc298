"""Quantifiers of two statements held against each other: "some residents", "all residents"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from compare.findings.forms import alike
from compare.findings.pair import Pair, Side
from compare.model import Span
from compare.text import fold

_AS_MANY = {"several", "some"}
_WHOLE = (("all",), ("none",))  # kinds of quantifiers that tell of a whole


class Scope(NamedTuple):
    """A quantifier, or several that stand together ("only a few"): their kinds and the span of all."""

    kinds: tuple[str, ...]
    span: Span


def turned(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Quantifiers of the same word that differ; those that both sides have there are set aside first."""
    lefts, rights = _scopes(pair.left), _scopes(pair.right)
    for one in [*lefts]:
        twin = next((other for other in rights if one.kinds == other.kinds and _same_counted(pair, one, other)), None)
        if twin:
            lefts.remove(one)
            rights.remove(twin)
    for one in lefts:
        for other in rights:
            kinds = {*one.kinds, *other.kinds}
            passed = {*one.kinds} ^ {*other.kinds} == {"only"} or kinds == _AS_MANY  # the first is told as a limit
            if one.kinds != other.kinds and not passed and _same_counted(pair, one, other):
                yield one.span, other.span
    yield from _of_whole(pair)


def _of_whole(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """A number of a whole that became all or none of it: "14 of the 22 schools", "all of the 22 schools"."""
    for side, other in ((pair.left, pair.right), (pair.right, pair.left)):
        wholes = [one for one in _scopes(other) if one.kinds in _WHOLE and _is_part(other, one.span, "definite")]
        values = {number.value for number in other.of("number")} if wholes else set()
        for number in side.of("number") if wholes else ():
            part = number.value not in values and _is_part(side, number.span)
            whole = next((one for one in wholes if part and _counted_alike(side, number.span, other, one.span)), None)
            if whole:
                yield (number.span, whole.span) if side is pair.left else (whole.span, number.span)


def _is_part(side: Side, count: Span, *lists: str) -> bool:
    """Whether *count* tells how many of what the words behind it name: "14 of the schools"; or a word of *lists*
    stands behind it: "all the schools"."""
    at = side.at(count.end)
    return at < len(side.words) and any(side.lexicon.has(name, side.words[at].key) for name in ("of", *lists))


def _counted_alike(side: Side, one: Span, other: Side, twin: Span) -> bool:
    return alike(side.next_content(one), other.next_content(twin))


def _scopes(side: Side) -> list[Scope]:
    """The quantifiers of *side*; those with nothing but an article between them are one."""
    found: list[Scope] = []
    for mention in side.of("scope"):
        last = found[-1] if found else None
        between = side.version.text[last.span.end : mention.span.start] if last else "."
        if last and all(side.lexicon.has("articles", fold(word)) for word in between.split()):
            found[-1] = Scope((*last.kinds, mention.value), Span(last.span.start, mention.span.end))
        else:
            found.append(Scope((mention.value,), mention.span))
    return found


def _same_counted(pair: Pair, one: Scope, other: Scope) -> bool:
    return _counted_alike(pair.left, one.span, pair.right, other.span) or bool(
        (edit := pair.same_edit(one.span, other.span)) and edit.left.end - edit.left.start <= 24
    )
