"""Conflicts between versions that tell one claim: other facts, sources, stance, opposites and causes.

No version is left or right, earlier or the reference, so only rules that say the same from both sides are asked, and
what they find is told as sides of a conflict.  No side wins: that more versions have one is no proof of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from compare.findings import rivals
from compare.findings.base import Draft, Rule, quote
from compare.findings.facts import names, titles, values
from compare.findings.ledger import Ledger
from compare.findings.pair import Pair, Side, Story
from compare.findings.quotes.audit import audit
from compare.findings.quotes.quotations import Quote
from compare.findings.sources import attribution
from compare.findings.stance import conditions, hedges, scope
from compare.findings.structure.order import ClaimConflict
from compare.language import load
from compare.mentions import find, sources
from compare.mentions.dates import agree, kind
from compare.model import Alignment, Bead, Cell, Change, Claim, ClaimMatrix, Comparison, Conflict, Label, Span, Version
from compare.text import Cuts, keys

#: The facet that is told once for a claim, with the sources of every version that tells it.
SOURCES = "attribution"
#: The facet of a conflict -> rules that see the same from both sides.  They are asked in this order: words that one
#: of them spoke for are not told again.
FACETS: dict[str, tuple[Rule, ...]] = {
    "number": (values.FactRebound(), values.NumberChanged()),
    "date": (values.DateChanged(),),
    "name": (names.NameChanged(),),
    "title": (titles.TitleChanged(),),
    SOURCES: (
        attribution.AttributionDropped(),
        attribution.AttributionChanged(),
        attribution.AttributionAdded(),
    ),
    "hedge": (hedges.HedgeDropped(), hedges.HedgeAdded()),
    "condition": (conditions.ConditionChanged(),),
    "scope": (scope.ScopeChanged(),),
}
#: The facet of a conflict -> what finds two wordings of one thing of which both cannot well be so.
RIVALS: dict[str, Callable[[Pair], Iterator[rivals.Both]]] = {
    "negation": rivals.denied,
    "opposite": rivals.opposed,
    "cause": rivals.caused,
}
#: What a message calls a facet; "quote" and "speaker" come from the audit of quotations.
CALLED = {
    "quote": "The words of a quotation differ",
    "speaker": "A quotation is given to different speakers",
    "number": "Numbers differ",
    "date": "Dates differ",
    "name": "Names differ",
    "title": "Titles differ",
    SOURCES: "Sources differ",
    "negation": "One side denies what the other states",
    "opposite": "One side tells the opposite of the other",
    "cause": "Different causes are given",
    "hedge": "It is told with different certainty",
    "condition": "Conditions differ",
    "scope": "It is told of more, or of fewer",
}
#: What a side of a conflict is called that tells the same without.
WITHOUT = {
    SOURCES: "no source found",
    "scope": "not said",
    "title": "not said",
    "negation": "no denial",
    "hedge": "no hedge",
    "condition": "no condition",
}
#: Weight of a facet in the ranking: facts, then sources, then how surely it is told.
_FACTS = {**dict.fromkeys(("quote", "speaker", "number", "date", "name", "title"), 2), SOURCES: 1}
#: Facets that are compared by value.
VALUES = frozenset({"number", "date", "name", "title"})
#: Kinds of date of which two that stand alone in a claim are about one thing; every event has a weekday of its own.
_SOLE = frozenset({"year", "month", "day", "decade"})
#: Least share of words in common where a facet is compared: in pairs further apart it belongs to other words.
_CLOSE = {"hedge": 0.35, "condition": 0.45, "scope": 0.45}
#: Least share of the words of the shorter quotation that two wordings of one have in common.
_QUOTED = 0.6


@dataclass(frozen=True, slots=True)
class Mark:
    """What one version gives in a conflict: the words, or none where it tells the same without."""

    version: int
    spans: tuple[Span, ...]
    key: str
    wording: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two versions that differ in one facet of a claim."""

    facet: str
    one: Mark
    other: Mark
    draft: Draft


def confronted(matrix: ClaimMatrix, cuts: Cuts) -> tuple[ClaimMatrix, tuple[Draft, ...]]:
    """*matrix* with the conflicts of its claims, and a draft of a finding for each conflict."""
    clashes: dict[int, list[Clash]] = {}
    for left, right in combinations(range(len(matrix.versions)), 2):
        rows = [row for row, claim in enumerate(matrix.claims) if claim.cells[left] and claim.cells[right]]
        story = _story(matrix, rows, left, right, cuts)
        for pair in story.pairs:
            clashes.setdefault(rows[pair.place], []).extend(_clashes(pair))
    claims, drafts = [], []
    for row, claim in enumerate(matrix.claims):
        told = [(_conflict(group, matrix, claim), group) for group in _groups(clashes.get(row, ()))]
        told = [(conflict, group) for conflict, group in told if len(conflict.sides) > 1]
        claims.append(_differing(claim, tuple(conflict for conflict, _ in told)))
        drafts += [_draft(matrix, row, conflict, group) for conflict, group in told]
    return replace(matrix, claims=tuple(claims)), tuple(drafts)


def _story(matrix: ClaimMatrix, rows: Sequence[int], left: int, right: int, cuts: Cuts) -> Story:
    """The claims that both of two versions tell, as a comparison that the rules can read; its words are not diffed."""
    versions = matrix.versions[left], matrix.versions[right]
    changes = []
    for row in rows:
        claim = matrix.claims[row]
        cells = claim.cells[left], claim.cells[right]
        here, there = (cell.statements if cell else () for cell in cells)
        texts = [[v.statements[at].text for at in some] for v, some in zip(versions, (here, there), strict=True)]
        # How surely two tell one claim is between the two of them, however badly a third one fits them; and two that
        # read much alike are sure of each other.
        score = max(_fit(cells[0], right), _common(*map(" ".join, texts)))
        label: Label = "unchanged" if texts[0] == texts[1] else "reworded"
        changes.append(Change(Bead(here, there, score), label, (), diffed=False))
    return Story(Comparison(Alignment(*versions, (), ()), tuple(changes)), (left, right), cuts)


def _fit(cell: Cell | None, other: int) -> float:
    """How well a cell fits that of version *other*."""
    if cell is None:
        return 0.0
    return cell.fits[other] if cell.fits else cell.score


def _common(one: str, other: str) -> float:
    """The words that both have, over those of the longer one (0-1)."""
    words, others = Counter(keys(one)), Counter(keys(other))
    return (words & others).total() / max(words.total(), others.total(), 1)


def _clashes(pair: Pair) -> Iterator[Clash]:
    """What the rules say of two versions of one claim, each facet in its two wordings."""
    ledger = Ledger()
    found = [*_quoted(pair)]
    found += [("date", draft) for draft in _sole_dates(pair)]
    found += [
        (facet, draft)
        for facet, rules in FACETS.items()
        if pair.close >= _CLOSE.get(facet, 0.0)
        for one in rules
        for draft in one.look(pair)
    ]
    for facet, look in RIVALS.items():
        found += [(facet, ClaimConflict().draft(pair, "", left, right)) for left, right in look(pair)]
    for facet, draft in found:
        if not ledger.told(draft):
            ledger.add(draft)
            marks = _mark(pair.left, draft.marks_left), _mark(pair.right, draft.marks_right)
            yield Clash(facet, *marks, draft)


def _mark(side: Side, spans: Sequence[Span]) -> Mark:
    """What one side gives; numbers and names are told apart by their value, all else by their words alone: a full stop
    inside the quotation marks is no other quotation."""
    values = {mention.span: mention.value for some in side.mentions.values() for mention in some}
    spans = tuple(sorted(spans))
    key = " ".join(values.get(span) or " ".join(keys(side.wording(span))) for span in spans)
    return Mark(side.number, spans, key, " … ".join(side.wording(span) for span in spans))


def _quoted(pair: Pair) -> Iterator[tuple[str, Draft]]:
    """Quotations of the pair in other words or from another speaker.  One that is only longer is no conflict."""
    for fate in audit(pair.story):
        one, other = fate.left, fate.right
        if one is None or other is None or one.pair is not pair or other.pair is not pair:
            continue
        if fate.rule == "quote-speaker-changed":
            yield "speaker", ClaimConflict().draft(pair, "", fate.marks_left, fate.marks_right)
        elif fate.rule == "quote-altered" and _reworded(one, other):
            yield "quote", ClaimConflict().draft(pair, "", [one.span], [other.span])


def _sole_dates(pair: Pair) -> Iterator[Draft]:
    """The only date of one side against the only date of the other, in a pair that is trusted."""
    ones, others = pair.left.of("date"), pair.right.of("date")
    if len(ones) == len(others) == 1 and not pair.weak:
        values = ones[0].value, others[0].value
        if kind(values[0]) == kind(values[1]) in _SOLE and not agree(*values):
            yield ClaimConflict().draft(pair, "", [ones[0].span], [others[0].span])


def _reworded(one: Quote, other: Quote) -> bool:
    """Whether two quotations are one in other words: neither holds the other, and most words are common."""
    if one.stream in other.stream or other.stream in one.stream:
        return False
    common = Counter(one.keys) & Counter(other.keys)
    return common.total() >= _QUOTED * min(len(one.keys), len(other.keys))


def _groups(clashes: Sequence[Clash]) -> list[list[Clash]]:
    """Clashes that are about one thing: they share a mark, or lead to one."""
    groups: list[list[Clash]] = []
    for clash in clashes:
        met = [group for group in groups if any(_about_one(clash, other) for other in group)]
        joined = [*(other for group in met for other in group), clash]
        groups = [group for group in groups if group not in met] + [joined]
    return groups


def _about_one(clash: Clash, other: Clash) -> bool:
    if clash.facet != other.facet or clash.facet == SOURCES:
        return clash.facet == other.facet
    marks = [{(mark.version, mark.spans) for mark in (one.one, one.other) if mark.spans} for one in (clash, other)]
    return bool(marks[0] & marks[1])


def _conflict(group: Sequence[Clash], matrix: ClaimMatrix, claim: Claim) -> Conflict:
    """The sides of a conflict, in the order of their words; of one key the first wording is shown."""
    facet = group[0].facet
    marks = _sources(matrix, claim) if facet == SOURCES else [m for clash in group for m in (clash.one, clash.other)]
    sides: dict[str, dict[int, str]] = {}
    for mark in marks:
        sides.setdefault(mark.key, {}).setdefault(mark.version, mark.wording)
    if facet in VALUES:
        told = {mark.version for mark in marks}
        for mark in _agreeing(matrix, claim, facet):
            if mark.key in sides and mark.version not in told:
                sides[mark.key].setdefault(mark.version, mark.wording)
    ordered = ((min(found.values()), tuple(sorted(found))) for _, found in sorted(sides.items()))
    return Conflict(facet, tuple(ordered))


def _agreeing(matrix: ClaimMatrix, claim: Claim, facet: str) -> Iterator[Mark]:
    """What the cells of a claim give of one facet: who gives the value of a side stands on that side."""
    for number, cell in enumerate(claim.cells):
        version = matrix.versions[number]
        for index in cell.statements if cell else ():
            for mention in find(version.statements[index], load(version.lang)):
                if mention.facet == facet:
                    yield Mark(number, (mention.span,), mention.value, mention.span.of(version.text))


def _sources(matrix: ClaimMatrix, claim: Claim) -> Iterator[Mark]:
    """Whom each version names in one claim: where one shortens a chain of sources, all of it is seen."""
    for number, cell in enumerate(claim.cells):
        version = matrix.versions[number]
        found = {
            one.key: " ".join(one.source.of(version.text).split())
            for index in (cell.statements if cell else ())
            for source in sources(version.statements[index], load(version.lang))
            for one in source.subjects
            if not (one.pronoun or one.told)
        }
        # A last name for the full name beside it is the same source.
        found = {key: said for key, said in found.items() if not any(o.endswith(f" {key}") for o in found)}
        # A verb of saying without a source that we can read: nothing is known, so nothing is told.
        if found or (cell and not _reports(version, cell.statements)):
            yield Mark(number, (), " ".join(sorted(found)), ", ".join(found.values()))


def _reports(version: Version, indices: Sequence[int]) -> bool:
    """Whether some statement holds a verb of saying."""
    verbs = load(version.lang).speech_verbs
    return any(key in verbs for index in indices for key in keys(version.statements[index].text))


def _differing(claim: Claim, conflicts: tuple[Conflict, ...]) -> Claim:
    """*claim* with its conflicts; every cell that stands on a side of one differs."""
    odd = {number for one in conflicts for _, numbers in one.sides for number in numbers}
    cells = tuple(
        replace(cell, stance="differs") if cell and number in odd else cell for number, cell in enumerate(claim.cells)
    )
    return replace(claim, cells=cells, conflicts=conflicts)


def _draft(matrix: ClaimMatrix, row: int, conflict: Conflict, group: Sequence[Clash]) -> Draft:
    """A finding for one conflict: its first clash stands for it, and the message names every side."""
    first = group[0].draft
    sides = "; ".join(
        f"{_side(conflict.facet, wording)} in {_held(matrix, numbers)}" for wording, numbers in conflict.sides
    )
    return replace(
        first,
        rule=ClaimConflict.name,
        message=f"{CALLED[conflict.facet]}: {sides}",
        place=row,
        weight=_FACTS.get(conflict.facet, 0),
        outranks=False,
    )


def _side(facet: str, wording: str) -> str:
    return quote(wording) if wording else WITHOUT.get(facet, "nothing")


def _held(matrix: ClaimMatrix, numbers: Sequence[int]) -> str:
    """The versions of one side by name; that they are likely one account is said."""
    labels = ", ".join(sorted(matrix.versions[number].label for number in numbers))
    copied = len(numbers) > 1 and any(set(numbers) <= set(origin.versions) for origin in matrix.origins)
    return f"{labels} (likely one origin)" if copied else labels
