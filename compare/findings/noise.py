"""What changed without changing what is told: counted, never hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, starmap
from unicodedata import category

from compare.findings.base import Draft, Rule, quote
from compare.findings.pair import Pair
from compare.model import EditOp
from compare.text import fold_marks

#: Changed places, and code points in them, that a message can cite.
_FEW, _SHORT = 2, 80


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
        edits = _worded(pair) or pair.edits
        yield self.draft(
            pair,
            _told(pair),
            [op.left for op in edits if op.left[0] < op.left[1]],
            [op.right for op in edits if op.right[0] < op.right[1]],
        )


def _worded(pair: Pair) -> list[EditOp]:
    """The edits that do more than put one dash or quotation mark for another."""
    texts = pair.story.left.text, pair.story.right.text
    return [op for op in pair.edits if fold_marks(op.left.of(texts[0])) != fold_marks(op.right.of(texts[1]))]


def _told(pair: Pair) -> str:
    """The message on a rewording: its words, where they are few, so that a list tells which ones to look at."""
    if not pair.change.diffed:
        return "Reworded throughout"
    texts = pair.story.left.text, pair.story.right.text
    cut = [(_bare(op.left.of(texts[0])), _bare(op.right.of(texts[1]))) for op in pair.edits]
    worded = [(gone, come) for gone, come in cut if gone != come]
    if pair.bead.split or pair.bead.merged:  # a sentence that begins or ends elsewhere has its capital elsewhere
        worded = [(gone, come) for gone, come in worded if gone.casefold() != come.casefold()] or worded
    if len(worded) == 2 and worded[0] == worded[1][::-1] and "" in worded[0]:
        return f"Reworded: {quote(''.join(worded[0]))} moved within the statement"
    if len(worded) > _FEW or sum(map(len, chain.from_iterable(worded))) > _SHORT:
        return f"Reworded in {len(worded)} places" if len(worded) > 1 else "Reworded in one place"
    return f"Reworded: {', '.join(starmap(_edit, worded))}" if worded else "Only punctuation changed"


def _edit(gone: str, come: str) -> str:
    if gone and come:
        return f"{quote(gone)} became {quote(come)}"
    return f"{quote(gone or come)} is {'gone' if gone else 'new'}"


def _bare(wording: str) -> str:
    """*wording* without the punctuation at its ends, which a message need not cite; "$12" and "5%" stay whole."""
    first, last = 0, len(wording)
    while first < last and _is_sign(wording[first]):
        first += 1
    while first < last and _is_sign(wording[last - 1]):
        last -= 1
    return wording[first:last]


def _is_sign(one: str) -> bool:
    return not one.isalnum() and category(one)[0] in "PZC" and one != "%"


@lru_cache(maxsize=2)
def alike_but_signs(pair: Pair) -> bool:
    """Whether both sides of *pair* fold to one wording."""
    left, right = (" ".join(s.text for s in side.statements) for side in (pair.left, pair.right))
    return left == right or _signs(left) == _signs(right)


def _signs(text: str) -> str:
    plain = " ".join(fold_marks(text).replace('"', "").split())
    return plain.replace(" - ", "-").replace("- ", "-").replace(" -", "-")
