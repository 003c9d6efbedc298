"""What was said and is denied now, or turned into its opposite: the word that was denied stands on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from compare.findings.base import Draft, Rule, quote
from compare.findings.cited import phrase
from compare.findings.forms import alike, any_alike, bare
from compare.findings.pair import Pair, Side
from compare.findings.stance import quantifiers
from compare.findings.stance.conditions import turned_by_condition
from compare.model import Mention, Span
from compare.text import Word

_ALIKE = 0.5  # share of words in common from which an opposite in the place of a word turns what is told
_FEW = 3  # words of such an edit at most


class PolarityFlipped(Rule):
    """What was said is now denied, or the other way round."""

    name = "polarity-flipped"
    severity = "stance"
    title = "A statement turned into its denial or opposite"
    explanation = (
        "One side denies what the other states (“are intended” became “are not intended”), or a word was put for its"
        " opposite (“rose”, “fell”) or for another of which only one can be true (“arrested”, “charged”; “north”,"
        " “west”). The denied word must stand on both sides, and the other side must hold no denial at all; “not only …"
        " but also”, “more than just”, “rather than” and verbs that deny by themselves (“stopped”, “prevented”) are no"
        " finding, and neither is “no longer” where the other side tells that it was so (“former”, “until”)."
    )
    example = (
        "The satellites are intended for civilian use.",
        "The satellites are not intended for civilian use.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.weak:
            return
        turned = list(_opposites(pair))
        scopes = list(quantifiers.turned(pair))  # "none" became "some": told as that
        for one, another in turned:
            said, now = quote(pair.left.wording(one)), quote(pair.right.wording(another))
            yield self.draft(pair, f"Turned into its opposite: {said} became {now}", [one], [another])
        for one, another in _others_of_kind(pair):
            if not any(one.meets(told) for told, _ in turned):
                said, now = quote(pair.left.wording(one)), quote(pair.right.wording(another))
                yield self.draft(pair, f"Turned into another of its kind: {said} became {now}", [one], [another])
        for side, other, became in ((pair.left, pair.right, "is no longer denied"), (pair.right, pair.left, "denied")):
            denials = _alone(side, other)
            if not denials or not _close(pair) or _alone(other, side):
                continue
            if _denies_by_verb(side, other) or _denies_by_verb(other, side):
                continue
            for denial in denials:
                told = any(denial.span.meets(span) for both in (*turned, *scopes) for span in both)
                if told or _was_so(denial, side, other) or turned_by_condition(denial, side, other):
                    continue
                if not _kept_word(denial, side, other, pair):
                    continue
                span = phrase(side, denial)
                message = f"Denial dropped: {quote(side.wording(span))} {became}"
                if side is pair.right:
                    message = f"Denial added: now {quote(side.wording(span))}"
                marks, covers = (([one], []) if side is pair.left else ([], [one]) for one in (denial.span, span))
                yield self.draft(pair, message, *marks, covers=covers)
                break


def _alone(side: Side, other: Side) -> list[Mention]:
    """The denials of *side* that deny a word which the *other* side does not deny."""
    denials = side.of("negation")
    if not denials:
        return []
    heads = [other.next_content(denial.span) for denial in other.mentions.get("negation", ())]  # quoted ones as well
    return [one for one in denials if not any_alike(side.next_content(one.span), heads)]


def _denies_by_verb(side: Side, other: Side) -> bool:
    """Whether *side* denies by a word that the *other* side has in no form: "stopped" for "no longer"."""
    denials = [one.span for one in side.of("negation")]
    return any(
        not any(span.meets(one.span) for span in denials) and not any_alike(one.value.partition(" ")[0], other.keys)
        for one in side.of("negative")
    )


def _was_so(denial: Mention, side: Side, other: Side) -> bool:
    """Whether *denial* says that something has ended and the *other* side that it was: "no longer", "former"."""
    if not side.lexicon.has("no_more", denial.value):
        return False
    return any(other.lexicon.has("no_more_words", key) for key in other.keys - side.keys)


def _opposites(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Words of which one was put for its opposite with next to nothing else: "rose", "fell"."""
    known = pair.left.lexicon.opposites
    if not pair.change.diffed or pair.close < _ALIKE or known.keys().isdisjoint(pair.left.spoken):
        return
    for one, other in _put_for(pair):
        spans = Span(one.start, one.end), Span(other.start, other.end)
        if other.key in known.get(one.key, ()) and _denied(pair.left, spans[0]) == _denied(pair.right, spans[1]):
            yield spans


def _others_of_kind(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Words of which one was put for another where only one can be true: "arrested", "charged".

    What both sides say changed places at most; within a name, and of what a number measures, other rules speak.
    """
    known = pair.left.lexicon.families
    if not pair.change.diffed or pair.close < _ALIKE or known.keys().isdisjoint(pair.left.spoken):
        return
    lefts, rights = ({known[key] for key in side.spoken if key in known} for side in (pair.left, pair.right))
    for one, other in _put_for(pair):
        said, now = known.get(one.key), known.get(other.key)
        if not said or not now or said[0] != now[0] or said in rights or now in lefts:
            continue
        spans = Span(one.start, one.end), Span(other.start, other.end)
        both = list(zip((pair.left, pair.right), spans, strict=True))
        denied = {_denied(side, span) for side, span in both}
        if len(denied) == 1 and not all(_named(*each) for each in both) and not any(_measured(*each) for each in both):
            yield spans


def _named(side: Side, span: Span) -> bool:
    """Whether the word of *span* is part of a name, and not only the first of a statement."""
    return any(name.span.meets(span) and not side.opens(name) for name in side.of("name"))


def _measured(side: Side, span: Span) -> bool:
    """Whether the word of *span* is a measure right behind a number."""
    unit = side.words[side.at(span.start)].key in side.lexicon.units
    return unit and any(number.span.end <= span.start <= number.span.end + 1 for number in side.of("number"))


def _put_for(pair: Pair) -> Iterator[tuple[Word, Word]]:
    """Words of a replacement that has few words of its own on either side: each with each of the other side."""
    for op in pair.edits:
        if op.tag != "replace" or pair.left.quoted(op.left):
            continue
        sides = [
            [w for w in side.words[max(0, side.at(span.start) - 1) : side.at(span.end)] if span.start < w.end]
            for side, span in ((pair.left, op.left), (pair.right, op.right))
        ]
        keys = [{word.key for word in some} for some in sides]
        own = [
            [word for word in some if word.key not in others] for some, others in zip(sides, keys[::-1], strict=True)
        ]
        if max(map(len, own)) <= _FEW:
            yield from product(*own)


def _denied(side: Side, span: Span) -> bool:
    """Whether a denial stands right before a word or behind it: "not approved" is "rejected", "has no" is "lacks"."""
    at = side.at(span.start)
    places = ((side.at(one.span.start), side.at(one.span.end)) for one in side.of("negation"))
    return any(at - _FEW < end <= at or first == at + 1 for first, end in places)


def _close(pair: Pair) -> bool:
    """Whether the two wordings are near enough for a missing "not" to be a change and not another statement."""
    sizes = sorted((len(pair.left.content), len(pair.right.content)))
    return pair.change.diffed and pair.close >= 0.4 and pair.close * sizes[1] >= 0.6 * sizes[0]


def _kept_word(denial: Mention, side: Side, other: Side, pair: Pair) -> bool:
    """Whether the word denied, or the one before it, stands on the other side where nothing is denied."""
    after = side.next_content(denial.span) or side.last_content(denial.span)
    if not after or not any_alike(after, other.content):
        return False
    if _former(other, after):
        return False  # "no longer a member", "a former member"
    spans = [op.left if side is pair.left else op.right for op in pair.edits]
    return not pair.change.diffed or any(span.meets(denial.span) for span in spans)


def _former(side: Side, word: str) -> bool:
    """Whether *side* has *word* behind one that limits an office wherever it has it."""
    places = [at for at, one in enumerate(side.words) if alike(word, bare(one.key))]
    return bool(places) and all(at and side.lexicon.has("title_prefixes", side.words[at - 1].key) for at in places)
