"""How surely it is told: what hedges it, holds it back, makes it a cause or a question.

Word lists are per language (``compare/languages``); a difference is told, never a score.  Each rule asks that the word
which was hedged still stands on the other side: without it there is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.findings.base import Draft, Rule, quote
from compare.findings.cited import next_words, reach
from compare.findings.forms import alike, any_alike, bare
from compare.findings.pair import Pair, Side
from compare.findings.stance.causes import causes_told
from compare.findings.stance.caveats import is_caveat, one_sided
from compare.findings.stance.questions import question
from compare.findings.stance.verb_ends import ends_clause, last_verb
from compare.model import Mention, Span

_NEAR = 0.35  # share of words in common below which a missing hedge tells nothing
_FRAME = 0.5  # the same, where the hedged verb itself has another form
_HELD, _ENOUGH = 0.6, 4  # unless the other tells this share of the shorter wording, which has so many words


class HedgeDropped(Rule):
    """What was possible is now certain."""

    name = "hedge-dropped"
    severity = "stance"
    title = "A hedge is gone"
    explanation = (
        "The left says “could”, “reportedly”, “accused of”, “plans to” or the like, and the right tells the same word"
        " without any hedge. A hedge that was replaced by another, and one inside a denial (“could not possibly”), is"
        " no finding. A caveat that holds back the claim as a whole (“has not been peer-reviewed”, “could not be"
        " verified”, “preliminary”, “on condition of anonymity”) may stand anywhere in the version. Told as well:"
        " “after the storm” that became “because of the storm”, and a question that became a statement."
    )
    example = ("The program could serve as a cover for missiles.", "The program will serve as a cover for missiles.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if found := _one_sided_hedge(pair, pair.left, pair.right):
            hedge, wording = found
            yield self.draft(pair, f"Hedge dropped: {quote(wording)}", [hedge.span])
        elif span := one_sided(pair, pair.left):
            yield self.draft(pair, f"Caveat dropped: {quote(pair.left.wording(span))}", [span])
        for now, said in causes_told(pair, pair.right):
            became = f"{quote(pair.left.wording(said))} became {quote(pair.right.wording(now))}"
            yield self.draft(pair, f"Told as a cause: {became}", [said], [now])
        if sign := question(pair, pair.left):
            asked = quote(pair.left.wording(pair.left.statements[0].span))
            yield self.draft(pair, f"Question told as a fact: {asked}", [sign])


class HedgeAdded(Rule):
    """What was certain is now only possible."""

    name = "hedge-added"
    severity = "stance"
    title = "A hedge is new"
    explanation = (
        "The right says “could”, “reportedly”, “plans to” or the like where the left tells the same word without any"
        " hedge, tells a cause only as what came before, or asks what the left states."
    )
    example = ("The program will serve as a cover for missiles.", "The program could serve as a cover for missiles.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if found := _one_sided_hedge(pair, pair.right, pair.left):
            hedge, wording = found
            yield self.draft(pair, f"Hedge added: {quote(wording)}", (), [hedge.span])
        elif span := one_sided(pair, pair.right):
            yield self.draft(pair, f"Caveat added: {quote(pair.right.wording(span))}", (), [span])
        for said, now in causes_told(pair, pair.left):
            became = f"{quote(pair.left.wording(said))} became {quote(pair.right.wording(now))}"
            yield self.draft(pair, f"No longer told as a cause: {became}", [said], [now])
        if sign := question(pair, pair.right):
            asked = quote(pair.right.wording(pair.right.statements[0].span))
            yield self.draft(pair, f"Told as a question: {asked}", (), [sign])


def _one_sided_hedge(pair: Pair, side: Side, other: Side) -> tuple[Mention, str] | None:
    """The first hedge of *side* whose word stands on the *other* side, which hedges nothing there."""
    hedges, others = ([one for one in each.of("hedge") if not is_caveat(one)] for each in (side, other))
    doubts = [hedge for hedge in others if not other.lexicon.has("plans", hedge.value)]
    if len(doubts) >= len(hedges) or not pair.both or pair.weak or not _near(pair):
        return None
    sourced = bool(side.sources or other.sources)
    denied = [mention.span for mention in side.of("negation")]
    shared = {hedge.value for hedge in hedges} & {hedge.value for hedge in others}
    others = [hedge for hedge in others if hedge.value not in shared]  # "might want to", "will want to"
    heads = [other.next_content(hedge.span) for hedge in others]
    for hedge in hedges:
        if side.lexicon.has("schedules", hedge.value):
            continue
        if sourced and side.lexicon.has("reported", hedge.value):
            continue  # "er sei" and "er ist, sagte sie"
        head = side.next_content(hedge.span)
        last = ends_clause(side, hedge.span)
        if last or (not side.language.spaced and not any_alike(head, other.content)):
            head = side.last_content(hedge.span)  # the hedge stands behind its verb
        planned = side.lexicon.has("plans", hedge.value)
        if planned and others and side.lexicon.verb_second:
            continue  # the subject may stand between verb and plan: "im Mai will die Stadt ... schließen"
        framed = not others and _framed(side, other, hedge, pair)
        put = _put_for(side, hedge, pair) if planned else frozenset()
        if planned and _planned_too(side, put):
            continue
        done = not put.isdisjoint(side.lexicon.sets["done"]) and put.isdisjoint(side.lexicon.sets["open_before"])
        framed = framed and (done or not planned)
        kept = head and (any_alike(head, other.content) or framed)
        kept = kept and not (planned and any(_open(verb, other) for verb in (head, last_verb(side, hedge.span))))
        if not kept or any(alike(head, word) for word in heads):
            continue
        if any(abs(span.start - hedge.span.start) < 16 for span in denied) and not _denies_too(side, other, hedge):
            continue
        said = [word for word in hedge.value.split() if word not in side.language.stop_words]
        formed = " " in hedge.value or side.lexicon.has("adjective_hedges", hedge.value)
        if formed and any(any_alike(word, other.keys) for word in said):
            continue  # "is expected", "was not expected"; "the proposed levy", "the levy proposal"
        before = side.last_content(hedge.span)
        if hedge.value in shared or (before and any(alike(before, other.last_content(h.span)) for h in others)):
            continue
        if last:
            return hedge, side.wording(Span(side.words[side.at(hedge.span.start) - 1].start, hedge.span.end))
        return hedge, side.wording(Span(hedge.span.start, reach(side, hedge.span, 1)))
    return None


def _denies_too(side: Side, other: Side, hedge: Mention) -> bool:
    """Whether the *other* side denies the same word flatly: "may not protect", "does not protect".

    "Could not" hedges nothing, so that such words are set aside.
    """
    if side.lexicon.has("abilities", hedge.value):
        return False
    behind = [one for one in side.of("negation") if side.at(one.span.start) == side.at(hedge.span.end)]
    heads = [other.next_content(one.span) for one in other.of("negation")]
    return any(any_alike(side.next_content(one.span), heads) for one in behind)


def _open(head: str, other: Side) -> bool:
    """Whether the *other* side leaves it open whether what was planned is done: "asked to meet", "would appeal"."""
    places = [at for at, word in enumerate(other.words) if alike(head, bare(word.key))]
    return bool(places) and all(at and other.lexicon.has("open_before", other.words[at - 1].key) for at in places)


def _put_for(side: Side, plan: Mention, pair: Pair) -> frozenset[str]:
    """The words of the other side that were put for a *plan*: "has", "sold" for "plans to sell"."""
    for op in pair.edits if pair.change.diffed else ():
        mine, its = (op.left, op.right) if side is pair.left else (op.right, op.left)
        if mine.meets(plan.span):
            words = side.other.words
            return frozenset(word.key for word in words[side.other.at(its.start) : side.other.at(its.end)])
    return frozenset()


def _planned_too(side: Side, put: frozenset[str]) -> bool:
    """Whether the words *put* for a plan tell one in another form: "wants to meet", "has sought a meeting"."""
    return any(plan.partition(" ")[0] in put for plan in side.lexicon.sets["plans"])


def _framed(side: Side, other: Side, hedge: Mention, pair: Pair) -> bool:
    """Whether the words around a hedge and its verb stand on the other side: "potrebbero iniziare", "inizieranno"."""
    before, after = side.last_content(hedge.span), next_words(side, hedge.span, 2)[1:]
    around = [word for word in (before, *after) if word]
    return len(around) == 2 and pair.close >= _FRAME and all(any_alike(word, other.content) for word in around)


def _near(pair: Pair) -> bool:
    """Whether a missing hedge tells something: much is in common, or the shorter wording is most of it."""
    sizes = sorted((len(pair.left.content), len(pair.right.content)))
    return pair.close >= _NEAR or (sizes[0] >= _ENOUGH and pair.close * sizes[1] >= _HELD * sizes[0])
