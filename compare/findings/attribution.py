"""Who is said to have said it: sources dropped, added, changed, and verbs that say more than "said".

A named source that stands nowhere in the right version outranks everything: the reader can no longer check what stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.findings.base import Draft, Rule, quote
from compare.findings.pair import Pair, Side
from compare.findings.sourcing import KEPT, same_source, told_there, unmatched, unnamed
from compare.mentions import Attribution
from compare.model import Span


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
        gone, come = unmatched(pair)
        for one in gone[len(come) :]:  # the others are told by attribution-changed
            vague = [] if come or unnamed(pair.left) else unnamed(pair.right)
            if not vague and not told_there(one, pair.left, pair.right, KEPT):
                continue
            lost = one.named and not _named_in(one.key, pair.story.right_words)
            message = f"Source dropped: {quote(pair.left.wording(_clause(one)))}"
            if vague:
                message += f", now only {quote(pair.right.wording(vague[0]))}"
            if lost:
                message += (
                    f"; {_name(one, pair.left)} is named nowhere in {pair.story.right.label or 'the later version'}"
                )
            weight = 2 * lost + one.named
            yield self.draft(pair, message, [one.span], vague, outranks=lost, weight=weight)


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
        gone, come = unmatched(pair)
        for one in come[len(gone) :]:
            vague = [] if gone or unnamed(pair.right) else unnamed(pair.left)
            if not vague and not told_there(one, pair.right, pair.left, KEPT):
                continue
            message = f"Source added: {quote(pair.right.wording(_clause(one)))}"
            if vague:
                message += f", where the left has only {quote(pair.left.wording(vague[0]))}"
            yield self.draft(pair, message, vague, [one.span], weight=int(one.named))


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
        gone, come = unmatched(pair)
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
        yield from self._verbs(pair)

    def _verbs(self, pair: Pair) -> Iterator[Draft]:
        """Verbs of another strength for one source."""
        for one, other in _same_source(pair):
            strengths = {one.strength, other.strength}
            told = pair.close >= KEPT and not one.pronoun and "warned" not in strengths
            near = told or pair.same_edit(one.verb, other.verb)
            if near and len(strengths) == 2 and "according" not in strengths:
                yield self.draft(
                    pair,
                    f"Verb of saying changed: {pair.left.wording(one.source)} {quote(pair.left.wording(one.verb))}"
                    f" became {quote(pair.right.wording(other.verb))}",
                    [one.verb],
                    [other.verb],
                )


def _same_source(pair: Pair) -> Iterator[tuple[Attribution, Attribution]]:
    for one in pair.left.sources:
        others = [other for other in pair.right.sources if other.named == one.named and same_source(one, other, pair)]
        if len(others) == 1 and sum(same_source(o, others[0], pair) for o in pair.left.sources) == 1:
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
