"""How far an attribution reaches behind its verb and its source: whose it is, and the day on which it was said."""

from __future__ import annotations

from compare.mentions.lexicon import Lexicon
from compare.mentions.nouns import Speaker
from compare.mentions.scan import Scan
from compare.mentions.speakers import is_region
from compare.model import Mention

_SAID_IN = 8  # words within which the day stands on which something was said


def last_word(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], verb: int, source: Speaker) -> int:
    """The last word of the attribution to *source* whose verb ends with word *verb*."""
    last = source.last if source.named or source.last < verb else _housed(scan, lexicon, named, source.last)
    return _day(scan, lexicon, max(last, verb))


def _housed(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], last: int) -> int:
    """The name behind a source, whose or where it is, with what lies behind its comma: "said the mayor of Rio Rancho,
    New Mexico"; else *last*.  It is no part of the source, so that a place put for another is told as a name."""
    at = last + 1
    if at + 1 >= len(scan.raw) or scan.gaps[at] != " ":
        return last
    if not any(lexicon.has(name, scan.bare[at]) for name in ("of", "direction_prepositions")):
        return last
    at += 1 + lexicon.has("determiners", scan.bare[at + 1])
    end = last
    while at in named and (end == last or is_region(scan, lexicon, named, at)):
        end = max(index for index, mention in named.items() if mention is named[at])
        at = end + 1
    return end


def _day(scan: Scan, lexicon: Lexicon, at: int) -> int:
    """The day behind word *at*, on which it was said: "said Friday", "said in a statement on Friday"; else *at*."""
    for day in range(at + 1, min(len(scan.raw), at + _SAID_IN)):
        key = scan.bare[day]
        if scan.gaps[day] != " ":
            break
        if key in lexicon.language.weekdays:
            return day
        if not any(lexicon.has(name, key) for name in ("place_prepositions", "prepositions", "articles", "channels")):
            break
    return at
