"""The subjects that share a verb of saying: "Ruiz and Chen said", "said the mayor and the union".

Each is a source of its own.  What stands before the first of them tells whether they are one subject: nothing, a sign
or a word that opens a clause; in "on Ruiz and Chen said" they are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.mentions.lexicon import Lexicon
from compare.mentions.nouns import Speaker, tied
from compare.mentions.scan import Scan
from compare.mentions.speakers import COMMAS, parted, source_at
from compare.model import Mention


def joint(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], hit: Speaker, verb: int) -> tuple[Speaker, ...]:
    """The subjects of which *hit* is one, in text order; none where it is alone.  *verb* is the word of the verb."""
    after = hit.first > verb
    own = source_at(scan, lexicon, named, _past_lead(scan, lexicon, named, hit.first) if after else hit.last)
    if own is None and not after:
        own = hit
    if own is None or own.pronoun:
        return ()
    if after:
        found = [own, *_behind(scan, lexicon, named, own)]
    else:
        found = [*reversed(list(_before(scan, lexicon, named, own))), own]
        opening = (at for at, one in enumerate(found) if _opens(scan, lexicon, lead(scan, lexicon, one.first)))
        found = found[next(opening, len(found)) :]  # "In Ostby, Ruiz and Chen said"
    return tuple(found) if len(found) > 1 else ()


def lead(scan: Scan, lexicon: Lexicon, first: int) -> int:
    """The first of the articles and titles right before word *first*: "the union", "Mayor Ruiz"."""
    while first and scan.gaps[first].strip(". ") == "" and _leads(lexicon, scan.bare[first - 1]):
        first -= 1
    return first


def _past_lead(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], first: int) -> int:
    """The source behind the articles and titles at word *first*; a title without a name is one itself."""
    while first + 1 < len(scan.raw) and first not in named and _leads(lexicon, scan.bare[first]):
        if first + 1 not in named and source_at(scan, lexicon, named, first):
            break
        first += 1
    return first


def _before(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], own: Speaker) -> Iterator[Speaker]:
    """The subjects before *own*, the nearest first: behind "and", and then behind commas."""
    at, listed = lead(scan, lexicon, own.first), False
    while at > 0:
        if not listed and at > 1 and lexicon.has("joins", scan.bare[at - 1]) and scan.gaps[at] == " ":
            last, gap = at - 2, scan.gaps[at - 1]
        elif listed:
            last, gap = at - 1, scan.gaps[at]
        else:
            return
        hit = source_at(scan, lexicon, named, last)
        comma = gap.strip() in COMMAS and hit is not None and hit.named
        if hit is None or hit.pronoun or scan.quoted[last] or not (comma or (gap == " " and not listed)):
            return
        yield hit
        at, listed = lead(scan, lexicon, hit.first), True


def _behind(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], own: Speaker) -> Iterator[Speaker]:
    """The subject behind *own* and "and", where the clause ends with it: not "said Ruiz and Chen left"."""
    at = own.last + 1
    if at + 1 >= len(scan.raw) or scan.gaps[at] != " " or not lexicon.has("joins", scan.bare[at]):
        return
    first = _past_lead(scan, lexicon, named, at + 1)
    hit = source_at(scan, lexicon, named, first)
    if hit is None or hit.pronoun or scan.gaps[first].strip(". "):
        return
    end = hit.last + 1
    if end == len(scan.raw) or parted(scan.gaps[end]) or tied(lexicon, scan.bare[end]) or scan.gaps[end] != " ":
        yield hit


def _leads(lexicon: Lexicon, key: str) -> bool:
    return lexicon.has("determiners", key) or lexicon.has("courtesy", key) or key in lexicon.titles


def _opens(scan: Scan, lexicon: Lexicon, first: int) -> bool:
    """Whether a subject can begin at word *first*."""
    if not first or parted(scan.gaps[first]) or scan.gaps[first].strip():
        return True
    key = scan.bare[first - 1]
    governs = any(lexicon.has(name, key) for name in ("prepositions", "place_prepositions", "direction_prepositions"))
    return key in lexicon.language.stop_words and not governs and not tied(lexicon, key)
