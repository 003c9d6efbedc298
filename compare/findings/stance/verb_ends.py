"""Where a verb ends its clause, as in German and Dutch: "will das Bad schließen", "dass der Preis steigen könnte"."""

from __future__ import annotations

from compare.findings.pair import Side
from compare.model import Span
from compare.text import Word

_VERB_END = ",;:—–().!?"


def ends_clause(side: Side, span: Span) -> bool:
    """Whether a verb stands at the end of its clause, behind what it hedges: "..., dass der Preis steigen könnte".

    "Plant, das Bad zu schließen" goes on behind its comma.
    """
    if not side.lexicon.verb_second or not side.at(span.start) or not _clause_ends(side, span.end):
        return False
    return not any(side.lexicon.has("open_before", word.key) for word in _clause(side, span.end))


def last_verb(side: Side, span: Span) -> str:
    """The verb of what is planned, where it ends its clause: "will das Bad schließen"; or ""."""
    clause = _clause(side, span.end) if side.lexicon.verb_second else []
    return clause[-1].key if clause else ""


def _clause(side: Side, place: int) -> list[Word]:
    """The words of the clause that begins at *place*."""
    first = side.at(place)
    ends = (at + 1 for at in range(first, len(side.words)) if _clause_ends(side, side.words[at].end))
    return side.words[first : next(ends, None)]


def _clause_ends(side: Side, place: int) -> bool:
    return side.version.text[place : place + 1] in _VERB_END
