"""Which findings are about which statements of a step, and what kind of thing they say changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.model import Excerpt, Finding, Version

#: First word of a rule's name -> the facet that it speaks of.  The other rules tell where a statement stands, not what
#: it says.
FACETS = {
    "quote": "quote",
    "fact": "fact",
    "number": "number",
    "date": "date",
    "name": "name",
    "title": "title",
    "place": "place",
    "attribution": "attribution",
    "polarity": "negation",
    "hedge": "hedge",
    "condition": "condition",
    "scope": "scope",
    "charged": "charged word",
    "detail": "detail",
    "typography": "typography",
}


def step_of(finding: Finding) -> int:
    """The step a finding belongs to: 0 leads from the first version to the second."""
    if finding.right:
        return finding.right.version - 1
    assert finding.left, "a finding cites a side"
    return finding.left.version


def statements_of(versions: Sequence[Version], excerpt: Excerpt) -> tuple[int, ...]:
    """The statements that an excerpt runs over."""
    every = versions[excerpt.version].statements
    found = [excerpt.statement]
    for index in range(excerpt.statement + 1, len(every)):
        if not every[index].span.meets(excerpt.span):
            break
        found.append(index)
    return tuple(found)


class Cited:
    """Findings by step, side and statement."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, str, int], list[Finding]] = {}

    def add(self, step: int, side: str, index: int, finding: Finding) -> None:
        """*finding* cites this statement."""
        self._found.setdefault((step, side, index), []).append(finding)

    def about(self, step: int, left: Iterable[int], right: Iterable[int]) -> list[Finding]:
        """The findings of a step about these statements, each once, as they are ranked."""
        places = [*((step, "left", i) for i in left), *((step, "right", j) for j in right)]
        found = {finding.id: finding for place in places for finding in self._found.get(place, ())}
        return list(found.values())

    def ids(self, step: int, left: Iterable[int], right: Iterable[int]) -> tuple[str, ...]:
        """The ids of these findings."""
        return tuple(finding.id for finding in self.about(step, left, right))


def facets_of(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What *findings* say changed, each facet once."""
    words = (finding.rule.partition("-")[0] for finding in findings)
    return tuple(dict.fromkeys(FACETS[word] for word in words if word in FACETS))


def cited(versions: Sequence[Version], findings: Iterable[Finding]) -> Cited:
    """*findings*, to be looked up by the statements they cite."""
    found = Cited()
    for finding in findings:
        for side, excerpt in (("left", finding.left), ("right", finding.right)):
            if excerpt:
                for index in statements_of(versions, excerpt):
                    found.add(step_of(finding), side, index, finding)
    return found
