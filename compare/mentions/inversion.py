"""The source that follows its verb: "...," said X; "..., said a spokesman for the company"."""

from __future__ import annotations

from compare.mentions.lexicon import Lexicon
from compare.mentions.nouns import Speaker, aside, noun_after, past_day, tied
from compare.mentions.scan import Scan, dashed
from compare.mentions.speakers import BREAKS, COMMAS, REACH, before, source_at
from compare.model import Mention
from compare.text import QUOTE_MARKS, SPEECH_DASHES

_HEAD = 4  # words behind a verb in which the source that ends a statement stands
_BEHIND = 8  # words after a verb within which its subject stands
_OFFICE = 6  # words of an office at most: "the head of the water board"
_TOLD = 3  # words before the verb that such a source tells at least


def inverted(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """ "...," said Jalali; "...," according to the verb's place right after a closed quotation or a comma."""
    # "..., a dit X": the perfect has its auxiliary before the verb.
    gap = scan.gaps[at - 1 if at and lexicon.has("perfect", scan.bare[at - 1]) else at]
    marks = QUOTE_MARKS + SPEECH_DASHES if dashed(scan.gaps, lexicon.language) else QUOTE_MARKS
    closed = any(sign in marks for sign in gap)
    if not gap or not (closed or "," in gap) or at + 1 >= len(scan.raw):
        return False
    next_ = past_day(scan, lexicon, at + 1)
    key = scan.bare[next_]
    person = next_ + _role(scan, lexicon, named, next_)
    return bool(
        (
            person in named
            or key in lexicon.titles
            or any(lexicon.has(name, key) for name in ("sources", "articles", "title_prefixes", "source_kinds"))
            or key in lexicon.language.stop_words
            or key in lexicon.numbers
            or noun_after(scan, lexicon, named, at)
        )
        and scan.gaps[next_] == " "
        and (
            closed
            or (person in named and _closes(scan, lexicon, named, person))
            or _described_tail(scan, lexicon, named, at, next_)
        )
    )


def _role(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> bool:
    """Whether the word at *at* says without an article what the person is who follows: "zei vakbondsman Jan Smit"."""
    behind = at + 1 < len(scan.raw) and at + 1 in named and scan.gaps[at + 1] == " " and at not in named
    small = behind and scan.raw[at][0].islower() and scan.bare[at] not in lexicon.language.stop_words
    return small and not tied(lexicon, scan.bare[at])


def _described_tail(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int, next_: int) -> bool:
    """Whether a statement ends with who said it, described: "..., said a spokesman for the company."."""
    ends = (index for index in range(next_, len(scan.bare)) if lexicon.has("relatives", scan.bare[index]))
    rest = scan.bare[next_ : next(ends, None)]  # "..., said two officials, who asked not to be named"
    if lexicon.has("telling", scan.bare[at]) or (at - 1 in named and not lexicon.has("determiners", scan.bare[next_])):
        return False  # "the prosecutor, X, told reporters outside"
    if lexicon.has("of", scan.bare[next_]):
        return False  # "X, l'élue, a promis d'écouter l'opposition"
    if lexicon.has("complements", scan.bare[next_]):
        return False  # "X, a news site, reported that House Speaker Y, who ..."
    if not (any(map(lexicon.is_source, rest[:_HEAD])) or noun_after(scan, lexicon, named, at)):
        return False
    if any("," in gap for gap in scan.gaps[1 : at - 1]) and before(scan, lexicon, named, at):
        return False  # "X, a witness, said the man fled"
    bound = any(
        lexicon.has("passives", key) or lexicon.has("auxiliaries", key) or key in lexicon.speech for key in rest
    )
    start = at - 1 if lexicon.has("perfect", scan.bare[at - 1]) else at
    told = start >= _TOLD and "," not in scan.gaps[start - 1]
    return told and not bound and len(rest) <= REACH


def _closes(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], first: int) -> bool:
    """Whether a name ends what is told: "..., said X.", not "Y, the envoy, said X will go"."""
    end = first
    while end < len(scan.raw) and (_continues(scan, first, end) or named.get(end) is named[first]):
        end += 1
    if end == len(scan.raw) or scan.gaps[end] != " ":
        return not scan.owns(end - 1)
    if lexicon.has("joins", scan.bare[end]) and end + 1 in named:
        return _closes(scan, lexicon, named, end + 1)  # "..., said X and Y."
    return lexicon.has("prepositions", scan.bare[end])


def _continues(scan: Scan, first: int, at: int) -> bool:
    """Whether a capital goes on with the name that began at *first*."""
    return scan.raw[at][0].isupper() and (at == first or scan.gaps[at] in {" ", ". ", "-"})


def after(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], verb: int) -> Speaker | None:
    """The subject that follows its verb; *named* gives the name that each word is a part of."""
    last = min(len(scan.raw) - 1, verb + _BEHIND)
    noun = noun_after(scan, lexicon, named, verb)
    for at in range(verb + 1, last + 1):
        if at > verb + 1 and any(
            sign in BREAKS or sign in COMMAS or sign in "—" or sign in QUOTE_MARKS for sign in scan.gaps[at]
        ):
            break
        hit = source_at(scan, lexicon, named, at)
        if hit and (noun is None or at <= noun.last):
            return _titled(scan, lexicon, named, hit) or hit
    return noun and (_titled(scan, lexicon, named, noun) or noun)


def _titled(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], hit: Speaker) -> Speaker | None:
    """The person behind an office or a house: "said police Chief Ann Roe", "said Rovers coach Ann Roe".

    Behind a comma as well: "dijo la ministra de Cultura, Ana Gil".
    """
    if hit.pronoun:
        return None
    at = hit.last + 1
    while at < len(scan.raw) and at not in named and scan.gaps[at] == " " and _calls(scan, lexicon, hit, at):
        at += 1
    name = _person(scan, lexicon, named, at) if at in named and scan.gaps[at] == " " else None
    return name or (None if hit.named else _apposed_behind(scan, lexicon, named, hit))


def _calls(scan: Scan, lexicon: Lexicon, hit: Speaker, at: int) -> bool:
    """Whether a word behind a source says what the person is who follows: an office, behind a house any noun."""
    key = scan.bare[at]
    if lexicon.is_source(key) or not hit.named:
        return lexicon.is_source(key)
    small = scan.raw[at][0].islower() and not scan.owns(at) and key not in lexicon.speech
    return small and key not in lexicon.language.stop_words and not (tied(lexicon, key) or aside(lexicon, key))


def _person(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], at: int) -> Speaker | None:
    """The name that begins at *at*."""
    name = source_at(scan, lexicon, named, at)
    return name if name and name.first == at else None


def _apposed_behind(scan: Scan, lexicon: Lexicon, named: dict[int, Mention], hit: Speaker) -> Speaker | None:
    """The full name behind the comma that ends what a source is: "said the union's head, Ann Roe"."""
    for at in range(hit.last + 1, min(len(scan.raw), hit.last + 1 + _OFFICE)):
        if scan.gaps[at] == ", ":
            name = _person(scan, lexicon, named, at) if at in named else None
            return name if name and " " in name.key and scan.gaps[name.last + 1] != " " else None
        if scan.gaps[at] != " ":
            return None
    return None
