"""Facts of a claim that changed from version to version, and those that changed back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from compare.chronicle import Reversal
from compare.life.steps import FACETS, step_of
from compare.life.threads import Thread, tells_of, told_at
from compare.model import Conflict, Excerpt, Finding, Span, Version
from compare.text import fold

#: Rules that set one wording against another; those about a wording that only came or went set none.
RULES = frozenset(
    {"number-changed", "date-changed", "name-changed", "title-changed", "quote-altered", "attribution-changed"}
)


@dataclass
class Trail:
    """One fact through the versions: each wording with the version in which it began."""

    facet: str
    sides: list[tuple[str, int]] = field(default_factory=list)


def trails(
    thread: Thread, threads: Sequence[Thread], versions: Sequence[Version], findings: Sequence[Finding]
) -> list[Trail]:
    """The facts of a claim that changed, each as one trail, in the order in which they first changed."""
    found: list[Trail] = []
    for step, finding in sorted(((step_of(one), one) for one in findings), key=lambda pair: pair[0]):
        if finding.rule not in RULES or not _about(thread, finding):
            continue
        if not tells_of(finding, thread, threads, versions):
            continue
        facet = FACETS[finding.rule.partition("-")[0]]
        for left, right in _swaps(finding):
            trail = next((one for one in found if one.facet == facet and _goes_on(one, left)), None)
            if trail is None:
                trail = Trail(facet, [(left, _since(thread, versions, step, left))])
                found.append(trail)
            trail.sides.append((right, step + 1))
    return found


def conflicts(thread: Thread, versions: Sequence[Version], found: Sequence[Trail]) -> tuple[Conflict, ...]:
    """Each trail as sides: a wording and the versions that have it."""
    told = []
    for trail in found:
        sides: dict[str, tuple[str, list[int]]] = {}
        ends = [*(start for _, start in trail.sides[1:]), len(versions)]
        for (wording, start), end in zip(trail.sides, ends, strict=True):
            held = sides.setdefault(fold(wording), (wording, []))[1]
            held += [
                at
                for at in range(start, end)
                if (at == start or _holds(thread, versions, at, wording)) and at not in held
            ]
        told.append(Conflict(trail.facet, tuple((wording, tuple(held)) for wording, held in sides.values())))
    return tuple(told)


def reversals(claim: int, found: Sequence[Trail]) -> Iterator[Reversal]:
    """The trails that come back to a wording they had left."""
    for trail in found:
        wordings = [fold(wording) for wording, _ in trail.sides]
        if len(set(wordings)) < len(wordings):
            yield Reversal(claim, trail.facet, tuple(trail.sides))


def _about(thread: Thread, finding: Finding) -> bool:
    """Whether a finding cites this claim on both sides."""
    excerpts = (finding.left, finding.right)
    return all(one is not None and one.statement in thread.cells[one.version] for one in excerpts)


def _swaps(finding: Finding) -> list[tuple[str, str]]:
    """The wordings that a finding sets against each other, as long as it is clear which stands for which."""
    if len(finding.marks_left) != len(finding.marks_right):
        return []
    words = [
        [_words(excerpt, mark) for mark in marks] if excerpt else []
        for excerpt, marks in ((finding.left, finding.marks_left), (finding.right, finding.marks_right))
    ]
    return [(left, right) for left, right in zip(*words, strict=True) if left and right and fold(left) != fold(right)]


def _words(excerpt: Excerpt, mark: Span) -> str:
    start = excerpt.span.start
    return " ".join(excerpt.text[max(0, mark.start - start) : max(0, mark.end - start)].split())


def _goes_on(trail: Trail, wording: str) -> bool:
    return fold(trail.sides[-1][0]) == fold(wording)


def _holds(thread: Thread, versions: Sequence[Version], at: int, wording: str) -> bool:
    cell = thread.cells[at]
    return bool(cell) and fold(wording) in fold(told_at(versions[at], cell))


def _since(thread: Thread, versions: Sequence[Version], at: int, wording: str) -> int:
    """The version from which on, up to *at*, the claim had this wording wherever it was told."""
    since = at
    for version in range(at - 1, -1, -1):
        if thread.cells[version]:
            if not _holds(thread, versions, version, wording):
                break
            since = version
    return since
