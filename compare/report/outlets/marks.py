"""Where the words of a side stand in a statement.

A number, date, name or title is looked up by its value: "fourteen" stands on the side of "14".
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.language import load
from compare.mentions import find
from compare.model import Claim, ClaimMatrix, Conflict, Mention, Span
from compare.text import keys, words


def marks_of(
    matrix: ClaimMatrix, claim: Claim, conflict: Conflict, side: int, position: int, index: int
) -> Iterator[Span]:
    """The marks of *side* of a conflict in statement *index* of the version at *position*, which may not hold it."""
    said, held = conflict.sides[side]
    if position not in held or not said:
        return
    values = {
        mention.value
        for number in held
        if (cell := claim.cells[number])
        for at in cell.statements
        for mention in _mentions(matrix, conflict, number, at)
        if mention.span.of(matrix.versions[number].text) == said
    }
    if values:
        for mention in _mentions(matrix, conflict, position, index):
            if mention.value in values:
                yield mention.span
        return
    statement = matrix.versions[position].statements[index]
    # A side may cite several places, and a list of sources several names.
    parts = said.split(", ") if conflict.facet == "attribution" else said.split(" … ")
    here = words(statement.text, statement.span.start)
    for part in parts:
        # By words: who is quoted on this side may have other marks and signs around and between them.
        wanted = keys(part)
        for at in range(len(here) - len(wanted) + 1):
            if wanted and [word.key for word in here[at : at + len(wanted)]] == wanted:
                yield Span(here[at].start, here[at + len(wanted) - 1].end)
                break


def _mentions(matrix: ClaimMatrix, conflict: Conflict, position: int, index: int) -> list[Mention]:
    version = matrix.versions[position]
    found = find(version.statements[index], load(version.lang))
    return [mention for mention in found if mention.facet == conflict.facet]
