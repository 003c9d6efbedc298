"""Superlatives held against the other side: what limits them ("one of the largest", "the first woman to", "in a
decade"), and those that are gone ("the largest", "a large")."""

from __future__ import annotations

from collections.abc import Iterator

from compare.findings.cited import following
from compare.findings.forms import alike, any_alike, bare
from compare.findings.pair import Side
from compare.model import Span
from compare.text import Word

_BEFORE = 3  # words of "one of the"
_APART = 3  # words between it and a superlative that follows its noun: "una de las fábricas más grandes"
_BEHIND = 5  # words behind a superlative that are looked at
_GONE = 3  # of them that may be gone


def limits(side: Side) -> Iterator[tuple[Span, Span]]:
    """The limits of superlatives that *side* has and the other has not: what is gone, and that with the superlative."""
    if not _known(side) or not _known(side.other):
        return
    here, there = (
        sorted(at for key in _known(one) & one.unquoted for at in _places(one, key)) for one in (side, side.other)
    )
    for at in here:
        key = side.words[at].key
        twins = [index for index in there if alike(key, side.other.words[index].key)]
        if len(twins) == 1 and sum(alike(key, side.words[index].key) for index in here) == 1:
            yield from _of_one(side, at, twins[0])


def lost(side: Side) -> Iterator[tuple[Span, Span]]:
    """The superlatives of *side* of which the other side has the plain word and no superlative: itself, with its noun.

    A capital makes a name of the plain word: "the country's highest court", "the High Court".
    """
    other, plain = side.other, side.lexicon.superlatives
    degrees = side.lexicon.sets["degrees"]
    known = _known(side)
    if not known or any(_places(other, key) for key in _known(other)):
        return
    for key in sorted(known & side.unquoted):
        for at in _places(side, key)[:1]:
            word = side.words[at + (key in degrees)]  # "important" of "most important"
            noun = side.next_content(Span(*word[:2]), 1)
            if _told_plainly(other, word.key if key in degrees else plain[key], noun):
                yield Span(*side.words[at][:2]), Span(side.words[at].start, _noun_end(side, side.at(word.start)))


def _known(side: Side) -> frozenset[str]:
    """The words of *side* that may be superlatives or make one of another word."""
    lexicon = side.lexicon
    return (side.spoken & lexicon.superlatives.keys()) | (side.spoken & lexicon.sets["degrees"])


def _told_plainly(side: Side, adjective: str, noun: str) -> bool:
    """Whether *side* has *adjective* right before *noun* wherever it has it, and never with a capital."""
    places = [word for word in side.words if word.key == adjective]
    return bool(places) and all(
        side.version.text[word.start].islower() and alike(noun, side.next_content(Span(*word[:2]), 1))
        for word in places
    )


def _places(side: Side, key: str) -> list[int]:
    """Where *side* has the superlative *key*; a word that makes one of another ("most") stands behind an article or its
    like then: "the most important", not "most voters"."""
    places = [at for at, word in enumerate(side.words) if word.key == key]
    if not side.lexicon.has("degrees", key):
        return places
    return [
        at
        for at in places
        if 0 < at < len(side.words) - 1
        and (side.lexicon.has("determiners", before := side.words[at - 1].key) or bare(before) != before)
        and side.words[at + 1].key not in side.language.stop_words
    ]


def _of_one(side: Side, at: int, twin: int) -> Iterator[tuple[Span, Span]]:
    """The limits of the superlative at word *at*, which the other side has at word *twin*."""
    superlative, other = Span(*side.words[at][:2]), side.other
    if (part := _part(side, at)) and not _part(other, twin):
        yield part, Span(part.start, _noun_end(side, at))
        return
    if not (_led(side, at) and _led(other, twin)):
        return
    here, there = (following(one, one.words[i].end, _BEHIND) for one, i in ((side, at), (other, twin)))
    gone = _gone(here, there)
    if not gone and not side.lexicon.has("ordinals_alone", side.words[at].key):
        gone = _condition(side, here, there)
    if side.lexicon.has("not_limits", " ".join(word.key for word in (side.words[at], *gone))):
        return
    said = [word for word in gone if word.key not in side.language.stop_words] or gone
    if gone and not any(any_alike(bare(word.key), other.keys) for word in said):
        span = Span(gone[0].start, gone[-1].end)
        yield span, Span(superlative.start, max(span.end, _noun_end(side, at)))


def _part(side: Side, at: int) -> Span | None:
    """What says that a superlative is one of several: "one of the", "among the", "second-"."""
    words, lexicon = side.words, side.lexicon
    if at and words[at - 1].key in lexicon.ordinals:
        return Span(words[at - 1].start, words[at - 1].end)
    for end in range(at, max(0, at - _APART) - 1, -1) if lexicon.has("comparing", words[at].key) else (at,):
        for count in range(1, _BEFORE + 1):
            before = words[max(0, end - count) : end]
            if len(before) == count and lexicon.has("partitives", " ".join(word.key for word in before)):
                return Span(before[0].start, before[-1].end)
    return None


def _led(side: Side, at: int) -> bool:
    """Whether word *at* tells of more than all others: "la plus grande" does, "plus grande" may compare two."""
    lexicon = side.lexicon
    return not lexicon.has("comparing", side.words[at].key) or (
        at > 0 and lexicon.has("determiners", side.words[at - 1].key)
    )


def _gone(here: list[Word], there: list[Word]) -> list[Word]:
    """The words right behind a superlative without which the other side goes on: "Asian" of "first Asian American"."""
    goes_on = there[0].key if there else ""
    for count in range(1, min(_GONE, len(here) - bool(goes_on)) + 1):
        if (here[count].key == goes_on) if goes_on else count == len(here):
            return here[:count]
    return []


def _condition(side: Side, here: list[Word], there: list[Word]) -> list[Word]:
    """Among what something is the most, behind its noun: "in a decade", where the other side has nothing of it."""
    same = 0
    while same < min(len(here), len(there)) and alike(here[same].key, there[same].key):
        same += 1
    if not same or not _limited(side, here[same:]) or _limited(side, there[same:]):
        return []
    end = next((i for i in range(same, len(here)) if here[i].key not in side.language.stop_words), -1)
    if end < 0:
        return []
    counts = here[end].key[0].isdigit() or here[end].key in side.lexicon.numbers  # "in 40 years"
    return here[same : end + 1 + counts]


def _limited(side: Side, words: list[Word]) -> bool:
    """Whether *words* begin with what may tell of which kind a superlative is: "in", "de la"."""
    return any(side.lexicon.has("limits_behind", " ".join(word.key for word in words[:count])) for count in (1, 2))


def _noun_end(side: Side, at: int) -> int:
    """The end of the first word behind word *at* that carries meaning, or its own."""
    behind = following(side, side.words[at].end, _BEHIND)
    noun = next((word for word in behind if word.key not in side.language.stop_words), side.words[at])
    return noun.end
