"""Facts that changed: numbers, dates, and numbers that changed owners.

Equal values said differently ("three", "3") are no finding.  A change is told only where the two wordings stand in the
same place: in one replacement of the word diff, or bound to the same word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from compare.findings.base import Draft, Rule, quote
from compare.findings.facts.amounts import (
    bounded,
    is_tally,
    numbers,
    other_bounds,
    other_counts,
    other_measures,
    other_rates,
    other_singles,
    other_steps,
    other_totals,
    other_units,
    same_amount,
)
from compare.findings.facts.exchanged import exchanged
from compare.findings.forms import alike, any_alike, bare
from compare.findings.pair import Pair, Side, same_date
from compare.mentions.dates import half_agree, kind
from compare.model import APPARATUS, Mention, Span


def unmatched(
    left: Sequence[Mention], right: Sequence[Mention], same: Callable[[str, str], bool]
) -> tuple[list[Mention], list[Mention]]:
    """Mentions of each side without a partner of the same value on the other; each partner serves once."""
    if not (left or right) or [mention.value for mention in left] == [mention.value for mention in right]:
        return [], []
    rest = list(right)
    alone = []
    for mention in left:
        partner = next((other for other in rest if other.value == mention.value), None)
        partner = partner or next((other for other in rest if same(mention.value, other.value)), None)
        if partner is None:
            alone.append(mention)
        else:
            rest.remove(partner)
    values = {mention.value for mention in left}
    said_again = {mention.value for mention in right}
    return (
        [m for m in alone if m.value not in said_again],
        [m for m in rest if m.value not in values],
    )


class NumberChanged(Rule):
    """A number has another value."""

    name = "number-changed"
    severity = "fact"
    title = "A number has another value"
    explanation = (
        "The paired statements give different values for the same thing. Numbers are read in digits and in words, with"
        " percent, money, fractions, ordinals and scales, and compared by value: “three” and “3”, “$43 million” and"
        " “US$43m” are one. There is no size filter: one changed digit always shows. A number that is rounded on one"
        " side is reported, and the message says so; so are another measure (“12 km”, “12 miles”), another bound"
        " (“more than 40”, “nearly 40”), a rough count that cannot be the other (“hundreds”, “dozens”), one of what"
        " were several (“two sources”, “a source”), and “both” against another number."
    )
    example = ("Three satellites reached orbit on the rocket.", "Four satellites reached orbit on the rocket.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role in APPARATUS:
            return
        told: list[tuple[Span, Span]] = []
        left, right = unmatched(*numbers(pair), same_amount)
        for one, other in _partners(pair, left, right, _number_kind):
            if _swapped(pair, one, other):
                continue
            told.append((one.span, other.span))
            word = "Number rounded" if _rounded(one.value, other.value) else "Number changed"
            said, now = bounded(pair, one, other)
            became = f"{quote(pair.left.wording(said))} became {quote(pair.right.wording(now))}"
            yield self.draft(pair, f"{word}: {became}", [said], [now])
        bounds = [*other_bounds(pair), *other_units(pair)]
        for said, now in (*other_rates(pair), *other_measures(pair), *other_steps(pair)):
            became = f"{quote(pair.left.wording(said))} became {quote(pair.right.wording(now))}"
            yield self.draft(pair, f"Number changed: {became}", [said], [now])
        rough = [*other_counts(pair)]
        told += rough  # "ein" is a number in some languages: "zwei Zeugen", "ein Zeuge" is told once
        counted = [
            (one, two) for one, two in other_singles(pair) if not any(one.meets(a) and two.meets(b) for a, b in told)
        ]
        totals = [*counted, *other_totals(pair)]
        for wording, spans in (
            ("Number", totals),
            ("Bound of a number", bounds),
            ("Rough count", rough),
        ):
            for said, now in spans:
                became = f"{quote(pair.left.wording(said))} became {quote(pair.right.wording(now))}"
                yield self.draft(pair, f"{wording} changed: {became}", [said], [now])


class DateChanged(Rule):
    """A date or time is another one."""

    name = "date-changed"
    severity = "fact"
    title = "A date or time is another one"
    explanation = (
        "The paired statements date the same thing differently: year, month, day, weekday, decade or time of day. A"
        " date that is only given more or less fully (“Feb. 24” and “February 24, 2022”) is no finding. Where both"
        " versions say when they were published, “Tuesday”, “yesterday” and “last week” are read from that day, and the"
        " same day said differently is no finding."
    )
    example = (
        "The law that closed the last coal mines of the valley was passed in 2022 by parliament.",
        "The law that closed the last coal mines of the valley was passed in 2021 by parliament.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role in APPARATUS:
            return
        published = pair.left.published, pair.right.published

        def same(one: str, other: str) -> bool:
            return same_date(one, pair.left, other, pair.right)

        def sort(value: str) -> str:
            return "when" if all(published) and kind(value) not in {"time", "season", "decade"} else kind(value)

        left, right = unmatched(pair.left.of("date"), pair.right.of("date"), same)
        for said, now in _whole_dates(pair, _partners(pair, left, right, sort)):
            became = f"{quote(pair.left.wording(said))} became {quote(pair.right.wording(now))}"
            yield self.draft(pair, f"Date changed: {became}", [said], [now])


class FactRebound(Rule):
    """Two numbers changed places."""

    name = "fact-rebound"
    severity = "fact"
    title = "Numbers or phrases changed places"
    explanation = (
        "Both statements hold the same two numbers and the same two things counted, but each number now counts the"
        " other thing: “12 killed and 30 wounded” became “30 killed and 12 wounded”. A comparison of values alone would"
        " pass it. Two names or phrases that changed places in the same words (“from Oslo to Bergen”, “a guard was"
        " killed and four visitors hurt”) are told as well."
    )
    example = ("The blast left 12 dead and 30 wounded.", "The blast left 30 dead and 12 wounded.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both:
            return
        said = [*self._exchanged(pair, "name", "Names"), *self._exchanged(pair, "number", "Numbers")]
        said += self._recounted(pair)
        yield from said
        if not said and (swapped := exchanged(pair)):
            words = [quote(pair.left.wording(span)) for span in swapped[0]]
            yield self.draft(pair, f"Changed places: {words[0]} and {words[1]}", *swapped)

    def _recounted(self, pair: Pair) -> Iterator[Draft]:
        """Two numbers that each count what the other counted."""
        left, right = pair.left.of("number"), pair.right.of("number")
        for index, one in enumerate(left):
            for other in left[index + 1 :]:
                swapped = one.value != other.value and _traded(pair, one, other, right)
                if swapped:
                    said = quote(pair.left.wording(one.span)), quote(pair.left.wording(other.span))
                    yield self.draft(
                        pair,
                        f"Numbers changed places: {said[0]} and {said[1]} each count what the other counted",
                        [one.span, other.span],
                        [mention.span for mention in swapped],
                    )

    def _exchanged(self, pair: Pair, facet: str, called: str) -> Iterator[Draft]:
        """Two names or numbers that changed places in words that are the same: "from X to Y", "from Y to X"."""
        left, right = pair.left.of(facet), pair.right.of(facet)
        if len(left) != len(right) or len(left) < 2:
            return
        values = [mention.value for mention in left], [mention.value for mention in right]
        moved = [at for at, (one, other) in enumerate(zip(*values, strict=True)) if one != other]
        if len(moved) != 2:
            return
        first, last = moved
        swapped = (values[0][first], values[0][last]) == (values[1][last], values[1][first])
        swapped = swapped and not (facet == "name" and _in_one_list(pair.left, left[first : last + 1]))
        if not swapped or _masked(pair.left, left) != _masked(pair.right, right):
            return
        if not (facet == "number" and _traded(pair, left[first], left[last], right)):
            said = [quote(pair.left.wording(left[at].span)) for at in moved]
            spans = [left[at].span for at in moved], [right[at].span for at in moved]
            yield self.draft(pair, f"{called} changed places: {said[0]} and {said[1]}", *spans)


def _whole_dates(pair: Pair, changed: Iterable[tuple[Mention, Mention]]) -> list[tuple[Span, Span]]:
    """The dates that *changed*; a day said two ways in a row ("Wednesday, March 12") on both sides is one."""
    found: list[tuple[Span, Span]] = []
    kinds: set[str] = set()
    for one, other in changed:
        if found and kind(one.value) not in kinds:
            said, now = (Span(last.start, m.span.end) for last, m in zip(found[-1], (one, other), strict=True))
            if _in_a_row(pair.left, found[-1][0], one.span) and _in_a_row(pair.right, found[-1][1], other.span):
                found[-1] = said, now
                kinds.add(kind(one.value))
                continue
        found.append((one.span, other.span))
        kinds = {kind(one.value)}
    return found


def _in_a_row(side: Side, one: Span, other: Span) -> bool:
    """Whether nothing but an article stands between two dates: "Mittwoch, dem 12. März"."""
    if not any(statement.span.holds(Span(one.start, other.end)) for statement in side.statements):
        return False
    between = side.words[side.at(one.end) : side.at(other.start)]
    return one.end <= other.start and all(side.lexicon.has("determiners", word.key) for word in between)


def _in_one_list(side: Side, names: Sequence[Mention]) -> bool:
    """Whether nothing but commas and "and" stands between *names*: their order says nothing."""
    between = [(one.span.end, other.span.start) for one, other in pairwise(names)]
    words = [word.key for start, end in between for word in side.words[side.at(start) : side.at(end)]]
    signs = {sign for start, end in between for sign in side.version.text[start:end] if not sign.isalnum()}
    return all(side.lexicon.has("joins", key) for key in words) and signs <= {" ", ",", "\n"} and bool(words)


def _masked(side: Side, names: Sequence[Mention]) -> list[str]:
    """The folded words of *side* with its names left blank."""
    return ["" if any(m.span.start <= w.start < m.span.end for m in names) else w.key for w in side.words]


def _traded(pair: Pair, one: Mention, other: Mention, right: Sequence[Mention]) -> list[Mention]:
    """The two numbers of the right that have the values of *one* and *other*, each with the other's words; or none."""
    twins = [[mention for mention in right if mention.value == left.value] for left in (one, other)]
    if len(twins[0]) != 1 or len(twins[1]) != 1:
        return []
    here = _around(pair.left, one), _around(pair.left, other)
    there = _around(pair.right, twins[0][0]), _around(pair.right, twins[1][0])
    if here == there:
        return []
    own = [word for word in here[0] if not any_alike(word, here[1])][:2]
    others = [word for word in here[1] if not any_alike(word, here[0])][:2]
    crossed = any(any_alike(word, there[1]) for word in own) and any(any_alike(word, there[0]) for word in others)
    kept = any(any_alike(word, there[0]) for word in own) or any(any_alike(word, there[1]) for word in others)
    return [twins[0][0], twins[1][0]] if crossed and not kept else []


def _number_kind(value: str) -> str:
    if value.startswith("#"):
        return "#"
    if value[0].isalpha():
        return value.partition(" ")[0]
    if is_tally(value):
        return "-"
    return "%" if value.endswith("%") else "points" if value.endswith("points") else "n"


def _partners(
    pair: Pair, left: Sequence[Mention], right: Sequence[Mention], kind_of: Callable[[str], str]
) -> Iterator[tuple[Mention, Mention]]:
    """Mentions that stand in the same place of the two wordings, in the order of the left.

    The surest pair is taken first, and of two that are as sure the one whose values are of one size: "killed 14 people
    and drove 3,200 from home" and "3,000 people fled" tell of the same 3,000.
    """
    sure = []
    for at, one in enumerate(left):
        for to, other in enumerate(right):
            if not (kind_of(one.value) == kind_of(other.value) or _other_unit(one, other)):
                continue
            points = _nearness(pair, one, other) if _partial(pair.left, one) == _partial(pair.right, other) else 0
            if points > 0:
                sized = one.facet == "number" and _near_values(one.value, other.value)
                sure.append((-points, not sized, at, to))
    taken: dict[int, int] = {}
    for *_, at, to in sorted(sure):
        if at not in taken and to not in taken.values():
            taken[at] = to
    return ((left[at], right[taken[at]]) for at in sorted(taken))


def _partial(side: Side, number: Mention) -> bool:
    """Whether a number counts only what is left over: "three other women"."""
    at = side.at(number.span.end)
    return at < len(side.words) and side.lexicon.has("others", side.words[at].key)


def _other_unit(one: Mention, other: Mention) -> bool:
    """The same number of something else: 5 percent, 5 percentage points."""
    return one.facet == "number" and "#" not in one.value + other.value and _size(one.value) == _size(other.value)


def _nearness(pair: Pair, one: Mention, other: Mention) -> int:
    """How surely two mentions stand in the same place: one edit, the word counted, what is told around them."""
    edit = pair.same_edit(one.span, other.span)
    after = pair.left.next_content(one.span), pair.right.next_content(other.span)
    before = pair.left.last_content(one.span), pair.right.last_content(other.span)
    points = 2 * alike(*after) + alike(*before)
    if edit is not None:
        sides = len(edit.left.of(pair.story.left.text).split()), len(edit.right.of(pair.story.right.text).split())
        points += 3 if max(sides) <= 4 else 1 if points else 0
    if one.facet == "date":
        points += 2 * half_agree(one.value, other.value)
        points += 3 * any(any_alike(word, _beside(pair.right, other)) for word in _beside(pair.left, one))
    if one.facet == "number" and _near_values(one.value, other.value):
        around = _around(pair.left, one), _around(pair.right, other)
        shared = sum(any_alike(word, around[1]) for word in around[0])
        points += shared if shared >= 2 else 2 * shared * _near_totals(one.value, other.value)
    if one.facet == "number":
        points += 2 * _rescaled(one.value, other.value)
    if one.facet == "date" and edit is None and points < 3 and not half_agree(one.value, other.value):
        return 0  # two events of one story have each its weekday
    return points if points != 1 or pair.score >= 0.75 else 0


def _beside(side: Side, mention: Mention) -> list[str]:
    """The words that carry meaning next to a date: what happened then stands before or after it."""
    beside = side.last_content(mention.span, 2), side.next_content(mention.span, 1)
    return [word for word in beside if word.isalpha() and word not in side.lexicon.date_starts]


@lru_cache(maxsize=64)
def _around(side: Side, mention: Mention) -> list[str]:
    """Words that carry meaning from a number to the next number, eight at most.

    Behind a number that stands right there ("87% of the 3,500 members") they go on.
    """
    numbers = [m.span for m in side.of("number") if m.span.start > mention.span.start]
    behind = [w for w in side.carrying if w.start >= mention.span.end]
    if numbers and behind and numbers[0].start <= behind[0].start:
        behind, numbers = [w for w in behind if w.start >= numbers[0].end], numbers[1:]
    end = numbers[0].start if numbers else side.words[-1].end
    return [bare(w.key) for w in behind if w.start < end][:8]


def _near_values(left: str, right: str) -> bool:
    """Whether two values of one kind are of one size: neither is twice the other."""
    one, other = _size(left), _size(right)
    return bool(one and other) and 0.5 < one / other < 2


def _near_totals(left: str, right: str) -> bool:
    """Whether two large counts are within a tenth of each other: so near by chance are few, and one word ties them."""
    small, large = sorted((_size(left), _size(right)))
    return small >= 100 and large - small <= large / 10


def _rescaled(left: str, right: str) -> bool:
    """Whether two large values have the same digits on other scales: "100 million", "100 billion"."""
    small, large = sorted((_size(left), _size(right)))
    return small >= 1000 and large / small in {1e3, 1e6, 1e9}


def _size(value: str) -> float:
    """The value as a number, without its unit; 0 where it has none."""
    digits = value.removesuffix(" points").rpartition(" ")[2].strip("#%")
    return float(digits) if digits.replace(".", "", 1).isdigit() else 0.0


def _rounded(left: str, right: str) -> bool:
    """Whether one value is the other, rounded by two places or more to its last digit that is not zero."""
    if _number_kind(left) != _number_kind(right) or left.startswith("#"):
        return False
    one, other = _size(left), _size(right)
    for rough, exact in ((one, other), (other, one)):
        digits = str(int(rough)).rstrip("0") if rough == int(rough) else ""
        step = 10 ** (len(str(int(rough))) - len(digits)) if digits else 0
        if step >= 100 and exact % (step / 10) and abs(rough - exact) < step / 2:
            return True
    return False


def _swapped(pair: Pair, one: Mention, other: Mention) -> bool:
    """A value that only changed its place in the sentence is told by ``fact-rebound``."""
    counts = Counter(mention.value for mention in pair.right.of("number"))
    return counts[one.value] > 0 or any(m.value == other.value for m in pair.left.of("number"))
