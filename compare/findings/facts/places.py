"""Where it happened: places and datelines that are gone."""

from __future__ import annotations

from collections.abc import Iterator

from compare.findings.base import Draft, Rule, quote
from compare.findings.forms import any_alike
from compare.findings.pair import Pair, Side
from compare.mentions.dateline import dateline
from compare.model import APPARATUS, Mention, Span
from compare.text import DASHES

#: Many papers print no datelines: a dropped one stands behind the other facts.
HOUSE_STYLE = -1


class PlaceDropped(Rule):
    """Where it happened is gone."""

    name = "place-dropped"
    severity = "fact"
    title = "A place is gone"
    explanation = (
        "The left says where something happened (“in Geneva”, “from eastern Russia”, a dateline) and the right version"
        " names that place nowhere. A place that moved to another statement is no finding."
    )
    example = (
        "The rocket was launched from northern Norway early on Monday.",
        "The rocket was launched early on Monday.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.bead.left:
            return
        if pair.role == "dateline":
            if not pair.bead.right:
                wording = pair.left.wording(pair.left.statements[0].span).rstrip(DASHES + " ")
                span = pair.left.statements[0].span
                yield self.draft(pair, f"Dateline dropped: {quote(wording)}", [span], weight=HOUSE_STYLE)
            return
        if not pair.both or pair.role in APPARATUS or pair.role == "headline":
            return
        yield from self._datelines(pair)
        for mention in pair.left.of("place"):
            if place_gone(mention, pair.left, pair, "right"):
                yield self.draft(pair, f"Place dropped: {quote(pair.left.wording(mention.span))}", [mention.span])

    def _datelines(self, pair: Pair) -> Iterator[Draft]:
        """A dateline that is a part of the first statement: "MOSCOW — In a ..."."""
        span = _dateline(pair.left)
        if span is None or _dateline(pair.right) is not None or _dateline_apart(pair):
            return
        yield self.draft(pair, f"Dateline dropped: {quote(pair.left.wording(span))}", [span], weight=HOUSE_STYLE)


def _dateline(side: Side) -> Span | None:
    """The dateline that a lead begins with, without its dash, where it is no statement of its own; or None."""
    first = side.statements[0]
    span = dateline(side.version.text, first.span, side.language) if first.role == "lead" else None
    return Span(span.start, span.start + len(span.of(side.version.text).rstrip(DASHES + " "))) if span else None


def _dateline_apart(pair: Pair) -> bool:
    return any(statement.role == "dateline" for statement in pair.story.right.statements)


def place_gone(place: Mention, side: Side, pair: Pair, there: str) -> bool:
    """Whether the version on the side called *there* nowhere names a place of *side*.

    A direction with its place ("eastern Russia") is another place than that alone.
    """
    said, parts = pair.story.words(there), place.value.split()
    if side.lexicon.has("directions", parts[0]):
        return place.value not in pair.story.values(there, "place") and parts[0] not in said
    return not any(any_alike(part, said) for part in parts if part not in side.language.stop_words)
