"""Alignment -> comparison: what became of each bead, and the edit operations inside it.

Two wordings that differ in typography alone (quote marks, dashes, blanks) are ``unchanged``; their operations still say
where.  ``docs/labels.md`` tells a reader how each label is decided.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.diff import diff
from compare.language import Language, load
from compare.model import Alignment, Bead, Change, Comparison, EditOp, Label, Span, Version, made
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
            return made(Change, (bead, "unchanged", (made(EditOp, ("equal", one.span, other.span)),), True, False))
        found = diff(left.text, (one.span,), right.text, (other.span,), language)
        told: Label = "reworded" if _begins_apart(found.ops, left.text, right.text) else _same(one.text, other.text)
        return Change(bead, told, found.ops, found.close)
    ones, others = _spans(left, bead.left), _spans(right, bead.right)
    if not others:
        deleted = tuple(EditOp("delete", span, Span(0, 0)) for span in ones)
        return Change(bead, "dropped", deleted, repeated=_repeat(left, bead.left))
    if not ones:
        inserted = tuple(EditOp("insert", Span(0, 0), span) for span in others)
        return Change(bead, "added", inserted, repeated=_repeat(right, bead.right))
    found = diff(left.text, ones, right.text, others, language)
    return Change(bead, _same(_wording(left, bead.left), _wording(right, bead.right)), found.ops, found.close)


def _begins_apart(ops: Sequence[EditOp], left: str, right: str) -> bool:
    """Whether the first change exchanges one plain letter or digit for another: no typography does, which saves most
    pairs the folding."""
    first = ops[1] if ops[0].tag == "equal" else ops[0]
    if first.tag != "replace":
        return False
    one, other = left[first.left.start], right[first.right.start]
    return one != other and one.isascii() and other.isascii() and one.isalnum() and other.isalnum()


def _same(one: str, other: str) -> Label:
    return "unchanged" if fold_marks(one) == fold_marks(other) else "reworded"


def _repeat(version: Version, indices: tuple[int, ...]) -> bool:
    return all(version.statements[index].role == "pull-quote" for index in indices)


def _spans(version: Version, indices: tuple[int, ...]) -> tuple[Span, ...]:
    return tuple([version.statements[index].span for index in indices])


def _wording(version: Version, indices: tuple[int, ...]) -> str:
    return " ".join(version.statements[index].text for index in indices)
