"""In what standing somebody holds a part, before any noun: "a former aide", "the acting head"."""

from __future__ import annotations

from collections.abc import Iterator

from compare.findings.forms import bare
from compare.findings.pair import Side
from compare.model import Span
from compare.text import DASHES, Word

_NOUN = 5  # letters of a noun at least, to which a standing is glued: "expuso" is no former "puso"
_LED = ("determiners", "articles", "definite", "joins", "of", "prepositions")


def standings(side: Side) -> Iterator[tuple[Span, Span]]:
    """Where *side* limits a noun that the other side has without any limit of this kind: the word, and its phrase."""
    lexicon, other = side.lexicon, side.other
    tables = lexicon.standings, lexicon.standings_behind, lexicon.standings_hyphened
    limited = [] if all(table.keys().isdisjoint(side.keys) for table in tables) else list(_beside(side))
    limited += _glued(side) if lexicon.standings_glued else []
    if not limited:
        return
    known = {**tables[0], **tables[1], **tables[2]}
    every = known | lexicon.standings_else
    there = {every[key] for key in other.keys if key in every}
    for kind, span, whole, noun in limited:
        if kind in there or side.quoted(span) or noun in side.language.stop_words or noun in known:
            continue
        at = side.at(whole.start)
        before = bare(side.words[at - 1].key) if at else ""  # "the county executive", "the county's deputy executive"
        places = [index for index, twin in enumerate(other.words) if bare(twin.key) == noun]
        if places and all(_leads(other, i) or (i and bare(other.words[i - 1].key) == before) for i in places):
            yield span, whole


def _beside(side: Side) -> Iterator[tuple[str, Span, Span, str]]:
    """The words of a standing beside a noun ("the former aide", "el alcalde interino"): kind, word, phrase and noun."""
    lexicon = side.lexicon
    for at, word in enumerate(side.words):
        for first, table, ties in (
            (at, lexicon.standings, " -"),
            (at, lexicon.standings_hyphened, "-"),
            (at - 1, lexicon.standings_behind, " -"),
        ):
            key = _plain(word.key)
            if key not in table or not 0 <= first < len(side.words) - 1:
                continue
            if _gap(side, first + 1) in ties and _leads(side, first):
                noun = side.words[first + (first == at)]
                whole = Span(side.words[first].start, side.words[first + 1].end)
                yield table[key], Span(word.start, word.end), whole, bare(noun.key)


def _glued(side: Side) -> Iterator[tuple[str, Span, Span, str]]:
    """The same where the standing is part of the noun: "exentrenador", "Vizekanzler"."""
    parts, there = side.lexicon.standings_glued, side.other.spoken
    own = {
        key: (kind, key.removeprefix(part))
        for key in side.spoken - there
        for part, kind in parts.items()
        if key.startswith(part) and len(key) >= len(part) + _NOUN and key.removeprefix(part) in there
    }
    for at, word in enumerate(side.words) if own else ():
        if word.key in own and _leads(side, at) and not _speaks(side, word):
            kind, noun = own[word.key]
            span = Span(word.start, word.end)
            yield kind, span, span, noun


def _speaks(side: Side, word: Word) -> bool:
    """Whether *word* is a source: another source is told as such."""
    return any(one.source.start <= word.start < one.source.end for one in side.sources)


def _plain(key: str) -> str:
    """A folded word without an elided article ("l'ancien"); what has a possessive ending stays a word of its own."""
    return key if key.endswith("'s") else bare(key)


def _gap(side: Side, at: int) -> str:
    """What stands between word *at* and the one before it."""
    return side.version.text[side.words[at - 1].end : side.words[at].start]


def _leads(side: Side, at: int) -> bool:
    """Whether a noun phrase can begin with word *at*: no noun that was put for the limit stands before it."""
    if not at or _plain(side.words[at].key) != side.words[at].key:
        return True
    gap = _gap(side, at)
    if gap.strip():
        return not any(sign in DASHES for sign in gap)  # not the last part of "long-acting"
    before = side.words[at - 1].key
    return bare(before) != before or any(side.lexicon.has(name, before) for name in _LED)
