"""One comparison as rows: what stands beside what, cut into pieces that a reporter only has to dress.

All wording leaves this module through :func:`clean`, so no control or bidirectional sign of a source can act in a
terminal or page.  Pieces carry ranges as kinds of text: "same", "gone" (left only), "come" (right only), "shared"
(a word in common of two wordings too far apart for a word diff) and "quiet" (a typographic difference).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from compare.model import BODY_ROLES, Bead, Change, Comparison, EditOp, Span, Version, made
from compare.text import fold_marks, show_hidden

_BREAK = re.compile(r"[\t\n]+ *")
#: Labels that a reader is told of in another word.
SHOWN = {"unchanged": "kept"}
#: Unchanged rows in a run that is worth folding away.
FOLD_FROM = 3


class Piece(NamedTuple):
    """Wording of one kind: "same", "gone", "come", "shared" or "quiet"."""

    kind: str
    text: str


#: A piece in the making: its kind and its text, not cleaned yet.
Part = tuple[str, str]


class Cell(NamedTuple):
    """A statement in its column.  ``number`` counts the body; a headline or byline shows ``role`` instead."""

    id: str
    number: str
    role: str
    pieces: tuple[Piece, ...]


class Near(NamedTuple):
    """The nearest statement of the other side: a hint, never a match.  ``side`` names the other version."""

    id: str
    side: str
    number: str
    text: str


class Tag(NamedTuple):
    """A finding as a row or list names it."""

    id: str
    rule: str
    severity: str
    name: str


class Row(NamedTuple):
    """A bead.  ``tags`` are the label as a reader is told of it and, where they hold, moved, split and merged.
    ``percent`` is the trust in it.
    Of a pull quote on one side the label is still told as "repeated": it is no claim that was added or dropped.

    A ``ghost`` stands where a moved statement left from, and ``target`` is the row it went to.
    ``classes`` are the tags and the states "ghost", "apart" (no word diff) and "flows" (has an inline wording).
    ``inline`` is both wordings in one flow; it is empty where they are too far apart for a word diff.
    """

    id: str
    label: str
    tags: tuple[str, ...]
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    inline: tuple[Piece, ...] = ()
    diffed: bool = True
    note: str = ""
    near: tuple[Near, ...] = ()
    percent: int = 0
    reasons: str = ""
    findings: tuple[Tag, ...] = ()
    ghost: bool = False
    target: str = ""

    @property
    def noted(self) -> bool:
        """Whether it holds notes of the page (corrections, updates) and nothing else."""
        return all(cell.role == "note" for cell in (*self.left, *self.right))

    @property
    def classes(self) -> str:
        """Tags and states, parted by blanks."""
        states = (("ghost", self.ghost), ("apart", not self.diffed), ("flows", bool(self.flow)))
        return " ".join((*self.tags, *(name for name, holds in states if holds)))

    @property
    def flow(self) -> tuple[Piece, ...]:
        """The inline wording where it says more than the right side does."""
        return () if self.label == "unchanged" else self.inline

    @property
    def rules(self) -> str:
        """The rules of its findings, parted by blanks."""
        return " ".join(tag.rule for tag in self.findings)


class Run(NamedTuple):
    """Rows in sequence; a folded run is unchanged throughout.  ``says`` names it when it is closed."""

    folded: bool
    says: str
    rows: tuple[Row, ...]


def clean(text: str) -> str:
    """*text* on one line, its control and bidirectional signs made visible."""
    return text if text.isprintable() else _BREAK.sub(" ", show_hidden(text))


def numbers(version: Version) -> tuple[str, ...]:
    """The number of each statement in the body of its version, or its role where it is no part of the body."""
    found, count = [], 0
    for statement in version.statements:
        body = statement.role in BODY_ROLES
        count += body
        found.append(str(count) if body else statement.role)
    return tuple(found)


def ordinal(number: str) -> str:
    """``2`` -> ``2nd``; a role stays as it is."""
    if not number.isdecimal():
        return number
    teens = number[-2:] in {"11", "12", "13"}
    return number + ("th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th"))


def pieces(change: Change, side: str, span: Span, text: str, quiet: Sequence[bool]) -> tuple[Piece, ...]:
    """The wording of one statement of a change, cut by its edit operations; *quiet* tells which change no word."""
    changed = ("gone" if side == "left" else "come") if change.label == "reworded" else "quiet"
    same = "same"
    if not change.diffed:
        changed, same = "same", "shared"
    if change.label in {"added", "dropped"} or (change.diffed and _is_kept(change.ops)):
        return (made(Piece, ("same", clean(span.of(text)))),)
    found = []
    for op, typographic in zip(change.ops, quiet, strict=True):
        part: Span = getattr(op, side)
        if part.start < part.end and span.start <= part.start < span.end:
            kind = same if op.tag == "equal" else changed
            if kind in {"gone", "come"} and typographic:
                kind = "quiet"
            found.append((kind, part.of(text)))
    return joined(found)


def _is_kept(ops: Sequence[EditOp]) -> bool:
    """Whether one operation says that all is equal, as it is of most statements."""
    return len(ops) == 1 and ops[0].tag == "equal"


def only_typography(op: EditOp, left: str, right: str) -> bool:
    """Whether *op* puts one quotation mark, dash or blank for another and changes no word."""
    return op.tag == "replace" and fold_marks(op.left.of(left)) == fold_marks(op.right.of(right))


def joined(found: Iterable[Part]) -> tuple[Piece, ...]:
    """Neighbours of one kind made one, marks drawn tight around their words, and all of it cleaned."""
    merged = _merged(found)
    parts = [part for kind, text in merged for part in _tight(kind, text)]
    if parts != merged:  # most changes are drawn tight already
        merged = _merged(parts)
    return tuple([made(Piece, (kind, clean(text))) for kind, text in merged])


def _merged(found: Iterable[Part]) -> list[Part]:
    merged: list[Part] = []
    for kind, text in found:
        if merged and merged[-1][0] == kind:
            merged[-1] = kind, merged[-1][1] + text
        else:
            merged.append((kind, text))
    return merged


def _tight(kind: str, text: str) -> Sequence[Part]:
    """A part without the white space around it, which no mark should cover; signs alone are nothing that is shared."""
    if kind == "same":
        return ((kind, text),)
    core = text.strip()
    if not core or (kind == "shared" and not any(map(str.isalnum, core))):
        return (("same" if kind == "shared" else kind, text),)
    if core == text:
        return ((kind, text),)
    at = text.index(core)
    parts = ("same", text[:at]), (kind, core), ("same", text[at + len(core) :])
    return [part for part in parts if part[1]]


def marked(text: str, span: Span, marks: Iterable[Span], kind: str) -> tuple[Piece, ...]:
    """The wording of *span* with *marks* as pieces of *kind*."""
    found, at = [], span.start
    for mark in sorted(marks):
        start, end = max(mark.start, at), min(mark.end, span.end)
        if start < end:
            found += [("same", text[at:start]), (kind, text[start:end])]
            at = end
    found.append(("same", text[at : span.end]))
    return joined(part for part in found if part[1])


def inline(ops: Sequence[EditOp], left: str, right: str, typographic: Sequence[bool]) -> tuple[Piece, ...]:
    """Both wordings in one flow: what went stands before what came; *typographic* tells which change no word.

    Operations skip the white space between statements; where a side goes on to its next one, that side gets a blank.
    """
    if _is_kept(ops):
        return (made(Piece, ("same", clean(ops[0].right.of(right)))),)
    found: list[Part] = []
    gone = come = ""
    left_end = right_end = -1
    for op, quiet in zip(ops, typographic, strict=True):
        left_gap = op.left.start < op.left.end and -1 < left_end < op.left.start
        right_gap = op.right.start < op.right.end and -1 < right_end < op.right.start
        if op.tag == "equal" or quiet:
            both = " " * (left_gap and right_gap)
            found += [
                ("gone", gone + " " * (left_gap > right_gap)),
                ("come", come + " " * (right_gap > left_gap)),
                ("same", both),
                ("quiet" if quiet else "same", op.right.of(right)),
            ]
            gone = come = ""
        else:
            # Neighbours make one change: all that went stands before all that came.
            gone += " " * left_gap + op.left.of(left)
            come += " " * right_gap + op.right.of(right)
        left_end = op.left.end if op.left.start < op.left.end else left_end
        right_end = op.right.end if op.right.start < op.right.end else right_end
    found += [("gone", gone), ("come", come)]
    return joined(part for part in found if part[1])


class Columns:
    """The two versions of one comparison with their ids, names and numbers: all that making a row needs."""

    def __init__(self, comparison: Comparison, ids: tuple[str, str], names: tuple[str, str], prefix: str) -> None:
        alignment = comparison.alignment
        self.comparison = comparison
        self.versions = {"left": alignment.left, "right": alignment.right}
        self.ids = dict(zip(("left", "right"), ids, strict=True))
        self.names = dict(zip(("left", "right"), names, strict=True))
        self.texts = {side: version.text for side, version in self.versions.items()}
        self.numbers = {side: numbers(version) for side, version in self.versions.items()}
        self.prefix = prefix
        self.near: dict[tuple[str, int], list[tuple[float, int]]] = {}
        for link in (*alignment.links, *alignment.near):
            self.near.setdefault(("left", link.left), []).append((-link.score, link.right))
            self.near.setdefault(("right", link.right), []).append((-link.score, link.left))

    def cells(self, change: Change, side: str, quiet: Sequence[bool]) -> tuple[Cell, ...]:
        """The statements of one side of a change, of which *quiet* tells the operations that change no word."""
        version = self.versions[side]
        found = []
        for index in getattr(change.bead, side):
            statement = version.statements[index]
            cut = pieces(change, side, statement.span, self.texts[side], quiet)
            found.append(Cell(f"{self.ids[side]}.s{index + 1}", self.numbers[side][index], statement.role, cut))
        return tuple(found)

    def nearest(self, bead: Bead) -> tuple[Near, ...]:
        """For a statement without a partner: at most two statements of the other side that come nearest."""
        side, other, index = ("left", "right", bead.left) if bead.left else ("right", "left", bead.right)
        if (bead.left and bead.right) or not index:
            return ()
        version = self.versions[other]
        found = []
        for _, near in sorted(self.near.get((side, index[0]), ()))[:2]:
            text = clip(clean(version.statements[near].text), 90)
            found.append(Near(f"{self.ids[other]}.s{near + 1}", self.names[other], self.numbers[other][near], text))
        return tuple(found)

    def move(self, bead: Bead) -> str:
        """``moved up from 14th to 2nd``, or "" where nothing moved."""
        if not bead.moved or not bead.left or not bead.right:
            return ""
        here, there = self.numbers["left"][bead.left[0]], self.numbers["right"][bead.right[0]]
        way = ""
        if here.isdecimal() and there.isdecimal():
            way = " up" if int(there) < int(here) else " down" if int(there) > int(here) else ""
        return f"moved{way} from {ordinal(here)} to {ordinal(there)}"

    def row(self, position: int, change: Change, findings: Mapping[tuple[str, int], list[Tag]]) -> Row:
        """One change as a row; *findings* are looked up by side and statement."""
        bead = change.bead
        told = (("moved", bead.moved), ("split", bead.split), ("merged", bead.merged))
        here: dict[str, Tag] = {}
        for side in ("left", "right"):
            for index in getattr(bead, side):
                here.update((tag.id, tag) for tag in findings.get((side, index), ()))
        both = bool(bead.left and bead.right)
        label = "repeated" if change.repeated else change.label
        told_why = both and (change.label == "reworded" or bead.moved)
        reasons = bead.reasons[:4] if told_why else ()
        texts = self.texts["left"], self.texts["right"]
        quiet = [only_typography(op, *texts) for op in change.ops]
        return Row(
            id=f"{self.prefix}b{position + 1}",
            label=change.label,
            tags=(SHOWN.get(label, label), *(name for name, holds in told if holds)),
            left=self.cells(change, "left", quiet),
            right=self.cells(change, "right", quiet),
            inline=inline(change.ops, *texts, quiet) if both and change.diffed else (),
            diffed=change.diffed,
            note=self.move(bead),
            near=self.nearest(bead),
            percent=round(bead.score * 100) if told_why else 0,
            reasons=", ".join(f"{name.replace('-', ' ')} {value:.2f}" for name, value in reasons),
            findings=tuple(here.values()),
        )

    def rows(self, findings: Mapping[tuple[str, int], list[Tag]]) -> tuple[Row, ...]:
        """All rows in the order of the beads, with a ghost where a moved statement left from."""
        found = [self.row(n, change, findings) for n, change in enumerate(self.comparison.changes)]
        after: dict[int, list[Row]] = {}
        stays = {i: n for n, bead in enumerate(self.comparison.beads) if not bead.moved for i in bead.left}
        for n, bead in enumerate(self.comparison.beads):
            if bead.moved and bead.left and bead.right:
                place = next((stays[i] for i in range(bead.left[0] - 1, -1, -1) if i in stays), -1)
                after.setdefault(place, []).append(ghost(found[n]))
        merged = list(after.get(-1, ()))
        for n, row in enumerate(found):
            merged += [row, *after.get(n, ())]
        return tuple(merged)


def ghost(row: Row) -> Row:
    """What stays behind where a statement was moved away."""
    left = tuple(
        cell._replace(pieces=(Piece("same", clip("".join(p.text for p in cell.pieces), 90)),)) for cell in row.left
    )
    return Row(row.id + "-from", row.label, ("moved",), left, row.right, note=row.note, ghost=True, target=row.id)


def clip(text: str, length: int) -> str:
    """*text*, or its first words and an ellipsis where it is longer than *length*."""
    if len(text) <= length:
        return text
    return (text[:length].rsplit(" ", 1)[0] or text[:length]).rstrip(" ,;:.") + " …"


def runs(rows: Iterable[Row]) -> tuple[Run, ...]:
    """Rows with each longer run of plain unchanged ones folded."""
    found: list[Run] = []
    plain: list[Row] = []
    busy: list[Row] = []

    def close() -> None:
        nonlocal plain, busy
        if len(plain) < FOLD_FROM:
            busy, plain = [*busy, *plain], []
        if busy:
            found.append(Run(False, "", tuple(busy)))
        if plain:
            found.append(Run(True, f"{len(plain)} statements kept", tuple(plain)))
        plain, busy = [], []

    for row in rows:
        if row.tags == ("kept",) and not row.findings:
            plain.append(row)
        elif len(plain) >= FOLD_FROM:
            close()
            busy = [row]
        else:
            busy, plain = [*busy, *plain, row], []
    close()
    return tuple(found)
