"""Findings: what changed inside and around the statements, typed, ranked, explained.

A rule is one small class; :data:`RULES` is the list from which ``storydiff rules``, ``explain`` and ``docs/rules.md``
are made.  One change gives one finding: a rule says nothing about words that a graver rule spoke for.

Ranking, in this order:

1. A named source of which the right version says nothing more, while what it said stays ("according to ..." lost):
   every other finding can be checked against its source, this one takes the source away.
2. Severity: fact, stance, structure, style.
3. How far the pair is trusted, in three bands: from .8, from .6, below (those messages say that the pair is weak).
4. Weight inside a rule's severity: a named source before an unnamed one, a source lost with its statement before a
   statement without a source; a dropped dateline behind other facts, charged words behind the rest of the stance.
5. Place in the story, then rule name and wordings, so that two runs agree.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from compare.errors import SettingsError, meant
from compare.findings import noise
from compare.findings.base import Draft, Rule
from compare.findings.facts import names, places, titles, values
from compare.findings.ledger import Ledger
from compare.findings.pair import TRUSTED, Side, Story
from compare.findings.quotes import fates
from compare.findings.quotes.audit import FOLDING
from compare.findings.sources import attribution
from compare.findings.stance import charged, conditions, hedges, polarity, scope
from compare.findings.structure import details, order
from compare.model import SEVERITIES, ClaimMatrix, Comparison, Excerpt, Finding, Span, Version
from compare.settings import Settings
from compare.text import Cuts, fold

__all__ = ["FOLDING", "RULES", "Rule", "confront", "find", "rule", "wanted"]

#: All rules, gravest first; where two speak for the same words the earlier one is heard.
RULES: tuple[Rule, ...] = (
    fates.QuoteAltered(),
    fates.QuoteTruncated(),
    fates.QuoteDropped(),
    fates.QuoteAdded(),
    fates.QuoteSpeakerChanged(),
    values.FactRebound(),
    values.NumberChanged(),
    values.DateChanged(),
    names.NameChanged(),
    titles.TitleChanged(),
    places.PlaceDropped(),
    order.ClaimConflict(),
    attribution.AttributionDropped(),
    attribution.AttributionChanged(),
    attribution.AttributionAdded(),
    polarity.PolarityFlipped(),
    hedges.HedgeDropped(),
    hedges.HedgeAdded(),
    conditions.ConditionChanged(),
    scope.ScopeChanged(),
    charged.ChargedWordAdded(),
    charged.ChargedWordDropped(),
    order.LeadChanged(),
    order.Promoted(),
    order.Buried(),
    details.Split(),
    details.Merged(),
    details.DetailDropped(),
    details.DetailAdded(),
    order.ClaimDropped(),
    order.ClaimAdded(),
    order.HeadlineChanged(),
    noise.Typography(),
    noise.Reworded(),
)
_BY_NAME = {one.name: one for one in RULES}
_CHARGED = frozenset({"charged-word-added", "charged-word-dropped"})
_CLAUSES = frozenset({"detail-added", "detail-dropped"})
_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}


def rule(name: str) -> Rule:
    """The rule called *name*; raises :class:`SettingsError` with the nearest name where there is none."""
    found = _BY_NAME.get(name)
    if found is None:
        raise SettingsError(f"unknown rule {name!r}", meant(name, _BY_NAME, "storydiff rules lists them"))
    return found


def find(
    versions: Sequence[Version], comparisons: Sequence[Comparison], settings: Settings, cuts: Cuts | None = None
) -> tuple[Finding, ...]:
    """All findings of *comparisons*, ranked.

    *versions* are the versions of the report, in its order; *cuts* are the words that other stages of the run know.
    ``settings.select`` and ``.ignore`` name rules: where some are selected, no other rule is asked, so that each tells
    all it finds; a rule that is ignored is asked and not shown, so that what it found does not come back under another
    name.  Raises :class:`SettingsError` where a name is unknown.
    """
    shown, asked = wanted(settings), wanted(replace(settings, ignore=()))
    drafts: list[Draft] = []
    stories = []
    cuts = Cuts() if cuts is None else cuts
    for comparison in comparisons:
        numbers = _number(versions, comparison.alignment.left), _number(versions, comparison.alignment.right)
        stories.append(Story(comparison, numbers, cuts))
        drafts += _drafts(stories[-1], asked)
    drafts.sort(key=_order)
    found = tuple(finding for finding in _numbered(drafts) if finding.rule in shown)
    for story in stories:
        story.end()
    return found


def confront(
    matrix: ClaimMatrix, settings: Settings, cuts: Cuts | None = None
) -> tuple[ClaimMatrix, tuple[Finding, ...]]:
    """*matrix* with what its versions tell differently, and one finding for each conflict, ranked.

    *cuts* are the words that other stages of the run know.  Rules that know an earlier and a later version are not
    asked.  Raises :class:`SettingsError` as :func:`find` does.
    """
    from compare.findings.claims import confronted

    shown = wanted(settings)
    told, drafts = confronted(matrix, Cuts() if cuts is None else cuts)
    ranked = sorted(range(len(drafts)), key=lambda place: _order(drafts[place]))
    found = _numbered(drafts[place] for place in ranked)
    ids = {place: finding.id for place, finding in zip(ranked, found, strict=True)}
    return _led(told, [ids[place] for place in range(len(drafts))]), tuple(one for one in found if one.rule in shown)


def _led(matrix: ClaimMatrix, ids: Iterable[str]) -> ClaimMatrix:
    """*matrix* with *ids*, one for each conflict in the order of the claims: which finding tells of it."""
    given = iter(ids)
    claims = (
        replace(claim, conflicts=tuple(replace(one, finding=next(given)) for one in claim.conflicts))
        for claim in matrix.claims
    )
    return replace(matrix, claims=tuple(claims))


def wanted(settings: Settings) -> frozenset[str]:
    """The rules that ``settings.select`` and ``.ignore`` leave; raises :class:`SettingsError` for an unknown one."""
    select = frozenset(rule(name).name for name in settings.select) or frozenset(_BY_NAME)
    return select - {rule(name).name for name in settings.ignore}


def _number(versions: Sequence[Version], version: Version) -> int:
    for number, one in enumerate(versions):
        if one is version:
            return number
    return versions.index(version)


def _drafts(story: Story, asked: frozenset[str]) -> list[Draft]:
    """What the rules that are *asked* say of one comparison; those of style tell what all the others leave over."""
    if len(asked) == len(RULES):
        return _said(story, RULES)
    drafts = _said(story, [one for one in RULES if one.name in asked and one.severity != "style"])
    if any(one.name in asked for one in RULES if one.severity == "style"):
        drafts += [d for d in _said(story, RULES) if d.rule in asked and _BY_NAME[d.rule].severity == "style"]
    return drafts


def _said(story: Story, rules: Sequence[Rule]) -> list[Draft]:
    """What *rules* say of one comparison, without what a graver one of them said of the same words."""
    ledger = Ledger()
    for one in rules:
        found = list(one.survey(story))
        for pair in story.pairs if one.looks else ():
            found += one.look(pair)
        for draft in [draft for draft in found if not ledger.told(draft)]:
            ledger.add(draft)
    resting = [one for one in rules if one.rests]
    for pair in story.pairs:
        here = ledger.about(pair)
        for one in resting:
            for draft in [draft for draft in one.rest(pair, here) if not ledger.told(draft)]:
                ledger.add(draft)
                here.append(draft)
    # A charged word of a clause that is new (or gone) as a whole is told with the clause.
    return [d for d in ledger.drafts if d.rule not in _CHARGED or not ledger.told(d, _CLAUSES)]


def _order(draft: Draft) -> tuple[object, ...]:
    band = 0 if draft.score >= 0.8 else 1 if draft.score >= TRUSTED else 2
    severity = _RANK[_BY_NAME[draft.rule].severity]
    texts = (draft.left.statements[0].text if draft.left else "", draft.right.statements[0].text if draft.right else "")
    marks = draft.marks_left, draft.marks_right
    return (not draft.outranks, severity, band, -draft.weight, draft.place, draft.rule, texts, marks)


def _numbered(drafts: Iterable[Draft]) -> list[Finding]:
    """Drafts as findings: excerpts cut, ids made; equal ones are told apart by their order."""
    seen: Counter[str] = Counter()
    folded: dict[str, str] = {}  # many findings cite one statement
    found = []
    for draft in drafts:
        left = _excerpt(draft.left, draft.marks_left, draft.statement_left)
        right = _excerpt(draft.right, draft.marks_right, draft.statement_right)
        key = _key(draft, left, right, folded)
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:10]
        found.append(_finding(digest, draft, left, right))
    return found


def _key(draft: Draft, left: Excerpt | None, right: Excerpt | None, folded: dict[str, str]) -> str:
    """Rule and wordings, folded; no position, so that an unrelated edit leaves the id alone."""
    parts = [draft.rule]
    for excerpt, marks in ((left, draft.marks_left), (right, draft.marks_right)):
        if excerpt is None:
            parts.append("")
            continue
        if excerpt.text not in folded:
            folded[excerpt.text] = fold(excerpt.text)
        parts += [folded[excerpt.text], *(fold(_words(excerpt, mark)) for mark in marks)]
    return "\0".join(parts)


def _words(excerpt: Excerpt, mark: Span) -> str:
    start = excerpt.span.start
    return excerpt.text[max(0, mark.start - start) : max(0, mark.end - start)]


def _finding(id: str, draft: Draft, left: Excerpt | None, right: Excerpt | None) -> Finding:
    message = draft.message
    if draft.score < TRUSTED:
        message += f" (the two statements may not belong together: pairing {draft.score:.0%})"
    return Finding(
        id=id,
        rule=draft.rule,
        severity=_BY_NAME[draft.rule].severity,
        message=message,
        left=left,
        right=right,
        marks_left=draft.marks_left,
        marks_right=draft.marks_right,
        score=draft.score,
    )


def _excerpt(side: Side | None, marks: Sequence[Span], statement: int | None) -> Excerpt | None:
    """The statements of *side* that the marks lie in, as one run of text; all of them where there are no marks."""
    if side is None:
        return None
    if statement is not None:
        chosen = [statement]
    else:
        every = side.version.statements
        chosen = [i for i in side.indices if any(every[i].span.meets(mark) for mark in marks)] or [side.indices[0]]
        if not marks and len(side.indices) == side.indices[-1] - side.indices[0] + 1:
            chosen = list(side.indices)
    span = Span(side.version.statements[chosen[0]].span.start, side.version.statements[chosen[-1]].span.end)
    return Excerpt(side.number, chosen[0], span, span.of(side.version.text))
