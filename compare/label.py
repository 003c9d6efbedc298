"""Alignment -> comparison: what became of each bead, and the edit operations inside it.

Two wordings that differ in typography alone (quote marks, dashes, blanks) are ``unchanged``; their operations still say
where.  ``docs/labels.md`` tells a reader how each label is decided.
"""

from __future__ import annotations

from compare.diff import diff
from compare.language import Language, load
from compare.model import Alignment, Bead, Change, Comparison, EditOp, Label, Span, Version
from compare.pause import uncollected
from compare.text import fold_marks


@uncollected
def label(alignment: Alignment) -> Comparison:
    """Label every bead of *alignment*, in its order."""
    language = load(alignment.left.lang)
    changes = (_change(bead, alignment.left, alignment.right, language) for bead in alignment.beads)
    return Comparison(alignment, tuple(changes))


def _change(bead: Bead, left: Version, right: Version, language: Language) -> Change:
    if len(bead.left) == len(bead.right) == 1:
        one, other = left.statements[bead.left[0]], right.statements[bead.right[0]]
        if one.text == other.text:
            return Change(bead, "unchanged", (EditOp("equal", one.span, other.span),))
    ones, others = _spans(left, bead.left), _spans(right, bead.right)
    if not others:
        deleted = tuple(EditOp("delete", span, Span(0, 0)) for span in ones)
        return Change(bead, "dropped", deleted, repeated=_repeat(left, bead.left))
    if not ones:
        inserted = tuple(EditOp("insert", Span(0, 0), span) for span in others)
        return Change(bead, "added", inserted, repeated=_repeat(right, bead.right))
    texts = [_wording(left, bead.left), _wording(right, bead.right)]
    found = diff(left.text, ones, right.text, others, language)
    same: Label = "unchanged" if fold_marks(texts[0]) == fold_marks(texts[1]) else "reworded"
    return Change(bead, same, found.ops, found.close)


def _repeat(version: Version, indices: tuple[int, ...]) -> bool:
    return all(version.statements[index].role == "pull-quote" for index in indices)


def _spans(version: Version, indices: tuple[int, ...]) -> tuple[Span, ...]:
    return tuple([version.statements[index].span for index in indices])


def _wording(version: Version, indices: tuple[int, ...]) -> str:
    if len(indices) == 1:
        return version.statements[indices[0]].text
    return " ".join(version.statements[index].text for index in indices)
