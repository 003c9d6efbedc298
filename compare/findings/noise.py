"""What changed without changing what is told: counted, never hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from compare.findings.base import Draft, Rule
from compare.findings.pair import Pair
from compare.text import fold_marks


class Typography(Rule):
    """Signs and blanks only."""

    name = "typography"
    severity = "style"
    title = "Only typography differs"
    explanation = (
        "The two wordings read the same: they differ in quote marks, dashes, white space, invisible signs, or a comma"
        " inside or outside a closing quote mark. The differences can be opened; they are one line of the report."
    )
    example = ('He called it "the end" - twice.', "He called it “the end” – twice.")

    def rest(self, pair: Pair, said: Sequence[Draft]) -> Iterator[Draft]:
        if pair.both and not said and alike_but_signs(pair):
            edits = [op for op in pair.edits if op.left.of(pair.story.left.text) != op.right.of(pair.story.right.text)]
            if edits:
                marks = [op.left for op in edits if op.left[0] < op.left[1]]
                others = [op.right for op in edits if op.right[0] < op.right[1]]
                yield self.draft(pair, "Typography only", marks, others)


class Reworded(Rule):
    """Other words for the same."""

    name = "reworded"
    severity = "style"
    title = "Other words, and no rule has more to say"
    explanation = (
        "The pair's words differ and no other rule found a fact, a source or a stance in the difference. That is no"
        " promise that there is none: read the two wordings."
    )
    example = ("The bridge was opened by the mayor.", "The mayor opened the bridge.")

    def rest(self, pair: Pair, said: Sequence[Draft]) -> Iterator[Draft]:
        if not pair.both or said or alike_but_signs(pair) or not pair.edits:
            return
        yield self.draft(
            pair,
            "Reworded",
            [op.left for op in pair.edits if op.left[0] < op.left[1]],
            [op.right for op in pair.edits if op.right[0] < op.right[1]],
        )


@lru_cache(maxsize=2)
def alike_but_signs(pair: Pair) -> bool:
    """Whether both sides of *pair* fold to one wording."""
    left, right = (" ".join(s.text for s in side.statements) for side in (pair.left, pair.right))
    return left == right or _signs(left) == _signs(right)


def _signs(text: str) -> str:
    plain = " ".join(fold_marks(text).replace('"', "").split())
    return plain.replace(" - ", "-").replace("- ", "-").replace(" -", "-")
