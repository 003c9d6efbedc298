"""What two accounts of one thing tell so that it cannot well be both: a denial, an opposite, another cause.

Accounts are no versions of one text, so nothing is read from edits: what counts is which words both have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator

from compare.findings.cited import following
from compare.findings.forms import alike, bare, with_forms
from compare.findings.pair import Pair, Side
from compare.findings.stance.conditions import turned_by_condition
from compare.mentions.lexicon import Lexicon
from compare.model import Mention, Span
from compare.text import Word

_ALIKE = 0.6  # share of words in common from which a missing "not" speaks of the same thing
_NEAR = 0.5  # the same for an opposite, which says more than a "not" alone
#: Share of the words beside the cause, of the shorter side, that two accounts have in common that explain one thing.
_ONE_THING = 0.6
_SUBJECT = 3  # words between a number and the verb of what it counts at most
_STEM = 4  # letters of a word at least that a prefix turns into its opposite
_CAUSE = 8  # words of a cause at most

Both = tuple[list[Span], list[Span]]


def denied(pair: Pair) -> Iterator[Both]:
    """What one side denies and the other states."""
    if pair.weak or pair.close < _ALIKE or not _fail_alike(pair):
        return
    for side in (pair.left, pair.right):
        denials, other = side.of("negation"), side.other
        if len(denials) != 1 or other.mentions.get("negation") or turned_by_condition(denials[0], side, other):
            continue
        if _stated(side, denials[0]):
            yield ([denials[0].span], []) if side is pair.left else ([], [denials[0].span])


def _fail_alike(pair: Pair, but: Collection[Span] = ()) -> bool:
    """Whether both deny by the same verbs, *but* aside, or by none: who fails or stops denies by the verb."""
    sides = pair.left, pair.right
    verbs = [sorted(one.value for one in side.of("negative") if one.span not in but) for side in sides]
    return len(verbs[0]) == len(verbs[1]) and all(map(alike, *verbs))


def _stated(side: Side, denial: Mention) -> bool:
    """Whether the other side has the word that is denied, with a word that stands near it here."""
    word = side.next_content(denial.span)
    here = next((one for one in side.words[side.at(denial.span.end) :] if bare(one.key) == word), None)
    near = _near(side, here) if here else frozenset()
    places = [one for one in side.other.words if alike(bare(one.key), word)]
    return any(not near or with_forms(near, _near(side.other, one)) or _counted(side.other, one) for one in places)


def _counted(side: Side, word: Word) -> bool:
    """Whether what does or suffers what *word* tells is counted: "two children are missing", where no one is."""
    at = side.at(word.start)
    return any(side.at(one.span.end) <= at <= side.at(one.span.end) + _SUBJECT for one in side.of("number"))


def opposed(pair: Pair) -> Iterator[Both]:
    """A word of one side and its opposite on the other, with one word near both."""
    if pair.weak or pair.close < _NEAR or len(pair.left.of("negation")) != len(pair.right.of("negation")):
        return  # "not approved" is "rejected"
    known, others = pair.left.lexicon, _odd(pair.right)
    found = [(one, other) for one in _odd(pair.left) for other in others if _opposites(known, one.key, other.key)]
    # What is turned twice tells the same: "more unlikely", "less likely".
    if len(found) == 1 and with_forms(_near(pair.left, found[0][0]), _near(pair.right, found[0][1])):
        here, there = (Span(word.start, word.end) for word in found[0])
        if _fail_alike(pair, but=(here, there)):
            yield [here], [there]


def _odd(side: Side) -> list[Word]:
    """The words outside quotation marks of which the other side has no form."""
    odd = side.spoken - side.other.spoken
    return [w for w in side.words if w.key in odd and not side.quoted(Span(w.start, w.end))]


def _opposites(lexicon: Lexicon, one: str, other: str) -> bool:
    """Whether two words are listed as opposites, or a prefix turns one into the other: "fair", "unfair"."""
    short, long = sorted((one, other), key=len)
    turned = len(short) >= _STEM and long.endswith(short) and lexicon.has("denying", long[: -len(short)])
    return turned or other in lexicon.opposites.get(one, ())


def _near(side: Side, word: Word) -> frozenset[str]:
    """The words that carry meaning next to *word*, one before it and one behind."""
    at = bisect_left(side.carrying, word.start, key=lambda one: one.start)
    return frozenset(bare(one.key) for one in side.carrying[max(0, at - 1) : at + 2] if one != word)


def caused(pair: Pair) -> Iterator[Both]:
    """The cause that either side gives of the same thing, where no word of one is found on the other side."""
    ones, others = _causes(pair.left), _causes(pair.right)
    if pair.weak or len(ones) != 1 or len(others) != 1:
        return
    (one, words), (other, against) = ones[0], others[0]
    if with_forms(words, pair.right.keys) or with_forms(against, pair.left.keys):
        return
    rest = pair.left.content - words, pair.right.content - against
    shared = with_forms(*rest)
    if len(shared) > 1 and len(shared) >= _ONE_THING * min(map(len, rest)):
        yield [one], [other]


def _causes(side: Side) -> list[tuple[Span, frozenset[str]]]:
    """The causes that are named behind a phrase ("because of"), and their words that carry meaning."""
    found = [_cause(side, one) for one in side.of("cause") if side.lexicon.has("reasons", one.value)]
    return [(span, words) for span, words in found if words]


def _cause(side: Side, mention: Mention) -> tuple[Span, frozenset[str]]:
    """What stands behind *mention*, up to a sign or the end of the statement: so "due to" is no side of its own."""
    held, end = following(side, mention.span.end, _CAUSE), mention.span.end
    words = frozenset(bare(word.key) for word in held) - side.language.stop_words
    return Span(held[0].start, held[-1].end) if held else Span(end, end), words
