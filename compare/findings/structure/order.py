"""What stands where: claims dropped and added, headline and lead, promoted and buried."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from compare.findings.base import Draft, Rule, quote
from compare.findings.facts.amounts import numbers
from compare.findings.forms import any_alike, bare
from compare.findings.pair import Pair, Side, Story
from compare.findings.sources.attribution import sourced
from compare.model import BODY_ROLES, Span

#: A statement is promoted or buried when its rank among the paired ones moved by this share of them.
_FAR = 1 / 3


class ClaimConflict(Rule):
    """Versions tell one claim differently."""

    name = "claim-conflict"
    severity = "fact"
    title = "Sources tell one claim differently"
    explanation = (
        "Several sources tell one claim, and what they give is not the same: a number, a date, a name, a title, the"
        " words or the speaker of a quotation, who is named as the source, how surely it is told, what one denies and"
        " the other states (“no one is missing”, “two children are missing”), an opposite (“fair”, “unfair”), or the"
        " cause of one thing (“because of a rotten beam”, “because of the flood”). The sides are shown with the sources"
        " that have them, and none wins: that more sources have one is no proof, least of all where they copy one"
        " another. Told by `storydiff outlets` only, where no source is the earlier one."
    )
    example = ("Three satellites reached orbit on the rocket.", "Four satellites reached orbit on the rocket.")


class ClaimDropped(Rule):
    """A statement of the left has no counterpart."""

    name = "claim-dropped"
    severity = "structure"
    title = "A statement is gone"
    explanation = (
        "No statement of the right answers to this one. The message names the source that went with it. Where a"
        " quotation of two words or more was lost with the statement, the one finding is `quote-dropped`. Datelines,"
        " bylines, timestamps and captions are no claims. Pairing is lexical: a pure paraphrase can be missed."
    )
    example = (
        "The bridge opened on Monday. Fishermen had asked the council for a new harbour wall.",
        "The bridge opened on Monday.",
    )

    def rest(self, pair: Pair, said: Sequence[Draft]) -> Iterator[Draft]:
        if pair.bead.right or not pair.body or any(one.rule == "quote-dropped" for one in said):
            return
        message, weight = _alone("dropped", pair.left, pair.story.right_words)
        yield self.draft(pair, message, pair_spans(pair.left), weight=weight + 1)


class ClaimAdded(Rule):
    """A statement of the right has no counterpart."""

    name = "claim-added"
    severity = "structure"
    title = "A statement is new"
    explanation = (
        "No statement of the left answers to this one. The message names its source, or says that it has none. Where a"
        " quotation of two words or more came with it, the one finding is `quote-added`."
    )
    example = (
        "The bridge opened on Monday.",
        "The bridge opened on Monday. Fishermen had asked the council for a new harbour wall.",
    )

    def rest(self, pair: Pair, said: Sequence[Draft]) -> Iterator[Draft]:
        if pair.bead.left or not pair.body or any(one.rule == "quote-added" for one in said):
            return
        message, weight = _alone("added", pair.right, pair.story.left_words)
        yield self.draft(pair, message, (), pair_spans(pair.right), weight=weight)


class HeadlineChanged(Rule):
    """The headline says something else."""

    name = "headline-changed"
    severity = "structure"
    title = "The headline is another one"
    explanation = (
        "The headline has other words, or stands on one side only. A number that left the headline is named. Where the"
        " only change is told by another finding (a number, a name), this one is silent."
    )
    example = ("Council opens bridge after long delay", "Council under fire as bridge costs grow")

    def rest(self, pair: Pair, said: Sequence[Draft]) -> Iterator[Draft]:
        if pair.role != "headline":
            return
        if not pair.both:
            side, verb = (pair.left, "dropped") if pair.bead.left else (pair.right, "added")
            span = side.statements[0].span
            marks = ([span], []) if side is pair.left else ([], [span])
            yield self.draft(pair, f"Headline {verb}: {quote(side.wording(span))}", *marks)
        elif any(_untold(pair, said)):
            shared = sum(any_alike(word, pair.right.content) for word in pair.left.content)
            most = max(len(pair.left.content), len(pair.right.content), 1)
            angle = "; the angle is new" if shared < most / 2 else ""
            lefts, rights = numbers(pair)
            lost = [one for one in lefts if one.value not in {other.value for other in rights}]
            gone = f"; {quote(pair.left.wording(lost[0].span))} is gone" if lost and not said else ""
            left, right = pair.left.statements[0].span, pair.right.statements[0].span
            yield self.draft(
                pair,
                f"Headline changed: {quote(pair.left.wording(left))} became {quote(pair.right.wording(right))}"
                f"{angle}{gone}",
                [Span(w.start, w.end) for w in pair.changed_words("left")],
                [Span(w.start, w.end) for w in pair.changed_words("right")],
                weight=5,
            )


class LeadChanged(Rule):
    """Another statement leads the story."""

    name = "lead-changed"
    severity = "structure"
    title = "Another statement leads the story"
    explanation = (
        "The first statement of the left is not the counterpart of the first statement of the right. A lead that was"
        " only reworded is no finding."
    )
    example = (
        "The bridge opened on Monday. The council had argued over its cost for nine years.",
        "The council had argued over its cost for nine years. The bridge opened on Monday.",
    )

    def survey(self, story: Story) -> Iterator[Draft]:
        beads = _lead_beads(story)
        if beads is None:
            return
        first, last = beads
        ones, others = _lead(story, "left"), _lead(story, "right")
        old, new = story.left.statements[ones or 0], story.right.statements[others or 0]
        yield Draft(
            self.name,
            f"Lead changed: the story now opens with {quote(new.text)}",
            first.left,
            last.right,
            (old.span,),
            (new.span,),
            (old.span,) if not first.bead.right else (),
            (new.span,) if not last.bead.left else (),
            statement_left=ones,
            statement_right=others,
            weight=4,
        )


class _Moved(Rule):
    """A paired statement whose rank among the paired ones is another."""

    severity = "structure"
    sign = 0

    def survey(self, story: Story) -> Iterator[Draft]:
        leads = _lead_beads(story)
        told = {leads[0].place, leads[1].place} if leads else set()  # by lead-changed
        for group in _runs([far for far in _far(story, self.sign) if far.place not in told]):
            pair = group[0]
            word = ("Promoted" if self.sign > 0 else "Buried") + f": {_where(group, story)}"
            yield self.draft(pair, word, pair_spans(pair.left), pair_spans(pair.right), weight=2, covers=((), ()))


def _far(story: Story, sign: int) -> Iterator[Pair]:
    """Moved beads whose rank among the paired ones went up (*sign* 1) or down (-1) far enough to be told."""
    ranks = _ranks(story)
    for place, (before, after) in ranks.items():
        change = story.comparison.changes[place]
        steps = (before - after) * sign
        if not change.bead.moved or steps <= 0:
            continue
        pair = Pair(change, place, story)
        lead = (pair.right, pair.left) if sign > 0 else (pair.left, pair.right)
        crossed = steps > 1 and _in_lead(lead[0]) and not _in_lead(lead[1])
        if crossed or steps >= max(2, _FAR * len(ranks)):
            yield pair


def _runs(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs that moved as one block: neighbours on both sides."""
    runs: list[list[Pair]] = []
    for pair in sorted(pairs, key=lambda one: one.right.indices):
        last = runs[-1][-1] if runs else None
        ends = last and (last.left.indices[-1] + 1, last.right.indices[-1] + 1)
        if ends == (pair.left.indices[0], pair.right.indices[0]):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _where(group: Sequence[Pair], story: Story) -> str:
    """ "statement 14 of 18 became 2 of 25", counted over the body; "statements" where the left has several."""
    first, last = group[0], group[-1]
    texts = []
    for one, other, version in ((first.left, last.left, story.left), (first.right, last.right, story.right)):
        body = version.body
        # A statement that stands beside the body (a caption merged into a moved pair) counts as the one before it.
        ends = [bisect_right(body, index) for index in (one.indices[0], other.indices[-1])]
        texts.append((f"{ends[0]}–{ends[1]}" if ends[0] != ends[1] else str(ends[0])) + f" of {len(body)}")
    return f"{'statements' if '–' in texts[0] else 'statement'} {texts[0]} became {texts[1]}"


class Promoted(_Moved):
    """A statement stands much nearer to the top."""

    name = "promoted"
    sign = 1
    title = "A statement moved up"
    explanation = (
        "A statement moved against the order of the others: up by a third of the paired statements or more, or into the"
        " lead paragraph. Statements that were dropped or added around it do not count."
    )
    example = (
        "The bridge opened on Monday. Traffic was light. Rain fell at noon. Two bakers sold bread."
        " The mayor resigned over its cost.",
        "The bridge opened on Monday. The mayor resigned over its cost. Traffic was light. Rain fell at noon."
        " Two bakers sold bread.",
    )


class Buried(_Moved):
    """A statement stands much nearer to the end."""

    name = "buried"
    sign = -1
    title = "A statement moved down"
    explanation = (
        "A statement moved against the order of the others: down by a third of the paired statements or more, or out of"
        " the lead paragraph. Statements that were dropped or added around it do not count."
    )
    example = (
        "The bridge opened on Monday. The mayor resigned over its cost. Traffic was light. Rain fell at noon."
        " Two bakers sold bread.",
        "The bridge opened on Monday. Traffic was light. Rain fell at noon. Two bakers sold bread."
        " The mayor resigned over its cost.",
    )


def pair_spans(side: Side) -> list[Span]:
    """The spans of a side's statements."""
    return [statement.span for statement in side.statements]


def _alone(verb: str, side: Side, other_words: frozenset[str]) -> tuple[str, int]:
    """The message and the weight of a statement without counterpart: whether it led, its source, its beginning."""
    first = side.statements[0]
    opening = f"Lead {verb}" if first.role == "lead" and first is side.version.lead else f"Statement {verb}"
    lead = 2 * opening.startswith("Lead")
    sources = sourced(side)
    if not sources:
        return f"{opening}: {quote(first.text)}" + (" (no source given)" if verb == "added" else ""), lead
    source = next((one for one in sources if one.named), sources[0])
    lost = source.named and source.key.split()[-1] not in other_words
    also = ", with its source" if verb == "dropped" else ", from"
    return f"{opening}{also} {quote(side.wording(source.source))}: {quote(first.text)}", lead + 1 + source.named + lost


def _untold(pair: Pair, said: Sequence[Draft]) -> Iterator[str]:
    """Words that carry meaning, changed, and covered by no finding so far."""
    for name, side in (("left", pair.left), ("right", pair.right)):
        covered = [s for draft in said for s in (draft.covers_left if name == "left" else draft.covers_right)]
        others = pair.right.keys if name == "left" else pair.left.keys
        for word in pair.changed_words(name):
            span = Span(word.start, word.end)
            if word.key in side.language.stop_words or any(cover.meets(span) for cover in covered):
                continue
            if bare(word.key) not in others:
                yield word.key


def _lead(story: Story, name: str) -> int | None:
    version = story.left if name == "left" else story.right
    return next((i for i, s in enumerate(version.statements) if s.role == "lead"), None)


def _lead_beads(story: Story) -> tuple[Pair, Pair] | None:
    """The beads of both leads where another statement leads; a lead only dropped or only added is told as such."""
    first, last = _bead_of(story, "left"), _bead_of(story, "right")
    if first is None or last is None or first.place == last.place or not _has_pairs(story):
        return None
    return (first, last) if bool(first.bead.right) == bool(last.bead.left) else None


def _bead_of(story: Story, name: str) -> Pair | None:
    """The bead that holds a version's lead."""
    lead = _lead(story, name)
    for place, change in enumerate(story.comparison.changes):
        if lead is not None and lead in (change.bead.left if name == "left" else change.bead.right):
            return story.by_place.get(place) or Pair(change, place, story)
    return None


def _in_lead(side: Side) -> bool:
    """Whether the side's first statement stands in the lead paragraph."""
    lead = side.version.lead
    return lead is not None and side.statements[0].paragraph == lead.paragraph


def _has_pairs(story: Story) -> bool:
    return any(change.bead.left and change.bead.right for change in story.comparison.changes)


def _ranks(story: Story) -> dict[int, tuple[int, int]]:
    """The rank of every paired body bead among them, on the left and on the right, by place in the comparison."""
    paired = [
        (place, change.bead.left[0], change.bead.right[0])
        for place, change in enumerate(story.comparison.changes)
        if change.bead.left
        and change.bead.right
        and story.left.statements[change.bead.left[0]].role in BODY_ROLES
        and story.right.statements[change.bead.right[0]].role in BODY_ROLES
    ]
    lefts, rights = sorted(left for _, left, _ in paired), sorted(right for _, _, right in paired)
    return {place: (bisect_left(lefts, left), bisect_left(rights, right)) for place, left, right in paired}
