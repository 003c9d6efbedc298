"""In what standing somebody holds a part, before any noun: "a former aide", "the acting head"."""

from __future__ import annotations

from collections.abc import Iterator

from compare.findings.forms import bare
from compare.findings.pair import Side
from compare.model import Span
from compare.text import DASHES

_LED = ("determiners", "articles", "definite", "joins", "of", "prepositions")


def standings(side: Side) -> Iterator[tuple[Span, Span]]:
    """Where *side* limits a noun that the other side has without any limit of this kind: the word, and its phrase."""
    before, behind, other = side.lexicon.standings, side.lexicon.standings_behind, side.other
    known = before | behind
    if known.keys().isdisjoint(side.spoken):
        return
    every = known | side.lexicon.standings_else
    there = {every[key] for key in other.spoken if key in every}
    for at, word in enumerate(side.words):
        kind, span = known.get(word.key, ""), Span(word.start, word.end)
        if not kind or kind in there or side.quoted(span):
            continue
        for first in (at, at - 1):  # "the former aide", "el alcalde interino"
            led = first == at
            if word.key not in (before if led else behind) or not 0 <= first < len(side.words) - 1:
                continue
            noun = side.words[first + led]
            key = bare(noun.key)
            if key in side.language.stop_words or key in known or not _tied(side, first + 1) or not _leads(side, first):
                continue
            places = [index for index, twin in enumerate(other.words) if bare(twin.key) == key]
            if places and all(_leads(other, index) for index in places):
                yield span, Span(min(span.start, noun.start), max(span.end, noun.end))


def _tied(side: Side, at: int) -> bool:
    """Whether only a blank or a hyphen stands before word *at*."""
    return side.version.text[side.words[at - 1].end : side.words[at].start] in {" ", "-"}


def _leads(side: Side, at: int) -> bool:
    """Whether a noun phrase can begin with word *at*: no noun that was put for the limit stands before it."""
    if not at:
        return True
    gap = side.version.text[side.words[at - 1].end : side.words[at].start]
    if gap.strip():
        return not any(sign in DASHES for sign in gap)  # not the last part of "long-acting"
    before = side.words[at - 1].key
    return bare(before) != before or any(side.lexicon.has(name, before) for name in _LED)
