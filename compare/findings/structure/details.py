"""What became of a pair besides its wording: split, merged, details dropped and added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from compare.findings.base import Draft, Rule, quote
from compare.findings.facts.amounts import numbers, same_amount
from compare.findings.facts.places import place_gone
from compare.findings.facts.values import unmatched
from compare.findings.forms import any_alike
from compare.findings.pair import Pair, Side, same_date
from compare.findings.structure.doers import doers
from compare.mentions.clauses import clauses
from compare.mentions.names import same_name
from compare.model import Span
from compare.text import Word

#: Words without a counterpart that make an added clause a detail of its own.
_CLAUSE = 6
_OWN, _KEPT = 3, 6  # of its words with meaning: the least, and of how many one may have a counterpart
_LED = 5  # words that may lead to a place
_COUNTED = 2  # words behind a number for what it counts: "47 private dams"
#: Numbers that are as often a figure of speech.
_SMALL = frozenset({"1", "2", "#1"})


class Split(Rule):
    """One statement became several."""

    name = "split"
    severity = "structure"
    title = "One statement became several"
    explanation = "One statement of the left is told by two or more of the right. Nothing need be lost."
    example = (
        "The mayor opened the bridge on Monday and the bakers of the town gave bread to the crowd.",
        "The mayor opened the bridge on Monday. The bakers of the town gave bread to the crowd.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if pair.bead.split:
            count = len(pair.bead.right)
            yield self.draft(pair, f"Split: one statement became {count}", covers=((), ()), weight=-1)


class Merged(Rule):
    """Several statements became one."""

    name = "merged"
    severity = "structure"
    title = "Several statements became one"
    explanation = "Two or more statements of the left are told by one of the right. Nothing need be lost."
    example = (
        "The mayor opened the bridge on Monday. The bakers of the town gave bread to the crowd.",
        "The mayor opened the bridge on Monday and the bakers of the town gave bread to the crowd.",
    )

    def look(self, pair: Pair) -> Iterator[Draft]:
        if pair.bead.merged:
            count = len(pair.bead.left)
            yield self.draft(pair, f"Merged: {count} statements became one", covers=((), ()), weight=-1)


class DetailDropped(Rule):
    """A name, number or clause of a paired statement is gone from the version."""

    name = "detail-dropped"
    severity = "structure"
    title = "A detail is gone"
    explanation = (
        "The statement stays but the right version nowhere names a person, a number, a date or a place of it, does not"
        " say who did it (“killed by police”, “died”), or a clause of six words or more has no counterpart. Sources and"
        " places are told by graver rules, unless this one is selected alone. Pairs that are not trusted are passed"
        " over."
    )
    example = (
        "The mayor opened the new bridge over the Lem on Monday, after nine bitter winters of rows between builders.",
        "The mayor opened the new bridge over the Lem on Monday.",
    )

    def rest(self, pair: Pair, said: Sequence[Draft]) -> Iterator[Draft]:
        yield from (
            self.draft(pair, f"Detail dropped: {_cited(pair.left, spans)}", spans)
            for spans in _details(pair, pair.left, pair.right, "right", [s for d in said for s in d.covers_left])
        )


class DetailAdded(Rule):
    """A name, number or clause of a paired statement is new in the version."""

    name = "detail-added"
    severity = "structure"
    title = "A detail is new"
    explanation = (
        "The statement stays and the right adds a person, a number, a date or a place that the left version nowhere"
        " names, or a clause of six words or more without a counterpart. The message says when the clause names no"
        " source."
    )
    example = (
        "The mayor opened the new bridge over the Lem on Monday.",
        "The mayor opened the new bridge over the Lem on Monday, after nine bitter winters of rows between builders.",
    )

    def rest(self, pair: Pair, said: Sequence[Draft]) -> Iterator[Draft]:
        for spans in _details(pair, pair.right, pair.left, "left", [s for d in said for s in d.covers_right]):
            inside = any(spans[0].holds(one.source) for one in pair.right.sources)
            note = " (no source given)" if len(spans) == 1 and _long(pair.right, spans[0]) and not inside else ""
            yield self.draft(pair, f"Detail added: {_cited(pair.right, spans)}{note}", (), spans)


def _details(pair: Pair, side: Side, other: Side, name: str, told: Sequence[Span]) -> Iterator[list[Span]]:
    """Spans of *side* that the other version does not tell: lost names, numbers and dates, and clauses of their own."""
    if not pair.both or pair.weak or not pair.body or not other.statements:
        return
    alone = [c for c in _clauses(pair, side, name) if not _spoken_for(side, c, told)]
    yield from ([clause] for clause in alone)
    taken = [*told, *alone]
    lost = [
        _with_verb(side, one.span)
        for one in side.of("place")
        if place_gone(one, side, pair, name) and not any(span.meets(one.span) for span in taken)
    ]
    same: dict[str, Callable[[str, str], bool]] = {
        "name": lambda one, two: same_name(one, two, side.lexicon),
        "number": same_amount,
        "date": lambda one, two: same_date(one, side, two, other),
    }
    for facet in ("name", "number", "date"):
        left, right = numbers(pair) if facet == "number" else (pair.left.of(facet), pair.right.of(facet))
        here, there = (left, right) if side is pair.left else (right, left)
        mentions, _ = unmatched(here, there, same[facet])
        for mention in mentions:
            if any(span.meets(mention.span) for span in [*taken, *lost]):
                continue
            if facet == "name":
                words = [word for word in mention.value.split() if word not in side.language.stop_words]
                known = any(any_alike(word, pair.story.words(name)) for word in words)
                known = known or _adjective(side, mention.span)
            else:
                known = mention.value in pair.story.values(name, facet) or mention.value in pair.story.words(name)
                known = known or mention.value in _SMALL or mention.value.startswith(("relative", "season"))
            if not known:
                lost.append(_with_source(side, mention.span))
    lost += [one for one in doers(side, other) if not any(span.meets(one) for span in [*taken, *lost])]
    if lost:
        yield sorted(lost)


def _with_source(side: Side, span: Span) -> Span:
    """A name with what makes it a source: "according to reports from X"."""
    source = next((one for one in side.sources if one.source.meets(span) and one.strength == "according"), None)
    return source.span if source else span


def _with_verb(side: Side, span: Span) -> Span:
    """A place with the few words that lead to it from the sign before: "took place from eastern X"."""
    before = [word for word in side.words if word.end <= span.start][-_LED:]
    text = side.version.text
    for word, after in reversed([*zip(before, [*before[1:], Word(*span, "")], strict=True)]):
        if not text[word.end : after.start].isspace():
            return Span(after.start, span.end)
    led = before[-1:] and side.lexicon.has("direction_prepositions", before[-1].key)
    return Span(before[-1].start, span.end) if led else span


def _spoken_for(side: Side, clause: Span, told: Sequence[Span]) -> bool:
    """Whether other findings speak for half of the words of *clause* that carry meaning, or for its source."""
    if any(clause.holds(one.span) and any(span.meets(one.span) for span in told) for one in side.sources):
        return True
    inside = [w for w in side.carrying if clause.start <= w.start < clause.end]
    spoken = sum(any(span.start < w.end and w.start < span.end for span in told) for w in inside)
    return 2 * spoken >= len(inside)


def _clauses(pair: Pair, side: Side, name: str) -> Iterator[Span]:
    """Clauses of six words and more that share next to nothing with the other side, and no statement as a whole."""
    text, quotations, carrying = side.version.text, side.quotations, side.carrying
    own = [word for word in carrying if word.key not in side.answered]
    if len(own) < _OWN:
        return
    lone = [word.key not in side.answered for word in carrying]
    # Of six words one may have a counterpart: in such a clause some three in a row have none.
    for statement in side.statements if any(map(all, zip(lone, lone[1:], lone[2:], strict=False))) else ():
        parts = clauses(text, statement.span, side.language, quotations)
        for span in parts if len(parts) > 1 or len(side.statements) > 1 else ():
            part = side.words[side.at(span.start) : side.at(span.end)]
            if len(part) < _CLAUSE:
                continue
            content = [word for word in carrying if span.start <= word.start < span.end]
            kept = len(content) - sum(span.start <= word.start < span.end for word in own)
            alone = len(content) >= _OWN and _KEPT * kept <= len(content)
            if alone and pair.story.nearest(name, [word.key for word in content]) < 0.5:
                yield Span(part[0].start, part[-1].end)


def _adjective(side: Side, span: Span) -> bool:
    """A lone capital at a statement's beginning or before a noun ("American attack") is no name to be missed."""
    if " " in side.version.text[span.start : span.end]:
        return False
    after = next((word for word in side.words if word.start >= span.end), None)
    opening = any(statement.span.start == span.start for statement in side.statements)
    if after is None:
        return opening
    joined = side.version.text[span.end : after.start] in {" ", "-", "\u00a0"}
    endings = tuple(side.lexicon.sets["adjective_endings"])
    kind = not endings or side.version.text[span.start : span.end].endswith(endings)
    lower = kind and side.version.text[after.start].islower()
    return opening or (joined and lower and after.key not in side.language.stop_words)


def _long(side: Side, span: Span) -> bool:
    return len(side.wording(span).split()) >= _CLAUSE


def _cited(side: Side, spans: Sequence[Span]) -> str:
    whole = [_with_counted(side, span) for span in spans]
    # "1030 GMT" needs no "GMT" behind it.
    told = [one for one in whole if not any(other != one and other.holds(one) for other in whole)]
    return ", ".join(quote(side.wording(span)) for span in told)


def _with_counted(side: Side, span: Span) -> Span:
    """A plain number with what it counts, as a message cites it: a bare "18" sends a reader to the story."""
    if not any(one.span == span and one.value.isdigit() for one in side.of("number")):
        return span
    end = span.end
    for word in side.words[side.at(end) :][:_COUNTED]:
        name = side.version.text[word.start : word.end].istitle() and not side.language.capital_nouns
        if name or side.version.text[end : word.start] != " " or word.key in side.language.stop_words:
            break
        end = word.end
    return Span(span.start, end)
