"""Amounts beside a number's value: its bound ("more than 40"), and words for a rough count ("dozens")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from compare.findings.forms import alike
from compare.findings.pair import Pair, Side
from compare.model import Mention, Span
from compare.text import Word

#: The value of a number with its unit and the span of both.
Measured = tuple[str, tuple[str, Span]]

_BEFORE = 3  # words of a bound at most
_COUNTED = 3  # words of what is counted, before "a day"
_UNIT = 3  # words of a measure at most: "miles per hour"
_ALIKE = 0.5  # share of words in common from which one of a thing may stand for several
#: What some measures are made of, and how many of it: two weeks are 14 days.  A month has no number of days.
_MADE_OF = {
    "s": ("s", 1), "min": ("s", 60), "h": ("s", 3600), "d": ("s", 86400), "w": ("s", 604800),
    "mo": ("mo", 1), "y": ("mo", 12), "dec": ("mo", 120),
    "mm": ("mm", 1), "cm": ("mm", 10), "m": ("mm", 1000), "km": ("mm", 1_000_000),
    "in": ("in", 1), "ft": ("in", 12), "yd": ("in", 36), "mi": ("in", 63360),
    "mg": ("mg", 1), "g": ("mg", 1000), "kg": ("mg", 1_000_000), "t": ("mg", 1_000_000_000),
}  # fmt: skip


class Amount(NamedTuple):
    """A wording with the least and the most that it can stand for."""

    span: Span
    least: float
    most: float

    @property
    def sharp(self) -> bool:
        """Whether it stands for one number."""
        return self.least == self.most


def is_tally(value: str) -> bool:
    """Whether the value of a number is a tally: "3-2"."""
    return "-" in value[1:]


def numbers(pair: Pair) -> tuple[Sequence[Mention], Sequence[Mention]]:
    """The numbers of both sides, without those that say the same in two measures ("two weeks", "14 days").

    A tally is two numbers where the other side has none and tells two, or one of its: "52 to 48", "10" for "10-12".
    """
    left, right = pair.left.of("number"), pair.right.of("number")
    if left and right and [one.value for one in left] != [one.value for one in right]:
        here, there = _made_of(pair.left, left), _made_of(pair.right, right)
        both = {*here.values()} & {*there.values()}
        left = tuple([one for one in left if here.get(one) not in both])
        right = tuple([one for one in right if there.get(one) not in both])
    return _against(left, pair.left, right), _against(right, pair.right, left)


def _against(some: Sequence[Mention], side: Side, others: Sequence[Mention]) -> Sequence[Mention]:
    if any(is_tally(one.value) for one in others) or not any(is_tally(one.value) for one in some):
        return some
    found: list[Mention] = []
    for one in some:
        parts = list(_parts(one, side)) if is_tally(one.value) else []
        told = len(others) > 1 or any(part.value == other.value for part in parts for other in others)
        found += parts if told and parts else [one]
    return found


def _parts(tally: Mention, side: Side) -> Iterator[Mention]:
    start = tally.span.start
    for match in re.finditer(r"\d+", tally.span.of(side.version.text)):
        yield Mention("number", Span(start + match.start(), start + match.end()), str(int(match[0])))


def same_amount(left: str, right: str) -> bool:
    """Whether two values of numbers are one: equal, or a fraction and its percentage ("half", "50 percent")."""
    if left == right:
        return True
    part, percent = sorted((left, right), key=lambda value: value.endswith("%"))
    over, _, under = part.partition("/")
    if not (over.isdigit() and under.isdigit() and percent.endswith("%")):
        return False
    return percent == f"{100 * int(over) / (int(under) or 1):g}%"


def _equal(pair: Pair) -> Iterator[tuple[Mention, Mention]]:
    """Equal numbers, each told once on its side."""
    lefts, rights = pair.left.of("number"), pair.right.of("number")
    for one in lefts:
        others = [other for other in rights if other.value == one.value]
        if len(others) == 1 and sum(each.value == one.value for each in lefts) == 1:
            yield one, others[0]


def other_bounds(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Equal numbers with another bound: "at least 12" and "12", "more than 40" and "nearly 40"."""
    for one, other in _equal(pair):
        span, now = bounded(pair, one, other)
        if (span, now) != (one.span, other.span) and (_of_one(pair, one, other) or _at_end(pair, span, now)):
            yield span, now


def other_steps(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Equal numbers behind the same word that say once by how much and once to how much: "rose by $30", "to $30"."""
    if pair.left.lexicon.steps.keys().isdisjoint(pair.left.spoken):
        return
    for one, other in _equal(pair):
        (kind, verb, said), (became, again, now) = _step(pair.left, one), _step(pair.right, other)
        if kind and became and kind != became and alike(verb, again):
            yield said, now


def _step(side: Side, number: Mention) -> tuple[str, str, Span]:
    """What a number is told to be of a change ("by", "to"), or "", the word before that, and the span of both."""
    span = _bound(side, number)[1]
    at = side.at(span.start) - 1
    kind = side.lexicon.steps.get(side.words[at].key, "") if at > 0 else ""
    return (kind, side.words[at - 1].key, Span(side.words[at].start, span.end)) if kind else ("", "", number.span)


def bounded(pair: Pair, one: Mention, other: Mention) -> tuple[Span, Span]:
    """The spans of two numbers, with their bounds where those differ: "214", "at least 241"."""
    (kind, said), (became, now) = _bound(pair.left, one), _bound(pair.right, other)
    hedged = {kind, became} <= {"", "about"}  # told by the rules of hedges
    return (one.span, other.span) if kind == became or hedged else (said, now)


def other_units(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Bounds of one of a thing that differ: "in almost a year", "in over a year"."""
    lefts = list(_bounded_units(pair.left))
    rights = list(_bounded_units(pair.right)) if lefts else []
    for noun, kind, span in lefts:
        for other, became, now in rights:
            if noun == other and kind != became and [n for n, *_ in lefts].count(noun) == 1:
                yield span, now


def other_rates(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Equal numbers, each told once, of another time: "$95,000 a year" and "$95,000 a month"."""
    return _of_another(pair, _rates)


def other_measures(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Equal numbers, each told once, of another measure: "12 km" and "12 miles", "six weeks" and "six months"."""
    return _of_another(pair, _measured)


def _made_of(side: Side, some: Sequence[Mention]) -> dict[Mention, tuple[str, float]]:
    """How many of a smaller measure each of *some* numbers is that a measure stands behind: 14 days are 1209600 s."""
    if side.lexicon.units.keys().isdisjoint(side.spoken):
        return {}
    units = {span.start: unit for _, (unit, span) in _measured(side)}
    found = {}
    for one in some:
        part, size = _MADE_OF.get(units.get(one.span.start, ""), ("", 0))
        if part and one.value.replace(".", "", 1).isdecimal():
            found[one] = part, float(one.value) * size
    return found


def _of_another(pair: Pair, told: Callable[[Side], Iterator[Measured]]) -> Iterator[tuple[Span, Span]]:
    """The numbers that stand once in either wording and that *told* gives another unit there."""
    lefts = list(told(pair.left))
    rights = dict(told(pair.right)) if lefts else {}
    for value, (unit, span) in lefts:
        once = all(sum(m.value == value for m in side.of("number")) == 1 for side in (pair.left, pair.right))
        if once and value in rights and rights[value][0] != unit:
            yield span, rights[value][1]


def _measured(side: Side) -> Iterator[Measured]:
    """The plain numbers of *side* before a word for a measure, each with the measure and the span of both."""
    text = side.version.text
    for number in side.of("number"):
        at = side.at(number.span.end)
        near = side.words[at : at + _UNIT]
        if not near or text[number.span.end : near[0].start].strip() not in {"", "-"}:
            continue
        for count in range(len(near), 0, -1):
            unit = side.lexicon.units.get(" ".join(word.key for word in near[:count]))
            if unit:
                yield number.value, (unit, Span(number.span.start, near[count - 1].end))
                break


def _rates(side: Side) -> Iterator[Measured]:
    """The numbers of *side* that are told of a unit ("a year", "300 gallons of water per day"), with the unit."""
    lexicon, text = side.lexicon, side.version.text
    for number in side.of("number"):
        end = number.span.end
        near = side.words[side.at(end) : side.at(end) + _COUNTED + 2]
        for lead, word in pairwise(near):
            if text[end : lead.start].strip():
                break
            unit = lexicon.ago_units.get(word.key) or lexicon.units.get(word.key)
            if unit and (lexicon.has("articles", lead.key) or lexicon.has("rates", lead.key)):
                yield number.value, (unit, Span(number.span.start, word.end))
                break
            end = lead.end


def _bounded_units(side: Side) -> Iterator[tuple[str, str, Span]]:
    """The noun, the kind of bound and the span of "almost a year"."""
    ends = side.lexicon.bound_ends
    if ends.isdisjoint(side.spoken):
        return
    for at, (end, word) in enumerate(pairwise(side.words[:-1]), 1):
        if end.key not in ends or not side.lexicon.has("articles", word.key) or side.quoted(Span(*word[:2])):
            continue
        for count in range(1, _BEFORE + 1):
            before = side.words[max(0, at - count) : at]
            kind = side.lexicon.bounds.get(" ".join(each.key for each in before))
            if kind and len(before) == count:
                yield side.words[at + 1].key, kind, Span(before[0].start, side.words[at + 1].end)
                break


def other_counts(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Rough counts of the same thing that cannot be one: "hundreds of people" and "dozens of people"."""
    return ((one.span, other.span) for one, other in _apart(pair) if not one.sharp or not other.sharp)


def other_totals(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """The same, told exactly without a number on one side: "both drivers" and "three drivers"."""
    return ((one.span, other.span) for one, other in _apart(pair) if one.sharp and other.sharp)


def _apart(pair: Pair) -> Iterator[tuple[Amount, Amount]]:
    lefts, rights = list(_rough(pair.left)), list(_rough(pair.right))
    if not lefts and not rights:
        return
    exact = [list(_exact(side)) for side in (pair.left, pair.right)]
    for one, other in [
        *((one, other) for one in lefts for other in [*rights, *exact[1]]),
        *((one, other) for one in exact[0] for other in rights),
    ]:
        apart = one.most < other.least or other.most < one.least
        if apart and alike(pair.left.next_content(one.span), pair.right.next_content(other.span)):
            yield one, other


def other_singles(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """Several of a thing on one side and one of it on the other: "two sources", "a source".

    A wording that has the noun in both forms may tell of either.
    """
    if pair.close < _ALIKE:
        return
    for side, other in ((pair.left, pair.right), (pair.right, pair.left)):
        several = [one for one in (*_rough(side), *_exact(side)) if one.least > 1]
        singles = dict(_singles(other)) if several else {}
        for amount in several if singles else ():
            for word in _row(side, side.at(amount.span.end)):
                single = next((noun for noun in singles if is_plural(word.key, noun, side)), "")
                if single and word.key not in other.keys and single not in side.keys:
                    spans = Span(amount.span.start, word.end), singles[single]
                    yield spans if side is pair.left else spans[::-1]
                    break


def is_plural(key: str, noun: str, side: Side) -> bool:
    """Whether the folded word *key* tells of several of what *noun* tells of one: "sources", "people"."""
    lexicon = side.lexicon
    if lexicon.plurals.get(key) == noun or key[:-1] == noun or (alike(key, noun) and len(key) > len(noun)):
        return True
    return any(
        noun.endswith(one) and key == noun.removesuffix(one) + end for one, end in lexicon.plural_endings.items()
    )


def counts(side: Side, span: Span) -> bool:
    """Whether a number or a word for a rough count stands in *span*; "un", "ein" may be an article, and tell one."""
    words = side.words[side.at(span.start) : side.at(span.end)]
    rough = any(word.key in side.lexicon.rough for word in words)
    single = [Span(word.start, word.end) for word in words if side.lexicon.has("articles", word.key)]
    return rough or any(number.span.meets(span) and number.span not in single for number in side.of("number"))


def counted(side: Side, span: Span) -> Span:
    """A noun with the article before it: "a witness"."""
    at = side.at(span.start)
    led = at and side.lexicon.has("articles", side.words[at - 1].key)
    return Span(side.words[at - 1].start, span.end) if led else span


def _singles(side: Side) -> Iterator[tuple[str, Span]]:
    """The nouns of *side* behind an article, of which it tells of one, with the span of both."""
    for at, word in enumerate(side.words[:-1]):
        if side.lexicon.has("articles", word.key) and not side.quoted(Span(word.start, word.end)):
            for noun in _row(side, at + 1):
                yield noun.key, Span(word.start, noun.end)


def _row(side: Side, at: int) -> Iterator[Word]:
    """The words from the one at *at* on that may be one noun phrase, three at most; none where the first counts."""
    for index in range(at, min(len(side.words), at + _COUNTED)):
        key, lexicon = side.words[index].key, side.lexicon
        counts = key[0].isdigit() or any(key in some for some in (lexicon.numbers, lexicon.scales, lexicon.rough))
        gap = side.version.text[side.words[index - 1].end : side.words[index].start]
        if counts or key in side.language.stop_words or gap not in {" ", "-"}:
            return
        yield side.words[index]


def _of_one(pair: Pair, one: Mention, other: Mention) -> bool:
    return alike(pair.left.next_content(one.span), pair.right.next_content(other.span))


def _at_end(pair: Pair, one: Span, other: Span) -> bool:
    """Whether two amounts with their bounds end what is told, behind the same word: "rose by at least 5 percent."."""
    ends = not (pair.left.next_content(one) or pair.right.next_content(other))
    return ends and alike(pair.left.last_content(one), pair.right.last_content(other))


def _bound(side: Side, number: Mention) -> tuple[str, Span]:
    """The kind of bound before a number ("" for none) and the span of both."""
    at = side.at(number.span.start)
    if not at or side.words[at - 1].key not in side.lexicon.bound_ends:
        return "", number.span
    if "," in side.version.text[side.words[at - 1].end : number.span.start]:
        return "", number.span  # what is limited may stand elsewhere: "at most, 40"
    for count in range(_BEFORE, 0, -1):
        before = side.words[max(0, at - count) : at]
        kind = side.lexicon.bounds.get(" ".join(word.key for word in before))
        if kind and len(before) == count:
            return kind, Span(before[0].start, number.span.end)
    return "", number.span


def _rough(side: Side) -> Iterator[Amount]:
    rough = side.lexicon.rough
    if rough.keys().isdisjoint(side.spoken):
        return
    for word in side.words:
        found = rough.get(word.key)
        if found and not side.quoted(span := Span(word.start, word.end)):
            least, most = found.split("-")
            yield Amount(span, float(least), float(most))


def _exact(side: Side) -> Iterator[Amount]:
    for number in side.of("number"):
        if number.value.isdigit():
            scopes = (one.span.start for one in side.of("scope") if one.span.end == number.span.start - 1)
            span = Span(min(scopes, default=number.span.start), number.span.end)  # "all three"
            yield Amount(span, float(number.value), float(number.value))
