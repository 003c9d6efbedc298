"""Who is said to have said it: sources dropped, added, changed, and verbs that say more than "said".

A named source that stands nowhere in the right version outranks everything: the reader can no longer check what stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.findings.base import Draft, Rule, quote
from compare.findings.pair import Pair, Side, alike, any_alike
from compare.mentions import Attribution
from compare.mentions.names import same_name
from compare.model import Span

#: Share of the words given to a source that the other side must tell for the source to be missed.
_KEPT = 0.5
_NEAR = 0.25  # the same, where the other side gives a source of its own


class AttributionDropped(Rule):
    """A source is gone while what it said stays."""

    name = "attribution-dropped"
    severity = "stance"
    title = "A source is gone"
    explanation = (
        "The left says who said it and the right tells the same without a source. Named sources, “officials” and"
        " “according to” count alike; a pronoun counts for the name before it. A named source that the right version"
        " names nowhere is ranked first of all findings, because what it said now stands unsourced."
    )
    example = (
        "The bridge will close for a year, according to reports from Reuters.",
        "The bridge will close for a year.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role == "headline":
            return
        gone, come = _unmatched(pair)
        for one in gone[len(come) :]:  # the others are told by attribution-changed
            if not _told_there(one, pair.left, pair.right, _KEPT):
                continue
            lost = one.named and not _named_in(one.key, pair.story.right_words)
            wording = pair.left.wording(_clause(one))
            message = f"Source dropped: {quote(wording)}"
            if lost:
                message += (
                    f"; {_name(one, pair.left)} is named nowhere in {pair.story.right.label or 'the later version'}"
                )
            yield self.draft(pair, message, [one.span], outranks=lost, weight=2 * lost + one.named)


class AttributionAdded(Rule):
    """A source is new for what was told without."""

    name = "attribution-added"
    severity = "stance"
    title = "A source is new"
    explanation = (
        "The right says who said it and the left tells the same without a source: a flat statement became a reported"
        " one."
    )
    example = (
        "The bridge will close for a year.",
        "The bridge will close for a year, according to reports from Reuters.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role == "headline":
            return
        gone, come = _unmatched(pair)
        for one in come[len(gone) :]:
            if not _told_there(one, pair.right, pair.left, _KEPT):
                continue
            wording = pair.right.wording(_clause(one))
            yield self.draft(pair, f"Source added: {quote(wording)}", (), [one.span], weight=int(one.named))


class AttributionChanged(Rule):
    """Another source, or a verb that says more or less."""

    name = "attribution-changed"
    severity = "stance"
    title = "A source or its verb is another one"
    explanation = (
        "What is told is given to another source, or the same source with a verb of another strength: “said” became"
        " “claimed”, “admitted”, “denied” or “promised”. A surname for a full name, a pronoun, and verbs of one"
        " strength are no finding."
    )
    example = (
        "The new bridge over the Lem is safe for lorries, according to the Transport Ministry.",
        "The new bridge over the Lem is safe for lorries, according to the Harbour Union.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role == "headline":
            return
        gone, come = _unmatched(pair)
        for one, other in zip(gone, come, strict=False):
            yield self.draft(
                pair,
                f"Source changed: {quote(pair.left.wording(one.source))} became"
                f" {quote(pair.right.wording(other.source))}",
                [one.source],
                [other.source],
                weight=int(one.named),
                covers=([one.span, one.source], [other.span, other.source]),
            )
        for one, other in _same_source(pair):
            near = pair.same_edit(one.verb, other.verb) or (pair.close >= _KEPT and not one.pronoun)
            strengths = {one.strength, other.strength}
            if near and len(strengths) == 2 and "according" not in strengths:
                yield self.draft(
                    pair,
                    f"Verb of saying changed: {pair.left.wording(one.source)} {quote(pair.left.wording(one.verb))}"
                    f" became {quote(pair.right.wording(other.verb))}",
                    [one.verb],
                    [other.verb],
                )


def _unmatched(pair: Pair) -> tuple[list[Attribution], list[Attribution]]:
    """Attributions of each side whose source the other side of the pair does not give.

    A pronoun or an office ("the president") may stand for any name, and the marks of a quotation say that somebody said
    it: only what was told by a phrase ("according to ...") counts as lost then.
    """
    left, right = _telling(pair.left), _telling(pair.right)
    gone = [one for one in left if not any(_same(one, other, pair) for other in right)]
    come = [one for one in right if not any(_same(other, one, pair) for other in left)]
    gone = [
        one
        for one in gone
        if not _open_source(one, right, pair.right) and _told_there(one, pair.left, pair.right, _NEAR)
    ]
    come = [
        one for one in come if not _open_source(one, left, pair.left) and _told_there(one, pair.right, pair.left, _NEAR)
    ]
    return gone, come


def _open_source(one: Attribution, others: Sequence[Attribution], side: Side) -> bool:
    """Whether *side* may give the source *one* in other words."""
    if one.pronoun or _still_named(one, side):
        return True
    vague = any(other.pronoun or other.office for other in others)
    return one.strength != "according" and (vague or (one.office and bool(others)) or bool(side.quotations))


def _told_there(one: Attribution, side: Side, other: Side, share: float) -> bool:
    """Whether the *other* side tells that *share* of the words that *side* gives to the source *one*."""
    told = [
        word.key
        for word in side.words
        if word.key not in side.language.stop_words and not one.span.meets(Span(word.start, word.end))
    ]
    kept = sum(any_alike(word, other.content) for word in told)
    return kept >= share * len(told)


def _telling(side: Side) -> list[Attribution]:
    """Attributions of what a side tells; a speaker of a quotation is the quotation's matter."""
    found: list[Attribution] = []
    for one in side.sources:
        if not any(one.key == other.key for other in found):
            found.append(one)
    return found


def _same(one: Attribution, other: Attribution, pair: Pair) -> bool:
    if one.key == other.key or (one.pronoun and other.pronoun):
        return True
    if one.named and other.named:
        return same_name(one.key, other.key, pair.left.lexicon)
    return bool(set(one.key.split()) & set(other.key.split()) - pair.left.language.stop_words) or alike(
        one.key, other.key
    )


def _still_named(one: Attribution, side: Side) -> bool:
    """Whether the source's words stand on *side* at all, if only as the subject of another verb."""
    words = [word for word in one.key.split() if word not in side.language.stop_words]
    return bool(words) and words[-1] in side.keys


def _same_source(pair: Pair) -> Iterator[tuple[Attribution, Attribution]]:
    for one in pair.left.sources:
        others = [other for other in pair.right.sources if other.named == one.named and _same(one, other, pair)]
        if len(others) == 1 and sum(_same(o, others[0], pair) for o in pair.left.sources) == 1:
            yield one, others[0]


def _named_in(name: str, words: frozenset[str]) -> bool:
    """Whether the distinctive word of a name stands in a version."""
    return any(word in words for word in name.split()[-1:])


def _name(one: Attribution, side: Side) -> str:
    """The name of a named source as the story writes it: "Reuters" of "reports from Reuters"."""
    named = [m for m in side.mentions.get("name", ()) if m.value == one.key and one.source.meets(m.span)]
    return side.wording(named[-1].span if named else one.source)


def _clause(one: Attribution) -> Span:
    """The attribution with its whole phrase, as an editor would cite it."""
    return Span(min(one.span.start, one.source.start), max(one.span.end, one.source.end))


def sourced(side: Side) -> Sequence[Attribution]:
    """The sources of *side* that are more than a pronoun."""
    return [one for one in side.sources if not one.pronoun]
