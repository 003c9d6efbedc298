"""Claims followed along the beads from version to version.

A claim holds one statement of a version or several (it was split), and two claims may share one (they were merged): the
sentence then tells both.  A statement that was dropped is kept in mind, and looked for among those that come later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from compare.chronicle import Event, EventKind
from compare.language import load
from compare.life.steps import Cited, cited, facets_of
from compare.model import APPARATUS, Alignment, Change, Comparison, Finding, Statement, Version
from compare.text import fold, keys

Align = Callable[[Version, Version], Alignment]
#: Least score of a pair of a dropped statement and one that came later; the share of content words they have in
#: common, and how many of them: short sentences resemble each other too easily.
TRUST, SHARED, LEAST = 0.8, 0.5, 3


@dataclass(eq=False)
class Thread:
    """One claim while it is followed: its statements in each version so far, and what happened to it."""

    cells: list[tuple[int, ...]]
    events: list[Event] = field(default_factory=list)

    def add(self, version: int, indices: Iterable[int]) -> None:
        """Statements of *version* that tell this claim."""
        self.cells[version] = tuple(sorted({*self.cells[version], *indices}))

    def told(self, kept: set[str]) -> tuple[Event, ...]:
        """The events, naming only the findings that are *kept*."""
        return tuple(replace(one, findings=tuple(f for f in one.findings if f in kept)) for one in self.events)


@dataclass(frozen=True)
class _Lost:
    """A statement that was dropped: its place and the claim it told."""

    version: int
    statement: int
    thread: Thread


def tells(statement: Statement) -> bool:
    """Whether a statement tells something of the story, as its headline does and its notes do not."""
    return statement.role != "note" and statement.role not in APPARATUS


def told_at(version: Version, cell: Sequence[int]) -> str:
    """The wording of a cell: its statements in order."""
    return " ".join(" ".join(version.statements[index].text.split()) for index in cell)


def own_words(thread: Thread, threads: Sequence[Thread], versions: Sequence[Version], at: int) -> set[str]:
    """The words of a claim when it last stood alone, up to version *at*."""
    for version in range(at, -1, -1):
        cell = thread.cells[version]
        others = (other.cells[version] for other in threads if other is not thread)
        if cell and not any(set(cell) & set(other) for other in others):
            return set(keys(told_at(versions[version], cell)))
    return set()


def tells_of(finding: Finding, thread: Thread, threads: Sequence[Thread], versions: Sequence[Version]) -> bool:
    """Whether a finding in a sentence that tells several claims is about this one: the words that changed are its own,
    or nobody's."""
    if finding.left is None or not finding.marks_left:
        return True
    at, text = finding.left.version, versions[finding.left.version].text
    sharing = [one for one in threads if finding.left.statement in one.cells[at]]
    if len(sharing) < 2:
        return True
    changed = {key for mark in finding.marks_left for key in keys(mark.of(text))}
    holders = [one for one in sharing if changed <= own_words(one, threads, versions, at)]
    return not holders or thread in holders


def follow(
    versions: Sequence[Version], comparisons: Sequence[Comparison], findings: Sequence[Finding], align: Align
) -> list[Thread]:
    """All claims in order of their first place: the version in which they came, then the text of that version."""
    walk = _Walk(versions, align, cited(versions, findings))
    for index, statement in enumerate(versions[0].statements):
        if tells(statement):
            walk.begin(0, index)
    for at, comparison in enumerate(comparisons):
        walk.step(at, comparison)
    return walk.threads


class _Walk:
    """The way through the versions, one step at a time."""

    def __init__(self, versions: Sequence[Version], align: Align, cited: Cited) -> None:
        self.versions = versions
        self.align = align
        self.cited = cited
        self.threads: list[Thread] = []
        self.lost: list[_Lost] = []

    def begin(self, version: int, index: int) -> None:
        """A claim that *version* tells for the first time."""
        thread = Thread([() for _ in self.versions])
        thread.add(version, (index,))
        self.threads.append(thread)
        findings = self.cited.ids(version - 1, (), thread.cells[version])
        thread.events.append(Event(version, "came", findings=findings))

    def step(self, at: int, comparison: Comparison) -> None:
        """From version *at* to the next one."""
        owners: dict[int, list[Thread]] = {}
        for thread in self.threads:
            for index in thread.cells[at]:
                owners.setdefault(index, []).append(thread)
        added: list[int] = []
        lost: list[_Lost] = []
        for change in comparison.changes:
            left = [i for i in change.bead.left if tells(self.versions[at].statements[i])]
            right = [j for j in change.bead.right if tells(self.versions[at + 1].statements[j])]
            threads = list(dict.fromkeys(thread for i in left for thread in owners.get(i, ())))
            if threads and right:
                self.lead_on(at, change, threads, right)
            elif threads:
                lost += [_Lost(at, i, thread) for i in left for thread in owners[i]]
            else:
                added += right
        for index in self.come_back(at + 1, sorted(added)):
            self.begin(at + 1, index)
        self.lose(at, lost)

    def lead_on(self, at: int, change: Change, threads: Sequence[Thread], right: Sequence[int]) -> None:
        """The claims of a bead go on in its right side."""
        for thread, part in zip(threads, self.shares(at, threads, right), strict=True):
            thread.add(at + 1, part)
            bead = change.bead
            left = thread.cells[at]
            told: list[EventKind] = []
            if len(part) > 1 and len(bead.left) == 1:
                told.append("split")
            elif len(bead.left) > 1 and len(part) < len(bead.left):
                told.append("merged")
            if bead.moved:
                told.append("moved")
            about = [one for one in self.cited.about(at, left, part) if tells_of(one, thread, threads, self.versions)]
            facets = facets_of(about)
            if change.label == "reworded" and (facets or not {"split", "merged"} & set(told)):
                told.insert(0, "reworded")
            findings = tuple(one.id for one in about)
            for kind in told:
                worded = kind == "reworded"
                since = self.again(thread, at + 1) if worded else None
                thread.events.append(Event(at + 1, kind, facets if worded else (), findings, since))

    def shares(self, at: int, threads: Sequence[Thread], right: Sequence[int]) -> list[Sequence[int]]:
        """What of *right* each claim goes on in: all of it, unless claims that were merged part again."""
        if len(threads) < 2 or len(right) < 2:
            return [right] * len(threads)
        own = [own_words(thread, self.threads, self.versions, at) for thread in threads]
        parts: list[list[int]] = [[] for _ in threads]
        for index in right:
            here = set(keys(self.versions[at + 1].statements[index].text))
            parts[max(range(len(own)), key=lambda n: (len(own[n] & here), -n))].append(index)
        return [part or right for part in parts]

    def again(self, thread: Thread, at: int) -> int | None:
        """The latest earlier version that worded the claim as version *at* does, though the one before did not."""
        text = fold(told_at(self.versions[at], thread.cells[at]))
        for version in range(at - 2, -1, -1):
            if thread.cells[version] and fold(told_at(self.versions[version], thread.cells[version])) == text:
                return version
        return None

    def lose(self, at: int, lost: Sequence[_Lost]) -> None:
        """Claims of which a statement was dropped: the rest goes on, or nothing does."""
        self.lost += lost
        for thread in dict.fromkeys(one.thread for one in lost):
            gone = tuple(one.statement for one in lost if one.thread is thread)
            kind: EventKind = "cut" if thread.cells[at + 1] else "dropped"
            thread.events.append(Event(at + 1, kind, findings=self.cited.ids(at, gone, ())))

    def come_back(self, at: int, added: list[int]) -> list[int]:
        """Statements of *added* that tell nothing lost earlier; the others are given to their claims."""
        for version in range(at - 2, -1, -1):
            waiting = [one for one in self.lost if one.version == version]
            if not waiting or not added:
                continue
            for index, found in self.returned(waiting, version, at, added).items():
                added = [one for one in added if one != index]
                for one in found:
                    self.give_back(one, at, index)
        return added

    def give_back(self, lost: _Lost, at: int, index: int) -> None:
        """A lost statement stands in version *at* again."""
        self.lost = [one for one in self.lost if one is not lost]
        lost.thread.add(at, (index,))
        same = fold(self.versions[lost.version].statements[lost.statement].text) == fold(
            self.versions[at].statements[index].text
        )
        facets = () if same else ("wording",)
        findings = self.cited.ids(at - 1, (), (index,))
        lost.thread.events.append(Event(at, "back", facets, findings, lost.version))

    def returned(self, waiting: Sequence[_Lost], left: int, right: int, added: Sequence[int]) -> dict[int, list[_Lost]]:
        """Which of *added* are which of those *waiting*: what reads alike, or what two alignments pair.

        The few statements by themselves must pair, and so must they among all the others of both versions, where a
        better partner would show.
        """
        before, after = self.versions[left], self.versions[right]
        lost = sorted({one.statement for one in waiting})
        by_statement = {i: [one for one in waiting if one.statement == i] for i in lost}
        found: dict[int, list[_Lost]] = {}
        alike = {fold(after.statements[j].text): j for j in reversed(added)}
        for i in lost:
            j = alike.get(fold(before.statements[i].text))
            if j is not None and j not in found:
                found[j] = by_statement.pop(i)
        ones, others = sorted(by_statement), [j for j in added if j not in found]
        pairs = self.likely(before, ones, after, others)
        if pairs:
            whole = {(i, j) for bead in self.align(before, after).beads for i in bead.left for j in bead.right}
            found.update((j, by_statement[i]) for i, j in pairs if (i, j) in whole)
        return found

    def likely(
        self, before: Version, ones: Sequence[int], after: Version, others: Sequence[int]
    ) -> list[tuple[int, int]]:
        """Pairs of the alignment of these statements alone that can be trusted."""
        if not ones or not others:
            return []
        left = replace(before, statements=tuple(before.statements[i] for i in ones))
        right = replace(after, statements=tuple(after.statements[j] for j in others))
        beads = (bead for bead in self.align(left, right).beads if bead.kind == "1-1" and bead.score >= TRUST)
        pairs = [(ones[bead.left[0]], others[bead.right[0]]) for bead in beads]
        return [(i, j) for i, j in pairs if _kin(before, i, after, j)]


def _kin(left: Version, i: int, right: Version, j: int) -> bool:
    """Whether two statements share enough of the words that carry meaning."""
    stops = load(left.lang).stop_words
    one, other = (set(keys(v.statements[at].text)) - stops for v, at in ((left, i), (right, j)))
    shared = len(one & other)
    return shared >= LEAST and shared >= SHARED * max(len(one), len(other))
