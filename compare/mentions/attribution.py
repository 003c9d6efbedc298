"""Who is said to have said it: a reporting verb with its source, "according to" and its like.

Without a parser the source is the nearest name, pronoun or source noun ("officials") before the verb, or after it
where the verb follows a closed quotation ("...," said X).  What stands inside quote marks is never a source.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.mentions.lexicon import Lexicon
from compare.mentions.modality import phrases
from compare.mentions.scan import Scan
from compare.model import Mention, Span
from compare.text import QUOTE_MARKS

_REACH = 12  # words between a source and its verb; apposition ("X, 42, of Y, said") rarely needs more
_NEAR = 5  # the same, where no apposition stands between them
_BREAKS = frozenset(";:!?()[]")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source and what ties it to the statement.

    ``verb`` is the reporting verb or the phrase ("according to"), ``strength`` its class ("said", "claimed", ...;
    "according" for a phrase).  ``key`` is the folded source; ``named`` tells a name from "officials" or "he";
    ``office`` is one that may stand for a name ("the president").
    """

    span: Span
    verb: Span
    strength: str
    source: Span
    key: str
    named: bool
    pronoun: bool = False
    office: bool = False


def attributions(scan: Scan, lexicon: Lexicon, found_names: list[Mention]) -> tuple[Attribution, ...]:
    """The attributions of a statement in text order; *found_names* are its mentions of facet ``name``."""
    told, tags = lexicon.speech, lexicon.language.tag_verbs
    verbs = [(at, key) for at, key in enumerate(scan.bare) if (key in told or key in tags) and not scan.quoted[at]]
    named = {}
    for mention in found_names:
        if mention.facet == "name":
            named.update(dict.fromkeys(scan.within(mention.span), mention))
    found = _by_phrase(scan, lexicon, named)
    used = {index for one in found for index in scan.within(one.span)}
    for at, key in verbs:
        strength = told.get(key) or _tag(scan, at)
        if (
            not strength
            or at in used
            or _is_noun(scan, lexicon, at)
            or (strength != "said" and _passive(scan, lexicon, at))
        ):
            continue
        hit = _after(scan, lexicon, named, at) if _inverted(scan, lexicon, named, at) else None
        hit = hit or _whole_tail(scan, _before(scan, lexicon, named, at), at)
        if hit:
            found.append(_attribution(scan, lexicon, (at, at + 1), strength, hit))
    return tuple(sorted(found, key=lambda one: one.span))


#: First word, last word (included), folded source, whether it is a name, whether it is a pronoun.
_Source = tuple[int, int, str, bool, bool]


def _attribution(scan: Scan, lexicon: Lexicon, verb: tuple[int, int], strength: str, source: _Source) -> Attribution:
    """The attribution whose verb stands from word *verb[0]* to before *verb[1]*."""
    first, last, key, named, pronoun = source
    at, end = min(first, verb[0]), max(last, verb[1] - 1)
    verb_span = scan.span(verb[0], verb[1] - 1)
    return Attribution(
        scan.span(at, end),
        verb_span,
        strength,
        scan.span(first, last),
        key,
        named,
        pronoun,
        not named and _office(lexicon, key),
    )


def _office(lexicon: Lexicon, key: str) -> bool:
    """Whether a source may stand for a name: a title, or a noun that is no usual source ("the defence")."""
    return key in lexicon.titles or not any(lexicon.has("sources", word) for word in key.split())


def _by_phrase(scan: Scan, lexicon: Lexicon, named: dict[int, Mention]) -> list[Attribution]:
    """ "according to reports from Reuters", "cited by Reuters"."""
    starts = []
    for at, key in enumerate(scan.bare):
        starts += [
            (at, at + len(phrase))
            for phrase in lexicon.according_to.get(key, ())
            if scan.bare[at : at + len(phrase)] == phrase
        ]
    covered = {index for at, end in starts for index in range(at, min(len(scan.raw), end + _REACH))}
    starts += [(at, end) for at, end in phrases(scan, lexicon, "source") if at not in covered]
    found = []
    for at, end in sorted(starts):
        if scan.quoted[at] or end >= len(scan.raw):
            continue
        last = _phrase_end(scan, end)
        inside = [index for index in range(end, last + 1) if index in named]
        key = named[inside[-1]].value if inside else " ".join(scan.bare[end : last + 1])
        found.append(_attribution(scan, lexicon, (at, end), "according", (end, last, key, bool(inside), False)))
    return found


def _phrase_end(scan: Scan, first: int) -> int:
    last = first
    while last + 1 < len(scan.raw) and last - first < _REACH:
        gap = scan.gaps[last + 1]
        if any(sign in _BREAKS or sign in ",—–" or sign in QUOTE_MARKS for sign in gap):
            break
        last += 1
    return last


def _tag(scan: Scan, at: int) -> str:
    """The strength of a verb that tells a speaker only next to a quotation ("..., he continued")."""
    near = scan.gaps[max(0, at - 1) : at + 2]
    return "said" if any(sign in QUOTE_MARKS for gap in near for sign in gap) else ""


def _passive(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """ "a position disputed by Washington": what is said stands before it, not who."""
    after = at + 1
    return after < len(scan.raw) and scan.gaps[after] == " " and scan.bare[after] in lexicon.language.agents


def _is_noun(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a verb of saying tells no source here.

    A request tells one only beside a quotation, "to tell" and "in reporting" none, and a word that is a noun as well
    ("state", "report") only with a subject before it.
    """
    key = scan.bare[at]
    if scan.raw[at][0].isupper() and at:
        return True
    if lexicon.has("request_verbs", key) and not _tag(scan, at):
        return True
    if at and (lexicon.has("to", scan.bare[at - 1]) or lexicon.has("place_prepositions", scan.bare[at - 1])):
        return True
    if not lexicon.has("speech_nouns", key):
        return False
    if not at or scan.gaps[at] != " ":
        return True
    before, after = scan.bare[at - 1], scan.bare[at + 1] if at + 1 < len(scan.raw) else ""
    subject = lexicon.has("source_pronouns", before) or lexicon.has("sources", before)
    return not subject or not (after in lexicon.language.stop_words or after in lexicon.numbers)


def _inverted(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """ "...," said Jalali; "...," according to the verb's place right after a closed quotation or a comma."""
    gap = scan.gaps[at]
    if not gap or not (any(sign in QUOTE_MARKS for sign in gap) or "," in gap) or at + 1 >= len(scan.raw):
        return False
    after = at + 1
    key = scan.bare[after]
    return (
        (
            after in named
            or key in lexicon.titles
            or lexicon.has("sources", key)
            or lexicon.has("articles", key)
            or key in lexicon.language.stop_words
        )
        and scan.gaps[after] == " "
        and (after in named or any(sign in QUOTE_MARKS for sign in gap))
    )


def _after(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], verb: int) -> _Source | None:
    last = min(len(scan.raw) - 1, verb + 8)
    for at in range(verb + 1, last + 1):
        if at > verb + 1 and any(sign in _BREAKS or sign in ",—" or sign in QUOTE_MARKS for sign in scan.gaps[at]):
            break
        hit = _source_at(scan, lexicon, named, at)
        if hit:
            return hit
    return None


def _before(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], verb: int) -> _Source | None:
    """The subject: the nearest candidate, the head of its phrase ("officials in Moscow"), or what an apposition is to.

    Where no comma stands right before the verb, only adverbs and auxiliaries may stand between the subject and it.
    """
    closed = "," in scan.gaps[verb]
    best = _subject(scan, lexicon, verb) or (_apposed(scan, lexicon, named, verb) if closed else None)
    for at in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        gap = scan.gaps[at + 1]
        if scan.quoted[at] or any(sign in _BREAKS for sign in gap) or (not closed and "," in gap):
            break
        hit = _source_at(scan, lexicon, named, at)
        if hit and best is None:
            if not closed and verb - hit[1] > _NEAR:
                break
            best = hit
        elif hit and best is not None and _belongs(scan, lexicon, at, best[0]) and not hit[4]:
            best = (hit[0], best[1], hit[2], hit[3], hit[4])
        elif best is not None and best[0] - at > 4:
            break
    return best


def _whole_tail(scan: Scan, hit: _Source | None, verb: int) -> _Source | None:
    """The subject from its comma on, where a statement ends with its source: ", three people in the room said"."""
    if hit is None or len(scan.raw) - verb > _NEAR or any("," in gap for gap in scan.gaps[hit[0] + 1 : verb + 1]):
        return hit
    for at in range(hit[0], max(0, verb - _REACH), -1):
        if "," in scan.gaps[at] and not scan.quoted[at]:
            return (at, *hit[1:])
        if scan.gaps[at] != " ":
            break
    return hit


def _apposed(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], verb: int) -> _Source | None:
    """ "X" of "X, the ambassador to Y, said": what ends at the comma before the last one."""
    for at in range(verb - 2, max(-1, verb - 1 - _REACH), -1):
        if any(sign in _BREAKS for sign in scan.gaps[at + 1]):
            return None
        if "," in scan.gaps[at + 1]:
            return None if scan.quoted[at] else _source_at(scan, lexicon, named, at)
    return None


def _subject(scan: Scan, lexicon: Lexicon, verb: int) -> _Source | None:
    """A noun right before the verb with a determiner before it: "the defence said"."""
    at = verb - 1
    if at < 1 or scan.gaps[verb] != " " or scan.quoted[at] or not lexicon.has("determiners", scan.bare[at - 1]):
        return None
    key = scan.bare[at]
    plain = scan.raw[at][0].islower() and key not in lexicon.language.stop_words and key not in lexicon.phrases
    return (at - 1, at, key, False, False) if plain else None


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
    after = at + 1
    if after + 1 >= len(scan.raw) or after in named or scan.gaps[after] != " ":
        return False
    noun = scan.raw[after][0].islower() and scan.bare[after] not in lexicon.language.stop_words
    return noun and scan.bare[after] not in lexicon.speech and "," in scan.gaps[after + 1]


def _source_at(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> _Source | None:
    if at in named:
        if _adjective(scan, lexicon, named, at):
            return None
        indices = [index for index, mention in named.items() if mention is named[at]]
        return min(indices), max(indices), named[at].value, True, False
    key = scan.bare[at]
    if lexicon.has("source_pronouns", key):
        return at, at, key, False, True
    if lexicon.has("sources", key) or key in lexicon.titles:
        first = at - 1 if at - 1 in named and scan.gaps[at] == " " else at  # "Iranian officials"
        return first, at, key, False, False
    return None
