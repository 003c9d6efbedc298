"""Names, titles and places: spelled differently, replaced, gone.

A surname for a full name, initials, a possessive, an alias ("US") and a country for its people are one name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from compare.findings.base import Draft, Rule, quote
from compare.findings.facts import unmatched
from compare.findings.pair import Pair, Side, alike, any_alike, bare
from compare.findings.spelling import misspelled
from compare.mentions.lexicon import Lexicon
from compare.mentions.names import core, same_name
from compare.model import APPARATUS, Mention, Span
from compare.text import fold

_TITLE_REACH = 6  # words behind a name within which its title ends
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

        lefts, rights = _sure_names(pair, pair.left), _sure_names(pair, pair.right)
        misspelt = respelt(pair)
        for one, other in misspelt:
            yield self._draft(pair, "Name spelled differently", one, other)
        yield from self._slips(pair, [one.span for one, _ in misspelt])
        lefts = [m for m in lefts if not any(m is one for one, _ in misspelt)]
        rights = [m for m in rights if not any(m is other for _, other in misspelt)]
        left, right = unmatched(lefts, rights, same)
        left = [m for m in left if not any(same(m.value, other.value) for other in rights)]
        right = [m for m in right if not any(same(m.value, other.value) for other in lefts)]
        for one, other in _extended(lefts, rights, pair):
            yield self._draft(pair, "Name told as another", one, other)
        taken: set[int] = set()
        for one in left:
            for at, other in enumerate(right):
                if at in taken:
                    continue
                wording = _name_change(pair, one, other)
                if wording:
                    taken.add(at)
                    yield self._draft(pair, wording, one, other)
                    break

    def _slips(self, pair: Pair, told: Sequence[Span]) -> Iterator[Draft]:
        """Words with a capital put for one another with a letter or two changed: "House Speaker", "House Speuker"."""
        opening = {statement.span.start for side in (pair.left, pair.right) for statement in side.statements}
        for op in pair.edits if pair.change.diffed else ():
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


class TitleChanged(Rule):
    """The same person has another title or role."""

    name = "title-changed"
    severity = "fact"
    title = "A person has another title"
    explanation = (
        "The same person stands in both statements with different titles: “Ambassador” became “Envoy”, “former"
        " President” became “President”. Short forms (“Sen.”, “Senator”) are one title; courtesy titles (“Mr.”) are"
        " none, and so is a title given on one side only."
    )
    example = (
        "Ambassador Kazem Jalali opened the meeting about the harbour on Monday.",
        "Envoy Kazem Jalali opened the meeting about the harbour on Monday.",
    )

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
                if (
                    gone
                    and come
                    and not _told_otherwise(gone[0], come[0], pair)
                    and _comparable(gone[0], come[0], pair)
                ):
                    yield self.draft(
                        pair,
                        f"Title of {pair.left.wording(person.span)} changed: {quote(pair.left.wording(gone[0].span))}"
                        f" became {quote(pair.right.wording(come[0].span))}",
                        [gone[0].span],
                        [come[0].span],
                    )
                break


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
                wording = pair.left.wording(pair.left.statements[0].span).rstrip("-–— ")
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
    """The capitals before the dash that begin a statement, or None."""
    start = side.statements[0].span.start
    words = [word for word in side.words if word.start < start + 60]
    if not words or words[0].start != start:
        return None
    text = side.version.text
    for word, after in pairwise(words):
        gap = text[word.end : after.start]
        if any(sign in gap for sign in "—–") or (gap.strip() in {"--", "-"} and gap != "-"):
            return Span(start, word.end) if text[words[0].start : words[0].end].isupper() else None
        if not text[word.start].isupper() and word is words[0]:
            return None
    return None


def _dateline_apart(pair: Pair) -> bool:
    return any(statement.role == "dateline" for statement in pair.story.right.statements)


def place_gone(place: Mention, side: Side, pair: Pair, there: str) -> bool:
    """Whether the version on the side called *there* nowhere names a place of *side*.

    A direction with its place ("eastern Russia") is another place than that alone.
    """
    said, parts = pair.story.words(there), place.value.split()
    if side.lexicon.has("directions", parts[0]):
        return place.value not in pair.story.values(there, "place") and parts[0] not in said
    return not any(_in(part, said) for part in parts if part not in side.language.stop_words)


def _in(word: str, words: frozenset[str]) -> bool:
    return word in words or any(alike(word, other) for other in words if other[:4] == word[:4])


def _sure_names(pair: Pair, side: Side) -> list[Mention]:
    """Names that are more than a sentence's first word in capitals."""
    opening = {statement.span.start for statement in side.statements}
    common = pair.story.common_words
    return [
        m
        for m in side.of("name")
        if not (m.span.start in opening and " " not in m.value and m.value in common) and len(m.value) > 1
    ]


def _quoted_too(pair: Pair, side: Side) -> list[Mention]:
    """The names of *side*, those of quotations included: how a name is spelled is not the speaker's choice."""
    quoted = [mention for mention in side.mentions.get("name", ()) if side.quoted(mention.span)]
    return sorted([*_sure_names(pair, side), *quoted], key=lambda mention: mention.span)


@lru_cache(maxsize=8)
def respelt(pair: Pair) -> tuple[tuple[Mention, Mention], ...]:
    """Names of one side only that are one or two letters from a name of the other side only, word for word.

    A name that both sides have may be spelled otherwise in a second place: it is, if the word diff put one for one.
    """
    left, right = _quoted_too(pair, pair.left), _quoted_too(pair, pair.right)
    values = {m.value for m in left}, {m.value for m in right}
    others = [m for m in right if m.value not in values[0]]
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
    for one in lefts:
        for other in rights:
            short, long = sorted((one.value.split(), other.value.split()), key=len)
            if len(short) < _HOUSE or len(long) - len(short) != 1 or long[: len(short)] != short:
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
    for name in names:
        apposed = _apposed_title(side, name)
        if apposed is not None and not any(name is person for person, _ in found):
            found.append((name, [apposed]))
    return found


def _apposed_title(side: Side, name: Mention) -> Mention | None:
    """The title behind a name's comma, with what limits it: "assistant district attorney" in "X, then an ..."."""
    text, lexicon = side.version.text, side.lexicon
    at = bisect_left(side.words, name.span.end, key=lambda word: word.start)
    near = side.words[at : at + _TITLE_REACH]
    if not near or "," not in text[name.span.end : near[0].start]:
        return None
    ends = next((i for i, word in enumerate(near[1:], 1) if text[near[i - 1].end : word.start] != " "), len(near))
    near = near[:ends]
    while near and (near[0].key in side.language.stop_words or lexicon.has("determiners", near[0].key)):
        near = near[1:]
    head = next((i for i, word in enumerate(near) if bare(word.key) in lexicon.titles), None)
    if head is None:
        return None
    value = " ".join(lexicon.title_forms.get(word.key, word.key) for word in near[: head + 1])
    return Mention("title", Span(near[0].start, near[head].end), value)


def _told_otherwise(one: Mention, other: Mention, pair: Pair) -> bool:
    """Whether each side tells the other's title in its own words: "Sen. X, who chairs the panel", "Chairwoman X"."""
    heads = one.value.rpartition(" ")[2], other.value.rpartition(" ")[2]
    return heads[0] != heads[1] and (any_alike(heads[0], pair.right.keys) or any_alike(heads[1], pair.left.keys))


def _comparable(one: Mention, other: Mention, pair: Pair) -> bool:
    """Whether two titles are told in one place; behind the name a person may have many: only what limits one tells."""
    apposed = [not any(m is title for m in side.of("title")) for side, title in ((pair.left, one), (pair.right, other))]
    if not any(apposed):
        return True
    words = one.value.split(), other.value.split()
    odd = {*words[0]} ^ {*words[1]}
    limits = all(pair.left.lexicon.has("title_prefixes", word) for word in odd)
    return all(apposed) and words[0][-1] == words[1][-1] and limits


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
    return left.rpartition(" ")[2] == right.rpartition(" ")[2] and same_name(left, right, pair.left.lexicon)
