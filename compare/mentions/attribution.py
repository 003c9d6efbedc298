"""Who is said to have said it: a reporting verb with its source, "according to" and its like.

Whose verb it is tells :mod:`compare.mentions.speakers`.  A word of hearsay ("reportedly", "accused of") says that there
is a source and gives none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from compare.mentions.extent import last_word
from compare.mentions.inversion import after, inverted
from compare.mentions.joint import joint, lead
from compare.mentions.lexicon import Lexicon
from compare.mentions.modality import phrases
from compare.mentions.nouns import Speaker
from compare.mentions.scan import Scan
from compare.mentions.speakers import REACH, before, parted, whole_tail
from compare.mentions.verbs import finds, is_noun, particle, passive, second, suffered, tag
from compare.model import Mention, Span

_ROLE = 10  # words between an article and the name it leads to
_HEAD = 4  # words in which what a phrase ties to a statement has its head


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source and what ties it to the statement.

    ``verb`` is the reporting verb or the phrase ("according to"), ``strength`` its class ("said", "claimed", ...;
    "according" for a phrase).  ``key`` is the folded source; ``named`` tells a name from "officials" or "he";
    ``office`` is one that may stand for a name ("the president").  ``link`` is one that ties two sources to a chain:
    "cited by Reuters" behind state media, "citing two officials" behind Reuters; ``told`` is the outlet that was
    told ("told Reuters").  ``joint`` are the sources that share the verb ("Ruiz and Chen said"): ``source`` holds all
    of them then, and ``key`` is one.
    """

    span: Span
    verb: Span
    strength: str
    source: Span
    key: str
    named: bool
    pronoun: bool = False
    office: bool = False
    link: bool = False
    told: bool = False
    joint: tuple[Attribution, ...] = ()

    @property
    def subjects(self) -> tuple[Attribution, ...]:
        """Who shares the verb, each as a source of its own."""
        return self.joint or (self,)

    def moved(self, by: int) -> Attribution:
        """The same in a frame that begins *by* code points earlier."""
        (start, end), (verb, behind), (first, last) = self.span, self.verb, self.source
        return Attribution(
            Span(start + by, end + by),
            Span(verb + by, behind + by),
            self.strength,
            Span(first + by, last + by),
            self.key,
            self.named,
            self.pronoun,
            self.office,
            self.link,
            self.told,
            tuple([one.moved(by) for one in self.joint]) if self.joint else (),
        )


def attributions(scan: Scan, lexicon: Lexicon, found_names: list[Mention]) -> tuple[Attribution, ...]:
    """The attributions of a statement in text order; *found_names* are its mentions of facet ``name``."""
    if lexicon.source_starts.isdisjoint(scan.bare):
        return ()
    told, tags = lexicon.speech, lexicon.language.tag_verbs
    # "reported on the dam" tells no source, "reported on Tuesday" does.
    barred = {at for at, end in phrases(scan, lexicon, "no-speech") if not _dated(scan, lexicon, end)}
    verbs = [
        (at, key)
        for at, key in enumerate(scan.bare)
        if (key in told or key in lexicon.parted_speech or key in tags) and not scan.quoted[at] and at not in barred
    ]
    named = {}
    for mention in found_names:
        if mention.facet == "name":
            named.update(dict.fromkeys(scan.within(mention.span), mention))
    found = _by_phrase(scan, lexicon, named)
    used = {index for one in found for index in scan.within(one.span)}
    hits: list[Speaker] = []
    for at, key in verbs:
        ending, strength = particle(scan, lexicon, at) or (at, told.get(key) or (tag(scan, at) if key in tags else ""))
        if (
            not strength
            or at in used
            or is_noun(scan, lexicon, named, at)
            or passive(scan, lexicon, at, strength)
            or suffered(scan, lexicon, at)
        ):
            continue
        hit = _quoted_as(scan, lexicon, named, at)
        if not hit and (lexicon.verb_first or inverted(scan, lexicon, named, at)):
            hit = after(scan, lexicon, named, at)
        hit = hit or _goes_on(scan, lexicon, hits, at)
        hit = hit or whole_tail(scan, lexicon, _subject(scan, lexicon, named, at), at)
        if not hit and second(scan, lexicon, at):
            hit = after(scan, lexicon, named, at)
        if hit and not (lexicon.has("finding", key) and not finds(scan, lexicon, at, hit)):
            hits.append(hit)
            found.append(_of_all(scan, lexicon, named, (at, at + 1), strength, hit, ending))
    found += _recipients(scan, lexicon, named, found)
    return tuple(sorted(found, key=lambda one: one.span))


def _dated(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a day or a month stands at word *at*."""
    return at < len(scan.raw) and scan.bare[at] in lexicon.date_starts


def _subject(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> Speaker | None:
    """The subject before a verb; its comma may stand before an auxiliary: "X, la maire, a promis"."""
    hit = before(scan, lexicon, named, at)
    if hit or not (at > 1 and lexicon.has("perfect", scan.bare[at - 1]) and "," in scan.gaps[at - 1]):
        return hit
    return before(scan, lexicon, named, at - 1, at)


def _recipients(
    scan: Scan, lexicon: Lexicon, named: dict[int, Mention], found: list[Attribution]
) -> Iterator[Attribution]:
    """The outlets that were told: "X told Reuters", "X said in an interview with the BBC" are chains of two sources."""
    taken = {index for one in found for index in scan.within(one.source)}
    starts = [(at, end) for at, end in phrases(scan, lexicon, "told-to") if not scan.quoted[at]]
    for at, end in starts:
        first = end + (end < len(scan.raw) and lexicon.has("determiners", scan.bare[end]))
        name = named.get(first)
        if name is None or first in taken or not _medium(scan, lexicon, named, first):
            continue
        last = max(index for index, mention in named.items() if mention is name)
        source = Speaker(first, last, name.value, named=True, pronoun=False)
        yield replace(_attribution(scan, lexicon, named, (at, end), "according", source), link=True, told=True)


def _medium(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """Whether the name at *at* is that of an outlet: in capitals throughout, or with a word that such names have."""
    words = [index for index, mention in named.items() if mention is named[at]]
    return any(
        lexicon.has("media", scan.bare[index]) or (scan.raw[index].isupper() and len(scan.raw[index]) > 1)
        for index in words
    )


def _quoted_as(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> Speaker | None:
    """ "X was quoted by Y as saying": X says it, whoever handed it on."""
    if at < 1 or not lexicon.has("quoted_as", scan.bare[at - 1]):
        return None
    for index in range(at - 2, max(0, at - 2 - REACH), -1):
        if lexicon.has("passives", scan.bare[index]):
            return before(scan, lexicon, named, index)
    return None


def _goes_on(scan: Scan, lexicon: Lexicon, hits: list[Speaker], at: int) -> Speaker | None:
    """The source of the verb before, for a participle behind a comma: "X responded, promising ..."."""
    return hits[-1] if hits and "," in scan.gaps[at] and lexicon.has("saying", scan.bare[at]) else None


def _of_all(
    scan: Scan,
    lexicon: Lexicon,
    named: dict[int, Mention],
    verb: tuple[int, int],
    strength: str,
    hit: Speaker,
    ending: int = 0,
) -> Attribution:
    """The attribution to *hit* and to all who share the verb with it."""
    some = joint(scan, lexicon, named, hit, verb[0])
    if not some:
        return _attribution(scan, lexicon, named, verb, strength, hit, ending)
    first = lead(scan, lexicon, some[0].first) if not some[0].named else some[0].first
    whole = hit._replace(first=min(first, hit.first), last=max(some[-1].last, hit.last))
    each = tuple(_attribution(scan, lexicon, named, verb, strength, one) for one in some)
    return replace(_attribution(scan, lexicon, named, verb, strength, whole, ending), joint=each)


def _attribution(
    scan: Scan,
    lexicon: Lexicon,
    named: dict[int, Mention],
    verb: tuple[int, int],
    strength: str,
    source: Speaker,
    ending: int = 0,
) -> Attribution:
    """The attribution whose verb stands from word *verb[0]* to before *verb[1]*; *ending* is its second word."""
    first, last, key, is_name, pronoun = source
    at, end = min(first, verb[0]), last_word(scan, lexicon, named, verb[1] - 1, source)
    end += ending == end + 1
    verb_span = scan.span(verb[0], verb[1] - 1)
    return Attribution(
        scan.span(at, end),
        verb_span,
        strength,
        scan.span(first, last),
        key,
        is_name,
        pronoun,
        _office(lexicon, key) if not is_name else key.rpartition(" ")[2] in lexicon.titles,
        _is_link(scan, lexicon, verb),
    )


def _is_link(scan: Scan, lexicon: Lexicon, verb: tuple[int, int]) -> bool:
    return any(span == verb for span in phrases(scan, lexicon, "link"))


def _office(lexicon: Lexicon, key: str) -> bool:
    """Whether a source may stand for a name: a title, a medium, or a noun that is no usual source ("the defence")."""
    return (
        key in lexicon.titles
        or lexicon.has("stand_ins", key)
        or not any(lexicon.has("sources", word) for word in key.split())
    )


def _by_phrase(scan: Scan, lexicon: Lexicon, named: dict[int, Mention]) -> list[Attribution]:
    """ "according to reports from Reuters", "cited by Reuters"."""
    starts = [
        (at, at + len(phrase))
        for at, key in enumerate(scan.bare)
        if key in lexicon.according_to
        for phrase in lexicon.according_to[key]
        if scan.bare[at : at + len(phrase)] == phrase
    ]
    covered = {index for at, end in starts for index in range(at, min(len(scan.raw), end + REACH))}
    starts += [(at, end) for at, end in phrases(scan, lexicon, "source") if at not in covered]
    found: list[Attribution] = []
    for at, behind in sorted(starts):
        key = scan.bare[behind] if behind + 1 < len(scan.raw) else ""
        end = behind + (key in lexicon.speech and not lexicon.has("speech_nouns", key))  # "según informó Reuters"
        if scan.quoted[at] or _loose(scan, lexicon, named, (at, end)):
            continue
        if lexicon.postpositions or lexicon.has("postposed", scan.bare[at]):
            found += _behind(scan, lexicon, named, (at, end))
            continue
        if end >= len(scan.raw):
            continue
        last = _phrase_end(scan, lexicon, named, end)
        if _mere_reason(scan, lexicon, named, (at, end), last):
            continue
        inside = [index for index in range(end, last + 1) if index in named]
        apart = [index for index in inside if not _where(scan, lexicon, named, index)]
        described = inside and any(lexicon.has("sources", scan.bare[index]) for index in range(end, inside[0]))
        inside = apart or ([] if described else inside)  # "officials in Moscow"
        if inside and inside[-1] < last and _names_kind(scan, lexicon, last):
            inside = []  # "Iranian state media"
        key = named[inside[-1]].value if inside else " ".join(scan.bare[end : last + 1])
        pronoun = last == end and any(lexicon.has(name, key) for name in ("source_pronouns", "object_pronouns"))
        source = Speaker(end, last, key, bool(inside), pronoun)
        found.append(_of_all(scan, lexicon, named, (at, end), "according", source))
    return found


def _loose(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], phrase: tuple[int, int]) -> bool:
    """Whether a phrase that means other things as well ("per" is "for") has no name behind a comma's pause."""
    if not lexicon.has("loose", "".join(scan.bare[phrase[0] : phrase[1]])):
        return False
    return (
        lexicon.postpositions
        or not (phrase[0] == 0 or "," in scan.gaps[phrase[0]])
        or not _person(scan, lexicon, named, phrase[1])
    )


def _person(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """Whether a name or a usual source stands at *at*, with its article and what it is: "para o historiador X, ..."."""
    led = at < len(scan.raw) and lexicon.has("determiners", scan.bare[at])
    first = at + led
    if first in named:
        return True
    source = led and first < len(scan.raw) and lexicon.is_source(scan.bare[first])
    if source and (first + 1 == len(scan.raw) or parted(scan.gaps[first + 1])):
        return True  # "para a polícia, ...", not "para o estudo dos raios"
    for index in range(first, min(len(scan.raw), first + _ROLE) if led else first):
        if index in named:
            last = max(other for other, mention in named.items() if mention is named[index])
            return parted(scan.gaps[last + 1])
        if scan.gaps[index] != " ":
            return False
    return False


def _behind(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], phrase: tuple[int, int]) -> Iterator[Attribution]:
    """The source that stands before its phrase: "sources according to" where a language says it so."""
    spaced, first = lexicon.language.spaced, phrase[0]
    while first and phrase[0] - first < (_HEAD if spaced else REACH) and scan.gaps[first] == (" " if spaced else ""):
        if not lexicon.postpositions and not _nominal(scan, lexicon, first - 1):
            break
        first -= 1
    if first < phrase[0]:
        name = next((named[index] for index in range(first, phrase[0]) if index in named), None)
        key = name.value if name else " ".join(scan.bare[first : phrase[0]])
        source = Speaker(first, phrase[0] - 1, key, name is not None, pronoun=False)
        yield _attribution(scan, lexicon, named, phrase, "according", source)


def _nominal(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a word goes with a noun: "einem Bericht der Hafenwache zufolge"."""
    return scan.raw[at][0].isupper() or lexicon.has("determiners", scan.bare[at])


def _mere_reason(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], phrase: tuple[int, int], last: int) -> bool:
    """ "citing inflation", "citing a lack of evidence": what is cited is no source."""
    if not lexicon.has("citing", scan.bare[phrase[0]]) or phrase[1] - phrase[0] > 1:
        return False
    head = range(phrase[1], min(last, phrase[1] + _HEAD) + 1)
    return not any(index in named or lexicon.has("sources", scan.bare[index]) for index in head)


def _phrase_end(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], first: int) -> int:
    """The last word of the source behind "according to": up to a sign, or to what goes on behind its name."""
    last = first
    while last + 1 < len(scan.raw) and last - first < REACH:
        if parted(scan.gaps[last + 1]):
            break
        key = scan.bare[last + 1]
        noun = lexicon.has("sources", scan.bare[last]) or (lexicon.capital_nouns and scan.raw[last][0].isupper())
        known = last in named or (noun and not _limits(lexicon, key))
        goes = key in lexicon.language.stop_words or (lexicon.capital_nouns and scan.raw[last + 1][0].islower())
        goes = goes or lexicon.verb_second  # "volgens de politie raakten"
        goes = goes or (key in lexicon.speech and not lexicon.has("speech_nouns", key))  # "a study by X found that"
        known = known and last + 1 not in named and goes and not _holds(lexicon, key)
        if known or lexicon.has("quoted_as", key) or lexicon.has("finding", key):  # "data from the county show"
            break
        last += 1
    return last


def _limits(lexicon: Lexicon, key: str) -> bool:
    """Whether a word behind a source goes on to say which: "a report by X", "people who were there"."""
    if lexicon.has("determiners", key) or lexicon.has("articles", key):
        return False
    language = lexicon.language
    return lexicon.has("prepositions", key) or key in language.agents or key in language.clause_openers


def _holds(lexicon: Lexicon, key: str) -> bool:
    """Whether a word goes on with a source behind a name: "aides to X and Y of Z"."""
    return any(lexicon.has(name, key) for name in ("of", "to", "joins", "place_prepositions", "direction_prepositions"))


def _names_kind(scan: Scan, lexicon: Lexicon, at: int) -> bool:
    """Whether a word says what the source is ("media"), and not what it gave out ("reports")."""
    return lexicon.has("sources", scan.bare[at]) and not lexicon.has("speech_nouns", scan.bare[at])


def _where(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """Whether a name tells only where a source is: "the station in X"."""
    first = min(index for index, mention in named.items() if mention is named[at])
    return first > 0 and lexicon.has("place_prepositions", scan.bare[first - 1])


def hearsay(scan: Scan, lexicon: Lexicon) -> tuple[Span, ...]:
    """Where *scan* says that somebody said it and not who: "reportedly", "was accused of"."""
    return tuple(scan.span(at, end - 1) for at, end in phrases(scan, lexicon, "hearsay") if not scan.quoted[at])
