"""Which runs of capitals hold a name where every noun has a capital, as in German.

No dictionary: a word is an ordinary one when it is among the commonest of its language or ends as its nouns and
adjectives do, unless a list knows it for a name ("Jule", "Peter").  A run of ordinary words alone is no name.
"""

from __future__ import annotations

from compare.language import rarity
from compare.mentions.lexicon import Lexicon
from compare.mentions.scan import Scan


def ordinary(lexicon: Lexicon, key: str) -> bool:
    """Whether the folded word *key* is likely a noun or an adjective and no name."""
    if lexicon.has("proper", key):
        return False
    return _commonest(lexicon, key) or key in lexicon.scales or key.endswith(lexicon.noun_endings)


def holds_name(scan: Scan, lexicon: Lexicon, first: int, end: int) -> bool:
    """Whether the run from *first* to before *end* holds a word that makes a name of it."""
    return any(_tells(scan, lexicon, at, end) for at in range(first, end))


def titled(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether the word at *at* is a name because an office or a form of address stands before it: "Kanzler Lohner"."""
    before = at > 0 and scan.gaps[at].strip(". ") == "" and scan.bare[at - 1] in lexicon.titles
    return before and (lexicon.has("proper", scan.bare[at]) or not _commonest(lexicon, scan.bare[at]))


def _tells(scan: Scan, lexicon: Lexicon, at: int, end: int) -> bool:
    key = scan.bare[at]
    if lexicon.has("name_particles", key):
        return False
    if not ordinary(lexicon, key) or (scan.raw[at].isupper() and len(key) > 1):
        return True
    short = scan.raw[at] in lexicon.language.never_end  # "St. Pölten"
    adjective = _is(lexicon, key, "name_adjectives", "inner_adjectives")
    return at + 1 < end and (short or adjective or _heads(scan, lexicon, at))


def _heads(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a name stands behind the noun at *at*, be it shaped like a noun: "Stadt Tannhausen", "Insel Wörde"."""
    behind = at + 1
    while behind < len(scan.raw) and lexicon.has("name_particles", scan.bare[behind]):
        behind += 1
    return (
        scan.bare[at].endswith(lexicon.name_heads)
        and behind < len(scan.raw)
        and not _commonest(lexicon, scan.bare[behind])
    )


def _is(lexicon: Lexicon, key: str, *lists: str) -> bool:
    """Whether a word is an adjective of *lists*, in any case: "Roten" of "Roten Kreuzes"."""
    stems = [key.removesuffix(ending) for ending in lexicon.adjective_cases if key.endswith(ending)]
    return any(lexicon.has(name, stem) for stem in stems for name in lists)


def _commonest(lexicon: Lexicon, key: str) -> bool:
    return key in rarity(lexicon.language.code)


def only_opens(lexicon: Lexicon, key: str) -> bool:
    """Whether a word that opens a sentence is likely an adjective or a noun: "Blinde Menschen", "Bauer Menke"."""
    shaped = key.endswith(lexicon.adjective_cases) and not lexicon.has("proper", key)
    return shaped and not _is(lexicon, key, "name_adjectives")


def joined(scan: Scan, lexicon: Lexicon, first: int, at: int, behind: int) -> bool:
    """Whether the particles from *at* on tie the run from *first* to the capital *behind*.

    "Ute von der Heyden", "Pharos von Alexandria"; not "Weg zur Schule", "Bahnhöfe von dem Gesetz", "Bilder von Tieren".
    """
    if any(lexicon.has("contracted", scan.bare[index]) for index in range(at, behind)):
        return False
    if behind - at == 1 and (not ordinary(lexicon, scan.bare[behind]) or _heads(scan, lexicon, at - 1)):
        return True
    return not ordinary(lexicon, scan.bare[at - 1]) and not (at - first == 1 and _limited(scan, lexicon, first))


def _limited(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether an article stands before word *at*, or before the adjective before it: what it limits is a noun."""
    near = range(at - 1, max(-1, at - 3), -1)
    for index in near:
        if scan.gaps[index + 1] != " ":
            return False
        if lexicon.has("determiners", scan.bare[index]) or lexicon.has("contracted", scan.bare[index]):
            return True
        if not scan.bare[index].endswith(lexicon.adjective_cases):
            return False
    return False
