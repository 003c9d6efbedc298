"""Names: spelled differently, replaced, told as another.

A surname for a full name, a nickname, initials, a possessive, an alias ("US") and a country for its people are one
name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.findings.base import Draft, Rule, quote
from compare.findings.facts.spelling import misspelled
from compare.findings.facts.values import unmatched
from compare.findings.once import remembered
from compare.findings.pair import Pair, Side
from compare.mentions.lexicon import Lexicon
from compare.mentions.names import core, same_name
from compare.model import APPARATUS, Mention, Span
from compare.text import fold

#: Share of words two wordings must have in common for a name in the place of another to be a change of names.
_CLOSE = 0.6
#: Words of a house's name ("St. Louis Tea Party") behind which one more makes another house.
_HOUSE = 3


class NameChanged(Rule):
    """A name is spelled differently or replaced."""

    name = "name-changed"
    severity = "fact"
    title = "A name is another one"
    explanation = (
        "A name was replaced by another in the same place, or the paired statements spell it differently. A surname for"
        " a full name, initials, a possessive, “US” for “United States” and a country for its people are no finding."
    )
    example = ("Kazem Jalali opened the meeting.", "Kazem Jalili opened the meeting.")

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role in APPARATUS:
            return
        lexicon = pair.left.lexicon

        def same(one: str, other: str) -> bool:
            return same_name(one, other, lexicon)

        lefts, rights = pair.left.sure_names, pair.right.sure_names
        misspelt = [both for both in respelt(pair) if _sure(pair, *both)]
        for one, other in misspelt:
            yield self._draft(pair, "Name spelled differently", one, other)
        yield from self._slips(pair, [one.span for one, _ in misspelt])
        lefts = [m for m in lefts if not any(m is one for one, _ in misspelt)]
        rights = [m for m in rights if not any(m is other for _, other in misspelt)]
        left, right = unmatched(lefts, rights, same)
        # A shorter name that both sides have is no partner of a longer one: "Lund ... his sister, Ida Lund".
        short = {m.value for m in lefts} & {m.value for m in rights}

        def told(one: Mention, others: Sequence[Mention]) -> bool:
            held = (o.value for o in others if o.value not in short or len(o.value) >= len(one.value))
            return any(same(one.value, other) for other in held)

        left, right = [m for m in left if not told(m, rights)], [m for m in right if not told(m, lefts)]
        for one, other in _extended(lefts, rights, pair):
            yield self._draft(pair, "Name told as another", one, other)
        taken: set[int] = set()
        for one in left:
            for at, other in enumerate(right):
                if at in taken:
                    continue
                wording = _name_change(pair, one, other)
                if wording and _sure(pair, one, other):
                    taken.add(at)
                    yield self._draft(pair, wording, one, other)
                    break

    def _slips(self, pair: Pair, told: Sequence[Span]) -> Iterator[Draft]:
        """Words with a capital put for one another with a letter or two changed: "House Speaker", "House Speuker"."""
        if not pair.change.diffed:
            return
        opening = {statement.span.start for side in (pair.left, pair.right) for statement in side.statements}
        for op in pair.edits:
            said, now = op.left.of(pair.story.left.text), op.right.of(pair.story.right.text)
            capital = said[:1].isupper() and now[:1].isupper() and said.isalpha() and now.isalpha()
            if not capital or op.left.start in opening or any(span.meets(op.left) for span in told):
                continue
            if misspelled(fold(said), fold(now)):
                message = f"Name spelled differently: {quote(said)} became {quote(now)}"
                yield self.draft(pair, message, [op.left], [op.right])

    def _draft(self, pair: Pair, wording: str, one: Mention, other: Mention) -> Draft:
        said, now = quote(pair.left.wording(one.span)), quote(pair.right.wording(other.span))
        return self.draft(pair, f"{wording}: {said} became {now}", [one.span], [other.span])


def _sure(pair: Pair, one: Mention, other: Mention) -> bool:
    """Whether two words that only begin sentences are names: "Making", "Consequently" have no capital elsewhere."""
    opens = pair.left.opens(one) and pair.right.opens(other)
    return not opens or not pair.story.capital_words.isdisjoint((one.value, other.value))


def _quoted_too(side: Side) -> list[Mention]:
    """The names of *side*, those of quotations included: how a name is spelled is not the speaker's choice."""
    if not side.quotations:
        return side.sure_names
    quoted = [mention for mention in side.mentions.get("name", ()) if side.quoted(mention.span)]
    return sorted([*side.sure_names, *quoted], key=lambda mention: mention.span)


@remembered
def respelt(pair: Pair) -> tuple[tuple[Mention, Mention], ...]:
    """Names of one side only that are one or two letters from a name of the other side only, word for word.

    A name that both sides have may be spelled otherwise in a second place: it is, if the word diff put one for one.
    """
    left, right = _quoted_too(pair.left), _quoted_too(pair.right)
    values = {m.value for m in left}, {m.value for m in right}
    others = [m for m in right if m.value not in values[0]]
    if not others:
        return ()
    found = []
    for one in left:
        for other in others:
            put = one.value not in values[1] or pair.same_edit(one.span, other.span) is not None
            if put and _respelt(one, other, pair.left.lexicon):
                found.append((one, other))
                others.remove(other)
                break
    return tuple(found)


def _respelt(one: Mention, other: Mention, lexicon: Lexicon) -> bool:
    if same_name(one.value, other.value, lexicon):
        return False
    words = core(one.value, lexicon), core(other.value, lexicon)
    if min(map(len, words)) > 1 and len(words[0]) != len(words[1]):
        words = [words[0][0], words[0][-1]], [words[1][0], words[1][-1]]  # a middle name is given on one side only
    odd = [pair for pair in zip(*words, strict=False) if pair[0] != pair[1]]
    return (
        len(words[0]) == len(words[1])
        and bool(odd)
        and all(misspelled(*pair, surname=len(words[0]) > len(odd)) for pair in odd)
    )


def _extended(lefts: Sequence[Mention], rights: Sequence[Mention], pair: Pair) -> Iterator[tuple[Mention, Mention]]:
    """Names of houses of which one goes on where the other ends, and neither stands in the other version as well."""
    long_enough = [[one for one in some if one.value.count(" ") >= _HOUSE - 1] for some in (lefts, rights)]
    for one in long_enough[0]:
        for other in long_enough[1]:
            short, long = sorted((one.value.split(), other.value.split()), key=len)
            if len(long) - len(short) != 1 or long[: len(short)] != short:
                continue
            there = pair.story.right_words if len(one.value) > len(other.value) else pair.story.left_words
            if long[-1] not in there and long[-1] not in pair.left.lexicon.titles:
                yield one, other


def _name_change(pair: Pair, one: Mention, other: Mention) -> str:
    """How a name changed, or "" where the two are not told in one place."""
    left, right = one.value.split(), other.value.split()
    if len(left) == len(right):
        odd = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
        if len(left) > 1 and len(odd) == 1 and left[-1] == right[-1] and _first_names(left[0], right[0], pair):
            return "Name changed"
    edit = pair.same_edit(one.span, other.span)
    if edit is not None and pair.close >= _CLOSE and not (_is_source(pair.left, one) and _is_source(pair.right, other)):
        bounds = edit.left.of(pair.story.left.text).split(), edit.right.of(pair.story.right.text).split()
        if max(map(len, bounds)) <= max(len(left), len(right)) + 2:
            return "Name changed"
    return ""


def _is_source(side: Side, name: Mention) -> bool:
    """Whether the name is given as a source: another source is told by ``attribution-changed``."""
    return any(source.source.meets(name.span) for source in side.sources)


def _first_names(left: str, right: str, pair: Pair) -> bool:
    """Whether one first name stands for another: no initial or short form, and each in one version only."""
    shorter, longer = sorted((left, right), key=len)
    alone = left not in pair.story.right_words and right not in pair.story.left_words
    return len(shorter) > 2 and not longer.startswith(shorter) and alone
