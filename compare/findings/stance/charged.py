"""Words that take sides: new or gone, never counted to a score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.findings.base import Draft, Rule, quote
from compare.findings.forms import any_alike
from compare.findings.pair import Pair, Side
from compare.model import Span

#: Charged words stand behind the rest of the stance: there are many, and each weighs less than a source or a condition.
COLOUR = -1


class ChargedWordAdded(Rule):
    """A word that takes sides is new."""

    name = "charged-word-added"
    severity = "stance"
    title = "A charged word is new"
    explanation = (
        "The right has a word that colours what it tells (“proudly”, “brazen”, “dramatically”) and the left tells the"
        " same without it. The list is ours, one per language; the difference is told, never a score."
    )
    example = ("The ambassador noted the launch.", "The ambassador proudly noted the launch.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if pair.both and not pair.weak:
            words = _charged(pair.right, pair.left)
            if words:
                yield self.draft(pair, _listed("Charged word", "added", pair.right, words), (), words, weight=COLOUR)


class ChargedWordDropped(Rule):
    """A word that takes sides is gone."""

    name = "charged-word-dropped"
    severity = "stance"
    title = "A charged word is gone"
    explanation = (
        "The left has a word that colours what it tells and the right tells the same without it. The list is ours, one"
        " per language; the difference is told, never a score."
    )
    example = ("The ambassador proudly noted the launch.", "The ambassador noted the launch.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if pair.both and not pair.weak:
            words = _charged(pair.left, pair.right)
            if words:
                yield self.draft(pair, _listed("Charged word", "dropped", pair.left, words), words, weight=COLOUR)


def _charged(side: Side, other: Side) -> list[Span]:
    """Charged words of *side* without a form of them, or another charged word in their place, on the *other* side."""
    return [
        mention.span
        for mention in side.of("charged")
        if not all(any_alike(word, other.keys) for word in mention.value.split())
    ]


def _listed(noun: str, verb: str, side: Side, spans: Sequence[Span]) -> str:
    plural = "s" if len(spans) > 1 else ""
    return f"{noun}{plural} {verb}: " + ", ".join(quote(side.wording(span)) for span in spans)
