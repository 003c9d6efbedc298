"""How surely it is told: hedges, polarity and conditions.

Word lists are per language (``compare/languages``); a difference is told, never a score.  Each rule asks that the word
which was hedged, denied or counted still stands on the other side: without it there is nothing to compare.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.findings import quantifiers
from compare.findings.base import Draft, Rule, quote
from compare.findings.caveats import is_caveat, one_sided
from compare.findings.forms import alike, any_alike, bare
from compare.findings.pair import Pair, Side
from compare.findings.verb_ends import ends_clause, last_verb
from compare.model import Mention, Span
from compare.text import fold

_CLAUSE_END = ",;:—–()"
_ALIKE = 0.5  # share of words in common from which an opposite in the place of a word turns what is told
_FEW = 3  # words of such an edit at most
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
        " verified”, “preliminary”, “on condition of anonymity”) may stand anywhere in the version."
    )
    example = ("The program could serve as a cover for missiles.", "The program will serve as a cover for missiles.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if found := _one_sided_hedge(pair, pair.left, pair.right):
            hedge, wording = found
            yield self.draft(pair, f"Hedge dropped: {quote(wording)}", [hedge.span])
        elif span := one_sided(pair, pair.left):
            yield self.draft(pair, f"Caveat dropped: {quote(pair.left.wording(span))}", [span])


class HedgeAdded(Rule):
    """What was certain is now only possible."""

    name = "hedge-added"
    severity = "stance"
    title = "A hedge is new"
    explanation = (
        "The right says “could”, “reportedly”, “plans to” or the like where the left tells the same word without any"
        " hedge."
    )
    example = ("The program will serve as a cover for missiles.", "The program could serve as a cover for missiles.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if found := _one_sided_hedge(pair, pair.right, pair.left):
            hedge, wording = found
            yield self.draft(pair, f"Hedge added: {quote(wording)}", (), [hedge.span])
        elif span := one_sided(pair, pair.right):
            yield self.draft(pair, f"Caveat added: {quote(pair.right.wording(span))}", (), [span])


class PolarityFlipped(Rule):
    """What was said is now denied, or the other way round."""

    name = "polarity-flipped"
    severity = "stance"
    title = "A statement turned into its denial"
    explanation = (
        "One side denies what the other states (“are intended” became “are not intended”), or a word was put for its"
        " opposite (“rose”, “fell”). The denied word must stand on"
        " both sides, and the other side must hold no denial at all; “not only … but also”, “more than just”, “rather"
        " than”, “no longer” and verbs that deny by themselves (“stopped”, “prevented”) are no finding."
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
        for side, other, became in ((pair.left, pair.right, "is no longer denied"), (pair.right, pair.left, "denied")):
            denials = _alone(side, other)
            if not denials or not _close(pair) or _alone(other, side):
                continue
            if _denies_by_verb(side, other) or _denies_by_verb(other, side):
                continue
            for denial in denials:
                told = any(denial.span.meets(span) for both in (*turned, *scopes) for span in both)
                if told or not _kept_word(denial, side, other, pair):
                    continue
                span = phrase(side, denial)
                message = f"Denial dropped: {quote(side.wording(span))} {became}"
                if side is pair.right:
                    message = f"Denial added: now {quote(side.wording(span))}"
                marks, covers = (([one], []) if side is pair.left else ([], [one]) for one in (denial.span, span))
                yield self.draft(pair, message, *marks, covers=covers)
                break


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
        framed = not (others or planned) and _framed(side, other, hedge, pair)
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


def _framed(side: Side, other: Side, hedge: Mention, pair: Pair) -> bool:
    """Whether the words around a hedge and its verb stand on the other side: "potrebbero iniziare", "inizieranno"."""
    before, after = side.last_content(hedge.span), next_words(side, hedge.span, 2)[1:]
    around = [word for word in (before, *after) if word]
    return len(around) == 2 and pair.close >= _FRAME and all(any_alike(word, other.content) for word in around)


def _near(pair: Pair) -> bool:
    """Whether a missing hedge tells something: much is in common, or the shorter wording is most of it."""
    sizes = sorted((len(pair.left.content), len(pair.right.content)))
    return pair.close >= _NEAR or (sizes[0] >= _ENOUGH and pair.close * sizes[1] >= _HELD * sizes[0])


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


def _opposites(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Words of which one was put for its opposite with next to nothing else: "rose", "fell"."""
    if not pair.change.diffed or pair.close < _ALIKE:
        return
    known = pair.left.lexicon.opposites
    if known.keys().isdisjoint(pair.left.spoken):
        return
    for op in pair.edits:
        if op.tag != "replace" or pair.left.quoted(op.left):
            continue
        sides = [
            [w for w in side.words[max(0, side.at(span.start) - 1) : side.at(span.end)] if span.start < w.end]
            for side, span in ((pair.left, op.left), (pair.right, op.right))
        ]
        if max(map(len, sides)) > _FEW:
            continue
        keys = [{word.key for word in some} for some in sides]
        for one in sides[0]:
            against = known.get(one.key, frozenset()) - keys[0]
            for other in sides[1] if one.key not in keys[1] else ():
                spans = Span(one.start, one.end), Span(other.start, other.end)
                if other.key in against and _denied(pair.left, spans[0]) == _denied(pair.right, spans[1]):
                    yield spans


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


def phrase(side: Side, mention: Mention) -> Span:
    """A mention with the next word that carries meaning, as a message cites it."""
    return Span(mention.span.start, reach(side, mention.span, 1))


def reach(side: Side, span: Span, count: int) -> int:
    """The end of the *count*-th word after *span* that carries meaning; a number, words tied by hyphens, are one."""
    end = span.end
    for word in side.words:
        if word.start >= span.end:
            if count <= 0 and side.version.text[end : word.start] != "-":
                break
            end = word.end
            count -= word.key not in side.language.stop_words
    return max([end, *[number.span.end for number in side.of("number") if number.span.start < end]])


def next_words(side: Side, span: Span, count: int) -> list[str]:
    """The folded words after *span* that carry meaning, *count* at most."""
    found: list[str] = []
    for word in side.words:
        if word.start >= span.end and word.key not in side.language.stop_words:
            found.append(word.key)
            if len(found) == count:
                break
    return found


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


def _unless(side: Side, clause: Span) -> bool:
    """Whether a condition is one that must not be met."""
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
