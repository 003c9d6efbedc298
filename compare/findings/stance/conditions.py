"""On what condition it is told: "if the city attacks", "unless it does"."""

from __future__ import annotations

from collections.abc import Iterator

from compare.findings.base import Draft, Rule, quote
from compare.findings.forms import any_alike, bare
from compare.findings.pair import Pair, Side
from compare.model import Mention, Span
from compare.text import fold

_CLAUSE_END = ",;:—–()"


class ConditionChanged(Rule):
    """The condition is another one."""

    name = "condition-changed"
    severity = "stance"
    title = "A condition is another one, gone or new"
    explanation = (
        "Both sides state a condition (“if …”, “unless …”) and what it asks is not the same, “if” became “unless”, or a"
        " condition is gone or new while the rest of the statement stays."
    )
    example = (
        "The northern army will strike the old capital again if the city attacks the port.",
        "The northern army will strike the old capital again if the city rebuilds the wall.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both:
            return
        left, right = _conditions(pair.left), _conditions(pair.right)
        if left and right:
            one, other = left[0], right[0]
            words = _meaning(pair.left, one), _meaning(pair.right, other)
            odd = sum(not any_alike(word, words[1]) for word in words[0])
            odd += sum(not any_alike(word, words[0]) for word in words[1])
            turned = _unless(pair.left, one) != _unless(pair.right, other) and not odd
            turned = turned and _must_not(pair.left, one) != _must_not(pair.right, other)
            if turned or odd > 1 or (odd and len(words[0]) == len(words[1])):
                yield self.draft(
                    pair,
                    f"Condition changed: {quote(pair.left.wording(one))} became {quote(pair.right.wording(other))}",
                    [one],
                    [other],
                )
        elif left and not pair.weak and _rest_kept(pair, left[0], pair.left, pair.right):
            yield self.draft(pair, f"Condition dropped: {quote(pair.left.wording(left[0]))}", [left[0]])
        elif right and not pair.weak and _rest_kept(pair, right[0], pair.right, pair.left):
            yield self.draft(pair, f"Condition added: {quote(pair.right.wording(right[0]))}", (), [right[0]])


def turned_by_condition(denial: Mention, side: Side, other: Side) -> bool:
    """Whether *denial* stands in a condition that the *other* side turns by its first word: "if no", "unless"."""
    there = _conditions(other)
    for clause in _conditions(side):
        if clause.holds(denial.span):
            return any(_unless(other, one) != _unless(side, clause) for one in there)
    return False


def _conditions(side: Side) -> list[Span]:
    """Conditional clauses: from the condition word to the end of the clause.  "asked if" only asks."""
    found = []
    text = side.version.text
    for mention in side.of("condition"):
        before = side.last_content(mention.span, 1)
        if side.lexicon.has("asking", before):
            continue
        if side.lexicon.has("conditions_behind", mention.value.replace(" ", "")):
            found.append(Span(_clause_start(side, mention.span.start), mention.span.end))
            continue
        end = mention.span.end
        last = next(one.span.end for one in side.statements if one.span.holds(mention.span))
        for word in side.words:
            if word.start < mention.span.end:
                continue
            if word.start >= last or any(sign in _CLAUSE_END for sign in text[end : word.start]):
                break
            end = word.end
        found.append(Span(mention.span.start, end))
    return found


def _must_not(side: Side, clause: Span) -> bool:
    """Whether what a condition tells of must not be: "unless it is", "if it is not"; two cancel out."""
    denials = sum(clause.holds(denial.span) for denial in side.of("negation"))
    return _unless(side, clause) != bool(denials % 2)


def _unless(side: Side, clause: Span) -> bool:
    """Whether a condition begins with a word that denies it."""
    marks = [m for m in side.of("condition") if clause.holds(m.span)]
    return any(side.lexicon.has("negative_conditions", m.value.partition(" ")[0]) for m in marks)


def _clause_start(side: Side, at: int) -> int:
    """Where the clause begins that ends at *at*."""
    text = side.version.text
    start = next(one.span.start for one in side.statements if one.span.start <= at < one.span.end)
    return max((i + 1 for i in range(start, at) if text[i] in _CLAUSE_END + "、，。"), default=start)


def _meaning(side: Side, span: Span) -> list[str]:
    marks = [mention.span for mention in side.of("condition")]
    inside = (Span(word.start, word.end) for word in side.words if span.start <= word.start and word.end <= span.end)
    kept = [one for one in inside if not any(mark.holds(one) for mark in marks)]
    return [key for key in (bare(fold(side.wording(one))) for one in kept) if key not in side.language.stop_words]


def _rest_kept(pair: Pair, clause: Span, side: Side, other: Side) -> bool:
    """Whether the statement without its condition stays and what the condition asked is gone."""
    rest = [w.key for w in side.words if not clause.meets(Span(w.start, w.end)) and w.key in side.content]
    asked = _meaning(side, clause)
    kept = sum(any_alike(word, other.content) for word in rest)
    enough = len(rest) >= 3 or (kept == len(rest) == len({*rest}) == 2)
    return enough and kept >= 0.6 * len(rest) and pair.change.diffed and bool(asked)
