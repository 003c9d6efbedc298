"""The values of a history: what became of each claim of a matrix over successive versions.

They count versions, statements and claims by their places in the report that holds them; ``model`` has the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: What a version did to a claim.
EventKind = Literal["came", "reworded", "moved", "split", "merged", "cut", "dropped", "back"]
#: Whether a version says that it changed a fact: by a note that names the change; by one in a later version; it has a
#: new note, which does not name this; not at all.
NoticeKind = Literal["announced", "late", "unnamed", "silent"]


@dataclass(frozen=True, slots=True)
class Event:
    """What a version did to a claim, against the version before.

    ``facets`` are what changed (``number``, ``quote`` ...), ``findings`` the ids of the findings about it.  ``since``
    is for "back" the version that told it last, for "reworded" an earlier version whose wording stands again.
    """

    version: int
    kind: EventKind
    facets: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """The events of one claim of the matrix, in order; "came" in the first version is one of them."""

    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Reversal:
    """A fact that was changed and changed back: ``sides`` are (wording, version in which it began), in order."""

    claim: int
    facet: str
    sides: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Whether the change of a fact was announced; ``notes`` are the statements of ``version`` that announce it."""

    finding: str
    kind: NoticeKind
    version: int
    notes: tuple[int, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether no note of the page tells of the change."""
        return self.kind in {"silent", "unnamed"}


@dataclass(frozen=True, slots=True)
class Step:
    """One version against the one before: notes (corrections, updates) that came, and those that were taken away.

    ``came`` are statements of the right version, ``gone`` of the left.
    """

    left: int
    right: int
    came: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The lives of the claims of a matrix (in its order) over successive versions, and how their changes were told.

    ``times`` are when each version was made, as its own metadata says it (ISO 8601), or "".
    """

    lives: tuple[Life, ...]
    steps: tuple[Step, ...]
    reversals: tuple[Reversal, ...] = ()
    notices: tuple[Notice, ...] = ()
    times: tuple[str, ...] = ()
