"""Lifelines: each claim with a mark for every version, and what happened to it in words."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from compare.chronicle import Chronicle, Event, Life, Notice
from compare.model import Claim, ClaimMatrix, Finding, Report
from compare.report.rows import Piece, Row, clean, clip, numbers
from compare.report.view import View

#: One mark stands for all that a version did to a claim: the first of these.
_FIRST = ("dropped", "back", "came", "reworded", "split", "merged", "cut", "moved")
_SAYS = {
    "came": "came",
    "reworded": "reworded",
    "moved": "moved",
    "split": "split",
    "merged": "merged with another",
    "cut": "lost a statement",
    "dropped": "dropped",
    "back": "back",
}
_SHORT = 110
#: Whether a note announces a change, as a reader is told of it.
NOTICED = {
    "silent": "silent",
    "unnamed": "silent: the note does not name it",
    "late": "announced later",
    "announced": "announced",
}


class Mark(NamedTuple):
    """A claim in one version.

    ``kind`` is its first event, "kept" (told as before) or "absent"; ``says`` tells it in words.  ``told``: this
    version tells the claim.  ``enters`` and ``leaves``: its line goes on to the left and to the right, ``waits``: it
    is absent between two versions that tell it.  ``place`` is the id of its statement, ``notice`` of a changed fact.
    """

    version: str
    kind: str
    says: str
    told: bool
    enters: bool
    leaves: bool
    waits: bool
    place: str
    number: str
    fact: bool
    notice: str
    event: str

    @property
    def shape(self) -> str:
        """What its picture depends on, as one word: many marks share a picture."""
        back = self.kind == "back" or (self.waits and self.kind == "absent")
        before = "on" if self.enters else "wait" if back else "none"
        after = "on" if self.leaves else "wait" if self.waits else "none"
        return f"{before}-{self.notice or self.kind}-{after}"


class Happening(NamedTuple):
    """What one version did to a claim; ``pieces`` is the wording with its changes, or empty."""

    id: str
    version: str
    kinds: tuple[str, ...]
    says: str
    notice: str
    pieces: tuple[Piece, ...]
    findings: tuple[tuple[str, str], ...]


class Line(NamedTuple):
    """A claim and its life.

    ``version`` is the place of the latest version that tells it, whose wording is shown.  ``tags`` are what happened to
    the claim, for filters; none where nothing did.
    """

    id: str
    version: int
    role: str
    wording: str
    short: str
    marks: tuple[Mark, ...]
    events: tuple[Happening, ...]
    facts: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def absent(self) -> bool:
        """Whether a version does not tell it."""
        return any(not mark.told for mark in self.marks)

    @property
    def rules(self) -> str:
        """The rules of its findings, parted by blanks."""
        return " ".join(dict.fromkeys(rule for event in self.events for _, rule in event.findings))


def wrapped(text: str) -> str:
    """Wording of a source on one line, made safe."""
    return clean(" ".join(text.split()))


class Lines:
    """Makes the lines of one report."""

    def __init__(self, report: Report, view: View, matrix: ClaimMatrix, chronicle: Chronicle) -> None:
        self.report = report
        self.matrix = matrix
        self.chronicle = chronicle
        self.rows: dict[str, Row] = {}
        for pairing in view.pairings:
            for row in pairing.rows:
                if not row.ghost:
                    self.rows.update((cell.id, row) for cell in row.right)
        self.findings: dict[str, Finding] = {finding.id: finding for finding in report.findings}
        self.notices: dict[str, Notice] = {notice.finding: notice for notice in chronicle.notices}
        self.held = Counter(
            (at, index)
            for claim in self.matrix.claims
            for at, cell in enumerate(claim.cells)
            if cell
            for index in cell.statements
        )
        self.numbers = [numbers(version) for version in report.versions]

    def lines(self) -> list[Line]:
        """All claims, in their order."""
        pairs = zip(self.matrix.claims, self.chronicle.lives, strict=True)
        return [self.line(number, claim, life) for number, (claim, life) in enumerate(pairs, 1)]

    def line(self, number: int, claim: Claim, life: Life) -> Line:
        """One claim; *number* counts them from 1."""
        own = f"claim-{number}"
        here: dict[int, list[Event]] = {}
        for event in life.events:
            if (event.version, event.kind) != (0, "came"):
                here.setdefault(event.version, []).append(event)
        happened = tuple(self.happening(own, claim, events) for events in here.values())
        by_version = {one.version: one for one in happened}
        marks = tuple(self.mark(claim, at, by_version.get(f"v{at + 1}")) for at in range(len(claim.cells)))
        tags = [kind for one in happened for kind in one.kinds]
        tags += ["silent"] * any(one.notice in {"silent", "unnamed"} for one in happened)
        tags += ["announced"] * any(one.notice in {"announced", "late"} for one in happened)
        tags += ["changed-back"] * any(one.claim == number - 1 for one in self.chronicle.reversals)
        told, at = self.wording(claim)
        wording = wrapped(told)
        facts = tuple(
            f"{conflict.facet}: " + "; ".join(f"“{wrapped(said)}” in {_spelled(held)}" for said, held in conflict.sides)
            for conflict in claim.conflicts
        )
        tags = list(dict.fromkeys(tags))
        last = max(at for at, cell in enumerate(claim.cells) if cell)
        return Line(
            own, last, self.role(claim, at), wording, clip(wording, _SHORT), marks, happened, facts, tuple(tags)
        )

    def wording(self, claim: Claim) -> tuple[str, int]:
        """The latest wording that is this claim's alone, and its version: two that were merged would read as one."""
        for at, cell in reversed(list(enumerate(claim.cells))):
            if cell and not any(self.held[at, index] > 1 for index in cell.statements):
                told = [self.report.versions[at].statements[index].text for index in cell.statements]
                return " ".join(told), at
        return claim.wording, max(at for at, cell in enumerate(claim.cells) if cell)

    def role(self, claim: Claim, at: int) -> str:
        """``headline``, ``lead`` ...: what it is in version *at*, where that is not plain body."""
        cell = claim.cells[at]
        role = self.report.versions[at].statements[cell.statements[0]].role if cell else "body"
        return "" if role == "body" else role

    def mark(self, claim: Claim, at: int, happened: Happening | None) -> Mark:
        """The claim in one version."""
        cell = claim.cells[at]
        before, after = claim.cells[:at], claim.cells[at + 1 :]
        kind = next((k for k in _FIRST if happened and k in happened.kinds), "kept" if cell else "absent")
        kind = "came" if at == 0 and cell else kind
        first = at == 0 and cell
        place = f"v{at + 1}.s{cell.statements[0] + 1}" if cell else ""
        return Mark(
            version=f"v{at + 1}",
            kind=kind,
            says=happened.says if happened else "told" if first else "as before" if cell else "not told",
            told=cell is not None,
            enters=bool(at and before[-1]),
            leaves=bool(cell and after),
            waits=not cell and any(before) and any(after),
            place=place,
            number=self.numbers[at][cell.statements[0]] if cell else "",
            fact=bool(happened and happened.notice),
            notice=happened.notice if happened else "",
            event=happened.id if happened else "",
        )

    def happening(self, own: str, claim: Claim, events: list[Event]) -> Happening:
        """The events of one version, told together."""
        at = events[0].version
        ids = tuple(dict.fromkeys(one for event in events for one in event.findings if one in self.findings))
        notices = [self.notices[one] for one in ids if one in self.notices]
        told = [_says(event) for event in events]
        kinds = [notice.kind for notice in notices]
        # The gravest speaks for the mark: a fact that was changed without a word.
        notice = next((kind for kind in ("silent", "unnamed", "late", "announced") if kind in kinds), "")
        return Happening(
            id=f"{own}-v{at + 1}",
            version=f"v{at + 1}",
            kinds=tuple(dict.fromkeys(event.kind for event in events)),
            says="; ".join(told),
            notice=notice,
            pieces=self.pieces(claim, at, events),
            findings=tuple((one, self.findings[one].rule) for one in ids),
        )

    def pieces(self, claim: Claim, at: int, events: list[Event]) -> tuple[Piece, ...]:
        """The wording with its changes marked, where it changed; of a dropped claim what it said."""
        cell, kinds = claim.cells[at], {event.kind for event in events}
        if not cell:
            before = claim.cells[at - 1]
            every = self.report.versions[at - 1].statements
            said = wrapped(" ".join(every[i].text for i in before.statements)) if before else ""
            return (Piece("gone", said),) if said != wrapped(claim.wording) else ()
        if not kinds & {"reworded", "split", "merged"}:
            return ()
        rows = dict.fromkeys(
            row for i in cell.statements if (row := self.rows.get(f"v{at + 1}.s{i + 1}")) and row.label != "unchanged"
        )
        found: list[Piece] = []
        for row in rows:
            apart = [Piece("gone", _text(row, "left")), Piece("same", " "), Piece("come", _text(row, "right"))]
            found += [Piece("same", " ")] * bool(found) + [*(row.inline or apart)]
        return tuple(found)


def _text(row: Row, side: str) -> str:
    return " ".join("".join(piece.text for piece in cell.pieces) for cell in getattr(row, side))


def _says(event: Event) -> str:
    """``reworded (number), as in v1``, ``back, last told in v3``."""
    says = _SAYS[event.kind]
    if event.facets and event.kind == "reworded":
        says += f" ({', '.join(event.facets)})"
    if event.since is not None:
        if event.kind == "back":
            says += f", last told in v{event.since + 1}"
            says += " in other words" if event.facets else ""
        else:
            says += f", as in v{event.since + 1} again"
    return says


def _spelled(versions: tuple[int, ...]) -> str:
    """``v1``, ``v1 and v4 to v6``: versions as runs."""
    found: list[list[int]] = []
    for at in versions:
        if found and at == found[-1][-1] + 1:
            found[-1].append(at)
        else:
            found.append([at])
    names = [f"v{run[0] + 1}" if len(run) == 1 else f"v{run[0] + 1} to v{run[-1] + 1}" for run in found]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else "none"
