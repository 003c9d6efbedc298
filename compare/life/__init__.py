"""Successive versions and their comparisons -> what became of each claim, and how its changes were told.

threads   claims followed along the beads of each step; what was dropped is looked for among what came later
facts     values that changed, and values that changed back
notices   corrections and updates that a version announces, against facts it changed silently

Nothing here says what is true: a claim that came back may have been wrong twice.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence

from compare.chronicle import Chronicle, Life
from compare.life.doubts import doubts
from compare.life.facts import Trail, conflicts, reversals, trails
from compare.life.notices import notices, steps
from compare.life.threads import Align, Thread, follow, told_at
from compare.life.times import times_of
from compare.model import Cell, CellStance, Claim, ClaimMatrix, Comparison, Finding, Version
from compare.text import fold

__all__ = ["Align", "doubts", "live"]

Shown = Callable[[Finding], bool]


def live(
    versions: Sequence[Version],
    comparisons: Sequence[Comparison],
    findings: Sequence[Finding],
    align: Align,
    shown: Shown = lambda _: True,
) -> tuple[ClaimMatrix, Chronicle]:
    """The claims of *versions* with their cells, and their lives.

    *comparisons* are those of successive versions, *findings* theirs: all of them, whatever is *shown*; only shown ones
    are named in the result.  *align* is asked for versions that do not follow each other.
    """
    threads = follow(versions, comparisons, findings, align)
    named = _ids(threads, versions)
    changed = [trails(thread, threads, versions, findings) for thread in threads]
    claims = tuple(
        _claim(name, thread, versions, found) for name, thread, found in zip(named, threads, changed, strict=True)
    )
    kept = {finding.id for finding in findings if shown(finding)}
    announced = notices(versions, comparisons, findings)
    return ClaimMatrix(tuple(versions), claims), Chronicle(
        lives=tuple(Life(thread.told(kept)) for thread in threads),
        steps=steps(comparisons),
        reversals=tuple(one for at, found in enumerate(changed) for one in reversals(at, found)),
        notices=tuple(notice for notice in announced if notice.finding in kept),
        times=times_of(versions),
    )


def _claim(name: str, thread: Thread, versions: Sequence[Version], found: Sequence[Trail]) -> Claim:
    """The claim with the wording of the latest version that tells it; a cell that tells a fact otherwise differs."""
    told = conflicts(thread, versions, found)
    last = max(at for at, cell in enumerate(thread.cells) if cell)
    others = {
        at for conflict in told for _, holders in conflict.sides if last not in holders for at in holders
    }  # versions that tell one of the facts with another value than the latest does
    cells = []
    for at, cell in enumerate(thread.cells):
        stance: CellStance = "differs" if at in others else "says"
        cells.append(Cell(cell, stance) if cell else None)
    return Claim(name, told_at(versions[last], thread.cells[last]), tuple(cells), told)


def _ids(threads: Sequence[Thread], versions: Sequence[Version]) -> list[str]:
    """Ids from the first wording of each claim: a version more leaves them alone."""
    seen: Counter[str] = Counter()
    found = []
    for thread in threads:
        first = next(at for at, cell in enumerate(thread.cells) if cell)
        key = fold(told_at(versions[first], thread.cells[first]))
        seen[key] += 1
        found.append(hashlib.sha256(f"claim\0{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:10])
    return found
