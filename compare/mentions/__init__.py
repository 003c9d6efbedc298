"""What a statement mentions: numbers, dates, names, titles, places, and the words that set its stance.

Mentions are found on demand and remembered, because most statements of a long pair are equal and need none.
Spans are in the frame of the document.  A language without lists yields what marks, digits and capitals tell.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from compare.language import Language, load
from compare.mentions.attribution import Attribution, attributions
from compare.mentions.attribution import hearsay as _hearsay
from compare.mentions.dates import ago, dates
from compare.mentions.lexicon import lexicon
from compare.mentions.modality import modality, phrases
from compare.mentions.names import names
from compare.mentions.numbers import numbers
from compare.mentions.scan import HEADINGS, scan
from compare.model import BODY_ROLES, Mention, Span, Statement, Version

__all__ = ["Attribution", "Reading", "find", "hearsay", "read", "sources", "unsourced"]


class Reading(NamedTuple):
    """What a statement tells, with spans that count from its beginning; ``large`` are its words with a capital that
    neither the beginning of the statement nor that of a quotation asks for, folded."""

    mentions: tuple[Mention, ...]
    sources: tuple[Attribution, ...]
    large: frozenset[str]


def find(statement: Statement, language: Language) -> tuple[Mention, ...]:
    """All mentions of *statement* in text order; spans count code points of its document."""
    return _read(statement, language)[0]


def sources(statement: Statement, language: Language) -> tuple[Attribution, ...]:
    """Who *statement* says has said it, in text order."""
    return _read(statement, language)[1]


def read(statement: Statement, language: Language) -> Reading:
    """What *statement* tells, wherever it stands: a wording that both versions have is read once."""
    return _read_wording(statement.text, statement.role in HEADINGS, language)


def unsourced(version: Version) -> tuple[int, ...]:
    """The indices of the body statements of *version* that name no source and hold no part of a quotation."""
    language = load(version.lang)
    return tuple(
        index
        for index, statement in enumerate(version.statements)
        if statement.role in BODY_ROLES
        and not read(statement, language).sources
        and not any(quotation.span.meets(statement.span) for quotation in version.quotations)
    )


@lru_cache(maxsize=8192)
def hearsay(statement: Statement, language: Language) -> tuple[Span, ...]:
    """Where *statement* says that somebody has said it, and not who ("reportedly"); in the frame of its document."""
    start, heading = statement.span.start, statement.role in HEADINGS
    found = _hearsay(scan(statement.text, language, heading=heading), lexicon(language))
    return tuple([Span(one.start + start, one.end + start) for one in found])


@lru_cache(maxsize=8192)
def _read(statement: Statement, language: Language) -> tuple[tuple[Mention, ...], tuple[Attribution, ...]]:
    """The mentions and sources of *statement*, in the frame of its document."""
    start = statement.span.start
    found, said, _ = read(statement, language)
    return (
        tuple([Mention(one.facet, Span(one.span.start + start, one.span.end + start), one.value) for one in found]),
        tuple([one.moved(start) for one in said]),
    )


@lru_cache(maxsize=8192)
def _read_wording(text: str, heading: bool, language: Language) -> Reading:
    words, lists = scan(text, language, heading=heading), lexicon(language)
    taken: set[int] = set()
    found = dates(words, lists, taken)
    found += ago(words, lists, taken)
    relative = [(first, end) for first, end in phrases(words, lists, "relative") if first not in taken]
    for first, end in relative:
        found.append(Mention("date", words.span(first, end - 1), "relative " + " ".join(words.bare[first:end])))
        taken.update(range(first, end))
    found += numbers(words, lists, taken)
    named = names(words, lists, taken)
    said = attributions(words, lists, named)
    found += named
    found += modality(words, lists, taken)
    found += [Mention("attribution", one.span, f"{one.strength}: {one.key}") for one in said]
    ordered = sorted(found, key=lambda mention: (mention.span, mention.facet, mention.value))
    return Reading(tuple(ordered), said, words.large())
