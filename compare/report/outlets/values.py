"""The values of the view of several outlets: rows, places, sides, quotations, tallies."""

from __future__ import annotations

from typing import NamedTuple

from compare.report.rows import Piece
from compare.report.told import Told
from compare.report.view import Part, plural

#: Shares of a source's claims as a reader is told of them.
CALLED = {
    "shared-claims": "shared",
    "in-conflict": "in conflict",
    "in-doubt": "in doubt",
    "only-here": "only here",
}


def origins_told(number: int) -> str:
    """How many origins there are, as a reader is told of it."""
    return "one origin" if number == 1 else f"{number} origins"


class Said(NamedTuple):
    """A statement of a cell, what stands on a side of a conflict marked, and the statements around it."""

    id: str
    number: str
    pieces: tuple[Piece, ...]
    before: str
    after: str

    @property
    def text(self) -> str:
        """The words of the statement."""
        return "".join(piece.text for piece in self.pieces)


class Place(NamedTuple):
    """What one source has of a claim: ``stance`` is "says", "differs", "headline" or "" (absent).

    What is ``doubted`` likelier tells something else.
    """

    outlet: str
    stance: str
    said: tuple[Said, ...]
    doubted: bool = False

    @property
    def called(self) -> str:
        """The stance as a reader is told of it."""
        return f"{self.stance}, in doubt" if self.doubted else self.stance or "absent"

    @property
    def text(self) -> str:
        """The words of the cell on one line."""
        return " ".join(one.text for one in self.said)


class Side(NamedTuple):
    """One side of a conflict: what is said, by whom, and how many origins these likely are.

    ``around`` are the words of one of them around what is said, which is marked; () where they are not needed.
    """

    wording: str
    outlets: tuple[str, ...]
    origins: int
    around: tuple[Piece, ...] = ()

    @property
    def holders(self) -> str:
        """The sources of this side as they are named."""
        few = self.origins < len(self.outlets)
        return ", ".join(self.outlets) + (f" (likely {origins_told(self.origins)})" if few else "")


class Clash(NamedTuple):
    """A conflict: what it is about, its sides, and how many sources stand on each ("2 : 1").

    ``finding`` is the finding that tells of it; None where it is not asked for.
    """

    facet: str
    sides: tuple[Side, ...]
    finding: Told | None = None

    @property
    def seen(self) -> str:
        """`` (acknowledged: the note)`` where a reviewer accepted it, else ""."""
        if not self.finding or not self.finding.acknowledged:
            return ""
        return f" (acknowledged{f': {self.finding.note}' if self.finding.note else ''})"

    @property
    def ratio(self) -> str:
        """The numbers of sources: no score, the fewer may be right."""
        return " : ".join(str(len(side.outlets)) for side in self.sides)


class Row(NamedTuple):
    """A claim.  ``kinds`` are what it can be filtered by: "conflict", and "all", "some", "one" or "headline"."""

    id: str
    number: int
    wording: str
    kinds: tuple[str, ...]
    told: str
    percent: int
    places: tuple[Place, ...]
    clashes: tuple[Clash, ...]
    headline: bool


class Quoted(NamedTuple):
    """A quotation and how each source carries it: "whole", "cut", "other words" or ""."""

    wording: str
    speaker: str
    forms: tuple[tuple[str, str, str, str], ...]


class Shared(NamedTuple):
    """Sources that are likely one origin, and the runs of words they share."""

    outlets: str
    runs: tuple[str, ...]


class Tally(NamedTuple):
    """How the claims of one source stand: told as others do, in conflict with them, in doubt, told by it alone."""

    outlet: str
    total: int
    shared: int
    differs: int
    doubted: int
    alone: int

    @property
    def claims(self) -> str:
        """How many claims it tells."""
        return plural(self.total, "claim")

    @property
    def says(self) -> str:
        """All of it in words."""
        return f"{self.claims}: {', '.join(f'{part.number} {CALLED[part.name]}' for part in self.parts)}"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The shares of a bar: told like others, told differently, likelier something else, told by nobody else."""
        found, at = [], 0.0
        for name, number in zip(CALLED, (self.shared, self.differs, self.doubted, self.alone), strict=True):
            wide = round(100 * number / max(self.total, 1), 3)
            if number:
                found.append(Part(name, number, round(at, 3), wide))
            at += wide
        return tuple(found)


class Full(NamedTuple):
    """The text of one source, statement by statement: (id, number, role, text)."""

    outlet: str
    lang: str
    direction: str
    statements: tuple[tuple[str, str, str, str], ...]
