"""Titles: before a name or behind it, and what a person is said to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.findings.base import Draft, Rule, quote
from compare.findings.facts.standing import standings
from compare.findings.forms import alike, any_alike, bare
from compare.findings.pair import Pair, Side
from compare.mentions.names import same_name
from compare.model import Mention, Span
from compare.text import fold

_TITLE_REACH = 6  # words behind a name within which its title ends
_ALIKE = 0.5  # share of words in common from which a missing "former" tells something
_OWNERS = 5  # words that tell whose title it is: "the harbour union's"


class TitleChanged(Rule):
    """The same person has another title or role."""

    name = "title-changed"
    severity = "fact"
    title = "A person has another title"
    explanation = (
        "The same person stands in both statements with different titles: “Ambassador” became “Envoy”, “former"
        " President” became “President”, one word of what the name is said to be is another (“a nurse”, “a doctor”), or"
        " “former”, “acting”, “deputy” or their like is gone or new before a noun that stays (“a former aide”, “an"
        " aide”)."
        " Short forms (“Sen.”, “Senator”) are one title; courtesy titles (“Mr.”) are none, and so is a title given on"
        " one side only."
    )
    example = (
        "Ambassador Kazem Jalali opened the meeting about the harbour on Monday.",
        "Envoy Kazem Jalali opened the meeting about the harbour on Monday.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both:
            return
        lefts, rights = _titled(pair.left), _titled(pair.right)
        told: list[tuple[Side, Span]] = []
        for person, titles in lefts:
            for other, others in rights:
                if not _same_person(person.value, other.value, pair):
                    continue
                gone = [t for t in titles if t.value not in {o.value for o in others}]
                come = [o for o in others if o.value not in {t.value for t in titles}]
                if not gone and not come:
                    gone, come = _behind(pair, person, other)
                if (
                    gone
                    and come
                    and not _told_otherwise(gone[0], come[0], pair)
                    and _comparable(gone[0], come[0], pair)
                ):
                    told += [(pair.left, gone[0].span), (pair.right, come[0].span)]
                    yield self.draft(
                        pair,
                        f"Title of {pair.left.wording(person.span)} changed: {quote(pair.left.wording(gone[0].span))}"
                        f" became {quote(pair.right.wording(come[0].span))}",
                        [gone[0].span],
                        [come[0].span],
                    )
                break
        yield from self._described(pair, [span for side, span in told if side is pair.left])
        yield from self._standings(pair, told)

    def _standings(self, pair: Pair, told: Sequence[tuple[Side, Span]]) -> Iterator[Draft]:
        """What limited a noun gone or new: "a former aide", "an aide"."""
        if pair.weak or pair.close < _ALIKE:
            return
        for side, verb in ((pair.left, "dropped"), (pair.right, "added")):
            for span, whole in standings(side):
                if any(one is side and title.meets(whole) for one, title in told):
                    continue
                marks = ([span], []) if side is pair.left else ([], [span])
                yield self.draft(pair, f"Limit of a title {verb}: {quote(side.wording(whole))}", *marks)

    def _described(self, pair: Pair, told: Sequence[Span]) -> Iterator[Draft]:
        """One word of what a person is said to be behind the name: "X, a nurse" became "X, a doctor"."""
        for op in pair.edits if pair.change.diffed else ():
            if op.tag != "replace" or any(span.meets(op.left) for span in told):
                continue
            said, now = _noun(pair.left, op.left), _noun(pair.right, op.right)
            persons = said and _apposed_to(pair.left, said), now and _apposed_to(pair.right, now)
            if not (said and now and persons[0] and persons[1]):
                continue
            words = pair.left.wording(said), pair.right.wording(now)
            same = same_name(persons[0].value, persons[1].value, pair.left.lexicon)
            if same and not alike(fold(words[0]), fold(words[1])):
                message = f"Description of {pair.left.wording(persons[0].span)} changed: {quote(words[0])} became"
                yield self.draft(pair, f"{message} {quote(words[1])}", [said], [now])


def _noun(side: Side, span: Span) -> Span | None:
    """The one word that *span* holds, an article before it left out: "an engineer"."""
    inside = side.words[side.at(span.start) : side.at(span.end)]
    inside = inside[1:] if len(inside) == 2 and side.lexicon.has("articles", inside[0].key) else inside
    noun = Span(inside[0].start, inside[0].end) if len(inside) == 1 else None
    return noun if noun and side.wording(noun).isalpha() else None


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
        apposed = _title_ahead(side, name) or _apposed_title(side, name)
        if apposed is not None and not any(name is person for person, _ in found):
            found.append((name, [apposed]))
    return found


def _title_ahead(side: Side, name: Mention) -> Mention | None:
    """The title before a name's comma, with what limits it: "the former mayor, X"."""
    lexicon, at = side.lexicon, side.at(name.span.start)
    if at < 2 or side.version.text[side.words[at - 1].end : name.span.start] != ", ":
        return None
    head = _head_before(side, at)
    region = lexicon.has("regions", name.value) and head < at - 1  # "the mayor of Rio Rancho, New Mexico"
    if head < 1 or region:
        return None
    first = head
    while first > 0 and any(
        lexicon.has(kind, side.words[first - 1].key) for kind in ("title_prefixes", "source_kinds")
    ):
        first -= 1
    if not lexicon.has("determiners", side.words[first - 1].key):
        return None
    value = lexicon.title_of([word.key for word in side.words[first : head + 1]])
    return Mention("title", Span(side.words[first].start, side.words[head].end), value)


def _head_before(side: Side, at: int) -> int:
    """The title that ends before word *at*, or stands before the place or house it is of: "the mayor of Y"; or -1."""
    text, words = side.version.text, side.words
    for head in range(at - 1, max(-1, at - 1 - _TITLE_REACH), -1):
        if head < at - 1 and text[words[head].end : words[head + 1].start] != " ":
            return -1
        if bare(words[head].key) in side.lexicon.titles:
            behind = words[head + 1].key if head < at - 1 else ""
            tied = any(side.lexicon.has(name, behind) for name in ("of", "prepositions"))
            return head if not behind or tied else -1
    return -1


def _behind(pair: Pair, person: Mention, other: Mention) -> tuple[list[Mention], list[Mention]]:
    """The titles behind two names that have the same one before them: "Dr. X, the director", "Dr. X, the chairman"."""
    said, now = _apposed_title(pair.left, person), _apposed_title(pair.right, other)
    return ([said], [now]) if said and now and said.value != now.value else ([], [])


def _apposed_title(side: Side, name: Mention) -> Mention | None:
    """The title behind a name's comma, with what limits it: "assistant district attorney" in "X, then an ..."."""
    text, lexicon = side.version.text, side.lexicon
    at = side.at(name.span.end)
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
    while head + 1 < len(near) and near[head + 1].key not in side.language.stop_words:
        step = next((i for i in (1, 2) if head + i < len(near) and near[head + i].key in lexicon.titles), 0)
        if not step:
            break
        head += step  # "vice president", "chief medical officer"
    value = lexicon.title_of([word.key for word in near[: head + 1]])
    return Mention("title", Span(near[0].start, near[head].end), value)


def _told_otherwise(one: Mention, other: Mention, pair: Pair) -> bool:
    """Whether each side tells the other's title in its own words: "Sen. X, who chairs the panel", "Chairwoman X"."""
    heads = one.value.rpartition(" ")[2], other.value.rpartition(" ")[2]
    return heads[0] != heads[1] and (any_alike(heads[0], pair.right.keys) or any_alike(heads[1], pair.left.keys))


def _apposed_to(side: Side, span: Span) -> Mention | None:
    """The name that the word of *span* describes behind a comma: "X, a nurse", "X, the harbour union's secretary"."""
    at, text = side.at(span.start), side.version.text
    for first in range(at - 1, max(0, at - 1 - _OWNERS), -1):
        gap = text[side.words[first - 1].end : side.words[first].start]
        if "," in gap:
            break
        if gap != " ":
            return None
    else:
        return None
    last = side.words[at - 1].key
    led = side.lexicon.has("determiners", last) if first == at - 1 else bare(last) != last
    end = side.words[first - 1].end
    return next((m for m in side.of("name") if led and m.span.end == end and not side.quoted(m.span)), None)


def _comparable(one: Mention, other: Mention, pair: Pair) -> bool:
    """Whether two titles are told in one place; behind the name a person may have many: only what limits one tells."""
    apposed = [not any(m is title for m in side.of("title")) for side, title in ((pair.left, one), (pair.right, other))]
    if not any(apposed):
        return True
    words = one.value.split(), other.value.split()
    odd = {*words[0]} ^ {*words[1]}
    limits = all(pair.left.lexicon.has("title_prefixes", word) for word in odd)
    if (edit := pair.same_edit(one.span, other.span)) and one.span.holds(edit.left) and other.span.holds(edit.right):
        return True
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
