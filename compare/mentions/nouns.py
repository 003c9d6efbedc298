"""The noun phrase next to a verb of saying, where no name and no usual source stands: "a housing charity said".

No parser: a phrase begins where its clause does or with a determiner, and holds nothing but nouns and what ties them.
"""

from __future__ import annotations

from typing import NamedTuple

from compare.mentions.lexicon import Lexicon
from compare.mentions.scan import Scan
from compare.model import Mention

_LONG = 10  # words of a phrase at most
_AFTER = 5  # the same behind its verb
_PLURAL = "s"
_BLANKS = (" ", "-")  # what stands between two words of a phrase: "porte-parole"


class Speaker(NamedTuple):
    """A source: its first and last word (included), folded, and whether it is a name or a pronoun."""

    first: int
    last: int
    key: str
    named: bool
    pronoun: bool


def noun_before(scan: Scan, lexicon: Lexicon, end: int, verb: int) -> Speaker | None:
    """The phrase that goes up to word *end*, adverbs and auxiliaries set aside: "the head of the board has said".

    *verb* is the verb of saying whose subject is looked for.
    """
    if _no_claim(scan, lexicon, verb):
        return None
    while end > 1 and scan.gaps[end] == " " and aside(lexicon, scan.bare[end - 1]):
        end -= 1
    if end < 1 or scan.gaps[end] != " ":
        return None
    start = end
    while start and end - start < _LONG and (start == end or scan.gaps[start] in _BLANKS):
        if scan.quoted[start - 1] or _parts(scan, lexicon, start - 1):
            break
        start -= 1
    for first in range(start, end):
        if _begins(scan, lexicon, start, first) and _holds(scan, lexicon, first, end):
            return _headed(scan, lexicon, first, end)
    return None


def noun_after(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], verb: int) -> Speaker | None:
    """The phrase right behind a verb, with what it is "of": "said the head of the board", "dijo el lunes X"."""
    first = past_day(scan, lexicon, verb + 1) if verb + 1 < len(scan.raw) else len(scan.raw)
    if first >= len(scan.raw) or _no_claim(scan, lexicon, verb) or scan.gaps[first] != " " or scan.quoted[first]:
        return None
    key = scan.bare[first]
    led = _leads(lexicon, key)
    if not led and (lexicon.sets["determiners"] or lexicon.capital_nouns):
        return None
    end = _nouns_from(scan, lexicon, first + 1, first + _AFTER)
    if key in lexicon.numbers and end == first + 1:
        end = _of(scan, lexicon, end)  # "one of the engineers"
    if (end == first + 1 and led) or not _noun(scan, lexicon, end - 1):
        return None
    hit = _headed(scan, lexicon, first, end)
    last = _of(scan, lexicon, end) - 1
    if any(index in named for index in range(first, end)) or not _ends(scan, lexicon, last + 1):
        return None
    return hit._replace(last=last)


def _ends(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a phrase behind its verb ends before word *at*: "said the cook from X", not "said the school will"."""
    if at == len(scan.raw) or scan.gaps[at] != " ":
        return True
    key, language = scan.bare[at], lexicon.language
    opens = key in language.clause_openers or key in language.clause_breaks
    return tied(lexicon, key) or key in language.weekdays or (opens and not _leads(lexicon, key))


def _nouns_from(scan: Scan, lexicon: Lexicon, at: int, most: int) -> int:
    """Where the words from *at* on that may be nouns end."""
    while at < min(len(scan.raw), most) and scan.gaps[at] in _BLANKS:
        key = scan.bare[at]
        if key in lexicon.language.stop_words or tied(lexicon, key) or _leads(lexicon, key):
            break
        at += 1
    return at


def _of(scan: Scan, lexicon: Lexicon, at: int) -> int:
    """Where a phrase ends that may go on at *at* with what it is "of": "the head of the board"."""
    if at >= len(scan.raw) or scan.gaps[at] != " " or not lexicon.has("of", scan.bare[at]):
        return at
    begin = at + 1
    while begin < len(scan.raw) and scan.gaps[begin] == " " and _leads(lexicon, scan.bare[begin]) and begin < at + 3:
        begin += 1
    end = _nouns_from(scan, lexicon, begin, begin + _AFTER)
    while end > begin and scan.bare[end - 1] in lexicon.language.weekdays:
        end -= 1
    return end if end > begin and _noun(scan, lexicon, end - 1) else at


def _no_claim(scan: Scan, lexicon: Lexicon, verb: int) -> bool:
    """Whether a verb is a participle behind what it tells of, or any thing can do it: "the move suggests"."""
    behind = scan.bare[verb + 1] if verb + 1 < len(scan.raw) else ""
    adjective = lexicon.has("adjective_hedges", scan.bare[verb]) and behind not in lexicon.language.stop_words
    return adjective or lexicon.has("saying", scan.bare[verb]) or any_thing(lexicon, scan.bare[verb])


def any_thing(lexicon: Lexicon, key: str) -> bool:
    """Whether a verb of saying has things for subjects as well: "suggests", "geeft"."""
    return not lexicon.has("core_speech", key)


def in_phrase(scan: Scan, lexicon: Lexicon, hit: Speaker, verb: int) -> bool:
    """Whether a phrase is more than its part *hit*: "a group representing the workers said", "court papers say"."""
    endings = lexicon.language.participle_endings
    led = hit.first > 1 and scan.gaps[hit.first] == scan.gaps[hit.first - 1] == " "
    behind = scan.bare[hit.last + 1 : verb]
    limits = bool(behind) and all(gap == " " for gap in scan.gaps[hit.last + 1 : verb + 1])
    limits = limits and not any(
        aside(lexicon, key) or key in lexicon.language.stop_words or key in lexicon.speech for key in behind
    )
    goes_on = led and bool(endings) and scan.bare[hit.first - 1].endswith(endings)
    return not hit.pronoun and (goes_on or (limits and not hit.named))


def aside(lexicon: Lexicon, key: str) -> bool:
    """Whether a word stands between a subject and its verb: "later", "angrily", "has"."""
    return any(lexicon.has(name, key) for name in ("adverbs", "auxiliaries", "perfect")) or (
        bool(lexicon.sets["adverbs"]) and key.endswith("ly")
    )


def _parts(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a word ends what stands before the phrase: "that", "because", a verb, a pronoun."""
    key = scan.bare[at]
    if _leads(lexicon, key) or tied(lexicon, key) or scan.owns(at):
        return False
    return key in lexicon.language.stop_words or key in lexicon.speech or lexicon.has("source_pronouns", key)


def _leads(lexicon: Lexicon, key: str) -> bool:
    return lexicon.has("determiners", key) or lexicon.has("articles", key) or key in lexicon.numbers


def tied(lexicon: Lexicon, key: str) -> bool:
    """Whether a word ties one noun to another: "of", "at", "and"."""
    return any(lexicon.has(name, key) for name in ("of", "prepositions", "joins", "direction_prepositions"))


def _begins(scan: Scan, lexicon: Lexicon, start: int, at: int) -> bool:
    """Whether a phrase can begin at word *at*: with its clause, or with a determiner that no preposition governs."""
    key = scan.bare[at]
    if at > start:
        return _leads(lexicon, key) and not tied(lexicon, scan.bare[at - 1]) and not _leads(lexicon, scan.bare[at - 1])
    return _leads(lexicon, key) or not (key in lexicon.language.stop_words or tied(lexicon, key))


def _holds(scan: Scan, lexicon: Lexicon, first: int, end: int) -> bool:
    """Whether the words from *first* to before *end* are one noun phrase."""
    for at in range(first + 1, end):
        key = scan.bare[at]
        if _leads(lexicon, key):
            before = scan.bare[at - 1]
            bound = tied(lexicon, before) or _leads(lexicon, before) or (at - 1 > first and _linking(lexicon, before))
            if not bound:
                return False
        elif key in lexicon.language.stop_words and not tied(lexicon, key):
            return False
    if not _noun(scan, lexicon, end - 1):
        return False
    if _leads(lexicon, scan.bare[first]) or lexicon.capital_nouns:
        return end - first > 1 or lexicon.capital_nouns
    # Without a determiner it is one only where nothing else can be: "local carpenters said".
    head = _headed(scan, lexicon, first, end).key
    plural = bool(lexicon.sets["adverbs"]) and (head.endswith(_PLURAL) or lexicon.is_source(head))
    return plural or not lexicon.sets["determiners"]


def _linking(lexicon: Lexicon, key: str) -> bool:
    """Whether a word is a participle, as in "a group representing the workers"."""
    endings = lexicon.language.participle_endings
    return bool(endings) and len(key) > 4 and key.endswith(endings)


def _noun(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    key = scan.bare[at]
    plain = key.isalpha() and len(key) > 2 and key not in lexicon.language.stop_words and key not in lexicon.speech
    small = scan.raw[at][0].islower() or (at == 0 or lexicon.capital_nouns)
    return plain and small and key not in lexicon.language.weekdays and key not in lexicon.language.months


def _headed(scan: Scan, lexicon: Lexicon, first: int, end: int) -> Speaker:
    """The phrase, by its head: the noun before what is tied to it; in "one of the engineers" the engineers."""
    tie = next(
        (at for at in range(first + 1, end) if tied(lexicon, scan.bare[at]) or _linking_at(scan, lexicon, at, end)),
        end,
    )
    head = tie - 1 if tie - 1 > first or not _leads(lexicon, scan.bare[first]) else end - 1
    return Speaker(first, end - 1, scan.bare[head], named=False, pronoun=False)


def _linking_at(scan: Scan, lexicon: Lexicon, at: int, end: int) -> bool:
    return at + 1 < end and _linking(lexicon, scan.bare[at]) and _leads(lexicon, scan.bare[at + 1])


def past_day(scan: Scan, lexicon: Lexicon, at: int) -> int:
    """The word behind a weekday at *at*: "..., anunció el martes la ministra"; else *at*."""
    for day in (at, at + 1):
        for length in (1, 2):  # "terça-feira" is two words
            if day + length < len(scan.raw) and "-".join(scan.bare[day : day + length]) in lexicon.language.weekdays:
                return day + length
        if scan.bare[at] not in lexicon.language.stop_words:
            break
    return at
