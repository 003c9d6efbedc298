"""Stretches of a statement as a message cites them: a word with what it is said of."""

from __future__ import annotations

from compare.findings.pair import Side
from compare.model import Mention, Span
from compare.text import Word


def phrase(side: Side, mention: Mention) -> Span:
    """A mention with the next word that carries meaning, as a message cites it."""
    return Span(mention.span.start, reach(side, mention.span, 1))


def reach(side: Side, span: Span, count: int) -> int:
    """The end of the *count*-th word after *span* that carries meaning; a number, words tied by hyphens, are one."""
    end = span.end
    for word in side.words:
        if word.start >= span.end:
            if count <= 0 and side.version.text[end : word.start] != "-":
                break
            end = word.end
            count -= word.key not in side.language.stop_words
    return max([end, *[number.span.end for number in side.of("number") if number.span.start < end]])


def next_words(side: Side, span: Span, count: int) -> list[str]:
    """The folded words after *span* that carry meaning, *count* at most."""
    found: list[str] = []
    for word in side.words:
        if word.start >= span.end and word.key not in side.language.stop_words:
            found.append(word.key)
            if len(found) == count:
                break
    return found


def following(side: Side, end: int, most: int) -> list[Word]:
    """The words behind the place *end*, *most* at most, up to a sign or the end of their statement."""
    found: list[Word] = []
    starts = {one.span.start for one in side.statements}
    for word in side.words[side.at(end) :][:most]:
        gap = side.version.text[end : word.start]
        if word.start in starts or not (gap.isspace() or gap == "-"):
            break
        found.append(word)
        end = word.end
    return found
