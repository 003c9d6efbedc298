"""What was quoted, and who carries it whole, cut or altered.

Quotations are read sentence by sentence, because outlets cut and join them as they like.  The fullest wording stands
for the row; that is a measure of length and no verdict on what was said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.language import load
from compare.mentions import sources
from compare.model import Cell, CellStance, Saying, Span, Version
from compare.text import words

#: Least words of a quotation that is looked for elsewhere, and least share of the shorter one that must be met there.
LEAST, SHARE = 4, 0.6
#: Rows; a word that stands in more of them finds none.
OFTEN = 200
#: Words of a quotation that are looked at.
LONG = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """What one statement holds of a quotation."""

    version: int
    statement: int
    span: Span
    keys: tuple[str, ...]

    @property
    def stream(self) -> str:
        """The folded words as one string."""
        return f" {' '.join(self.keys)} "


def sayings(versions: Sequence[Version]) -> tuple[Saying, ...]:
    """Every quotation of ``LEAST`` words and more, in the order of the text that carries it first."""
    pieces = [piece for number, version in enumerate(versions) for piece in _pieces(number, version)]
    groups: list[list[Piece]] = []
    postings: dict[str, list[int]] = {}
    for piece in sorted(pieces, key=lambda one: (-len(one.keys), one.keys, one.version, one.span)):
        home = next((number for number in _near(piece, postings) if _same(groups[number][0], piece)), None)
        if home is not None:
            groups[home].append(piece)
            continue
        for key in set(piece.keys):
            postings.setdefault(key, []).append(len(groups))
        groups.append([piece])
    made = [(_place(versions, group), _saying(versions, group)) for group in groups]
    return tuple(saying for _, saying in sorted(made, key=lambda item: (item[0], item[1].wording)))


def _near(piece: Piece, postings: Mapping[str, Sequence[int]]) -> list[int]:
    """The rows that have enough words of *piece* to be looked at, in their order."""
    telling = [key for key in set(piece.keys) if len(postings.get(key, ())) <= OFTEN]
    hits = Counter(number for key in telling for number in postings.get(key, ()))
    return sorted(number for number, count in hits.items() if count >= SHARE * len(telling))


def _pieces(number: int, version: Version) -> Iterator[Piece]:
    for index, statement in enumerate(version.statements):
        end = statement.span.start
        for quotation in version.quotations:
            span = Span(max(quotation.inner.start, end), min(quotation.inner.end, statement.span.end))
            if span.start < span.end:  # one inside another is a part of it
                said = tuple(word.key for word in words(span.of(version.text)))
                end = quotation.span.end
                if len(said) >= LEAST:
                    yield Piece(number, index, span, said)


def _same(full: Piece, piece: Piece) -> bool:
    """Whether *piece* has most of its words, in order, from *full*."""
    if piece.stream in full.stream:
        return True
    if len(set(piece.keys) & set(full.keys)) < SHARE * len(set(piece.keys)):
        return False
    return _common(full.keys, piece.keys) >= max(LEAST, SHARE * len(piece.keys))


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest common subsequence of words."""
    row = [0] * (len(right) + 1)
    for one in left[:LONG]:
        before = 0
        for at, other in enumerate(right[:LONG], 1):
            above = row[at]
            row[at] = before + 1 if one == other else max(above, row[at - 1])
            before = above
    return row[-1]


def _form(full: Piece, some: Sequence[Piece]) -> CellStance:
    if all(piece.stream in full.stream for piece in some):
        told = sum(len(piece.keys) for piece in some)
        return "whole" if told >= len(full.keys) else "cut"
    return "altered"


def _saying(versions: Sequence[Version], group: Sequence[Piece]) -> Saying:
    full = group[0]
    cells: list[Cell | None] = []
    for number in range(len(versions)):
        some = [piece for piece in group if piece.version == number]
        indices = tuple(sorted({piece.statement for piece in some}))
        cells.append(Cell(indices, _form(full, some)) if some else None)
    text = versions[full.version].text
    return Saying(" ".join(full.span.of(text).split()), _speaker(versions, group), tuple(cells))


def _speaker(versions: Sequence[Version], group: Sequence[Piece]) -> str:
    """The first named speaker beside the quotation, of the longest name, not who was told; or ""."""
    found = set()
    for piece in group:
        version = versions[piece.version]
        for source in sources(version.statements[piece.statement], load(version.lang)):
            if source.named and not (source.told or piece.span.holds(source.verb)):
                found.add(" ".join(source.source.of(version.text).split()))
    return min(found, key=lambda name: (-len(name), name), default="")


def _place(versions: Sequence[Version], group: Sequence[Piece]) -> float:
    return min(round(piece.statement / max(len(versions[piece.version].statements), 1), 9) for piece in group)
