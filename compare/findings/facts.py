"""Facts that changed: numbers, dates, names, titles, places, and numbers that changed owners.

Equal values said differently ("three", "3") are no finding.  A change is told only where the two wordings stand in the
same place: in one replacement of the word diff, or bound to the same word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from compare.findings.base import Draft, Rule, quote
from compare.findings.pair import Pair, Side, alike
from compare.mentions.dates import agree, kind
from compare.mentions.names import same_name
from compare.model import Mention, Role, Span

_APPARATUS: frozenset[Role] = frozenset({"byline", "dateline", "timestamp"})


def unmatched(
    left: Sequence[Mention], right: Sequence[Mention], same: Callable[[str, str], bool]
) -> tuple[list[Mention], list[Mention]]:
    """Mentions of each side without a partner of the same value on the other; each partner serves once."""
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
        " side is reported, and the message says so."
    )
    example = ("Three satellites reached orbit on the rocket.", "Four satellites reached orbit on the rocket.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role in _APPARATUS:
            return
        left, right = unmatched(pair.left.of("number"), pair.right.of("number"), lambda one, other: one == other)
        for one, other in _partners(pair, left, right, _number_kind):
            if _swapped(pair, one, other):
                continue
            word = "Number rounded" if _rounded(one.value, other.value) else "Number changed"
            yield self.draft(
                pair,
                f"{word}: {quote(pair.left.wording(one.span))} became {quote(pair.right.wording(other.span))}",
                [one.span],
                [other.span],
            )


class DateChanged(Rule):
    """A date or time is another one."""

    name = "date-changed"
    severity = "fact"
    title = "A date or time is another one"
    explanation = (
        "The paired statements date the same thing differently: year, month, day, weekday, decade or time of day. A date"
        " that is only given more or less fully (“Feb. 24” and “February 24, 2022”) is no finding."
    )
    example = ("The law was passed in 2022 by parliament.", "The law was passed in 2021 by parliament.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role in _APPARATUS:
            return
        left, right = unmatched(pair.left.of("date"), pair.right.of("date"), agree)
        for one, other in _partners(pair, left, right, kind):
            yield self.draft(
                pair,
                f"Date changed: {quote(pair.left.wording(one.span))} became {quote(pair.right.wording(other.span))}",
                [one.span],
                [other.span],
            )


class FactRebound(Rule):
    """Two numbers changed places."""

    name = "fact-rebound"
    severity = "fact"
    title = "Numbers were given to other things"
    explanation = (
        "Both statements hold the same two numbers and the same two things counted, but each number now counts the"
        " other thing: “12 killed and 30 wounded” became “30 killed and 12 wounded”. A comparison of values alone would"
        " pass it."
    )
    example = ("The blast left 12 dead and 30 wounded.", "The blast left 30 dead and 12 wounded.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both:
            return
        left, right = pair.left.of("number"), pair.right.of("number")
        for index, one in enumerate(left):
            for other in left[index + 1 :]:
                owners = pair.left.next_content(one.span), pair.left.next_content(other.span)
                if one.value == other.value or not all(owners) or alike(*owners):
                    continue
                hits = [_bound(pair.right, right, value, owner) for value, owner in
                        ((one.value, owners[1]), (other.value, owners[0]))]  # fmt: skip
                kept = _bound(pair.right, right, one.value, owners[0]) or _bound(
                    pair.right, right, other.value, owners[1]
                )
                if hits[0] and hits[1] and not kept:
                    yield self.draft(
                        pair,
                        f"Numbers changed places: {quote(pair.left.wording(one.span))} now counts “{owners[1]}”,"
                        f" {quote(pair.left.wording(other.span))} counts “{owners[0]}”",
                        [one.span, other.span],
                        [hits[0].span, hits[1].span],
                    )


class NameChanged(Rule):
    """A name is spelled differently or replaced."""

    name = "name-changed"
    severity = "fact"
    title = "A name is another one"
    explanation = (
        "A name was replaced by another in the same place, or the paired statements spell it differently. A surname for a"
        " full name, initials, a possessive, “US” for “United States” and a country for its people are no finding."
    )
    example = ("Kazem Jalali opened the meeting.", "Kazem Jalili opened the meeting.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role in _APPARATUS:
            return
        lexicon = pair.left.lexicon

        def same(one: str, other: str) -> bool:
            return same_name(one, other, lexicon)

        lefts, rights = _sure_names(pair, pair.left), _sure_names(pair, pair.right)
        left, right = unmatched(lefts, rights, same)
        left = [m for m in left if not any(same(m.value, other.value) for other in rights)]
        right = [m for m in right if not any(same(m.value, other.value) for other in lefts)]
        taken: set[int] = set()
        for one in left:
            for at, other in enumerate(right):
                if at in taken:
                    continue
                wording = _name_change(pair, one, other)
                if wording:
                    taken.add(at)
                    yield self.draft(
                        pair,
                        f"{wording}: {quote(pair.left.wording(one.span))} became"
                        f" {quote(pair.right.wording(other.span))}",
                        [one.span],
                        [other.span],
                    )
                    break


class TitleChanged(Rule):
    """The same person has another title or role."""

    name = "title-changed"
    severity = "fact"
    title = "A person has another title"
    explanation = (
        "The same person stands in both statements with different titles: “Ambassador” became “Envoy”, “former President”"
        " became “President”. Short forms (“Sen.”, “Senator”) are one title; courtesy titles (“Mr.”) are none, and so is"
        " a title given on one side only."
    )
    example = ("Ambassador Kazem Jalali opened the meeting.", "Envoy Kazem Jalali opened the meeting.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both:
            return
        lefts, rights = _titled(pair.left), _titled(pair.right)
        for person, titles in lefts:
            for other, others in rights:
                if not _same_person(person.value, other.value, pair):
                    continue
                gone = [t for t in titles if t.value not in {o.value for o in others}]
                come = [o for o in others if o.value not in {t.value for t in titles}]
                if gone and come:
                    yield self.draft(
                        pair,
                        f"Title of {pair.left.wording(person.span)} changed: {quote(pair.left.wording(gone[0].span))}"
                        f" became {quote(pair.right.wording(come[0].span))}",
                        [gone[0].span],
                        [come[0].span],
                    )
                break


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
                wording = pair.left.wording(pair.left.statements[0].span)
                yield self.draft(pair, f"Dateline dropped: {quote(wording)}", [pair.left.statements[0].span])
            return
        if not pair.both or pair.role in _APPARATUS or pair.role == "headline":
            return
        yield from self._datelines(pair)
        said = pair.story.right_words
        for mention in pair.left.of("place"):
            parts = mention.value.split()
            directed = pair.left.lexicon.has("directions", parts[0])
            gone = not _told(parts, pair) if directed else not any(_in(part, said) for part in parts)
            if gone:
                yield self.draft(pair, f"Place dropped: {quote(pair.left.wording(mention.span))}", [mention.span])

    def _datelines(self, pair: Pair) -> Iterator[Draft]:
        """A dateline that is a part of the first statement: "MOSCOW — In a ..."."""
        span = _dateline(pair.left)
        if span is None or _dateline(pair.right) is not None or _dateline_apart(pair):
            return
        yield self.draft(pair, f"Dateline dropped: {quote(pair.left.wording(span))}", [span])


def _dateline(side: Side) -> Span | None:
    """The capitals before the dash that begin a statement, or None."""
    start = side.statements[0].span.start
    words = [word for word in side.words if word.start < start + 60]
    if not words or words[0].start != start:
        return None
    text = side.version.text
    for word, after in zip(words, words[1:], strict=False):
        gap = text[word.end : after.start]
        if any(sign in gap for sign in "—–") or gap.strip() in {"--", "-"} and gap != "-":
            return Span(start, word.end) if text[words[0].start : words[0].end].isupper() else None
        if not text[word.start].isupper() and word is words[0]:
            return None
    return None


def _dateline_apart(pair: Pair) -> bool:
    return any(statement.role == "dateline" for statement in pair.story.right.statements)


def _told(parts: Sequence[str], pair: Pair) -> bool:
    """Whether the right version says a direction with its place ("eastern Russia") anywhere."""
    wanted = " ".join(parts)
    return any(wanted == value for value in pair.story.values("right", "place")) or parts[0] in pair.story.right_words


def _in(word: str, words: frozenset[str]) -> bool:
    return word in words or any(alike(word, other) for other in words if other[:4] == word[:4])


def _number_kind(value: str) -> str:
    if value.startswith("#"):
        return "#"
    if value[0].isalpha():
        return value.split()[0]
    return "%" if value.endswith("%") else "points" if value.endswith("points") else "n"


def _partners(
    pair: Pair, left: Sequence[Mention], right: Sequence[Mention], kind_of: Callable[[str], str]
) -> Iterator[tuple[Mention, Mention]]:
    """Mentions that stand in the same place of the two wordings."""
    rest = list(right)
    for one in left:
        near = [other for other in rest if kind_of(one.value) == kind_of(other.value)]
        best = max(near, key=lambda other: (_nearness(pair, one, other), -other.span.start), default=None)
        if best is not None and _nearness(pair, one, best) > 0:
            rest.remove(best)
            yield one, best


def _nearness(pair: Pair, one: Mention, other: Mention) -> int:
    """How surely two mentions stand in the same place: one edit, the word counted, the word before."""
    edit = pair.same_edit(one.span, other.span)
    after = pair.left.next_content(one.span), pair.right.next_content(other.span)
    before = pair.left.last_content(one.span), pair.right.last_content(other.span)
    points = 2 * alike(*after) + alike(*before)
    if edit is not None:
        sides = len(edit.left.of(pair.story.left.text).split()), len(edit.right.of(pair.story.right.text).split())
        points += 3 if max(sides) <= 4 else 1 if points else 0
    return points if points != 1 or pair.score >= 0.75 else 0


def _rounded(left: str, right: str) -> bool:
    """Whether one value is the other, rounded to its own last digit that is not zero."""
    if _number_kind(left) != _number_kind(right) or left.startswith("#"):
        return False
    try:
        one, other = (float(value.split()[-1].rstrip("%")) for value in (left, right))
    except ValueError:
        return False
    for rough, exact in ((one, other), (other, one)):
        digits = str(int(rough)).rstrip("0") if rough == int(rough) else ""
        step = 10 ** (len(str(int(rough))) - len(digits)) if digits else 0
        if step > 1 and rough != exact and abs(rough - exact) <= step / 2:
            return True
    return False


def _swapped(pair: Pair, one: Mention, other: Mention) -> bool:
    """A value that only changed its place in the sentence is told by ``fact-rebound``."""
    counts = Counter(mention.value for mention in pair.right.of("number"))
    return counts[one.value] > 0 or any(m.value == other.value for m in pair.left.of("number"))


def _bound(side: Side, mentions: Sequence[Mention], value: str, owner: str) -> Mention | None:
    return next((m for m in mentions if m.value == value and alike(side.next_content(m.span), owner)), None)


def _sure_names(pair: Pair, side: Side) -> list[Mention]:
    """Names that are more than a sentence's first word in capitals."""
    opening = {statement.span.start for statement in side.statements}
    common = pair.story.common_words
    return [
        m
        for m in side.of("name")
        if not (m.span.start in opening and " " not in m.value and m.value in common) and len(m.value) > 1
    ]


def _name_change(pair: Pair, one: Mention, other: Mention) -> str:
    """How a name changed ("Name spelled differently", "Name changed"), or ""."""
    left, right = one.value.split(), other.value.split()
    if len(left) == len(right):
        odd = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
        if len(odd) == 1 and misspelled(*odd[0]):
            return "Name spelled differently"
        if len(left) > 1 and len(odd) == 1 and left[-1] == right[-1] and not _short_form(left[0], right[0]):
            return "Name changed"
    edit = pair.same_edit(one.span, other.span)
    if edit is not None and not (_is_source(pair.left, one) and _is_source(pair.right, other)):
        bounds = edit.left.of(pair.story.left.text).split(), edit.right.of(pair.story.right.text).split()
        if max(map(len, bounds)) <= max(len(left), len(right)) + 2:
            return "Name changed"
    return ""


def _is_source(side: Side, name: Mention) -> bool:
    """Whether the name is given as a source: another source is told by ``attribution-changed``."""
    return any(source.source.meets(name.span) for source in side.sources)


def misspelled(left: str, right: str) -> bool:
    """One or two letters apart, with the same first letter; a plural or possessive is not."""
    if min(len(left), len(right)) < 4 or left[0] != right[0] or left.rstrip("s") == right.rstrip("s"):
        return False
    if left.isdigit() or right.isdigit() or (len(left) != len(right) and (left in right or right in left)):
        return False
    return _distance(left, right) <= (1 if min(len(left), len(right)) < 6 else 2)


def _distance(left: str, right: str) -> int:
    """Edits (a swap of neighbours counts one) between two words, by rows."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, one in enumerate(left, 1):
        last, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            if i > 1 and j > 1 and one == right[j - 2] and left[i - 2] == other:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]


def _short_form(left: str, right: str) -> bool:
    shorter, longer = sorted((left, right), key=len)
    return longer.startswith(shorter)


def _titled(side: Side) -> list[tuple[Mention, list[Mention]]]:
    """Names with the titles that stand right before them (or before their office: "Ambassador to Russia X")."""
    found: list[tuple[Mention, list[Mention]]] = []
    names = list(side.of("name"))
    for title in side.of("title"):
        words = title.value.split()
        if side.lexicon.has("courtesy", words[-1]):
            continue
        person = _person_after(side, title, names)
        if person is None:
            continue
        group = next((titles for name, titles in found if name is person), None)
        if group is None:
            found.append((person, [title]))
        else:
            group.append(title)
    return found


def _person_after(side: Side, title: Mention, names: Sequence[Mention]) -> Mention | None:
    text = side.version.text
    after = [name for name in names if name.span.start >= title.span.end]
    for name in after[:2]:
        between = text[title.span.end : name.span.start]
        if "," in between or len(between.split()) > 3 or len(between) > 40:
            return None
        if not any(word.islower() for word in between.split()) or name is not after[0]:
            return name
    return None


def _same_person(left: str, right: str, pair: Pair) -> bool:
    return left.split()[-1] == right.split()[-1] and same_name(left, right, pair.left.lexicon)
