"""Whose verb of saying it is: the subject of a verb, told without a parser.

The speaker is the nearest name, pronoun or source noun ("officials") before the verb, or after it where the verb
follows a closed quotation ("...," said X).  A name behind a preposition ("from Ohio") or with a possessive ending
("Moore's") is no subject; the noun it belongs to is.  What stands inside quote marks is never a source.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.mentions.lexicon import Lexicon, Phrase
from compare.mentions.nouns import Speaker, any_thing, aside, in_phrase, noun_before
from compare.mentions.relatives import relative
from compare.mentions.scan import Scan
from compare.model import Mention
from compare.text import QUOTE_MARKS

#: Words between a source and its verb; apposition ("X, 42, of Y, said") rarely needs more.
REACH = 12
_LIMITS = 6  # words between "of" and its noun at most
_NEAR = 5  # the same, where no apposition stands between them
#: Signs that end a clause: a subject stands on the verb's side of them.
BREAKS = frozenset(";:!?()[]؛؟；：！？（）。")
COMMAS = frozenset(",،，、")
_DATELINE = 6  # words before the dash of a dateline
_LIST = 8  # words within which the noun stands that a sentence begins with


def parted(gap: str) -> bool:
    """Whether what stands between two words keeps a source from going on."""
    return any(sign in BREAKS or sign in COMMAS or sign in QUOTE_MARKS or sign in "—–" for sign in gap)


def before(
    scan: Scan, lexicon: Lexicon, named: dict[int, Mention], verb: int, said: int | None = None
) -> Speaker | None:
    """The subject: the nearest candidate, the head of its phrase ("officials in Moscow"), or what an apposition is to.

    Where no comma stands right before the verb, only adverbs and auxiliaries may stand between the subject and it.
    *said* is the verb of saying where a relative clause stands between, which then begins at *verb*.
    """
    closed = "," in scan.gaps[verb]
    if _participle(scan, lexicon, verb) and (closed or _issued(scan, lexicon, verb)):
        return _first(scan, lexicon, named, verb)
    told_of = relative(scan, lexicon, named, verb)
    if told_of > 0:
        return before(scan, lexicon, named, told_of, verb) or _opening(scan, lexicon, 0, told_of)
    best = _subject(scan, lexicon, named, verb) or (_apposed(scan, lexicon, named, verb) if closed else None)
    below = verb
    for at, gap in _backward(scan, verb, REACH):
        if at >= below:
            continue  # the list of places behind a preposition: "officials in X, Y and Z"
        if scan.quoted[at] or any(sign in BREAKS for sign in gap) or (not closed and "," in gap and below == verb):
            break
        hit = source_at(scan, lexicon, named, at)
        if hit and best is None:
            if not closed and verb - hit.last > _NEAR and below == verb and not _goes_on(scan, lexicon, hit, verb):
                break
            governor = _governor(scan, lexicon, hit.first)
            best = hit if governor < 0 else _headed(scan, lexicon, hit)
            below = verb if best else governor
        elif hit and best is not None and _belongs(scan, lexicon, at, best.first) and not hit.pronoun:
            best = hit._replace(last=best.last)
        elif best is not None and best.first - at > 4:
            break
    if not closed and (best is None or in_phrase(scan, lexicon, best, verb)):
        return noun_before(scan, lexicon, verb, verb if said is None else said) or best
    return best


def _limits_noun(scan: Scan, lexicon: Lexicon, hit: Speaker, verb: int) -> bool:
    """Whether *hit* goes with the noun between it and its verb: "court papers say"."""
    behind = hit.last + 1
    plain = not (hit.named or hit.pronoun) and behind < verb and all(gap == " " for gap in scan.gaps[behind : verb + 1])
    language = lexicon.language
    return plain and not any(
        aside(lexicon, key) or key in language.stop_words or key in lexicon.speech for key in scan.bare[behind:verb]
    )


def _goes_on(scan: Scan, lexicon: Lexicon, hit: Speaker, verb: int) -> bool:
    """Whether what a source is goes on to its verb: "a person with knowledge of the talks", "those briefed on it"."""
    behind = scan.bare[hit.last + 1]
    knows = lexicon.has("prepositions", behind) or lexicon.has("informed", behind)
    return knows and all(gap == " " for gap in scan.gaps[hit.last + 1 : verb + 1])


def _backward(scan: Scan, verb: int, reach: int) -> Iterator[tuple[int, str]]:
    """The words before *verb*, the last first, each with the gap behind it; what stands in brackets is passed over."""
    held: str | None = None
    for at in range(verb - 1, max(-1, verb - 1 - reach), -1):
        gap = scan.gaps[at + 1]
        if held is None and ")" in gap and "(" not in gap:
            held = gap.replace(")", "")
            continue
        if held is not None:
            if "(" not in gap:
                continue
            gap, held = held, None
        yield at, gap


def whole_tail(scan: Scan, lexicon: Lexicon, hit: Speaker | None, verb: int) -> Speaker | None:
    """The subject from its comma on, where a statement ends with its source: ", three people in the room said"."""
    if hit is None or len(scan.raw) - verb > _NEAR or any("," in gap for gap in scan.gaps[hit.first + 1 : verb + 1]):
        return hit
    for at in range(hit.first, max(0, verb - REACH), -1):
        if "," in scan.gaps[at] and not scan.quoted[at]:
            leads = lexicon.has("perfect", scan.bare[at]) or _links(lexicon, scan.bare[at])  # "hat X gesagt"
            first = min(at + leads, hit.first)
            told = not hit.named and any(lexicon.has("prepositions", key) for key in scan.bare[hit.last + 1 : verb])
            return hit._replace(first=first, last=verb - 1 if told else hit.last)
        if scan.gaps[at] != " ":
            break
    return hit


def _links(lexicon: Lexicon, key: str) -> bool:
    """Whether a word links a clause to the one before: "as the minister said", "wie der Minister sagte"."""
    articles = lexicon.has("determiners", key) or lexicon.has("articles", key)
    return key in lexicon.language.stop_words and not articles and key not in lexicon.numbers


def _participle(scan: Scan, lexicon: Lexicon, verb: int) -> bool:
    """ "saying" behind a comma: its subject is that of the sentence, not the last name before it."""
    endings = lexicon.language.participle_endings
    return lexicon.has("saying", scan.bare[verb]) and bool(endings) and scan.bare[verb].endswith(endings)


def _issued(scan: Scan, lexicon: Lexicon, verb: int) -> bool:
    """ "X's campaign issued a statement saying": who issued it says so."""
    return any(lexicon.has("issuing", key) for key in scan.bare[max(0, verb - 4) : verb - 1])


def _first(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], verb: int) -> Speaker | None:
    """The first candidate of the sentence that may be its subject; a dateline and a title before its name are none."""
    start = max((at for at in range(verb) if any(sign in ";:" for sign in scan.gaps[at])), default=0)
    start = max(
        (at for at in range(min(verb, _DATELINE)) if any(sign in "—–―" for sign in scan.gaps[at])), default=start
    )
    opens = scan.bare[start] in lexicon.language.clause_openers | lexicon.language.clause_breaks
    if opens and not lexicon.has("determiners", scan.bare[start]):
        start = next((at for at in range(start + 1, verb) if "," in scan.gaps[at]), start)  # "When X came, Y spoke"
    opening = _opening(scan, lexicon, start, verb)
    if opening:
        return opening
    for at in range(start, verb):
        hit = None if scan.quoted[at] or _heads_name(scan, lexicon, named, at) else source_at(scan, lexicon, named, at)
        if hit and not _governed(scan, lexicon, hit.first):
            return hit
    return None


def _opening(scan: Scan, lexicon: Lexicon, start: int, verb: int) -> Speaker | None:
    """The noun that a sentence begins with, closed by a comma: "A young man, dressed in a jacket, came up"."""
    key = scan.bare[start]
    if not (lexicon.has("determiners", key) or lexicon.has("articles", key) or key in lexicon.numbers):
        return None
    for at in range(start + 1, min(verb, start + _LIST)):
        small = scan.raw[at][0].islower() or lexicon.capital_nouns
        if not small or scan.bare[at] in lexicon.language.stop_words or scan.owns(at):
            return None
        if "," in scan.gaps[at + 1]:
            return Speaker(start, at, scan.bare[at], named=False, pronoun=False)
        if scan.gaps[at + 1] != " ":
            return None
    return None


def _heads_name(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """ "President" of "President Donald Trump"."""
    title = scan.bare[at] in lexicon.titles or lexicon.has("courtesy", scan.bare[at])
    return title and at not in named and at + 1 in named and scan.gaps[at + 1].strip(". ") == ""


def _apposed(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], verb: int) -> Speaker | None:
    """ "X" of "X, the ambassador to Y, said" and "X, 42, who lives in Y, said": what ends at an earlier comma.

    In "the lawyer for Y, X, said" it is the name between the commas.
    """
    for at, gap in _backward(scan, verb, 2 * REACH):
        if at == verb - 1:
            continue
        if any(sign in BREAKS for sign in gap):
            return None
        if "," not in gap:
            continue
        hit = None if scan.quoted[at] else source_at(scan, lexicon, named, at)
        name = named.get(at + 1)
        if name is not None and all(named.get(index) is name for index in range(at + 1, verb)):
            if (hit and hit.named and _in_place(scan, lexicon, hit.first)) or is_region(scan, lexicon, named, at + 1):
                continue  # "based in Austin, Texas, said", "the mayor of Austin, Texas, said"
            return hit if hit and hit.named and not _governed(scan, lexicon, hit.first) else None
        if hit and not _governed(scan, lexicon, hit.first):
            return hit
        if verb - at > REACH and not _adds(scan, lexicon, at + 1):
            return None
    return None


def _in_place(scan: Scan, lexicon: Lexicon, first: int) -> bool:
    """Whether a preposition of place stands before a name: what follows its comma is where that place lies."""
    return first > 0 and scan.gaps[first] == " " and lexicon.has("place_prepositions", scan.bare[first - 1])


def _adds(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether the word behind a comma begins an addition: "who", "a", an age."""
    key = scan.bare[at]
    return key in lexicon.language.clause_openers or lexicon.has("articles", key) or key.isdigit()


def _subject(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], verb: int) -> Speaker | None:
    """A noun right before the verb with a determiner or an owner before it: "the defence said", "X's camp said"."""
    at = verb - 1
    if at > 1 and scan.gaps[verb] == " " and aside(lexicon, scan.bare[at]):
        at -= 1
    if at < 1 or scan.gaps[at + 1] != " " or scan.quoted[at] or scan.owns(at):
        return None
    key = scan.bare[at]
    if not scan.raw[at][0].islower() or key in lexicon.language.stop_words or key in lexicon.phrases:
        return None
    if not lexicon.is_source(key) and any_thing(lexicon, scan.bare[verb]):
        return None
    if at - 1 in named and (scan.owns(at - 1) or _limited(scan, lexicon, named, at)):
        return Speaker(_start(named, at - 1), at, key, named=False, pronoun=False)
    article = lexicon.has("determiners", scan.bare[at - 1]) and not lexicon.has("saying", scan.bare[verb])
    hit = Speaker(at - 1, at, key, named=False, pronoun=False)
    if article and _governed(scan, lexicon, at - 1):
        return _headed(scan, lexicon, hit)
    return hit if article else None


def _limited(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """Whether a name only limits the noun at *at*: "the U.S. military", not "Halvik later"."""
    first = _start(named, at - 1)
    noun = bool(lexicon.sets["adverbs"]) and not aside(lexicon, scan.bare[at])
    return noun and first > 0 and scan.gaps[first] == " " and lexicon.has("determiners", scan.bare[first - 1])


def _start(named: dict[int, Mention], at: int) -> int:
    """The first word of the name at *at*."""
    return min(index for index, mention in named.items() if mention is named[at])


def _headed(scan: Scan, lexicon: Lexicon, hit: Speaker) -> Speaker | None:
    """The noun whose place or owner *hit* tells: "the clerk of X"; None where a usual source may stand farther off."""
    at = hit.first - 1
    while at > 0 and not lexicon.has("prepositions", scan.bare[at]):
        at -= 1
    while at > 1 and lexicon.has("prepositions", scan.bare[at - 2]) and scan.gaps[at - 1] == scan.gaps[at] == " ":
        at -= 2  # "a person with knowledge of the talks"
    noun = at - 1
    if noun > 0 and lexicon.is_source(scan.bare[noun - 1]) and not lexicon.is_source(scan.bare[noun]):
        noun -= 1  # "officials familiar with the talks"
        if lexicon.has("findings", scan.bare[noun]):
            return Speaker(noun, hit.last, scan.bare[noun], named=False, pronoun=False)  # "records obtained by X"
    if noun < 1 or not scan.raw[noun][0].islower() or scan.bare[noun] in lexicon.language.stop_words:
        return None
    for first in range(noun - 1, max(-1, noun - 3), -1):
        if scan.gaps[first + 1] == " " and lexicon.has("determiners", scan.bare[first]):
            return Speaker(first, hit.last, scan.bare[noun], named=False, pronoun=False)
    return None


def _governed(scan: Scan, lexicon: Lexicon, first: int) -> bool:
    """Whether a preposition stands before the word *first*, articles and titles between them set aside."""
    return _governor(scan, lexicon, first) >= 0


def _governor(scan: Scan, lexicon: Lexicon, first: int) -> int:
    """The preposition before the word *first*, articles, titles and names of a list between them set aside, or -1."""
    at, listed = first - 1, False
    while at >= 0:
        gap = scan.gaps[at + 1].strip(". ")
        if listed and gap == "," and scan.raw[at][0].isupper():
            at -= 1
        elif gap or not _leads_in(scan, lexicon, at):
            break
        elif lexicon.has("joins", scan.bare[at]) and at > 0 and scan.raw[at - 1][0].isupper():
            at, listed = at - 2, True
        else:
            at -= 1
    if at >= 0 and scan.gaps[at + 1].strip(". ") == "":
        if lexicon.has("prepositions", scan.bare[at]):
            # "In X, Y and Z said": what opens the sentence and its comma closes governs nothing behind it.
            return -1 if at == 0 and any("," in gap for gap in scan.gaps[1 : first + 1]) else at
        if at and any(
            facet == "open-list" and rest == scan.bare[at : at + 1]
            for rest, facet, _ in _open(lexicon, scan.bare[at - 1])
        ):
            return at - 1  # "advocates such as the Open Records Project"
    return _kind_governor(scan, lexicon, first) if scan.raw[first][0].islower() else -1


def _open(lexicon: Lexicon, key: str) -> tuple[Phrase, ...]:
    """The phrases that begin with a word."""
    return lexicon.phrases.get(key, ())


def _kind_governor(scan: Scan, lexicon: Lexicon, first: int) -> int:
    """The "of" before what limits a noun: "of immigration activists", "of the country's largest union"."""
    for at in range(first - 1, max(-1, first - 1 - _LIMITS), -1):
        if scan.gaps[at + 1] != " " or scan.raw[at][0].isupper():
            return -1
        if lexicon.has("of", scan.bare[at]):
            return at
        if scan.bare[at] in lexicon.language.stop_words and not lexicon.has("determiners", scan.bare[at]):
            return -1
    return -1


def _leads_in(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    key = scan.bare[at]
    if lexicon.has("joins", key) and at > 0 and scan.raw[at - 1][0].isupper():
        return True  # "between X and Y"
    return lexicon.has("determiners", key) or key in lexicon.titles or lexicon.has("courtesy", key)


def _belongs(scan: Scan, lexicon: Lexicon, at: int, other: int) -> bool:
    """Whether the candidate at *at* heads the phrase of the one at *other*: "officials in Moscow", "party of X"."""
    between = scan.bare[at + 1 : other]
    if not 1 <= len(between) <= 3 or any("," in gap for gap in scan.gaps[at + 1 : other + 1]):
        return False
    if any(raw[0].isupper() for raw in scan.raw[at + 1 : other]):
        return False  # "Ambassador to Russia Kazem Jalali": the name is not the office's place
    return lexicon.has("direction_prepositions", between[0]) or lexicon.has("of", between[0])


def _adjective(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """ "Democratic" in "attack Democratic candidates, posted": a name before a noun that a comma closes off."""
    after_it = at + 1
    if after_it + 1 >= len(scan.raw) or after_it in named or scan.gaps[after_it] != " ":
        return False
    key = scan.bare[after_it]
    noun = scan.raw[after_it][0].islower() and key not in lexicon.language.stop_words
    if not noun or key in lexicon.speech:
        return False
    if "," in scan.gaps[after_it + 1] or lexicon.has("sources", key):
        return True
    told = scan.opens(at) and scan.bare[after_it + 1] in lexicon.speech and key.endswith("s")
    return told and bool(lexicon.sets["adverbs"]) and not aside(lexicon, key)  # "Local carpenters said"


def source_at(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> Speaker | None:
    """The name, pronoun, usual source or office at word *at* with what limits it, or None."""
    if at in named:
        if _adjective(scan, lexicon, named, at) or scan.owns(at) or is_region(scan, lexicon, named, at):
            return None
        indices = [index for index, mention in named.items() if mention is named[at]]
        if scan.owns(max(indices)):
            return None
        return Speaker(min(indices), max(indices), named[at].value, named=True, pronoun=False)
    key = scan.bare[at]
    if lexicon.has("source_pronouns", key):
        return Speaker(at, at, key, named=False, pronoun=True)
    office = key in lexicon.titles and not lexicon.has("courtesy", key)
    if (lexicon.has("sources", key) or office) and not scan.owns(at):
        first = _start(named, at - 1) if at - 1 in named and scan.gaps[at] == " " else at  # "Iranian officials"
        while first and scan.gaps[first] == " " and _limits(scan, lexicon, first - 1):
            first -= 1
        return Speaker(first, at, key, named=False, pronoun=False)
    return None


def is_region(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """Whether a name only tells where the place before its comma lies: "the mayor of Rio Rancho, New Mexico"."""
    if not lexicon.has("regions", named[at].value):
        return False
    first = _start(named, at)
    behind = next(index for index in range(at + 1, len(scan.gaps)) if named.get(index) is not named[at])
    return first > 0 and first - 1 in named and "," in scan.gaps[first] and scan.gaps[behind] != " "


def _limits(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a word goes with the source behind it: "Western governments", "three senior officials"."""
    return (
        lexicon.has("directions", scan.bare[at])
        or lexicon.has("source_kinds", scan.bare[at])
        or (scan.bare[at] in lexicon.numbers)
    )
