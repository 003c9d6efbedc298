"""Which words tell here that somebody says something: a verb of saying, no noun, no passive, with its second word.

"The state", "a position disputed by Washington" and "räumte die Straße" tell no source.
"""

from __future__ import annotations

from compare.mentions.lexicon import Lexicon
from compare.mentions.nouns import Speaker, aside
from compare.mentions.scan import Scan
from compare.mentions.speakers import REACH, parted
from compare.model import Mention
from compare.text import QUOTE_MARKS

#: The ending of a verb that is no plural noun behind its subject: "Reuters reports that".
_SINGULAR = "s"
_OBJECT = 9  # words within which "of" follows "accused"


def particle(scan: Scan, lexicon: Lexicon, at: int) -> tuple[int, str] | None:
    """The second word of a verb of two and what the verb tells: "räumte ... ein".

    It stands right behind the first, or ends the clause: "gab der Minister zu", not "gab er zu viel Geld aus".
    """
    for word, strength in lexicon.parted_speech.get(scan.bare[at], ()):
        governs = any(lexicon.has(name, word) for name in ("prepositions", "articles"))
        for place in range(at + 1, min(len(scan.raw), at + 1 + REACH)):
            if parted(scan.gaps[place]):
                break
            behind = scan.bare[place + 1] if scan.gaps[place + 1] == " " and place + 1 < len(scan.raw) else ""
            ends = not behind or lexicon.has("joins", behind) or lexicon.has("complements", behind)
            if scan.bare[place] == word and (ends or (place == at + 1 and not governs)):
                return place, strength
    return None


def second(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether the verb at *at* may stand before its subject, as the second part of its clause: "Am Abend sagte X"."""
    return lexicon.verb_second and at > 0 and scan.gaps[at] == " " == scan.gaps[at + 1]


def tag(scan: Scan, at: int) -> str:
    """The strength of a verb that tells a speaker only next to a quotation ("..., he continued")."""
    near = scan.gaps[max(0, at - 1) : at + 2]
    return "said" if any(sign in QUOTE_MARKS for gap in near for sign in gap) else ""


def passive(scan: Scan, lexicon: Lexicon, at: int, strength: str) -> bool:
    """ "a position disputed by Washington": what is said stands before it, not who."""
    end = at + 1
    agent = end < len(scan.raw) and scan.gaps[end] == " " and scan.bare[end] in lexicon.language.agents
    return agent and strength != "said"


def suffered(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """ "was criticized", "been told": who stands before it said nothing."""
    if at < 1 or scan.gaps[at] != " " or lexicon.has("saying", scan.bare[at]):
        return False
    key = scan.bare[at - 1]
    if lexicon.has("passives", key):
        return True
    subject = scan.raw[at - 1][0].isupper() or any(lexicon.has(name, key) for name in ("sources", "source_pronouns"))
    between = at > 1 and scan.gaps[at - 1] == " " and lexicon.has("passives", scan.bare[at - 2]) and aside(lexicon, key)
    return between and not subject and key not in lexicon.titles  # "was widely criticized"


def is_noun(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """Whether a verb of saying tells no source here.

    A request tells one only beside a quotation, "to tell" and "in reporting" none, and a word that is a noun as well
    ("state", "report") only with a subject before it.
    """
    key = scan.bare[at]
    if scan.raw[at][0].isupper() and at:
        return True
    owner = at > 0 and scan.owns(at - 1) and not lexicon.has("source_pronouns", scan.bare[at - 1])
    if at and scan.gaps[at] == " " and (owner or lexicon.has("before_nouns", scan.bare[at - 1])):
        return True  # "an estimated sum", "the driver's alleged fault"
    if lexicon.has("request_verbs", key) and not (tag(scan, at) or _accuses(scan, lexicon, at)):
        return True
    if at and (lexicon.has("to", scan.bare[at - 1]) or lexicon.has("place_prepositions", scan.bare[at - 1])):
        return True
    return lexicon.has("speech_nouns", key) and not _has_subject(scan, lexicon, named, at)


def _accuses(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """ "accused X of lying": a request verb's kind that tells what somebody is said to have done."""
    near = range(at + 2, min(len(scan.bare), at + _OBJECT))
    return lexicon.has("accusing", scan.bare[at]) and any(lexicon.has("of", scan.bare[index]) for index in near)


def _has_subject(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """Whether a verb that is a noun as well stands right behind a subject: "Reuters reports that", "officials say"."""
    if not at or scan.gaps[at] != " ":
        return False
    one, behind = scan.bare[at - 1], scan.bare[at + 1] if at + 1 < len(scan.raw) else ""
    if at - 1 in named:
        closed = "," in scan.gaps[at + 1]
        bound = lexicon.has("prepositions", behind) or lexicon.has("finding", behind)  # "Inspection reports show"
        verb = closed or (scan.bare[at].endswith(_SINGULAR) and not bound) or _handed_on(scan, lexicon, named, at)
        return verb and one == scan.key[at - 1]
    shows = lexicon.has("finding", scan.bare[at]) and lexicon.has("findings", one)
    if shows and not behind:
        return True  # "..., county records show."
    subject = shows or lexicon.has("source_pronouns", one) or lexicon.has("sources", one)
    return subject and (behind in lexicon.language.stop_words or behind in lexicon.numbers or at + 1 in named)


def _handed_on(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """Whether the name before a verb of finding tells who got what shows it: "records obtained by the Gazette show"."""
    by = min(index for index, mention in named.items() if mention is named[at - 1]) - 1
    by -= by > 0 and lexicon.has("determiners", scan.bare[by])
    agent = by > 1 and scan.bare[by] in lexicon.language.agents and lexicon.has("findings", scan.bare[by - 2])
    return agent and lexicon.has("finding", scan.bare[at]) and all(gap == " " for gap in scan.gaps[by - 1 : at + 1])


def finds(scan: Scan, lexicon: Lexicon, at: int, hit: Speaker) -> bool:
    """Whether a verb of finding tells a claim: what is written finds so, and so does whoever "found that" it is."""
    behind = scan.bare[at + 1] if at + 1 < len(scan.raw) and scan.gaps[at + 1] == " " else ""
    if lexicon.has("prepositions", behind):
        return False  # "the emails found on his computer"
    if at + 1 == len(scan.raw) and "," in scan.gaps[hit.first]:
        return True  # "..., engineers found."
    return lexicon.has("findings", hit.key) or lexicon.has("complements", behind)
