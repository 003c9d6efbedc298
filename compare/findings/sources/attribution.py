"""Who is said to have said it: sources dropped, added, changed, and verbs that say more than "said".

A named source that stands nowhere in the right version outranks everything: the reader can no longer check what stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.findings.base import Draft, Rule, quote
from compare.findings.cited import reach
from compare.findings.facts.amounts import counted, counts, is_plural
from compare.findings.forms import alike
from compare.findings.once import remembered
from compare.findings.pair import Pair, Side
from compare.findings.sources.sourcing import (
    KEPT,
    SAME,
    VAGUE,
    chained,
    head,
    reacts,
    same_source,
    speaks,
    told_there,
    unmatched,
    unnamed,
)
from compare.mentions import Attribution
from compare.model import Span

#: Words of an edit at most for one verb in the place of another.
_FEW = 4


class AttributionDropped(Rule):
    """A source is gone while what it said stays."""

    name = "attribution-dropped"
    severity = "stance"
    title = "A source is gone"
    explanation = (
        "The left says who said it and the right tells the same without a source. Named sources, “officials” and"
        " “according to” count alike; a pronoun counts for the name before it. A named source that the right version"
        " names nowhere is ranked first of all findings, because what it said now stands unsourced. The message says"
        " where a promise is now told as a fact (“would close” became “will close”)."
    )
    example = (
        "The bridge will close for a year, according to reports from Reuters.",
        "The bridge will close for a year.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role == "headline":
            return
        gone, come, *_ = unmatched(pair)
        for one in gone[len(come) :]:  # the others are told by attribution-changed
            mate = chained(one, pair.left)
            chain = [one, mate] if mate and any(mate is other for other in gone) else [one]
            named = [each for link in chain for each in link.subjects if each.named]
            if len(chain) > 1 and one.link:
                continue  # told with the source it handed on
            vague = [] if come or unnamed(pair.left) else unnamed(pair.right)
            if not told_there(one, pair.left, VAGUE if vague else KEPT) or reacts(one, pair.left):
                continue
            if one.named and _named_in(one.key, pair.story.right_words) and speaks(one, pair.left):
                continue  # the quotation's finding tells whose it was
            lost = [each for each in named if not _named_in(each.key, pair.story.right_words)]
            message = f"Source dropped: {quote(pair.left.wording(_clause(*chain)))}"
            if vague:
                message += f", now only {quote(pair.right.wording(vague[0]))}"
            if lost:
                names = " and ".join(_name(each, pair.left) for each in lost)
                verb = "are" if " and " in names else "is"
                message += f"; {names} {verb} named nowhere in {pair.story.right.label or 'the later version'}"
            said, now = _as_fact(pair)
            if said and now:
                became = quote(pair.right.wording(now[0]))
                message += f"; {quote(pair.left.wording(said[0]))} became {became}, as a fact"
            weight = 2 * bool(lost) + bool(named)
            marks = [*(each.span for each in chain), *said], [*vague, *now]
            yield self.draft(pair, message, *marks, outranks=bool(lost), weight=weight)


class AttributionAdded(Rule):
    """A source is new for what was told without."""

    name = "attribution-added"
    severity = "stance"
    title = "A source is new"
    explanation = (
        "The right says who said it and the left tells the same without a source: a flat statement became a reported"
        " one."
    )
    example = (
        "The bridge will close for a year.",
        "The bridge will close for a year, according to reports from Reuters.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role == "headline":
            return
        gone, come, *_ = unmatched(pair)
        for one in come[len(gone) :]:
            vague = [] if gone or unnamed(pair.right) else unnamed(pair.left)
            if not told_there(one, pair.right, VAGUE if vague else KEPT) or reacts(one, pair.right):
                continue
            message = f"Source added: {quote(pair.right.wording(_clause(one)))}"
            if vague:
                message += f", where the left has only {quote(pair.left.wording(vague[0]))}"
            yield self.draft(pair, message, vague, [one.span], weight=int(one.named))


class AttributionChanged(Rule):
    """Another source, or a verb that says more or less."""

    name = "attribution-changed"
    severity = "stance"
    title = "A source or its verb is another one"
    explanation = (
        "What is told is given to another source, by name or by description (“Iranian officials”, “U.S. officials”), a"
        " chain of sources lost a link (“state media, cited by Reuters” became “state media”), one of several sources"
        " is gone or new (“the mayor and the union said” became “the mayor said”), several became one (“witnesses”,"
        " “a witness”), or the same source has a verb of another strength: “said” became “claimed”, “admitted”,"
        " “denied” or “promised”. A surname for a full name, a pronoun, an office for its holder’s name, and verbs of"
        " one strength are no finding."
    )
    example = (
        "The new bridge over the Lem is safe for lorries, according to the Transport Ministry.",
        "The new bridge over the Lem is safe for lorries, according to the Harbour Union.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if not pair.both or pair.role == "headline":
            return
        gone, come, shortened, lengthened, partly = unmatched(pair)
        for one in shortened:
            chain, name = quote(pair.left.wording(_chain(one, pair.left))), _named_as(one, pair.left)
            message = f"Chain of sources shortened: {chain} lost a link: {name} is gone"
            yield self.draft(pair, message, [one.span], (), weight=int(one.named))
        for one in lengthened:
            chain, name = quote(pair.right.wording(_chain(one, pair.right))), _named_as(one, pair.right)
            message = f"Chain of sources lengthened: {chain} has a new link: {name}"
            yield self.draft(pair, message, (), [one.span], weight=int(one.named))
        for one, other in (*partly, *zip(gone, come, strict=False)):
            yield self.draft(
                pair,
                f"Source changed: {quote(pair.left.wording(one.source))} became"
                f" {quote(pair.right.wording(other.source))}",
                [one.source],
                [other.source],
                weight=int(one.named),
                covers=([one.span, one.source], [other.span, other.source]),
            )
        yield from self._verbs(pair)
        yield from self._several(pair)

    def _several(self, pair: Pair) -> Iterator[Draft]:
        """Several sources that became one, or one that became several: "witnesses", "a witness"."""
        for one, other in _same_source(pair) if pair.close >= SAME else ():
            heads = head(one, pair.left), head(other, pair.right)
            sides = (pair.left, one.source), (pair.right, other.source)
            # "Several witnesses" are told as a number, and a name is no plural.
            told = any(counts(*each) or _is_name(*each) for each in sides)
            if not told and (is_plural(*heads, pair.left) or is_plural(*heads[::-1], pair.left)):
                said, now = counted(pair.left, one.source), counted(pair.right, other.source)
                message = f"Source changed: {quote(pair.left.wording(said))} became {quote(pair.right.wording(now))}"
                yield self.draft(pair, message, [said], [now])

    def _verbs(self, pair: Pair) -> Iterator[Draft]:
        """Verbs of another strength for one source."""
        for one, other in _same_source(pair):
            strengths = {one.strength, other.strength}
            told = pair.close >= KEPT and not one.pronoun and "warned" not in strengths
            near = (told or _one_word(pair, one, other)) and not _denies(one, other, pair)
            if near and len(strengths) == 2 and "according" not in strengths:
                yield self.draft(
                    pair,
                    f"Verb of saying changed: {pair.left.wording(one.source)} {quote(pair.left.wording(one.verb))}"
                    f" became {quote(pair.right.wording(other.verb))}",
                    [one.verb],
                    [other.verb],
                )


def _is_name(side: Side, span: Span) -> bool:
    return any(name.span.meets(span) for name in side.of("name"))


def _as_fact(pair: Pair) -> tuple[list[Span], list[Span]]:
    """What a source said would be, and the same told as what will be: "would close", "will close"; or nothing."""
    forms, endings = pair.left.lexicon.told_as_fact, pair.left.lexicon.told_endings
    if not endings and forms.keys().isdisjoint(pair.left.unquoted):
        return [], []
    for word in pair.left.words:
        span = Span(word.start, word.end)
        if pair.left.quoted(span):
            continue
        for end, fact in endings.items():
            form = word.key.removesuffix(end) + fact if word.key.endswith(end) else ""
            twin = next((Span(other.start, other.end) for other in pair.right.words if other.key == form), None)
            if twin:
                return [span], [twin]
        head = pair.left.next_content(span) if word.key in forms else ""
        for other in pair.right.words if head else ():
            twin = Span(other.start, other.end)
            if other.key == forms[word.key] and alike(head, pair.right.next_content(twin)):
                return [Span(span.start, reach(pair.left, span, 1))], [Span(twin.start, reach(pair.right, twin, 1))]
    return [], []


def _denies(one: Attribution, other: Attribution, pair: Pair) -> bool:
    """Whether one side denies by its verb and the other by its words: "denied that", "said that ... not"."""
    if "denied" not in {one.strength, other.strength}:
        return False
    verb, words = (pair.left, pair.right) if one.strength == "denied" else (pair.right, pair.left)
    return len(words.of("negation")) > len(verb.of("negation"))


def _one_word(pair: Pair, one: Attribution, other: Attribution) -> bool:
    """Whether one verb was put for the other, with next to nothing else."""
    edit = pair.same_edit(one.verb, other.verb)
    if edit is None:
        return False
    sides = edit.left.of(pair.story.left.text).split(), edit.right.of(pair.story.right.text).split()
    return max(map(len, sides)) <= _FEW


@remembered
def _same_source(pair: Pair) -> tuple[tuple[Attribution, Attribution], ...]:
    found = []
    for one in pair.left.sources:
        others = [other for other in pair.right.sources if other.named == one.named and same_source(one, other, pair)]
        if len(others) == 1 and sum(same_source(o, others[0], pair) for o in pair.left.sources) == 1:
            found.append((one, others[0]))
    return tuple(found)


def _named_in(name: str, words: frozenset[str]) -> bool:
    """Whether the distinctive word of a name stands in a version."""
    return any(word in words for word in name.split()[-1:])


def _name(one: Attribution, side: Side) -> str:
    """The name of a named source as the story writes it: "Reuters" of "reports from Reuters"."""
    named = [m for m in side.mentions.get("name", ()) if m.value == one.key and one.source.meets(m.span)]
    return side.wording(named[-1].span if named else one.source)


def _named_as(one: Attribution, side: Side) -> str:
    """A source as a message names it."""
    return _name(one, side) if one.named else quote(side.wording(one.source))


def _clause(*some: Attribution) -> Span:
    """Attributions with their whole phrases, as an editor would cite them."""
    return Span(
        min(min(one.span.start, one.source.start) for one in some),
        max(max(one.span.end, one.source.end) for one in some),
    )


def _chain(one: Attribution, side: Side) -> Span:
    """The chain of sources that *one* is a link of."""
    mate = chained(one, side)
    return _clause(one, mate) if mate else _clause(one)


def sourced(side: Side) -> Sequence[Attribution]:
    """The sources of *side* that are more than a pronoun."""
    return [one for one in side.sources if not one.pronoun]
