"""Which sources of two statements are one, by name or by what they are called.

A source is compared by description: "officials" may be "Western officials" but not "Iranian officials" against "U.S.
officials"; "X's campaign" is not X; a person of an office ("the president") may be any name, never "officials".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from compare.findings.facts.names import respelt
from compare.findings.forms import alike, any_alike, bare
from compare.findings.once import remembered
from compare.findings.pair import Pair, Side
from compare.mentions import Attribution, hearsay
from compare.mentions.names import same_name
from compare.model import Span
from compare.text import fold, words

#: Share of the words given to a source that the other side must tell for the source to be missed.
KEPT = 0.5
#: The same, where a word of hearsay ("reportedly") stands for the source.
VAGUE = 0.4
#: Share of words in common from which two wordings are one, edited.
SAME = 0.75
_WHOLE = 0.75  # share of what a source tells that is told flatly
_CLAIM = 3  # words that carry meaning behind a verb of saying that make what is told
_BESIDE = 3  # code points between a quotation and who says it
_SCARE = 2  # words between quotation marks that may be no more than a term
_LINKED = 12  # code points at most between two sources of a chain
_BEFORE = 5  # words before a name in which its house stands
_NEAR = 0.25  # the same, where the other side gives a source of its own


class Unmatched(NamedTuple):
    """Attributions whose source the other side of a pair does not give.

    ``shortened`` are links of a chain that are gone from the right while the other source of the chain stays,
    ``lengthened`` those that are new; ``partly`` are sources of which several share a verb, on one side or both, each
    with that of the other side that names some of them and not all.  They are left out of ``gone`` and ``come``.
    """

    gone: list[Attribution]
    come: list[Attribution]
    shortened: list[Attribution]
    lengthened: list[Attribution]
    partly: list[tuple[Attribution, Attribution]]


@remembered
def unmatched(pair: Pair) -> Unmatched:
    """The attributions of each side whose source the other side of the pair does not give.

    A pronoun or an office ("the president") may stand for a name, and the marks of a quotation say that somebody said
    it: only what was told by a phrase ("according to ...") counts as lost then.  Where each side has just one source,
    and both are described, they are held against each other whatever else is named.
    """
    left, right = _telling(pair.left), _telling(pair.right)
    if not left and not right:
        return Unmatched([], [], [], [], [])
    if pair.close < SAME:  # each house has its own interview: "told Reuters" tells no more than that
        left, right = [[one for one in some if not one.told] for some in (left, right)]
    gone = [one for one in left if not any(same_source(one, other, pair) for other in right)]
    come = [one for one in right if not any(same_source(other, one, pair) for other in left)]
    against = len(left) == len(right) == len(gone) == len(come) == 1 and _described_both(gone[0], come[0], pair)
    if not against:
        gone = [one for one in gone if not _open_source(one, pair.left, right, pair.right)]
        come = [one for one in come if not _open_source(one, pair.right, left, pair.left)]
    sure = [told_there(one, pair.left, KEPT) for one in gone]
    sure += [told_there(one, pair.right, KEPT) for one in come]
    if not (against and any(sure)):
        gone = [one for one in gone if told_there(one, pair.left, _NEAR)]
        come = [one for one in come if told_there(one, pair.right, _NEAR)]
    shortened = [one for one in gone if _mate_kept(one, pair.left, right, lambda mate, o: same_source(mate, o, pair))]
    lengthened = [one for one in come if _mate_kept(one, pair.right, left, lambda mate, o: same_source(o, mate, pair))]
    partly = [*_partly(left, right, pair)]
    return Unmatched(_less(gone, shortened), _less(come, lengthened), shortened, lengthened, partly)


def _partly(left: list[Attribution], right: list[Attribution], pair: Pair) -> Iterator[tuple[Attribution, Attribution]]:
    """Sources that share a subject and not all of theirs: "X and Y said", "X said".

    An office or a pronoun among the others may stand for the one that is missing.
    """
    if not any(one.joint for one in (*left, *right)):
        return
    named = [[each for one in some for each in one.subjects] for some in (left, right)]
    for one in left:
        lost = [each for each in one.subjects if not any(same_source(each, other, pair) for other in named[1])]
        for other in right:
            new = [each for each in other.subjects if not any(same_source(o, each, pair) for o in named[0])]
            vague = any(each.office or each.pronoun for each in (*lost, *new)) and bool(lost) and bool(new)
            told = told_there(one, pair.left, KEPT) or told_there(other, pair.right, KEPT)
            if (lost or new) and not vague and told and same_source(one, other, pair):
                yield one, other


def _mate_kept(
    one: Attribution, side: Side, others: list[Attribution], same: Callable[[Attribution, Attribution], bool]
) -> bool:
    mate = chained(one, side)
    return mate is not None and any(same(mate, other) for other in others)


def _less(some: list[Attribution], without: list[Attribution]) -> list[Attribution]:
    return [one for one in some if not any(one is other for other in without)]


def chained(one: Attribution, side: Side) -> Attribution | None:
    """The other source of the chain that *one* is a part of: "state media" of "state media, cited by Reuters"."""
    for other in side.sources:
        near = max(other.span.start - one.span.end, one.span.start - other.span.end) <= _LINKED
        if other is not one and near and one.link != other.link:
            return other
    return None


def unnamed(side: Side) -> list[Span]:
    """Where *side* says that somebody said it and not who, outside quotation marks."""
    found = [span for statement in side.statements for span in hearsay(statement, side.language)]
    return [span for span in found if not side.quoted(span)]


def same_source(one: Attribution, other: Attribution, pair: Pair) -> bool:
    """Whether a source of the left and one of the right can be one by their description; of several, any of them."""
    return any(_one_source(each, those, pair) for each in one.subjects for those in other.subjects)


def _one_source(one: Attribution, other: Attribution, pair: Pair) -> bool:
    if one.pronoun or other.pronoun:
        return one.pronoun and other.pronoun
    if one.named and other.named:
        return (
            same_name(_country(one.key, pair), _country(other.key, pair), pair.left.lexicon)
            or _respelt(one, other, pair)
            or _speaks_for(one, pair.left, other, pair.right)
            or _speaks_for(other, pair.right, one, pair.left)
        )
    if one.named or other.named:
        if _seated(one, other, pair.right, pair) or _seated(other, one, pair.left, pair):
            return True
        return _stands_for(one, pair.left, other) if one.named else _stands_for(other, pair.right, one)
    heads = head(one, pair.left), head(other, pair.right)
    owners = _owners(one, pair.left), _owners(other, pair.right)
    if owners[0] and owners[1] and not any(any_alike(word, owners[1]) for word in owners[0]):
        return False
    return alike(*heads) or _one_kind(*heads, pair)


def _country(key: str, pair: Pair) -> str:
    """The country whose government a seat stands for: "russia" for "moscow"; else the name itself."""
    return pair.left.lexicon.seats.get(key.removeprefix("the "), key)


def _seated(one: Attribution, other: Attribution, side: Side, pair: Pair) -> bool:
    """Whether *one* is a seat of government ("Moscow") and *other*, on *side*, people of its country."""
    country = _country(one.key, pair)
    return country != one.key and any(same_name(country, word, pair.left.lexicon) for word in _owners(other, side))


def _respelt(one: Attribution, other: Attribution, pair: Pair) -> bool:
    """Whether two named sources are one name in two spellings: told by ``name-changed``."""
    return any(one.source.meets(here.span) and other.source.meets(there.span) for here, there in respelt(pair))


def told_there(one: Attribution, side: Side, share: float) -> bool:
    """Whether the other side tells that *share* of the words that *side* gives to the source *one*."""
    told = _told(one, side)
    kept = len([word for word in told if word in side.answered])
    return kept >= share * len(told) if len(told) >= _CLAIM else kept == len(told)


def reacts(one: Attribution, side: Side) -> bool:
    """Whether a source only takes a stand ("condemned the vote") and tells no claim that could lose its source."""
    return side.lexicon.has("reacting", fold(side.wording(one.verb))) and not speaks(one, side)


def speaks(one: Attribution, side: Side) -> bool:
    """Whether a source is the speaker of a quotation of *side* that stands next to its verb."""
    near = (quotation.span for quotation in side.quotations)
    return one.strength != "according" and any(
        max(span.start - one.span.end, one.span.start - span.end) <= _BESIDE for span in near
    )


def _leads(one: Attribution, side: Side) -> bool:
    """Whether a pronoun begins its statement or stands behind a comma: "He said", ", she said", not "what he calls"."""
    if one.strength == "according":
        return True
    if one.key in side.language.clause_openers or one.verb.start < one.source.start:
        return False
    start = one.source.start
    opens = any(statement.span.start == start for statement in side.statements)
    return opens or side.version.text[max(0, start - 3) : start].rstrip().endswith(",")


def _told(one: Attribution, side: Side) -> list[str]:
    """The words that carry meaning of what a source tells: from its verb to the next source, or what stands before."""
    start = max((o.span.end for o in side.sources if o.span.end <= one.span.start), default=0)
    end = min((o.span.start for o in side.sources if o.span.start >= one.span.end), default=len(side.version.text))
    words_ = [word for word in side.carrying if start <= word.start < end]
    after = [word.key for word in words_ if word.start >= one.span.end]
    if one.strength != "according" and (len(after) >= _CLAIM or _quotes_behind(one, side, end)):
        return after
    return [word.key for word in words_ if not one.span.meets(Span(word.start, word.end))]


def _quotes_behind(one: Attribution, side: Side, end: int) -> bool:
    """Whether a quotation that begins between a source and *end* is what it tells."""
    return any(one.span.end <= quotation.span.start < end for quotation in side.quotations)


def _office(one: Attribution, side: Side) -> bool:
    """Whether a source may stand for a name; "X's campaign" stands for itself."""
    return one.office and not _owners(one, side)


def _described_both(one: Attribution, other: Attribution, pair: Pair) -> bool:
    """Whether neither is a pronoun, nor one an office that may stand for the other's name."""
    if one.pronoun or other.pronoun or _anybody(one, pair.left) or _anybody(other, pair.right):
        return False
    offices = _office(one, pair.left), _office(other, pair.right)
    return not ((offices[0] and other.named) or (offices[1] and one.named))


def _anybody(one: Attribution, side: Side) -> bool:
    """Whether a source is "a man", "a student": that may be anybody who has a name or an office elsewhere."""
    return not one.named and side.lexicon.has("persons", head(one, side))


def _open_source(one: Attribution, own: Side, others: Sequence[Attribution], side: Side) -> bool:
    """Whether *side* may give the source *one* of its *own* side in other words."""
    office = _office(one, own)
    if one.pronoun:
        return bool(others) or bool(side.quotations) or bool(own.quotations) or not _leads(one, own)
    owners = _owners(one, own)
    if _flat(one, own, others, side):
        return False
    if _still_named(one, side) and (not owners or any(any_alike(word, side.keys) for word in owners)):
        return True
    if owners and _definite(head(one, own), side):
        return True  # "in the poll", of which an earlier statement told whose it is
    vague = any(other.pronoun or (_office(other, side) and (one.named or office)) for other in others)
    person = office and any(other.named or other.pronoun for other in others)
    if one.named and any(other.office and side.lexicon.has("stand_ins", head(other, side)) for other in others):
        return True  # "the article" may be that of the paper named here
    return one.strength != "according" and (vague or person or _speech(side))


def _speech(side: Side) -> bool:
    """Whether *side* quotes more than a word or two: such marks say that somebody said it."""
    return any(len(words(quotation.inner.of(side.version.text))) > _SCARE for quotation in side.quotations)


def _telling(side: Side) -> list[Attribution]:
    """The sources of *side*, each once."""
    if len(side.sources) < 2:
        return [*side.sources]
    found: list[Attribution] = []
    for one in side.sources:
        if not any(_described(one, side) == _described(other, side) for other in found):
            found.append(one)
    return found


def _described(one: Attribution, side: Side) -> list[tuple[str, list[str]]]:
    """The subjects of a source, each with whose it is."""
    return [(each.key, _owners(each, side)) for each in one.subjects]


def _flat(one: Attribution, own: Side, others: Sequence[Attribution], side: Side) -> bool:
    """Whether *side* tells what *one* said in nearly the same words and gives no source for anything: that the source
    is named there, as who did it, is no attribution."""
    reports = not side.lexicon.speech.keys().isdisjoint(side.spoken)
    reports = reports or any_alike(fold(own.wording(one.verb)), side.spoken)  # "annonce", "a été annoncée par"
    return not (reports or others or side.quotations or unnamed(side)) and told_there(one, own, _WHOLE)


def _definite(noun: str, side: Side) -> bool:
    """Whether *side* has a noun with its article and nothing between: "the poll"."""
    return any(
        bare(word.key) == noun and side.lexicon.has("definite", before.key) for before, word in pairwise(side.words)
    )


def _still_named(one: Attribution, side: Side) -> bool:
    """Whether the source's words stand on *side* at all, if only as the subject of another verb."""
    words_ = [word for word in one.key.split() if word not in side.language.stop_words]
    return bool(words_) and words_[-1] in side.keys


@lru_cache(maxsize=32)
def _wording(one: Attribution, side: Side) -> list[str]:
    """The folded words of a source up to its first preposition: "aides" of "aides with knowledge of the plan"."""
    found: list[str] = []
    for word in words(one.source.of(side.version.text), one.source.start):
        key = bare(word.key)
        if found and side.lexicon.has("prepositions", key):
            break
        if key not in side.language.stop_words:
            found.append(key)
    return found


def head(one: Attribution, side: Side) -> str:
    """The noun that says what a source without a name is: "officials" of "Iranian officials in Moscow"."""
    return (_wording(one, side) or [one.key])[-1]


def _owners(one: Attribution, side: Side) -> list[str]:
    """The words of the names inside the description of a source: "iranian" of "Iranian officials", "western"."""
    if one.named:
        return []
    names = [m for m in side.mentions.get("name", ()) if one.source.holds(m.span)]
    found = [word for name in names for word in name.value.split()]
    return found + [word for word in _wording(one, side) if side.lexicon.has("directions", word) and word not in found]


def _speaks_for(one: Attribution, side: Side, other: Attribution, there: Side) -> bool:
    """Whether *other* speaks for the house *one*: "the White House", "White House press secretary X"."""
    at = side.at(one.source.start)
    if not any(side.lexicon.has("determiners", word.key) for word in side.words[max(0, at - 1) : at + 1]):
        return False
    end = there.at(other.source.start)
    before = [word.key for word in there.words[max(0, end - _BEFORE) : end]]
    house = one.key.split()
    return any(before[index : index + len(house)] == house for index in range(len(before)))


def _stands_for(named: Attribution, side: Side, other: Attribution) -> bool:
    """Whether a source without a name stands in the description of the named one: "the mayor", "Mayor X"."""
    return any(any_alike(word, (other.key.split()[-1],)) for word in _wording(named, side))


def _one_kind(left: str, right: str, pair: Pair) -> bool:
    """Whether two words are forms of one office or kind: "spokesman" and "spokeswoman"."""
    forms = pair.left.lexicon.title_forms
    return forms.get(left, left) == forms.get(right, right)
