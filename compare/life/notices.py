"""Corrections and updates that a version announces in a note, against facts it changed without a word.

A note names a change where it holds the changed words, and either both of them or another word of the statement: "3"
alone may be anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.chronicle import Notice, Step
from compare.language import load
from compare.life.steps import step_of
from compare.mentions import find
from compare.model import Comparison, Excerpt, Finding, Span, Statement, Version
from compare.text import keys

#: A longer wording counts as named when a note holds this share of its content words.
SHARE = 0.6
#: Other words of the statement that a note in a later version must hold, where it has only one of the two wordings.
LATE = 2
#: A rule of a lighter rank that asks for a note too: what was denied and is stated now is another fact.
DENIED = "polarity-flipped"


def steps(comparisons: Sequence[Comparison]) -> tuple[Step, ...]:
    """Each step with the notes that came and went; a note that was reworded has come."""
    found = []
    for at, comparison in enumerate(comparisons):
        sides = comparison.alignment.left.statements, comparison.alignment.right.statements
        came = [
            j for c in comparison.changes if c.label in {"added", "reworded"} for j in _notes(sides[1], c.bead.right)
        ]
        gone = [i for c in comparison.changes if c.label == "dropped" for i in _notes(sides[0], c.bead.left)]
        found.append(Step(at, at + 1, tuple(sorted(came)), tuple(sorted(gone))))
    return tuple(found)


def notices(
    versions: Sequence[Version], comparisons: Sequence[Comparison], findings: Sequence[Finding]
) -> tuple[Notice, ...]:
    """For every finding that a told fact changed or went: whether a version says so."""
    told = steps(comparisons)
    return tuple(_notice(versions, told, finding) for finding in findings if _asks(versions, finding))


def _notes(statements: Sequence[Statement], indices: Sequence[int]) -> list[int]:
    return [index for index in indices if statements[index].role == "note"]


def _asks(versions: Sequence[Version], finding: Finding) -> bool:
    """Whether a finding is about a fact that was told and is told otherwise; what only came needs no correction."""
    if finding.left is None or finding.rule.endswith("-added"):
        return False
    if finding.severity != "fact" and finding.rule != DENIED:
        return False
    return versions[finding.left.version].statements[finding.left.statement].role != "note"


def _notice(versions: Sequence[Version], told: Sequence[Step], finding: Finding) -> Notice:
    at = step_of(finding)
    here = told[at]
    named = _naming(versions[here.right], here.came, versions, finding, 1)
    if named:
        return Notice(finding.id, "announced", here.right, named)
    for step in told[at + 1 :]:
        named = _naming(versions[step.right], step.came, versions, finding, LATE)
        if named:
            return Notice(finding.id, "late", step.right, named)
    return Notice(finding.id, "unnamed" if here.came else "silent", here.right, here.came)


def _naming(
    version: Version, notes: Sequence[int], versions: Sequence[Version], finding: Finding, others: int
) -> tuple[int, ...]:
    """The notes, if they name what *finding* is about: as one text, since a correction runs over several sentences."""
    if not notes:
        return ()
    language = load(version.lang)
    statements = [version.statements[index] for index in notes]
    held = {key for statement in statements for key in keys(statement.text)} - language.stop_words
    values = {mention.value for statement in statements for mention in find(statement, language)}
    sides = [
        _named(versions[excerpt.version], excerpt, marks, held, values)
        for excerpt, marks in ((finding.left, finding.marks_left), (finding.right, finding.marks_right))
        if excerpt
    ]
    if all(sides) and len(sides) == 2:
        return tuple(notes)
    return tuple(notes) if any(sides) and len(_around(versions, finding) & held) >= others else ()


def _named(version: Version, excerpt: Excerpt, marks: Sequence[Span], held: set[str], values: set[str]) -> bool:
    """Whether a note holds the marked words of one side, or a value they stand for ("12" for "a dozen")."""
    language = load(version.lang)
    wordings = [mark.of(version.text) for mark in marks] or [excerpt.text]
    wanted = {key for wording in wordings for key in keys(wording)} - language.stop_words
    mentioned = {
        mention.value
        for mention in find(version.statements[excerpt.statement], language)
        if mention.facet in {"number", "date"} and any(mention.span.meets(mark) for mark in marks)
    }
    return bool(wanted and len(wanted & held) >= SHARE * len(wanted)) or bool(mentioned & values)


def _around(versions: Sequence[Version], finding: Finding) -> set[str]:
    """The content words of the statement beside the marked ones."""
    found: set[str] = set()
    for excerpt, marks in ((finding.left, finding.marks_left), (finding.right, finding.marks_right)):
        if excerpt:
            version = versions[excerpt.version]
            marked = {key for mark in marks for key in keys(mark.of(version.text))}
            found |= set(keys(excerpt.text)) - marked - load(version.lang).stop_words
    return found
